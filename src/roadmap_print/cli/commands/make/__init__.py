"""Commands that make pages: build, watch."""

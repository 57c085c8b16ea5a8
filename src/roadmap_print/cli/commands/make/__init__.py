"""Commands that make pages: build, also of several catalogues and for people, edit and watch."""

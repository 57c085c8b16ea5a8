"""Commands that hand pages to people."""

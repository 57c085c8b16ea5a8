"""Commands that check: the catalogue, finished PDFs, addresses, what changed."""

"""What a finished file holds: pixels, codes, text, tags, links, order."""

"""What a file for paper holds: its sheets, its inks."""

"""The slides: 16:9, one line running through them all."""

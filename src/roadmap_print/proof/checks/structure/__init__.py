"""Checks of tags, contrast, places and sizes."""

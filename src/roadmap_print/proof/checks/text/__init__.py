"""Checks of what the pages say."""

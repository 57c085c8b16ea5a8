"""Finished pages proof-read as a stranger’s file: nothing is known of how they were made."""

"""Checks of codes and links."""

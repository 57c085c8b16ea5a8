"""Checks of files for paper."""

"""Finished pages made ready for paper: for a print shop, or for sheets to fold.

A PDF comes in and another goes out; nothing is laid out here.
"""

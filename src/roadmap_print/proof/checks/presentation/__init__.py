"""Checks of slides that people can edit: what PowerPoint's own checker asks for, and notes."""

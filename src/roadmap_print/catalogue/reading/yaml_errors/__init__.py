"""Errors of the YAML itself, told by their usual cause."""

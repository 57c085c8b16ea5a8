"""A module a format that people have their references and links in."""

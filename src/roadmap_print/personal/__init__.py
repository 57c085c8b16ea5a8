"""Booklets for people by name: what is common is made once, each copy adds what is its own."""

"""The catalogue made ready to print: typeset, numbered, each entry with its code."""

"""The poster: the whole route on one sheet."""

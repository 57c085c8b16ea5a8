"""The catalogue's text edited in its place: what is not edited keeps its bytes."""

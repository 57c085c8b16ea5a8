"""From the bytes of a file to one frozen value, or to every error in it."""

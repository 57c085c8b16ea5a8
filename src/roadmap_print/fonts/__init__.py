"""The fonts that pages are set in: ours, one a script from packages, and the system's."""

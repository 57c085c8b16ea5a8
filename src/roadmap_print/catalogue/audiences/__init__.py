"""Editions for some of the readers: what of a catalogue concerns an audience, and that alone."""

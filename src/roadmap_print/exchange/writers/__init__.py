"""A module a format that a catalogue is given out in."""

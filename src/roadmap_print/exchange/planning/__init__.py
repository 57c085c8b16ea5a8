"""What becomes of the records of files in a catalogue, shown before anything is written."""

"""From a catalogue to delivered files: jobs, processes, and the record of what is up to date."""

"""What people have into a catalogue, and a catalogue into what others need."""

"""From a catalogue to pages: content, measures, layout, HTML, PDF."""

"""From a composed publication to the bytes of a PDF."""

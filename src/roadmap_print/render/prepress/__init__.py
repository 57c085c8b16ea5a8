"""From a finished PDF to files for a print shop, or sheets to fold."""

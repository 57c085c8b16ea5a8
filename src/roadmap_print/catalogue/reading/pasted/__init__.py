"""What comes along with texts that were pasted from elsewhere, and what to write instead."""

"""Commands that bring in what others have, and give out what others need."""

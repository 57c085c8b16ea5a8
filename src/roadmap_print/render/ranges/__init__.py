"""Many pages rendered a range at a time, and their files joined."""

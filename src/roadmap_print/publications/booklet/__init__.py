"""The booklet: cover, introduction, how to read, overview, the steps, back matter."""

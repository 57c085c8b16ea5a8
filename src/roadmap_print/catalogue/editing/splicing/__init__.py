"""Each kind of edit as splices of the text, by what belongs to which node."""

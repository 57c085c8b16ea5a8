"""PowerPoint files read as a stranger's: package, slides, colours and texts → values."""

"""What is printed: the table of publications, and a package for each."""

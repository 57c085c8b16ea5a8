"""What two editions differ in: their catalogues, and the pages to print again."""

"""Every word that is printed or said, and the typography of each language."""

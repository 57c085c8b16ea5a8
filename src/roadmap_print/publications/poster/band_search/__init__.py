"""The search for a layout in bands: cells, rows of them, bands, columns and sheets."""

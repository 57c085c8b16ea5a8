"""Composed slides as a PowerPoint file, in our own design or in a house's template."""

"""Measures, line breaks and parts that several publications share; lengths in mm and pt."""

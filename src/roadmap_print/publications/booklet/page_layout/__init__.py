"""Which page holds what, computed on lengths and counts alone: no page is drawn here."""

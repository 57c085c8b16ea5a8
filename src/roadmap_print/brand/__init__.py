"""How the house looks: its colours."""

"""The pages of the steps, set and drawn."""

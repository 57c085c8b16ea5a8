"""The pages of the steps: what stands where is computed from measured words alone."""

"""From the YAML file to one frozen value, or to all that is wrong with it."""

"""Values written as YAML, in the style of what stands beside them."""

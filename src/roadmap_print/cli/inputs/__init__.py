"""What commands are given: catalogues by name, folder or list, and the settings beside them."""

"""What two catalogues differ in, and where an older one comes from."""

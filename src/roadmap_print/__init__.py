"""A learning roadmap in one YAML file, printed as booklet, poster and slides."""

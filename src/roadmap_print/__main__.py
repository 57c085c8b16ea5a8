"""`python -m roadmap_print` is `roadmap-print`."""

from roadmap_print.cli import main

main(prog_name="roadmap-print")

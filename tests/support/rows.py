"""The publications that tests name."""

from roadmap_print.publications.registry import get

BOOKLET, POSTER, SLIDES = map(get, ("booklet", "poster", "slides"))
LEAFLET = get("leaflet")

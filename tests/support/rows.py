"""The publications that tests name."""

from roadmap_print.publications.registry import get

BOOKLET, LEAFLET, POSTER, SLIDES, TALK = map(
    get, ("booklet", "leaflet", "poster", "slides", "talk")
)

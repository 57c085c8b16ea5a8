"""The leaflets in one file: that of the whole roadmap, then one a step."""

from __future__ import annotations

from roadmap_print.layout.page_model import Page
from roadmap_print.publications.leaflet import SHEET
from roadmap_print.publications.leaflet.step_inside import StepInside
from roadmap_print.publications.page_kit import PageKit
from roadmap_print.render.html_templates import Composed, PageMaterial


def compose(material: PageMaterial) -> Composed:
    """Lay out all leaflets, two pages a sheet: outside, then inside."""
    kit = PageKit.of(material, *SHEET)
    pages: list[Page] = []
    stations = kit.roadmap.stations
    for place, station in enumerate(stations):
        following = stations[place + 1] if place + 1 < len(stations) else None
        pages += StepInside(kit, station, following, "").pages()
    return kit.document(pages, duplex="short-edge")

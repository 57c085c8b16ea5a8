"""The leaflets in one file: that of the whole roadmap, then one a step."""

from __future__ import annotations

from roadmap_print.layout.page_model import Page
from roadmap_print.publications.leaflet import SHEET
from roadmap_print.publications.leaflet.step_inside import StepInside
from roadmap_print.publications.leaflet.step_outside import StepOutside
from roadmap_print.publications.page_kit import PageKit
from roadmap_print.render.html_templates import Composed, PageMaterial


def compose(material: PageMaterial) -> Composed:
    """Lay out all leaflets, two pages a sheet: outside, then inside."""
    kit = PageKit.of(material, *SHEET)
    pages: list[Page] = []
    stations = kit.roadmap.stations
    anchors = [f"step-{each.number}" for each in stations]
    for place, station in enumerate(stations):
        following = stations[place + 1] if place + 1 < len(stations) else None
        target = anchors[place + 1] if following else ""
        insides = StepInside(kit, station, following, target).pages()
        outside = StepOutside(kit, place, anchors)
        for number, inside in enumerate(insides, start=1):
            pages += [outside.page(number, len(insides), titled=not pages), inside]
    return kit.document(pages, duplex="short-edge")

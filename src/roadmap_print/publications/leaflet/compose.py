"""The leaflets in one file: that of the whole roadmap, then one a step."""

from collections.abc import Iterator

from roadmap_print.i18n.translator import Message
from roadmap_print.layout.page_model import Page
from roadmap_print.publications.leaflet import SHEET
from roadmap_print.publications.leaflet.step_inside import StepInside
from roadmap_print.publications.leaflet.step_outside import StepOutside
from roadmap_print.publications.leaflet.whole_inside import WholeInside, sheets
from roadmap_print.publications.leaflet.whole_outside import WholeOutside
from roadmap_print.publications.page_kit import PageKit
from roadmap_print.render.html_templates import Composed, PageMaterial


def compose(material: PageMaterial) -> Composed:
    """Lay out all leaflets; say that there is none of the whole roadmap where there is no home."""
    kit = PageKit.of(material, *SHEET)
    notes = () if kit.roadmap.home else (Message("build.no_whole_leaflet"),)
    return kit.document(list(leaflet_pages(kit)), duplex="short-edge", notes=notes)


def leaflet_pages(kit: PageKit) -> Iterator[Page]:
    """Yield all pages, two a sheet: its outside, then its inside."""
    if kit.roadmap.home:
        yield from _whole(kit)
    yield from _steps(kit, titled=kit.roadmap.home is None)


def _whole(kit: PageKit) -> Iterator[Page]:
    """Yield the pages of the whole roadmap's leaflet, whose codes lead to its home page."""
    stations, words = kit.roadmap.stations, kit.roadmap.words
    parts = sheets(kit, stations)
    for place, own in enumerate(parts):
        values = {"number": place + 1, "count": len(parts)}
        values |= {"first": own[0].number, "last": own[-1].number}
        sheet = words.sheet_of_steps.format(**values) if len(parts) > 1 else None
        first, last = place == 0, own[-1].number == kit.roadmap.step_count
        yield WholeOutside(kit, own, sheet).page(first=first)
        yield WholeInside(kit, own, first=first, last=last).page()


def _steps(kit: PageKit, *, titled: bool) -> Iterator[Page]:
    """Yield the pages of each step's leaflet; the first is `titled` where no other page is."""
    stations = kit.roadmap.stations
    anchors = [f"step-{each.number}" for each in stations]
    for place, station in enumerate(stations):
        following = stations[place + 1] if place + 1 < len(stations) else None
        target = anchors[place + 1] if following else ""
        insides = StepInside(kit, station, following, target).pages()
        outside = StepOutside(kit, place, anchors)
        for number, inside in enumerate(insides, start=1):
            yield outside.page(number, len(insides), titled=titled)
            yield inside
            titled = False

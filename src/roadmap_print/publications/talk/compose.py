"""The talk: title, why, the route, the steps, the last slide."""

from collections.abc import Iterator

from roadmap_print.layout.page_model import Page
from roadmap_print.publications.page_kit import PageKit
from roadmap_print.publications.slides.deck_route import route_slides
from roadmap_print.publications.slides.deck_title import title_slide
from roadmap_print.publications.talk import PATH_FROM, SHARED_FROM
from roadmap_print.publications.talk.ending_slide import ending_slide
from roadmap_print.publications.talk.pair_slide import pair_slide
from roadmap_print.publications.talk.step_slide import step_slide
from roadmap_print.publications.talk.why_slide import why_slide
from roadmap_print.render.html_templates import Composed, PageMaterial


def compose(material: PageMaterial) -> Composed:
    """Lay out the talk of a roadmap: of any, since what is too long is said shorter."""
    kit = PageKit.of(material)
    return kit.document(list(_slides(kit)))


def _slides(kit: PageKit) -> Iterator[Page]:
    stations = kit.roadmap.stations
    yield title_slide(kit)
    yield from why_slide(kit)
    if len(stations) > 1:
        yield from route_slides(kit, linked=len(stations) < PATH_FROM)
    if len(stations) < SHARED_FROM:
        yield from (step_slide(kit, place) for place in range(len(stations)))
    elif len(stations) < PATH_FROM:
        yield from (pair_slide(kit, place) for place in range(0, len(stations), 2))
    yield ending_slide(kit)

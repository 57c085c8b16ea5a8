"""The line on the slides of a talk, and what hangs on it."""

from __future__ import annotations

from pathlib import Path

from roadmap_print.brand.theme import Hue
from roadmap_print.layout.font_metrics import MM_PER_PT
from roadmap_print.layout.frame import OVERRUN, Area
from roadmap_print.layout.page_model import (
    DiscShape,
    LineShape,
    Picture,
    Shape,
    TextBlock,
    route_path,
)
from roadmap_print.content.view import Station
from roadmap_print.publications.page_kit import LONG_NUMERAL, NUMERAL, PageKit

BAR = 22.0  # mm: the height of the bar at which the line ends
LOGO = (72.0, 24.0)  # mm at most


def stretch(kit: PageKit, start: float, end: float, top: float, hue: Hue) -> LineShape:
    """Return a piece of the line; at the slide's edges it goes on beyond them."""
    start = -OVERRUN if start <= 0 else start
    end = kit.frame.width + OVERRUN if end >= kit.frame.width else end
    return LineShape(route_path([(start, top), (end, top)]), kit.mm("line"), hue.surface, hue.edge)


def bar(kit: PageKit, start: float, top: float, hue: Hue) -> LineShape:
    """Return the bar at which the line ends."""
    ends = [(start, top - BAR / 2), (start, top + BAR / 2)]
    return LineShape(route_path(ends), kit.mm("line"), hue.surface, hue.edge)


def bead(kit: PageKit, start: float, top: float, hue: Hue) -> DiscShape:
    """Return a stop on the line that is no station."""
    size = kit.mm("bead")
    return DiscShape(start, top, size, "#FFFFFF", edge=hue.tone, edge_width=0.18 * size)


def station_disc(
    kit: PageKit, station: Station, start: float, top: float, diameter: float
) -> tuple[list[Shape], list[TextBlock]]:
    """Return a station and its numeral, none where that would be too small to be read."""
    shape, numeral = kit.disc(station, start, top, diameter, artifact=False)
    scale = LONG_NUMERAL if station.number > 99 else 1.0
    legible = NUMERAL * diameter * scale >= kit.mm("floor") / MM_PER_PT
    return [shape], [numeral] if legible else []


def hue_before(kit: PageKit, place: int) -> Hue:
    """Return the colour in which the line comes to the station at a place of the printed ones."""
    return kit.roadmap.stations[place - 1].hue if place else kit.theme.primary


def logo_picture(kit: PageKit, logo: Path | None, start: float, top: float) -> Picture | None:
    """Place the publisher's logo, None where there is none."""  # to be replaced by kit.logo
    if logo is None:
        return None
    source = kit.assets.image(logo)
    name = kit.roadmap.publisher or kit.roadmap.title
    return Picture(Area(start, top, *LOGO), source, name)

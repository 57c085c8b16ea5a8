"""The line on slides, and what hangs on it: the same on those of a talk."""

from dataclasses import dataclass, replace
from itertools import pairwise

from roadmap_print.brand.theme import Hue
from roadmap_print.content.view import Station
from roadmap_print.i18n.page_words import dotted
from roadmap_print.layout.font_metrics import MM_PER_PT
from roadmap_print.layout.frame import OVERRUN
from roadmap_print.layout.page_model import DiscShape, LineShape, Page, Shape, TextBlock, route_path
from roadmap_print.publications.page_kit import PageKit, numeral_size

BAR = 22.0  # mm: the height of the bar at which the line ends
EDITION = 60.0  # mm that the edition may take at the foot
BESIDE_FOOT = 12.0  # mm between the small way and what the foot says
SMALL_PITCH, SMALL_LINE, SMALL_DOT, SMALL_DISC = 22.0, 0.8, 3.4, 8.0  # mm
MOST_DOTS = 24  # stations of the small way; of more, the one that a slide is of stands alone
EDGE = 0.15  # of a bead's diameter: its outline


def line_along(kit: PageKit, points: list[tuple[float, float]], hue: Hue) -> LineShape:
    """Return a piece of the line through points, in curves."""
    return kit.line(points, hue, radius=20.0)


def stretch(kit: PageKit, start: float, end: float, top: float, hue: Hue) -> LineShape:
    """Return a straight piece of the line; at the slide's edges it goes on beyond them."""
    start = -OVERRUN if start <= 0 else start
    end = kit.frame.width + OVERRUN if end >= kit.frame.width else end
    return line_along(kit, [(start, top), (end, top)], hue)


def stretches(kit: PageKit, ends: list[float], top: float, first: int) -> list[Shape]:
    """Return the line through stations, in the colour of each behind it.

    `first` is the first one's place among those that are printed.
    """
    return [
        stretch(kit, start, end, top, hue_before(kit, first + number))
        for number, (start, end) in enumerate(pairwise(ends))
    ]


def bar(kit: PageKit, start: float, top: float, hue: Hue, most: float = BAR) -> LineShape:
    """Return the bar at which the line ends, `most` mm high where it has less room."""
    half = min(BAR, most) / 2
    return line_along(kit, [(start, top - half), (start, top + half)], hue)


def bead(kit: PageKit, start: float, top: float, hue: Hue, size: float = 0.0) -> DiscShape:
    """Return a stop on the line that has no numeral."""
    size = size or kit.mm("bead")
    return DiscShape(start, top, size, "#FFFFFF", edge=hue.tone, edge_width=EDGE * size)


def station_disc(
    kit: PageKit, station: Station, start: float, top: float, diameter: float
) -> tuple[Shape, tuple[TextBlock, ...]]:
    """Return a station and its numeral, none where that would be too small to be read."""
    shape, numeral = kit.disc(station, start, top, diameter, artifact=False)
    legible = numeral_size(diameter, station.number) >= kit.mm("floor") / MM_PER_PT
    return shape, (numeral,) if legible else ()


def hue_before(kit: PageKit, place: int) -> Hue:
    """Return the colour in which the line comes to the station at a place of the printed ones."""
    return kit.roadmap.stations[place - 1].hue if place else kit.theme.primary


def step_heading(kit: PageKit, station: Station, block: TextBlock) -> TextBlock:
    """Make a text the heading of a step, which links and bookmarks lead to."""
    anchor = f"step-{station.id}"
    return replace(block, tag="h2", anchor=anchor, bookmark=kit.titled(station), role="title")


@dataclass(frozen=True, slots=True)
class Slide:
    """A slide, with the place of its station among those that are printed, if it is of one."""

    page: Page
    place: int | None = None


def slide_foot(
    kit: PageKit, place: int | None, number: int, count: int
) -> tuple[TextBlock, list[Shape]]:
    """Return edition, mark and number, which nobody reads aloud, and where on the way this is.

    The first slide says the edition itself.
    """
    style, roadmap = kit.type("meta"), kit.roadmap
    end = kit.frame.width - kit.mm("margin")
    edition = kit.measurer.elide(roadmap.edition or "", style, EDITION) if number > 1 else ""
    said = dotted(edition, roadmap.stamp_line, f"{number} / {count}")
    width = kit.measurer.width(said, style)
    middle = kit.mm("foot-y")
    text = kit.text(
        said, style, end - width, middle - style.line / 2 - kit.sheet.deeper(style), width,
        colour=kit.theme.grey, align="end",
    )  # fmt: skip
    shapes = [] if place is None else _small_way(kit, place, middle, end - width - BESIDE_FOOT)
    return replace(text, artifact=True, role="foot"), shapes


def _small_way(kit: PageKit, place: int, middle: float, end: float) -> list[Shape]:
    """Return the whole way, small, on it the station that a slide is of.

    Dots of hundreds would be a band of colour, drawn on as many slides: there a line stands for
    them, and how far along it the disc is says how far the way has come.
    """
    stations, start = kit.roadmap.stations, kit.mm("left")
    pitch = min(SMALL_PITCH, (end - start) / max(1, len(stations) - 1))
    path = route_path([(start, middle), (start + pitch * (len(stations) - 1), middle)])
    shapes: list[Shape] = [LineShape(path, SMALL_LINE, kit.theme.pale)]
    discs: list[DiscShape] = []
    dotted_way = enumerate(stations) if len(stations) <= MOST_DOTS else [(place, stations[place])]
    for number, station in dotted_way:
        at = start + pitch * number
        size = SMALL_DISC if number == place else min(SMALL_DOT, 0.6 * pitch)
        ring = 0.8 if number == place else 0.0
        discs.append(DiscShape(at, middle, size, station.hue.surface, ring, edge=station.hue.edge))
    return [*shapes, *sorted(discs, key=lambda disc: disc.diameter)]

"""The route on the cover: rows of stations that the line runs through to and fro.

One station a row as long as their titles can be read, then two, then numerals alone; of very
many steps not each has its numeral. Each stretch carries its resources as beads.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count
from math import ceil

from roadmap_print.brand.theme import WHITE
from roadmap_print.content.view import Station
from roadmap_print.layout.font_metrics import MM_PER_PT, Type
from roadmap_print.layout.frame import OVERRUN
from roadmap_print.layout.page_model import (
    DiscShape,
    Element,
    LineShape,
    Node,
    Part,
    Shape,
    TextBlock,
)
from roadmap_print.publications.booklet.bead_shapes import RING, draw_bead
from roadmap_print.publications.booklet.front_page import step_link
from roadmap_print.publications.page_kit import PageKit, disc_growth

ROWS = {1: 12, 2: 24}  # stations a row: up to how many steps, where their titles have room
MANY_ROWS = 13  # at most, fewer where discs would be too small for their numbers
OF_PITCH = 0.9  # of the pitch of rows: a disc at most
NUMBERED = (1, 2, 5, 10, 20, 50, 100)  # every which station has its numeral
DISC_SHARE = 0.74  # of the pitch of rows
LABEL_SHARE = 0.85  # pt of a label for a mm of the pitch
LABEL_LEADING = 1.22  # of its size
UNDER_LINE = 3.4  # mm from a row's middle down to the next row's label, with its accents
ABOVE_LINE = 3.2  # mm from a row's middle up to its label
AFTER_DISC = 4.2  # mm from a disc to its label
BEADS_AFTER = 6.5  # mm from a disc to the middle of its first bead
CLOSEST_BEADS = 5.0  # mm from one to the next
BETWEEN_DISCS = 2.5  # mm
SMALL_DISC = 0.34  # of a disc: a station without a numeral


@dataclass(frozen=True, slots=True)
class CoverRows:
    """Rows `pitch` mm apart from `top` on, with `columns` stations each.

    `label` is the type of titles, None where there are only numerals, on every `numbered`th.
    """

    top: float
    pitch: float
    columns: int
    disc: float
    label: Type | None
    numbered: int = 1


def plan_rows(kit: PageKit, top: float, end: float) -> CoverRows:
    """Choose the rows for a number of steps between two heights."""
    steps = len(kit.roadmap.stations)
    style, floor = kit.type("cover-label"), kit.type("meta").size
    extent = kit.sheet.extent
    high = max(LABEL_LEADING, extent.height + extent.depth)
    for columns, most in ROWS.items():
        pitch = _pitch(kit, top, end, ceil(steps / columns))
        size = min(style.size, max(LABEL_SHARE * pitch, floor))
        if steps <= most and size * high * MM_PER_PT + ABOVE_LINE + UNDER_LINE <= pitch:
            leading = round(LABEL_LEADING * extent.leading * size, 1)
            label = replace(style, size=round(size, 1), leading=leading)
            return CoverRows(top, pitch, columns, _disc(kit, pitch), label)
    least = _least_disc(kit)
    rows = min(MANY_ROWS, 1 + int((end - top) * OF_PITCH / least))
    columns = max(4, ceil(steps / rows))
    pitch = _pitch(kit, top, end, ceil(steps / columns))
    apart = _span(kit) / columns
    numbered = next(each for each in NUMBERED if apart * each >= least + BETWEEN_DISCS)
    disc = min(_disc(kit, pitch), apart * numbered - BETWEEN_DISCS, OF_PITCH * pitch)
    return CoverRows(top, pitch, columns, max(disc, min(least, OF_PITCH * pitch)), None, numbered)


def _pitch(kit: PageKit, top: float, end: float, rows: int) -> float:
    return min(kit.mm("cover-pitch"), (end - top) / max(1, rows - 1))


def _disc(kit: PageKit, pitch: float) -> float:
    return min(kit.mm("cover-disc"), max(_least_disc(kit), DISC_SHARE * pitch))


def _least_disc(kit: PageKit) -> float:
    """Return the diameter in mm at which the longest number of a station can be read."""
    growth = max((disc_growth(each.number) for each in kit.roadmap.stations), default=1.0)
    return kit.mm("cover-least-disc") * growth


def _span(kit: PageKit) -> float:
    """Return the length of a row from its first station to where a next row's first stands."""
    return kit.frame.width - 2 * kit.mm("cover-first")


@dataclass(frozen=True, slots=True)
class CoverStop:
    """A station in its place; `way` is 1 where the line goes on toward the page's end, else -1."""

    station: Station
    start: float
    top: float
    way: int
    last: bool  # of its row


def _stops(kit: PageKit, rows: CoverRows) -> tuple[CoverStop, ...]:
    stations = kit.roadmap.stations
    first, apart = kit.mm("cover-first"), _span(kit) / rows.columns
    found = []
    for place, station in enumerate(stations):
        row, column = divmod(place, rows.columns)
        way = 1 if row % 2 == 0 else -1
        along = first + column * apart
        start = along if way > 0 else kit.frame.width - along
        last = column == rows.columns - 1 or place == len(stations) - 1
        found.append(CoverStop(station, start, rows.top + row * rows.pitch, way, last))
    return tuple(found)


def place_route(kit: PageKit, rows: CoverRows) -> Part:
    """Place line, stations, beads and titles; titles are a list for a reader."""
    stops = _stops(kit, rows)
    shapes: list[Shape] = list(_lines(kit, stops, rows))
    items: list[Node] = []
    numerals: list[Node] = []
    for place, stop in enumerate(stops):
        shapes += _beads(kit, stop, rows) if rows.label else ()
        if place % rows.numbered and place:
            hue = stop.station.hue
            small = SMALL_DISC * rows.disc
            shapes.append(
                DiscShape(stop.start, stop.top, small, WHITE, edge=hue.tone, edge_width=0.2 * small)
            )
            continue
        label = _label(kit, stop, rows)
        disc, numeral = kit.disc(
            stop.station, stop.start, stop.top, rows.disc, artifact=label is None
        )
        shapes.append(disc)
        if label:
            items.append(Element("li", (numeral, label)))
        else:
            numerals.append(numeral)
    listed = (Element("ul", tuple(items)),) if items else ()
    return Part((*listed, *numerals), tuple(shapes))


def _lines(kit: PageKit, stops: Sequence[CoverStop], rows: CoverRows) -> Iterator[LineShape]:
    """Draw the line from station to station in the hue of the one that it leaves."""
    axis, width = kit.mm("axis"), kit.mm("cover-line")
    back = kit.frame.width - axis
    for stop, after in zip(stops, (*stops[1:], None), strict=True):
        hue, here = stop.station.hue, (stop.start, stop.top)
        side = back if stop.way > 0 else axis
        if after is None:
            down = kit.frame.height + OVERRUN
            points, radius = [here, (side, stop.top), (side, down)], kit.mm("cover-bend")
        elif stop.last:
            radius = rows.pitch / 2
            points = [here, (side, stop.top), (side, after.top), (after.start, after.top)]
        else:
            points, radius = [here, (after.start, after.top)], 0.0
        yield kit.line(points, hue, width=width, radius=radius)


def _beads(kit: PageKit, stop: CoverStop, rows: CoverRows) -> Iterator[Shape]:
    """Place a bead for each resource behind its station, or for every second if they are many."""
    before = rows.disc / 2 + BEADS_AFTER
    diameter, entries = kit.mm("cover-bead"), stop.station.entries
    room = _bead_room(kit, stop, rows) - before - RING * diameter / 2
    for every in count(1):
        some = entries[::every]
        apart = min(kit.mm("cover-bead-pitch"), room / max(1, len(some) - 1))
        if apart >= min(CLOSEST_BEADS, 1.16 * diameter) or len(some) < 2:
            break
    for place, entry in enumerate(some):
        along = stop.start + stop.way * (before + place * apart)
        yield draw_bead(kit.theme, entry.kind.pictogram, along, stop.top, diameter)


def _bead_room(kit: PageKit, stop: CoverStop, rows: CoverRows) -> float:
    """Return how long the straight line is that a station's beads have."""
    if not stop.last or rows.columns > 1:
        return _span(kit) / rows.columns - rows.disc / 2
    return kit.frame.width - kit.mm("axis") - kit.mm("cover-first") - rows.pitch / 2


def _label(kit: PageKit, stop: CoverStop, rows: CoverRows) -> TextBlock | None:
    """Place a title over its own row, beside its disc, in one line."""
    if rows.label is None:
        return None
    after = rows.disc / 2 + AFTER_DISC
    room = kit.mm("cover-labels")
    if rows.columns > 1:
        room = min(room, _span(kit) / rows.columns - after - rows.disc / 2 - BETWEEN_DISCS)
    text = kit.measurer.elide(stop.station.title, rows.label, room)
    start = stop.start + after if stop.way > 0 else stop.start - after - room
    above = stop.top - ABOVE_LINE - kit.sheet.below(rows.label)
    block = kit.text(
        text, rows.label, start, above - rows.label.line, room,
        colour=kit.theme.ink, align="start" if stop.way > 0 else "end",
    )  # fmt: skip
    return replace(block, link=step_link(kit, stop.station))

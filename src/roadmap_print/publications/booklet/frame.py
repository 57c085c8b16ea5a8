"""The booklet's page: its edges, the axis of its line, and the pieces that stand on the axis.

Positions are in mm from the upper left corner of the text area, so the axis is left of zero.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from roadmap_print.catalogue.comparison.compare import ChangeKind
from roadmap_print.content.view import Roadmap, Station
from roadmap_print.i18n.page_words import dotted
from roadmap_print.layout.badge import Plate, plate
from roadmap_print.layout.font_metrics import MM_PER_PT, Type, elide, wrap
from roadmap_print.layout.route_line import OVERRUN
from roadmap_print.render.assets import Assets
from roadmap_print.render.stylesheet import Stylesheet

SAFETY = 0.5  # mm kept free at the foot: lengths are rounded on their way to the page
RULED = 9.0  # mm between lines to write on
RING = 0.7  # mm of white round a disc, so that it stands clear of the line
PATH_GAP = 14.0  # mm at most from one station of the small path to the next
BESIDE_PATH = 13.0  # mm from the small path's last station to what the foot says
NUMERAL_DROP = 0.09  # em: Hanken Grotesk's figures sit this much above the middle, doubled


@dataclass(frozen=True, slots=True)
class Bar:
    """A straight piece of the line."""

    top: float
    height: float
    colour: str


@dataclass(frozen=True, slots=True)
class StationDisc:
    """A station: its numeral in a disc; `size` is the diameter."""

    number: int
    x: float
    y: float
    size: float
    colour: str
    font: float

    @property
    def line_height(self) -> float:
        """The leading that sets the numeral in the middle, in mm."""
        return self.size + NUMERAL_DROP * self.font * MM_PER_PT


@dataclass(frozen=True, slots=True)
class Imprint:
    """Edition and publisher, side by side at the foot of the cover."""

    left: tuple[str, ...]
    right: tuple[str, ...]


@dataclass(frozen=True)
class BookletFrame:
    """What every page of the booklet needs to know."""

    roadmap: Roadmap
    assets: Assets
    sheet: Stylesheet

    @property
    def imprint(self) -> Imprint:
        """Edition and publisher, each on as many lines as half the width makes of it.

        The mark stands where every page has it: at the right, the last thing.
        """
        style, half = self.type("meta"), self.width / 2 - 4
        answering = dotted(self.roadmap.publisher, self.roadmap.mark)
        return Imprint(wrap(self.roadmap.edition or "", style, half), wrap(answering, style, half))

    def foot(self, station: Station | None) -> str:
        """Return what the foot says before the page's number: step, edition, mark."""
        step = f"{self.roadmap.words.step}\u00a0{station.number}" if station else None
        edition = elide(self.roadmap.edition or "", self.type("meta"), self.mm("foot-edition"))
        return "".join(f"{part} · " for part in (step, edition, self.roadmap.mark) if part)

    @cached_property
    def path_gap(self) -> float:
        """How far apart the small path's stations are, so that it ends before the foot's text."""
        stations = self.roadmap.stations
        text = self.type("meta").width(f"{self.foot(stations[-1])}888 / 888")
        room = min(self.mm("foot-path"), self.width - text - BESIDE_PATH)
        return min(PATH_GAP, room / max(1, len(stations) - 1))

    def mm(self, name: str) -> float:
        """Return a length of the style sheet in mm."""
        return self.sheet.mm(name)

    def type(self, name: str) -> Type:
        """Return a type style of the style sheet."""
        return self.sheet.type(name)

    @cached_property
    def top(self) -> float:
        """The page's upper edge."""
        return -self.mm("top")

    @cached_property
    def end(self) -> float:
        """The page's lower edge."""
        return self.mm("height") - self.mm("top")

    @cached_property
    def room(self) -> float:
        """The height of the text area."""
        return self.mm("height") - self.mm("top") - self.mm("bottom") - SAFETY

    @cached_property
    def width(self) -> float:
        """The width of the text area."""
        return self.mm("width") - self.mm("left") - self.mm("right")

    @cached_property
    def axis(self) -> float:
        """The middle of the line."""
        return self.mm("axis") - self.mm("left")

    @property
    def ink(self) -> str:
        """The colour of the line before the first station and after the last."""
        return self.sheet.properties["ink"]

    def plate(self, kind: ChangeKind, x: float, y: float) -> Plate:
        """Return a plate that says what has happened to a stop."""
        return plate(kind, self.roadmap.words, self.type("plate"), self.mm("plate-height"), (x, y))

    def bars(self, *changes: tuple[float, str]) -> tuple[Bar, ...]:
        """Return the line from edge to edge and beyond: (where a colour begins, the colour)."""
        starts = [y - OVERRUN if y == self.top else y for y, _ in changes]
        ends = [*starts[1:], self.end + OVERRUN]
        return tuple(
            Bar(start, end - start, colour)
            for start, end, (_, colour) in zip(starts, ends, changes, strict=True)
        )

    def disc(
        self, station: Station, y: float, size: float, *, x: float | None = None
    ) -> StationDisc:
        """Return a station's disc, on the axis unless `x` says otherwise."""
        font = size * (1.6 if station.number < 100 else 1.2)
        middle = self.axis if x is None else x
        return StationDisc(station.number, middle, y, size, station.colour, font)

    def colour_entering(self, station: Station) -> str:
        """Return the colour of the line above a step: the page before ends behind its disc."""
        return station.colour if station is not self.roadmap.stations[0] else self.ink

    def pictogram(self, name: str, colour: str | None = None) -> str:
        """Return the address of a pictogram, in ink unless a colour is given."""
        return self.assets.pictogram(name, colour or self.ink)


def spread(heights: Sequence[float], room: float, least: float, most: float) -> float:
    """Return the gap that lets blocks fill `room`, within its bounds, in mm."""
    if len(heights) < 2:
        return least
    return min(most, max(least, (room - sum(heights)) / (len(heights) - 1)))

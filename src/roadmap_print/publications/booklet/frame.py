"""The booklet's page: its edges, the axis of its line, and the pieces that stand on the axis.

Positions are in mm from the upper left corner of the text area, so the axis is left of zero.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from roadmap_print.content.view import Station
from roadmap_print.i18n.page_words import dotted
from roadmap_print.layout.components import Disc
from roadmap_print.layout.font_metrics import elide, wrap
from roadmap_print.layout.frame import OVERRUN
from roadmap_print.layout.route_line import Stroke, drawing
from roadmap_print.publications.page_frame import WIDEST_NUMBER, PageFrame, foot_text

SAFETY = 0.5  # mm kept free at the foot: lengths are rounded on their way to the page
RULED = 9.0  # mm between lines to write on
RING = 0.7  # mm of white round a disc, so that it stands clear of the line
PATH_GAP = 14.0  # mm at most from one station of the small path to the next
BESIDE_PATH = 13.0  # mm from the small path's last station to what the foot says


@dataclass(frozen=True, slots=True)
class Bar:
    """A straight piece of the line."""

    top: float
    height: float
    colour: str


class BookletFrame(PageFrame):
    """What every page of the booklet needs to know."""

    @property
    def imprint(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Edition and publisher, side by side at the foot of the cover, in lines of half its width.

        The mark stands where every page has it: at the right, the last thing.
        """
        style, half = self.type("meta"), self.width / 2 - 4
        answering = dotted(self.roadmap.publisher, self.roadmap.mark)
        return wrap(self.roadmap.edition or "", style, half), wrap(answering, style, half)

    def foot(self, station: Station | None) -> str:
        """Return what the foot says before the page's number: step, edition, mark."""
        step = f"{self.roadmap.words.step}\u00a0{station.number}" if station else None
        edition = elide(self.roadmap.edition or "", self.type("meta"), self.mm("foot-edition"))
        return foot_text(step, edition, self.roadmap.mark)

    @cached_property
    def path_gap(self) -> float:
        """How far apart the small path's stations are, so that it ends before the foot's text."""
        stations = self.roadmap.stations
        text = self.type("meta").width(f"{self.foot(stations[-1])}{WIDEST_NUMBER}")
        room = min(self.mm("foot-path"), self.width - text - BESIDE_PATH)
        return min(PATH_GAP, room / max(1, len(stations) - 1))

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

    def bars(self, *changes: tuple[float, str]) -> tuple[Bar, ...]:
        """Return the line from edge to edge and beyond: (where a colour begins, the colour)."""
        starts = [y - OVERRUN if y == self.top else y for y, _ in changes]
        ends = [*starts[1:], self.end + OVERRUN]
        return tuple(
            Bar(start, end - start, colour)
            for start, end, (_, colour) in zip(starts, ends, changes, strict=True)
        )

    def disc(self, station: Station, y: float, size: float, *, x: float | None = None) -> Disc:
        """Return a station's disc, on the axis unless `x` says otherwise."""
        font = size * (1.6 if station.number < 100 else 1.2)
        middle = self.axis if x is None else x
        return Disc(str(station.number), middle, y, size, station.colour, font, RING)

    def item_disc(self, station: Station, style: str = "heading") -> Disc:
        """Return the disc of a station in a list, level with the first line of its title."""
        return self.disc(station, self.type(style).line / 2, self.mm("item-disc"))

    def page_route(self, strokes: Iterable[Stroke]) -> str:
        """Draw the line over a whole page, in lengths from the corner of its text area."""
        width, height, line = (self.mm(name) for name in ("width", "height", "cover-line"))
        drawn = drawing(width, height, strokes, line, OVERRUN)
        move = f'<g transform="translate({self.mm("left")} {self.mm("top")})" '
        return self.assets.svg(drawn.replace("<g ", move, 1))


def spread(heights: Sequence[float], room: float, least: float, most: float) -> float:
    """Return the gap that lets blocks fill `room`, within its bounds, in mm."""
    if len(heights) < 2:
        return least
    return min(most, max(least, (room - sum(heights)) / (len(heights) - 1)))

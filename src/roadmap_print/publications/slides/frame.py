"""What every slide needs to know: its edges, its line, and type set as large as its place allows.

A slide cannot grow, so nothing is left to the engine: each text gets a place, and the largest
size at which its lines fit there. Lengths in mm from the slide's upper left corner.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from roadmap_print.content.view import Station
from roadmap_print.layout.components import Disc, PlacedText
from roadmap_print.layout.font_metrics import MM_PER_PT, Type, elide, wrap
from roadmap_print.layout.overflow import too_large
from roadmap_print.publications.page_frame import WIDEST_NUMBER, PageFrame, foot_text

NUMERAL = 0.46  # of a disc's diameter: the size of a numeral of one or two figures
LEAST = 18.0  # pt: as all type on a slide
EDITION = 60.0  # mm that the edition may take at the foot
SHRINK = 0.92  # from one size to the next smaller one

_PARTS = re.compile(r" |(?<=[-–/])(?=\w)")


@dataclass(frozen=True)
class SlideFrame(PageFrame):
    """What every slide needs to know."""

    @cached_property
    def right(self) -> float:
        """Where text and codes end."""
        return self.mm("width") - self.mm("margin")

    @cached_property
    def floor(self) -> float:
        """The smallest type on a slide, in pt."""
        return self.mm("floor") / MM_PER_PT

    def disc(self, station: Station, x: float, y: float, size: float) -> Disc:
        """Return a station's disc, its numeral as large as its figures allow, none if too small."""
        scale = min(1.0, 2.2 / len(str(station.number)))
        font = NUMERAL * scale * size / MM_PER_PT
        numeral = str(station.number) if font >= LEAST else ""
        return Disc(numeral, x, y, size, station.colour, font)

    def bead(self, x: float, y: float) -> str:
        """Return the place of a small stop on the line as CSS."""
        size = self.mm("bead")
        return f"left:{x - size / 2:.2f}mm;top:{y - size / 2:.2f}mm;width:{size}mm;height:{size}mm"

    def foot(self, *, edition: bool = True) -> str:
        """Return what the foot says before the slide's number: the edition and the mark."""
        short = elide(self.roadmap.edition or "", self.type("meta"), EDITION) if edition else ""
        return foot_text(short, self.roadmap.stamp_line)

    def foot_width(self, *, edition: bool = True) -> float:
        """Return how much of the foot, from the right margin, that and the number take, in mm."""
        return self.type("meta").width(f"{self.foot(edition=edition)}{WIDEST_NUMBER}")

    def text(self, words: str, style: str, place: tuple[float, float, float, float]) -> PlacedText:
        """Set `words` in a place (x, y, width, height), smaller where they need it.

        Raises FitError where not even the smallest type of a slide fits.
        """
        x, y, width, height = place
        for size in sizes(self.type(style), self.floor):
            text = fitted(words, size, (x, y, width), height, self.floor)
            if text:
                return text
        raise too_large(words)


def sizes(style: Type, floor: float) -> Iterator[Type]:
    """Yield a style and its smaller sizes, in whole points down to `floor`."""
    size = style.size
    while size > floor:
        yield _resized(style, size)
        size = max(floor, float(int(size * SHRINK)))
    yield _resized(style, floor)


def fitted(
    words: str, style: Type, corner: tuple[float, float, float], height: float, floor: float
) -> PlacedText | None:
    """Set `words` from a corner (x, y) in a width; None where they are higher than `height`.

    Nor does a word fit that is wider than the place, unless it were so at `floor` pt too: smaller
    type is a better remedy than cutting a word, but only where it is one.
    """
    x, y, width = corner
    if widest(words, style) > width >= widest(words, _resized(style, floor)):
        return None
    lines = wrap(words, style, width)
    fits = style.height(len(lines)) <= height + 0.01
    return PlacedText(lines, style, x, y, width) if fits else None


def widest(words: str, style: Type) -> float:
    """Return the width of the longest part that does not break by itself."""
    return max(style.width(part) for part in _PARTS.split(words))


def _resized(style: Type, size: float) -> Type:
    return Type(style.face, size, round(style.leading * size / style.size, 1))

"""What every slide needs to know: its edges, its line, and type set as large as its place allows.

A slide cannot grow, so nothing is left to the engine: each text gets a place, and the largest
size at which its lines fit there. Lengths in mm from the slide's upper left corner.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property

from roadmap_print.catalogue.comparison.compare import ChangeKind
from roadmap_print.content.view import Roadmap, Station
from roadmap_print.layout.badge import Plate, plate
from roadmap_print.layout.font_metrics import MM_PER_PT, Type, elide, wrap
from roadmap_print.layout.overflow import too_large
from roadmap_print.render.assets import Assets
from roadmap_print.render.stylesheet import Stylesheet

NUMERAL = 0.46  # of a disc's diameter: the size of a numeral of one or two figures
NUMERAL_DROP = 0.09  # em: Hanken Grotesk's figures stand this much above the middle, doubled
LEAST = 18.0  # pt: as all type on a slide
SLACK = 1.0  # mm by which a text's box is wider than its lines, should kerning widen one
EDITION = 60.0  # mm that the edition may take at the foot
SHRINK = 0.92  # from one size to the next smaller one

_PARTS = re.compile(r" |(?<=[-–/])(?=\w)")


@dataclass(frozen=True, slots=True)
class SlideText:
    """Broken lines in their place, at the size that fits there."""

    lines: tuple[str, ...]
    type: Type
    x: float
    y: float
    width: float

    @property
    def height(self) -> float:
        """The height of all lines."""
        return self.type.height(len(self.lines))

    @property
    def end(self) -> float:
        """The lower edge of the last line."""
        return self.y + self.height

    def moved(self, down: float) -> SlideText:
        """Return the same lines lower by so many mm."""
        return replace(self, y=self.y + down)

    @property
    def style(self) -> str:
        """The place and the size as CSS; with a little slack."""
        return (
            f"left:{self.x:.2f}mm;top:{self.y:.2f}mm;width:{self.width + SLACK:.2f}mm;"
            f"font-size:{self.type.size:g}pt;line-height:{self.type.leading:g}pt"
        )


@dataclass(frozen=True, slots=True)
class SlideDisc:
    """A station: its numeral in a disc of `size` mm; without a numeral where it has no room."""

    station: Station
    x: float
    y: float
    size: float
    font: float

    @property
    def numbered(self) -> bool:
        """Whether the numeral is large enough to be read."""
        return self.font >= LEAST

    @property
    def style(self) -> str:
        """The place and the numeral's size as CSS."""
        return (
            f"left:{self.x - self.size / 2:.2f}mm;top:{self.y - self.size / 2:.2f}mm;"
            f"width:{self.size:.2f}mm;height:{self.size:.2f}mm;"
            f"background-color:{self.station.colour};font-size:{self.font:.1f}pt;"
            f"line-height:{self.size + NUMERAL_DROP * self.font * MM_PER_PT:.2f}mm"
        )


@dataclass(frozen=True)
class SlideFrame:
    """What every slide needs to know."""

    roadmap: Roadmap
    assets: Assets
    sheet: Stylesheet
    _lengths: dict[str, float] = field(default_factory=dict, repr=False)
    _types: dict[str, Type] = field(default_factory=dict, repr=False)

    def mm(self, name: str) -> float:
        """Return a length of the style sheet in mm."""
        if name not in self._lengths:
            self._lengths[name] = self.sheet.mm(name)
        return self._lengths[name]

    def type(self, name: str) -> Type:
        """Return a type style of the style sheet."""
        if name not in self._types:
            self._types[name] = self.sheet.type(name)
        return self._types[name]

    @cached_property
    def right(self) -> float:
        """Where text and codes end."""
        return self.mm("width") - self.mm("margin")

    @cached_property
    def ink(self) -> str:
        """The colour of the line before the first station."""
        return self.sheet.properties["ink"]

    @cached_property
    def floor(self) -> float:
        """The smallest type on a slide, in pt."""
        return self.mm("floor") / MM_PER_PT

    def colour_before(self, station: Station) -> str:
        """Return the colour in which the line arrives at a station."""
        place = self.roadmap.stations.index(station)
        return self.roadmap.stations[place - 1].colour if place else self.ink

    def disc(self, station: Station, x: float, y: float, size: float) -> SlideDisc:
        """Return a station's disc, its numeral as large as its figures allow."""
        scale = min(1.0, 2.2 / len(str(station.number)))
        return SlideDisc(station, x, y, size, NUMERAL * scale * size / MM_PER_PT)

    def bead(self, x: float, y: float) -> str:
        """Return the place of a small stop on the line as CSS."""
        size = self.mm("bead")
        return f"left:{x - size / 2:.2f}mm;top:{y - size / 2:.2f}mm;width:{size}mm;height:{size}mm"

    def foot(self, *, edition: bool = True) -> str:
        """Return what the foot says before the slide's number: the edition and the mark."""
        short = elide(self.roadmap.edition or "", self.type("meta"), EDITION) if edition else ""
        return "".join(f"{part} · " for part in (short, self.roadmap.mark) if part)

    def foot_width(self, *, edition: bool = True) -> float:
        """Return how much of the foot, from the right margin, that and the number take, in mm."""
        return self.type("meta").width(f"{self.foot(edition=edition)}888 / 888")

    def plate(self, kind: ChangeKind, x: float, y: float) -> Plate:
        """Return a plate that says what has happened to a stop."""
        return plate(kind, self.roadmap.words, self.type("plate"), self.mm("plate-height"), (x, y))

    def text(self, words: str, style: str, place: tuple[float, float, float, float]) -> SlideText:
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
) -> SlideText | None:
    """Set `words` from a corner (x, y) in a width; None where they are higher than `height`.

    Nor does a word fit that is wider than the place, unless it were so at `floor` pt too: smaller
    type is a better remedy than cutting a word, but only where it is one.
    """
    x, y, width = corner
    if widest(words, style) > width >= widest(words, _resized(style, floor)):
        return None
    lines = wrap(words, style, width)
    fits = style.height(len(lines)) <= height + 0.01
    return SlideText(lines, style, x, y, width) if fits else None


def widest(words: str, style: Type) -> float:
    """Return the width of the longest part that does not break by itself."""
    return max(style.width(part) for part in _PARTS.split(words))


def _resized(style: Type, size: float) -> Type:
    return Type(style.face, size, round(style.leading * size / style.size, 1))

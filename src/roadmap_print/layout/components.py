"""Parts that publications share, in their places: all lengths in mm from an upper left corner."""

from __future__ import annotations

from dataclasses import dataclass, replace
from types import SimpleNamespace

from roadmap_print.layout.font_metrics import MM_PER_PT, Type

NUMERAL_DROP = 0.09  # em: Hanken Grotesk's figures stand this much above the middle, doubled
SLACK = 1.0  # mm by which a text's box is wider than its lines, should kerning widen one


class TemplatePart(SimpleNamespace):
    """A page, or a part of one, that only a template reads: a value by each name it asks for.

    A name that the template asks for and nobody has set is an error there.
    """


@dataclass(frozen=True, slots=True)
class Place:
    """A place on a page."""

    x: float
    y: float
    width: float
    height: float

    @property
    def style(self) -> str:
        """The place as CSS."""
        return (
            f"left:{self.x:.2f}mm;top:{self.y:.2f}mm;"
            f"width:{self.width:.2f}mm;height:{self.height:.2f}mm"
        )


@dataclass(frozen=True, slots=True)
class Figure(Place):
    """A picture in its place."""

    source: str


@dataclass(frozen=True, slots=True)
class PlacedText:
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

    def moved(self, down: float) -> PlacedText:
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
class Disc:
    """A station: its numeral of `font` pt in a disc round (x, y), `size` mm inside its ring."""

    numeral: str
    x: float
    y: float
    size: float
    colour: str
    font: float
    ring: float = 0.0

    @property
    def style(self) -> str:
        """The place as CSS, and the leading that sets the numeral in the middle."""
        left, top = (middle - self.size / 2 - self.ring for middle in (self.x, self.y))
        return (
            f"{Place(left, top, self.size, self.size).style};background-color:{self.colour};"
            f"font-size:{self.font:.1f}pt;"
            f"line-height:{self.size + NUMERAL_DROP * self.font * MM_PER_PT:.2f}mm"
        )

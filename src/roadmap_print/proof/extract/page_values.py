"""What a reader's eyes find on a page: values, in mm from the top left corner of the page.

The pixels are looked at once and let go; every judgement afterwards is made from these values.
"""

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise, product
from typing import NamedTuple, TypeVar

MM = 25.4 / 72  # a point in mm
FOOT = re.compile(r"(\d+) / (\d+)$")  # a page's number, of how many, as its foot says
LINE = 3.0  # mm within which what stands at the foot is one line

Key = TypeVar("Key")
Value = TypeVar("Value")
Colour = tuple[int, int, int]
"""Red, green and blue from 0 to 255."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in mm, from the top left corner of the page."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """Width in mm."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Height in mm."""
        return self.bottom - self.top

    def shared(self, other: "Box") -> tuple[float, float]:
        """Return how far the two overlap, across and down; below 0 is the distance."""
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return across, down

    def apart(self, other: "Box") -> float:
        """Return how many mm are between the two, 0 where they touch."""
        across, down = self.shared(other)
        return math.hypot(min(0.0, across), min(0.0, down))

    def holds(self, other: "Box", slack: float = 0.0) -> bool:
        """Tell whether the other lies inside this one, or at most `slack` mm out of it."""
        return (
            other.left >= self.left - slack
            and other.top >= self.top - slack
            and other.right <= self.right + slack
            and other.bottom <= self.bottom + slack
        )

    def wider(self, margin: float) -> "Box":
        """Return a box that is larger by `margin` mm on each side."""
        return Box(self.left - margin, self.top - margin, self.right + margin, self.bottom + margin)

    def lower(self, down: float) -> "Box":
        """Return a box of the same size so many mm further down."""
        return Box(self.left, self.top + down, self.right, self.bottom + down)

    def with_(self, other: "Box") -> "Box":
        """Return the smallest box round both."""
        return Box(
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )


def grouped(pairs: Iterable[tuple[Key, Value]]) -> dict[Key, list[Value]]:
    """Gather values under their keys, in order."""
    found: dict[Key, list[Value]] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return found


class Wishes(NamedTuple):
    """What is looked for where anybody asks: the share of ink, the grounds of texts, stains.

    Around a code `white` of so many modules and mm is expected, and looked for closer up.

    `folds` are those of odd pages and those of even ones, in mm from the edge where lines of text
    begin: the right one of `mirrored` pages.
    """

    inks: bool = False
    grounds: bool = False
    folds: tuple[tuple[float, ...], tuple[float, ...]] = ((), ())
    mirrored: bool = False
    white: tuple[float, float] = (0.0, 0.0)

    def folds_of(self, number: int, width: float) -> tuple[float, ...]:
        """Return the folds of a page so wide, in mm from its left edge."""
        folds = self.folds[(number - 1) % 2]
        return tuple(width - fold for fold in folds) if self.mirrored else folds


class PageCoordinates(NamedTuple):
    """What is seen of a page, in pt from the lower left as PDF counts; `box(*self)` is all."""

    x0: float
    y0: float
    x1: float
    y1: float

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """Return a box in mm from the page's upper left."""
        across = (left - self.x0) * MM, (right - self.x0) * MM
        down = (self.y1 - top) * MM, (self.y1 - bottom) * MM
        return Box(across[0], down[0], across[1], down[1])


@dataclass(frozen=True, slots=True)
class TextRun:
    """Text drawn in one go; `box` is round its ink, `size` in pt.

    `mark` is its number in the page's tagged content, None where it has none; `colour` is what is
    seen of it, `opacity` how much of it covers; `backgrounds` are the colours that it stands on;
    `inked` is whether any of it can be seen, `covered` whether anything is painted over it,
    `followed` whether anything is drawn close below it; `embedded` is whether the file holds its
    font; `ground` is how far the colour that it begins on reaches, where anybody asks.
    """

    text: str
    box: Box
    size: float
    colour: Colour
    font: str
    mark: int | None
    artifact: bool
    clip: Box | None = None
    backgrounds: tuple[Colour, ...] = ()
    opacity: float = 1.0
    inked: bool = True
    covered: bool = False
    embedded: bool = True
    followed: bool = True
    ground: Box | None = None


@dataclass(frozen=True, slots=True)
class BroadStroke:
    """A stroke of the line, by points on its middle, `width` mm broad."""

    points: tuple[tuple[float, float], ...]
    width: float

    @property
    def length(self) -> float:
        """How long it is, in mm."""
        return sum(math.dist(*pair) for pair in pairwise(self.points))

    def apart(self, box: Box, most: float = math.inf) -> float:
        """Return how many mm of white are between it and a box, 0 where they touch, or `most`."""
        found = most + self.width / 2
        for start, end in pairwise(self.points):
            (x, y), (to_x, to_y) = start, end
            piece = Box(min(x, to_x), min(y, to_y), max(x, to_x), max(y, to_y))
            if piece.apart(box) < found:  # the piece itself is no nearer than the box round it
                ends = (Box(*point, *point).apart(box) for point in (start, end))
                corners = product((box.left, box.right), (box.top, box.bottom))
                beside = (_beside(corner, start, end) for corner in corners)
                upright = x == to_x or y == to_y
                found = min(found, piece.apart(box) if upright else min(*ends, *beside))
        return max(0.0, found - self.width / 2)


Point = tuple[float, float]


def _beside(point: Point, start: Point, end: Point) -> float:
    """Return the distance of a point and a straight line."""
    across, down = end[0] - start[0], end[1] - start[1]
    along = (point[0] - start[0]) * across + (point[1] - start[1]) * down
    part = min(1.0, max(0.0, along / (across**2 + down**2)))
    return math.dist(point, (start[0] + part * across, start[1] + part * down))


@dataclass(frozen=True, slots=True)
class Stain:
    """Ink where there is to be none but the line's: beside a `fold`, so many mm in, or an edge."""

    box: Box
    fold: float | None


class LineOfText(NamedTuple):
    """A line of a block: where in the block's folded text it begins and ends, and its ink."""

    begin: int
    end: int
    box: Box


@dataclass(frozen=True, slots=True)
class PageFigure:
    """A picture that means something, by its number in the page's tagged content.

    `contrast` is the greatest one inside it and at its edge, `shape` its dark and light parts in
    grey, on a field of 24 by 8, so that two figures can be told apart without their colours.
    """

    mark: int
    box: Box
    contrast: float
    shape: bytes


@dataclass(frozen=True, slots=True)
class DecodedCode:
    """A code as decoded from the page's pixels.

    `box` is round its dark square; `modules` counts a side's, `module` is one's width in mm; the
    white around is `quiet` modules wide, or `white` mm; `sturdy` is whether it reads from a poor
    copy too.
    """

    text: str
    box: Box
    modules: int
    module: float
    quiet: float
    white: float
    sturdy: bool


@dataclass(frozen=True, slots=True)
class PageLink:
    """A link's place: `uri` where it leads out, `target` the page where it leads inside the file.

    A target of 0 is a page that is not there. `number` is the annotation's object number, by
    which the tags name it.
    """

    box: Box
    uri: str | None
    target: int | None
    sentence: str
    number: int
    tagged: bool


@dataclass(frozen=True, slots=True)
class Ink:
    """What a page is printed with: the `share` of it that is black, and whether it has colour."""

    share: float
    coloured: bool


@dataclass(frozen=True, slots=True)
class FinishedPage:
    """One page; `number` counts from 1.

    `strokes` are its line, `stains` the ink on strips that are to be bare.
    `buried` are texts inside drawings of their own, `notes` counts what is laid on the page besides
    its links, `turned` is by how many degrees a reader's program turns the page, `cropped` whether
    it shows a part of it alone.
    """

    number: int
    width: float
    height: float
    runs: tuple[TextRun, ...]
    figures: tuple[PageFigure, ...]
    codes: tuple[DecodedCode, ...]
    links: tuple[PageLink, ...]
    ink: Ink | None = None
    buried: tuple[str, ...] = ()
    notes: int = 0
    turned: int = 0
    cropped: bool = False
    strokes: tuple[BroadStroke, ...] = ()
    stains: tuple[Stain, ...] = ()

    @property
    def box(self) -> Box:
        """The whole page."""
        return Box(0, 0, self.width, self.height)

    def miscounted(self, pages: int, *, mirrored: bool = False) -> str:
        """Return the number at the foot, where it is not this page's own of so many; else "".

        It stands at the end of its line: on `mirrored` pages that is the left.
        """
        lowest = max((run.box.bottom for run in self.runs), default=0.0)
        foot = [run for run in self.runs if run.box.bottom > lowest - LINE]
        right = {str(self.number), f"{self.number} / {pages}"}
        said = [found[0] for run in foot if (found := FOOT.search(run.text))]
        ends = [(-run.box.left if mirrored else run.box.right, run) for run in foot]
        last = max(ends, key=lambda end: end[0], default=(0.0, None))[1]
        if not said and last and last.artifact and last.text.strip().isdecimal():
            said = [last.text.strip()]
        return said[0] if said and not right & set(said) else ""


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A bookmark, and the page that it leads to: 0 for none."""

    title: str
    page: int


@dataclass(frozen=True, slots=True)
class TagElement:
    """An element of the tag tree, in reading order.

    `path` are the kinds from the document down to this one, `parents` their numbers; `lang` is
    the nearest language, `spoken` what is said in place of its letters; `scoped` is whether a
    header says, or its cells say, what it heads.
    """

    number: int
    kind: str
    path: tuple[str, ...]
    parents: tuple[int, ...]
    alt: str
    lang: str
    scoped: bool
    spoken: str = ""


@dataclass(frozen=True, slots=True)
class Content:
    """A piece of tagged content: what page (from 1) and number, and the element that holds it."""

    page: int
    mark: int
    element: int


@dataclass(frozen=True, slots=True)
class Structure:
    """All that a PDF says of itself besides its pages.

    `annotations` gives the elements of links by the annotation's object number; `undrawn` are
    the characters that the embedded fonts have no glyph for, `pictured` those that are drawn, but
    not by outlines, so that PDFium tells nothing of them; `from_right` says that its pages are
    leafed through from the right, `duplex` that they are printed on both sides.
    """

    sizes: tuple[tuple[float, float], ...]
    title: str
    shows_title: bool
    lang: str
    marked: bool
    bookmarks: tuple[Bookmark, ...]
    links: tuple[tuple[PageLink, ...], ...]
    elements: tuple[TagElement, ...]
    contents: tuple[Content, ...]
    annotations: Mapping[int, int]
    undrawn: frozenset[str]
    pictured: frozenset[str]
    from_right: bool = False
    duplex: bool = False

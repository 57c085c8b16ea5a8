"""Pages as values: what stands where, what it is to a reader, what is drawn behind it.

Publications make these values and know neither HTML nor CSS. What is read is a tree of
`Element`, `TextBlock` and `Picture` in reading order; what is drawn are shapes, which no screen
reader sees. All lengths in mm along a `Frame`, sizes of type in pt.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar, Literal, TypeAlias

from roadmap_print.layout.font_metrics import MM_PER_PT, Type
from roadmap_print.layout.frame import Area, Frame
from roadmap_print.layout.words import HYPHEN

Alignment: TypeAlias = Literal["start", "end", "center"]
TextRole: TypeAlias = Literal["", "title", "subtitle", "body", "foot"]
"""What a text is of its slide; the others stand each for themselves."""
SLOT = "slot:"
"""What the tag of a place kept free is told by, before its name, until something is put there."""
PageRole: TypeAlias = Literal[
    "", "title", "guide", "news", "path", "station", "resources", "questions", "step", "pair",
    "closing",
]  # fmt: skip
"""What a slide is in its deck."""


@dataclass(frozen=True, slots=True)
class Link:
    """Where something leads: an address, or `#` and an anchor; `sentence` says so aloud."""

    target: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one look in a line; `whole` are never parted, a host's name for one."""

    text: str
    type: Type
    colour: str
    link: Link | None = None
    lang: str | None = None
    whole: bool = False


@dataclass(frozen=True, slots=True)
class TextBlock:
    """Broken lines in their place, `leading` pt from one to the next.

    `tag` is what it is to a reader, a link where it has one. Its link's rectangle is `area` where
    that is given, else its own. `spoken` is said in place of its letters. An `artifact` is not
    read at all. `bookmark` names it in a viewer's list of contents, at its heading's level. The
    first line begins `indent` mm in, behind a sign. Behind lines that are `glued`, by their places,
    no space stands: a word goes on, or its script has none. `role` is what it is of a slide. Where
    a personal copy puts its own, a text is kept free, and its `slot` says for what.
    """

    kind: ClassVar[str] = "text"

    start: float
    top: float
    width: float
    lines: tuple[tuple[Run, ...], ...]
    leading: float
    align: Alignment = "start"
    tag: str = "p"
    link: Link | None = None
    lang: str | None = None
    area: Area | None = None
    anchor: str = ""
    bookmark: str = ""
    spoken: str = ""
    artifact: bool = False
    indent: float = 0.0
    glued: frozenset[int] = frozenset()
    role: TextRole = ""
    slot: str = ""

    @property
    def line(self) -> float:
        """The height of a line."""
        return self.leading * MM_PER_PT

    @property
    def height(self) -> float:
        """The height of all lines."""
        return len(self.lines) * self.line

    @property
    def bottom(self) -> float:
        """The lower edge of the last line."""
        return self.top + self.height

    @property
    def text(self) -> str:
        """All letters, a line feed after each line."""
        return "\n".join("".join(run.text for run in line) for line in self.lines)

    def moved(self, along: float, down: float) -> TextBlock:
        """Return it so much further along and down."""
        area = self.area and self.area.moved(along, down)
        return replace(self, start=self.start + along, top=self.top + down, area=area)


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that is read by its `alt`; `pixelated` ones, codes, are not smoothed."""

    kind: ClassVar[str] = "picture"

    area: Area
    source: str
    alt: str
    lang: str | None = None
    link: Link | None = None
    pixelated: bool = False

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.area.bottom

    def moved(self, along: float, down: float) -> Picture:
        """Return it so much further along and down."""
        return replace(self, area=self.area.moved(along, down))


@dataclass(frozen=True, slots=True)
class Element:
    """What holds others together for a reader: a list, an item, a section, a heading of parts."""

    kind: ClassVar[str] = "element"

    tag: str
    children: tuple[Node, ...]
    lang: str | None = None
    anchor: str = ""
    bookmark: str = ""
    spoken: str = ""


Node: TypeAlias = Element | TextBlock | Picture


@dataclass(frozen=True, slots=True)
class LineShape:
    """A stroke along SVG path data; with an `edge`, a casing of that colour on either side."""

    path: str
    width: float
    colour: str
    edge: str | None = None


@dataclass(frozen=True, slots=True)
class DiscShape:
    """A disc round (start, top), its `diameter` without the `ring` round it.

    An `edge` of another colour is inside the diameter, `edge_width` mm or as a casing.
    """

    start: float
    top: float
    diameter: float
    colour: str
    ring: float = 0.0
    edge: str | None = None
    edge_width: float = 0.0

    @property
    def area(self) -> Area:
        """What it takes without its ring."""
        half = self.diameter / 2
        return Area(self.start - half, self.top - half, self.diameter, self.diameter)


@dataclass(frozen=True, slots=True)
class FieldShape:
    """A rectangle, filled and ruled inside its edge; corners of a `radius`."""

    area: Area
    colour: str = "none"
    stroke: float = 0.0
    stroke_colour: str = "none"
    radius: float = 0.0


@dataclass(frozen=True, slots=True)
class IconShape:
    """A pictogram: `drawing` is SVG on a field of 24 units, as it is where lines run from the left.

    Where they run from the right a `directional` one is mirrored, and no other.
    """

    area: Area
    drawing: str
    directional: bool = False


Shape: TypeAlias = LineShape | DiscShape | FieldShape | IconShape


@dataclass(frozen=True, slots=True)
class Part:
    """What several publications show in places of their own: what is read of it, what is drawn.

    `width` and `height` are what it takes.
    """

    content: tuple[Node, ...]
    shapes: tuple[Shape, ...] = ()
    width: float = 0.0
    height: float = 0.0

    @classmethod
    def of(
        cls, parts: Sequence[Part], tag: str = "", *, width: float = 0.0, height: float = 0.0
    ) -> Part:
        """Return parts as one, in their order; an element of a `tag` holds what is read of them."""
        content = tuple(node for part in parts for node in part.content)
        shapes = tuple(shape for part in parts for shape in part.shapes)
        return cls((Element(tag, content),) if tag else content, shapes, width, height)


@dataclass(frozen=True, slots=True)
class TextRoom:
    """The place that a slide has for its texts of a role, whether they fill it or not.

    They begin at its upper side, end at its lower one, or stand in the middle.
    """

    role: TextRole
    area: Area
    at: Literal["top", "middle", "foot"] = "top"


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its `shapes`, later ones over earlier, and over them what is read.

    A slide says its `role` in the deck, the numbers of the `steps` that it is of, and what `rooms`
    it has for its texts. So many of the last shapes stand at its `foot`.
    """

    frame: Frame
    content: tuple[Node, ...]
    shapes: tuple[Shape, ...] = ()
    anchor: str = ""
    role: PageRole = ""
    steps: tuple[int, ...] = ()
    rooms: tuple[TextRoom, ...] = ()
    foot: int = 0


def walk(nodes: Iterable[Node]) -> Iterator[Node]:
    """Yield nodes and all that is in them, in reading order."""
    for node in nodes:
        yield node
        if isinstance(node, Element):
            yield from walk(node.children)


def leaves(nodes: Iterable[Node]) -> Iterator[TextBlock | Picture]:
    """Yield all texts and pictures among nodes, in reading order."""
    return (node for node in walk(nodes) if not isinstance(node, Element))


def blocks(nodes: Iterable[Node]) -> Iterator[TextBlock]:
    """Yield all texts among nodes, in reading order."""
    return (node for node in walk(nodes) if isinstance(node, TextBlock))


def mapped(
    nodes: Iterable[Node], change: Callable[[TextBlock | Picture], TextBlock | Picture]
) -> Iterator[Node]:
    """Yield nodes with each text and picture changed."""
    for node in nodes:
        if isinstance(node, Element):
            yield replace(node, children=tuple(mapped(node.children, change)))
        else:
            yield change(node)


def find_anchors(pages: Sequence[Page]) -> Mapping[str, int]:
    """Return the place among pages, from 0, of the first that has each anchor."""
    found: dict[str, int] = {}
    for place, page in enumerate(pages):
        read = (node.anchor for node in walk(page.content) if not isinstance(node, Picture))
        for anchor in (page.anchor, *read):
            if anchor:
                found.setdefault(anchor, place)
    return found


def listed(nodes: Iterable[Node]) -> tuple[Element, ...]:
    """Return a list with an item for each of these; none where there are none."""
    items = tuple(Element("li", (node,)) for node in nodes)
    return (Element("ul", items),) if items else ()


def glued_lines(text: str, lines: Sequence[str]) -> frozenset[int]:
    """Return the places of lines behind which a text has no space."""
    glued, at = set(), 0
    for place, line in enumerate(lines[:-1]):
        words = line.strip().removesuffix(HYPHEN)
        at = text.find(words, at) + len(words)
        if not text[at : at + 1].isspace():
            glued.add(place)
    return frozenset(glued)


def route_path(points: Sequence[tuple[float, float]], radius: float = 0.0) -> str:
    """Return path data through points (start, top), corners rounded where there is room."""
    (start, top), *rest = points
    parts = [f"M{start:.2f} {top:.2f}"]
    for place, corner in enumerate(rest[:-1], start=1):
        before, after = points[place - 1], points[place + 1]
        room = min(_distance(before, corner), _distance(corner, after)) / (
            1 if len(points) == 3 else 2
        )
        bend = min(radius, room)
        into, out = _toward(corner, before, bend), _toward(corner, after, bend)
        parts.append(f"L{into[0]:.2f} {into[1]:.2f}")
        if bend:
            turn = _turn(before, corner, after)
            parts.append(f"A{bend:.2f} {bend:.2f} 0 0 {turn} {out[0]:.2f} {out[1]:.2f}")
    parts.append(f"L{rest[-1][0]:.2f} {rest[-1][1]:.2f}")
    return "".join(parts)


def _distance(one: tuple[float, float], other: tuple[float, float]) -> float:
    return float(((one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2) ** 0.5)


def _toward(
    corner: tuple[float, float], other: tuple[float, float], length: float
) -> tuple[float, float]:
    share = length / (_distance(corner, other) or 1.0)
    return (corner[0] + share * (other[0] - corner[0]), corner[1] + share * (other[1] - corner[1]))


def _turn(
    before: tuple[float, float], corner: tuple[float, float], after: tuple[float, float]
) -> int:
    """Tell on which side an arc bends, SVG's sweep flag."""
    (a, b), (c, d) = (
        (corner[0] - before[0], corner[1] - before[1]),
        (after[0] - corner[0], after[1] - corner[1]),
    )
    return int(a * d - b * c > 0)

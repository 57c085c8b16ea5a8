"""The shapes of a slide in reading order, out of their groups, each with its place in mm."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple
from xml.etree import ElementTree as ET

from roadmap_print.proof.extract.page_values import Box

EMU: Final = 36_000  # of Microsoft's units a mm
_TURN: Final = 60_000  # a degree
MOST_DEEP: Final = 64  # groups within groups
SHAPES: Final = frozenset({"sp", "pic", "graphicFrame", "cxnSp"})
_TITLES: Final = frozenset({"title", "ctrTitle"})
_FURNITURE: Final = frozenset({"dt", "ftr", "sldNum", "hdr"})
_OF_MASTER: Final = dict.fromkeys(_TITLES, "title") | {each: each for each in _FURNITURE}
"""Which placeholder of the master one is like; all others are like its body."""


class _Move(NamedTuple):
    """What a group does to the places in it: `across` and `down` in EMU, after stretching."""

    wide: float = 1.0
    high: float = 1.0
    across: float = 0.0
    down: float = 0.0

    def within(self, group: ET.Element) -> _Move:
        """Return what is done to what stands in a group of this one."""
        frame = group.find("grpSpPr/xfrm")
        outer = None if frame is None else _edges(frame, "off", "ext")
        inner = None if frame is None else _edges(frame, "chOff", "chExt")
        if outer is None or inner is None or not (inner[2] and inner[3]):
            return self
        wide, high = outer[2] / inner[2], outer[3] / inner[3]
        across = self.across + self.wide * (outer[0] - inner[0] * wide)
        down = self.down + self.high * (outer[1] - inner[1] * high)
        return _Move(self.wide * wide, self.high * high, across, down)

    def box(self, frame: ET.Element) -> Box | None:
        """Return the box in mm of a shape that may be turned."""
        edges = _edges(frame, "off", "ext")
        if edges is None:
            return None
        left, top, width, height = edges
        turn = math.radians(int(frame.get("rot", "0")) / _TURN)
        half = (
            (abs(width * math.cos(turn)) + abs(height * math.sin(turn))) / 2,
            (abs(width * math.sin(turn)) + abs(height * math.cos(turn))) / 2,
        )
        x = self.across + self.wide * (left + width / 2)
        y = self.down + self.high * (top + height / 2)
        out = self.wide * half[0], self.high * half[1]
        return Box(*(each / EMU for each in (x - out[0], y - out[1], x + out[0], y + out[1])))


def _edges(frame: ET.Element, start: str, size: str) -> tuple[int, int, int, int] | None:
    at, extent = frame.find(start), frame.find(size)
    if at is None or extent is None:
        return None
    left, top = (int(at.get(key, "0")) for key in "xy")
    width, height = (int(extent.get(key, "0")) for key in ("cx", "cy"))
    return left, top, width, height


@dataclass(frozen=True, slots=True)
class PlacedShape:
    """A shape as it stands in the file; its `box` is None where it takes its layout's place.

    `told` is whether a group around it has an alternative text, or needs none.
    """

    element: ET.Element
    box: Box | None
    told: bool = False

    @property
    def properties(self) -> ET.Element:
        """Its name, alternative text and link."""
        found = self.element.find("./*/cNvPr")
        return ET.Element("cNvPr") if found is None else found

    @property
    def placeholder(self) -> ET.Element | None:
        """What says that it is a placeholder."""
        return self.element.find("./*/nvPr/ph")

    @property
    def kind(self) -> str:
        """What it is a placeholder of; "" for none."""
        found = self.placeholder
        return "" if found is None else found.get("type", "obj")

    @property
    def is_title(self) -> bool:
        """Whether it is the title of its slide."""
        return self.kind in _TITLES

    @property
    def is_furniture(self) -> bool:
        """Whether it is a footer, a date or a number, which is on every slide."""
        return self.kind in _FURNITURE

    @property
    def is_picture(self) -> bool:
        """Whether it is a picture, one that cannot be looked at as well."""
        return self.element.tag == "pic"

    @property
    def is_table(self) -> bool:
        """Whether it is a table or another thing of its own looks."""
        return self.element.tag == "graphicFrame"

    @property
    def bodies(self) -> list[ET.Element]:
        """What holds its texts: one body, of a table one a cell."""
        return self.element.findall("txBody") or [*self.element.iterfind(".//tc/txBody")]

    @property
    def description(self) -> str:
        """Its alternative text."""
        return self.properties.get("descr", "").strip()

    @property
    def is_decorative(self) -> bool:
        """Whether it is said to mean nothing."""
        said = self.properties.iter("decorative")
        return any(each.get("val") in {"1", "true"} for each in said)

    def like(self, others: Sequence[PlacedShape], *, of_master: bool) -> PlacedShape | None:
        """Return the placeholder of a layout or master that this one is filled into."""
        own = self.placeholder
        if own is None:
            return None
        index = own.get("idx", "0")
        if of_master:
            wanted = _OF_MASTER.get(self.kind, "body")
            return next((each for each in others if each.kind == wanted), None)
        same = [
            each
            for each in others
            if (ph := each.placeholder) is not None and ph.get("idx", "0") == index
        ]
        alike = [
            each for each in others if each.kind == self.kind or (each.is_title and self.is_title)
        ]
        return next(iter(same if index != "0" else alike or same), None)


def shapes(slide: ET.Element | None) -> list[PlacedShape]:
    """Return the shapes of a slide, layout or master, without those that are hidden."""
    tree = None if slide is None else slide.find("cSld/spTree")
    return [] if tree is None else list(_walk(tree, _Move()))


def _walk(
    tree: ET.Element, move: _Move, depth: int = 0, *, told: bool = False
) -> Iterator[PlacedShape]:
    for each in tree:
        if each.tag == "AlternateContent":
            chosen = each.find("Choice")
            yield from () if chosen is None else _walk(chosen, move, depth, told=told)
        elif each.tag == "grpSp" and depth < MOST_DEEP:
            group = PlacedShape(each, None)
            if not _is_hidden(group):
                within = told or bool(group.description) or group.is_decorative
                yield from _walk(each, move.within(each), depth + 1, told=within)
        elif each.tag in SHAPES:
            frame = each.find("spPr/xfrm") if each.tag != "graphicFrame" else each.find("xfrm")
            shape = PlacedShape(each, None if frame is None else move.box(frame), told)
            if not _is_hidden(shape):
                yield shape


def _is_hidden(shape: PlacedShape) -> bool:
    return shape.properties.get("hidden") in {"1", "true"}

"""Drawings in SVG as outlines: what a freeform shape of PowerPoint is made of.

It knows what our pictograms and lines are drawn with: paths, rectangles, circles and ellipses, in
groups that turn, move or scale them.
"""

import math
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, TypeAlias
from xml.etree import ElementTree as ET

Point: TypeAlias = tuple[float, float]
Command: TypeAlias = tuple[str, tuple[Point, ...]]
"""`moveTo`, `lineTo`, `curveTo` (cubic) or `closePath`, and the points that it goes by."""

_NUMBER = re.compile(r"-?\d*\.?\d+(?:e-?\d+)?")
_MOVES = re.compile(r"(\w+)\(([^)]*)\)")
_ROUND = 0.5523  # of a radius: how far a cubic's handles reach on a quarter of a circle


@dataclass(frozen=True, slots=True)
class Outline:
    """A path, whether it is filled, and how wide it is stroked, in its own units; 0 for not.

    `edge` is the colour of its stroke where it is filled with another `colour`.
    """

    commands: tuple[Command, ...]
    filled: bool
    stroke: float
    colour: str
    edge: str = ""


@dataclass(frozen=True, slots=True)
class _Look:
    fill: str = "#000000"
    stroke: str = "none"
    width: float = 1.0
    moves: tuple[float, ...] = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@lru_cache(maxsize=512)
def read_outlines(drawing: str) -> tuple[Outline, ...]:
    """Return the outlines of a piece of SVG, in the order of drawing."""
    return tuple(_walk(ET.fromstring(f"<g>{drawing}</g>"), _Look()))  # noqa: S314  our own


@lru_cache(maxsize=512)
def path_commands(data: str) -> tuple[Command, ...]:
    """Return the commands of SVG path data, arcs as cubic curves."""
    from fontTools.pens.recordingPen import RecordingPen
    from fontTools.svgLib.path import parser

    pen: Any = RecordingPen()  # type: ignore[no-untyped-call]
    parser.parse_path(data, pen)  # type: ignore[no-untyped-call]
    return tuple(_plain(pen.value))


def _plain(recorded: list[tuple[str, tuple[Point, ...]]]) -> Iterator[Command]:
    at: Point = (0.0, 0.0)
    for name, points in recorded:
        if name == "qCurveTo":
            (bend, end) = points
            handles = (_between(at, bend), _between(end, bend))
            yield "curveTo", (*handles, end)
        elif name != "endPath":
            yield name, points
        at = points[-1] if points else at


def _between(end: Point, bend: Point) -> Point:
    """Return the handle of a cubic that bends as a quadratic does."""
    return (end[0] + 2 / 3 * (bend[0] - end[0]), end[1] + 2 / 3 * (bend[1] - end[1]))


def _walk(element: ET.Element, look: _Look) -> Iterator[Outline]:
    get, name = element.get, element.tag.rpartition("}")[2]
    look = _Look(
        get("fill", look.fill),
        get("stroke", look.stroke),
        float(get("stroke-width", look.width)),
        _moved(look.moves, get("transform", "")),
    )
    if draw := _DRAWN.get(name):
        commands = tuple(_turned(each, look.moves) for each in draw(element))
        filled = look.fill != "none"
        stroke = look.width if look.stroke != "none" else 0.0
        scale = math.sqrt(abs(look.moves[0] * look.moves[3] - look.moves[1] * look.moves[2]))
        colour, edge = (look.fill, look.stroke) if filled else (look.stroke, "")
        yield Outline(commands, filled, stroke * scale, colour, edge)
    for child in element:
        yield from _walk(child, look)


def _path(element: ET.Element) -> tuple[Command, ...]:
    return path_commands(element.get("d", ""))


def _rectangle(element: ET.Element) -> tuple[Command, ...]:
    x, y, width, height = (float(element.get(key, 0)) for key in ("x", "y", "width", "height"))
    radius = min(float(element.get("rx", 0)), width / 2, height / 2)
    if not radius:
        return path_commands(f"M{x} {y}h{width}v{height}h{-width}z")
    corner = f"a{radius} {radius} 0 0 1"
    across, down = width - 2 * radius, height - 2 * radius
    return path_commands(
        f"M{x + radius} {y}h{across}{corner} {radius} {radius}v{down}{corner} {-radius} {radius}"
        f"h{-across}{corner} {-radius} {-radius}v{-down}{corner} {radius} {-radius}z"
    )


def _ellipse(element: ET.Element) -> tuple[Command, ...]:
    x, y, radius = (float(element.get(key, 0)) for key in ("cx", "cy", "r"))
    across, down = float(element.get("rx", radius)), float(element.get("ry", radius))
    h, v = _ROUND * across, _ROUND * down
    return (
        ("moveTo", ((x + across, y),)),
        ("curveTo", ((x + across, y + v), (x + h, y + down), (x, y + down))),
        ("curveTo", ((x - h, y + down), (x - across, y + v), (x - across, y))),
        ("curveTo", ((x - across, y - v), (x - h, y - down), (x, y - down))),
        ("curveTo", ((x + h, y - down), (x + across, y - v), (x + across, y))),
        ("closePath", ()),
    )


_DRAWN = {"path": _path, "rect": _rectangle, "circle": _ellipse, "ellipse": _ellipse}


def _moved(moves: tuple[float, ...], transform: str) -> tuple[float, ...]:
    """Return an affine map after those of a `transform` attribute."""
    for name, values in _MOVES.findall(transform):
        numbers = [float(each) for each in _NUMBER.findall(values)]
        moves = _joined(moves, _MATRICES[name](*numbers))
    return moves


def _rotation(angle: float, x: float = 0.0, y: float = 0.0) -> tuple[float, ...]:
    cos, sin = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    return (cos, sin, -sin, cos, x - cos * x + sin * y, y - sin * x - cos * y)


_MATRICES: Mapping[str, Callable[..., tuple[float, ...]]] = {
    "translate": lambda x, y=0.0: (1.0, 0.0, 0.0, 1.0, x, y),
    "rotate": _rotation,
    "scale": lambda x, y=None: (x, 0.0, 0.0, x if y is None else y, 0.0, 0.0),
}


def _joined(outer: tuple[float, ...], inner: tuple[float, ...]) -> tuple[float, ...]:
    a, b, c, d, e, f = outer
    p, q, r, s, t, u = inner
    return (a * p + c * q, b * p + d * q, a * r + c * s, b * r + d * s,
            a * t + c * u + e, b * t + d * u + f)  # fmt: skip


def _turned(command: Command, moves: tuple[float, ...]) -> Command:
    a, b, c, d, e, f = moves
    return command[0], tuple((a * x + c * y + e, b * x + d * y + f) for x, y in command[1])


def mirrored(outline: Outline, width: float) -> Outline:
    """Return an outline as in a mirror, in a field of a width."""
    commands = tuple((name, tuple((width - x, y) for x, y in points))
                     for name, points in outline.commands)  # fmt: skip
    return replace(outline, commands=commands)

"""The line: one continuous route with a station a step, drawn as it winds over a page.

Drawn by one SVG for a page, shown as a background so that it is decoration to a screen reader.
All lengths in mm, from the page's upper left corner.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Stroke:
    """A piece of the line in one colour: `path` is SVG path data."""

    path: str
    colour: str


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on the line; `row` counts from 0, even rows run right."""

    x: float
    y: float
    row: int


@dataclass(frozen=True, slots=True)
class Serpentine:
    """Rows at `tops`, between turns whose outermost points are `left` and `right`.

    A turn is half a circle, or two quarters of radius `corner` with a straight piece between.
    """

    left: float
    right: float
    tops: Sequence[float]
    corner: float = math.inf

    def between(self, start: Spot, end: Spot) -> str:
        """Return the path from one spot on the line to a later one."""
        turns = "".join(self._turn(row) for row in range(start.row, end.row))
        return f"M{start.x:.2f} {start.y:.2f}{turns}H{end.x:.2f}"

    def spots(self, count: int, columns: Sequence[float]) -> tuple[Spot, ...]:
        """Set `count` spots on the rows, in the order of the line."""
        spots = []
        for i in range(count):
            row, place = divmod(i, len(columns))
            x = columns[place] if row % 2 == 0 else columns[-1 - place]
            spots.append(Spot(x, self.tops[row], row))
        return tuple(spots)

    def radius(self, row: int) -> float:
        """Return the radius of the turn after a row, at most half the way to the next."""
        return min(self.corner, (self.tops[row + 1] - self.tops[row]) / 2)

    def _turn(self, row: int) -> str:
        radius = self.radius(row)
        sweep = int(row % 2 == 0)
        out = radius if sweep else -radius
        x = (self.right if sweep else self.left) - out
        arc = f"a{radius:.2f} {radius:.2f} 0 0 {sweep}"
        down = self.tops[row + 1] - radius
        return f"H{x:.2f}{arc} {out:.2f} {radius:.2f}V{down:.2f}{arc} {-out:.2f} {radius:.2f}"


OVERRUN = 5.0
"""Millimetres by which what touches the page's edge goes on beyond it, for the printer to cut."""


def drawing(
    width: float, height: float, strokes: Iterable[Stroke], thickness: float, over: float = 0.0
) -> str:
    """Return an SVG of `width` by `height` mm and `over` round it; later strokes lie on earlier."""
    paths = "".join(f'<path d="{s.path}" stroke="{s.colour}"/>' for s in strokes)
    across, down = width + 2 * over, height + 2 * over
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{across}mm" height="{down}mm" '
        f'viewBox="{-over} {-over} {across} {down}">'
        f'<g fill="none" stroke-width="{thickness}">{paths}</g></svg>'
    )


PIP = 2.8  # units: the diameter of a pip
PIP_STEP = 3.4  # units from a pip to the next
PIPS_ACROSS = 3


def pips_size(count: int) -> tuple[float, float]:
    """Return width and height in units of the drawing that `pips` makes."""
    across, down = min(count, PIPS_ACROSS), -(-count // PIPS_ACROSS)
    return PIP_STEP * (across - 1) + PIP, PIP_STEP * (down - 1) + PIP


def pips(rank: int, count: int, colour: str) -> str:
    """Return an SVG of `count` discs, `rank` of them filled, the others rings of one size."""
    width, height = pips_size(count)
    discs = "".join(_pip(i, colour, filled=i < rank) for i in range(count))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:.1f}mm" height="{height:.1f}mm" '
        f'viewBox="0 0 {width:.1f} {height:.1f}">{discs}</svg>'
    )


def _pip(place: int, colour: str, *, filled: bool) -> str:
    down, across = divmod(place, PIPS_ACROSS)
    x, y = (PIP / 2 + PIP_STEP * each for each in (across, down))
    edge = 0 if filled else 0.45
    return (
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{(PIP - edge) / 2:g}" '
        f'fill="{colour if filled else "#FFFFFF"}" stroke="{colour}" stroke-width="{edge}"/>'
    )


def small_path(colours: Sequence[str], current: int, pale: str, gap: float) -> str:
    """Return the foot's SVG: a dot a station, up to `current` (from 0) in colour; 6 mm high."""
    xs = [3 + gap * i for i in range(len(colours))]
    parts = [
        f'<path d="M{xs[i]:.2f} 3H{xs[i + 1]:.2f}" stroke="{colours[i] if i < current else pale}"/>'
        for i in range(len(xs) - 1)
    ]
    for i, x in enumerate(xs):
        if i < current:
            parts.append(f'<circle cx="{x:.2f}" cy="3" r="1" fill="{colours[i]}"/>')
        elif i > current:
            parts.append(f'<circle cx="{x:.2f}" cy="3" r="0.85" fill="#FFFFFF" stroke="{pale}"/>')
    parts.append(f'<circle cx="{xs[current]:.2f}" cy="3" r="3" fill="{colours[current]}"/>')
    width = xs[-1] + 3
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:.2f}mm" height="6mm" '
        f'viewBox="0 0 {width:.2f} 6"><g stroke-width="0.6">{"".join(parts)}</g></svg>'
    )

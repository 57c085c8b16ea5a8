"""The line: one continuous route with a station a step, drawn as it winds over a page.

Drawn by one SVG for a page, shown as a background so that it is decoration to a screen reader.
All lengths in mm, from the page's upper left corner.
"""

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


def pips_size(count: int, diameter: float = PIP) -> tuple[float, float]:
    """Return width and height of the drawing that `pips` makes, its discs of a `diameter`."""
    across, down = min(count, PIPS_ACROSS), -(-count // PIPS_ACROSS)
    scale = diameter / PIP
    return scale * (PIP_STEP * (across - 1) + PIP), scale * (PIP_STEP * (down - 1) + PIP)


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


CROWDED = 2.5  # times a dot's diameter from station to station: closer, dots are a grey band
EVERY = 5  # stations from one tick to the next, where there is no room for dots


@dataclass(frozen=True, slots=True)
class SmallPath:
    """How the foot's path is drawn: radii of a dot and of the current disc, and the stroke."""

    dot: float
    disc: float
    stroke: float
    pale: str

    def draw(self, colours: Sequence[str], current: int, gap: float) -> str:
        """Return its SVG: a dot a station, `gap` mm apart, up to `current` (from 0) in colour.

        Where dots would crowd, a plain line with a tick every few stations. The drawing reaches
        a disc's radius beyond the first and the last station.
        """
        y = self.disc
        xs = [y + gap * i for i in range(len(colours))]
        shown = [*colours[: current + 1], *(self.pale for _ in colours[current + 1 :])]
        line = "".join(
            f'<path d="M{xs[i]:.2f} {y}H{xs[i + 1]:.2f}" stroke="{shown[i + (i >= current)]}"/>'
            for i in range(len(xs) - 1)
        )
        stops = (
            self._ticks(xs, shown, current, gap)
            if self._crowded(gap)
            else self._dots(xs, shown, current)
        )
        disc = f'<circle cx="{xs[current]:.2f}" cy="{y}" r="{y}" fill="{colours[current]}"/>'
        width = xs[-1] + y
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:.2f}mm" height="{2 * y}mm" '
            f'viewBox="0 0 {width:.2f} {2 * y}">'
            f'<g stroke-width="{self.stroke}">{line}{stops}</g>{disc}</svg>'
        )

    def _crowded(self, gap: float) -> bool:
        return gap < CROWDED * 2 * self.dot

    def _dots(self, xs: Sequence[float], shown: Sequence[str], current: int) -> str:
        radius = self.dot - self.stroke / 2
        return "".join(
            f'<circle cx="{x:.2f}" cy="{self.disc}" r="{radius:.2f}" stroke="{colour}" '
            f'fill="{colour if i < current else "#FFFFFF"}"/>'
            for i, (x, colour) in enumerate(zip(xs, shown, strict=True))
            if i != current
        )

    def _ticks(self, xs: Sequence[float], shown: Sequence[str], current: int, gap: float) -> str:
        """Draw a tick every few stations, but for those that the current disc would touch."""
        every, clear = EVERY, self.disc + self.dot
        while self._crowded(gap * every):
            every *= 2
        top, height = self.disc - self.dot, 2 * self.dot
        return "".join(
            f'<path d="M{xs[i]:.2f} {top:.2f}v{height:.2f}" stroke="{shown[i]}"/>'
            for i in range(every - 1, len(xs), every)
            if abs(xs[i] - xs[current]) > clear
        )

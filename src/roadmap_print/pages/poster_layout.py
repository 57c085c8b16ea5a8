"""The poster's layout: the largest scale at which everything fits one sheet.

The sheet is laid out in the sizes of `styles/poster.css`, which are the smallest that may be
printed. The less there is to show, the smaller a sheet is enough; enlarging it to the paper
enlarges type, modules and line alike, so one number decides all sizes.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, partial

from roadmap_print.pages.assets import Assets
from roadmap_print.pages.content import Entry, Roadmap, Station
from roadmap_print.pages.poster_band import band
from roadmap_print.pages.poster_cells import Cells, EntryShape, Shape
from roadmap_print.pages.poster_rows import breaks, level
from roadmap_print.pages.styles import Sheet

WIDTH, HEIGHT = 420.0, 593.7  # mm: A2, its height a hair less so that A0 to A3 are one sheet
LARGEST = 2.5  # times the sizes of the style sheet: modules of 1.5 mm on A2
GRAIN = 0.5  # mm: cells are as many of these wide
LEAST = 40  # grains: no cell is narrower
NEAR = 1.3  # times the common code: wider ones do not push down the text of their row
TRIES = 28
FULL = 0.62  # of a row taken, at least, where one has the choice
BANDS = (0.208, 0.175, 0.15, 0.13, 0.115)  # of the width, from the upper edge to the first row
LOOSE = 1.2  # times what a row needs, at most


@dataclass(frozen=True, slots=True)
class Placed:
    """A cell in its place: `station` is its step, `entry` None where it is the step itself."""

    station: Station
    entry: Entry | None
    row: int
    x: float
    width: float
    shape: Shape


@dataclass(frozen=True, slots=True)
class Layout:
    """A sheet of `width` by `height` mm to be enlarged `scale` times, rows hanging at `tops`."""

    scale: float
    width: float
    height: float
    tops: tuple[float, ...]
    cells: tuple[Placed, ...]


@dataclass(frozen=True)
class Search:
    """Looks for layouts of one roadmap."""

    roadmap: Roadmap
    sheet: Sheet
    cells: Cells
    assets: Assets

    def largest(self, floor: float) -> Layout | None:
        """Return the layout of the largest scale from `floor` up, None where none fits."""
        ceiling = max(LARGEST, floor)
        best = self.at(floor)
        if best is None:
            return None
        low, high = 0, TRIES
        while high - low > 1:
            middle = (low + high + 1) // 2
            found = self.at(floor * (ceiling / floor) ** (middle / (TRIES - 1)))
            if found:
                best, low = found, middle
            else:
                high = middle
        return best

    def at(self, scale: float) -> Layout | None:
        """Return the layout at one scale, None where it does not fit."""
        width, height = WIDTH / scale, HEIGHT / scale
        if self._codes_area > width * height:
            return None
        for share in BANDS:
            top = band(self.roadmap, self.sheet, self.cells, self.assets, width, share * width)
            grid = _Grid(self, scale, width, height, max(top.bottom, share * width))
            layout = self._densest(grid)
            if layout:
                return layout
        return None

    def _densest(self, grid: _Grid) -> Layout | None:
        """Return the layout of most rows, but for rows that would be half empty."""
        chosen = None
        for rows in range(1, grid.most_rows + 1):
            found = grid.layout(rows)
            if found is None:
                continue
            layout, fill = found
            if chosen and fill < FULL:
                break
            chosen = layout
        return chosen

    @cached_property
    def items(self) -> tuple[tuple[Station, Entry | None], ...]:
        """All cells in the order of the line."""
        return tuple(
            (station, entry)
            for station in self.roadmap.stations
            for entry in (None, *station.entries)
        )

    def height(self, i: int, width: int) -> float:
        """Return the least height in mm of a cell `width` grains wide."""
        if (i, width) not in self._heights:
            self._heights[i, width] = self.cells.height(*self.items[i], width * GRAIN)
        return self._heights[i, width]

    @cached_property
    def _heights(self) -> dict[tuple[int, int], float]:
        return {}

    @cached_property
    def _codes_area(self) -> float:
        return float(
            sum((self.cells.module(e.code) * e.code.size + 6) ** 2 for e in self.roadmap.entries)
        )


def _beside(shape: Shape | None) -> bool:
    return isinstance(shape, EntryShape) and not shape.under


class _Grid:
    """Rows on a sheet of one size."""

    def __init__(
        self, search: Search, scale: float, width: float, height: float, first: float
    ) -> None:
        self.search = search
        self.cells, self.items, sheet = search.cells, search.items, search.sheet
        self.scale, self.width, self.height, self.first = scale, width, height, first
        self.left, self.gutter = sheet.mm("inset"), sheet.mm("gutter")
        self.room = width - 2 * self.left + self.gutter
        self.capacity = int(self.room / GRAIN)
        self.clear = sheet.mm("stop") / 2 + sheet.mm("air")
        self.disc, self.air = sheet.mm("disc"), sheet.mm("air")
        self.bottom = height - sheet.mm("foot")

    @property
    def most_rows(self) -> int:
        """More rows than this would be lower than a code."""
        return max(1, int((self.bottom - self.first) / (self.cells.top + self.cells.common)))

    def layout(self, rows: int) -> tuple[Layout, float] | None:
        """Lay out in so many rows; also returned: how full they are."""
        pitch = (self.bottom - self.first + self.clear) / rows
        short: set[int] = set()
        while True:
            needs = self._needs(pitch, short)
            spans = needs and breaks(
                needs, self.capacity, rows, [entry is None for _, entry in self.items]
            )
            if not needs or not spans:
                return None
            placed = self._placed(needs, spans, pitch, short)
            hit = self._hit(placed, pitch) - short
            if not hit:
                return self._settled(placed, rows, pitch), sum(needs) / (self.capacity * rows)
            short |= hit

    def _needs(self, pitch: float, short: set[int]) -> list[int] | None:
        """Return the least width in grains at which each cell fits the height."""
        widths, needs = range(LEAST, self.capacity + 1), []
        for i in range(len(self.items)):
            height = self._height(i, pitch, short)
            at = bisect_left(widths, True, key=partial(self._fits, i, height))
            if at == len(widths):
                return None
            needs.append(widths[at])
        return needs

    def _fits(self, i: int, height: float, width: int) -> bool:
        return self.search.height(i, width) <= height

    def _height(self, i: int, pitch: float, short: set[int]) -> float:
        return pitch - (self.disc / 2 + self.air / 2 if i in short else self.clear)

    def _shape(self, i: int, width: float, height: float, text_from: float = 0.0) -> Shape | None:
        station, entry = self.items[i]
        if entry is None:
            return self.cells.station(station, width, height)
        return self.cells.entry(entry, width, height, text_from)

    def _placed(
        self,
        needs: Sequence[int],
        spans: Sequence[tuple[int, int]],
        pitch: float,
        short: set[int],
    ) -> tuple[Placed, ...]:
        placed = []
        for row, (start, end) in enumerate(spans):
            height = [self._height(i, pitch, short) for i in range(start, end)]
            widths = self._widths(start, needs[start:end], height)
            shapes = self._aligned(start, widths, height)
            x = self.left if row % 2 == 0 else self.left + self.room
            for i, width, shape in zip(range(start, end), widths, shapes, strict=True):
                x -= width if row % 2 else 0
                placed.append(Placed(*self.items[i], row, x, width, shape))
                x += 0 if row % 2 else width
        return tuple(placed)

    def _widths(
        self, start: int, needs: Sequence[int], heights: Sequence[float]
    ) -> tuple[float, ...]:
        """Share out what a row has left: the tallest cells first, until none stands out."""
        widths, rest = list(needs), self.capacity - sum(needs)
        laid = [self._laid(start + i, n * GRAIN, heights[i]) for i, n in enumerate(needs)]
        wanted = sorted(shape.height for shape in laid)[len(laid) // 2]
        tall = [shape.height if _beside(shape) else 0.0 for shape in laid]
        while rest:
            i = max(range(len(tall)), key=tall.__getitem__)
            if tall[i] <= wanted:
                break
            for more in range(1, rest + 1):
                shape = self._laid(start + i, (widths[i] + more) * GRAIN, heights[i])
                if shape.height < tall[i] - 1:
                    widths[i] += more
                    rest -= more
                    tall[i] = shape.height
                    break
            else:
                break
        return level([width * GRAIN for width in widths], self.room)

    def _aligned(
        self, start: int, widths: Sequence[float], heights: Sequence[float]
    ) -> list[Shape]:
        """Lay out a row's cells, text under codes starting at one height where it can."""
        sized = list(zip(range(start, start + len(widths)), widths, heights, strict=True))
        shapes: list[Shape | None] = [self._laid(*each) for each in sized]
        near = NEAR * self.cells.common
        sides = [s.side for s in shapes if isinstance(s, EntryShape) and s.under and s.side < near]
        for common in sorted(sides, reverse=True):
            moved = [self._shape(*each, text_from=common) for each in sized]
            if all(
                new and _beside(new) == _beside(old) for new, old in zip(moved, shapes, strict=True)
            ):
                shapes = moved
                break
        return [shape for shape in shapes if shape]

    def _laid(self, i: int, width: float, height: float) -> Shape:
        """Lay a cell out; where more room happens to make a worse break, in a little less."""
        while True:
            shape = self._shape(i, width, height)
            if shape:
                return shape
            width = GRAIN * (math.ceil(width / GRAIN) - 1)

    def _hit(self, placed: Sequence[Placed], pitch: float) -> set[int]:
        """Return the cells that the disc of a station in the next row would touch."""
        discs = [(p.row - 1, p.x) for p in placed if p.entry is None]
        lowest = pitch - self.disc / 2 - self.air / 2
        return {
            i
            for i, p in enumerate(placed)
            if p.shape.height > lowest + 0.01
            for row, x in discs
            if row == p.row and p.x < x + self.disc + 1 and x - 1 < p.x + p.width - self.gutter
        }

    def _settled(self, placed: tuple[Placed, ...], rows: int, pitch: float) -> Layout:
        """Take from rows that are much too high, and give it to the title band."""
        needed = max(p.shape.height for p in placed) + self.clear
        pitch = min(pitch, LOOSE * needed)
        first = self.bottom + self.clear - rows * pitch
        tops = tuple(first + row * pitch for row in range(rows))
        return Layout(self.scale, self.width, self.height, tops, placed)

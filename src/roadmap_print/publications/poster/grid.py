"""Rows of equal height on a sheet of one size, the titles of each on one line."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain

from roadmap_print.content.view import Entry, Station
from roadmap_print.publications.poster.cells import ANY, Cells, EntryShape, Shape
from roadmap_print.publications.poster.rows import breaks, level

GRAIN = 0.5  # mm: cells are as many of these wide
LEAST = 40  # grains: no cell is narrower
NEAR = 1.3  # times the common code: wider ones do not push down the text of their row
LOOSE = 1.2  # times what a row needs, at most


@dataclass(frozen=True, slots=True)
class PlacedCell:
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
    cells: tuple[PlacedCell, ...]


def _beside(shape: Shape | None) -> bool:
    return isinstance(shape, EntryShape) and not shape.under


def _under(shapes: Iterable[Shape]) -> list[EntryShape]:
    return [shape for shape in shapes if isinstance(shape, EntryShape) and shape.under]


def most_rows(cells: Cells, height: float) -> int:
    """Return how many rows at most have room in `height` mm: more would be lower than a code."""
    return max(1, int((height - cells.mm("foot")) / (cells.top + cells.common)))


class Grid:
    """Rows on a sheet of one size, `pitch` mm apart, in each the cells of one of its `spans`.

    The cells in `short` hang over the disc of a station.
    """

    spans: tuple[tuple[int, int], ...] = ()
    placed: tuple[PlacedCell, ...] = ()
    fill = 0.0

    def __init__(
        self, cells: Cells, scale: float, width: float, height: float, first: float, rows: int
    ) -> None:
        self.cells, self.rows = cells, rows
        self.scale, self.width, self.height = scale, width, height
        self.left, self.disc, self.air = map(cells.mm, ("inset", "disc", "air"))
        self.room = width - 2 * self.left + cells.gutter
        self.capacity = int(self.room / GRAIN)
        self.clear = cells.mm("stop") / 2 + self.air
        self.bottom = height - cells.mm("foot")
        self.pitch = (self.bottom - first + self.clear) / rows
        self.lowest = self.pitch - (self.disc / 2 + self.air / 2)
        self.short: set[int] = set()

    def place(self) -> bool:
        """Part the cells into rows and lay them out; return whether they fit."""
        stations = [entry is None for _, entry in self.cells.items]
        while needs := self._needs(range(len(stations)), self.short):
            spans = breaks(needs, self.capacity, self.rows, stations)
            if not spans:
                break
            rows = [
                self._row(row, span, needs[slice(*span)], self.short)
                for row, span in enumerate(spans)
            ]
            self.spans, self.placed = spans, tuple(chain.from_iterable(rows))
            hit = self._hit(self.placed) - self.short
            if not hit:
                self.fill = sum(needs) / (self.capacity * self.rows)
                return True
            self.short |= hit
        return False

    def settled(self) -> Layout:
        """Let each row's titles start at one height; the title band gets what rows do not need."""
        for row in reversed(range(self.rows)):
            any(self._put_on_line(row, line) for line in self._lines(row))
        needed = max(cell.shape.height for cell in self.placed) + self.clear
        pitch = min(self.pitch, LOOSE * needed)
        first = self.bottom + self.clear - self.rows * pitch
        tops = tuple(first + row * pitch for row in range(self.rows))
        return Layout(self.scale, self.width, self.height, tops, self.placed)

    def _lines(self, row: int) -> list[float]:
        """Return the widths of codes under which a row's text may start, the widest first.

        None where it starts at one height already.
        """
        cells = self.placed[slice(*self.spans[row])]
        under = _under(cell.shape for cell in cells)
        if len({shape.title.y for shape in under}) < 2:
            return []
        common = self.cells.common
        sides = {max(common, shape.side) for shape in under}
        return sorted((side for side in sides if side < NEAR * common), reverse=True)

    def _put_on_line(self, row: int, line: float) -> bool:
        """Lay a row out anew, all text under codes from one line, if it fits."""
        start, end = self.spans[row]
        short = set(self.short)
        while needs := self._needs(range(start, end), short, line):
            if sum(needs) > self.capacity:
                break
            cells = self._row(row, (start, end), needs, short, line)
            placed = (*self.placed[:start], *cells, *self.placed[end:])
            hit = self._hit(placed)
            if not hit:
                self.placed = placed
                return True
            if not hit <= set(range(start, end)):
                break
            short |= hit
        return False

    def _needs(self, items: range, short: Collection[int], line: float = 0.0) -> list[int]:
        """Return the least width in grains at which each cell fits the height, if all do."""
        widths, needs = range(LEAST, self.capacity + 1), []
        for i in items:
            height = self._height(i, short)
            at = bisect_left(widths, True, key=partial(self._fits, i, height, line))
            if at == len(widths):
                return []
            needs.append(widths[at])
        return needs

    def _fits(self, i: int, height: float, line: float, width: int) -> bool:
        return self.cells.height(i, width * GRAIN, line) <= height

    def _height(self, i: int, short: Collection[int]) -> float:
        return self.lowest if i in short else self.pitch - self.clear

    def _row(
        self,
        row: int,
        span: tuple[int, int],
        needs: Sequence[int],
        short: Collection[int],
        line: float = 0.0,
    ) -> Iterator[PlacedCell]:
        heights = [(i, self._height(i, short)) for i in range(*span)]
        laid = [partial(self._laid, i, height, line) for i, height in heights]
        widths = self._widths(laid, needs)
        shapes = [lay(width) for lay, width in zip(laid, widths, strict=True)]
        if not line:
            shapes = self._aligned(shapes, heights, widths)
        x = self.left + self.room * (row % 2)
        for i, width, shape in zip(range(*span), widths, shapes, strict=True):
            x -= width if row % 2 else 0
            yield PlacedCell(*self.cells.items[i], row, x, width, shape)
            x += 0 if row % 2 else width

    def _widths(
        self, laid: Sequence[Callable[[float], Shape]], needs: Sequence[int]
    ) -> tuple[float, ...]:
        """Share out what a row has left: the tallest cells first, until none stands out."""
        widths, rest = list(needs), self.capacity - sum(needs)
        shapes = [lay(width * GRAIN) for lay, width in zip(laid, widths, strict=True)]
        wanted = sorted(shape.height for shape in shapes)[len(shapes) // 2]
        tall = [shape.height if _beside(shape) else 0.0 for shape in shapes]
        while rest:
            i = max(range(len(tall)), key=tall.__getitem__)
            if tall[i] <= wanted:
                break
            for more in range(1, rest + 1):
                shape = laid[i]((widths[i] + more) * GRAIN)
                if shape.height < tall[i] - 1:
                    widths[i] += more
                    rest -= more
                    tall[i] = shape.height
                    break
            else:
                break
        return level([width * GRAIN for width in widths], self.room)

    def _aligned(
        self,
        shapes: list[Shape],
        heights: Sequence[tuple[int, float]],
        widths: Sequence[float],
    ) -> list[Shape]:
        """Lay a row's cells out anew, text under codes starting at one height where it can."""
        sides = {shape.side for shape in _under(shapes)}
        for common in sorted(sides, reverse=True):
            if common >= NEAR * self.cells.common:
                continue
            moved = [
                shape
                for (i, height), width, old in zip(heights, widths, shapes, strict=True)
                if (shape := self.cells.shape(i, width, height, common))
                and _beside(shape) == _beside(old)
            ]
            if len(moved) == len(shapes):
                return moved
        return shapes

    def _laid(self, i: int, height: float, line: float, width: float) -> Shape:
        """Lay a cell out; where more room happens to make a worse break, in a little less."""
        while True:
            shape = self.cells.shape(i, width, height, line, line or ANY)
            if shape:
                return shape
            width = GRAIN * (math.ceil(width / GRAIN) - 1)

    def _hit(self, placed: Sequence[PlacedCell]) -> set[int]:
        """Return the cells that the disc of a station in the next row would touch."""
        discs = [(p.row - 1, p.x) for p in placed if p.entry is None]
        return {
            i
            for i, p in enumerate(placed)
            if p.shape.height > self.lowest + 0.01
            for row, x in discs
            if row == p.row
            and p.x < x + self.disc + 1
            and x - 1 < p.x + p.width - self.cells.gutter
        }

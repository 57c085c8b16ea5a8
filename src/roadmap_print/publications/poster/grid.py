"""Rows of equal height on a sheet of one size, the titles of each on one line."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, partial

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


@dataclass(frozen=True)
class Items:
    """All cells in the order of the line, an entry of None for a step itself, and their heights."""

    all: tuple[tuple[Station, Entry | None], ...]
    cells: Cells

    def height(self, i: int, width: int, line: float = 0.0) -> float:
        """Return the least height in mm of a cell `width` grains wide, its title on a `line`."""
        if (i, width, line) not in self._heights:
            height = self.cells.height(*self.all[i], width * GRAIN, line)
            self._heights[i, width, line] = height
        return self._heights[i, width, line]

    @cached_property
    def _heights(self) -> dict[tuple[int, int, float], float]:
        return {}


def _beside(shape: Shape | None) -> bool:
    return isinstance(shape, EntryShape) and not shape.under


class Grid:
    """Rows on a sheet of one size."""

    def __init__(
        self, items: Items, scale: float, width: float, height: float, first: float
    ) -> None:
        self.heights, self.cells, self.items = items, items.cells, items.all
        sheet = self.cells.sheet
        self.scale, self.width, self.height, self.first = scale, width, height, first
        self.left, self.gutter = sheet.mm("inset"), self.cells.gutter
        self.room = width - 2 * self.left + self.gutter
        self.capacity = int(self.room / GRAIN)
        self.clear = sheet.mm("stop") / 2 + sheet.mm("air")
        self.disc, self.air = sheet.mm("disc"), sheet.mm("air")
        self.bottom = height - sheet.mm("foot")

    @property
    def most_rows(self) -> int:
        """More rows than this would be lower than a code."""
        return max(1, int((self.bottom - self.first) / (self.cells.top + self.cells.common)))

    def draft(self, rows: int) -> Draft | None:
        """Lay out in so many rows."""
        pitch = (self.bottom - self.first + self.clear) / rows
        short: set[int] = set()
        while True:
            needs = self._needs(range(len(self.items)), pitch, short)
            spans = needs and breaks(
                needs, self.capacity, rows, [entry is None for _, entry in self.items]
            )
            if not needs or not spans:
                return None
            placed = self._placed(needs, spans, pitch, short)
            hit = self._hit(placed, pitch) - short
            if not hit:
                fill = sum(needs) / (self.capacity * rows)
                return Draft(self, placed, tuple(spans), pitch, frozenset(short), fill)
            short |= hit

    def _needs(
        self, items: range, pitch: float, short: Collection[int], line: float = 0.0
    ) -> list[int] | None:
        """Return the least width in grains at which each cell fits the height."""
        widths, needs = range(LEAST, self.capacity + 1), []
        for i in items:
            height = self._height(i, pitch, short)
            at = bisect_left(widths, True, key=partial(self._fits, i, height, line))
            if at == len(widths):
                return None
            needs.append(widths[at])
        return needs

    def _fits(self, i: int, height: float, line: float, width: int) -> bool:
        return self.heights.height(i, width, line) <= height

    def _height(self, i: int, pitch: float, short: Collection[int]) -> float:
        return pitch - (self.disc / 2 + self.air / 2 if i in short else self.clear)

    def _shape(
        self, i: int, width: float, height: float, text_from: float = 0.0, most: float = ANY
    ) -> Shape | None:
        station, entry = self.items[i]
        if entry is None:
            return self.cells.station(station, width, height)
        return self.cells.entry(entry, width, height, text_from, most)

    def _placed(
        self,
        needs: Sequence[int],
        spans: Sequence[tuple[int, int]],
        pitch: float,
        short: set[int],
    ) -> tuple[PlacedCell, ...]:
        placed: list[PlacedCell] = []
        for row, (start, end) in enumerate(spans):
            height = [self._height(i, pitch, short) for i in range(start, end)]
            widths = self._widths(start, needs[start:end], height)
            placed += self._in_row(row, start, widths, self._aligned(start, widths, height))
        return tuple(placed)

    def _in_row(
        self, row: int, start: int, widths: Sequence[float], shapes: Sequence[Shape]
    ) -> Iterator[PlacedCell]:
        x = self.left if row % 2 == 0 else self.left + self.room
        for i, (width, shape) in enumerate(zip(widths, shapes, strict=True), start):
            x -= width if row % 2 else 0
            yield PlacedCell(*self.items[i], row, x, width, shape)
            x += 0 if row % 2 else width

    def _widths(
        self, start: int, needs: Sequence[int], heights: Sequence[float], line: float = 0.0
    ) -> tuple[float, ...]:
        """Share out what a row has left: the tallest cells first, until none stands out."""
        widths, rest = list(needs), self.capacity - sum(needs)
        laid = [self._laid(start + i, n * GRAIN, heights[i], line) for i, n in enumerate(needs)]
        wanted = sorted(shape.height for shape in laid)[len(laid) // 2]
        tall = [shape.height if _beside(shape) else 0.0 for shape in laid]
        while rest:
            i = max(range(len(tall)), key=tall.__getitem__)
            if tall[i] <= wanted:
                break
            for more in range(1, rest + 1):
                shape = self._laid(start + i, (widths[i] + more) * GRAIN, heights[i], line)
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

    def _laid(self, i: int, width: float, height: float, line: float = 0.0) -> Shape:
        """Lay a cell out; where more room happens to make a worse break, in a little less."""
        while True:
            shape = self._shape(i, width, height, line, line or ANY)
            if shape:
                return shape
            width = GRAIN * (math.ceil(width / GRAIN) - 1)

    def _hit(self, placed: Sequence[PlacedCell], pitch: float) -> set[int]:
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

    def on_line(
        self, draft: Draft, row: int, line: float, placed: Sequence[PlacedCell]
    ) -> tuple[PlacedCell, ...] | None:
        """Lay a row out anew, all text under codes from one line; None where it does not fit."""
        start, end = draft.spans[row]
        short = set(draft.short)
        while True:
            needs = self._needs(range(start, end), draft.pitch, short, line)
            if needs is None or sum(needs) > self.capacity:
                return None
            heights = [self._height(i, draft.pitch, short) for i in range(start, end)]
            widths = self._widths(start, needs, heights, line)
            shapes = [self._laid(start + i, w, heights[i], line) for i, w in enumerate(widths)]
            new = (*placed[:start], *self._in_row(row, start, widths, shapes), *placed[end:])
            hit = self._hit(new, draft.pitch)
            if not hit:
                return new
            if not all(start <= i < end for i in hit):
                return None
            short |= hit


@dataclass(frozen=True, slots=True)
class Draft:
    """Cells in their rows, `spans` of them, `pitch` mm apart; `fill` is how full the rows are.

    The cells in `short` hang over the disc of a station.
    """

    grid: Grid
    placed: tuple[PlacedCell, ...]
    spans: tuple[tuple[int, int], ...]
    pitch: float
    short: frozenset[int]
    fill: float

    def settled(self) -> Layout:
        """Let each row's titles start at one height; the title band gets what rows do not need."""
        grid, placed = self.grid, self._on_lines()
        needed = max(cell.shape.height for cell in placed) + grid.clear
        pitch = min(self.pitch, LOOSE * needed)
        first = grid.bottom + grid.clear - len(self.spans) * pitch
        tops = tuple(first + row * pitch for row in range(len(self.spans)))
        return Layout(grid.scale, grid.width, grid.height, tops, placed)

    def _on_lines(self) -> tuple[PlacedCell, ...]:
        placed = self.placed
        for row in reversed(range(len(self.spans))):
            for line in self._lines(row):
                new = self.grid.on_line(self, row, line, placed)
                if new:
                    placed = new
                    break
        return placed

    def _lines(self, row: int) -> list[float]:
        """Return the widths of codes under which a row's text may start, the widest first.

        None where it starts at one height already.
        """
        start, end = self.spans[row]
        shapes = [p.shape for p in self.placed[start:end] if isinstance(p.shape, EntryShape)]
        under = [shape for shape in shapes if shape.under]
        if len({shape.title.y for shape in under}) < 2:
            return []
        common = self.grid.cells.common
        sides = {max(common, shape.side) for shape in under}
        return sorted((side for side in sides if side < NEAR * common), reverse=True)

"""The poster's layout: the largest scale at which everything fits one sheet.

The sheet is laid out in the sizes of `styles/poster.css`, which are the smallest that may be
printed. The less there is to show, the smaller a sheet is enough; enlarging it to the paper
enlarges type, modules and line alike, so one number decides all sizes.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from roadmap_print.pages.content import Entry, Roadmap, Station
from roadmap_print.pages.poster_cells import Cells, Shape
from roadmap_print.pages.poster_rows import UNITS, breaks, level
from roadmap_print.pages.styles import Sheet

WIDTH, HEIGHT = 420.0, 593.7  # mm: A2, its height a hair less so that A0 to A3 are one sheet
LARGEST = 1 / 0.6  # times the sizes of the style sheet: modules of 1 mm on A2
TRIES = 28
FULL = 0.62  # of a row taken, at least, where one has the choice
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
    """Looks for layouts of one roadmap; `band` is the least height of the title band in mm."""

    roadmap: Roadmap
    sheet: Sheet
    cells: Cells
    band: float

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
        grid = _Grid(self, scale, width, height, max(self.band, 0.172 * width))
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

    @cached_property
    def _codes_area(self) -> float:
        return float(
            sum((self.cells.module(e.code) * e.code.size + 6) ** 2 for e in self.roadmap.entries)
        )


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
        self.clear = sheet.mm("stop") / 2 + sheet.mm("air")
        self.disc, self.air = sheet.mm("disc"), sheet.mm("air")
        self.bottom = height - sheet.mm("foot")
        self.least = [1] * len(self.items)

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
            spans = needs and breaks(needs, rows, [entry is None for _, entry in self.items])
            if not needs or not spans:
                return None
            placed = self._placed(needs, spans, pitch, short)
            hit = self._hit(placed, pitch) - short
            if not hit:
                return self._settled(placed, rows, pitch), sum(needs) / (UNITS * rows)
            short |= hit

    def _needs(self, pitch: float, short: set[int]) -> list[int] | None:
        """Return the fewest units in which each cell fits the height."""
        needs = []
        for i, least in enumerate(self.least):
            height = self._height(i, pitch, short)
            need = bisect_left(
                range(least, UNITS + 1),
                True,
                key=lambda units, i=i, height=height: self._fits(i, units, height),
            )
            if least + need > UNITS:
                return None
            needs.append(least + need)
        return needs

    def _fits(self, i: int, units: int, height: float) -> bool:
        return self._shape(i, units * self.room / UNITS, height) is not None

    def _height(self, i: int, pitch: float, short: set[int]) -> float:
        return pitch - (self.disc / 2 + self.air / 2 if i in short else self.clear)

    def _shape(self, i: int, width: float, height: float) -> Shape | None:
        station, entry = self.items[i]
        if entry is None:
            return self.cells.station(station, width, height)
        return self.cells.entry(entry, width, height)

    def _placed(
        self,
        needs: Sequence[int],
        spans: Sequence[tuple[int, int]],
        pitch: float,
        short: set[int],
    ) -> tuple[Placed, ...]:
        placed = []
        for row, (start, end) in enumerate(spans):
            widths = level([need * self.room / UNITS for need in needs[start:end]], self.room)
            x = self.left if row % 2 == 0 else self.left + self.room
            for i, width in zip(range(start, end), widths, strict=True):
                x -= width if row % 2 else 0
                shape = self._shape(i, width, self._height(i, pitch, short))
                assert shape  # noqa: S101  what fits a width fits a larger one
                placed.append(Placed(*self.items[i], row, x, width, shape))
                x += 0 if row % 2 else width
        return tuple(placed)

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

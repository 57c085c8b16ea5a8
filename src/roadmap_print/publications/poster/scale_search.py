"""The poster's layout: the largest scale at which everything fits one sheet.

The sheet is laid out in the sizes of `styles/poster.css`, which are the smallest that may be
printed. The less there is to show, the smaller a sheet is enough; enlarging it to the paper
enlarges type, modules and line alike, so one number decides all sizes.
"""

from dataclasses import dataclass
from functools import cached_property

from roadmap_print.publications.poster.cells import Cells
from roadmap_print.publications.poster.grid import Grid, Layout, most_rows
from roadmap_print.publications.poster.title_band import band

WIDTH, HEIGHT = 420.0, 593.7  # mm: A2, its height a hair less so that A0 to A3 are one sheet
LARGEST = 2.5  # times the sizes of the style sheet: modules of 1.5 mm on A2
TRIES = 28
FULL = 0.62  # of a row taken, at least, where one has the choice
BANDS = (0.208, 0.16, 0.14, 0.115)  # of the width, from the upper edge to the first row


@dataclass(frozen=True)
class Search:
    """Looks for layouts of one roadmap in one style."""

    cells: Cells

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
        return best.settled()

    def at(self, scale: float) -> Grid | None:
        """Return the layout at one scale, None where it does not fit."""
        width, height = WIDTH / scale, HEIGHT / scale
        if self._codes_area > width * height:
            return None
        for share in BANDS:
            top = band(self.cells, width, share * width)
            found = self._densest(scale, width, height, max(top.bottom, share * width))
            if found:
                return found
        return None

    def _densest(self, scale: float, width: float, height: float, first: float) -> Grid | None:
        """Return the layout of most rows, but for rows that would be half empty."""
        chosen = None
        for rows in range(1, most_rows(self.cells, height - first) + 1):
            grid = Grid(self.cells, scale, width, height, first, rows)
            if not grid.place():
                continue
            if chosen and grid.fill < FULL:
                break
            chosen = grid
        return chosen

    @cached_property
    def _codes_area(self) -> float:
        codes = (entry.code for entry in self.cells.roadmap.entries)
        return float(sum((self.cells.module(code) * code.size + 6) ** 2 for code in codes))

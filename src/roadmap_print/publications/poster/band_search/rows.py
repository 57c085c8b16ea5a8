"""Cells in rows: which cells stand in which row, how each is set, how wide it is.

All runs of cells that could be a row are weighed against each other by dynamic programming, as
lines of a paragraph are. Lengths are those of entries before they are enlarged.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from roadmap_print.publications.poster.band_search.cells import Cell, Variant, Ways

BREAKS_GROUP = 2.0  # mm that a break inside a format's cells costs
LONE = 4.0  # mm that a last row of one cell costs
NEVER = float("inf")
_ROUNDING = 1e-6


@dataclass(frozen=True, slots=True)
class Slot:
    """A cell in its row: where it starts, how wide it is, how its text is set.

    `shows_format` is whether its stop bears the pictogram: it opens its format, or the row.
    """

    cell: Cell
    variant: Variant
    start: float
    width: float
    shows_format: bool


@dataclass(frozen=True, slots=True)
class Row:
    """Cells that hang from one branch, and the height of the highest."""

    slots: tuple[Slot, ...]
    height: float


@dataclass(frozen=True, slots=True)
class RowRules:
    """What rows are held to: the `room` they share, the white between cells, the least widths.

    What stands on a branch needs `opening` where a format's stop is part of it, else `least`.
    `overhead` is what a row takes besides its cells; rows of one way of setting may be `uneven`
    by so many mm higher than mixed ones.
    """

    room: float
    gap: float
    least: float
    opening: float
    overhead: float
    uneven: float = 2.5

    def leasts(self, cells: Sequence[Cell]) -> list[float]:
        """Return the least width of each cell of a row."""
        return [
            self.opening if cell.opens or place == 0 else self.least
            for place, cell in enumerate(cells)
        ]


def make_rows(cells: Sequence[Cell], rules: RowRules, most: int) -> tuple[Row, ...] | None:
    """Part cells into at most so many rows at the least cost; None where they need more."""
    spans = _break_rows(cells, rules, most)
    if spans is None:
        return None
    return tuple(_row(cells[first:last], rules) for first, last in spans)


def _break_rows(cells: Sequence[Cell], rules: RowRules, most: int) -> list[tuple[int, int]] | None:
    count = len(cells)
    if not count:
        return []
    heights = _heights(cells, rules)
    costs = [0.0, *[NEVER] * count]
    before: list[list[int]] = []
    best, rows = NEVER, 0
    for _ in range(min(most, count)):
        reached, chosen = [NEVER] * (count + 1), [0] * (count + 1)
        for (first, last), height in heights.items():
            if costs[first] == NEVER:
                continue
            cost = costs[first] + height + rules.overhead
            cost += BREAKS_GROUP if first and not cells[first].opens else 0.0
            cost += LONE if first and last == count and last - first == 1 else 0.0
            if cost < reached[last]:
                reached[last], chosen[last] = cost, first
        before.append(chosen)
        costs = reached
        if costs[count] < best:
            best, rows = costs[count], len(before)
    return None if best == NEVER else _followed_back(before[:rows], count)


def _followed_back(before: Sequence[Sequence[int]], end: int) -> list[tuple[int, int]]:
    spans = []
    for chosen in reversed(before):
        spans.append((chosen[end], end))
        end = chosen[end]
    return spans[::-1]


def _heights(cells: Sequence[Cell], rules: RowRules) -> dict[tuple[int, int], float]:
    """Return the least height of each run of cells that has room in a row.

    The widths of all cells at each height are added up once, so that a run's is a difference.
    """
    heights = sorted({each.height for cell in cells for each in cell.either.variants})
    sums, more = _summed(cells, rules, heights)
    found: dict[tuple[int, int], float] = {}
    for first, before in enumerate(sums[:-1]):
        place = 0  # a longer run is never lower
        for last in range(first + 1, len(sums)):
            room = rules.room - rules.gap * (last - first - 1) + _ROUNDING
            widths, opening = sums[last], more[first]
            place = bisect_left(
                range(len(heights)),
                True,
                lo=place,
                key=lambda at: widths[at] - before[at] + opening[at] <= room,
            )
            if place == len(heights):
                break
            found[first, last] = heights[place]
    return found


def _summed(
    cells: Sequence[Cell], rules: RowRules, heights: Sequence[float]
) -> tuple[list[list[float]], list[list[float]]]:
    """Add up the least widths of cells at each height, and say what more each needs as first."""
    sums, more = [[0.0] * len(heights)], []
    for cell in cells:
        widths = cell.either.widths(heights)
        least = rules.opening if cell.opens else rules.least
        own = [max(width, least) for width in widths]
        sums.append([total + width for total, width in zip(sums[-1], own, strict=True)])
        more.append([max(0.0, rules.opening - width) for width in own])
    return sums, more


def _least_height(ways: Sequence[Ways], leasts: Sequence[float], rules: RowRules) -> float:
    """Return the least height at which cells have room beside each other, else infinity."""
    if not all(each.variants for each in ways):
        return NEVER
    if not _fits(ways, leasts, rules, NEVER):
        return NEVER
    floor = max(each.lowest for each in ways)
    heights = sorted({v.height for each in ways for v in each.variants if v.height >= floor})
    return heights[bisect_left(heights, True, key=partial(_fits, ways, leasts, rules))]


def _fits(ways: Sequence[Ways], leasts: Sequence[float], rules: RowRules, height: float) -> bool:
    total = rules.gap * (len(ways) - 1)
    for each, least in zip(ways, leasts, strict=True):
        variant = each.narrowest(height)
        if variant is None:
            return False
        total += max(variant.width, least)
    return total <= rules.room + _ROUNDING


def _row(cells: Sequence[Cell], rules: RowRules) -> Row:
    """Set a row: all cells in one way where that costs little, else each in its narrowest."""
    either, leasts = [cell.either for cell in cells], rules.leasts(cells)
    mixed = _least_height(either, leasts, rules)
    ways, height = either, mixed
    for same in ([cell.beside for cell in cells], [cell.under for cell in cells]):
        needed = _least_height(same, leasts, rules)
        if needed <= mixed + rules.uneven and (ways is either or needed < height):
            ways, height = same, needed
    variants = [each.narrowest(height) for each in ways]
    found = [each for each in variants if each]
    needs = [max(each.width, least) for each, least in zip(found, leasts, strict=True)]
    widths = level(needs, rules.room - rules.gap * (len(cells) - 1))
    slots, start = [], 0.0
    for place, (cell, variant, width) in enumerate(zip(cells, found, widths, strict=True)):
        shown = cell.opens or place == 0
        slots.append(Slot(cell, _widened(cell, variant, width), start, width, shown))
        start += width + rules.gap
    return Row(tuple(slots), height)


def _widened(cell: Cell, variant: Variant, width: float) -> Variant:
    """Give a text what its slot has more, as far as lines are not too long."""
    sizes = cell.sizes
    if variant.beside:
        most = max(variant.measure, sizes.widest)
        measure = min(most, width - cell.side - sizes.quiet - cell.back)
    else:
        measure = min(max(variant.measure, sizes.widest_under, cell.side), width)
    return Variant(variant.width, variant.height, max(measure, variant.measure), variant.beside)


def level(widths: Sequence[float], room: float) -> list[float]:
    """Widen the narrowest until all together fill the room."""
    order = sorted(range(len(widths)), key=widths.__getitem__)
    rest = room - sum(widths)
    line = 0.0
    for place, index in enumerate(order):
        following = widths[order[place + 1]] if place + 1 < len(order) else NEVER
        here = max(line, widths[index])
        need = (place + 1) * (following - here)
        if need >= rest:
            line = here + rest / (place + 1)
            break
        rest -= need
        line = following
    return [max(width, line) for width in widths]

"""Rows: in order, within their room, as cheap as any; and columns as even as they can be."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

import pytest

from roadmap_print.publications.poster.band_search.cells import Variant, Ways
from roadmap_print.publications.poster.band_search.plan import balance, fill, spread
from roadmap_print.publications.poster.band_search.rows import (
    BREAKS_GROUP,
    LONE,
    RowRules,
    level,
    make_rows,
)

RULES = RowRules(room=200.0, gap=4.0, least=10.0, opening=20.0, overhead=12.0, uneven=0.0)


@dataclass(frozen=True)
class WidthSizes:
    widest: float = 82.0
    widest_under: float = 50.0
    quiet: float = 2.4


@dataclass(frozen=True)
class PlainCell:
    """A cell without an entry."""

    opens: bool
    either: Ways
    side: float = 15.0
    back: float = 0.0
    sizes: WidthSizes = WidthSizes()

    @property
    def beside(self) -> Ways:
        return self.either

    @property
    def under(self) -> Ways:
        return self.either


@dataclass(frozen=True)
class PlainBand:
    height: float
    spare: float = 0.0


def random_cells(chance: random.Random, count: int) -> list[PlainCell]:
    found = []
    for place in range(count):
        area = chance.uniform(600, 1600)
        widths = sorted(chance.uniform(16, 70) for _ in range(6))
        variants = [Variant(width, area / width, width, beside=True) for width in widths]
        found.append(PlainCell(place == 0 or chance.random() < 0.3, Ways.of(variants)))
    return found


def costs(cells: Sequence[PlainCell], most: int) -> Iterator[float]:
    """Yield what each way to part cells into rows costs, by trying all of them."""
    count = len(cells)
    for rows in range(1, most + 1):
        for cuts in combinations(range(1, count), rows - 1):
            ends = [0, *cuts, count]
            total = 0.0
            for first, last in pairwise(ends):
                height = least_height(cells[first:last])
                total += height + RULES.overhead
                total += BREAKS_GROUP * (first > 0 and not cells[first].opens)
                total += LONE * (first > 0 and last == count and last - first == 1)
            yield total


def least_height(cells: Sequence[PlainCell]) -> float:
    leasts = [RULES.opening if c.opens or n == 0 else RULES.least for n, c in enumerate(cells)]
    for height in sorted(v.height for cell in cells for v in cell.either.variants):
        found = [cell.either.narrowest(height) for cell in cells]
        if all(found):
            widths = [max(v.width, least) for v, least in zip(found, leasts, strict=True) if v]
            if sum(widths) + RULES.gap * (len(cells) - 1) <= RULES.room:
                return height
    return float("inf")


@pytest.mark.parametrize("seed", range(30))
def test_rows_keep_the_order_and_cost_no_more_than_any_others(seed: int) -> None:
    chance = random.Random(seed)
    cells = random_cells(chance, chance.randint(1, 11))
    rows = make_rows(cells, RULES, 3)  # type: ignore[arg-type]
    cheapest = min(costs(cells, 3))
    if rows is None:
        assert cheapest == float("inf")
        return
    assert [slot.cell for row in rows for slot in row.slots] == cells
    total = 0.0
    for number, row in enumerate(rows):
        assert row.slots[0].shows_format
        for slot in row.slots:
            assert slot.variant.height <= row.height + 0.03
            assert slot.width >= slot.variant.width - 0.01
        for one, other in pairwise(row.slots):
            assert other.start == pytest.approx(one.start + one.width + RULES.gap)
        assert row.slots[-1].start + row.slots[-1].width == pytest.approx(RULES.room)
        total += row.height + RULES.overhead
        total += BREAKS_GROUP * (number > 0 and not row.slots[0].cell.opens)
        total += LONE * (number > 0 and row is rows[-1] and len(row.slots) == 1)
    assert total == pytest.approx(cheapest, abs=0.1)  # heights are alike within hundredths


def test_more_cells_than_rows_have_room_for_are_refused() -> None:
    cells = random_cells(random.Random(3), 60)
    assert make_rows(cells, RULES, 3) is None  # type: ignore[arg-type]
    assert make_rows(cells, RULES, 60)  # type: ignore[arg-type]


def test_the_narrowest_are_widened_first() -> None:
    assert level([2, 9, 3], 18) == pytest.approx([4.5, 9, 4.5])
    assert level([5], 18) == pytest.approx([18])
    assert level([4, 4], 8) == pytest.approx([4, 4])


@pytest.mark.parametrize("seed", range(20))
def test_columns_are_full_in_order_and_even(seed: int) -> None:
    chance = random.Random(seed)
    bands = [PlainBand(chance.uniform(30, 90)) for _ in range(chance.randint(4, 20))]
    filled = fill(bands, 300.0, 5.0)  # type: ignore[arg-type]
    assert filled
    assert [band for column in filled for band in column] == bands
    balanced = balance(bands, len(filled) + 1, 300.0, 5.0)  # type: ignore[arg-type]
    assert [band for column in balanced for band in column] == bands
    assert len(balanced) == min(len(filled) + 1, len(bands))

    def highest(columns: Sequence[Sequence[PlainBand]]) -> float:
        return max(sum(b.height for b in each) + 5 * (len(each) - 1) for each in columns)

    assert highest(balanced) <= highest(filled) + 0.1  # type: ignore[arg-type]
    assert fill(bands, 20.0, 5.0) is None  # type: ignore[arg-type]


def test_what_is_left_is_shared_equally() -> None:
    column = [PlainBand(40.0), PlainBand(60.0)]
    shared = spread(column, 145.0, 5.0)  # type: ignore[arg-type]
    assert [band.spare for band in shared] == [20.0, 20.0]

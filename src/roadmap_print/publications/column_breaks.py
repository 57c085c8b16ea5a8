"""Where columns end: what follows each other downward, parted into columns and pages."""

from collections.abc import Callable, Sequence
from itertools import accumulate
from typing import Protocol, TypeVar

ROUNDING = 1e-6  # mm by which sums of heights may differ


class Stackable(Protocol):
    """Something `height` mm high, with a `gap` above it unless it begins a column."""

    @property
    def gap(self) -> float:
        """What stands free above it."""

    @property
    def height(self) -> float:
        """What it takes."""


S = TypeVar("S", bound=Stackable)
MayPart = Callable[[Sequence[S], int], bool]
"""Whether items may part before one of them."""


def anywhere(_items: Sequence[S], _place: int) -> bool:
    """Let items part before any of them."""
    return True


def column_height(items: Sequence[Stackable]) -> float:
    """Return the height of a column of items."""
    return sum(each.gap + each.height for each in items) - (items[0].gap if items else 0.0)


def fill_columns(
    items: Sequence[S], columns: int, room: float, may_part: MayPart[S] = anywhere
) -> tuple[tuple[S, ...], ...]:
    """Fill one column after the other to a height; what is left over stands in none."""
    filled = []
    rest = tuple(items)
    for _ in range(columns):
        end = _column_end(rest, room, may_part)
        filled.append(rest[:end])
        rest = rest[end:]
    return tuple(filled)


def even_columns(
    items: Sequence[S], columns: int, room: float, may_part: MayPart[S] = anywhere
) -> tuple[tuple[S, ...], ...] | None:
    """Part items into the lowest columns that hold all of them, None where `room` is too low."""
    least = column_height(items) / columns
    sums = accumulate(each.gap + each.height for each in items)
    for height in (*(each - items[0].gap for each in sums), room):
        if least <= height + ROUNDING and height <= room + ROUNDING:
            filled = fill_columns(items, columns, height, may_part)
            if sum(map(len, filled)) == len(items):
                return filled
    return None


def _column_end(items: Sequence[S], room: float, may_part: MayPart[S]) -> int:
    """Return how many items fill a column: up to the last good place to part them, at least one."""
    height, fitting, good = 0.0, 0, 0
    for end, item in enumerate(items, start=1):
        height += item.height + (item.gap if end > 1 else 0.0)
        if height > room + ROUNDING:
            break
        fitting = end
        if end == len(items) or may_part(items, end):
            good = end
    return good or fitting or min(1, len(items))

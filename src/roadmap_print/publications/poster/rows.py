"""Rows that are all equally full: where the serpentine turns, and how wide each cell is."""

from collections.abc import Sequence
from itertools import accumulate

ALONE = 0.044  # of a row, squared: what a station at the end of one costs


def breaks(
    needs: Sequence[int], width: int, rows: int, stations: Sequence[bool]
) -> tuple[tuple[int, int], ...] | None:
    """Part cells into `rows` rows of at most `width`, as evenly full as can be.

    Returns (start, end) a row, None where they do not fit. Dynamic programming over the
    squares of what each row leaves empty, as a paragraph is broken by Knuth and Plass (1981);
    a row that ends with a station, whose resources would then be out of sight, costs more.
    """
    count = len(needs)
    before = [0, *accumulate(needs)]
    best: list[dict[int, tuple[float, int]]] = [{0: (0.0, 0)}]
    for _ in range(rows):
        reached: dict[int, tuple[float, int]] = {}
        for start, (cost, _) in best[-1].items():
            for end in range(start + 1, count + 1):
                empty = width - (before[end] - before[start])
                if empty < 0:
                    break
                alone = ALONE * width * width if stations[end - 1] and end < count else 0.0
                total = cost + empty * empty + alone
                if end not in reached or total < reached[end][0]:
                    reached[end] = (total, start)
        best.append(reached)
    if count not in best[-1]:
        return None
    return _followed_back(best, count)


def _followed_back(
    best: Sequence[dict[int, tuple[float, int]]], count: int
) -> tuple[tuple[int, int], ...]:
    spans, end = [], count
    for reached in reversed(best[1:]):
        start = reached[end][1]
        spans.append((start, end))
        end = start
    return tuple(reversed(spans))


def level(needs: Sequence[float], width: float) -> tuple[float, ...]:
    """Widen cells to fill `width` mm: the narrow ones first, so that most become equal."""
    wide: set[int] = set()
    while True:
        rest = width - sum(needs[i] for i in wide)
        share = rest / max(1, len(needs) - len(wide))
        more = {i for i, need in enumerate(needs) if need > share} - wide
        if not more:
            return tuple(need if i in wide else share for i, need in enumerate(needs))
        wide |= more

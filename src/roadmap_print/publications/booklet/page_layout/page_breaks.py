"""Which entries of a step stand on which of its pages: as few pages as hold them, evenly filled."""

from collections.abc import Callable, Sequence

from roadmap_print.publications.booklet.page_layout.columns import StepItems
from roadmap_print.publications.booklet.page_layout.layouts import PageLayout

SPLIT = 0.04  # what a break inside a group costs, against a page's fill squared
LayOut = Callable[[range, bool], PageLayout | None]
"""Lays out a span of a step; the second says whether it is the step's first page."""


def break_pages(
    step: StepItems, lay_out: LayOut, load: Sequence[float], fewest: int = 1
) -> list[PageLayout | None]:
    """Return the pages of a step, `fewest` at least; `load` is about how high each item is.

    The first is None where its head leaves room for no item. Raises ValueError where a further
    page does not even hold one: those are to be cut beforehand.
    """
    count = len(step.items)
    full = _fill(count, lay_out)
    if len(full) == 1 and fewest == 1:
        return full
    ends = _balanced(step, load, max(fewest, len(full)))
    starts = [0, *ends[:-1]]
    even = [lay_out(range(start, end), start == 0) for start, end in zip(starts, ends, strict=True)]
    return even if all(even) else full


def _fill(count: int, lay_out: LayOut) -> list[PageLayout | None]:
    """Fill page after page with as many items as each holds."""
    if whole := lay_out(range(count), True):
        return [whole]
    pages: list[PageLayout | None] = []
    start = 0
    while start < count:
        end, page = _most(start, count, lambda span: lay_out(span, not pages))
        if page is None and pages:
            raise ValueError(f"no page holds item {start}")
        pages.append(page)
        start = end
    return pages


def _most(
    start: int, count: int, lay_out: Callable[[range], PageLayout | None]
) -> tuple[int, PageLayout | None]:
    """Return the end of the longest span from `start` that a page holds, and its layout."""
    end, page, step = start, None, 1
    while end + step <= count and (tried := lay_out(range(start, end + step))):
        end, page = end + step, tried
        step *= 2
    while step >= 1:
        if end + step <= count and (tried := lay_out(range(start, end + step))):
            end, page = end + step, tried
        step //= 2
    return end, page


def _balanced(step: StepItems, load: Sequence[float], pages: int) -> list[int]:
    """Return where each of so many pages ends so that they are as evenly filled as can be."""
    count, target = len(load), sum(load) / pages
    sums = [0.0]
    for each in load:
        sums.append(sums[-1] + each)
    best: list[dict[int, tuple[float, int]]] = [{0: (0.0, 0)}]
    for _ in range(pages):
        row: dict[int, tuple[float, int]] = {}
        for start, (cost, _) in best[-1].items():
            for end in range(start + 1, count + 1):
                fill = (sums[end] - sums[start]) / target
                if fill > 2:  # twice its share: no page
                    break
                split = SPLIT if end < count and step.continues(end) else 0.0
                total = cost + fill * fill + split
                if end not in row or total < row[end][0]:
                    row[end] = (total, start)
        best.append(row)
    ends = [count]
    for row in reversed(best[1:]):
        if ends[-1] not in row:
            return [count] * pages
        ends.append(row[ends[-1]][1])
    return ends[-2::-1]

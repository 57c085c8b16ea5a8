"""Which entries stand on which page: as few pages as hold them, as evenly filled as can be."""

from collections.abc import Sequence
from dataclasses import dataclass

from roadmap_print.layout.overflow import too_high

NEARLY = 0.01  # mm that a page may be over-full by: sums are rounded
# What is unwelcome costs, against a page's fill squared, so that one full page costs 1:
SPLIT = 0.06  # a break inside a group
LONE = 0.05  # a lone unit of that group before the break, or after it
TOLERATED = 0.25  # of the page: white at its foot that passes for a break before a heading
HOLE = 5.0  # a whole page of white beyond that; it looks like an error while the group goes on


@dataclass(frozen=True, slots=True)
class Unit:
    """Something that never breaks: `height` mm, under the heading of its `group`.

    `text` is its longest, which is to be shorter where it is higher than a page.
    """

    height: float
    group: int
    text: str = ""


@dataclass(frozen=True, slots=True)
class Rules:
    """Room and gaps in mm: `first` and `last` are what the first and the last page lose."""

    room: float
    first: float
    last: float
    heading: float
    gap: float
    widest_gap: float
    group_gap: float  # how much wider the gap before a heading is


@dataclass(frozen=True, slots=True)
class Span:
    """A page's units, from `start` up to but not with `end`; `gap` mm between two.

    `group_gap` stands before a heading instead, `free` is what is left at the foot.
    """

    start: int
    end: int
    gap: float
    group_gap: float
    free: float


def distribute(units: Sequence[Unit], rules: Rules) -> tuple[Span, ...]:
    """Part units into pages; each page with units starts with a heading.

    Raises FitError for a unit that is higher than its page.
    """
    best: list[tuple[int, float, int]] = [(0, 0.0, 0)]
    for end in range(1, len(units) + 1):
        best.append(min(_ways(best, units, end, rules)))
    spans: list[Span] = []
    end = len(units)
    while end:
        start = best[end][2]
        spans.insert(0, _span(units, start, end, rules))
        end = start
    for span in spans:
        used = _used(units, span.start, span.end, rules)
        if used > _room(span.start, span.end, len(units), rules) + NEARLY:
            raise too_high(units[span.start].text)
    return tuple(spans)


def _ways(
    best: Sequence[tuple[int, float, int]], units: Sequence[Unit], end: int, rules: Rules
) -> list[tuple[int, float, int]]:
    """List (pages, cost, start of the last page) for each way to fill it up to `end`."""
    ways = []
    for start in range(end - 1, -1, -1):
        fill = _used(units, start, end, rules) / _room(start, end, len(units), rules)
        if fill > 1 and start < end - 1:
            break
        pages, cost, _ = best[start]
        if end < len(units):
            white = _span(units, start, end, rules).free / rules.room
            cost += HOLE * max(0.0, white - TOLERATED)
        ways.append((pages + 1, cost + fill * fill + _split_cost(units, end), start))
    return ways


def _split_cost(units: Sequence[Unit], end: int) -> float:
    """Return what a break before `units[end]` costs for parting its group."""
    group = _group(units, end)
    if group is None or group != _group(units, end - 1):
        return 0.0
    alone = (_group(units, end - 2) != group) + (_group(units, end + 1) != group)
    return SPLIT + LONE * alone


def _group(units: Sequence[Unit], place: int) -> int | None:
    return units[place].group if 0 <= place < len(units) else None


def _used(units: Sequence[Unit], start: int, end: int, rules: Rules) -> float:
    headings = _headings(units, start, end)
    return (
        sum(unit.height for unit in units[start:end])
        + headings * rules.heading
        + (headings - 1) * (rules.gap + rules.group_gap)
        + (end - start - headings) * rules.gap
    )


def _headings(units: Sequence[Unit], start: int, end: int) -> int:
    return len({unit.group for unit in units[start:end]})


def _room(start: int, end: int, count: int, rules: Rules) -> float:
    lost = rules.first * (start == 0) + rules.last * (end == count)
    return max(1.0, rules.room - lost)


def _span(units: Sequence[Unit], start: int, end: int, rules: Rules) -> Span:
    free = _room(start, end, len(units), rules) - _used(units, start, end, rules)
    gaps, breaks = end - start - 1, _headings(units, start, end) - 1
    more = _share(free, gaps, rules.widest_gap - rules.gap)
    free -= gaps * more
    wider = _share(free, breaks, rules.group_gap)
    gap = rules.gap + more
    return Span(start, end, gap, gap + rules.group_gap + wider, max(0.0, free - breaks * wider))


def _share(free: float, places: int, most: float) -> float:
    return min(max(0.0, free) / places, most) if places else 0.0

"""Which entries of a step stand in which panel: by their measured heights, formats kept together.

Of all ways that fit, the one is taken that costs least: uneven panels cost, and so does a format
that begins under another or goes on in the next panel.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

PANELS = 3  # of a sheet's inside
NEARLY = 0.01  # mm by which sums of rounded heights may differ
BEFORE_HEADING, AFTER_HEADING = (1.0, 0.8), (1.2, 0.3)  # mm, and parts of the gap
WIDEST_GAP = 11.5  # mm between two entries
# What is unwelcome costs, against a panel's fill squared:
SHARED = 0.12  # a format that begins under another
PARTED = 0.22  # a format that goes on in the next panel
LONE = 0.12  # and leaves one entry alone there
EMPTY = 1.0  # a panel without entries before one that has some


@dataclass(frozen=True, slots=True)
class ColumnSpan:
    """What stands in a panel: units from `first` up to but not with `last`, `gap` mm apart."""

    first: int
    last: int
    gap: float


@dataclass(frozen=True, slots=True)
class ColumnRules:
    """Room and heights in mm, by measure.

    `heights(first, last, panel)` are of units that stand in one panel, `heading(unit, panel)` is
    of what stands over a unit's format. `rooms` are of the panels of the first sheet, then of any
    other. `groups` tells the format of each unit, a negative number for what has no heading.
    `goes_on` tells which units are the rest of the one before, from which no sheet parts them:
    another cover would stand between the two.
    """

    groups: Sequence[int]
    goes_on: Sequence[bool]
    rooms: tuple[Sequence[float], Sequence[float]]
    heights: Callable[[int, int, int], Sequence[float]]
    heading: Callable[[int, int], float]

    def room(self, column: int) -> float:
        """Return the height of a panel, counted from the first sheet's first."""
        return self.rooms[min(1, column // PANELS)][column % PANELS]

    def used(self, first: int, last: int, panel: int) -> tuple[float, float]:
        """Return what units take in a panel without gaps, and how many gaps' worth lies between."""
        height, gaps = sum(self.heights(first, last, panel)), 0.0
        for unit in range(first, last):
            begins = unit == first or self.groups[unit] != self.groups[unit - 1]
            if begins and self.groups[unit] >= 0:
                if unit > first:
                    height, gaps = height + BEFORE_HEADING[0], gaps + BEFORE_HEADING[1]
                height += self.heading(unit, panel) + AFTER_HEADING[0]
                gaps += AFTER_HEADING[1]
            elif unit > first:
                gaps += 1
        return height, gaps

    def cost(self, first: int, last: int, fill: float) -> float:
        """Return what it costs that these units share a panel, `fill` of its room."""
        groups = self.groups
        if first == last:
            return EMPTY if last < len(groups) else 0.0
        shared = sum(groups[each] != groups[each - 1] for each in range(first + 1, last))
        cost = fill * fill + SHARED * shared
        if first and groups[first] == groups[first - 1]:
            alone = (first == 1 or groups[first - 2] != groups[first]) + (
                first + 1 == len(groups) or groups[first + 1] != groups[first]
            )
            cost += PARTED + LONE * alone
        return cost


def plan_columns(
    rules: ColumnRules, sheets: int, least_gap: float
) -> tuple[float, list[ColumnSpan]] | None:
    """Part all units into the panels of `sheets` sheets, and say what that costs.

    None where they do not fit.
    """
    count, columns = len(rules.groups), PANELS * sheets
    best: list[dict[int, tuple[float, int]]] = [{0: (0.0, 0)}]
    for column in range(columns):
        panel, room = column % PANELS, rules.room(column)
        reached: dict[int, tuple[float, int]] = {}
        whole = column > 0 and panel == 0 and sheets <= count  # else it gives way
        for first, (before, _) in best[-1].items():
            if whole and first < count and rules.goes_on[first]:
                continue
            for last in range(first, count + 1):
                height, gaps = rules.used(first, last, panel)
                fill = (height + gaps * least_gap) / room
                if fill > 1 + NEARLY / room:
                    break
                cost = before + rules.cost(first, last, fill)
                if last not in reached or cost < reached[last][0]:
                    reached[last] = (cost, first)
        best.append(reached)
    if count not in best[-1]:
        return None
    spans: list[ColumnSpan] = []
    last = count
    for column in range(columns - 1, -1, -1):
        first = best[column + 1][last][1]
        spans.insert(0, _span(rules, first, last, column))
        last = first
    return best[-1][count][0], spans


def _span(rules: ColumnRules, first: int, last: int, column: int) -> ColumnSpan:
    height, gaps = rules.used(first, last, column % PANELS)
    free = rules.room(column) - height
    return ColumnSpan(first, last, min(WIDEST_GAP, free / gaps) if gaps else 0.0)

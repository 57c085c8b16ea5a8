"""Which entries stand in which panel: all of them, in order, within the panels' room."""

from collections.abc import Sequence
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from roadmap_print.publications.leaflet.column_plan import (
    NEARLY,
    PANELS,
    ColumnRules,
    ColumnSpan,
    plan_columns,
)

HEADING = 6.0
LEAST = 3.2
ROOMS = ((128.0, 160.0, 150.0), (140.0, 160.0, 150.0))


def rules(
    heights: Sequence[float], groups: Sequence[int], goes_on: Sequence[bool] = ()
) -> ColumnRules:
    return ColumnRules(
        groups,
        goes_on or [False] * len(groups),
        ROOMS,
        lambda first, last, _: heights[first:last],
        lambda _unit, _panel: HEADING,
    )


def planned(
    heights: Sequence[float], groups: Sequence[int], goes_on: Sequence[bool] = ()
) -> list[ColumnSpan]:
    of = rules(heights, groups, goes_on)
    found = (plan_columns(of, sheets, LEAST) for sheets in range(1, 50))
    return next(each for each in found if each)[1]


@given(st.lists(st.tuples(st.integers(0, 4), st.floats(10, 110)), max_size=40))
def test_each_entry_has_a_place_that_holds_it(entries: list[tuple[int, float]]) -> None:
    entries.sort(key=lambda each: each[0])
    groups, heights = [each[0] for each in entries], [each[1] for each in entries]
    of, spans = rules(heights, groups), planned(heights, groups)
    assert len(spans) % PANELS == 0
    assert [0, *(each.last for each in spans)][:-1] == [each.first for each in spans]
    assert spans[-1].last == len(entries)
    for column, span in enumerate(spans):
        height, gaps = of.used(span.first, span.last, column % PANELS)
        assert span.gap >= LEAST or not gaps
        assert height + gaps * span.gap <= of.room(column) + NEARLY


def test_a_panel_each_for_three_formats() -> None:
    spans = planned([18.0] * 13, [0] * 3 + [1] * 7 + [2] * 3)
    assert [each.last - each.first for each in spans] == [3, 7, 3]


def test_no_panel_is_passed_over() -> None:
    spans = planned([20.0] * 2, [0, 0])
    sizes = [each.last - each.first for each in spans]
    assert all(before or not after for before, after in pairwise(sizes))


def test_few_formats_share_a_panel() -> None:
    spans = planned([18.0] * 4, [0, 1, 2, 3])
    assert sorted(each.last - each.first for each in spans) == [1, 1, 2]


@given(st.lists(st.tuples(st.floats(10, 110), st.booleans()), min_size=1, max_size=30))
def test_no_sheet_parts_the_two_parts_of_an_entry(entries: list[tuple[float, bool]]) -> None:
    heights, goes_on = [], []
    for height, cut in entries:
        heights += [height, 90.0] if cut else [height]
        goes_on += [False, True] if cut else [False]
    spans = planned(heights, [0] * len(heights), goes_on)
    sheets = [each.first for each in spans[PANELS::PANELS] if each.first < len(heights)]
    assert not any(goes_on[first] for first in sheets)

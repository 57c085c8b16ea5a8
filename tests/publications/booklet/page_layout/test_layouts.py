"""Steps of all sizes laid out: nothing overlaps, nothing is left out, codes can be read."""

from itertools import pairwise
from math import ceil

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kits import kit_of
from rows import BOOKLET
from spoiling import reading

from roadmap_print.content.build_options import BuildOptions
from roadmap_print.publications.booklet.page_layout.columns import (
    Item,
    PlacedTrack,
    StepItems,
    quiet,
)
from roadmap_print.publications.booklet.page_layout.layouts import (
    ListTop,
    PageLayout,
    choose_layout,
)
from roadmap_print.publications.booklet.page_layout.page_breaks import break_pages
from roadmap_print.publications.booklet.step_pages.step_sizes import settings

CATALOGUE = reading().catalogue
assert CATALOGUE is not None
KITS = {
    page: kit_of(BOOKLET, CATALOGUE, BuildOptions(page=page))  # type: ignore[arg-type]
    for page in ("a4", "a5")
}
WAYS = {page: settings(kit) for page, kit in KITS.items()}
LINE = 5.0  # mm
TOP, AGAIN = ListTop(50, 45), ListTop(38, 32)
ROUNDED = 1e-6


def item(group: int, version: int, words: float) -> Item:
    """An item whose words are `words` mm long in one line."""
    return Item(group, 17 + 4 * version, lambda measure, _: LINE * ceil(words / measure) + 2 * LINE)


def step(groups: list[list[tuple[int, float]]]) -> StepItems:
    items = [item(g, *each) for g, group in enumerate(groups) for each in group]
    return StepItems(tuple(items), lambda _group, _measure: 6.0)


ENTRIES = st.tuples(st.integers(2, 14), st.floats(10, 900))
STEPS = st.lists(st.lists(ENTRIES, min_size=1, max_size=14), min_size=1, max_size=5).map(step)
PAGES = st.sampled_from(["a4", "a5"])


def laid_out(of: StepItems, page: str) -> list[PageLayout]:
    pages = break_pages(
        of,
        lambda span, first: choose_layout(of, span, WAYS[page], TOP if first else AGAIN),
        [each.height(100, False) for each in of.items],
    )
    return [each for each in pages if each]


def tracks(pages: list[PageLayout]) -> list[PlacedTrack]:
    return [track for page in pages for track in page.tracks]


@pytest.mark.slow
@given(STEPS, PAGES)
def test_all_items_stand_once_and_in_their_order(of: StepItems, page: str) -> None:
    placed = [spot.item for track in tracks(laid_out(of, page)) for spot in track.spots]
    assert placed == list(range(len(of.items)))


@pytest.mark.slow
@given(STEPS, PAGES)
def test_nothing_overlaps_and_nothing_leaves_the_list(of: StepItems, page: str) -> None:
    for layout in laid_out(of, page):
        assert layout.gap >= 3.2 - ROUNDED
        for track in layout.tracks:
            stands = [
                (each.top, each.top + each.height) for each in (*track.spots, *track.headings)
            ]
            for above, below in pairwise(sorted(stands)):
                assert below[0] - above[1] >= 1.2
            for above, below in pairwise(track.spots):
                assert below.top - above.top - above.height >= 3.2 - ROUNDED
            assert min(stands)[0] >= layout.top - ROUNDED
            assert max(stands)[1] <= layout.bottom + ROUNDED


@pytest.mark.slow
@given(STEPS, PAGES)
def test_codes_of_a_page_are_of_one_size_but_for_those_that_need_more(
    of: StepItems, page: str
) -> None:
    module = KITS[page].mm("module")
    for layout in laid_out(of, page):
        for spot in (each for track in layout.tracks for each in track.spots):
            needed = of.items[spot.item].modules * module
            assert spot.side == pytest.approx(max(layout.size, needed))


@pytest.mark.slow
@given(STEPS, PAGES)
def test_words_and_names_keep_out_of_quiet_zones(of: StepItems, page: str) -> None:
    for track in tracks(laid_out(of, page)):
        for spot in track.spots:
            white = quiet(of.items[spot.item].modules, spot.side)
            assert white >= 2.0
            beside = spot.text - track.lane.code - spot.side >= white - ROUNDED
            under = spot.text_top - spot.top - spot.side >= white - ROUNDED
            assert beside or under
        for heading in track.headings:
            below = next(each for each in track.spots if each.top > heading.top)
            white = quiet(of.items[below.item].modules, below.side)
            assert below.top - heading.top - 6.0 >= white - ROUNDED


@pytest.mark.slow
@given(STEPS, PAGES)
def test_each_group_begins_under_its_name_on_each_page(of: StepItems, page: str) -> None:
    for layout in laid_out(of, page):
        for track in layout.tracks:
            groups = [of.items[spot.item].group for spot in track.spots]
            assert [each.group for each in track.headings] == list(dict.fromkeys(groups))
            first = track.spots[0].item
            goes_on = first > 0 and of.items[first - 1].group == groups[0]
            assert [each.continued for each in track.headings] == [goes_on] + [False] * (
                len(track.headings) - 1
            )


def test_few_entries_stand_in_a_column_with_the_largest_codes() -> None:
    (page,) = laid_out(step([[(3, 60)] * 3, [(3, 60)] * 2]), "a4")
    assert (page.size, len(page.tracks)) == (24, 1)
    assert page.gap == 11.5


def test_many_stand_in_two_tracks_cut_between_groups() -> None:
    (page,) = laid_out(step([[(3, 60)] * 6, [(3, 60)] * 6]), "a4")
    assert [len(track.spots) for track in page.tracks] == [6, 6]
    assert page.size <= 21


def test_a_group_is_cut_only_where_no_end_of_one_serves() -> None:
    (page,) = laid_out(step([[(3, 60)] * 2, [(3, 60)] * 11]), "a4")
    assert [len(track.spots) for track in page.tracks] in ([6, 7], [7, 6])
    assert page.tracks[1].headings[0].continued


def test_a_page_that_is_full_goes_on_at_the_end_of_a_group() -> None:
    pages = laid_out(step([[(3, 60)] * 10, [(3, 60)] * 10]), "a4")
    assert [sum(len(track.spots) for track in page.tracks) for page in pages] == [10, 10]

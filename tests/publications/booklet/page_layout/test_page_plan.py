"""Which pages there are, by counts alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roadmap_print.publications.booklet.page_layout.page_plan import (
    PageCounts,
    PageKind,
    PagePlan,
    StepRun,
    arrange_steps,
    plan_pages,
)

STEPS = st.lists(st.integers(1, 5), min_size=1, max_size=30)
COUNTS = st.builds(
    PageCounts,
    opening=st.sampled_from([(1, 2), (2, 2), (3, 4)]),
    route=st.sampled_from([(0,), (1,), (2,), (1, 2)]),
    news=st.integers(0, 2),
    index=st.sampled_from([(1, 1), (1, 2), (2, 3), (0,)]),
)


def planned(sizes: list[int], counts: PageCounts) -> PagePlan:
    """Plan steps that take so many pages; two that take one page may share it."""

    def choices(start: int) -> list[tuple[int, int, float]]:
        found = [(start + 1, sizes[start], 0.1)]
        if sizes[start : start + 2] == [1, 1]:
            found.append((start + 2, 1, 0.2))
        return found

    return plan_pages(counts, arrange_steps(len(sizes), choices))


@given(STEPS, COUNTS)
def test_pages_are_a_multiple_of_four_with_all_steps_in_order(
    sizes: list[int], counts: PageCounts
) -> None:
    plan = planned(sizes, counts)
    assert len(plan.pages) % 4 == 0
    assert (plan.pages[0], plan.pages[-1]) == (PageKind.COVER, PageKind.BACK)
    assert [place for run in plan.runs for place in range(run.start, run.end)] == list(
        range(len(sizes))
    )
    assert plan.pages.count(PageKind.STEPS) == sum(run.pages for run in plan.runs)
    for first, run in zip(plan.step_pages, plan.runs, strict=True):
        assert set(plan.pages[first - 1 : first - 1 + run.pages]) == {PageKind.STEPS}


@pytest.mark.slow
@given(STEPS, COUNTS)
def test_a_step_of_several_pages_starts_on_the_left(sizes: list[int], counts: PageCounts) -> None:
    plan = planned(sizes, counts)
    for first, run in zip(plan.step_pages, plan.runs, strict=True):
        assert run.pages == 1 or first % 2 == 0


def test_seven_steps_of_a_page_take_twelve() -> None:
    plan = plan_pages(
        PageCounts((1, 2), (1,), 0, (1, 1)),
        {7: tuple(StepRun(place, place + 1, 1) for place in range(7))},
    )
    assert PageKind.NOTES not in plan.pages
    assert len(plan.pages) == 12
    assert plan.step_pages == (4, 5, 6, 7, 8, 9, 10)


def test_a_page_to_spare_goes_to_how_to_read_then_to_a_larger_index_then_to_notes() -> None:
    """One page, two and three to spare."""
    wanted = {6: (True, False, 0), 5: (True, True, 0), 4: (True, True, 1)}
    for steps, found in wanted.items():
        runs = {steps: tuple(StepRun(place, place + 1, 1) for place in range(steps))}
        plan = plan_pages(PageCounts((1, 2), (1,), 0, (1, 2)), runs)
        assert (plan.split, plan.large, plan.pages.count(PageKind.NOTES)) == found


def test_short_steps_share_pages_unless_more_than_one_were_left_for_notes() -> None:
    counts = PageCounts((1, 1), (1,), 0, (1, 1))
    for steps, pages in ((12, 6), (10, 6)):
        plan = planned([1] * steps, counts)
        assert sum(run.pages for run in plan.runs) == pages
        assert (len(plan.pages), plan.pages.count(PageKind.NOTES)) == (12, 1)

"""Slides of hundreds of steps: what would show all of them at once shows some."""

from itertools import pairwise

import pytest
from decks import catalogue_of, laid_out
from rows import SLIDES

from roadmap_print.layout.page_model import DiscShape, LineShape, Page
from roadmap_print.publications.slides.deck_line import MOST_DOTS
from roadmap_print.publications.slides.deck_title import LEAST_PITCH


def slides(steps: int) -> list[Page]:
    return laid_out(SLIDES, catalogue_of(steps, 1, "Un pas", "Un guide"))


def discs(page: Page, top: float) -> list[DiscShape]:
    """Return the discs below a height, from start to end."""
    found = (each for each in page.shapes if isinstance(each, DiscShape) and each.top > top)
    return sorted(found, key=lambda disc: disc.start)


def of_steps(pages: list[Page]) -> list[Page]:
    """Return the slides of steps: those with a small way at their foot, which closing ones lack."""
    return [page for page in pages if discs(page, 0.9 * page.frame.height)]


def test_the_small_way_has_a_dot_a_station_as_long_as_they_can_be_told_apart() -> None:
    page = of_steps(slides(MOST_DOTS))[0]
    assert len(discs(page, 0.9 * page.frame.height)) == MOST_DOTS


@pytest.mark.slow
def test_of_more_only_the_own_station_stands_on_it_where_it_would_be() -> None:
    pages = of_steps(slides(100))
    places = []
    for page in pages:
        (disc,) = discs(page, 0.9 * page.frame.height)
        places.append(disc.start)
    assert places == sorted(places)
    assert len(set(places)) == 100
    for page, end, place in ((pages[0], "M", places[0]), (pages[-1], "L", places[-1])):
        way = next(each for each in page.shapes[::-1] if isinstance(each, LineShape))
        assert f"{end}{place:.2f} " in way.path


@pytest.mark.slow
def test_the_first_slide_has_stops_that_stand_apart() -> None:
    few, many = (discs(slides(steps)[0], 0.0) for steps in (30, 300))
    assert len(few) == 30
    assert 20 < len(many) < 100
    for one, other in pairwise(many):
        assert LEAST_PITCH - 0.01 <= other.start - one.start < 2 * LEAST_PITCH
        assert other.diameter < other.start - one.start

"""Colours: as many as there are steps, equally dark, none in the olive arc, all told apart."""

import colorsys
from itertools import combinations, pairwise

import pytest

from roadmap_print.brand.palette import LEVEL_COLOURS, contrast, hues, level_colours
from roadmap_print.brand.theme import DEFAULT, GREY, Hue

COUNTS = (1, 2, 3, 7, 12, 40)
OLIVE = (33.0, 82.0)  # degrees of HSV: what is left out round the circle of OKLCH, seen in sRGB
LEVELS = {  # as the runs of a French ski resort are marked, then two of our own
    "green": 137,
    "blue": 212,
    "red": 4,
    "black": None,
    "violet": 267,
    "brown": 32,
}


def hsv(colour: str) -> tuple[float, float, float]:
    """Return hue in degrees, saturation and value."""
    red, green, blue = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    hue, saturation, value = colorsys.rgb_to_hsv(red, green, blue)
    return 360 * hue, saturation, value


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000") == pytest.approx(21)
    assert contrast("#777777") == pytest.approx(4.478, abs=0.001)
    assert contrast("#1D5FA9", "#1D5FA9") == 1


@pytest.mark.parametrize("count", COUNTS)
def test_each_step_has_a_colour_and_all_are_equally_dark(count: int) -> None:
    colours = hues(count)
    assert len(set(colours)) == count
    assert all(contrast(colour) == pytest.approx(5.2, abs=0.05) for colour in colours)


def test_no_step_looks_like_mud() -> None:
    """A hundred steps go round the whole circle; none of their hues is olive."""
    found = sorted(hsv(colour)[0] for colour in hues(100))
    assert [hue for hue in found if OLIVE[0] < hue < OLIVE[1]] == []
    assert any(OLIVE[0] - 5 < hue <= OLIVE[0] for hue in found)
    assert any(OLIVE[1] <= hue < OLIVE[1] + 10 for hue in found)


def test_the_first_step_is_teal() -> None:
    assert 180 < hsv(hues(7)[0])[0] < 195
    assert len({hues(count)[0] for count in COUNTS}) == 1


@pytest.mark.parametrize("count", COUNTS)
def test_neighbours_are_far_apart_round_the_circle(count: int) -> None:
    colours = hues(count)
    assert all(one != other for one, other in pairwise((*colours, *colours[:1])) if count > 1)


@pytest.mark.parametrize(
    ("colour", "name"), list(zip(LEVEL_COLOURS, LEVELS, strict=True)), ids=list(LEVELS)
)
def test_each_level_has_the_colour_of_its_name(colour: str, name: str) -> None:
    hue, saturation, value = hsv(colour)
    wanted = LEVELS[name]
    assert contrast(colour) >= 4.5
    if wanted is None:
        assert saturation == 0
        assert value < 0.15
    else:
        assert hue == pytest.approx(wanted, abs=6)
        assert saturation > 0.5


def test_no_two_levels_look_alike() -> None:
    """Of two colours that are equally dark, the hues are far apart."""
    for one, other in combinations(level_colours(6), 2):
        assert contrast(one, other) > 1.15 or 25 < abs(hsv(one)[0] - hsv(other)[0]) < 335
    assert level_colours(3) == LEVEL_COLOURS[:3]


def test_one_colour_stands_for_all_where_there_is_one_ink() -> None:
    assert GREY.hues(3) == (Hue("#000000", "#000000"),) * 3
    assert GREY.level_colours(2) == ("#000000",) * 2
    assert [each.surface for each in DEFAULT.hues(3)] == [*hues(3)]
    assert DEFAULT.level_colours(2) == level_colours(2)

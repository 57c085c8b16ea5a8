"""Screen colours in the press's four inks."""

import icc
import numpy as np
import pytest
from PIL import Image

from roadmap_print.icc_profile import Profile
from roadmap_print.render.prepress.inks import MOST_INK, PressInks

INKS = PressInks()


@pytest.mark.parametrize("value", [0.0, 0.2, 0.5, 0.8, 1.0])
def test_a_grey_takes_black_alone(value: float) -> None:
    assert INKS.paint(value, value, value) == pytest.approx((0, 0, 0, 1 - value), abs=0.001)


def test_what_is_nearly_grey_takes_black_alone() -> None:
    assert INKS.paint(0.50, 0.55, 0.61)[:3] == (0, 0, 0)
    assert INKS.paint(0.50, 0.55, 0.63)[:3] != (0, 0, 0)


@pytest.mark.parametrize(
    ("colour", "strongest"),
    [((0, 0.6, 0.7), 0), ((0.8, 0, 0.5), 1), ((0.9, 0.8, 0), 2)],
)
def test_a_colour_takes_most_of_the_ink_that_absorbs_its_complement(
    colour: tuple[float, float, float], strongest: int
) -> None:
    inks = INKS.paint(*colour)
    assert inks.index(max(inks[:3])) == strongest


def test_no_colour_takes_more_ink_than_dries() -> None:
    for number in range(6**3):
        colour = number // 36 / 5, number // 6 % 6 / 5, number % 6 / 5
        assert sum(INKS.paint(*colour)) <= MOST_INK == 2.8
    assert max(sum(INKS.paint(0, green / 50, 0.2)) for green in range(50)) > 2


@pytest.mark.parametrize(
    ("colour", "black"),
    [((0, 0, 0), 1), ((1, 1, 1), 0), ((0.5, 0.5, 0.5), 0.65), ((0, 0.3, 0.34), 0.99)],
)
def test_a_text_is_black_and_darker_than_a_surface(
    colour: tuple[float, float, float], black: float
) -> None:
    assert INKS.text(*colour) == pytest.approx((0, 0, 0, black), abs=0.02)


def test_a_picture_is_separated_as_its_colours_are() -> None:
    inks = np.asarray(INKS.picture(Image.new("RGB", (3, 2), (200, 40, 10)))) / 255
    wanted = INKS.paint(200 / 255, 40 / 255, 10 / 255)
    assert inks == pytest.approx(np.tile(wanted, (2, 3, 1)), abs=0.01)


@pytest.mark.parametrize("colour", [(0.04, 0.25, 0.29), (0.1, 0.3, 0)])
def test_nor_by_a_profile_that_asks_for_more(colour: tuple[float, float, float]) -> None:
    by_profile = PressInks(Profile(icc.profile(), "Press of the tests"))
    assert 2.7 < sum(by_profile.paint(*colour)) <= MOST_INK

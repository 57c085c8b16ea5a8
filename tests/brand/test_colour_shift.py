"""A house's colours: exact on surfaces, shifted least where something is to be read."""

import random

import pytest

from roadmap_print.brand.brand_colours import Colours
from roadmap_print.brand.brand_file import Brand
from roadmap_print.brand.colour_shift import arc, darken, ink_of, oklch, vanishes, words_on
from roadmap_print.brand.house_theme import make_theme
from roadmap_print.brand.palette import contrast
from roadmap_print.brand.theme import DEFAULT, GREY, WHITE, Theme

GREEN, BLUE, RED = "#95C11F", "#000091", "#E1000F"
READABLE, VISIBLE, DARK = 4.5, 3.0, 7.0  # WCAG 2.2: 1.4.3, 1.4.11, 1.4.6
ROUNDING = 12.0  # degrees of hue that eight bits a channel and a darker gamut may cost


def theme_of(primary: str, accent: str | None = None, text: str | None = None) -> Theme:
    return make_theme(Brand(colours=Colours(primary, accent, text)), None, grey=False)


def apart(one: str, other: str) -> float:
    """Degrees between two hues."""
    return abs((oklch(one).hue - oklch(other).hue + 180) % 360 - 180)


def hexadecimal(chance: random.Random) -> str:
    return f"#{chance.randrange(0x1000000):06X}"


def test_a_pale_green_is_darkened_no_further_than_needs_be() -> None:
    tone = darken(GREEN)
    assert READABLE <= contrast(tone) < READABLE + 0.05
    assert apart(tone, GREEN) < 2
    assert abs(oklch(tone).lightness - oklch("#608100").lightness) < 0.005


@pytest.mark.parametrize("colour", [BLUE, RED, "#0B3F4A", "#000000"])
def test_what_can_be_read_stays_as_it_is(colour: str) -> None:
    assert darken(colour) == colour


def test_a_dark_colour_is_its_own_ink_and_a_paler_one_lends_its_hue() -> None:
    assert ink_of(BLUE) == BLUE
    ink = ink_of(GREEN)
    assert oklch(ink).lightness == pytest.approx(0.30, abs=0.005)
    assert apart(ink, "#24330A") < ROUNDING
    assert contrast(ink) > DARK


def test_words_on_a_surface_are_white_or_ink_or_darker_yet() -> None:
    assert words_on(BLUE, BLUE) == WHITE
    assert words_on(GREEN, ink_of(GREEN)) == ink_of(GREEN)
    middle = "#0085CA"  # 4.0 to 1 with white, 3.1 with its ink
    assert contrast(middle, ink_of(middle)) < READABLE
    assert contrast(middle, words_on(middle, ink_of(middle))) >= READABLE


def test_the_way_to_the_accent_is_the_shorter_one() -> None:
    """From blue to red by purple, not by green."""
    way = arc(BLUE, RED, 7)
    assert (way[0], way[-1]) == (BLUE, RED)
    assert all(not 60 < oklch(each).hue < 250 for each in way[1:-1])
    assert len(set(way)) == 7
    assert arc(BLUE, RED, 1) == (BLUE,)
    assert arc(BLUE, RED, 2) == (BLUE, RED)


def test_a_grey_accent_takes_the_hue_of_the_other() -> None:
    between = arc("#777777", RED, 3)[1]
    assert apart(between, RED) < ROUNDING


def test_thirty_random_brands_can_be_read() -> None:
    chance = random.Random(11)
    seen = set()
    for number in range(30):
        primary = hexadecimal(chance)
        accent = hexadecimal(chance) if number % 3 else None
        theme = theme_of(primary, accent)
        hues = theme.hues(7)
        assert [hues[0].surface, hues[-1].surface] == [primary, accent or primary]
        assert contrast(theme.ink) >= DARK or theme.ink == primary
        assert contrast(theme.text) >= DARK
        assert contrast(theme.grey) >= READABLE
        for hue in (theme.primary, *hues):
            case = f"{primary} {accent} {hue}"
            assert contrast(hue.tone) >= READABLE, case
            assert contrast(hue.surface, hue.on_surface) >= READABLE, case
            assert (hue.edge is None) == (contrast(hue.surface) >= VISIBLE), case
            if hue.edge:
                assert contrast(hue.edge) >= VISIBLE, case
            seen.add((hue.edge is None, hue.on_surface == WHITE, hue.tone == hue.surface))
        if accent:
            assert all(contrast(hue.surface) >= READABLE for hue in hues[1:-1])
        else:
            assert len(set(hues)) == 1
    assert len(seen) >= 3  # white words, dark words, cased ones


def test_text_may_have_a_colour_of_its_own() -> None:
    assert theme_of(BLUE, text="#2B2233").text == "#2B2233"


def test_without_colours_pages_are_ours_and_grey_ones_have_none() -> None:
    for brand in (None, Brand(name="A house")):
        assert make_theme(brand, None, grey=False).primary == DEFAULT.primary
        assert not make_theme(brand, None, grey=False).field
    grey = make_theme(Brand(colours=Colours(GREEN), cover="field"), None, grey=True)
    assert (grey.primary, grey.field, grey.colourless) == (GREY.primary, False, True)


@pytest.mark.parametrize(("cover", "field"), [(None, True), ("field", True), ("plain", False)])
def test_a_cover_has_a_field_unless_it_is_plain(cover: str | None, field: bool) -> None:  # noqa: FBT001
    theme = make_theme(Brand(colours=Colours(BLUE), cover=cover), None, grey=False)
    assert theme.field is field


def test_what_is_nearly_white_vanishes_and_a_pale_yellow_does_not() -> None:
    assert vanishes(WHITE)
    assert vanishes("#F2F2F2")
    assert not any(map(vanishes, ("#E6E6E6", "#FFFF00", "#FFD500", GREEN)))

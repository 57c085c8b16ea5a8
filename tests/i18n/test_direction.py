"""Which way languages are read, and texts among others."""

import unicodedata

import pytest
from babel import Locale
from babel.core import get_global

from roadmap_print.i18n.direction import language_direction, text_direction, turns


@pytest.mark.parametrize(
    ("tag", "direction"),
    [
        ("fr", "ltr"),
        ("ar", "rtl"),
        ("he-IL", "rtl"),
        ("fa", "rtl"),
        ("ur_PK", "rtl"),
        ("fas", "ltr"),
        ("ar-Latn", "ltr"),
        ("ku-Arab-IQ", "rtl"),
        ("az", "ltr"),
        ("az-Arab", "rtl"),
        ("en-arab", "rtl"),
        ("", "ltr"),
    ],
)
def test_the_direction_of_a_language_is_that_of_its_script(tag: str, direction: str) -> None:
    assert language_direction(tag) == direction


def test_babel_knows_no_other_direction_of_a_language() -> None:
    """The CLDR's own list of likely scripts, and the order of characters where it has a locale."""
    scripts = {"Arab", "Hebr", "Thaa", "Syrc", "Nkoo", "Adlm", "Rohg", "Mand", "Samr", "Yezi"}
    likely = {key: tag.split("_")[1] for key, tag in get_global("likely_subtags").items()}
    known = {key: script for key, script in likely.items() if len(key) == 2}
    assert len(known) > 100
    expected = {key for key, script in known.items() if script in scripts}
    assert {key for key in known if language_direction(key) == "rtl"} == expected
    for tag in ("ar", "he", "fa", "ur", "fr", "de", "ja", "ps", "yi", "ug", "sd", "ckb", "dv"):
        try:
            order = Locale.parse(tag).character_order
        except ValueError:
            continue
        assert (order == "right-to-left") == (language_direction(tag) == "rtl"), tag


@pytest.mark.parametrize(
    ("text", "usual", "direction"),
    [
        ("Machine Learning", "rtl", "ltr"),
        ("WHO 2024 مراجعة", "rtl", "rtl"),
        ("WHO 2024 مراجعة", "ltr", "ltr"),
        ("Introduction : مقدمة", "ltr", "ltr"),
        ("مراجعة", "ltr", "rtl"),
        ("مقدمة (IA) 2024", "ltr", "rtl"),
        ("Python بالعربية", "rtl", "rtl"),
        ("Machine Learning Tutorial دليل", "rtl", "ltr"),
        ("+33 1 23 45", "rtl", "ltr"),
        ("٢٠٢٤–٢٠٢٥", "rtl", "rtl"),
        ("", "rtl", "ltr"),
    ],
)
def test_a_text_has_the_usual_direction_where_it_has_letters_of_it(
    text: str, usual: str, direction: str
) -> None:
    assert text_direction(text, usual) == direction  # type: ignore[arg-type]


def test_a_stated_language_needs_one_letter() -> None:
    text = "Machine Learning Tutorial د"
    assert text_direction(text, "rtl") == "ltr"
    assert text_direction(text, "rtl", stated=True) == "rtl"
    assert text_direction("Machine Learning", "rtl", stated=True) == "ltr"


def test_whatever_is_read_from_the_right_is_known() -> None:
    strong = [
        chr(code)
        for code in range(0x110000)
        if unicodedata.bidirectional(chr(code)) in {"R", "AL", "AN"}
    ]
    assert len(strong) > 1000
    assert [each for each in strong if not turns(each)] == []
    latin = [chr(code) for code in range(0x590) if unicodedata.bidirectional(chr(code)) == "L"]
    assert not any(map(turns, latin))

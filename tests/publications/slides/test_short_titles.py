"""Titles that can be said aloud: where they end, and in how many lines and words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roadmap_print.layout.font_metrics import Type
from roadmap_print.layout.measurer import Measurer
from roadmap_print.publications.slides.short_titles import (
    ShortTitle,
    best_way,
    choose,
    count_words,
    shortened,
)

STYLE = Type("text-semibold", 24.0, 29.0)


def one_line(title: str, language: str, words: str) -> str:
    """Say a title in a line that is just wide enough for `words`."""
    measure = STYLE.width(words) + 0.5
    return " ".join(best_way(title, language, Measurer("fr"), STYLE, measure, 1).lines)


@pytest.mark.parametrize(
    ("title", "language", "said"),
    [
        ("Objectif IA\u00a0: initiez-vous", "fr", "Objectif IA"),
        ("Introduction à l’IA (niveau 1)", "fr", "Introduction à l’IA"),
        ("Optimisez votre apprentissage avec l’IA", "fr", "Optimisez votre apprentissage…"),
        ("Un guide complet d’évaluation des méthodes", "fr", "Un guide complet…"),
        ("Comprehensive checklist for clinicians", "en", "Comprehensive checklist…"),
        ("Recommandations nationales", "fr", "Recommandations…"),
    ],
)  # fmt: skip
def test_a_title_ends_where_it_can_be_said(title: str, language: str, said: str) -> None:
    assert one_line(title, language, title) == title
    assert one_line(title, language, said) == said


def test_no_quotation_is_left_open() -> None:
    title = "Le webinaire «\u00a0IA Act\u00a0: comprendre et agir\u00a0» en entier"
    assert one_line(title, "fr", "Le webinaire « IA Act") == "Le webinaire…"
    title = "Der Kurs „Hygiene: verstehen“ im Ganzen"
    assert one_line(title, "de", title) == title
    assert one_line(title, "de", "Der Kurs „Hygiene") == "Der Kurs…"
    assert (
        one_line(title, "de", "Der Kurs „Hygiene: verstehen“ …") == "Der Kurs „Hygiene: verstehen“…"
    )
    assert one_line("Zo’n kaart, en meer foto’s", "nl", "Zo’n kaart, en") == "Zo’n kaart…"


def test_what_is_lost_is_the_least_of_all_together() -> None:
    short, long = ShortTitle(("court",), 10), ShortTitle(("tout ce", "qui est dit"), 0)
    other = ShortTitle(("autre",), 0)
    titles = [{1: short, 2: long}, {1: other}]
    assert choose(titles, 3, 45) == (long, other)
    assert choose(titles, 2, 45) == (short, other)
    assert choose(titles, 3, 3) == (short, other)
    assert choose(titles, 1, 45) is None


def test_words_are_what_has_letters_or_figures() -> None:
    assert count_words("Qu’est-ce que l’IA\u202f? · 3 pistes") == 5


@given(
    st.lists(st.sampled_from(("un", "l’hôpital", "avec", "(ou", "pas)", "a" * 60)), min_size=1),
    st.floats(20, 300),
    st.integers(1, 4),
)
def test_any_title_is_said_in_any_room(words: list[str], measure: float, most: int) -> None:
    measurer = Measurer("fr")
    for count, way in shortened(" ".join(words), "fr", measurer, STYLE, measure, most).items():
        assert count == len(way.lines) <= most
        assert all(STYLE.width(line) <= measure + 0.01 for line in way.lines)


@pytest.mark.parametrize(
    ("title", "language"),
    [("Der „Weg“ für alle", "de"), ("Etikk) på norsk", "nb"), ("Ett ”citat” i mitten", "sv")],
)
def test_a_title_that_has_room_is_said_whole_whatever_its_signs(title: str, language: str) -> None:
    assert one_line(title, language, title) == title


def test_what_is_left_of_a_title_still_says_which_it_was() -> None:
    title = "Il (anticonstitutionnellement) parle"
    assert one_line(title, "fr", "Il parle de cela") != "Il"

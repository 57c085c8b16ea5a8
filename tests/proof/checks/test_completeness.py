"""The order of pieces, and what typography may change in them."""

from hypothesis import given
from hypothesis import strategies as st

from roadmap_print.i18n.typography import typeset
from roadmap_print.proof.checks.text.completeness import _in_order
from roadmap_print.proof.subject import normalise_text


@given(
    st.text(alphabet=" abé'\"«».:;!?…-1\u00a0\u202f", max_size=30), st.sampled_from(["fr", "en"])
)
def test_typography_is_folded_away(text: str, language: str) -> None:
    assert normalise_text(typeset(text, language)) == normalise_text(text)


def test_letters_and_hyphens_are_not() -> None:
    assert normalise_text("co-op") != normalise_text("coop")
    assert normalise_text("Évaluer") != normalise_text("Evaluer")


def test_the_longest_rising_row_is_taken() -> None:
    assert _in_order([[40], [60], [5, 70]]) == [40, 60, 70]
    assert _in_order([[10], [90], [20], [30]]) == [10, None, 20, 30]
    assert _in_order([[10], [], [20]]) == [10, None, 20]
    assert _in_order([]) == []


@given(st.lists(st.lists(st.integers(0, 50), max_size=4, unique=True).map(sorted), max_size=8))
def test_what_is_chosen_rises_and_is_among_the_places(found: list[list[int]]) -> None:
    chosen = _in_order(found)
    places = [place for place in chosen if place is not None]
    assert places == sorted(set(places))
    assert all(place in found[i] for i, place in enumerate(chosen) if place is not None)
    assert bool(places) == any(found)

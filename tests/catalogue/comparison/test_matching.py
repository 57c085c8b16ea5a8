"""Two lists side by side: what is the same, what has moved, in which order."""

import pytest

from roadmap_print.catalogue.comparison.matching import (
    likeness,
    match,
    match_alike,
    merged,
    moved,
)


def test_equal_things_are_paired_in_their_order() -> None:
    assert match("aab", "aba", str) == {0: 0, 1: 2, 2: 1}


def test_the_first_key_goes_first() -> None:
    old, new = [("x", 1), ("y", 2)], [("y", 1), ("x", 2)]
    assert match(old, new, lambda each: each[0], lambda each: each[1]) == {0: 1, 1: 0}
    assert match(old, new, lambda each: each) == {}


@pytest.mark.parametrize(
    ("one", "other", "share"),
    [
        ("a b c d", "a b c d", 1.0),
        ("a b c d", "a b c e", 0.75),
        ("a b", "c d", 0.0),
        ("", "", 1.0),
    ],
)
def test_likeness_is_the_share_of_words_in_common(one: str, other: str, share: float) -> None:
    assert likeness(one, other) == likeness(other, one) == share


def test_likeness_does_not_depend_on_which_comes_first() -> None:
    assert likeness("t i d e", "d i e t") == likeness("d i e t", "t i d e")


def test_of_equally_like_things_the_first_are_paired() -> None:
    def same(_one: str, _other: str) -> float:
        return 0.8

    assert match_alike("abc", "xy", {}, same) == {0: 0, 1: 1}
    assert match_alike("ab", "xyz", {}, same) == {0: 0, 1: 1}


def test_the_most_alike_are_paired_first() -> None:
    scores = {("a", "x"): 0.6, ("a", "y"): 0.9, ("b", "x"): 0.5, ("b", "y"): 0.8}
    found = match_alike("ab", "xy", {}, lambda one, other: scores[one, other])
    assert found == {1: 0}  # b and x have half in common, which is not more than half


@pytest.mark.parametrize(
    ("pairs", "places"),
    [
        ({0: 0, 1: 1}, set()),
        ({0: 1, 1: 2, 2: 0}, {2}),
        ({0: 2, 1: 0, 2: 1}, {0}),
        ({}, set()),
        ({0: 3, 1: 2, 2: 1, 3: 0}, {0, 1, 2}),
    ],
)
def test_as_few_things_have_moved_as_explain_the_order(
    pairs: dict[int, int], places: set[int]
) -> None:
    assert len(moved(pairs)) == len(places)
    if len(places) < 2:
        assert moved(pairs) == places


def test_what_is_gone_stands_behind_what_stood_before_it() -> None:
    assert list(merged(4, 3, {0: 1, 2: 3})) == [(0, None), (1, 0), (2, None), (None, 1), (3, 2)]
    assert list(merged(2, 0, {})) == [(0, None), (1, None)]

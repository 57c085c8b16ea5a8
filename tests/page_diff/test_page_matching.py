"""Two editions of a publication held against each other, page by page."""

import pytest

from roadmap_print.page_diff.page_matching import ComparedPage, Matter, Stamp, compare

WORDS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]


def pages(*signs: str) -> list[ComparedPage]:
    """Make pages: a letter is a body, a sign after it is a foot that is another."""
    return [
        ComparedPage(number, f"{sign} {number}", sign[0], f"text of {sign[0]}" * 3)
        for number, sign in enumerate(signs, start=1)
    ]


def same(*signs: str) -> list[ComparedPage]:
    """Make pages whose feet do not count."""
    return [ComparedPage(number, sign, sign, sign) for number, sign in enumerate(signs, start=1)]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("abc", "abc", {}),
        ("abc", "abXc", {"added": (3,)}),
        ("abXc", "abc", {"removed": (3,)}),
        ("abc", "aXc", {"edited": (2,)}),
        ("abc", "acb", {}),
        ("abcd", "axyd", {"edited": (2, 3)}),
        ("abcd", "axd", {"added": (2,), "removed": (2, 3)}),
        ("", "ab", {"added": (1, 2)}),
        ("aab", "ab", {"removed": (2,)}),
    ],
)
def test_pages_that_say_what_stands_on_them(
    old: str, new: str, expected: dict[str, tuple[int, ...]]
) -> None:
    found = compare(same(*old), same(*new))
    assert found == Matter(len(old), len(new), **expected)


def test_a_page_that_is_the_same_but_for_its_number_is_renumbered() -> None:
    found = compare(pages("a", "b", "c"), pages("a", "x", "b", "c"))
    assert found.renumbered == (3, 4)
    assert found.added == (2,)
    assert set(found.again) == {2, *found.renumbered}


def test_a_foot_that_differs_under_the_same_number_is_an_edit() -> None:
    old = [ComparedPage(1, "whole", "body", "text")]
    new = [ComparedPage(1, "other", "body", "text")]
    assert compare(old, new).edited == (1,)
    more = [*new, ComparedPage(2, "more", "more", "else")]
    assert compare(old, more).renumbered == (1,)


def test_a_page_of_mostly_the_same_words_is_edited_wherever_it_stands() -> None:
    old = [ComparedPage(n, f"{n}", f"{n}", text) for n, text in ((1, "x"), (2, " ".join(WORDS)))]
    edited = " ".join([*WORDS[:8], "other", "words"])
    new = [ComparedPage(n, f"n{n}", f"n{n}", text) for n, text in ((1, edited), (2, "y"), (3, "z"))]
    found = compare(old, new)
    assert found.edited == (1,)
    assert found.added == (2, 3)
    assert found.removed == (1,)


def test_all_that_is_not_on_paper_is_printed_again() -> None:
    matter = Matter(4, 5, edited=(4,), added=(1,), removed=(2,), renumbered=(3, 4))
    assert matter.again == (1, 3, 4)


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("Spring 2026 is here", "new"),
        ("Spring\n2026", "new"),
        ("Some page Spring 2026 · K7F2QM · 4 / 12", ""),
        ("Some page Spring 2026 · 4 / 12", ""),
        ("Spring 2026. Some page Spring 2026 · 4 / 12", "new"),
        ("Autumn 2026", ""),
    ],
)
def test_a_page_that_names_its_edition_is_stamped(text: str, sign: str) -> None:
    assert Stamp("Spring2026", "new").on(text) == sign
    assert Stamp("", "new").on(text) == ""

"""A mistaken value in a message: short, on one line, and nothing in it steers a terminal."""

import pytest

from roadmap_print.i18n.translator import LONGEST_SHOWN, shown


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("a" * LONGEST_SHOWN, "a" * LONGEST_SHOWN),
        ("a" * (LONGEST_SHOWN + 1), "a" * (LONGEST_SHOWN - 1) + "…"),
        ("a\nb", "a\\u000ab"),
        ("a\x1b[2Jb", "a\\u001b[2Jb"),
        ("a\u202eb", "a\\u202eb"),
        ("a\xa0b", "a\xa0b"),
        (7, "7"),
    ],
)
def test_a_value_is_made_fit_for_a_line(value: object, expected: str) -> None:
    assert shown(value) == expected

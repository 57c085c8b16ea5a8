"""Figures of the layout that decide between two breaks, and widths of letters no font has."""

import pytest

from roadmap_print.layout.address_lines import wrap_address
from roadmap_print.layout.font_metrics import Type, ems

STYLE = Type("text", 10, 12)
ADDRESS = "https://example.org/abcdefghijklmnop-qrstuvw/"


def test_no_address_ends_in_a_line_of_three_letters() -> None:
    whole = ("https://example.org/", "abcdefghijklmnop-qrstuvw/abc")
    assert wrap_address(f"{ADDRESS}abc", STYLE, 72) == whole
    short = (ADDRESS, "abcd")
    assert wrap_address(f"{ADDRESS}abcd", STYLE, 72) in {short, (whole[0], f"{whole[1]}d")}


@pytest.mark.parametrize(
    ("face", "letter", "width"),
    [
        ("text", "\u0591", 1.0),  # an accent of Hebrew, a box where no font draws it
        ("text", "\u20dd", 0.0),  # a ring round the letter before
        ("text", "\u200b", 0.0),
        ("title", "\u202f", 0.2),
        ("text", "🎓", 1.3),
        ("text", "\ue123", 1.3),
        ("text", "\U00020000", 1.3),
        ("text", "中", 1.0),
        ("text", "א", 1.0),
        ("title", "ж", 0.8),
    ],
)
def test_a_letter_that_the_font_lacks_has_a_width_on_the_safe_side(
    face: str, letter: str, width: float
) -> None:
    assert ems(face, letter) == width

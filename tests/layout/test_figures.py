"""Figures of the layout that decide between two breaks, and widths of letters no font has."""

import pytest

from roadmap_print.catalogue.glyph_coverage import BOX
from roadmap_print.layout.address_lines import wrap_address
from roadmap_print.layout.font_metrics import Type, ems

STYLE = Type("text", 10, 12)
ADDRESS = "https://example.org/abcdefghijklmnop-qrstuvw/"


def test_no_address_ends_in_a_line_of_three_letters() -> None:
    whole = ("https://example.org/", "abcdefghijklmnop-qrstuvw/abc")
    assert wrap_address(f"{ADDRESS}abc", STYLE, 72) == whole
    short = (ADDRESS, "abcd")
    assert wrap_address(f"{ADDRESS}abcd", STYLE, 72) in {short, (whole[0], f"{whole[1]}d")}


BOX_WIDTH = ems(("text",), BOX)


@pytest.mark.parametrize(
    ("face", "letter", "width"),
    [
        ("text", "\U0001e001", BOX_WIDTH),  # a mark
        ("text", "\u20dd", 0.0),  # a ring round the letter before
        ("text", "\u200b", 0.0),
        ("title", "\u202f", 0.2),
        ("text", "\U0010fabc", BOX_WIDTH),
        ("title", "\U0010fabc", BOX_WIDTH),
    ],
)
def test_what_no_font_has_is_as_wide_as_what_is_printed_for_it(
    face: str, letter: str, width: float
) -> None:
    assert ems((face,), letter) == width

"""The drawings behind codes, which PowerPoint shows: a wrong one is no code."""

import re
from xml.etree import ElementTree as ET

import own_decks
import pytest
from editable_decks import ENGLISH, made
from packages import entries, packed
from rows import TALK

from roadmap_print.proof.presentation.picture_codes import paint

SQUARE = "M2 2h4v4h-4z"


def drawing(inside: str, box: str = "0 0 10 10") -> ET.Element:
    return ET.fromstring(  # noqa: S314  our own
        f'<svg viewBox="{box}">{inside}</svg>'
    )


def told(deck: bytes) -> list[str]:
    return [str(each) for each in own_decks.proofread(deck, ENGLISH, TALK).problems]


def codes(parts: dict[str, bytes]) -> list[str]:
    found = [name for name in parts if name.endswith(".svg")]
    assert len(found) > 1
    return sorted(found)


@pytest.mark.slow
@pytest.mark.parametrize("change", ["another", "cut", "curved", "gone"])
def test_a_drawing_that_is_not_its_code_is_told(change: str) -> None:
    parts = entries(made("talk"))
    assert told(made("talk")) == []
    first, second, *_ = codes(parts)
    other = {
        "another": parts[second],
        "cut": re.sub(rb"(<path d=\"(?:M[^M]*){9})[^\"]*", rb"\1", parts[first]),
        "curved": parts[first].replace(b'<path d="M', b'<path d="M0 0q1 1 2 2zM'),
        "gone": b"<svg/>",
    }[change]
    assert other != parts[first]
    assert told(packed({**parts, first: other})) != []


def test_a_drawing_is_painted_where_its_box_says() -> None:
    painting = paint(
        drawing(f'<path fill="#fff" d="M0 0h10v10z"/><path d="{SQUARE}"/>', "0 0 10 5")
    )
    assert painting is not None
    assert painting.size == (800, 400)
    assert painting.getpixel((320, 320)) == (0, 0, 0)
    assert {painting.getpixel(at) for at in ((80, 320), (560, 320))} == {(255, 255, 255)}


@pytest.mark.parametrize(
    "strange",
    [
        drawing(f'<path d="{SQUARE}" transform="scale(2)"/>'),
        drawing(f'<g><path d="{SQUARE}"/></g>'),
        drawing('<path d="M0 0q1 1 2 2z"/>'),
        drawing('<path fill="url(#a)" d="M0 0h1v1z"/>'),
        drawing(f'<path d="{SQUARE}"/>', "0 0 0 0"),
        drawing(f'<path d="{SQUARE}"/>', "0 0 ten 10"),
        drawing(f'<path d="{SQUARE}"/>', ""),
    ],
)
def test_what_is_no_drawing_of_lines_is_not_painted(strange: ET.Element) -> None:
    assert paint(strange) is None

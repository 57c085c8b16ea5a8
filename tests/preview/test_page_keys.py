"""Which pages of a composed publication are new, and the others left blank."""

from dataclasses import replace

import pytest

from roadmap_print.preview.changed_pages import keys, only
from roadmap_print.render.html_templates import Composed

SECTIONS = (
    '<section id="a" style="top:1mm">One <a href="#c">on</a></section>'
    "<section>Two <p>inside</p></section>"
    '<section><h2 id="c">Three</h2></section>'
)
HTML = f"<html><head><title>T</title></head><body>{SECTIONS}</body></html>"


@pytest.fixture
def composed() -> Composed:
    return Composed(html=HTML, pages=3, zoom=1.0)


def changed(old: Composed, new: Composed) -> list[int]:
    """Return the numbers of the pages, from 0, whose keys differ."""
    pairs = zip(keys(old), keys(new), strict=True)
    return [number for number, (one, other) in enumerate(pairs) if one != other]


@pytest.mark.parametrize(
    ("old", "new", "pages"),
    [
        ("Two", "Zwei", [1]),
        ("inside", "outside", [1]),
        ("top:1mm", "top:2mm", [0]),
        ("<title>T", "<title>U", [0, 1, 2]),
        ('id="c"', 'id="d"', [0, 2]),  # the first page's link leads nowhere now
    ],
)
def test_a_page_is_new_where_its_section_or_what_it_leads_to_is(
    old: str, new: str, pages: list[int], composed: Composed
) -> None:
    assert changed(composed, replace(composed, html=HTML.replace(old, new))) == pages


def test_another_size_makes_all_pages_new(composed: Composed) -> None:
    assert changed(composed, replace(composed, zoom=2.0)) == [0, 1, 2]


def test_equal_pages_have_keys_of_their_own(composed: Composed) -> None:
    same = "<section>Same</section>" * 3
    found = keys(replace(composed, html=HTML.replace(SECTIONS, same)))
    assert len(set(found)) == 3


def test_pages_that_cannot_be_told_apart_are_all_new(composed: Composed) -> None:
    poster = replace(composed, pages=1)
    assert changed(poster, replace(poster, html=HTML.replace("Two", "Zwei"))) == [0]
    assert only(poster, [0]) == poster


def test_other_pages_are_left_blank_with_their_anchors(composed: Composed) -> None:
    html = only(composed, [1]).html
    assert "Two" in html
    assert "One" not in html
    assert "Three" not in html
    assert "top:1mm" not in html
    assert html.count('id="a"') == html.count('id="c"') == 1
    assert html.count("<section") == 3

"""Pages as HTML: where a text's box and its link lie, on either side, and what nobody reads."""

import re

import pytest

from roadmap_print.layout.font_metrics import Type
from roadmap_print.layout.frame import Area, Frame
from roadmap_print.layout.page_model import (
    DiscShape,
    Element,
    Link,
    Page,
    Picture,
    Run,
    TextBlock,
)
from roadmap_print.render.assets import Assets
from roadmap_print.render.html_templates import Composed
from roadmap_print.render.page_html import SLACK, DocumentFacts, compose_pages

FACTS = DocumentFacts("Titre", "De quoi", None, "fr", "")
STYLE = Type("text", 12, 15)
LINK = Link("https://example.org/a", "Ouvrir")


def text(**more: object) -> TextBlock:
    line = (Run("Un mot", STYLE, "#000000"),)
    return TextBlock(20, 30, 50, (line,), 15, **more)  # type: ignore[arg-type]


def composed(*nodes: object, mirrored: bool = False, shapes: tuple[object, ...] = ()) -> Composed:
    page = Page(Frame(210, 297, mirrored), nodes, shapes)  # type: ignore[arg-type]
    return compose_pages([page], Assets(), FACTS)


def place(pages: Composed) -> dict[str, float]:
    """Return the lengths of the first thing that is placed."""
    (style,) = re.findall(r'class="at[^"]*" style="([^"]*)"', pages.html)[:1]
    return {name: float(value) for name, value in re.findall(r"([\w-]+):([-\d.]+)mm", style)}


@pytest.mark.parametrize(
    ("align", "mirrored", "left"),
    [
        ("start", False, 20),
        ("end", False, 20 - SLACK),
        ("center", False, 20 - SLACK / 2),
        ("start", True, 140 - SLACK),
        ("end", True, 140),
    ],
)
def test_a_box_is_wider_than_its_lines_on_the_side_where_they_end(
    align: str,
    mirrored: bool,  # noqa: FBT001
    left: float,
) -> None:
    found = place(composed(text(align=align), mirrored=mirrored))
    assert found == {"left": left, "top": 30, "width": 50 + SLACK}


@pytest.mark.parametrize(("mirrored", "left", "side"), [(False, 10, "left"), (True, 100, "right")])
def test_a_link_may_be_larger_than_its_text(mirrored: bool, left: float, side: str) -> None:  # noqa: FBT001
    area = Area(10, 25, 100, 40)
    found = place(composed(text(link=LINK, area=area), mirrored=mirrored))
    assert found == {
        "left": left, "top": 25, "width": 100, "height": 40,
        f"padding-{side}": 10, "padding-top": 5,
    }  # fmt: skip


def test_what_is_no_content_is_said_to_be_none() -> None:
    assert "data-artifact" in composed(text(artifact=True)).html
    assert "data-artifact" not in composed(text()).html


def test_a_heading_that_leads_somewhere_is_a_heading_with_a_link() -> None:
    html = composed(text(tag="h2", link=LINK, bookmark="1 · Un", spoken="Étape 1")).html
    (heading,) = re.findall(r"<h2.*?</h2>", html, re.DOTALL)
    assert 'data-bookmark="1 · Un"' in heading
    assert 'data-spoken="Étape 1"' in heading
    assert '<a href="https://example.org/a" title="Ouvrir">' in heading


def test_what_is_drawn_is_a_background_and_no_content() -> None:
    disc = DiscShape(20, 20, 10, "#0A797E")
    pages = composed(text(), shapes=(disc,))
    assert pages.html.count('class="shapes"') == 1
    assert "<circle" not in pages.html
    assert 'class="shapes"' not in composed(text()).html


def test_codes_are_counted_wherever_they_stand() -> None:
    code = Picture(Area(0, 0, 20, 20), "roadmap:made/x", "Code QR", pixelated=True)
    logo = Picture(Area(0, 0, 20, 20), "roadmap:made/y", "Logo")
    assert composed(code, logo, Element("ul", (Element("li", (code,)),))).codes == 2


def test_a_first_line_begins_behind_a_sign_on_either_side() -> None:
    usual, mirrored = (composed(text(indent=6.0), mirrored=each).html for each in (False, True))
    assert "text-indent:6.00mm" in usual
    assert "padding-inline-start:6mm" in mirrored
    assert "text-indent" not in mirrored


def test_a_text_says_its_direction_where_it_is_not_the_page_s() -> None:
    """It ends where lines begin: `start` is a text's own, and its place the page's."""
    of_page, other = composed(text(), mirrored=False).html, composed(text(), mirrored=True).html
    assert "dir=" not in of_page
    assert '<html lang="fr" dir="rtl">' in other
    assert re.search(r'<p class="at look-\d+" style="[^"]*" dir="ltr">Un mot</p>', other)
    assert "text-align:end" in other
    assert "text-align:start" in of_page

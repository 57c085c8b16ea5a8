from xml.etree import ElementTree as ET

import pytest
from weasyprint import HTML

from roadmap_print.catalogue.glyph_coverage import BOX
from roadmap_print.render.html_tree import tree
from roadmap_print.render.weasyprint_import import URLFetcher
from roadmap_print.render.weasyprint_pdf import _Page


def _document(body: str) -> str:
    style = "<style>html .box p.text { color: #111; margin: 1mm }</style>"
    return f"<!DOCTYPE html><html><head>{style}</head><body>{body}</body></html>"


BOXES = _document(
    '<div class="box"><p class="text" style="margin-left: 9mm">one</p>'
    '<p style="margin-left: 9mm">two</p><p class="text" style="margin-left: 8mm">three</p></div>'
)


def test_equal_styles_become_one_class_and_a_lone_one_stays() -> None:
    one, two, three = tree(BOXES).iter("p")
    shared = set(one.get("class", "").split()) & set(two.get("class", "").split())
    assert len(shared) == 1
    assert one.get("style") is None
    assert three.get("style") == "margin-left: 8mm"


def test_a_shared_style_weighs_as_much_as_a_style_attribute() -> None:
    def places(html: HTML) -> list[tuple[str, float, float]]:
        boxes = html.render().pages[0]._page_box.descendants()  # noqa: SLF001  nothing else says
        return [(box.text, box.position_x, box.position_y) for box in boxes if hasattr(box, "text")]

    plain = places(HTML(string=BOXES))
    assert len(plain) == 3
    assert places(_Page(BOXES, URLFetcher())) == plain


def test_a_tag_left_open_is_an_error() -> None:
    with pytest.raises(ET.ParseError):
        tree(_document("<p>one<p>two"))


def test_what_xml_cannot_hold_is_shown_as_missing() -> None:
    (paragraph,) = tree(_document("<p>a\ufffe\x01b</p>")).iter("p")
    assert paragraph.text == "a\ufffd\ufffdb"


def test_a_box_stands_for_what_no_font_draws_and_not_where_nothing_is_drawn() -> None:
    page = _document('<p title="a\U0010fabc">b\U0010fabc<b>c\U0010fabc</b>d\U0010fabc</p>').replace(
        "<head>", "<head><title>e\U0010fabc</title>"
    )
    root = tree(page, {"\U0010fabc"})
    (paragraph,) = root.iter("p")
    assert "".join(paragraph.itertext()) == f"b{BOX}c{BOX}d{BOX}"
    assert paragraph.get("title") == "a\U0010fabc"
    assert root.findtext("head/title") == "e\U0010fabc"

"""The introduction's CommonMark: its blocks, and the lines that each is laid out in."""

import re

import pytest

from roadmap_print.content.markdown import INDENT, Paragraph, paragraphs


def rows(text: str) -> list[tuple[str, float, bool]]:
    """Return text, levels of indent and whether it is a paragraph's first, of each line."""
    return [
        (row.text, row.indent / INDENT, row.first)
        for block in paragraphs(text, "en")
        for row in block.rows
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("one", [("one", 0, True)]),
        ("one\ntwo", [("one two", 0, True)]),
        ("one\\\ntwo", [("one", 0, True), ("two", 0, False)]),
        ("one\n\ntwo", [("one", 0, True), ("two", 0, True)]),
        ("- one\n- two", [("one", 1, True), ("two", 1, True)]),
        ("3. one\n3. two", [("3. one", 1, True), ("4. two", 1, True)]),
        ("- one\n  - two\n- three", [("one", 1, True), ("two", 2, True), ("three", 1, True)]),
        ("- one\n  1. two", [("one", 1, True), ("1. two", 2, True)]),
        ("> one\n>\n> > two", [("one", 1, True), ("two", 2, True)]),
        ("> one\n\ntwo", [("one", 1, True), ("two", 0, True)]),
        ("```\none\n two\n```", [("one", 0, True), (" two", 0, False)]),
        ("    one", [("one", 0, True)]),
        ("one\n\n---\n\ntwo", [("one", 0, True), ("", 0, True), ("two", 0, True)]),
        ("**one** `two` [three](https://example.org)", [("one two three", 0, True)]),
        ("# one", [("# one", 0, True)]),
        ("![one](https://example.org/a.png)", [("!one", 0, True)]),
        ("<b>one</b>", [("<b>one</b>", 0, True)]),
    ],
)
def test_each_kind_of_block_has_its_lines(
    text: str, expected: list[tuple[str, float, bool]]
) -> None:
    assert rows(text) == expected


def test_an_item_of_a_list_is_a_block_of_its_own() -> None:
    blocks = paragraphs("- one\n- two\n\n  more\n\nthree", "en")
    assert [len(block.rows) for block in blocks] == [1, 2, 1]
    assert [re.findall(r"<(ul|ol)>", block.html) for block in blocks] == [["ul"], ["ul"], []]


def test_a_quotation_is_one_block() -> None:
    (block,) = paragraphs("> one\n>\n> two", "en")
    assert len(block.rows) == 2


@pytest.mark.parametrize("address", ["https://example.org", "http://example.org"])
def test_a_link_leads_to_the_web_and_says_where(address: str) -> None:
    (block,) = paragraphs(f"[here]({address} 'ignored')", "en")
    assert f'href="{address}"' in block.html
    assert re.search(r'title="[^"]*here"', block.html)


@pytest.mark.parametrize(
    "address", ["ftp://example.org", "mailto:a@example.org", "/a", "file:///a"]
)
def test_no_link_leads_elsewhere(address: str) -> None:
    (block,) = paragraphs(f"[here]({address})", "en")
    assert "href" not in block.html


def test_words_are_typeset_and_code_is_not() -> None:
    (block,) = paragraphs('"a" `"a"`', "en")
    assert isinstance(block, Paragraph)
    assert "“a” <code>&quot;a&quot;</code>" in block.html

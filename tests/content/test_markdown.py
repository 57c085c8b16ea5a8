"""The introduction's CommonMark: its blocks, the lists that they stand in, the words of each."""

import pytest

from roadmap_print.content.markdown import MarkdownBlock, Span, blocks


def seen(block: MarkdownBlock) -> str:
    """Return the path of a block's containers, its kind where it is no paragraph, its lines."""
    path = [each.tag + each.number for each in block.inside]
    kind = [block.kind] if block.kind != "paragraph" else []
    lines = "|".join("".join(span.text for span in line) for line in block.lines)
    return "/".join((*path, *kind, lines))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("one", ["one"]),
        ("one\ntwo", ["one two"]),
        ("one\\\ntwo", ["one|two"]),
        ("one\n\ntwo", ["one", "two"]),
        ("- one\n- two", ["ul/li/one", "ul/li/two"]),
        ("3. one\n3. two", ["ol/li3./one", "ol/li4./two"]),
        ("1. one\n   - two", ["ol/li1./one", "ol/li1./ul/li/two"]),
        ("> one\n>\n> > two", ["blockquote/one", "blockquote/blockquote/two"]),
        ("```\none\n two\n```", ["code/one|\u00a0two"]),
        ("    one", ["code/one"]),
        ("```\n```", []),
        ("one\n\n---\n\ntwo", ["one", "rule/", "two"]),
        ("# one", ["one"]),
        ("one\n===", ["one"]),
        ("<a@example.org> <mailto:b@example.org>", ["a@example.org b@example.org"]),
        ("![one](https://example.org/a.png)", ["!one"]),
        ("<b>one</b>", ["<b>one</b>"]),
    ],
)
def test_each_kind_of_block_has_its_lines_and_its_place(text: str, expected: list[str]) -> None:
    assert [seen(block) for block in blocks(text, "en")] == expected


def test_items_of_one_list_share_it_and_an_item_its_paragraphs() -> None:
    one, two, more, other = (
        blocks("- one\n- two\n\n  more\n\ntext\n\n- other", "en")[0:3]
        + blocks("- one\n- two\n\n  more\n\ntext\n\n- other", "en")[4:]
    )
    assert one.inside[0] == two.inside[0] != other.inside[0]
    assert one.inside[1] != two.inside[1] == more.inside[1]


def test_words_have_their_looks_and_links_their_addresses() -> None:
    (block,) = blocks("a **b *c*** _d_ `e` [f **g**](https://example.org/x 'ignored')", "en")
    assert block.lines == (
        (
            Span("a "),
            Span("b c", "strong"),
            Span(" "),
            Span("d", "emphasis"),
            Span(" e "),
            Span("f ", address="https://example.org/x"),
            Span("g", "strong", "https://example.org/x"),
        ),
    )


@pytest.mark.parametrize(
    "address", ["ftp://example.org", "mailto:a@example.org", "/a", "file:///a"]
)
def test_no_link_leads_elsewhere_than_to_the_web(address: str) -> None:
    (block,) = blocks(f"[here]({address})", "en")
    assert not any(span.address for line in block.lines for span in line)


@pytest.mark.parametrize(
    ("written", "encoded"),
    [
        ("https://fr.wikipedia.org/wiki/R%C3%A9seau", "https://fr.wikipedia.org/wiki/R%C3%A9seau"),
        ("https://fr.wikipedia.org/wiki/Réseau", "https://fr.wikipedia.org/wiki/R%C3%A9seau"),
        ("https://exämple.org/", "https://xn--exmple-cua.org/"),
    ],
)
def test_an_address_is_printed_as_its_link_holds_it(written: str, encoded: str) -> None:
    for link in (f"<{written}>", f"[{written}]({written})"):
        (block,) = blocks(link, "fr")
        assert block.lines == ((Span(encoded, address=encoded),),)


def test_a_heading_is_a_strong_paragraph() -> None:
    one, two = blocks("## one *two*\n\nthree", "en")
    assert one.lines == ((Span("one two", "strong"),),)
    assert two.lines == ((Span("three"),),)


def test_what_tracks_is_left_out_of_links() -> None:
    for link in (
        "[x](HTTPS://example.org/a?utm_source=b&c=1)",
        "<https://example.org/a?gclid=b&c=1>",
    ):
        (block,) = blocks(link, "en")
        assert {s.address for s in block.lines[0]} <= {"https://example.org/a?c=1"} | {
            "HTTPS://example.org/a?c=1"
        }
        assert "gclid" not in block.lines[0][0].text


def test_words_are_typeset_and_composed_and_code_is_not() -> None:
    (block,) = blocks('"a" `"a"` e\u0301', "en")
    assert seen(block) == '“a” "a" é'

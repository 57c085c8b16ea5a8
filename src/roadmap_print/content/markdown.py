"""The introduction's CommonMark: typeset HTML, a paragraph at a time, with the plain words.

Raw HTML and images are text; a link is one only where it leads to http or https.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING

from roadmap_print.catalogue.commonmark import parser
from roadmap_print.i18n.page_words import words
from roadmap_print.i18n.typography import typeset

if TYPE_CHECKING:
    from markdown_it.token import Token

INDENT = 5.0  # mm a level of a list or a quotation

_LISTS = {"bullet_list_open", "ordered_list_open"}
_OPENING = {*_LISTS, "blockquote_open"}
_CLOSING = {"bullet_list_close", "ordered_list_close", "blockquote_close"}


@dataclass(frozen=True, slots=True)
class TableRow:
    """A line as the editors broke it, `indent` mm from the left; `first` in its paragraph."""

    text: str
    indent: float
    first: bool


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block that may stand on another page than the one before, and all that stands in it."""

    html: str
    rows: tuple[TableRow, ...]


def paragraphs(text: str, language: str) -> tuple[Paragraph, ...]:
    """Return the blocks of a text; a list is one block an item, so that it may break."""
    tokens = parser().parse(text)
    _number(tokens)
    for token in tokens:
        for child in token.children or ():
            if child.type == "text":
                child.content = typeset(child.content, language)
        _say_where_links_go(token.children or (), language)
    return tuple(_blocks(tokens))


def first_list(text: str, language: str) -> tuple[str, ...]:
    """Return the items of a text's first list as plain words, none where it has no list.

    Of an item that is more than a paragraph it is the first one; lists within it are left out.
    """
    tokens = parser().parse(text)
    begins = next((i for i, each in enumerate(tokens) if each.type in _LISTS), len(tokens))
    items: list[str] = []
    for place in range(begins, len(tokens)):
        token = tokens[place]
        if token.type == "inline" and token.level == tokens[begins].level + 3:
            if tokens[place - 2].type == "list_item_open":
                items.append(typeset(_plain(token).replace("\n", " "), language))
        elif token.nesting < 0 and token.level == tokens[begins].level:
            break
    return tuple(items)


def _number(tokens: Sequence[Token]) -> None:
    """Give each item of an ordered list its number, and its first words no paragraph of their own.

    The items are laid out apart, so that no counter of a style sheet would count on.
    """
    lists: list[int | None] = []
    for place, token in enumerate(tokens):
        if token.type == "ordered_list_open":
            lists.append(int(token.attrs.get("start", 1)))
        elif token.type == "bullet_list_open":
            lists.append(None)
        elif token.type in {"ordered_list_close", "bullet_list_close"}:
            lists.pop()
        elif token.type == "list_item_open":
            number = lists[-1]
            if number is not None:
                token.attrSet("value", str(number))
                lists[-1] = number + 1
            if tokens[place + 1].type == "paragraph_open":
                tokens[place + 1].hidden = tokens[place + 3].hidden = True


def _say_where_links_go(children: Sequence[Token], language: str) -> None:
    """Give each link the sentence that a screen reader says, whatever title the editors gave."""
    for place, child in enumerate(children):
        if child.type == "link_open":
            inside = takewhile(lambda each: each.type != "link_close", children[place + 1 :])
            name = "".join(map(_plain, inside)) or str(child.attrGet("href"))
            child.attrSet("title", words(language).open_sentence.format(title=name))


def _blocks(tokens: Sequence[Token]) -> Iterator[Paragraph]:
    """Cut the tokens where nothing is open; a top-level list item by item."""
    start = 0
    lists: list[Token] = []
    for i, token in enumerate(tokens):
        if token.type in {"bullet_list_open", "ordered_list_open"} and token.level == 0:
            lists, start = [token], i + 1
        elif token.type in {"bullet_list_close", "ordered_list_close"} and token.level == 0:
            lists, start = [], i + 1
        elif token.level == (1 if lists else 0) and token.nesting <= 0:
            yield _paragraph(tokens[start : i + 1], lists)
            start = i + 1


def _paragraph(tokens: Sequence[Token], lists: Sequence[Token]) -> Paragraph:
    html = parser().renderer.render(list(tokens), parser().options, {})
    if lists:
        tag = lists[0].tag
        html = f"<{tag}>{html}</{tag}>"
    return Paragraph(html, tuple(_rows(tokens, INDENT * len(lists))))


def _rows(tokens: Sequence[Token], indent: float) -> Iterator[TableRow]:
    before = ""
    for token in tokens:
        indent += INDENT * ((token.type in _OPENING) - (token.type in _CLOSING))
        if token.type == "list_item_open" and "value" in token.attrs:
            before = f"{token.attrs['value']}. "
        if token.type in {"inline", "fence", "code_block", "hr"}:
            lines = (before + _plain(token).rstrip("\n")).split("\n")
            before = ""
            for number, line in enumerate(lines):
                yield TableRow(line, indent, first=number == 0)


def _plain(token: Token) -> str:
    """Return the words of a token; a line feed is where the editors broke a line."""
    if not token.children:
        return token.content
    return "".join(_words(child) for child in token.children)


def _words(child: Token) -> str:
    if child.type == "hardbreak":
        return "\n"
    return child.content or " " * (child.type == "softbreak")

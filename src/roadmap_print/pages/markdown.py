"""The introduction's CommonMark: typeset HTML, a paragraph at a time, with the plain words.

Raw HTML and images are text; a link is one only where it leads to http or https.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import takewhile
from typing import TYPE_CHECKING

from roadmap_print.pages.typography import typeset
from roadmap_print.words import words

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

INDENT = 5.0  # mm a level of a list


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block that may stand on another page than the one before: `indent` in mm."""

    html: str
    text: str
    indent: float


def paragraphs(text: str, language: str) -> tuple[Paragraph, ...]:
    """Return the blocks of a text; a list is one block an item, so that it may break."""
    tokens = _parser().parse(text)
    for token in tokens:
        for child in token.children or ():
            if child.type == "text":
                child.content = typeset(child.content, language)
        _say_where_links_go(token.children or (), language)
    return tuple(_blocks(tokens))


def _say_where_links_go(children: Sequence[Token], language: str) -> None:
    """Give each link the sentence that a screen reader says, whatever title the editors gave."""
    for place, child in enumerate(children):
        if child.type == "link_open":
            inside = takewhile(lambda each: each.type != "link_close", children[place + 1 :])
            name = "".join(map(_plain, inside)) or str(child.attrGet("href"))
            child.attrSet("title", words(language).open(name))


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
    text = " ".join(
        _plain(token) for token in tokens if token.type in {"inline", "fence", "code_block"}
    )
    html = _parser().renderer.render(list(tokens), _parser().options, {})
    if lists:
        tag = lists[0].tag
        start = f' start="{lists[0].attrGet("start")}"' if lists[0].attrGet("start") else ""
        html = f"<{tag}{start}>{html}</{tag}>"
    return Paragraph(html, text, INDENT * len(lists))


def _plain(token: Token) -> str:
    if not token.children:
        return token.content
    return "".join(child.content or " " for child in token.children)


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"html": False}).disable(["image", "heading", "lheading"])
    parser.validateLink = lambda url: url.lower().startswith(("http://", "https://"))  # type: ignore[method-assign]
    return parser

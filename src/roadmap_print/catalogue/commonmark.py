"""The CommonMark of the introduction, read in one way by reader, pages, links and proof."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token


@cache
def parser() -> MarkdownIt:
    """Give the parser: raw HTML, images and headings are text, links lead to http or https.

    An address between < and > is printed as the link holds it, encoded.
    """
    from markdown_it import MarkdownIt

    made = MarkdownIt("commonmark", {"html": False}).disable(["image", "heading", "lheading"])
    made.validateLink = lambda url: url.lower().startswith(("http://", "https://"))  # type: ignore[method-assign]
    made.normalizeLinkText = made.normalizeLink  # type: ignore[method-assign, assignment]
    return made


def inline(text: str) -> Iterator[Token]:
    """Yield what stands in the paragraphs of a text: words, breaks, where links open."""
    for block in parser().parse(text):
        yield from block.children or ()

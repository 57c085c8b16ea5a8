"""The CommonMark of the introduction, read in one way by reader, pages, links and proof."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_core import StateCore
    from markdown_it.token import Token


@cache
def parser() -> MarkdownIt:
    """Give the parser: raw HTML, images and headings are text, links lead to http or https.

    An address between < and >, or that is its own label, is printed as the link holds it, encoded.
    """
    from markdown_it import MarkdownIt

    made = MarkdownIt("commonmark", {"html": False}).disable(["image", "heading", "lheading"])
    made.validateLink = lambda url: url.lower().startswith(("http://", "https://"))  # type: ignore[method-assign]
    made.normalizeLinkText = made.normalizeLink  # type: ignore[method-assign, assignment]
    made.core.ruler.push("encoded_labels", _encode_labels)
    return made


def _encode_labels(state: StateCore) -> None:
    """Write labels that are the address of their link as the link holds it."""
    for block in state.tokens:
        for opened, label in pairwise(block.children or ()):
            address = opened.attrGet("href") if opened.type == "link_open" else None
            if address and state.md.normalizeLink(label.content) == address:
                label.content = str(address)


def inline(text: str) -> Iterator[Token]:
    """Yield what stands in the paragraphs of a text: words, breaks, where links open."""
    for block in parser().parse(text):
        yield from block.children or ()

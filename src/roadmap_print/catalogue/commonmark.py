"""The CommonMark of the introduction, read in one way by reader, pages, links and proof."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from roadmap_print.catalogue.urls import without_tracking

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_core import StateCore
    from markdown_it.token import Token


TRACKED = "tracked"
"""In a link's `meta`: its address as it was written, where that tracks the reader."""
_MAIL = re.compile(r"<(?:mailto:)?([^\s<>@]+@[^\s<>@]+)>")


@cache
def parser() -> MarkdownIt:
    """Give the parser: raw HTML and images are text, links lead to http or https.

    An address between < and >, or that is its own label, is printed as the link holds it: encoded,
    without what tracks the reader. A mail's address between them is text without them.
    """
    from markdown_it import MarkdownIt

    made = MarkdownIt("commonmark", {"html": False}).disable("image")
    made.validateLink = lambda url: url.lower().startswith(("http://", "https://"))  # type: ignore[method-assign]
    made.normalizeLinkText = made.normalizeLink  # type: ignore[method-assign, assignment]
    made.core.ruler.push("encoded_labels", _encode_labels)
    made.core.ruler.push("plain_mail", _plain_mail)
    return made


def _encode_labels(state: StateCore) -> None:
    """Leave out of links what tracks, and write labels that are their address as they hold it."""
    for block in state.tokens:
        for opened, label in pairwise(block.children or ()):
            if opened.type != "link_open":
                continue
            written = str(opened.attrGet("href") or "")
            address = without_tracking(written)
            if address != written:
                opened.meta[TRACKED] = written
                opened.attrSet("href", address)
            if address and state.md.normalizeLink(label.content) == written:
                label.content = address


def _plain_mail(state: StateCore) -> None:
    """Take the brackets off a mail's address: on paper it is no link."""
    for block in state.tokens:
        for token in block.children or ():
            if token.type == "text":
                token.content = _MAIL.sub(r"\1", token.content)


def inline(text: str) -> Iterator[Token]:
    """Yield what stands in the paragraphs of a text: words, breaks, where links open."""
    for block in parser().parse(text):
        yield from block.children or ()

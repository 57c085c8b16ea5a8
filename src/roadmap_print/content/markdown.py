"""The introduction's CommonMark: typeset blocks of words, each with the lists that it stands in.

Raw HTML and images are text; a link is one only where it leads to http or https. A heading inside
an answer is a paragraph in strong words: the answer has its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import count
from typing import TYPE_CHECKING, Literal, TypeAlias
from unicodedata import normalize

from roadmap_print.catalogue.commonmark import parser
from roadmap_print.i18n.typography import NO_BREAK, typeset

if TYPE_CHECKING:
    from markdown_it.token import Token

SpanLook: TypeAlias = Literal["plain", "strong", "emphasis"]
_CONTAINERS = {
    "bullet_list_open": "ul",
    "ordered_list_open": "ol",
    "list_item_open": "li",
    "blockquote_open": "blockquote",
}
_LISTS = {"ul", "ol"}
_LOOKS: dict[str, SpanLook] = {"strong_open": "strong", "em_open": "emphasis"}


@dataclass(frozen=True, slots=True)
class Span:
    """Words of one look; `address` is where they lead, empty where they are no link."""

    text: str
    look: SpanLook = "plain"
    address: str = ""


@dataclass(frozen=True, slots=True)
class Container:
    """What holds blocks: `tag` is ul, ol, li or blockquote, `place` tells it from its likes.

    An item of an ordered list has its `number`.
    """

    tag: str
    place: int
    number: str = ""


@dataclass(frozen=True, slots=True)
class MarkdownBlock:
    """A paragraph, code or a rule, `inside` containers from the outermost to its own.

    `lines` are parted where the editors broke them.
    """

    kind: Literal["paragraph", "code", "rule"]
    inside: tuple[Container, ...]
    lines: tuple[tuple[Span, ...], ...]


@cache
def blocks(text: str, language: str) -> tuple[MarkdownBlock, ...]:
    """Return the blocks of a text in reading order, typeset by the rules of a language."""
    return tuple(_blocks(parser().parse(normalize("NFC", text)), language))


def _blocks(tokens: Sequence[Token], language: str) -> Iterator[MarkdownBlock]:
    inside: list[Container] = []
    numbers: list[int | None] = []  # of the next item, of each list that is open
    places = count()
    look: SpanLook = "plain"
    for token in tokens:
        if tag := _CONTAINERS.get(token.type):
            inside.append(Container(tag, next(places), _number(tag, numbers)))
            if tag in {"ul", "ol"}:
                numbers.append(int(token.attrs.get("start", 1)) if tag == "ol" else None)
        elif token.nesting < 0 and inside and token.tag == inside[-1].tag:
            if inside.pop().tag in {"ul", "ol"}:
                numbers.pop()
        elif token.type in {"heading_open", "heading_close"}:
            look = "strong" if token.nesting > 0 else "plain"
        elif token.type == "inline":
            yield MarkdownBlock("paragraph", tuple(inside), _lines(token, language, look))
        elif token.type in {"fence", "code_block"} and token.content.strip():
            code = tuple((Span(_kept(line)),) for line in token.content.strip("\n").split("\n"))
            yield MarkdownBlock("code", tuple(inside), code)
        elif token.type == "hr":
            yield MarkdownBlock("rule", tuple(inside), ())


def _number(tag: str, numbers: list[int | None]) -> str:
    """Return an item's number and count on."""
    if tag != "li" or not numbers or numbers[-1] is None:
        return ""
    numbers[-1] += 1
    return f"{numbers[-1] - 1}."


def _kept(line: str) -> str:
    """Keep a line of code as it is indented, and one without words a line."""
    words = line.expandtabs(4).lstrip(" ")
    return NO_BREAK * max(len(line.expandtabs(4)) - len(words), not words) + words


def _lines(token: Token, language: str, look: SpanLook) -> tuple[tuple[Span, ...], ...]:
    lines: list[list[Span]] = [[]]
    looks: list[SpanLook] = [look]
    address = ""
    for child in token.children or ():
        if child.type in _LOOKS:
            looks.append("strong" if "strong" in looks else _LOOKS[child.type])
        elif child.type in {"strong_close", "em_close"}:
            looks.pop()
        elif child.type in {"link_open", "link_close"}:
            address = str(child.attrGet("href") or "")
        elif child.type == "hardbreak":
            lines.append([])
        elif words := child.content or " " * (child.type == "softbreak"):
            said = typeset(words, language) if child.type == "text" else words
            lines[-1].append(Span(said, looks[-1], address))
    return tuple(tuple(_joined(line)) for line in lines if line)


def _joined(line: Sequence[Span]) -> Iterator[Span]:
    """Put spans of one look together, and leave out spaces at the line's edges."""
    joined: list[Span] = []
    for span in line:
        if joined and replace(joined[-1], text="") == replace(span, text=""):
            joined[-1] = replace(span, text=joined[-1].text + span.text)
        else:
            joined.append(span)
    if joined:
        joined[0] = replace(joined[0], text=joined[0].text.lstrip(" "))
        joined[-1] = replace(joined[-1], text=joined[-1].text.rstrip(" "))
    yield from (span for span in joined if span.text)


def first_list(text: str, language: str) -> tuple[str, ...]:
    """Return the items of a text's first list as plain words, none where it has no list.

    Of an item that is more than a paragraph it is the first one; lists within it are left out.
    """
    found = [
        each for each in blocks(text, language) if each.inside and each.inside[0].tag in _LISTS
    ]
    items: dict[int, str] = {}
    for block in found:
        if block.inside[0] == found[0].inside[0] and len(block.inside) == 2:
            words = " ".join("".join(span.text for span in line) for line in block.lines)
            items.setdefault(block.inside[1].place, words)
    return tuple(items.values())

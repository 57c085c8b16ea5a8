"""Lists of links in Markdown, such as "awesome" lists: headings are steps, list items resources."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from roadmap_print.exchange.record import Contents, Doubt, LostRecord, ResourceRecord
from roadmap_print.i18n.translator import Message

if TYPE_CHECKING:
    from markdown_it.token import Token

_LINKED_ITEM = re.compile(
    r"^\s*(?:[-*+]|\d+[.)])\s.*(?:\]\(<?https?://|<?https?://)", re.MULTILINE | re.IGNORECASE
)
_ADDRESS = re.compile(r"<?(https?://[^\s<>]*[^\s<>.,;:!?)])>?", re.IGNORECASE)
_HREF = re.compile(r"""<a\s[^>]*?href\s*=\s*["'](https?://[^"']+)""", re.IGNORECASE)
_TASK = re.compile(r"^\[[ xX]\] ")
_BESIDE: Final = " \t\n-–—―:·•|,;.*_"
"""What parts a link from the words beside it."""


def looks_like_markdown(text: str) -> bool:
    """Say whether there is an item with a link in a text."""
    return bool(_LINKED_ITEM.search(text))


def read_markdown(text: str) -> Contents:
    """Read the first link of each item; a link that stands in no list is told as lost.

    The title of the list is its one heading of the first level.
    """
    from markdown_it import MarkdownIt

    tokens = MarkdownIt("commonmark", {"html": True}).enable("table").parse(text)
    headings = [(int(token.tag[1]), _words(inline)) for token, inline in _headings(tokens)]
    firsts = [words for level, words in headings if level == 1]
    title = firsts[0] if len(firsts) == 1 else ""
    return Contents(tuple(_found(tokens, title)), title)


def _headings(tokens: Sequence["Token"]) -> Iterator[tuple["Token", "Token"]]:
    pairs = pairwise(tokens)
    return ((token, inline) for token, inline in pairs if token.type == "heading_open")


def _found(tokens: Sequence["Token"], title: str) -> Iterator[ResourceRecord | LostRecord]:
    path: dict[int, str] = {}
    items = 0
    for place, token in enumerate(tokens):
        items += {"list_item_open": 1, "list_item_close": -1}.get(token.type, 0)
        if token.type == "html_block":
            yield from (_lost(token, address, address) for address in _HREF.findall(token.content))
        if token.type != "inline":
            continue
        above = tokens[place - 1]
        if above.type == "heading_open":
            level = int(above.tag[1])
            path = {each: words for each, words in path.items() if each < level}
            path[level] = _words(token)
        steps = tuple(words for words in path.values() if words != title)
        yield from _links(token, steps, listed=items > 0)


def _links(
    token: "Token", steps: tuple[str, ...], *, listed: bool
) -> Iterator[ResourceRecord | LostRecord]:
    """Give the record of an item, or the links of other text as lost."""
    line = (token.map or [0])[0] + 1
    links = list(_labelled(token))
    if not listed:
        yield from (_lost(token, label, address) for label, address in links)
        return
    if not links:
        return
    label, address = links[0]
    words = _TASK.sub("", _words(token))
    link = re.escape(label)
    around = re.split(rf"\({link}\)|{link}", words, maxsplit=1)
    bare = label == address  # "Title: https://… note"
    told = (_ADDRESS.sub("", each) for each in (around if bare else ["".join(around)]))
    beside = filter(None, (each.strip(_BESIDE) for each in told))
    title, note = [*([] if bare else [label]), *beside, "", ""][:2]
    fields = {"title": title, "url": address, "note": note}
    further = Message("exchange.doubt.further_link")
    doubts = tuple(Doubt("url", further, {"text": other}) for _, other in links[1:])
    yield ResourceRecord(line, fields, steps, doubts=doubts)


def _lost(token: "Token", label: str, address: str) -> LostRecord:
    line, said = (token.map or [0])[0] + 1, Message("exchange.lost.in_no_list")
    return LostRecord(line, label or address, said, {"text": address})


def _labelled(token: "Token") -> Iterator[tuple[str, str]]:
    """Give each link with its label; an address that stands there bare is its own.

    What leads to another place of the list, or is a picture, is no link of it.
    """
    address, label = "", ""
    for each in token.children or ():
        if each.type == "link_open":
            address, label = str(each.attrGet("href") or ""), ""
        elif each.type == "link_close":
            if not address.startswith("#") and (label.strip() or not address):
                yield label.strip(), address
            address = ""
        elif each.type == "html_inline" and (found := _HREF.search(each.content)):
            address, label = found[1], ""
        elif each.type == "html_inline" and address and each.content.lower() == "</a>":
            yield label.strip(), address
            address = ""
        elif address:
            label += each.content if each.type in {"text", "code_inline"} else ""
        elif each.type == "text":
            for bare in _ADDRESS.finditer(each.content):
                yield bare[1], bare[1]


def _words(token: "Token") -> str:
    """Give the words of a paragraph or heading without mark-up."""
    kept = {"text": "", "code_inline": "", "softbreak": " ", "hardbreak": " "}
    parts = (kept[each.type] or each.content for each in token.children or () if each.type in kept)
    return "".join(parts).strip()

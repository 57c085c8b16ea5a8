"""Warnings of the introduction: links that paper does not show, or that are none."""

import re
from collections.abc import Iterator, Mapping
from itertools import takewhile
from typing import TYPE_CHECKING, Any

from roadmap_print.catalogue import commonmark, urls
from roadmap_print.catalogue.reading.diagnostics import Diagnostics
from roadmap_print.catalogue.reading.pasted import advice
from roadmap_print.i18n.translator import Message

if TYPE_CHECKING:
    from markdown_it.token import Token

LINKING = frozenset("[<")
"""Signs without which a text has no link; parsing it is spared then."""
_NO_LINK = re.compile(r"!?\[[^\]]*\]\([^()\s]+\)")


def check(data: Mapping[str, Any], problems: Diagnostics) -> None:
    """Warn of each link that leads a reader of paper nowhere, or tracks one of the screen."""
    for place, question in enumerate(data.get("introduction") or ()):
        text, path = (question or {}).get("text") or "", f"introduction[{place}].text"
        if LINKING.isdisjoint(text):
            continue
        for block in commonmark.parser().parse(text):
            tokens = block.children or []
            for number, token in enumerate(tokens):
                if token.type == "link_open":
                    _check_link(token, "".join(_label(tokens[number + 1 :])), path, problems)
                elif token.type == "text":
                    for found in _NO_LINK.findall(token.content):
                        problems.warn(path, Message("catalogue.unread_link"), text=found)


def _label(tokens: list["Token"]) -> Iterator[str]:
    inside = takewhile(lambda token: token.type != "link_close", tokens)
    yield from (token.content or " " * (token.type == "softbreak") for token in inside)


def _check_link(token: "Token", label: str, path: str, problems: Diagnostics) -> None:
    address = str(token.attrGet("href") or "")
    if written := token.meta.get(commonmark.TRACKED):
        names = ", ".join(urls.tracking(str(written)))
        problems.warn(path, Message("catalogue.tracked_link"), names=names, address=address)
    advice.warn_of_detour(address, path, problems, in_text=True)
    if urls.domain(address) not in label.lower():
        problems.warn(path, Message("catalogue.unseen_link"), text=label, address=address)

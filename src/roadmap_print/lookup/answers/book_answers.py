"""Answers about a book: Open Library's (`jscmd=data`); the BnF's, by SRU 1.2 in Dublin Core."""

import re
from typing import Final

from roadmap_print.exchange.author_names import natural_name, printed_name
from roadmap_print.exchange.record import Field, ResourceRecord
from roadmap_print.lookup.answers.answer_values import (
    mapping_at,
    mappings,
    parsed,
    parsed_xml,
    text_at,
)

_DUBLIN_CORE: Final = "{http://purl.org/dc/elements/1.1/}"
_BEHIND_NAME = re.compile(r"(?: \([^()]*\))?(?:\. [^\W\d_]{3,}[^.,]*)?$")
"""Years of life and what somebody did, as in `Camus, Albert (1913-1960). Auteur du texte`."""


def read_book(body: bytes) -> ResourceRecord | None:
    """Read the one book of the answer, which is empty where the number is not known."""
    answer = parsed(body)
    book = next((mapping_at(answer, key) for key in answer), {})
    title, subtitle = text_at(book, "title"), text_at(book, "subtitle")
    if not title:
        return None
    publisher = next((text_at(each, "name") for each in mappings(book.get("publishers"))), "")
    names = (text_at(each, "name") for each in mappings(book.get("authors")))
    fields: dict[str, Field] = {
        "title": f"{title}: {subtitle}" if subtitle else title,
        "authors": tuple(map(natural_name, filter(None, names))),
        "publisher": publisher,
        "year": text_at(book, "publish_date"),
    }
    return ResourceRecord(1, fields, kind="book")


def read_library(body: bytes) -> ResourceRecord | None:
    """Read the first record; its address is the one where the library shows it."""
    texts: dict[str, list[str]] = {}
    for element in parsed_xml(body).iter():
        if element.tag.startswith(_DUBLIN_CORE):
            name = element.tag.removeprefix(_DUBLIN_CORE)
            texts.setdefault(name, []).append(" ".join((element.text or "").split()))
    first = {name: found[0] for name, found in texts.items()}
    if not first.get("title"):
        return None
    shown = (each for each in texts.get("identifier", ()) if each.startswith("http"))
    fields: dict[str, Field] = {
        "title": first["title"].partition(" / ")[0],
        "authors": tuple(map(_author, texts.get("creator", ()))),
        "publisher": re.sub(r" \([^()]*\)$", "", first.get("publisher", "")),
        "year": first.get("date", ""),
        "language": first.get("language", ""),
        "url": next(shown, "").replace("http://", "https://"),
    }
    return ResourceRecord(1, fields, kind="book")


def _author(name: str) -> str:
    family, comma, given = _BEHIND_NAME.sub("", name, count=1).partition(", ")
    return printed_name(family, given) if comma else family

"""A file to its records: its format is told by what stands in it, and by its name where not."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final, NamedTuple

from roadmap_print.exchange.cleaning import clean
from roadmap_print.exchange.exchange_error import ExchangeError
from roadmap_print.exchange.readers.bibtex_reader import looks_like_bibtex, read_bibtex
from roadmap_print.exchange.readers.bookmarks_reader import looks_like_bookmarks, read_bookmarks
from roadmap_print.exchange.readers.csl_reader import is_csl, read_csl
from roadmap_print.exchange.readers.markdown_reader import looks_like_markdown, read_markdown
from roadmap_print.exchange.readers.nbib_reader import looks_like_nbib, read_nbib
from roadmap_print.exchange.readers.ris_reader import looks_like_ris, read_ris
from roadmap_print.exchange.readers.roadmap_sh_reader import is_roadmap_sh, read_roadmap_sh
from roadmap_print.exchange.readers.table_reader import read_tables
from roadmap_print.exchange.readers.unread_formats import refuse_loose_links, refuse_unread
from roadmap_print.exchange.record import Contents, ResourceRecord
from roadmap_print.exchange.text_decoding import decode, read_bytes
from roadmap_print.i18n.translator import Message


class _TextFormat(NamedTuple):
    name_ends: tuple[str, ...]
    looks_like: Callable[[str], bool]
    read: Callable[[str], Contents]


_FORMATS: Final = (
    _TextFormat((".html", ".htm"), looks_like_bookmarks, read_bookmarks),
    _TextFormat((".ris",), looks_like_ris, read_ris),
    _TextFormat((".nbib",), looks_like_nbib, read_nbib),
    _TextFormat((".bib",), looks_like_bibtex, read_bibtex),
    _TextFormat((".md", ".markdown"), looks_like_markdown, read_markdown),
)
"""The formats that are told by what stands in a text, in the order in which they are looked for."""


def read_file(path: Path) -> Contents:
    """Read a file and clean what it has; raises ExchangeError where nothing can be made of it."""
    return read_contents(read_bytes(path), path.suffix.lower())


def read_contents(data: bytes, end: str) -> Contents:
    """Read what a file holds, and clean it, as `read_file` does; `end` is that of its name."""
    refuse_unread(data)
    contents = _contents(data, end)
    if not contents.found:
        raise ExchangeError(Message("exchange.no_entries"))
    cleaned = (clean(each) if isinstance(each, ResourceRecord) else each for each in contents.found)
    return contents._replace(found=tuple(cleaned))


def _contents(data: bytes, end: str) -> Contents:
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")) or end in {".csv", ".tsv"}:
        return read_tables(data)
    text = decode(data)
    if text.lstrip().startswith(("{", "[")) and not looks_like_markdown(text):
        return _json(text)
    told = next((each for each in _FORMATS if each.looks_like(text)), None)
    named = next((each for each in _FORMATS if end in each.name_ends), None)
    if found := told or named:
        return found.read(text)
    refuse_loose_links(text)
    return read_tables(data)


def _json(text: str) -> Contents:
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", 0)
        raise ExchangeError(Message("exchange.broken_json"), line) from None
    while isinstance(data, dict) and ("message" in data or "items" in data):  # Crossref's answers
        data = data.get("message") or data.get("items")
    if is_roadmap_sh(data):
        return read_roadmap_sh(data, text)
    if is_csl(data):
        listed = isinstance(data, list) and text.lstrip().startswith("[")
        lines = dict(enumerate(_lines_of_items(text))) if listed else {}
        return read_csl(data, lines)
    raise ExchangeError(Message("exchange.unknown_json"))


def _lines_of_items(text: str) -> Iterator[int]:
    """Give the line on which each item of a list begins."""
    decoder: Any = json.JSONDecoder()
    place = text.index("[") + 1
    while True:
        while text[place] in " \t\r\n,":
            place += 1
        if text[place] == "]":
            return
        yield text.count("\n", 0, place) + 1
        _, place = decoder.raw_decode(text, place)

"""Ids for new resources, as a person would choose them: `cho-2024`, `code-qr`."""

import re
from collections.abc import Collection
from typing import Final

from roadmap_print.catalogue.reading.suggestions import free_name, slug
from roadmap_print.exchange.author_names import split_name
from roadmap_print.exchange.record import ResourceRecord

LONGEST: Final = 40
_EMPTY_WORDS: Final = (
    "a an and au aux d de des du en et for in l la le les of on ou par pour sur the to un une with"
)
_UNTOLD = frozenset(_EMPTY_WORDS.split())


def new_id(record: ResourceRecord, taken: Collection[str]) -> str:
    """Make an id that is free: the file's own where it is one, author and year, else the title's.

    A number, or a letter or two, says nothing to whoever edits the catalogue.
    """
    own = record.id if slug(record.id) == record.id else ""
    if not record.verbatim and not re.search("[a-z].*[a-z].*[a-z]", own):
        own = ""
    name = own or _by_work(record) or _by_title(record.text("title")) or "resource"
    return free_name(name, taken)


def _by_work(record: ResourceRecord) -> str:
    authors = record.fields.get("authors", ())
    if not authors or not record.text("year"):
        return ""
    person = split_name(authors[0])
    family = slug(person.family if person else authors[0])[:LONGEST].strip("-")
    return f"{family}-{record.text('year')}" if family else ""


def _by_title(title: str) -> str:
    """Take the first words that say something, up to forty letters."""
    every = slug(title).split("-")
    words = [word for word in every if word not in _UNTOLD] or every
    made = words[0][:LONGEST]
    for word in words[1:]:
        if len(made) + 1 + len(word) > LONGEST:
            break
        made = f"{made}-{word}"
    return made

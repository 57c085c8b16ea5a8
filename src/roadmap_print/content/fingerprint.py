"""A short mark of what a publication shows, by which two printed copies are told apart.

It is made from the content alone: a comment, the order of keys or an id in the catalogue, the
sheet's size or a newer program change nothing. Copies that bear the same mark say the same.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from enum import Enum

from roadmap_print.catalogue.logo import PictureFile
from roadmap_print.catalogue.model import Question
from roadmap_print.content.qr_codes import QrCode
from roadmap_print.content.view import Roadmap
from roadmap_print.publications.registry import Publication

ALPHABET = "23456789CFGHJMPQRVWX"
"""Open Location Code's digits: none looks like another, and without vowels they spell no word."""
LENGTH = 6  # 64 million marks

_NAMES = {"FormatView": "Kind", "LevelView": "Level", "ChangeKind": "Kind", "ChangedThing": "Thing"}
"""What classes are called in a fingerprint: a newer program's names must not change it."""

_UNSEEN = {
    "Roadmap.words",
    "Roadmap.mark",
    "Station.id",
    "Station.hue",
    "Roadmap.theme",
    "Roadmap.personal",
    "Level.colour",
    "Kind.pictogram",
    "Entry.id",
    "Entry.meta",  # these four say again what others do
    "Entry.source",
    "Entry.earlier",
    "Entry.highlights",
    "FeaturedEntry.entry",
    "Sender.name",  # and these three
    "Sender.email",
    "Sender.website",
}

_RENAMED = {"Entry.details": "Entry.meta", "Entry.credit": "Entry.source"}
"""Attributes by the names that they had when the first copies were marked."""

_WHERE_GIVEN = {
    *(f"Roadmap.{name}" for name in ("revision", "readers", "licence", "review", "sender")),
    *(f"Sender.{name}" for name in ("service", "address", "phone")),
    *("Station.featured", "Station.code", "Station.time", "Roadmap.time"),
}
"""What came later, and adds nothing to a mark where there is nothing of it."""


def fingerprint(publication: Publication, roadmap: Roadmap, logo: PictureFile | None = None) -> str:
    """Return the mark of a publication, whose roadmap was made of what it shows of a catalogue.

    What it does not show, by its row, counts as little as what nobody shows.
    """
    unseen = _UNSEEN | publication.unmarked
    if len(roadmap.stations) == roadmap.step_count:
        unseen.add("Roadmap.step_count")  # else it says of how many these are some
    if "featured" not in publication.visible.also:
        unseen.add("Station.featured")
    if not publication.step_codes:
        unseen.add("Station.code")
    digest = hashlib.sha256("\n".join(_seen(roadmap, unseen)).encode())
    if logo and publication.shows_logo:
        digest.update(logo.data)
    number = int.from_bytes(digest.digest())
    return "".join(
        ALPHABET[number // len(ALPHABET) ** place % len(ALPHABET)] for place in range(LENGTH)
    )


def _seen(value: object, unseen: set[str]) -> Iterator[str]:
    """Yield every value that is shown, each after its name, lists after their length."""
    if isinstance(value, QrCode):
        yield value.address
    elif isinstance(value, Question):  # as the first marks had it: what is not given adds nothing
        given = ((each.name, getattr(value, each.name)) for each in fields(value))
        yield f"Question({', '.join(f'{name}={text!r}' for name, text in given if text)})"
    elif is_dataclass(value):
        kind = _name_of(value)
        for field in fields(value):
            name, inner = f"{kind}.{field.name}", getattr(value, field.name)
            told = list(_seen(inner, unseen)) if name not in unseen else []
            if told and (inner or name not in _WHERE_GIVEN):
                yield from (_RENAMED.get(name, name), *told)
    elif isinstance(value, tuple):
        yield str(len(value))
        for each in value:
            yield from _seen(each, unseen)
    elif isinstance(value, Enum):
        yield f"<{_name_of(value)}.{value.name}: {value.value!r}>"
    else:
        yield repr(value)


def _name_of(value: object) -> str:
    name = type(value).__name__
    return _NAMES.get(name, name)

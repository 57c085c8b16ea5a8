"""A short mark of what a publication shows, by which two printed copies are told apart.

It is made from the content alone: a comment, the order of keys or an id in the catalogue, the
sheet's size or a newer program change nothing. Copies that bear the same mark say the same.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from enum import Enum
from pathlib import Path

from roadmap_print.catalogue.logo import read
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
    "Roadmap.theme",
    "Station.hue",
    "Level.colour",
    "Entry.id",
    "Entry.highlights",  # which are among its other texts
}


def fingerprint(publication: Publication, roadmap: Roadmap, logo: Path | None = None) -> str:
    """Return the mark of a publication, whose roadmap was made of what it shows of a catalogue.

    What it does not show, by its row, counts as little as what nobody shows.
    """
    unseen = _UNSEEN | publication.unmarked
    digest = hashlib.sha256("\n".join(_seen(roadmap, unseen)).encode())
    if logo and publication.shows_logo:
        digest.update(read(logo))
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
            if (name := f"{kind}.{field.name}") not in unseen:
                yield name
                yield from _seen(getattr(value, field.name), unseen)
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

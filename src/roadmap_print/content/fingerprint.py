"""A short mark of an edition, by which printed copies of two editions are told apart.

All publications of an edition bear the same: who has a poster and a booklet sees whether they
belong together. It is made from the content alone: a comment, the order of keys or an id in the
catalogue, the sheet's size or a newer program change nothing.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from roadmap_print.catalogue.logo import PictureFile
from roadmap_print.content.qr_codes import QrCode
from roadmap_print.content.view import Roadmap

ALPHABET = "23456789CFGHJMPQRVWX"
"""Open Location Code's digits: none looks like another, and without vowels they spell no word."""
LENGTH = 6  # 64 million marks

_UNSEEN = {
    "Roadmap.words",
    "Roadmap.mark",
    "Roadmap.news",  # of two editions
    "Roadmap.theme",
    "Roadmap.personal",
    "Station.id",
    "Station.hue",
    "Station.code",  # the roadmap's home says it
    "LevelView.colour",
    "FormatView.id",
    "FormatView.pictogram",
    "Entry.id",
    "Entry.news",
    "Entry.meta",  # these four say again what others do
    "Entry.source",
    "Entry.earlier",
    "Entry.highlights",
    "FeaturedEntry.entry",
    "Sender.name",  # and these three
    "Sender.email",
    "Sender.website",
}


def fingerprint(roadmap: Roadmap, logo: PictureFile | None = None) -> str:
    """Return the mark of an edition, whose roadmap has all that any publication shows."""
    every_step = len(roadmap.stations) == roadmap.step_count  # else it says of how many these are
    unseen = _UNSEEN | ({"Roadmap.step_count"} if every_step else set())
    digest = hashlib.sha256("\n".join(_seen(roadmap, unseen)).encode())
    if logo:
        digest.update(logo.data)
    number = int.from_bytes(digest.digest())
    return "".join(
        ALPHABET[number // len(ALPHABET) ** place % len(ALPHABET)] for place in range(LENGTH)
    )


def _seen(value: object, unseen: set[str]) -> Iterator[str]:
    """Yield every value that is shown, each after its name, lists after their length.

    What is not given adds nothing: a key of a newer program changes no mark of what lacks it.
    """
    if isinstance(value, QrCode):
        yield value.address
    elif isinstance(value, tuple):
        yield str(len(value))
        for each in value:
            yield from _seen(each, unseen)
    elif is_dataclass(value):
        for field in fields(value):
            name, inner = f"{type(value).__name__}.{field.name}", getattr(value, field.name)
            if inner and name not in unseen:
                yield from (name, *_seen(inner, unseen))
    else:
        yield repr(value)

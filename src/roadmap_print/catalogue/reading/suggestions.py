"""The known name that a mistaken one was most likely meant for."""

import re
import unicodedata
from collections.abc import Iterable, Mapping

NEAR = 0.7
"""Share of letters in common, by difflib; "titre" and "title" have 0.8."""

LONGEST_NAME = 60
MOST_NAMES = 2_000
"""Bounds of the work: comparing two names costs the product of their lengths."""

LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l", "’": "-"})


def nearest(name: str, known: Iterable[str], read: Mapping[str, str] | None = None) -> str | None:
    """Give the known name nearest to this one; None where none is near.

    `read` has what people read beside a name, the label beside an id: an editor who wrote the
    label where the id belongs gets the id.
    """
    names = list(known)
    plain = slug(name[:LONGEST_NAME])
    for known_name, label in (read or {}).items():
        if label and plain == slug(label[:LONGEST_NAME]):
            return known_name
    if len(names) > MOST_NAMES:
        return plain if plain in names else None
    import difflib

    near = difflib.get_close_matches(plain, names, n=1, cutoff=NEAR)
    return near[0] if near else None


def slug(text: str) -> str:
    """Make an id of a text: lower case, without accents, a hyphen for all that is no letter."""
    lower = text.lower().translate(LIGATURES)
    letters = unicodedata.normalize("NFKD", lower).encode("ascii", "ignore").decode("ascii")
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-")


def quoted(text: str) -> str:
    """Write a text between double quotes, as YAML reads it."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'

"""The known name that a mistaken one was most likely meant for."""

import re
import unicodedata
from collections.abc import Container, Iterable, Mapping
from itertools import count

NEAR = 0.7
"""Share of letters in common, by difflib; "titre" and "title" have 0.8."""

LONGEST_NAME = 60
MOST_NAMES = 2_000
"""Bounds of the work: comparing two names costs the product of their lengths."""

SHORTEST_PART = 4
"""Letters of a label by which it is known: fewer stand in any word."""

ACCENTS = re.compile("[\u0300-\u036f]")
LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l", "’": "-"})


def nearest(name: str, known: Iterable[str], read: Mapping[str, str] | None = None) -> str | None:
    """Give the known name nearest to this one; None where none is near.

    `read` has what people read beside a name, the label beside an id: an editor who wrote the
    label where the id belongs, or a word of it, gets the id.
    """
    names = list(known)
    plain = slug(name[:LONGEST_NAME])
    if (meant := meant_by(name, read or {})) is not None:
        return meant
    if len(names) > MOST_NAMES:
        return plain if plain in names else None
    import difflib

    near = difflib.get_close_matches(plain, names, n=1, cutoff=NEAR)
    return near[0] if near else _by_part_of_label(name, read or {})


def meant_by(name: str, read: Mapping[str, str]) -> str | None:
    """Give the one id that is this name or has it for a label, in any case and accents.

    None where there is no such id, or more than one.
    """
    plain = folded(name)
    meant = [each for each, label in read.items() if plain in {folded(each), folded(label)}]
    return meant[0] if plain and len(meant) == 1 else None


def _by_part_of_label(name: str, read: Mapping[str, str]) -> str | None:
    """Give the one id whose label has a word that begins with this name."""
    plain = folded(name)
    near = [each for each, label in read.items() if f"-{plain}" in f"-{folded(label)}"]
    return near[0] if len(plain) >= SHORTEST_PART and len(near) == 1 else None


def folded(text: str) -> str:
    """Fold what hands write in more than one way, letters of any script kept."""
    lower = text[:LONGEST_NAME].casefold().translate(LIGATURES)
    letters = ACCENTS.sub("", unicodedata.normalize("NFKD", lower))
    return re.sub(r"[\W_]+", "-", letters).strip("-")


def slug(text: str) -> str:
    """Make an id of a text: lower case, without accents, a hyphen for all that is no letter."""
    lower = text.lower().translate(LIGATURES)
    letters = unicodedata.normalize("NFKD", lower).encode("ascii", "ignore").decode("ascii")
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-")


def free_name(name: str, taken: Container[str]) -> str:
    """Give a name, with a number where it is taken."""
    numbered = (f"{name}-{number}" for number in count(2))
    return name if name not in taken else next(each for each in numbered if each not in taken)


def quoted(text: str) -> str:
    """Write a text between double quotes, as YAML reads it."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'

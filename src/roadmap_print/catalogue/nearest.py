"""The known name that a mistaken one was most likely meant for."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

LONGEST_NAME = 60
MOST_NAMES = 2_000
"""Bounds of the work: comparing two names costs the product of their lengths."""

LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l"})


def nearest(name: str, known: Collection[str]) -> str | None:
    """Give the known name nearest to this one; None where none is near."""
    if len(name) > LONGEST_NAME or len(known) > MOST_NAMES:
        return slug(name) if slug(name) in known else None
    import difflib  # noqa: PLC0415  only a mistake needs it

    near = difflib.get_close_matches(slug(name), known, n=1)
    return near[0] if near else None


def slug(text: str) -> str:
    """Make an id of a text: lower case, without accents, a hyphen for all that is no letter."""
    lower = text.lower().translate(LIGATURES)
    letters = unicodedata.normalize("NFKD", lower).encode("ascii", "ignore").decode("ascii")
    # an apostrophe has gone with the accents when it was ’; both count as a break
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-")

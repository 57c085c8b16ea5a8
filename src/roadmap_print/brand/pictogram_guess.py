"""Which pictogram stands for a format: guessed by the words of its id and label, else a letter.

The drawings are `styles/pictograms/<name>.svg`, on a field of 24 units with strokes of 2.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, count
from string import ascii_uppercase

from roadmap_print.brand.pictogram_words import PARTS, WORDS

LETTER = "letter:"
"""What begins the name of a letter in a frame."""

_ENDINGS = ("", "s", "x", "n", "en", "e", "er", "es", "i")
_MOST_TOGETHER = 3


def guess_pictograms(formats: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    """Give each format, an id and a label, a pictogram of its own by its id.

    What no word tells, or another format has already, is a letter in a frame, `letter:X`: one
    letter each, from the label if it has one that is free; a number where all letters are taken.
    """
    named = dict(formats)
    found: dict[str, str] = {}
    for id_, label in named.items():
        guess = _guess(id_) or _guess(label)
        if guess and guess not in found.values():
            found[id_] = guess
    for id_, label in named.items():
        if id_ not in found:
            signs = chain(_letters(f"{label}{id_}"), map(str, count(1)))
            taken = set(found.values())
            found[id_] = next(each for sign in signs if (each := LETTER + sign) not in taken)
    return found


def _guess(text: str) -> str | None:
    """Find the first word that tells, the longer of two that begin there, else such a part."""
    words = re.findall(r"[^\W\d_]+", _plain(text))
    for start in range(len(words)):
        for together in range(_MOST_TOGETHER, 0, -1):
            if name := _NAMES.get("-".join(words[start : start + together])):
                return name
    plain = _plain(text)
    parts = [(plain.find(part), -len(part), name) for part, name in _PARTS.items() if part in plain]
    return min(parts)[-1] if parts else None


def _letters(text: str) -> Iterator[str]:
    """Yield the letters that every typeface has, those of the text first."""
    yield from filter(ascii_uppercase.__contains__, _plain(text).upper())
    yield from ascii_uppercase


def _plain(text: str) -> str:
    apart = unicodedata.normalize("NFD", text.casefold())
    return "".join(each for each in apart if not unicodedata.combining(each))


_NAMES = {
    f"{word}{ending}": name
    for ending in reversed(_ENDINGS)
    for name, words in WORDS.items()
    for word in _plain(words).split()
}
_PARTS = {_plain(part): name for name, parts in PARTS.items() for part in parts.split()}

"""Where a text may be parted into lines: at spaces, and inside scripts that have none.

Thai and Khmer part between words that only a dictionary knows, Chinese and Japanese nearly
anywhere but before and behind certain signs (kinsoku): ICU knows both (UAX #14). Korean is parted
at its spaces, as readers expect it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import TypeAlias

from roadmap_print.fonts.script_fonts import LATIN, script_of

SPACE = " "
SEAM = "\u200b"
"""What joins two words between which no space stands, and a line may end; it is never printed."""
UNSPACED = frozenset({"Thai", "Laoo", "Khmr", "Mymr", "Hani", "Hira", "Kana", "Bopo"})
"""Scripts that put no spaces between words, by their names in ISO 15924."""

Word: TypeAlias = tuple[str, str]
"""What joins a word to the one before, and the word."""


@cache
def split_words(text: str, language: str) -> tuple[Word, ...]:
    """Return the words of a text, each with the joint before it."""
    spaced = text.split(SPACE)
    if not any(each > LATIN and script_of(each) in UNSPACED for each in text):
        return tuple((SPACE, word) for word in spaced)
    return tuple(
        (SEAM if place else SPACE, part)
        for word in spaced
        for place, part in enumerate(_parted(word, language))
    )


def join_words(words: Sequence[Word]) -> str:
    """Return the text of words that follow each other, without what joined the first."""
    return "".join(printed(joint) + word for joint, word in words)[len(printed(words[0][0])) :]


def printed(joint: str) -> str:
    """Return what of a joint is printed."""
    return "" if joint == SEAM else joint


def _parted(word: str, language: str) -> Sequence[str]:
    if not word:
        return [word]
    try:
        from icu4py.breakers import LineBreaker
    except ImportError:  # no wheel for this system: part anywhere between letters
        return [*split_letters(word)]
    return list(LineBreaker(word, language or "en"))


def split_letters(text: str) -> Iterable[str]:
    """Return what a reader takes for a letter each: with its marks, an emoji with its parts."""
    if text.isascii():
        return text
    try:
        from icu4py.breakers import CharacterBreaker
    except ImportError:
        return _with_marks(text)
    return CharacterBreaker(text, "en")


def _with_marks(text: str) -> Iterator[str]:
    import unicodedata

    letter = ""
    for character in text:
        if letter and unicodedata.category(character)[0] not in "MC":
            yield letter
            letter = ""
        letter += character
    yield letter

"""Where a text may be parted into lines: at spaces, and inside scripts that have none.

Thai and Khmer part between words that only a dictionary knows, Chinese and Japanese nearly
anywhere but before and behind certain signs (kinsoku): ICU knows both (UAX #14). Korean is parted
at its spaces, as readers expect it.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import accumulate
from typing import TypeAlias

from roadmap_print.fonts.script_fonts import LATIN, script_of

SPACE = " "
SEAM = "\u200b"
"""What joins two words between which no space stands, and a line may end; it is never printed."""
HYPHEN = "\u2060-"
"""What ends a line inside a word; the word joiner, which draws nothing, tells it from an author's.
WeasyPrint takes soft hyphens out."""
SHORTEST_HYPHENATED = 8  # letters: what is shorter and wider than a line stands in no word's place
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


def join_lines(lines: Iterable[str]) -> str:
    """Return the text that was broken into lines: what parted it is put back."""
    text = ""
    for line in lines:
        if text.endswith(HYPHEN):
            text = text.removesuffix(HYPHEN) + line
        else:
            text += SPACE * bool(text and not _is_unspaced(text[-1] + line[:1])) + line
    return text


def _is_unspaced(letters: str) -> bool:
    return all(
        each > LATIN and (script_of(each) in UNSPACED or not each.isalnum()) for each in letters
    )


def printed(joint: str) -> str:
    """Return what of a joint is printed."""
    return "" if joint == SEAM else joint


def hyphenation(word: str, language: str) -> Sequence[int]:
    """Return where a word may be parted by a hyphen, by the patterns of its language.

    Words alone are: addresses and the names of files are printed letter by letter as they are.
    """
    letters = word.rstrip(",.;:!?…)»”“\u00a0\u202f").lstrip("(«“„\u00a0\u202f")
    if len(letters) < SHORTEST_HYPHENATED or not letters.isalpha():
        return ()
    import pyphen

    known = pyphen.language_fallback(language.replace("-", "_"))
    if known is None:
        return ()
    start, places = word.index(letters), [0]
    for place in pyphen.Pyphen(lang=known).positions(letters):
        places += [place] * (place - places[-1] > 1)  # patterns part "Grund-s-tück", too
    return [start + place for place in places[1:]]


def _parted(word: str, language: str) -> Sequence[str]:
    if not word:
        return [word]
    try:
        from icu4py.breakers import LineBreaker
    except ImportError:  # no wheel for this system: part anywhere between letters
        return [*split_letters(word)]
    return list(LineBreaker(word, language or "en"))


def phrases_go_on(words: Sequence[Word], language: str) -> list[bool]:
    """Say behind which words of a Japanese text its phrase goes on (文節).

    A line may end there, but a title reads better where none does. ICU finds phrases by learnt
    weights, under the name that UTS #35 gives them.
    """
    if language.partition("-")[0] != "ja":
        return [False] * len(words)
    phrases = _parted(join_words(words), "ja-u-lw-phrase")
    ends = set(accumulate(len(each.replace(SPACE, "")) for each in phrases))
    return [place not in ends for place in accumulate(len(word) for _, word in words)]


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

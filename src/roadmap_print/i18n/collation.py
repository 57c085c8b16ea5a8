"""The order of an alphabet, by the language that a reader looks a title up in.

It is Unicode's (UTS #10): letters first, then accents, then case. What a language orders otherwise
is taken from CLDR and written as there (UTS #35, part 5): `&z<å` makes å a letter of its own
behind z, `<<` an accented form of the letter before it. ICU, which knows Chinese too, is 42 MB.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Final, TypeAlias

from roadmap_print.i18n.languages import primary_subtag

FIGURES: Final = "0–9"
SIGNS: Final = "#"

_ROOT: Final = "&i<ı &г<ґ &и<і<ї<й"
_NORWEGIAN = "&t<<þ &y<<ü<<ű &z<æ<<ä<<ę<ø<<ö<<ő<<œ<å<<aa"
_CROATIAN = "&c<č<ć &d<dž<đ &l<lj &n<nj &s<š &z<ž"
_SPANISH = "&n<ñ"
_RULES: Final = {
    **dict.fromkeys(("ast", "es", "eu", "fil", "gl"), _SPANISH),
    **dict.fromkeys(("bs", "hr"), _CROATIAN),
    **dict.fromkeys(("nb", "nn", "no"), _NORWEGIAN),
    "az": "&c<ç &e<ə &g<ğ &h<x<ı &k<q &o<ö &s<ş &u<ü &z<w",
    "cs": "&c<č &h<ch &r<ř &s<š &z<ž",
    "da": "&t<<þ &y<<ü<<ű &z<æ<<ä<ø<<ö<<ő<å<<aa",
    "et": "&s<š<z<ž &w<õ<ä<ö<ü",
    "fi": "&y<<ü &z<þ<å<ä<<æ<ö<<ø",
    "hu": "&c<cs &d<dz<dzs &g<gy &l<ly &n<ny &o<ö<<ő &s<sz &t<ty &u<ü<<ű &z<zs",
    "is": "&a<á &d<<đ<ð &e<é &i<í &o<ó &u<ú &y<ý &z<þ<æ<<ä<ö<<ø<å",
    "lt": "&c<č &i<<y &s<š &z<ž",
    "lv": "&c<č &g<ģ &i<<y &k<ķ &l<ļ &n<ņ &r<ŗ &s<š &z<ž",
    "pl": "&a<ą &c<ć &e<ę &l<ł &n<ń &o<ó &s<ś &z<ź<ż",
    "ro": "&a<ă<â &i<î &s<ș<<ş &t<ț<<ţ",
    "sk": "&a<ä &c<č &h<ch &o<ô &r<ř &s<š &z<ž",
    "sl": "&c<č<ć &d<đ &s<š &z<ž",
    "sq": "&c<ç &d<dh &e<ë &g<gj &l<ll &n<nj &r<rr &s<sh &t<th &x<xh &z<zh",
    "sv": "&t<<þ &y<<ü<<ű &z<å<ä<<æ<<ę<ö<<ø<<ő<<œ<<ô",
    "tr": "&c<ç &g<ğ &h<ı &o<ö &s<ş &u<ü",
    "vi": "&a<ă<â &d<đ &e<ê &o<ô<ơ &u<ư",
}
"""Languages whose alphabet is not that of the root; of the others none is ordered otherwise."""

_LIKE = {"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h"}
"""Small letters that the root counts as others, and that have no decomposition."""
_CAPITAL_I: Final = str.maketrans({"I": "ı", "İ": "i"})
_DOTTED: Final = {"az": _CAPITAL_I, "tr": _CAPITAL_I}
_CAPITALS: Final = {("az", "i"): "İ", ("tr", "i"): "İ"}
_ACCENTS: Final = frozenset({*range(10, 37), *range(200, 241)})
"""Combining classes of accents and of the points of Hebrew and Arabic; others are letters."""
_SPACE, _NUMBER, _LETTER = range(3)

Weight: TypeAlias = tuple[int, str | int, int]
"""What is compared first: a kind, its letter or number, and how far behind that it stands."""
SortKey: TypeAlias = tuple[bool, tuple[Weight, ...], tuple[str, ...], str]


@dataclass(frozen=True, slots=True)
class _Element:
    """What counts as one letter, number or space; `accents` tell forms of it apart."""

    weight: Weight
    letter: str = ""
    accents: str = ""


@cache
def sort_key(text: str, language: str) -> SortKey:
    """Return what a text is sorted by; marks part words as spaces do, and count no more.

    Numbers count as such: n° 6 stands before n° 54. What has no letter and no figure comes last.
    """
    elements = tuple(_elements(text, primary_subtag(language)))
    weights = tuple(each.weight for each in elements)
    return not weights, weights, tuple(each.accents for each in elements), text.swapcase()


@cache
def index_letter(text: str, language: str) -> str:
    """Return the capital under which a text is looked up, `0–9` for figures, `#` for signs."""
    subtag = primary_subtag(language)
    first = next(_elements(text, subtag), None)
    if first is None:
        return SIGNS
    if first.weight[0] == _NUMBER:
        return FIGURES
    return _CAPITALS.get((subtag, first.letter), first.letter.upper())


def _elements(text: str, subtag: str) -> Iterator[_Element]:
    """Part a text into what is compared: spaces only between others."""
    tailored = _tailored(subtag)
    plain = text.translate(_DOTTED.get(subtag, {})).casefold()
    begun = parted = False
    for piece in _pieces(subtag).findall(unicodedata.normalize("NFKC", plain)):
        category = unicodedata.category(piece[0])
        found = tuple(_weighed(piece, tailored)) if category[0] in "LMN" else ()
        if found:
            if begun and parted:
                yield _Element((_SPACE, "", 0))
            yield from found
            begun, parted = True, False
        elif category != "Cf":  # soft hyphens and marks of direction stand within words
            parted = True


def _weighed(piece: str, tailored: Mapping[str, _Element]) -> Iterator[_Element]:
    """Weigh one piece, by the language's own rule where there is one for it."""
    if piece.isdecimal():
        yield _Element((_NUMBER, int(piece), 0))
        return
    if piece in tailored:
        yield tailored[piece]
        return
    apart = unicodedata.normalize("NFD", piece)
    marks = [each for each in apart if unicodedata.combining(each) in _ACCENTS]
    for mark in (*marks, ""):  # an accent more on a letter of its own, as Vietnamese tones are
        if own := tailored.get(unicodedata.normalize("NFC", apart[0] + mark)):
            yield replace(own, accents="".join(marks))
            return
    base = unicodedata.normalize("NFC", "".join(each for each in apart if each not in marks))
    letters = _LIKE.get(base, base)
    accents = "".join(marks) if letters == base else base
    yield from (_Element((_LETTER, letter, 0), letter, accents) for letter in letters)


@cache
def _tailored(subtag: str) -> Mapping[str, _Element]:
    """Read a language's rules: each letter named in them as what it counts as."""
    found: dict[str, _Element] = {}
    for rule in f"{_ROOT} {_RULES.get(subtag, '')}".split():
        base, *behind = re.findall(r"([&<]+)(\w+)", rule)
        last = _Element((_LETTER, base[1], 0), base[1])
        for place, (relation, letter) in enumerate(behind, start=1):
            own = _Element((_LETTER, base[1], place), letter)
            last = own if relation == "<" else last
            found[letter] = replace(last, accents="" if last is own else letter)
    return found


@cache
def _pieces(subtag: str) -> re.Pattern[str]:
    """Return what finds numbers, letters that are written as several, and all other characters."""
    several = sorted((each for each in _tailored(subtag) if len(each) > 1), key=len, reverse=True)
    return re.compile("|".join((r"\d+", *several, ".")), re.DOTALL)

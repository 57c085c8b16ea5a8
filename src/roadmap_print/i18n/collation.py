"""The order of an alphabet, by the language that a reader looks a title up in.

It is Unicode's (UTS #10): letters first, then accents, then case. What a language orders otherwise
is taken from CLDR and written as there (UTS #35, part 5): `&z<å` makes å a letter of its own
behind z, `<<` an accented form of the letter before it. Of scripts without such letters `scripts`
knows more. ICU, which has all of this, is 42 MB.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Final, TypeAlias

from roadmap_print.i18n import scripts
from roadmap_print.i18n.languages import written_language

FIGURES: Final = "0–9"
SIGNS: Final = "#"

_ROOT: Final = (
    "&i<ı &г<ґ &д<ђ &е<є &з<ѕ &и<і<ї<й<ј &л<љ &н<њ &т<ћ &у<ў &ч<џ "
    "&כ<<ך &מ<<ם &נ<<ן &פ<<ף &צ<<ץ "
    "&ب<پ &ج<چ &ز<ژ &ق<ک<<ك<گ &ي<<ی "
    "&ं<<ँ"
)
_HAMZA: Final = "&ا<<ء<<أ<<ؤ<<إ<<ئ"
_NORWEGIAN = "&t<<þ &y<<ü<<ű &z<æ<<ä<<ę<ø<<ö<<ő<<œ<å<<aa"
_CROATIAN = "&c<č<ć &d<dž<đ &l<lj &n<nj &s<š &z<ž"
_SPANISH = "&n<ñ"
_RULES: Final = {
    **dict.fromkeys(("ast", "es", "eu", "fil", "gl"), _SPANISH),
    **dict.fromkeys(("bs", "hr"), _CROATIAN),
    **dict.fromkeys(("nb", "nn", "no"), _NORWEGIAN),
    "ar": f"{_HAMZA} &ق<ك<<ک<گ &ت<<ة &ي<<ى",
    "az": "&c<ç &e<ə &g<ğ &h<x<ı &k<q &o<ö &s<ş &u<ü &z<w",
    "cs": "&c<č &h<ch &r<ř &s<š &z<ž",
    "da": "&t<<þ &y<<ü<<ű &z<æ<<ä<ø<<ö<<ő<å<<aa",
    "et": "&s<š<z<ž &w<õ<ä<ö<ü",
    "fa": f"{_HAMZA} &ء<آ &و<ه<<ة<ی<<ي<<ى",
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
_ACCENTS: Final = frozenset({7, 8, *range(10, 37), 107, *range(200, 241)})
"""Combining classes of accents, of the points of Hebrew and Arabic, of what tells letters of India,
kana and Thai tones apart; others are letters."""
_TONES: Final = {"vi": str.maketrans("\u0300\u0309\u0303\u0301\u0323", "12345")}
"""The order of accents where it is not Unicode’s."""
_UNCLASSED: Final = frozenset("\u0e47\u0e4c")
"""Thai signs that are accents too, though Unicode gives them no class."""
_MARKS: Final = (
    r"[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c7"
    r"\u064b-\u065f\u093c\u0e47-\u0e4c\u3099\u309a]*"
)
"""What stands behind a letter and has no common sign with it."""
_SPACE, _NUMBER, _LETTER, _FOREIGN, _HAN = range(5)

Weight: TypeAlias = tuple[int, str | int, int]
"""What is compared first: a kind, its letter or number, and how far behind that it stands.

Letters that are none of the language’s own script come behind those that are, Chinese characters
without a known reading behind both.
"""
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
    subtag = written_language(language)
    elements = tuple(_elements(text, subtag))
    weights = tuple(each.weight for each in elements)
    accents = tuple(each.accents.translate(_TONES.get(subtag, {})) for each in elements)
    return not weights, weights, accents, text.swapcase()


@cache
def index_letter(text: str, language: str) -> str:
    """Return the capital under which a text is looked up, `0–9` for figures, `#` for signs.

    Hangul is looked up by its first consonant, kana by their row, Chinese by pinyin.
    """
    subtag = written_language(language)
    first = next(_elements(text, subtag), None)
    if first is None:
        return SIGNS
    if first.weight[0] == _NUMBER:
        return FIGURES
    return _CAPITALS.get((subtag, first.letter), scripts.heading(first.letter).upper())


def _elements(text: str, subtag: str) -> Iterator[_Element]:
    """Part a text into what is compared: spaces only between others."""
    tailored = _tailored(subtag)
    plain = text.translate(_DOTTED.get(subtag, {})).casefold()
    plain = scripts.spoken(unicodedata.normalize("NFKC", plain))
    begun = parted = False
    for piece in _pieces(subtag).findall(plain):
        category = unicodedata.category(piece[0])
        found = tuple(_weighed(piece, tailored, subtag)) if category[0] in "LMN" else ()
        if found:
            if begun and parted:
                yield _Element((_SPACE, "", 0))
            yield from found
            begun, parted = True, False
        elif category not in {"Cf", "Mn"}:  # soft hyphens, marks of direction: within words
            parted = True


def _weighed(piece: str, tailored: Mapping[str, _Element], subtag: str) -> Iterator[_Element]:
    """Weigh one piece, by the language's own rule where there is one for it."""
    if piece.isdecimal():
        yield _Element((_NUMBER, int(piece), 0))
        return
    if piece in tailored:
        yield tailored[piece]
        return
    if scripts.is_han(piece[0]):
        yield _han(piece[0], subtag)
        return
    apart = unicodedata.normalize("NFD", piece)
    marks = [
        each for each in apart if unicodedata.combining(each) in _ACCENTS or each in _UNCLASSED
    ]
    for mark in (*marks, ""):  # an accent more on a letter of its own, as Vietnamese tones are
        if own := tailored.get(unicodedata.normalize("NFC", apart[0] + mark)):
            yield replace(own, accents="".join(each for each in marks if each != mark))
            return
    base = unicodedata.normalize("NFC", "".join(each for each in apart if each not in marks))
    letters = _LIKE.get(base, base)
    accents = "".join(marks) if letters == base else base
    for letter in letters:
        yield _Element((_kind(letter, subtag), letter, 0), letter, accents)


def _han(letter: str, subtag: str) -> _Element:
    """Weigh a Chinese character: in Chinese by its reading, behind the Latin letter of that."""
    if subtag == "zh" and (read := scripts.pinyin(letter)):
        return _Element((_LETTER, *read), read[0])
    return _Element((_HAN, letter, 0), SIGNS if subtag == "zh" else scripts.HAN)


@cache
def _kind(letter: str, subtag: str) -> int:
    """Return whether a letter is of the language's own script."""
    native = scripts.NATIVE.get(subtag)
    return _LETTER if native is None or re.match(f"[{native}]", letter) else _FOREIGN


@cache
def _tailored(subtag: str) -> Mapping[str, _Element]:
    """Read a language's rules: each letter named in them as what it counts as."""
    found: dict[str, _Element] = {}
    for rule in f"{_ROOT} {_RULES.get(subtag, '')}".split():
        base, *behind = re.findall(r"([&<]+)([^&<]+)", rule)
        kind = _kind(base[1], subtag)
        last = _Element((kind, base[1], 0), base[1])
        for place, (relation, letter) in enumerate(behind, start=1):
            own = _Element((kind, base[1], place), letter)
            last = own if relation == "<" else last
            found[letter] = replace(last, accents="" if last is own else letter)
    return found


@cache
def _pieces(subtag: str) -> re.Pattern[str]:
    """Return what finds numbers, letters that are written as several, and all other characters."""
    several = sorted((each for each in _tailored(subtag) if len(each) > 1), key=len, reverse=True)
    return re.compile("|".join((r"\d+", *several, f".{_MARKS}")), re.DOTALL)

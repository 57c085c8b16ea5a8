"""What scripts other than the alphabets of Europe are sorted and looked up by.

Readings of Chinese characters are in no table of ours. Chinese ones come by those of GB 2312: its
first level, 3,755 characters, stands in the order of pinyin, and Python has that code. Of others no
reading is known, so they stand together: a wrong letter is worse than none.
"""

import re
import unicodedata
from bisect import bisect_right
from typing import Final

HAN: Final = "漢"
"""What Chinese characters stand under where their readings are not known."""

NATIVE: Final = {
    **dict.fromkeys(("be", "bg", "kk", "ky", "mk", "mn", "ru", "sr", "uk"), "\u0400-\u052f"),
    **dict.fromkeys(("ar", "fa", "ps", "ur"), "\u0600-\u06ff\u0750-\u077f"),
    **dict.fromkeys(("hi", "mr", "ne"), "\u0900-\u097f"),
    "el": "\u0370-\u03ff",
    "he": "\u05d0-\u05f2",
    "ko": "\u1100-\u11ff\uac00-\ud7a3",
    "th": "\u0e00-\u0e7f",
}
"""Letters of the languages that sort their own script before all others (CLDR, `reorder`)."""

_KATAKANA: Final = {code: code - 0x60 for code in range(0x30A1, 0x30F7)}
_SMALL: Final = str.maketrans("ぁぃぅぇぉっゃゅょゎゕゖ", "あいうえおつやゆよわかけ")
_KANA_ROWS: Final = "あかさたなはまやらわ"
_LONG: Final = re.compile("(.)[\u3099\u309a]?(ー+)")
_VOWELS: Final = dict(zip("AIUEO", "あいうえお", strict=True))
_CONSONANTS: Final = "ㄱㄱㄴㄷㄷㄹㅁㅂㅂㅅㅅㅇㅈㅈㅊㅋㅌㅍㅎ"
"""By which each of the nineteen first consonants of Hangul is looked up: doubles by the single."""
_SYLLABLES_EACH: Final = 588
_JAMO: Final = {
    0x1100 + place: 0xAC00 + place * _SYLLABLES_EACH for place in range(len(_CONSONANTS))
}
"""Consonants that stand alone, as the first of their syllables."""
_SARA_AM: Final = "\u0e33"  # a vowel, though Unicode counts it as two signs
_VOWEL_BEFORE: Final = re.compile(
    "([\u0e40-\u0e44])([\u0e01-\u0e2e])|([\u0ec0-\u0ec4])([\u0e81-\u0eae])"
)
_PINYIN: Final = (
    *(("a", 0xB0A1), ("b", 0xB0C5), ("c", 0xB2C1), ("d", 0xB4EE), ("e", 0xB6EA), ("f", 0xB7A2)),
    *(("g", 0xB8C1), ("h", 0xB9FE), ("j", 0xBBF7), ("k", 0xBFA6), ("l", 0xC0AC), ("m", 0xC2E8)),
    *(("n", 0xC4C3), ("o", 0xC5B6), ("p", 0xC5BE), ("q", 0xC6DA), ("r", 0xC8BB), ("s", 0xC8F6)),
    *(("t", 0xCBFA), ("w", 0xCDDA), ("x", 0xCEF4), ("y", 0xD1B9), ("z", 0xD4D1)),
)
"""Where the readings that begin with a letter begin in the first level of GB 2312."""
_LEVEL_ENDS: Final = 0xD7F9


def spoken(text: str) -> str:
    """Put letters in the order in which they are sorted.

    Thai and Lao write some vowels before the consonant that they follow; a Japanese long vowel is
    that vowel once more; katakana and small kana count as large hiragana do.
    """
    text = _VOWEL_BEFORE.sub(lambda found: found[0][::-1], text).replace("\u0e4d\u0e32", _SARA_AM)
    text = unicodedata.normalize("NFD", text).translate(_KATAKANA).translate(_SMALL)
    return unicodedata.normalize("NFC", _LONG.sub(_drawn_out, text)).translate(_JAMO)


def _drawn_out(found: re.Match[str]) -> str:
    vowel = _VOWELS.get(unicodedata.name(found[1], "?")[-1], "") if "ぁ" <= found[1] <= "ゖ" else ""
    return found[0][: -len(found[2])] + vowel * len(found[2])


def is_han(letter: str) -> bool:
    """Tell whether a letter is a Chinese character, as Japanese and Koreans write them too."""
    return unicodedata.name(letter, "").startswith("CJK UNIFIED") or letter == "々"


def pinyin(letter: str) -> tuple[str, int] | None:
    """Return what a Chinese character's reading begins with and its place among all of these.

    None of a character that is none of the 3,755 frequent ones, as are traditional forms.
    """
    try:
        code = int.from_bytes(letter.encode("gb2312"), "big")
    except UnicodeEncodeError:
        return None
    if not _PINYIN[0][1] <= code <= _LEVEL_ENDS:
        return None
    return _PINYIN[bisect_right(_PINYIN, code, key=lambda each: each[1]) - 1][0], code


def heading(letter: str) -> str:
    """Return what a letter is looked up under: a syllable's consonant, a kana's row, or itself."""
    if "가" <= letter <= "힣":
        return _CONSONANTS[(ord(letter) - ord("가")) // _SYLLABLES_EACH]
    if "ぁ" <= letter <= "ゖ":
        return _KANA_ROWS[max(0, bisect_right(_KANA_ROWS, letter) - 1)]
    return letter

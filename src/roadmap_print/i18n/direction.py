"""Which way a language is read, and a text: from the left to the right, or from the right.

The scripts are those of ISO 15924 that run from the right (Unicode, PropList's Bidi_Class R and
AL); the languages, those whose usual script is one of them (CLDR 48, `characterOrder` and likely
subtags). A tag that names its script is read as that: `ku-Arab`, `ar-Latn`.
"""

import re
import unicodedata
from functools import lru_cache
from typing import Final, Literal, TypeAlias

from roadmap_print.i18n.languages import primary_subtag

Direction: TypeAlias = Literal["ltr", "rtl"]
SHARE: Final = 1 / 3
"""Of its letters: a text with so many in the usual direction only has names of another script."""
OPPOSITE: Final[dict[Direction, Direction]] = {"ltr": "rtl", "rtl": "ltr"}

_SCRIPTS: Final = frozenset(
    (
        *("adlm", "arab", "aran", "hebr", "mand", "mend", "nkoo", "rohg", "samr", "syrc", "syre"),
        *("syrj", "syrn", "thaa", "yezi"),
    )
)
_LANGUAGES: Final = frozenset(
    (
        *("ar", "arc", "arq", "ary", "arz", "azb", "bal", "bgn", "ckb", "dv", "fa", "glk", "he"),
        *("iw", "ji", "khw", "ks", "lrc", "mzn", "nqo", "pnb", "prs", "ps", "rhg", "sd", "skr"),
        *("syr", "ug", "ur", "yi"),
    )
)
_TURNING: Final = re.compile(
    "[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff"
    "\U0001e800-\U0001efff]"
)
"""What only stands in texts that run from the right, wholly or in part (Unicode's blocks)."""
_STRONG: Final[dict[str, Direction]] = {"L": "ltr", "R": "rtl", "AL": "rtl", "AN": "rtl"}


def language_direction(tag: str) -> Direction:
    """Return which way the letters of a language (BCP 47) run."""
    script = re.search(r"[-_]([A-Za-z]{4})(?![A-Za-z0-9])", tag)
    turns = script[1].lower() in _SCRIPTS if script else primary_subtag(tag) in _LANGUAGES
    return "rtl" if turns else "ltr"


def turns(text: str) -> bool:
    """Tell whether any of a text is read from right to left."""
    return _TURNING.search(text) is not None


@lru_cache(maxsize=1 << 14)
def text_direction(text: str, usual: Direction, *, stated: bool = False) -> Direction:
    """Return which way a text runs among others that have the `usual` direction.

    That one where a `SHARE` of its letters does, or any if its language is `stated`; else the
    other one. A text of figures and marks alone is read from the left: a telephone number, a range
    of years.
    """
    found = [_STRONG[kind] for each in text if (kind := unicodedata.bidirectional(each)) in _STRONG]
    if not found:
        return "ltr"
    enough = 1 if stated else SHARE * len(found)
    return usual if found.count(usual) >= enough else OPPOSITE[usual]

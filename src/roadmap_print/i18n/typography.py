"""The spaces, apostrophes and quotation marks that a language's readers expect in print.

Editors type what their keyboards have; a page needs spaces that hold a question mark to its word.
Each language has its own short table of rules. What is not prose is set aside before the rules
and put back after them as it was: addresses, DOIs, e-mail, code. Times (10:30), ratios (3:1) and
identifiers need no such care, since no rule sees a colon that is not followed by white space.
What French wants: docs/standards.md, "French typography".
"""

import re
from typing import Final, TypeAlias

from roadmap_print.i18n.languages import written_language

NO_BREAK: Final = "\u00a0"  # as wide as the word space, and never broken at
NARROW: Final = "\u202f"  # the thin space before ; ! ?, never broken at either

Rules: TypeAlias = tuple[tuple[re.Pattern[str], str], ...]
Pair: TypeAlias = tuple[str, str]
"""What opens a quotation, and what closes it."""

_QUOTING: Final = '«»“”„「」『』"'
# One character stands for whatever is set aside. Should the text hold it, it is set aside too.
_MARK: Final = "\ue000"
_SET_ASIDE: Final = re.compile(
    rf"""
    {_MARK}
    | `[^`]*`                                    # code
    | (?<![a-z0-9+.-])[a-z][a-z0-9+.-]*://[^\s{_QUOTING}]*    # an address
    | \bwww\.[^\s{_QUOTING}]+
    | \b10\.\d{{4,9}}/[^\s{_QUOTING}]+            # a DOI
    | (?<![\w.+%'-])[\w.+%'-]+@[\w-]+(?:\.[\w-]+)+             # e-mail
    """,
    re.VERBOSE | re.IGNORECASE,
)

_SPACE = r"[ \u00a0\u202f]"
_LETTER = r"[^\W\d_]"
# Before these marks: nothing, where a word precedes; or spaces, where the text starts with them
# because what precedes is marked up. After an opening bracket or another mark, no space is wanted.
_AFTER_WORD = rf"(?:(?<=[^\s(\[{{«“‘/;:!?]){_SPACE}*|^{_SPACE}+)"
_CLOSED = r"""(?=[\s)\]}»”"'’…,.]|$)"""
_PAIR = r"""(?<![^\s(\[{«“„「‘’'—–-])"(?=[^\s"])([^"]*)(?<=\S)"(?!\w)"""
# In scripts without spaces between words, a quotation may stand amid letters that are not ours.
_PAIR_AMID = r"""(?<![A-Za-z0-9])"(?=[^\s"])([^"]*)(?<=\S)"(?![A-Za-z0-9])"""
_UNITS = (
    "%|‰|[kM]?€|Md€|[$£¥]|euros?|dollars?|francs?|millions?|milliards?|"
    "[µmn]?s|min|minutes?|h|heures?|jours?|semaines?|mois|ans?|"
    "[kcmµn]?m[²³]?|ha|[kmµn]?g|[mcdµ]?[lL]|mmol|mol|UI|°|°C|[kMG]?Hz|[kMGT]?W|[kMGT]?Wh|k?V|k?Pa|"
    "mmHg|dB|ppm|octets?|[kMGTP]o|[kMGT]?bits?|pt|px|pages?"
)
_RANKED = (
    "siècles?|millénaires?|République|édition|arrondissement|étape|partie|chapitre|tome|acte|"
    "année|semestre|trimestre|"
    "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
)
# 1 to 39: kings, popes and chapters go no further, and ML or CV are no numbers of anything.
_ROMAN = r"(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})"

_ELLIPSIS = (re.compile(r"(?<![./\\])\.{3}(?![.\w/\\])"), "…")

_TIED: Final = rf"\1{NO_BREAK}"

# French printers' custom: a narrow space before ; ! ?, a word space before : and inside « ».
FRENCH: Final[Rules] = (
    _ELLIPSIS,
    (re.compile(_PAIR), r"«\1»"),
    (re.compile(rf"(?<={_LETTER})'(?={_LETTER}|[\d«])"), "’"),
    (re.compile(rf"{_AFTER_WORD}([;!?]+){_CLOSED}"), rf"{NARROW}\1"),
    (re.compile(rf"{_AFTER_WORD}:(?=[\s»]|$)"), f"{NO_BREAK}:"),
    (re.compile(rf"«(?:{_SPACE}+|(?=\S))"), f"«{NO_BREAK}"),
    (re.compile(rf"(?:(?<!{_SPACE}){_SPACE}+|(?<=\S))»"), f"{NO_BREAK}»"),
    # A number: its groups of three figures, its unit, the minutes of an hour.
    (
        re.compile(rf"(?:(?<![\w.,:/])(?<!{_LETTER}-)|(?<=\b1[:/]))(\d{{1,3}}) +(?=\d{{3}}(?!\d))"),
        _TIED,
    ),
    (
        re.compile(r"(?<!\w)(0\d|\+33[ \u00a0]\d) (\d\d) (\d\d) (\d\d) (\d\d)(?!\w)"),
        NO_BREAK.join(rf"\{i}" for i in range(1, 6)),
    ),
    (re.compile(rf"(?<=\d) +(?=(?:{_UNITS})(?![\w'’]))|^ +(?=[%‰€])"), NO_BREAK),
    (re.compile(rf"(?<=\d{NO_BREAK}h) +(?=\d)|(?<=\d{NO_BREAK}min) +(?=\d)"), NO_BREAK),
    (re.compile(r"(?<=[±≤≥≈§]) +(?=\d)"), NO_BREAK),
    # What a number counts on from: Louis XIV, phase II, XIXe siècle, 2e édition, n° 4, p. 12.
    (re.compile(rf"(?<={_LETTER}{{2}}) +(?={_ROMAN}(?:er|re|e)?(?![\w'’/+-]))"), NO_BREAK),
    (re.compile(rf"\b((?:\d+|{_ROMAN})(?:er|re|e|ème)) +(?=(?:{_RANKED})\b)"), _TIED),
    (re.compile(rf"\b([nN]°s?){_SPACE}*(?=\d)"), _TIED),
    (
        re.compile(rf"\b([pP]p?|[aA]rt|[cC]hap|[fF]ig|[tT]ab|[vV]ol|[tT])\. +(?=\d|{_ROMAN}\b)"),
        rf"\1.{NO_BREAK}",
    ),
    (re.compile(rf"\b(MM?\.|Mmes?|Mlles?|Dre?|Pre?|Mgr) +(?={_LETTER})"), _TIED),
)

ENGLISH: Final[Rules] = (
    _ELLIPSIS,
    (re.compile(_PAIR), r"“\1”"),
    (re.compile(rf"(?<={_LETTER})'|(?<=\d)'(?=s\b)|(?<!\w)'(?=\d\ds\b)"), "’"),
    (re.compile(r"(?<![^\s(\[{“—–-])'(?=\w)"), "‘"),
    (re.compile(r"(?<=[,.;:!?…)\]])'(?!\w)"), "’"),
)

_ANGLED: Final[Pair] = ("«", "»")
_CURLED: Final[Pair] = ("“", "”")
QUOTES: Final[dict[str, Pair]] = {
    **dict.fromkeys(("ar", "el", "es", "fa", "fr", "it", "ru", "uk"), _ANGLED),
    **dict.fromkeys(("en", "hi", "ko", "pt", "th", "tr", "vi", "zh"), _CURLED),
    **dict.fromkeys(("pl", "ro"), ("„", "”")),
    **dict.fromkeys(("he", "sv"), ("”", "”")),
    "de": ("„", "“"),
    **dict.fromkeys(("ja", "zh-hant"), ("「", "」")),
    "nl": ("‘", "’"),
}
"""The marks before and after what is quoted, by language.

CLDR 48 (delimiters: quotationStart, quotationEnd, read by ICU 78), but for two. Arabic has ” and “
there, which are not mirrored in a line from right to left, and books have « and »; Spanish has “
and ”, and the Academia’s Ortografía (3.4.8, known and not opened) « and » in print.
"""

_APOSTROPHE: Final = (re.compile(rf"(?<={_LETTER})'(?={_LETTER})"), "’")
_WITH_APOSTROPHE: Final = ("de", "el", "es", "it", "nl", "pl", "pt", "ro", "sv", "tr", "uk")
_WITHOUT_SPACES: Final = ("ja", "ko", "th", "zh", "zh-hant")
"""Words stand side by side, or, in Korean, what quotes is followed by its particle at once."""


_KEYCAP: Final = re.compile("([0-9#*])\ufe0f?\u20e3")
"""A figure, # or * and the mark that draws a key round it (1️⃣: UTS #51, 1.4.6). Few fonts have the
mark; the figure alone says as much, in the face of the words beside it."""


def _quoting(language: str, quotes: Pair) -> Rules:
    """Return the rules of a language of which no more is known than how it quotes."""
    opening, closing = quotes
    if language in _WITHOUT_SPACES:
        return ((re.compile(_PAIR_AMID), rf"{opening}\1{closing}"),)
    quoted = (re.compile(_PAIR), rf"{opening}\1{closing}")
    return (_ELLIPSIS, quoted, *((_APOSTROPHE,) if language in _WITH_APOSTROPHE else ()))


def quotation_pairs(language: str) -> tuple[Pair, ...]:
    """Return the marks that open and close a quotation, the language's own pair first.

    With them the pairs that editors borrow from others, where no mark means the contrary. A pair
    that ends in an apostrophe is none to count by.
    """
    own = QUOTES.get(written_language(language), _CURLED)
    borrowed = (each for each in (_ANGLED, _CURLED) if not set(each) & set(own))
    return tuple(each for each in (own, *borrowed) if "’" not in each)


RULES: Final[dict[str, Rules]] = {
    **{language: _quoting(language, quotes) for language, quotes in QUOTES.items()},
    "fr": FRENCH,
    "en": ENGLISH,
}


def typeset(text: str, language: str) -> str:
    """Return `text` with the spaces and marks that readers of `language` (BCP 47) expect.

    In a language without a table only keycaps change. Two properties hold for every text, and
    the tests search for a counter-example: `typeset` of its own result changes nothing; and the
    text is the same before and after once white space, apostrophes, quotation marks and keycaps
    are taken out of both and … is read as three dots. No hyphen is ever put in or exchanged.
    """
    text = _KEYCAP.sub(r"\1", text)
    rules = RULES.get(written_language(language), ())
    kept = iter(_SET_ASIDE.findall(text))
    text = _SET_ASIDE.sub(_MARK, text)
    for pattern, replacement in rules:
        text = _settled(pattern, replacement, text)
    return re.sub(_MARK, lambda _: next(kept), text)


def _settled(pattern: re.Pattern[str], replacement: str, text: str) -> str:
    """Apply one rule until it finds no more: quotations within quotations take a turn each."""
    while (changed := pattern.sub(replacement, text)) != text:
        text = changed
    return text

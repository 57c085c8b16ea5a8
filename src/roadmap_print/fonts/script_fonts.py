"""A typeface for each script that ours lack, from packages: no page depends on a machine's fonts.

Amiri is the Arabic one since its text reads back rightly from a PDF; others share dots between
letters, and readers tell other words (docs/standards.md, "Scripts"). Of Han letters Chinese,
Japanese and Korean have forms of their own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache, reduce
from importlib.util import find_spec
from pathlib import Path

HAN = "Hani"
LATIN = "\u058f"
"""The last character of the scripts that our own fonts' leading is made for."""
COMMON = "Zyyy"
"""What belongs to no script: signs, emoji (Unicode Standard Annex #24)."""

SHUFFLED = frozenset(
    {
        *("Beng", "Deva", "Gujr", "Guru", "Khmr", "Knda", "Laoo"),
        *("Mlym", "Mymr", "Orya", "Sinh", "Taml", "Telu", "Thai"),
    }
)
"""Scripts whose glyphs are not in the order of their letters, by their names in ISO 15924: in
Indic ones a vowel is drawn before the consonant that it follows, Thai sara am as two signs."""
SIMPLE = "\u07ff"
"""The last character before those of these scripts."""


@dataclass(frozen=True, slots=True)
class ScriptFont:
    """A typeface of a package: its files by weight, the one file of a variable font for both.

    `scripts` by their names in ISO 15924; of Han letters the form of `languages`.
    """

    name: str
    package: str
    regular: str
    bold: str
    scripts: frozenset[str]
    languages: frozenset[str] = frozenset()

    @property
    def module(self) -> str:
        """The name that the package is imported by."""
        return self.package.replace("-", "_")

    @property
    def folder(self) -> Path | None:
        """Where its files are, None where the package is not installed."""
        return _folder_of(self.module)


@cache  # a hostile file asks for each of a hundred thousand characters
def _folder_of(module: str) -> Path | None:
    spec = find_spec(module)
    places = spec.submodule_search_locations if spec else None
    return Path(places[0]) if places else None


def _packaged(
    name: str, package: str, files: str, scripts: str, bold: str = "Bold", languages: str = ""
) -> ScriptFont:
    return ScriptFont(
        name,
        package,
        files.format("Regular"),
        files.format(bold),
        frozenset(scripts.split()),
        frozenset(languages.split()),
    )


def _variable(name: str, scripts: str) -> ScriptFont:
    file = f"{name.replace(' ', '')}[wght].ttf"
    return ScriptFont(name, "manimgx-fonts", file, file, frozenset(scripts.split()))


SCRIPT_FONTS = (
    _packaged("Amiri", "fontpkg-amiri", "files/Amiri-{}.ttf", "Arab"),
    _packaged("Sarabun", "fontpkg-sarabun", "files/Sarabun-{}.ttf", "Thai"),
    _packaged("Mukta", "fontpkg-mukta", "files/Mukta-{}.ttf", "Deva"),
    _packaged(
        "Noto Sans JP", "pylopdf-fonts-jp", "NotoSansJP-{}.otf", "Hira Kana Hani",
        bold="Regular", languages="ja",
    ),
    _packaged(
        "Noto Sans KR", "pylopdf-fonts-ko", "NotoSansKR-{}.otf", "Hang Hani",
        bold="Regular", languages="ko",
    ),
    _packaged(
        "Noto Sans SC", "pylopdf-fonts-zh-cn", "NotoSansSC-{}.otf", "Hani Bopo",
        bold="Regular", languages="zh",
    ),
    _variable("Noto Sans Hebrew", "Hebr"),
    _variable("Noto Sans Armenian", "Armn"),
    _variable("Noto Sans Bengali", "Beng"),
    _variable("Noto Sans Ethiopic", "Ethi"),
    _variable("Noto Sans Georgian", "Geor"),
    _variable("Noto Sans Gujarati", "Gujr"),
    _variable("Noto Sans Gurmukhi", "Guru"),
    _variable("Noto Sans Kannada", "Knda"),
    _variable("Noto Sans Khmer", "Khmr"),
    _variable("Noto Sans Lao", "Laoo"),
    _variable("Noto Sans Malayalam", "Mlym"),
    _variable("Noto Sans Myanmar", "Mymr"),
    _variable("Noto Sans Oriya", "Orya"),
    _variable("Noto Sans Sinhala", "Sinh"),
    _variable("Noto Sans Tamil", "Taml"),
    _variable("Noto Sans Telugu", "Telu"),
    _variable("Noto Sans", "Latn Cyrl Grek"),
    _variable("Noto Sans Symbols", COMMON),
    _variable("Noto Emoji", COMMON),
)  # fmt: skip
"""In the order in which they are asked; a script's own before those for what has none."""


@dataclass(frozen=True, slots=True)
class Extent:
    """How far the ink of a script reaches over and under its baseline, in em of its type.

    Its lines stand `leading` times as far apart as those of ours.
    """

    leading: float = 1.0
    height: float = 0.92
    depth: float = 0.25

    def joined(self, other: Extent) -> Extent:
        """Return the extent of both."""
        return Extent(
            max(self.leading, other.leading),
            max(self.height, other.height),
            max(self.depth, other.depth),
        )


OURS = Extent()
EXTENTS = {
    **dict.fromkeys(("Hani", "Hira", "Kana", "Hang"), Extent(1.08)),
    **dict.fromkeys(
        ("Beng", "Deva", "Gujr", "Guru", "Knda", "Orya", "Sinh", "Taml"), Extent(1.15, 1.0, 0.4)
    ),
    **dict.fromkeys(("Khmr", "Laoo", "Mlym", "Mymr", "Telu", "Thai"), Extent(1.35, 1.28, 0.40)),
    "Hebr": Extent(1.05, 1.07, 0.30),
    "Arab": Extent(1.35, 1.16, 0.70),
}
"""Measured on the ink of the fonts above; of others a guess on the safe side."""
LEAST_SHARE = 0.05
"""Of all letters, from which on a script's lines are set further apart on all pages."""


def extent_of(texts: Collection[str]) -> Extent:
    """Return the extent that the lines of such texts are set for: that of all their scripts."""
    counts = Counter(each for text in texts for each in text if each > LATIN and each.isalpha())
    if not counts:
        return OURS
    whole = sum(1 for text in texts for each in text if each.isalpha())
    shares: Counter[str] = Counter()
    for character, count in counts.items():
        shares[script_of(character)] += count
    found = (EXTENTS.get(each, OURS) for each, n in shares.items() if n >= LEAST_SHARE * whole)
    return reduce(Extent.joined, found, OURS)


@cache
def fonts_of(script: str, language: str) -> tuple[ScriptFont, ...]:
    """Return what may have a script's letters, the form of a language first; of signs, all.

    Signs of a language, its brackets and stops, are in the font of its letters.
    """
    own = [each for each in SCRIPT_FONTS if script in each.scripts]
    others = [each for each in SCRIPT_FONTS if each not in own]
    if script != COMMON:
        form_first = sorted(own, key=lambda each: language not in each.languages)
        return (*form_first, *(each for each in others if COMMON in each.scripts))
    of_language = [each for each in others if language in each.languages]
    return (*of_language, *own, *(each for each in others if each not in of_language))


def package_for(script: str, language: str) -> str:
    """Return the package that has a script's letters, "" where we know none."""
    own = (each for each in fonts_of(script, language) if script in each.scripts)
    return next((each.package for each in own), "")


def is_shuffled(text: str) -> bool:
    """Tell whether a text has letters of scripts that its glyphs do not read back as."""
    return any(each > SIMPLE and script_of(each) in SHUFFLED for each in text)


@cache
def script_of(character: str) -> str:
    """Return the script of a character by its name in ISO 15924."""
    from fontTools.unicodedata import script

    return str(script(character))  # type: ignore[no-untyped-call]

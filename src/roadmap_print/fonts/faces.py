"""Faces by name: ours, and what stands in where they lack a letter, chosen once a script.

A text has one face where one has all its letters. What no face has, no font of the system has
either: a box is printed for it.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

from roadmap_print.fonts import shaping
from roadmap_print.fonts.script_fonts import COMMON, HAN, ScriptFont, fonts_of, script_of
from roadmap_print.fonts.system_fonts import system_font
from roadmap_print.paths import font_files

BOLD = frozenset({"title", "text-semibold"})
"""Faces of ours whose stand-ins are bold, where the package has a bold."""
_BOLD_WEIGHT = 700
_LANGUAGES: Mapping[str, str] = {"Hira": "ja", "Kana": "ja", "Hang": "ko", "Bopo": "zh"}
"""What the script of a text says of its Han letters, whatever the catalogue's language."""


@dataclass(frozen=True, slots=True)
class Face:
    """A font's file; of a variable one the `weight`, of a collection the `index`.

    A `family` is drawn by its name, since the file holds several. Of a house's there is the
    `data` as it was checked: whatever becomes of the file, this is measured and printed.
    """

    path: Path
    weight: int | None = None
    index: int = 0
    family: str = ""
    data: bytes | None = field(default=None, repr=False)

    @property
    def source(self) -> shaping.Source:
        """What it is read from, always the same."""
        return self.path if self.data is None else self.data

    def has(self, character: str) -> bool:
        """Tell whether it can draw a character."""
        return ord(character) in shaping.characters(self.source, self.index)

    def measure(self, text: str) -> float:
        """Return the length of a text in em."""
        return shaping.measure(text, self.source, self.index, self.weight)

    def advances(self, text: str) -> Sequence[float]:
        """Return how far each glyph of a text moves on what follows it, in em."""
        return shaping.advances(text, self.source, self.index, self.weight)

    def content(self) -> bytes:
        """Return what it is embedded from: a variable font at its weight."""
        if self.weight is not None:
            return shaping.at_weight(self.path, self.weight)
        return self.path.read_bytes() if self.data is None else self.data

    def opened(self) -> Any:  # noqa: ANN401  fontTools has no types
        """Return its tables, to be closed."""
        from fontTools.ttLib import TTFont

        file = self.path if self.data is None else BytesIO(self.data)
        return TTFont(file, lazy=True, fontNumber=self.index)

    def overhangs(self, word: str) -> tuple[float, float]:
        """Return how far a word's ink reaches beyond its place on the left and right, in em."""
        return shaping.overhangs(word, self.source, self.index, self.weight)


MOST_MISSED, MOST_SIGNS_MISSED = 4, 20
"""Characters of a script that the system is asked for in vain, some 10 ms each: who lacks four
letters has no font for it; signs are in many fonts."""
_missed: Counter[tuple[str, str, bool]] = Counter()
_from_system: dict[tuple[str, str, bool], list[str]] = defaultdict(list)
_known: dict[str, Face] = {}
"""Stand-ins by name, as they are chosen: names on pages, of which a file is asked for later."""


def face(name: str) -> Face:
    """Return a face by its name; raises KeyError for one that nobody has chosen."""
    found = _known.get(name)
    return found or Face(font_files()[name])


def family(name: str) -> str:
    """Return the family that a face is asked for by on pages: the system's, or its own name."""
    return _known[name].family or name if name in _known else name


def stands_in(name: str) -> bool:
    """Tell whether a face is none of ours, nor a house's."""
    return name in _known


def stand_ins(text: str, name: str, language: str) -> tuple[str, ...]:
    """Return the faces for the characters of a text that a face lacks, as few as have them."""
    lacking = [each for each in text if not face(name).has(each)]
    language = next((_LANGUAGES[s] for s in map(script_of, text) if s in _LANGUAGES), language)
    chosen: list[str] = []
    letters_first = sorted(dict.fromkeys(lacking), key=lambda each: script_of(each) == COMMON)
    for character in letters_first:
        if not any(face(each).has(character) for each in chosen):
            found = stand_in(character, language, bold=name in BOLD)
            chosen += [found] if found else []
    return tuple(chosen)


def draws(names: Sequence[str], text: str) -> bool:
    """Tell whether faces have all characters of a text between them."""
    return all(any(face(name).has(each) for name in names) for each in text)


@cache
def stand_in(character: str, language: str, *, bold: bool) -> str:
    """Return the name of a face that has a character, "" where no font has it."""
    script = script_of(character)
    language = language if script in {HAN, COMMON} else ""
    for each in fonts_of(script, language):
        found = _of_package(each, bold=bold)
        if found and face(found).has(character):
            return found
    return _of_system(character, language, bold=bold)


@cache
def _of_package(font: ScriptFont, *, bold: bool) -> str:
    folder = font.folder
    if folder is None:
        return ""
    variable = font.regular == font.bold and "[" in font.regular
    name = font.name + (" Bold" if bold and (variable or font.regular != font.bold) else "")
    path = folder / (font.bold if bold else font.regular)
    weight = (_BOLD_WEIGHT if bold else 400) if variable else None
    _known.setdefault(name, Face(path, weight))
    return name


def _of_system(character: str, language: str, *, bold: bool) -> str:
    """Ask the system, of a script that it lacks no more than so often."""
    key = (script_of(character), language, bold)
    for name in _from_system[key]:
        if face(name).has(character):
            return name
    if _missed[key] >= (MOST_SIGNS_MISSED if key[0] == COMMON else MOST_MISSED):
        return ""
    found = system_font(character, language, bold=bold)
    if found is None:
        _missed[key] += 1
        return ""
    name = f"{found.path.stem}{f' {found.index}' if found.index else ''}"
    collection = found.path.suffix.lower() in {".ttc", ".otc"}
    _known.setdefault(name, Face(found.path, None, found.index, found.family if collection else ""))
    _from_system[key].append(name)
    return name

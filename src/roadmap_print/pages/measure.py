"""Line breaks and heights, known before layout from the fonts' advance widths.

WeasyPrint would need trial layouts for what these sums give in microseconds, and a break that
is chosen here is the break that is printed: the templates keep line feeds (`white-space:
pre-line`). Kerning is left out; it makes lines shorter, never longer, by a hundredth or so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from roadmap_print.resources import font_files

MM_PER_PT = 25.4 / 72
LAST_OF_PLANE = 0xFFFF  # of the characters that most fonts know

_AFTER = re.compile(r"(?<=[-–/])(?=\w)")  # breaks inside a word that is too long for a line


@dataclass(frozen=True, slots=True)
class Type:
    """A type style: face by its name in `font_files`, size and leading in pt."""

    face: str
    size: float
    leading: float

    @property
    def line(self) -> float:
        """The height of a line in mm."""
        return self.leading * MM_PER_PT

    def width(self, text: str) -> float:
        """Return the length of one line of `text` in mm."""
        return self.size * MM_PER_PT * _ems(self.face, text)

    def height(self, lines: int) -> float:
        """Return the height of `lines` lines in mm."""
        return lines * self.line


def wrap(text: str, style: Type, measure: float) -> tuple[str, ...]:
    """Break `text` into the fewest lines of at most `measure` mm, as even as they can be.

    Spaces alone part lines; a longer word than the measure breaks after a hyphen or a slash,
    then anywhere. The lines are then narrowed as far as costs no further line, so that the
    last one is no lone word.
    """
    pieces = list(_pieces(text, style, measure))
    fewest = len(_greedy(pieces, style, measure))
    if fewest <= 1:
        return tuple(_greedy(pieces, style, measure))
    widest = max(width for _, width, _ in pieces)
    low, high = measure / 2, measure
    while high - low > 0.5:
        middle = (low + high) / 2
        if widest <= middle and len(_greedy(pieces, style, middle)) == fewest:
            high = middle
        else:
            low = middle
    return tuple(_greedy(pieces, style, high))


def fill(text: str, style: Type, measure: float) -> tuple[str, ...]:
    """Break `text` as WeasyPrint does: each line as full as `measure` mm lets it be."""
    return tuple(_greedy(list(_pieces(text, style, measure)), style, measure))


def elide(text: str, style: Type, measure: float) -> str:
    """Shorten a text to `measure` mm; for repetitions only, since something is lost."""
    if style.width(text) <= measure:
        return text
    while text and style.width(text + "…") > measure:
        text = text[:-1]
    return text.rstrip() + "…"


def wrap_address(address: str, style: Type, measure: float) -> tuple[str, ...]:
    """Break an address to `measure` mm, after one of its own marks where there is one near."""
    lines, line, width = [], "", 0.0
    for part in _address_parts(address, style, measure):
        part_width = style.width(part)
        if line and width + part_width > measure:
            lines.append(line)
            line, width = "", 0.0
        line, width = line + part, width + part_width
    return (*lines, line)


def _address_parts(address: str, style: Type, measure: float) -> Iterator[str]:
    for part in re.findall(r"[^/?&=_#.%-]*(?:[/?&=_#-]+|$|[.%])", address):
        if style.width(part) <= measure * 0.6:
            yield part
        else:
            yield from part  # by letters: this part alone would leave a short line


def _pieces(text: str, style: Type, measure: float) -> Iterator[tuple[str, float, str]]:
    """Yield (piece, width in mm, what joins it to the piece before)."""
    for word in text.split(" "):
        joint = " "
        for part in _fitting(word, style, measure):
            yield part, style.width(part), joint
            joint = ""


def _fitting(word: str, style: Type, measure: float) -> Iterator[str]:
    if style.width(word) <= measure:
        yield word
        return
    for part in _AFTER.split(word):
        if style.width(part) <= measure:
            yield part
        else:
            yield from _cut(part, style, measure)


def _cut(part: str, style: Type, measure: float) -> Iterator[str]:
    start = ""
    for letter in part:
        if start and style.width(start + letter) > measure:
            yield start
            start = ""
        start += letter
    yield start


def _greedy(pieces: list[tuple[str, float, str]], style: Type, measure: float) -> list[str]:
    space = style.width(" ")
    lines: list[str] = []
    used = 0.0
    for piece, width, joint in pieces:
        gap = space if joint else 0.0
        if lines and used + gap + width <= measure:
            lines[-1] += joint + piece
            used += gap + width
        else:
            lines.append(piece)
            used = width
    return lines


def load() -> None:
    """Read the widths of all faces, before anybody asks."""
    for face in font_files():
        _advances(face)


@cache
def _ems(face: str, text: str) -> float:
    """Return the length of `text` in em; layouts try the same words at many sizes."""
    advances = _advances(face)
    return sum(advances.get(ord(c), _fallback(c)) for c in text)


@cache
def _advances(face: str) -> Mapping[int, float]:
    """Return the advance of each character in em."""
    from fontTools.ttLib import TTFont

    font: Any
    with TTFont(font_files()[face], lazy=True) as font:
        em = font["head"].unitsPerEm
        widths = font["hmtx"].metrics
        return {code: widths[glyph][0] / em for code, glyph in font.getBestCmap().items()}


@cache
def _fallback(character: str) -> float:
    """Guess, on the safe side, the advance of a character that the font lacks, in em."""
    import unicodedata

    kind = unicodedata.category(character)
    if kind in {"Mn", "Me", "Cf"}:
        return 0.0
    if character == "\u202f":
        return 0.2
    if kind in {"So", "Co", "Cn"} or ord(character) > LAST_OF_PLANE:  # emoji, ornaments
        return 1.3
    return 1.0 if kind != "Ll" or unicodedata.east_asian_width(character) in "WF" else 0.8

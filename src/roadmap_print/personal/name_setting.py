"""A name set in a place kept for it: the largest type that holds it, its glyphs from left to right.

It is drawn by the shaper that measures it, in the face of the pages, or in the one that stands in
where that lacks a letter.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from roadmap_print.fonts import faces, shaping
from roadmap_print.fonts.faces import Face
from roadmap_print.fonts.script_fonts import COMMON, is_shuffled, script_of
from roadmap_print.layout.font_metrics import MM_PER_PT, Type, by_font
from roadmap_print.layout.measurer import Measurer

FACE = "text-semibold"
LEADING = 1.2  # of a size, between two lines of a name
SMALLER = 0.72  # of the usual size: the least before a name takes a second line
MIDDLE = 0.3555  # em: how far the middle of a line of ours is above its letters' feet
_UNSCRIPTED = {COMMON, "Zinh", "Zzzz"}


class NameTooLongError(Exception):
    """A name is too long for its place, in the least type that may be printed."""


class NoFaceError(Exception):
    """No typeface at hand has the letter that is its argument."""


@dataclass(frozen=True, slots=True)
class NameGlyph:
    """A glyph of a font for a `script`, `at` pt from where its line begins."""

    face: Face
    script: str
    drawn: shaping.Glyph
    at: float


@dataclass(frozen=True, slots=True)
class NameLine:
    """A line: its glyphs from left to right, in a size in pt; `rise` is where they stand."""

    text: str
    glyphs: tuple[NameGlyph, ...]
    size: float
    width: float
    rise: float


@dataclass(frozen=True, slots=True)
class NameRoom:
    """A place kept for a name, in pt: in the usual size or, at need, down to the `least`.

    One that `repeats` the name is one line, which may be shortened.
    """

    width: float
    height: float
    size: float
    least: float
    repeats: bool = False


def set_name(name: str, room: NameRoom, measurer: Measurer) -> tuple[NameLine, ...]:
    """Set a name in its room; raises NameTooLongError, NoFaceError."""
    size, parts = _fitted(name, room, measurer)
    lines = []
    middle = room.height / 2 + (len(parts) - 1) * LEADING * size / 2
    for place, part in enumerate(parts):
        glyphs = tuple(_glyphs(part, _styled(part, size, measurer), size))
        last = glyphs[-1]
        rise = middle - place * LEADING * size - MIDDLE * size
        lines.append(NameLine(part, glyphs, size, last.at + last.drawn.step * size, rise))
    return tuple(lines)


def _styled(text: str, size: float, measurer: Measurer) -> Type:
    return measurer.styled(text, Type(FACE, size, LEADING * size))


def _fitted(name: str, room: NameRoom, measurer: Measurer) -> tuple[float, Sequence[str]]:
    """Return the size and the lines of a name."""
    measure = room.width * MM_PER_PT
    if room.repeats:
        style = _styled(name, room.size, measurer)
        return room.size, (measurer.elide(name, style, measure),)
    size = room.size
    while size >= max(room.least, SMALLER * room.size):
        if measurer.width(name, _styled(name, size, measurer)) <= measure:
            return size, (name,)
        size -= 0.5
    size = max(room.least, SMALLER * room.size)
    while size >= room.least:
        lines = measurer.wrap(name, _styled(name, size, measurer), measure)
        whole = _letters("".join(lines)) == _letters(name)
        if whole and len(lines) * LEADING * size <= room.height:
            return size, lines
        size -= 0.5
    raise NameTooLongError


def _letters(text: str) -> str:
    return text.replace(" ", "")


def _glyphs(text: str, style: Type, size: float) -> Iterator[NameGlyph]:
    at = 0.0
    script = next((own for own in map(script_of, text) if own not in _UNSCRIPTED), "Latn")
    for run in shaping.runs_from_left(text):
        script = next((own for own in map(script_of, run) if own not in _UNSCRIPTED), script)
        for font, part in by_font(style.fonts, run):
            if font is None:
                raise NoFaceError(part[0])
            face = font if isinstance(font, Face) else faces.face(font)
            for drawn in shaping.glyphs(part, face.source, face.index, face.weight):
                yield NameGlyph(face, script, drawn, at)
                at += drawn.step * size


def spoken(line: NameLine) -> str:
    """Return what a line is read as where its glyphs do not say it in order, else nothing."""
    return line.text if is_shuffled(line.text) else ""

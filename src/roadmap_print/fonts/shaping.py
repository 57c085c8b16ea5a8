"""How long a text is in one font, by the shaper that will draw it: HarfBuzz.

Arabic letters join, Indic ones change places, marks stand over others: only the shaper knows the
width of a word. Texts of several directions or scripts are shaped in runs, as Pango does.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

from roadmap_print.fonts.script_fonts import script_of
from roadmap_print.i18n.bidi import embed
from roadmap_print.i18n.direction import text_direction, turns

FEATURES = {"lnum": True}
"""What `styles/base.css` asks of the pages' figures."""
_FOLLOWS = frozenset({"Zyyy", "Zinh", "Zzzz"})
"""Scripts of what is set as its neighbours are: signs, marks, what is unknown."""


@cache
def _face(path: Path, index: int) -> Any:  # noqa: ANN401  the library's own type
    import uharfbuzz

    return uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(path)), index)


@cache
def _font(path: Path, index: int, weight: int | None) -> Any:  # noqa: ANN401  as above
    import uharfbuzz

    font = uharfbuzz.Font(_face(path, index))
    if weight is not None:
        font.set_variations({"wght": weight})
    return font


@cache
def characters(path: Path, index: int = 0) -> frozenset[int]:
    """Return the numbers of the characters that a font has; raises OSError without the file."""
    path.stat()
    return frozenset(_face(path, index).unicodes)


def measure(text: str, path: Path, index: int = 0, weight: int | None = None) -> float:
    """Return the length of a text in em, with what its last letters reach beyond their advance."""
    font = _font(path, index, weight)
    return sum(_length(font, run) for run in _runs(text)) / float(font.face.upem)


def overhangs(
    word: str, path: Path, index: int = 0, weight: int | None = None
) -> tuple[float, float]:
    """Return how far a word's ink reaches beyond its place on the left and on the right, in em."""
    font = _font(path, index, weight)
    edges = [_edges(font, run) for run in _runs(word)]
    left, right = (max((edge[side] for edge in edges), default=0) for side in (0, 1))
    return left / float(font.face.upem), right / float(font.face.upem)


def _length(font: Any, run: str) -> int:  # noqa: ANN401  as above
    left, right, at = _edges(font, run)
    return left + at + right


def _edges(font: Any, run: str) -> tuple[int, int, int]:  # noqa: ANN401  as above
    """Return what reaches beyond a run's advance on the left and on the right, and the advance."""
    import uharfbuzz

    buffer = uharfbuzz.Buffer()
    buffer.add_str(run)
    buffer.guess_segment_properties()
    uharfbuzz.shape(font, buffer, FEATURES)
    at = least = most = 0
    for glyph, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        ink = font.get_glyph_extents(glyph.codepoint)
        left = at + place.x_offset + ink.x_bearing
        least, most = min(least, left), max(most, left + ink.width)
        at += place.x_advance
    return -least, max(0, most - at), at


def _runs(text: str) -> Iterator[str]:
    """Yield the parts of one direction and script: pages set each direction in its own element."""
    if not turns(text):
        yield from _of_scripts(text)
        return
    level = int(text_direction(text, "rtl") == "rtl")
    placed = [(own, text[place]) for place, own in embed(text, level) if place is not None]
    for _, same in groupby(placed, key=lambda each: each[0]):
        yield from _of_scripts("".join(letter for _, letter in same))


def _of_scripts(text: str) -> Iterator[str]:
    """Yield the parts of one script; what has none goes with what is before it."""
    at, scripts = "", []
    for character in text:
        script = script_of(character)
        if script not in _FOLLOWS or not at:
            at = script
        scripts.append(at)
    place = 0
    for _, same in groupby(scripts):
        end = place + sum(1 for _ in same)
        yield text[place:end]
        place = end

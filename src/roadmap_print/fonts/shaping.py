"""How long a text is in one font, by the shaper that will draw it: HarfBuzz.

Arabic letters join, Indic ones change places, marks stand over others: only the shaper knows the
width of a word. Texts of several directions or scripts are shaped in runs, as Pango does.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

from roadmap_print.fonts.script_fonts import script_of
from roadmap_print.i18n.bidi import embed
from roadmap_print.i18n.direction import text_direction, turns

FEATURES = {"lnum": True}
"""What `styles/base.css` asks of the pages' figures."""
_UNDRAWN = (b"GSUB", b"GPOS", b"GDEF", b"BASE", b"DSIG", b"SVG ")
"""Tables that no page needs once its glyphs are chosen."""
_FOLLOWS = frozenset({"Zyyy", "Zinh", "Zzzz"})
"""Scripts of what is set as its neighbours are: signs, marks, what is unknown."""


Source: TypeAlias = Path | bytes
"""What a font is read from: its file, or what was read from a file that may change."""


class Glyph(NamedTuple):
    """A glyph by its number, in em: its own advance, how far it moves on, and where it is drawn.

    `letters` are what it stands for, none where another glyph of theirs has said it.
    """

    number: int
    advance: float
    step: float
    along: float
    rise: float
    letters: str


@cache
def _face(source: Source, index: int) -> Any:  # noqa: ANN401  the library's own type
    import uharfbuzz

    if isinstance(source, bytes):
        return uharfbuzz.Face(uharfbuzz.Blob(source), index)
    return uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(source)), index)


@cache
def _font(source: Source, index: int, weight: int | None) -> Any:  # noqa: ANN401  as above
    import uharfbuzz

    font = uharfbuzz.Font(_face(source, index))
    if weight is not None:
        font.set_variations({"wght": weight})
    return font


@cache
def characters(source: Source, index: int = 0) -> frozenset[int]:
    """Return the numbers of the characters that a font has; raises OSError without the file."""
    if isinstance(source, Path):
        source.stat()
    return frozenset(_face(source, index).unicodes)


def measure(text: str, source: Source, index: int = 0, weight: int | None = None) -> float:
    """Return the length of a text in em, with what its last letters reach beyond their advance."""
    font = _font(source, index, weight)
    return sum(_length(font, run) for run in _runs(text)) / float(font.face.upem)


def advances(
    text: str, source: Source, index: int = 0, weight: int | None = None
) -> Sequence[float]:
    """Return how far each glyph of a text moves on what follows it, in em."""
    font = _font(source, index, weight)
    em = float(font.face.upem)
    return [place.x_advance / em for run in _runs(text) for _, place in _glyphs(font, run)]


def glyphs(run: str, source: Source, index: int = 0, weight: int | None = None) -> Iterator[Glyph]:
    """Yield the glyphs of a run of one direction and script, from left to right."""
    font = _font(source, index, weight)
    em = float(font.face.upem)
    shaped = list(_glyphs(font, run))
    starts = sorted({info.cluster for info, _ in shaped})
    ends = dict(zip(starts, [*starts[1:], len(run)], strict=True))
    for info, place in shaped:
        letters = run[info.cluster : ends.pop(info.cluster, info.cluster)]
        advance = font.get_glyph_h_advance(info.codepoint) / em
        moved = (place.x_advance / em, place.x_offset / em, place.y_offset / em)
        yield Glyph(info.codepoint, advance, *moved, letters)


def runs_from_left(text: str) -> Iterator[str]:
    """Yield the runs of a text of one line as they stand from left to right (UAX #9, L2)."""
    level = int(text_direction(text, "ltr") == "rtl")
    placed = [(own, text[place]) for place, own in embed(text, level) if place is not None]
    runs: list[tuple[int, str]] = []
    for own, same in groupby(placed, key=lambda each: each[0]):
        runs += [(own, part) for part in _of_scripts("".join(letter for _, letter in same))]
    for least in range(max((own for own, _ in runs), default=0), 0, -1):
        turned: list[tuple[int, str]] = []
        for within, same_side in groupby(runs, key=lambda each: each[0] >= least):
            turned += [*same_side][:: -1 if within else 1]
        runs = turned
    return iter(part for _, part in runs)


def subset(data: bytes, index: int, characters: frozenset[int], more: frozenset[int]) -> bytes:
    """Return a font with what draws these characters, joined or not, and glyphs by number.

    Each glyph keeps its number.
    """
    import uharfbuzz

    face = uharfbuzz.Face(uharfbuzz.Blob(data), index)
    asked = uharfbuzz.SubsetInput()
    asked.unicode_set.update(characters)
    flags = uharfbuzz.SubsetFlags.RETAIN_GIDS
    asked.flags = flags
    drawn = {*more, *uharfbuzz.SubsetPlan(face, asked).old_to_new_glyph_mapping}
    wanted = uharfbuzz.SubsetInput()
    wanted.glyph_set.update(drawn)
    wanted.drop_table_tag_set.update(int.from_bytes(each) for each in _UNDRAWN)
    wanted.flags = flags | uharfbuzz.SubsetFlags.NO_HINTING | uharfbuzz.SubsetFlags.DESUBROUTINIZE
    return bytes(uharfbuzz.subset(face, wanted).blob.data)


@cache
def at_weight(source: Source, weight: int) -> bytes:
    """Return a variable font at one weight, whole: in 15 ms, where fontTools takes seconds."""
    import uharfbuzz

    wanted = uharfbuzz.SubsetInput()
    wanted.keep_everything()
    wanted.flags |= uharfbuzz.SubsetFlags.SET_OVERLAPS_FLAG  # strokes of letters cross
    wanted.pin_axis_location(_face(source, 0), "wght", weight)
    return bytes(uharfbuzz.subset(_face(source, 0), wanted).blob.data)


def overhangs(
    word: str, source: Source, index: int = 0, weight: int | None = None
) -> tuple[float, float]:
    """Return how far a word's ink reaches beyond its place on the left and on the right, in em."""
    font = _font(source, index, weight)
    edges = [_edges(font, run) for run in _runs(word)]
    left, right = (max((edge[side] for edge in edges), default=0) for side in (0, 1))
    return left / float(font.face.upem), right / float(font.face.upem)


def _length(font: Any, run: str) -> int:  # noqa: ANN401  as above
    left, right, at = _edges(font, run)
    return left + at + right


def _edges(font: Any, run: str) -> tuple[int, int, int]:  # noqa: ANN401  as above
    """Return what reaches beyond a run's advance on the left and on the right, and the advance."""
    at = least = most = 0
    for glyph, place in _glyphs(font, run):
        ink = font.get_glyph_extents(glyph.codepoint)
        left = at + place.x_offset + ink.x_bearing
        least, most = min(least, left), max(most, left + ink.width)
        at += place.x_advance
    return -least, max(0, most - at), at


def _glyphs(font: Any, run: str) -> Iterator[tuple[Any, Any]]:  # noqa: ANN401  as above
    """Yield the glyphs of a run, each with its place."""
    import uharfbuzz

    buffer = uharfbuzz.Buffer()
    buffer.add_str(run)
    buffer.guess_segment_properties()
    uharfbuzz.shape(font, buffer, FEATURES)
    return zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)


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

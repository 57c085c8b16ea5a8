"""Line breaks and heights, known before layout from the fonts' advance widths and their kerning.

WeasyPrint would need trial layouts for what these sums give in microseconds, and a break that
is chosen here is the break that is printed: the templates keep line feeds (`white-space:
pre-line`).
"""

import math
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby, pairwise
from typing import Any, TypeAlias

from roadmap_print.catalogue.glyph_coverage import BOX, UNSEEN, drawn
from roadmap_print.fonts import faces
from roadmap_print.fonts.faces import Face
from roadmap_print.layout.line_breaking import ROUNDING, Boxes, optimal_breaks
from roadmap_print.layout.words import (
    HYPHEN,
    SEAM,
    Word,
    hyphenation,
    join_words,
    phrases_go_on,
    printed,
    split_letters,
    split_words,
)
from roadmap_print.paths import font_files

MM_PER_PT = 25.4 / 72
NARROW = 0.2  # em: a space that a font lacks, U+202F for one

# What a line costs that ends in `&` or a word of one or two letters, that is last and one word
# (which may be all that stands behind a dash or a dot), that is one word of up to FEW letters or
# of more; against RAGGED, so that lines would rather be uneven.
HANGING, LONE, ALONE, ONE = 5.0, 10.0, 5.0, 2.0
BEFORE_MARK = 15.0  # what a line costs that begins with a dash or a slash between spaces
UNDOTTED = 4.0  # what a break costs in parts joined by middle dots that does not follow a dot
IN_PHRASE = 4.0  # what a break inside a phrase of Japanese costs
FEW = 5
CAPITAL = 0.7  # em: the height of a capital in a font that does not say

_HANGS = re.compile(r"&|\W*(?![B-HJ-XZ]$)[^\W\d_]{1,2}").fullmatch  # "hépatite B" does not
_WORD = re.compile(r"[^\s]*\w[^\s]*")  # words that a no-break space joins are several
_AFTER = re.compile(r"(?<=[-–/])(?=\w)|(?<=[\u00a0\u202f])")  # in what is too long for a line


_FAMILIES = {
    "title": "Hanken Grotesk",
    "text": "Source Sans Pro",
    "text-semibold": "Source Sans Pro Semibold",
    "text-italic": "Source Sans Pro Italic",
}


Fonts: TypeAlias = tuple[str | Face, ...]


@dataclass(frozen=True, slots=True)
class Type:
    """A type style: face by its name in `font_files`, size and leading in pt.

    A house's own `file` may stand in for the face, which has the name of `house_face` then.
    `others` are asked in their order for what the face lacks.
    """

    face: str
    size: float
    leading: float
    file: Face | None = None
    others: tuple[str, ...] = ()

    @property
    def font(self) -> str | Face:
        """What has its widths: a face by name, or a house's."""
        return self.file or self.face

    @property
    def fonts(self) -> Fonts:
        """All that is asked for a letter, in order."""
        return (self.font, *self.others)

    @property
    def line(self) -> float:
        """The height of a line in mm."""
        return self.leading * MM_PER_PT

    def width(self, text: str) -> float:
        """Return the length of one line of `text` in mm."""
        return self.size * MM_PER_PT * ems(self.fonts, text)

    def fits(self, text: str, measure: float) -> bool:
        """Tell whether a line of `measure` mm holds a text, but for what sums are rounded by."""
        return self.width(text) <= measure + ROUNDING

    def joint(self, before: str, joint: str, after: str) -> float:
        """Return by how much two words that are joined are longer than each alone, in mm."""
        return self.size * MM_PER_PT * joint_ems(self.fonts, before, joint, after)

    def height(self, lines: int) -> float:
        """Return the height of `lines` lines in mm."""
        return lines * self.line


def wrap(text: str, style: Type, measure: float, language: str = "") -> tuple[str, ...]:
    """Break `text` into the fewest lines of at most `measure` mm, as even as they can be.

    Lines are parted between words as `language` has them; a longer word than the measure breaks
    after a hyphen or a slash, then between syllables, then anywhere. Where as many lines allow it,
    none ends in a word of one or two letters, which belongs to what follows, and the last one is
    no lone word.
    """
    if style.fits(text, measure):
        return (text,)
    em = style.size * MM_PER_PT
    words, pieces, widest = _words(style.fonts, text, language)
    if widest * em > measure + ROUNDING:
        words = tuple(_cut_words(words, style, measure, language))
        pieces = _weighed(words, style.fonts, language)
    spans = optimal_breaks(pieces, measure / em)
    return tuple(join_words(words[start:end]) for start, end in spans)


@cache
def _words(fonts: Fonts, text: str, language: str) -> tuple[tuple[Word, ...], Boxes, float]:
    """Return the words of a text, each with what joins it; where they stand; the widest.

    In em, since layouts try the same text at many sizes.
    """
    words = split_words(text, language)
    return words, _weighed(words, fonts, language), max(ems(fonts, word) for _, word in words)


def _weighed(words: Sequence[Word], fonts: Fonts, language: str) -> Boxes:
    """Say where the pieces of a text stand in em, and what the breaks between them cost."""
    starts: list[float] = []
    ends: list[float] = []
    at, before = 0.0, ""
    for joint, piece in words:
        at += joint_ems(fonts, before, printed(joint), piece) if starts else 0.0
        before = piece
        starts.append(at)
        at += ems(fonts, piece)
        ends.append(at)
    pieces = [piece for _, piece in words]
    begins_part = len(pieces) > 1 and (is_mark(pieces[-2]) or pieces[-2].endswith("·"))
    lone = len(_WORD.findall(pieces[-1])) == 1 and not begins_part
    return Boxes(
        starts=starts,
        ends=ends,
        after=[
            cost + IN_PHRASE * goes_on
            for cost, goes_on in zip(_after(pieces), phrases_go_on(words, language), strict=True)
        ],
        alone=[ALONE if len(piece) <= FEW else ONE for piece in pieces],
        last=[*(0.0 for _ in pieces[1:]), LONE * lone],
        even=True,
    )


def _after(words: Sequence[str]) -> list[float]:
    """Say what a break after each word costs."""
    undotted = UNDOTTED if any(word.endswith("·") for word in words) else 0.0
    costs = [
        0.0 if word.endswith("·") else undotted + (HANGING if _HANGS(word) else 0.0)
        for word in words
    ]
    for i, word in enumerate(words[1:]):
        if is_mark(word):
            costs[i] += BEFORE_MARK
    return costs


def is_mark(word: str) -> bool:
    """Tell whether a word is a dash or a slash between spaces."""
    return len(word) == 1 and not word.isalnum()


def elide(text: str, style: Type, measure: float) -> str:
    """Shorten a text to `measure` mm; for repetitions only, since something is lost."""
    if style.fits(text, measure):
        return text
    letters = list(split_letters(text))
    while letters and not style.fits("".join(letters) + "…", measure):
        letters.pop()
    return "".join(letters).rstrip() + "…"


def _cut_words(words: Sequence[Word], style: Type, measure: float, language: str) -> Iterator[Word]:
    """Yield words in parts where they are wider than `measure` mm."""
    for joint, word in words:
        for place, part in enumerate(fitting(word, style, measure, language)):
            yield (SEAM if place else joint), part


def fitting(word: str, style: Type, measure: float, language: str) -> Iterator[str]:
    """Yield a word, in parts where it is wider than `measure` mm."""
    if style.fits(word, measure):
        yield word
        return
    for part in _AFTER.split(word):
        if style.fits(part, measure):
            yield part
        else:
            yield from _cut(part, style, measure, language)


def _cut(part: str, style: Type, measure: float, language: str) -> Iterator[str]:
    """Yield what fits, cut between syllables where one fits a line, else between letters."""
    ends = [end for end in hyphenation(part, language) if end]
    while part and not style.fits(part, measure):
        fits = [end for end in ends if style.fits(part[:end] + HYPHEN, measure)]
        if fits:
            end = fits[-1]
            yield part[:end] + HYPHEN
        else:
            end = len(_most_letters(part, style, measure))
            yield part[:end]
        part, ends = part[end:], [each - end for each in ends if each > end]
    if part:
        yield part


def _most_letters(part: str, style: Type, measure: float) -> str:
    """Return as many letters as fit a line, one at least."""
    start = ""
    for letter in split_letters(part):
        if start and not style.fits(start + letter, measure):
            break
        start += letter
    return start


def load() -> None:
    """Read the widths of all faces, before anybody asks."""
    for face in font_files():
        _advances(face)


@cache
def ems(fonts: Fonts, text: str) -> float:
    """Return the length of `text` in em; layouts try the same words at many sizes.

    In ours a letter's place depends on the one before it alone; what stands in for them is measured
    whole by what shapes it.
    """
    if _is_simple(fonts):
        advances, kerning = _advances(fonts[0]), _kerning(fonts[0])
        width = sum(advances.get(ord(each), _lacking(each)) for each in text)
        width += sum(kerning[pair] for pair in pairwise(text))
        return _advance_with_ligatures(fonts[0], text) if math.isnan(width) else width
    return sum(_shaped(font, part) for font, part in by_font(fonts, text))


def _is_simple(fonts: Fonts) -> bool:
    """Tell whether letters stand one behind the other, each with its advance."""
    return len(fonts) == 1 and (fonts[0] in _FAMILIES or isinstance(fonts[0], Face))


def joint_ems(fonts: Fonts, before: str, joint: str, after: str) -> float:
    """Return by how much two words that are joined are longer than each alone, in em."""
    if not _is_simple(fonts):
        return ems(fonts, joint)
    last, first = before[-1:], after[:1]
    return ems(fonts, last + joint + first) - ems(fonts, last) - ems(fonts, first)


def by_font(fonts: Fonts, text: str) -> Iterator[tuple[str | Face | None, str]]:
    """Yield the parts of a text that one font draws; what is set as its neighbours are, too."""
    at: str | Face | None = None
    owners = []
    for character in text:
        if at is None or not (_is_unseen(character) or character == " "):
            at = next((font for font in fonts if _has(font, character)), None)
        owners.append(at)
    place = 0
    for font, same in groupby(owners):
        end = place + len(list(same))
        yield font, text[place:end]
        place = end


def _has(font: str | Face, character: str) -> bool:
    return _face(font).has(character)


def _face(font: str | Face) -> Face:
    return font if isinstance(font, Face) else faces.face(font)


def _shaped(font: str | Face | None, text: str) -> float:
    return sum(map(_lacking, text)) if font is None else _face(font).measure(text)


@cache
def _advances(font: str | Face) -> Mapping[int, float]:
    """Return the advance of each character in em."""
    with _opened(font) as opened:
        em = opened["head"].unitsPerEm
        widths = opened["hmtx"].metrics
        return {
            code: 0.0 if _is_format(chr(code)) else widths[glyph][0] / em
            for code, glyph in opened.getBestCmap().items()
        }


class _Kerning(dict[tuple[str, str], float]):
    """How much further apart two letters stand than their advances say, in em; asked for once.

    Not a number for two that become one, nor beside what is not drawn, such as a soft hyphen: how
    far a ligature stands from the next, or two letters around a hyphen, no pair says.
    """

    def __init__(self, font: str | Face) -> None:
        super().__init__()
        self._face = _face(font)
        self._advances = _advances(font)

    def __missing__(self, pair: tuple[str, str]) -> float:
        before, after = (self._advances.get(ord(each)) for each in pair)
        if before is None or after is None:
            self[pair] = 0.0
        else:
            advances = self._face.advances("".join(pair))
            parted = len(advances) > 1 and not any(map(_is_format, pair))
            self[pair] = sum(advances) - before - after if parted else math.nan
        return self[pair]


@cache
def _kerning(font: str | Face) -> _Kerning:
    return _Kerning(font)


def _advance_with_ligatures(font: str | Face, text: str) -> float:
    """Return the length of a text in em where some of its letters become one, by the shaper."""
    advances = _advances(font)
    known = groupby(text, key=lambda each: ord(each) in advances)
    parts = [(drawn, "".join(same)) for drawn, same in known]
    return sum(
        sum(_face(font).advances(part)) if drawn else sum(map(_lacking, part))
        for drawn, part in parts
    )


@cache
def overhang(font: str | Face, character: str) -> float:
    """Return how far a letter's ink reaches back before its place, in em: that of a j does."""
    with _opened(font) as opened:
        glyph = opened.getBestCmap().get(ord(character))
        bearing = opened["hmtx"].metrics[glyph][1] if glyph else 0
        return max(0.0, float(-bearing / opened["head"].unitsPerEm))


@cache
def overhangs(font: str | Face, word: str) -> tuple[float, float]:
    """Return how far the ink of a word reaches beyond its place, left and right, in em."""
    return _face(font).overhangs(word)


@cache
def figure_drop(font: str | Face) -> float:
    """Return twice as far as figures stand above the middle of their line, in em.

    A line's leading that is so much larger than a disc has its figures in the disc's middle.
    """
    with _opened(font) as opened:
        em, line = opened["head"].unitsPerEm, opened["hhea"]
        height = getattr(opened["OS/2"], "sCapHeight", CAPITAL * em)  # figures are as tall
        return float((height - line.ascent - line.descent) / em)


@cache
def draws(font: str | Face, text: str) -> bool:
    """Tell whether a font has all letters of a text; what draws nothing need not be there."""
    advances = _advances(font)
    return all(ord(each) in advances for each in drawn(text))


def drawn_letters(text: str) -> str:
    """Return what of a text draws something by itself, in its order."""
    seen = drawn(text)
    return "".join(each for each in text if each in seen)


def family_name(face: str) -> str:
    """Return the name of a face on pages, which files and viewers show: that of its typeface."""
    return _FAMILIES.get(face) or faces.family(face)


def house_face(face: str) -> str:
    """Return the name on pages of what stands in for one of our faces."""
    return f"house-{face}"


def _opened(font: str | Face) -> Any:  # noqa: ANN401  fontTools has no types
    return _face(font).opened()


def _is_format(character: str) -> bool:
    """Tell whether a character only says how others are set: a soft hyphen, a joiner."""
    return unicodedata.category(character) == "Cf"


@cache
def _is_unseen(character: str) -> bool:
    return unicodedata.category(character) in UNSEEN


@cache
def _lacking(character: str) -> float:
    """Return the advance in em of what no font has: of the box printed for it, for a mark too."""
    kind = unicodedata.category(character)
    if kind in {"Me", "Cf"} or "\ufe00" <= character <= "\ufe0f":  # they choose another's form
        return 0.0
    return NARROW if character.isspace() else _advances("text")[ord(BOX)]

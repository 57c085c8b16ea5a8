"""How much room words take, and where their lines end: the only one who knows.

Publications ask a `Measurer` and never a font. What it breaks is printed as it is broken.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from functools import lru_cache
from itertools import pairwise
from operator import attrgetter

from roadmap_print.fonts.faces import Face, draws, face, stand_ins, stands_in
from roadmap_print.i18n.direction import language_direction, turns
from roadmap_print.layout import font_metrics
from roadmap_print.layout.font_metrics import MM_PER_PT, Type, house_face
from roadmap_print.layout.line_breaking import Boxes, optimal_breaks
from roadmap_print.layout.page_model import Run, TextBlock
from roadmap_print.layout.words import Word, join_words, printed, split_words
from roadmap_print.paths import font_files

FALLBACKS = {"title": ("text-semibold",)}
"""The faces that a whole text is set in where its own lacks a letter: Source Sans knows Greek."""
FOREIGN = 0.3
"""The share of letters that ours lack from which on a text is set in another face, all of it."""
AT_ONCE = 0.03  # em: what ours keep free before a letter, and others may not
_GLUED = 1e4  # what a break costs inside what is one word, though two looks
_ALONE = 4.0  # what a last line of one word costs
_AFTER_DOT = 4.0  # what a break costs in a line of parts that does not follow a middle dot


@dataclass(frozen=True, slots=True)
class Measurer:
    """Widths and line breaks of texts in `language`.

    They are set in the `fonts` of a house, by the names of our faces that they stand in for;
    a text with a letter that those lack is set in ours, all of it.
    """

    language: str = ""
    fonts: Mapping[str, Face] = field(default_factory=dict, hash=False)

    def styled(self, text: str, style: Type) -> Type:
        """Return a style with the face that a whole text is set in; what is decided stays."""
        if style.file or style.others or style.face not in font_files():
            return style
        file = self.fonts.get(style.face)
        if file and font_metrics.draws(file, text):
            return replace(style, face=house_face(style.face), file=file)
        kept = replace(style, file=face(style.face)) if file else style
        own = (style.face, *FALLBACKS.get(style.face, ()))
        for each in own:
            if font_metrics.draws(each, text):
                return kept if file or each == style.face else replace(style, face=each)
        return self._stood_in(text, kept, own[-1])

    def _stood_in(self, text: str, style: Type, own: str) -> Type:
        """Return a style for a text that ours have not all letters of."""
        letters = font_metrics.drawn_letters(text)
        names = stand_ins(letters, own, self.language)
        if not names:
            return style
        lacking = [each for each in letters if not font_metrics.draws(own, each)]
        if draws(names[:1], letters) and len(lacking) >= FOREIGN * len(letters):
            return replace(style, face=names[0], file=None)
        return replace(style, face=own, file=None, others=names)

    def styled_runs(self, runs: Sequence[Run]) -> Sequence[Run]:
        """Return the runs of a text in the faces that it is set in: one house's for all of them."""
        if any(each.type.file for each in runs):
            return runs  # it is decided
        if not self.fonts:
            whole = "".join(each.text for each in runs if each.type.face in FALLBACKS)
            texts = [whole if each.type.face in FALLBACKS else each.text for each in runs]
            return [
                _typed(each, self.styled(text, each.type))
                for each, text in zip(runs, texts, strict=True)
            ]
        found = [_typed(each, self.styled(each.text, each.type)) for each in runs]
        own = {name: face(name) for name in font_files()}
        if all(each.type.face not in own for each in found):
            return found
        return [
            replace(each, type=replace(each.type, file=own.get(each.type.face))) for each in runs
        ]

    def styled_block(self, block: TextBlock) -> TextBlock:
        """Return a text in the face that it is set in, its lines as they are broken."""
        runs = iter(self.styled_runs([run for line in block.lines for run in line]))
        lines = tuple(tuple(next(runs) for _ in line) for line in block.lines)
        return replace(block, lines=lines)

    def width(self, text: str, style: Type) -> float:
        """Return the length of a text in one line in mm."""
        return self.styled(text, style).width(text)

    def runs_width(self, runs: Sequence[Run]) -> float:
        """Return the length of runs in one line in mm."""
        return sum(run.type.width(run.text) for run in self.styled_runs(runs))

    def wrap(self, text: str, style: Type, measure: float) -> tuple[str, ...]:
        """Break a text into the fewest lines of at most `measure` mm, as even as they can be."""
        return font_metrics.wrap(text, self.styled(text, style), measure, self.language)

    def widest_word(self, text: str, style: Type) -> float:
        """Return the width in mm of the widest word: no line can be narrower without cutting it."""
        style = self.styled(text, style)
        return max((style.width(word) for _, word in self.words(text)), default=0.0)

    def overhang(self, text: str, style: Type) -> float:
        """Return how far in mm a text may reach back over the page's side where lines begin.

        By the first letter of any line, or the last one where they are read the other way.
        """
        style = self.styled(text, style)
        words = {word for _, word in self.words(text) if word}
        mirrored = language_direction(self.language) == "rtl"
        if mirrored or turns(text) or stands_in(style.face):
            ems = (AT_ONCE + font_metrics.overhangs(style.font, each)[mirrored] for each in words)
        else:
            ems = (font_metrics.overhang(style.font, each[0]) for each in words)
        return max(ems, default=0.0) * style.size * MM_PER_PT

    def words(self, text: str) -> tuple[Word, ...]:
        """Return the words between which a text may be parted, each with what joins it."""
        return split_words(text, self.language)

    def elide(self, text: str, style: Type, measure: float) -> str:
        """Shorten a text to `measure` mm, between words if it can; for repetitions only."""
        style = self.styled(text, style)
        if style.fits(text, measure):
            return text
        words = self.words(text)
        for count in range(len(words) - 1, 0, -1):
            short = join_words(words[:count]).rstrip(" ,;:·–-\u00a0\u202f") + "…"
            if style.fits(short, measure):
                return short
        return font_metrics.elide(text, style, measure)

    def wrap_runs(
        self, runs: Sequence[Run], measure: float, indent: float = 0.0
    ) -> tuple[tuple[Run, ...], ...]:
        """Break runs that follow each other in one paragraph; all lines at most `measure` mm.

        The first line has `indent` mm less.
        """
        return _broken(self, tuple(self.styled_runs(runs)), measure, indent)

    def pieces(self, run: Run, measure: float) -> list[tuple[str, Run]]:
        """Return the words of a run, each with what joins it to the word before."""
        if run.whole and run.type.fits(run.text, measure):
            stripped = run.text.lstrip(" ")
            return [(run.text[: len(run.text) - len(stripped)], replace(run, text=stripped))]
        found: list[tuple[str, Run]] = []
        for place, (before, word) in enumerate(self.words(run.text)):
            joint = before if place else ""
            if not word:  # a space at an edge joins to what is beside it
                found.append((joint, replace(run, text="")))
                continue
            for part in font_metrics.fitting(word, run.type, measure, self.language):
                found.append((joint, replace(run, text=part)))
                joint = ""
        return _merged(found)

    def boxes(self, pieces: Sequence[tuple[str, Run]], indent: float) -> Boxes:
        """Return where the words of a paragraph stand, and what the breaks between them cost."""
        starts: list[float] = []
        ends: list[float] = []
        at, before = indent, replace(pieces[0][1], text="")
        for joint, run in pieces:
            last = before.text if before.type == run.type else ""
            at += run.type.joint(last, printed(joint), run.text) if starts else 0.0
            before = run
            starts.append(at)
            at += self.width(run.text, run.type)
            ends.append(at)
        dotted = any(run.text.endswith("·") for _, run in pieces)
        costs = [
            _GLUED
            if not joint
            else _AFTER_DOT * (dotted and not run.text.endswith("·"))
            + font_metrics.BEFORE_MARK * font_metrics.is_mark(after.text)
            for (_, run), (joint, after) in pairwise(pieces)
        ]
        starts[0] = 0.0
        return Boxes(
            starts=starts,
            ends=ends,
            after=[*costs, 0.0],
            alone=[0.0] * len(pieces),
            last=[*(0.0 for _ in pieces[1:]), _ALONE if len(pieces) > 1 else 0.0],
            even=False,
        )


_look = attrgetter(*(each.name for each in fields(Run) if each.name != "text"))


@lru_cache(maxsize=10_000)  # what a preview lays out anew at each save is mostly as it was
def _broken(
    measurer: Measurer, runs: tuple[Run, ...], measure: float, indent: float
) -> tuple[tuple[Run, ...], ...]:
    pieces = [each for run in runs for each in measurer.pieces(run, measure)]
    if not pieces:
        return ()
    spans = optimal_breaks(measurer.boxes(pieces, indent), measure)
    return tuple(_joined(pieces[start:end]) for start, end in spans)


def _merged(found: Sequence[tuple[str, Run]]) -> list[tuple[str, Run]]:
    """Give the spaces at a run's edges to the words beside them."""
    merged: list[tuple[str, Run]] = []
    pending = ""
    for joint, run in found:
        if run.text:
            merged.append((pending + joint if not (pending and joint) else " ", run))
            pending = ""
        else:
            pending = " "
    if pending and merged:
        merged.append((" ", replace(merged[-1][1], text="")))
    return merged


def _joined(pieces: Sequence[tuple[str, Run]]) -> tuple[Run, ...]:
    """Put words of one look together again; a line begins with no space."""
    line: list[Run] = []
    for joint, run in pieces:
        if line and _look(line[-1]) == _look(run):
            line[-1] = replace(run, text=line[-1].text + printed(joint) + run.text)
        elif line and joint:
            line[-1] = replace(line[-1], text=line[-1].text + printed(joint))
            line.append(run)
        else:
            line.append(run)
    return tuple(run for run in line if run.text)


def _typed(run: Run, style: Type) -> Run:
    """Return words in a style: the same value where they have it, as most do."""
    return run if run.type is style else replace(run, type=style)

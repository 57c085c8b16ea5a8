"""Texts set as large as their place allows: a page cannot grow, so its type gives way.

First it becomes smaller, down to what its readers can read; then, where that is allowed, the text
is said shorter.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from roadmap_print.layout.font_metrics import MM_PER_PT, Type
from roadmap_print.layout.frame import Area
from roadmap_print.layout.measurer import Measurer
from roadmap_print.layout.page_model import TextBlock
from roadmap_print.layout.words import join_lines, join_words
from roadmap_print.publications.page_kit import PageKit

SHRINK = 0.92  # from one size to the next smaller one
ROUNDING = 0.01  # mm that sums of heights may differ by


@dataclass(frozen=True, slots=True)
class Fitter:
    """Who fits texts into places, down to `floor` pt."""

    measurer: Measurer
    floor: float

    @classmethod
    def of(cls, kit: PageKit) -> Fitter:
        """Return the fitter for the type of a publication."""
        return cls(kit.measurer, round(kit.mm("floor") / MM_PER_PT, 3))

    def least(self, style: Type) -> Type:
        """Return a style at its smallest size."""
        return resized(style, min(style.size, self.floor))

    def fits(self, text: str, style: Type, measure: float, height: float) -> bool:
        """Tell whether a text fits a place in mm without a word cut that smaller type would save.

        A word that is too wide even at the smallest size may be cut at any.
        """
        widest = self.measurer.widest_word(text, style)
        if widest > measure >= self.measurer.widest_word(text, self.least(style)):
            return False
        lines = len(self.measurer.wrap(text, style, measure))
        return style.height(lines) <= height + ROUNDING

    def type_for(
        self, texts: Collection[str], style: Type, measure: float, height: float
    ) -> Type | None:
        """Return the largest size from `style` down at which each text fits a place, if any."""
        return next(
            (
                size
                for size in sizes(style, self.floor)
                if all(self.fits(text, size, measure, height) for text in texts)
            ),
            None,
        )

    def best(self, texts: Collection[str], style: Type, measure: float, height: float) -> Type:
        """Return that size, the smallest where a text does not even fit at that."""
        return self.type_for(texts, style, measure, height) or self.least(style)

    def shorten(self, text: str, style: Type, measure: float, lines: int) -> str:
        """Return as many whole words of a text as fit the lines, an ellipsis after the last."""
        if len(self.measurer.wrap(text, style, measure)) <= lines:
            return text
        words = self.measurer.words(text)
        low, high = 1, len(words)
        while low < high:
            middle = (low + high + 1) // 2
            start = ended(join_words(words[:middle]))
            enough = len(self.measurer.wrap(start, style, measure)) <= lines
            low, high = (middle, high) if enough else (low, middle - 1)
        start = join_words(words[:low])
        while start and len(self.measurer.wrap(ended(start), style, measure)) > lines:
            start = start[:-1]  # one word that is wider than all lines
        return ended(start)


def sizes(style: Type, floor: float) -> Iterator[Type]:
    """Yield a style and its smaller sizes, in whole points down to `floor` pt."""
    size = style.size
    while size > floor:
        yield resized(style, size)
        size = max(floor, float(int(size * SHRINK)))
    yield resized(style, min(floor, style.size))


def resized(style: Type, size: float) -> Type:
    """Return a style at another size in pt, its leading in proportion."""
    return Type(style.face, size, round(style.leading * size / style.size, 1))


def fitted(
    kit: PageKit, text: str, style: Type, area: Area, *, colour: str = "", tag: str = "p"
) -> TextBlock:
    """Set a text as large as an area holds it, at the floor as much of it as has room."""
    size = Fitter.of(kit).best([text], style, area.width, area.height)
    block = kit.text(text, size, area.start, area.top, area.width, colour=colour, tag=tag)
    return cropped(block, max(1, int((area.height + ROUNDING) / block.line)), kit.measurer)


def cropped(block: TextBlock, most: int, measurer: Measurer) -> TextBlock:
    """Return a text of one look in at most so many lines, the last one cut short."""
    if len(block.lines) <= most:
        return block
    (last,) = block.lines[most - 1]
    rest = join_lines(run.text for line in block.lines[most - 1 :] for run in line)
    short = replace(last, text=measurer.elide(rest, last.type, block.width))
    return replace(block, lines=(*block.lines[: most - 1], (short,)))


def set_above(block: TextBlock, foot: float) -> TextBlock:
    """Return a text moved so that its last line ends at `foot` mm."""
    return block.moved(0.0, foot - block.bottom)


def ended(text: str) -> str:
    """Return a beginning of a text, without the mark it ends in, with an ellipsis."""
    return text.rstrip(" ,;:.·–—-(«„「『\u00a0\u202f") + "…"

"""Texts set as large as their place allows: a slide cannot grow, so its type gives way."""

from collections.abc import Iterator

from roadmap_print.layout.font_metrics import Type
from roadmap_print.layout.measurer import Measurer
from roadmap_print.layout.page_model import TextBlock
from roadmap_print.publications.page_kit import PageKit

SHRINK = 0.92  # from one size to the next smaller one
ROUNDING = 0.01  # mm that sums of heights may differ by


def sizes(style: Type, floor: float) -> Iterator[Type]:
    """Yield a style and its smaller sizes, in whole points down to `floor` pt."""
    size = style.size
    while size > floor:
        yield resized(style, size)
        size = max(floor, float(int(size * SHRINK)))
    yield resized(style, floor)


def resized(style: Type, size: float) -> Type:
    """Return a style at another size in pt, its leading in proportion."""
    return Type(style.face, size, round(style.leading * size / style.size, 1))


def fits(
    measurer: Measurer, text: str, style: Type, measure: float, height: float, floor: float
) -> bool:
    """Tell whether a text fits a place in mm without a word cut that would be whole at `floor` pt.

    Smaller type is a better remedy than cutting a word, but only where it is one.
    """
    if measurer.widest_word(text, style) > measure >= measurer.widest_word(
        text, resized(style, floor)
    ):
        return False
    lines = len(measurer.wrap(text, style, measure))
    return style.height(lines) <= height + ROUNDING


def fitting_type(
    measurer: Measurer, text: str, style: Type, measure: float, height: float, floor: float
) -> Type | None:
    """Return the largest size from `style` down at which a text fits; None where none does."""
    return next(
        (
            each
            for each in sizes(style, floor)
            if fits(measurer, text, each, measure, height, floor)
        ),
        None,
    )


def set_above(block: TextBlock, foot: float) -> TextBlock:
    """Return a text moved so that its last line ends at `foot` mm."""
    return block.moved(0.0, foot - block.bottom)


def no_higher(kit: PageKit, text: str, style: Type, measure: float, height: float) -> str:
    """Return as many whole words of a text as fit a place, the last with an ellipsis."""
    measurer = kit.measurer
    words = text.split(" ")
    most = int((height + ROUNDING) / style.line)
    if len(measurer.wrap(text, style, measure)) <= most:
        return text
    low, high = 1, len(words)
    while low < high:
        middle = (low + high + 1) // 2
        enough = len(measurer.wrap(ended(" ".join(words[:middle])), style, measure)) <= most
        low, high = (middle, high) if enough else (low, middle - 1)
    short = ended(" ".join(words[:low]))
    return short if low > 1 else measurer.elide(short, style, most * measure * 0.9)


def ended(text: str) -> str:
    """Return a beginning of a text, without the mark it ends in, with an ellipsis."""
    return text.rstrip(" ,;:.·–—-(«\u00a0\u202f") + "…"

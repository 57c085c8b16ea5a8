"""A plate on the line that says what has happened to a stop, in a word and by its shape."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from roadmap_print.catalogue.comparison.compare import ChangeKind
from roadmap_print.i18n.page_words import Words
from roadmap_print.layout.font_metrics import Type

PADDING = 0.3  # of a plate's height, before and after its word


@dataclass(frozen=True, slots=True)
class Plate:
    """A word on a plate, and the attribute of its language; all lengths in mm."""

    kind: ChangeKind
    word: str
    x: float
    y: float
    width: float
    height: float
    lang: Mapping[str, str]

    @property
    def style(self) -> str:
        """The place as CSS."""
        return (
            f"left:{self.x:.2f}mm;top:{self.y:.2f}mm;"
            f"width:{self.width:.2f}mm;height:{self.height:.2f}mm"
        )


def width(kind: ChangeKind, words: Words, style: Type, height: float) -> float:
    """Return how wide a plate `height` mm high is."""
    return style.width(words["changed"][kind]) + 2 * PADDING * height


def plate(
    kind: ChangeKind, words: Words, style: Type, height: float, corner: tuple[float, float]
) -> Plate:
    """Return a plate from its upper left corner."""
    word, long = words["changed"][kind], width(kind, words, style, height)
    return Plate(kind, word, *corner, long, height, words.lang)

"""The pages as a reader's eye takes them in: headings, titles, numbers, pictures, one by one.

A block is the text of one paragraph, heading, cell or link, or a picture, in reading order.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, groupby
from typing import TYPE_CHECKING

from roadmap_print.proof.subject import Subject, normalise_text

if TYPE_CHECKING:
    from roadmap_print.proof.extract.reading_text import TextReading
    from roadmap_print.proof.extract.tag_tree import Element

INLINE = frozenset({"Span", "NonStruct", "Lbl", "Em", "Strong", "Quote", "Code"})


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A folded text, and where in it words may begin, or a picture's `alt`, with its element."""

    element: Element
    page: int
    text: str
    begins: frozenset[int] = frozenset()
    alt: str = ""


def blocks(subject: Subject, reading: TextReading) -> Iterator[TextBlock]:
    """Yield all that is told of the pages, in reading order."""
    drawn = {(sheet.number, figure.mark) for sheet in subject.sheets for figure in sheet.figures}
    contents = subject.structure.contents
    owned = groupby(contents, lambda each: (_holder(each.element, subject), each.page))
    for (number, page), group in owned:
        holder, keys = subject.element(number), [(page, each.mark) for each in group]
        if holder.kind == "Figure" and keys[0] in drawn:
            yield TextBlock(holder, page, "", alt=holder.alt)
        runs = (run for key in keys for run in subject.runs.get(key, ()))
        words = [reading.found(normalise_text(word)) for run in runs for word in run.text.split()]
        if text := "".join(words):
            begins = accumulate(map(len, words[:-1]), initial=0)
            yield TextBlock(holder, page, text, frozenset(begins))


def _holder(number: int, subject: Subject) -> int:
    """Return the figure, paragraph, heading, cell or link that a piece of content belongs to."""
    element = subject.element(number)
    if element.kind == "Figure":
        return number
    kinds = zip(reversed(element.parents), reversed(element.path), strict=True)
    return next((parent for parent, kind in kinds if kind not in INLINE), number)

"""The pages as a reader's eye takes them in: headings, titles, numbers, pictures, one by one.

A block is the text of one paragraph, heading, cell or link, or a picture, in reading order.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from roadmap_print.proof.subject import fold

if TYPE_CHECKING:
    from roadmap_print.proof.extract.reading_text import TextReading
    from roadmap_print.proof.extract.tag_tree import Element
    from roadmap_print.proof.subject import Subject

INLINE = frozenset({"Span", "NonStruct", "Lbl", "Em", "Strong", "Quote", "Code"})


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A text, folded, or a picture with its `alt`, and the element that it is.

    `begins` are the places in the text where a word may begin.
    """

    element: Element
    page: int
    text: str
    begins: frozenset[int] = frozenset()
    alt: str = ""


def blocks(subject: Subject, reading: TextReading) -> tuple[TextBlock, ...]:
    """Return all that is told of the pages, in reading order."""
    return tuple(_blocks(subject, reading))


def _blocks(subject: Subject, reading: TextReading) -> Iterator[TextBlock]:
    drawn = {(sheet.number, figure.mark) for sheet in subject.sheets for figure in sheet.figures}
    holder: Element | None = None
    page, words, begins = 0, [""], [0]
    for content in subject.structure.contents:
        element, key = subject.element(content.element), (content.page, content.mark)
        own = element if element.kind == "Figure" else _holder(element, subject)
        runs = subject.runs.get(key, ())
        if own is not holder or content.page != page:
            if holder is not None and (text := "".join(words)):
                yield TextBlock(holder, page, text, frozenset(begins))
            holder, page, words, begins = own, content.page, [""], [0]
            if own.kind == "Figure" and key in drawn:
                yield TextBlock(own, page, "", alt=own.alt)
        for run in runs:
            for word in run.text.split():
                begins.append(begins[-1] + len(words[-1]))
                words.append(reading.found(fold(word)))
    if holder is not None and (text := "".join(words)):
        yield TextBlock(holder, page, text, frozenset(begins))


def _holder(element: Element, subject: Subject) -> Element:
    """Return the paragraph, heading, cell or link that a piece of text belongs to."""
    for number, kind in zip(reversed(element.parents), reversed(element.path), strict=True):
        if kind not in INLINE:
            return subject.element(number)
    return element

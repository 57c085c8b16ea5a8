"""The text as a screen reader reads it, along the tags, and how the catalogue would stand in it.

Spaces, quotation marks and the shape of an ellipsis are folded, since typography may set them;
every other letter counts.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import accumulate

from roadmap_print.catalogue.glyph_coverage import BOX, COMMON
from roadmap_print.i18n.page_words import words
from roadmap_print.proof.expected_text import anywhere, pieces
from roadmap_print.proof.extract.character_order import in_reading_order
from roadmap_print.proof.extract.page_values import Content, TextRun
from roadmap_print.proof.subject import Subject, normalise_text, unmirrored

_MARKS = re.compile("[\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed]")
"""Points of Hebrew and Arabic: where one stands tells not which letter it follows."""


@dataclass(frozen=True, slots=True)
class TextReading:
    """A publication's whole text, folded, and where in it each page's pieces begin.

    `begins` are the places where a word may begin: after white space, or where a line does.
    `undrawn` are the letters that no font could draw or PDFium tells nothing of, and `boxed` those
    of the catalogue that a box was printed for: a fault of their own, and none of these. Where the
    catalogue `turns`, it is read from the right in part.
    """

    text: str
    begins: frozenset[int]
    starts: tuple[int, ...]
    pages: tuple[int, ...]
    undrawn: frozenset[str]
    boxed: frozenset[str] = frozenset()
    turns: bool = False

    def wanted(self, text: str) -> str:
        """Return how a text of the catalogue, a bookmark or a link would stand in this one."""
        return self.found(as_printed(text, self.boxed))

    def found(self, folded: str) -> str:
        """Return a folded text without the letters that are not to be looked for."""
        if self.undrawn:
            folded = "".join(letter for letter in folded if letter not in self.undrawn)
        return _MARKS.sub("", unmirrored(folded)) if self.turns else folded

    def apart(self, text: str) -> frozenset[int]:
        """Return where in a text of the catalogue, as it would stand here, further words begin."""
        *ends, whole = accumulate(len(self.wanted(word)) for word in text.split() or [""])
        return frozenset(end for end in ends if 0 < end < whole)

    def spaced(self, text: str, places: Iterable[int]) -> bool:
        """Tell whether a text has all its spaces at one of the places where it stands."""
        apart = self.apart(text)
        return not apart or any(
            self.begins.issuperset(place + each for each in apart) for place in places
        )

    def page(self, place: int) -> int:
        """Return the page that a place in the text is on."""
        return self.pages[max(0, bisect_right(self.starts, place) - 1)] if self.pages else 0


def alike(printed: str, wanted: str) -> bool:
    """Tell whether a piece is what is wanted; of equal lines close together PDFium tells one."""
    if not printed or printed not in wanted:
        return printed == wanted
    return wanted.replace(printed, "") in printed


def read(subject: Subject) -> TextReading:
    """Return the text along the tags but for the list of what is new; untagged, as it is drawn."""
    untold = subject.structure.undrawn | subject.structure.pictured
    nothing = TextReading("", frozenset(), (), (), untold, turns=subject.turns)
    texts: list[str] = []
    begins, starts, pages, length = [], [], [], 0
    for page, run in drawn(subject) if subject.file.paper else tagged(subject):
        starts.append(length)
        pages.append(page)
        for word in run.text.split():
            texts.append(nothing.found(normalise_text(word)))
            begins.append(length)
            length += len(texts[-1])
    text = "".join(texts)
    return replace(
        nothing,
        text=text,
        begins=frozenset(begins),
        starts=tuple(starts),
        pages=tuple(pages),
        boxed=_boxed(text, subject),
    )


def tagged(subject: Subject) -> Iterator[tuple[int, TextRun]]:
    """Yield what is told along the tags, with its page, but for the list of what is new."""
    for content in _without_news(subject):
        for run in subject.runs.get((content.page, content.mark), ()):
            yield content.page, run


def drawn(subject: Subject) -> Iterator[tuple[int, TextRun]]:
    """Yield all text with its page, in the order in which it is painted."""
    for sheet in subject.sheets:
        for run in in_reading_order(sheet.runs):
            yield sheet.number, run


def boxed(subject: Subject) -> frozenset[str]:
    """Return the characters of the catalogue that a box is printed for."""
    if not any(BOX in run.text for sheet in subject.sheets for run in sheet.runs):
        return frozenset()
    return read(subject).boxed


def as_printed(text: str, boxes: frozenset[str]) -> str:
    """Return a text folded, with a box for each of the characters that has one."""
    return normalise_text(
        "".join(BOX if letter in boxes else letter for letter in text) if boxes else text
    )


def _boxed(printed: str, subject: Subject) -> frozenset[str]:
    if BOX not in printed:
        return frozenset()
    printed, promised = unmirrored(printed), [text for text, _ in anywhere(subject)]
    for piece in pieces(subject):
        promised += [piece.text, *(text for text, _ in piece.near)]
    return frozenset(each for text in promised for each in _boxes(text, printed))


def _boxes(text: str, printed: str) -> Iterator[str]:
    """Yield the characters of one text in whose place a box stands."""
    rare = [each for each in text if each not in COMMON and each != BOX and normalise_text(each)]
    if not rare or unmirrored(normalise_text(text)) in printed:
        return
    plain = re.split("|".join(map(re.escape, set(rare))), text)
    pattern = re.escape(unmirrored(normalise_text(plain[0])))
    for each, after in zip(rare, plain[1:], strict=True):
        pattern += f"({re.escape(normalise_text(each))}|{BOX})" + re.escape(
            unmirrored(normalise_text(after))
        )
    if found := re.search(pattern, printed):
        yield from (each for each, as_ in zip(rare, found.groups(), strict=True) if as_ == BOX)


def _without_news(subject: Subject) -> Iterator[Content]:
    """Leave out what is new, known by its heading, unless the catalogue has one that reads so."""
    catalogue = subject.catalogue
    name = normalise_text(words(catalogue.language).news)
    own = [step.title for step in catalogue.steps]
    own += [question.heading for question in catalogue.introduction]
    inside, known = False, name not in map(normalise_text, own)
    for content in subject.structure.contents:
        if {"H1", "H2"} & {*subject.element(content.element).path}:
            runs = subject.runs.get((content.page, content.mark), ())
            inside = known and normalise_text("".join(run.text for run in runs)) == name
        if not inside:
            yield content

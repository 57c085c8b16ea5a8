"""Whether all that a publication promises of the catalogue is in its text, in order.

The text is read as a screen reader reads it, along the tags. Spaces, quotation marks and the
shape of an ellipsis are folded, since typography may set them; every other letter counts.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from roadmap_print.catalogue.characters import BOX, COMMON
from roadmap_print.proof import expected
from roadmap_print.proof import messages as say
from roadmap_print.proof.faults import Fault
from roadmap_print.proof.subject import fold, mirrored, reads_to_the_left
from roadmap_print.publications import Publication
from roadmap_print.words import words

if TYPE_CHECKING:
    from roadmap_print.catalogue.model import Reference
    from roadmap_print.proof.expected import Placement
    from roadmap_print.proof.sheets import Run
    from roadmap_print.proof.structure import Content
    from roadmap_print.proof.subject import Subject

APART = re.compile(r"\W+|ل[اأإآ]")
"""Where PDFium turns the order of Arabic: between words, and in the ligature of lam and alef."""
MOST_AUTHORS = 6  # named before "et al." (ICMJE)
ROOM = 160  # letters of ours that may stand among an entry's own: plates, languages, "et al."


@dataclass(frozen=True, slots=True)
class Piece:
    """A text that has its place in the order; `near` are those that belong to it, in any order.

    `among` is how many letters of the same entry may stand among those.
    """

    text: str
    path: str
    near: tuple[tuple[str, str], ...] = ()
    among: int = 0


@dataclass(frozen=True, slots=True)
class Reading:
    """A publication's whole text, folded, and where in it each page's pieces begin.

    `undrawn` are the letters that no font could draw, and `boxed` those of the catalogue that a
    box was printed for: a fault of their own, and none of these. Where the catalogue `turns`,
    brackets have one shape each.
    """

    text: str
    starts: tuple[int, ...]
    pages: tuple[int, ...]
    undrawn: frozenset[str]
    boxed: frozenset[str] = frozenset()
    turns: bool = False

    def wanted(self, text: str) -> str:
        """Return how a text of the catalogue would stand in this one."""
        if self.turns and reads_to_the_left(text):
            text = max(APART.split(text), key=len)
        printed = as_printed(text, self.boxed)
        folded = "".join(letter for letter in printed if letter not in self.undrawn)
        return mirrored(folded) if self.turns else folded

    def page(self, place: int) -> int:
        """Return the page that a place in the text is on."""
        return self.pages[max(0, bisect_right(self.starts, place) - 1)] if self.pages else 0


def judge(subject: Subject) -> Iterator[Fault]:
    """Yield what is missing, or stands elsewhere than the catalogue has it."""
    reading = read(subject)
    reading = replace(reading, boxed=_boxed(reading.text, subject))
    for text, path in _anywhere(subject):
        if reading.wanted(text) not in reading.text:
            yield Fault(say.MISSING, 0, path, {"text": text})
    pieces = tuple(_pieces(subject))
    if subject.printing:
        yield from _printed(pieces, reading)
        return
    found = [_occurrences(reading.wanted(piece.text), reading.text) for piece in pieces]
    places = _in_order(found)
    last = 0
    for number, (piece, place) in enumerate(zip(pieces, places, strict=True)):
        if place is not None:
            until = next(filter(None, places[number + 1 :]), len(reading.text))
            own = [each for each in found[number] if last <= each < until]
            faults = list(_near(piece, own, reading))
            if faults and _shared(piece, pieces):
                faults = list(_near(piece, found[number], reading))
            yield from faults
            last = place
        elif found[number]:
            yield Fault(say.ELSEWHERE, reading.page(last), piece.path, {"text": piece.text})
        else:
            yield Fault(say.MISSING, reading.page(last), piece.path, {"text": piece.text})


def _shared(piece: Piece, pieces: Sequence[Piece]) -> bool:
    """Tell whether another piece says the same: then which place is whose cannot be told."""
    text = fold(piece.text)
    return any(text in fold(each.text) for each in pieces if each.path != piece.path)


def _printed(pieces: Sequence[Piece], reading: Reading) -> Iterator[Fault]:
    """Yield what is nowhere in a file without tags, whose order is no reader's."""
    for piece in pieces:
        for text, path in ((piece.text, piece.path), *piece.near):
            if reading.wanted(text) not in reading.text:
                yield Fault(say.MISSING, 0, path, {"text": text})


def read(subject: Subject) -> Reading:
    """Return the text along the tags but for the list of what is new; untagged, as it is drawn."""
    texts, starts, pages, length = [], [], [], 0
    for page, run in _drawn(subject) if subject.printing else _tagged(subject):
        text = "".join(c for c in fold(run.text) if c not in subject.structure.undrawn)
        texts.append(text)
        starts.append(length)
        pages.append(page)
        length += len(text)
    text = "".join(texts)
    text = mirrored(text) if subject.turns else text
    undrawn = subject.structure.undrawn
    return Reading(text, tuple(starts), tuple(pages), undrawn, turns=subject.turns)


def _tagged(subject: Subject) -> Iterator[tuple[int, Run]]:
    for content in _without_news(subject):
        for run in subject.runs.get((content.page, content.mark), ()):
            yield content.page, run


def _drawn(subject: Subject) -> Iterator[tuple[int, Run]]:
    for sheet in subject.sheets:
        for run in sheet.runs:
            yield sheet.number, run


def boxed(subject: Subject) -> frozenset[str]:
    """Return the characters of the catalogue that a box is printed for."""
    if not any(BOX in run.text for sheet in subject.sheets for run in sheet.runs):
        return frozenset()
    return _boxed(read(subject).text, subject)


def as_printed(text: str, boxes: frozenset[str]) -> str:
    """Return a text folded, with a box for each of the characters that has one."""
    return fold("".join(BOX if letter in boxes else letter for letter in text))


def _boxed(printed: str, subject: Subject) -> frozenset[str]:
    if BOX not in printed:
        return frozenset()
    printed, promised = mirrored(printed), [text for text, _ in _anywhere(subject)]
    for piece in _pieces(subject):
        promised += [piece.text, *(text for text, _ in piece.near)]
    return frozenset(each for text in promised for each in _boxes(text, printed))


def _boxes(text: str, printed: str) -> Iterator[str]:
    """Yield the characters of one text in whose place a box stands."""
    rare = [each for each in text if each not in COMMON and each != BOX and fold(each)]
    if not rare:
        return
    plain = re.split("|".join(map(re.escape, set(rare))), text)
    pattern = re.escape(mirrored(fold(plain[0])))
    for each, after in zip(rare, plain[1:], strict=True):
        pattern += f"({re.escape(fold(each))}|{BOX})" + re.escape(mirrored(fold(after)))
    if found := re.search(pattern, printed):
        yield from (each for each, as_ in zip(rare, found.groups(), strict=True) if as_ == BOX)


def _without_news(subject: Subject) -> Iterator[Content]:
    """Leave out what is new: it names things a second time, and things that are gone.

    It is known by its heading, unless the catalogue itself has one that reads so.
    """
    catalogue = subject.catalogue
    name = fold(words(catalogue.language).news)
    own = [step.title for step in catalogue.steps]
    own += [question.heading for question in catalogue.introduction]
    inside, known = False, name not in map(fold, own)
    for content in subject.structure.contents:
        if {"H1", "H2"} & {*subject.element(content.element).path}:
            runs = subject.runs.get((content.page, content.mark), ())
            inside = known and fold("".join(run.text for run in runs)) == name
        if not inside:
            yield content


def _anywhere(subject: Subject) -> Iterator[tuple[str, str]]:
    """Yield what has no place in the order: whose and which edition it is, the legend."""
    catalogue = subject.catalogue
    yield catalogue.title, "title"
    if catalogue.edition:
        yield catalogue.edition, "edition"
    if subject.publication is Publication.BOOKLET:
        if catalogue.subtitle:
            yield catalogue.subtitle, "subtitle"
        if catalogue.publisher and catalogue.publisher.name:
            yield catalogue.publisher.name, "publisher.name"
    for number, level in enumerate(catalogue.levels):
        yield level.label, f"levels[{number}].label"
    if catalogue.home:
        home = catalogue.home if _in_full(subject) else expected.host(catalogue.home)
        yield home, "home"


def _in_full(subject: Subject) -> bool:
    return subject.publication is Publication.BOOKLET


def _pieces(subject: Subject) -> Iterator[Piece]:
    """Yield what stands in the order of the catalogue."""
    if _in_full(subject):
        yield from _introduction(subject)
    for number in subject.steps:
        step, path = subject.catalogue.steps[number - 1], f"steps[{number - 1}]"
        yield Piece(step.title, f"{path}.title")
        for index, objective in enumerate(step.objectives):
            yield Piece(objective, f"{path}.objectives[{index}]")
        for each in subject.placements:
            if each.number == number:
                yield Piece(
                    each.resource.title,
                    f"resources.{each.id}.title",
                    tuple(_entry(each, subject)),
                    _among(each, subject),
                )


def _introduction(subject: Subject) -> Iterator[Piece]:
    for index, question in enumerate(subject.catalogue.introduction):
        path = f"introduction[{index}]"
        yield Piece(question.heading, f"{path}.heading")
        for prose in subject.introduction:
            if prose.path == f"{path}.text" and fold(prose.text):
                yield Piece(prose.text, prose.path)


def _entry(each: Placement, subject: Subject) -> Iterator[tuple[str, str]]:
    """Yield what stands with a resource's title."""
    resource, path = each.resource, f"resources.{each.id}"
    if not _in_full(subject):
        yield expected.host(resource.url), f"{path}.url"
        return
    yield resource.url, f"{path}.url"
    for key in ("publisher", "duration", "note"):
        if text := getattr(resource, key):
            yield text, f"{path}.{key}"
    if resource.reference:
        parts = _parts if subject.turns else _citation
        for text in parts(resource.reference):
            yield text, f"{path}.reference"


def _among(each: Placement, subject: Subject) -> int:
    """Count the letters that may stand between an entry's title and the last that is its own."""
    catalogue, work = subject.catalogue, each.resource.reference
    labels = [level.label for level in catalogue.levels]
    labels += [format_.label for format_ in catalogue.formats]
    own = [each.resource.publisher, each.resource.duration, work and work.journal]
    return max(map(len, labels)) + sum(len(text) for text in own if text)


def _citation(work: Reference) -> Iterator[str]:
    """Yield what Vancouver style prints of a published work, as ICMJE recommends it."""
    named = [name for name in work.authors if not _others(name)]
    if named:
        yield ", ".join(named[:MOST_AUTHORS])
    if len(named) > MOST_AUTHORS:
        yield "et al"
    if work.journal:
        yield work.journal
    volume = (work.volume or "") + (f"({work.issue})" if work.issue else "")
    dated = ";".join(filter(None, (work.year, volume)))
    if place := ":".join(filter(None, (dated, work.pages))):
        yield place


def _others(name: str) -> bool:
    return re.match(r"et\b|others", name, re.IGNORECASE) is not None


def _parts(work: Reference) -> Iterator[str]:
    """Yield the words of a work by themselves: between Arabic ones PDFium turns their order."""
    names = [name for name in work.authors if not _others(name)][:MOST_AUTHORS]
    parts = (*names, work.journal, work.year, work.volume, work.issue, work.pages)
    for part in filter(None, parts):
        yield from part.split()


def _near(piece: Piece, places: Sequence[int], reading: Reading) -> Iterator[Fault]:
    """Yield what should stand with a piece and does not.

    A title may occur in another's note as well: it is enough that one occurrence has it all.
    """
    near = [(reading.wanted(text), text, path) for text, path in piece.near]
    room = sum(len(wanted) for wanted, _, _ in near) + 2 * len(piece.text) + piece.among + ROOM
    missing = [
        [(text, path) for wanted, text, path in near if wanted not in reading.text[at : at + room]]
        for at in places
    ]
    for text, path in min(missing, key=len, default=[]):
        values = {"text": text, "title": piece.text}
        yield Fault(say.NOT_WITH, reading.page(places[0]), path, values)


def _in_order(found: Sequence[Sequence[int]]) -> list[int | None]:
    """Return a place for as many pieces as can stand in their order, None for the others.

    `found` are each piece's places: a step's title stands in the overview and over the step. Of
    all rows of places that rise, the longest is taken, so that one piece that is missing or
    misplaced does not accuse the rest.
    """
    ends: list[int] = []  # the least place at which a row of this length can end
    last: list[tuple[int, int]] = []  # piece and place that it ends with
    before: dict[tuple[int, int], tuple[int, int] | None] = {}
    for number, places in enumerate(found):
        for place in reversed(places):
            length = bisect_left(ends, place)
            before[number, place] = last[length - 1] if length else None
            ends[length : length + 1] = [place]
            last[length : length + 1] = [(number, place)]
    chosen: list[int | None] = [None] * len(found)
    end = last[-1] if last else None
    while end is not None:
        chosen[end[0]] = end[1]
        end = before[end]
    return chosen


def _occurrences(wanted: str, text: str) -> list[int]:
    places, place = [], text.find(wanted)
    while place >= 0 and wanted:
        places.append(place)
        place = text.find(wanted, place + 1)
    return places

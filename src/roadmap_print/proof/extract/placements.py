"""Where on the pages each step and each of its entries stands, by headings, titles and numbers.

A block is the text of one paragraph, heading, cell or link, or a picture, in reading order.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, reduce
from itertools import accumulate, groupby

from roadmap_print.catalogue.texts import texts
from roadmap_print.i18n.page_words import words
from roadmap_print.proof.extract.page_values import Box, LineOfText, TagElement, TextRun, grouped
from roadmap_print.proof.extract.reading_text import TextReading, alike, read
from roadmap_print.proof.requirements import Placement
from roadmap_print.proof.subject import Subject, normalise_text

STEP = "H2"  # what a step is headed by in all publications
FORMAT = "H3"  # and its formats, but on the poster
INLINE = frozenset({"Span", "NonStruct", "Lbl", "Em", "Strong", "Quote", "Code"})
ENDS = frozenset({"H1", "H2"})  # headings at which a step ends
SHORT, LEAST = "...", 5  # ends a title that has no room, of which so many letters are left
SAME_LINE = 0.4  # of the lower one's height, by which ink in one line overlaps
LAST = "\u0530"  # behind the Latin, Greek and Cyrillic letters, which one font has all of
BESIDE = 40.0  # mm from a heading, within which the disc with its number stands


@dataclass(frozen=True, slots=True)
class TaggedText:
    """A folded text, and where in it words may begin, or a picture's `alt`, with its element.

    `box` is round its ink; `lines` are those that it is set in, `faces` the fonts of its letters.
    """

    element: TagElement
    page: int
    text: str
    begins: frozenset[int] = frozenset()
    alt: str = ""
    box: Box | None = None
    lines: tuple[LineOfText, ...] = ()
    faces: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlacedStep:
    """A block and its step, 0 for none; `heads` says it is the heading, `numbered` with number."""

    block: TaggedText
    step: int
    heads: bool = False
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class PlacedEntry:
    """A resource's title in a step, with what stands around it.

    `owners` are the placements that it may be, more than one where titles are equal; `heading` is
    the text of the last heading before it, `figures` what its pictures say, codes apart, `words`
    all that is said in it; `box` is round its title.
    """

    page: int
    owners: tuple[Placement, ...]
    heading: str
    figures: tuple[str, ...]
    words: tuple[str, ...] = ()
    box: Box | None = None


ANYWHERE = ""
"""The key of titles by whatever address: no address is empty."""


@dataclass(frozen=True)
class Route:
    """All blocks of the pages in reading order, and what is known of them."""

    subject: Subject
    reading: TextReading
    placed: tuple[PlacedStep, ...]

    @cached_property
    def pages(self) -> Mapping[int, frozenset[int]]:
        """The pages on which a heading of each step stands, by the step's number."""
        found = grouped((each.step, each.block.page) for each in self.placed if each.heads)
        return {number: frozenset(pages) for number, pages in found.items()}

    @cached_property
    def entries(self) -> tuple[PlacedEntry, ...]:
        """All entries of the steps, in reading order."""
        return tuple(_entries(self))

    @cached_property
    def stands(self) -> Mapping[str, frozenset[int]]:
        """The pages on which each resource stands in a step, by its id."""
        found = grouped((one.id, entry.page) for entry in self.entries for one in entry.owners)
        return {id_: frozenset(pages) for id_, pages in found.items()}

    @cached_property
    def first(self) -> Mapping[str, int]:
        """The number of the first of the steps that each resource stands in, by its id."""
        return {each.id: each.number for each in reversed(self.subject.placements)}

    @cached_property
    def standing(self) -> Mapping[tuple[str, int], frozenset[int]]:
        """The pages on which each resource stands in each step, by its id and the number."""
        owned = [(one, entry.page) for entry in self.entries for one in entry.owners]
        found = grouped(((one.id, one.number), page) for one, page in owned)
        return {key: frozenset(pages) for key, pages in found.items()}

    def titled(self, text: str, step: int = 0) -> tuple[Placement, ...]:
        """Return the placements, of one step or of all, whose title a text is."""
        return self._titles.get((text, step, ANYWHERE), ())

    def leads_there(self, text: str, address: str | None) -> bool:
        """Tell whether a text is the title of a placement of this address."""
        return (text, 0, address) in self._titles

    @cached_property
    def texts(self) -> Mapping[str, Sequence[tuple[str, str]]]:
        """All texts of the catalogue with their keys, by how they stand on the pages."""
        found = texts(self.subject.catalogue)
        return grouped((self.reading.wanted(text), (text, path)) for path, text in found)

    def owners(self, block: TaggedText, step: int = 0) -> tuple[Placement, ...]:
        """Return the placements whose title a link is: those that it leads to, if there are any."""
        titled = self.titled(block.text, step)
        link = self.subject.leads.get(block.element.number)
        led = self._titles.get((block.text, step, link.uri), ()) if link else ()
        return led or titled

    def ways(self, each: PlacedStep) -> Sequence[tuple[str, str]]:
        """Return texts and keys that a block may be: of its resource, else its step, else any."""
        text = each.block.text
        ways = self.texts.get(text, ())
        if not ways or not each.step:
            return ways
        owners = dict.fromkeys(one.id for one in self.owners(each.block, each.step))
        own = [way for id_ in owners for way in self._own_texts.get((text, id_), ())]
        return own or self._own_texts.get((text, each.step), ()) or ways

    @cached_property
    def _own_texts(self) -> Mapping[tuple[str, str | int], Sequence[tuple[str, str]]]:
        """The texts of each resource, by its id, and of each step, by its number."""
        catalogue = self.subject.catalogue
        owners: list[tuple[str | int, str, object]] = [
            (id_, f"resources.{id_}", each) for id_, each in catalogue.resources.items()
        ]
        owners += [
            (number, f"steps[{number - 1}]", each)
            for number, each in enumerate(catalogue.steps, start=1)
        ]
        found = ((key, *each) for key, path, value in owners for each in texts(value, path))
        return grouped(
            ((self.reading.wanted(text), key), (text, path)) for key, path, text in found
        )

    @cached_property
    def _titles(self) -> Mapping[tuple[str, int, str | None], tuple[Placement, ...]]:
        """The placements by their title, step, or 0 for any, and address, or `ANYWHERE`."""
        titles = grouped(
            ((self.reading.wanted(each.resource.title), step, address), each)
            for each in self.subject.placements
            for step in (0, each.number)
            for address in (ANYWHERE, each.resource.url)
        )
        return {key: tuple(each) for key, each in titles.items()}


def follow(subject: Subject) -> Route:
    """Find steps and entries on the pages of a publication."""
    reading = read(subject)
    return Route(subject, reading, tuple(_placed(_blocks(subject, reading), subject, reading)))


def _blocks(subject: Subject, reading: TextReading) -> Iterator[TaggedText]:
    drawn = {(sheet.number, figure.mark) for sheet in subject.sheets for figure in sheet.figures}
    contents = subject.structure.contents
    owned = groupby(contents, lambda each: (_holder(each.element, subject), each.page))
    for (number, page), group in owned:
        holder, keys = subject.element(number), [(page, each.mark) for each in group]
        if holder.kind == "Figure" and keys[0] in drawn:
            yield TaggedText(holder, page, "", alt=holder.alt)
        runs = [run for key in keys for run in subject.runs.get(key, ())]
        words = [[reading.found(normalise_text(each)) for each in run.text.split()] for run in runs]
        found = [each for several in words for each in several]
        if text := "".join(found):
            begins = frozenset(accumulate(map(len, found[:-1]), initial=0))
            box = reduce(Box.with_, [run.box for run in runs])
            lines = tuple(_lines(zip(runs, map(len, map("".join, words)), strict=True)))
            yield TaggedText(holder, page, text, begins, "", box, lines, _faces(runs))


def _lines(runs: Iterable[tuple[TextRun, int]]) -> Iterator[LineOfText]:
    """Yield the lines that runs of so many letters stand in: in one line they overlap in height."""
    begin = end = 0
    box: Box | None = None
    for run, length in runs:
        if not length:
            continue
        if box and box.shared(run.box)[1] < SAME_LINE * min(box.height, run.box.height):
            yield LineOfText(begin, end, box)
            begin, box = end, None
        box, end = box.with_(run.box) if box else run.box, end + length
    if box:
        yield LineOfText(begin, end, box)


def _faces(runs: Iterable[TextRun]) -> tuple[str, ...]:
    """Return the fonts that letters of scripts with many fonts are drawn in, each once."""
    lettered = (run for run in runs if any(each.isalpha() and each < LAST for each in run.text))
    return tuple(dict.fromkeys(run.font.partition("+")[2] or run.font for run in lettered))


def _holder(number: int, subject: Subject) -> int:
    """Return the figure, paragraph, heading, cell or link that a piece of content belongs to."""
    element = subject.element(number)
    if element.kind == "Figure":
        return number
    kinds = zip(reversed(element.parents), reversed(element.path), strict=True)
    return next((parent for parent, kind in kinds if kind not in INLINE), number)


def _placed(
    found: Iterable[TaggedText], subject: Subject, reading: TextReading
) -> Iterator[PlacedStep]:
    """Yield each block with its step: its title begins it, its number tells equal ones apart."""
    steps = ((number, subject.catalogue.steps[number - 1].title) for number in subject.steps)
    own = words(subject.catalogue.language)
    said = normalise_text(own.step), (*map(normalise_text, (own.continued, own.continuation)),)
    titles = [_Title(each, reading.wanted(text), *said) for each, text in steps]
    step, before = 0, ""
    discs = _discs(subject)
    for block in found:
        heads = numbered = False
        if block.element.kind in ENDS:
            named = [title for title in titles if title.heads(block)]
            near = discs.get(block.page, ())
            told = next((each.number for each in named if each.numbers(block, before, near)), 0)
            step = told or next((title.number for title in named if title.number >= step), 0)
            heads, numbered = step > 0, told > 0
        before = block.text or before
        yield PlacedStep(block, step, heads, numbered)


def _discs(subject: Subject) -> Mapping[int, Sequence[tuple[str, Box]]]:
    """Return the numbers that are drawn by themselves and read by nobody, by their page."""
    numerals = (
        (sheet.number, (run.text.strip(), run.box))
        for sheet in subject.sheets
        for run in sheet.runs
        if run.artifact and run.text.strip().isdecimal()
    )
    return grouped(numerals)


@dataclass(frozen=True, slots=True)
class _Title:
    """A step's title as it would be printed.

    `step` is the word for a step, `continued` what follows a heading that is said once more.
    """

    number: int
    text: str
    step: str
    continued: tuple[str, ...]

    def heads(self, block: TaggedText) -> bool:
        """Tell whether a block is the heading of this step, its number in it or not."""
        if block.element.kind != STEP:
            return False
        texts = {block.text, *map(block.text.removesuffix, self.continued)}
        numbered = {f"{self.number}{self.text}", f"{self.step}{self.number}:{self.text}"}
        short = (text.removesuffix(SHORT) for text in texts if text.endswith(SHORT))
        return (
            bool(texts & numbered)
            or any(alike(text, self.text) for text in texts)
            or any(len(text) > LEAST and self.text.startswith(text) for text in short)
        )

    def numbers(self, block: TaggedText, before: str, discs: Iterable[tuple[str, Box]]) -> bool:
        """Tell whether the number stands before the heading, in it, or beside it in a disc."""
        number = str(self.number)
        spoken = normalise_text(block.element.spoken)
        named = re.compile(re.escape(f"{self.step}{number}") + r"(?!\d)")
        inside = block.text == f"{number}{self.text}"
        if before == number or inside:
            return True
        if any(map(named.match, (before, block.text, spoken))):
            return True
        if block.box is None:
            return False
        near = min(((box.apart(block.box), text) for text, box in discs), default=(BESIDE, ""))
        return near[0] < BESIDE and near[1] == number


def _entries(route: Route) -> Iterator[PlacedEntry]:
    figures, texts = _figures(route.placed), _texts(route.placed)
    heading = ""
    for each in route.placed:
        block = each.block
        if each.heads:
            heading = ""
        elif FORMAT in block.element.path:
            heading = block.text or normalise_text(block.alt)
        item = _item(block)
        led = route.subject.leads.get(block.element.number)
        if led and led.target is not None:
            continue  # to a page: a step may be called like a resource
        if each.step and item and (owners := route.owners(block, each.step)):
            said = tuple(figures.get(item, ())), tuple(texts.get(item, ()))
            yield PlacedEntry(block.page, owners, heading, *said, block.box)


def _item(block: TaggedText) -> int | None:
    """Return the list item that a link stands in: the whole of an entry."""
    if block.element.kind != "Link":
        return None
    kinds = zip(reversed(block.element.path), reversed(block.element.parents), strict=True)
    return next((number for kind, number in kinds if kind == "LBody"), None)


def _figures(placed: Sequence[PlacedStep]) -> Mapping[int, Sequence[str]]:
    """Return what the pictures inside each element say, but for codes, which are links."""
    blocks = (each.block for each in placed if "Link" not in each.block.element.path)
    said = ((block.element, block.alt) for block in blocks if block.alt)
    return grouped((number, alt) for element, alt in said for number in element.parents)


def _texts(placed: Sequence[PlacedStep]) -> Mapping[int, Sequence[str]]:
    """Return the texts inside each list item."""
    said = ((each.block.element, each.block.text) for each in placed if each.block.text)
    items = ((element, text) for element, text in said if "LBody" in element.path)
    return grouped((element.parents[element.path.index("LBody")], text) for element, text in items)

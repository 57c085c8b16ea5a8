"""A deck as the subject of a proof: its slides as pages, its shapes as what is told along tags.

So what both a PDF and a deck can be held to is judged by the same checks. Places are those of
boxes, not of ink; what is told are paragraphs, links and pictures in the order of the slide.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import groupby
from typing import Final

from roadmap_print.catalogue.audiences.choice import printed_steps
from roadmap_print.catalogue.model import Catalogue
from roadmap_print.catalogue.urls import AddressError, encode
from roadmap_print.proof.extract.page_values import (
    Bookmark,
    Box,
    Content,
    DecodedCode,
    FinishedPage,
    PageLink,
    Structure,
    TagElement,
    TextRun,
)
from roadmap_print.proof.extract.seen_colours import mixed
from roadmap_print.proof.presentation.deck import Deck, DeckSection, DeckShape, DeckSlide
from roadmap_print.proof.presentation.package import Relationship
from roadmap_print.proof.presentation.text_styles import DeckRun
from roadmap_print.proof.requirements import floors, placements, prose
from roadmap_print.proof.subject import Subject, normalise_text
from roadmap_print.publications.minimum_sizes import MinimumSizes
from roadmap_print.publications.output_file import OutputFile

SHORT, LEAST = "...", 5
"""What ends a title that has no room, folded, and more letters than which are left of it."""
COVERED: Final = 0.9  # of a box, that another hides


@dataclass(frozen=True)
class DeckSubject:
    """A deck, and what it is as the subject of the checks of pages."""

    deck: Deck
    subject: Subject

    @property
    def least(self) -> MinimumSizes:
        """What its slides are to be no smaller than; as a house's template has it, no error."""
        return floors(self.subject.file, self.deck.width, self.deck.height)

    @cached_property
    def sections(self) -> Mapping[int, DeckSection]:
        """The section of each step by its number: of equal titles they stand in their order."""
        left, found = [each for each in self.deck.sections if each.slides], {}
        for number in self.subject.steps:
            named = (each for each in left if self.names(normalise_text(each.name), number))
            if section := next(named, None):
                found[number] = section
                left.remove(section)
        return found

    @cached_property
    def steps(self) -> tuple[int, ...]:
        """The steps that have slides: of a talk of many, there is the path alone."""
        every, slides = self.subject.steps, self.deck.slides
        if "entries" in self.subject.prints.keys:
            return every
        return tuple(n for n in every if any(self.heads(each.number, n) for each in slides))

    def names(self, text: str, step: int) -> bool:
        """Tell whether a folded text holds the title of a step, or how it begins."""
        return self._titles[step] in text or self.is_title(text, step)

    def is_title(self, text: str, step: int) -> bool:
        """Tell whether a folded text is the title of a step, or how it begins."""
        title, short = self._titles[step], text.removesuffix(SHORT)
        return title == text or (short != text and len(short) > LEAST and title.startswith(short))

    @cached_property
    def _titles(self) -> Mapping[int, str]:
        steps = enumerate(self.subject.catalogue.steps, start=1)
        return {number: normalise_text(step.title) for number, step in steps}

    def heads(self, slide: int, step: int) -> bool:
        """Tell whether a slide has the title of a step."""
        return self.names(normalise_text(self.deck.slides[slide - 1].title), step)

    def first_slides(self, step: int) -> Sequence[int]:
        """Return the first slide of a step; where no section tells, all that have its title."""
        if section := self.sections.get(step):
            return section.slides[:1]
        return [each.number for each in self.deck.slides if self.heads(each.number, step)]

    def slides_of(self, step: int) -> Sequence[DeckSlide]:
        """Return the slides of a step, all where no section tells which they are."""
        section = self.sections.get(step)
        slides = self.deck.slides
        return [slides[number - 1] for number in section.slides] if section else slides


def deck_subject(deck: Deck, made: OutputFile, catalogue: Catalogue) -> DeckSubject:
    """Return a deck that was `made` of a catalogue as what is judged."""
    teller = _Teller(deck)
    sheets = tuple(teller.page(slide) for slide in deck.slides)
    structure = Structure(
        sizes=tuple((deck.width, deck.height) for _ in sheets),
        title=deck.title,
        shows_title=True,
        lang=deck.language,
        marked=True,
        bookmarks=tuple(Bookmark(each.name, min(each.slides, default=0)) for each in deck.sections),
        links=tuple(sheet.links for sheet in sheets),
        elements=tuple(teller.elements),
        contents=tuple(teller.contents),
        annotations=teller.annotations,
        undrawn=frozenset(),
        pictured=frozenset(),
        from_right=deck.from_right,
    )
    subject = Subject(
        file=made,
        catalogue=catalogue,
        steps=printed_steps(catalogue, made.steps),
        placements=placements(catalogue, made.steps, made.publication.prints.first),
        introduction=prose(catalogue),
        floors=replace(floors(made, deck.width, deck.height), code=0.0, home=0.0),
        sheets=sheets,
        structure=structure,
    )
    return DeckSubject(deck, subject)


@dataclass
class _Teller:
    """Tells slides as pages, and gathers what is told along them."""

    deck: Deck
    elements: list[TagElement] = field(default_factory=list)
    contents: list[Content] = field(default_factory=list)
    annotations: dict[int, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._add("Document", None)

    def page(self, slide: DeckSlide) -> FinishedPage:
        """Return a slide as a page."""
        runs: list[TextRun] = []
        links: list[PageLink] = []
        codes: list[DecodedCode] = []
        for shape in slide.shapes:
            told = None if shape.placed.is_furniture else shape
            for paragraph in shape.paragraphs:
                for run, mark in self._paragraph(slide, shape, paragraph, links):
                    runs.append(_run(run, shape, mark if told else None))
            if shape.placed.is_picture or (shape.link and not shape.paragraphs):
                self._picture(slide, shape, links)
            codes.extend(shape.codes)
        return FinishedPage(
            number=slide.number,
            width=self.deck.width,
            height=self.deck.height,
            runs=tuple(runs),
            figures=(),
            codes=tuple(codes),
            links=tuple(links),
        )

    def _paragraph(
        self,
        slide: DeckSlide,
        shape: DeckShape,
        paragraph: Iterable[DeckRun],
        links: list[PageLink],
    ) -> Iterator[tuple[DeckRun, int]]:
        """Yield the runs of a paragraph with their marks, those of one link in one element."""
        kind = "H2" if shape.placed.is_title else "P"
        kind = "H1" if kind == "H2" and slide.number == 1 else kind
        holder: TagElement | None = None
        for (lead, sentence), linked in groupby(_linked(paragraph, shape.link), key=lambda e: e[1]):
            group = [run for run, _ in linked]
            if not shape.placed.is_furniture:
                holder = holder or self._add(kind, self.elements[0])
            element = holder
            if lead is not None:
                element = holder and self._add("Link", holder)
                # Where nothing is shown of a link, its text alone says where in the file it leads.
                said = sentence if lead.external else sentence or "".join(r.text for r in group)
                links.append(self._link(lead, said, shape.box, element))
            for run in group:
                mark = len(self.contents)
                if element is not None:
                    spoken = self._speaking(element, run.lang)
                    self.contents.append(Content(slide.number, mark, spoken.number))
                yield run, mark

    def _picture(self, slide: DeckSlide, shape: DeckShape, links: list[PageLink]) -> None:
        placed, element = shape.placed, self.elements[0]
        if shape.link:
            element = self._add("Link", element)
            links.append(self._link(shape.link, placed.description, shape.box, element))
        if placed.is_picture and not placed.is_decorative and not placed.told:
            figure = self._add("Figure", element, alt=placed.description)
            self.contents.append(Content(slide.number, len(self.contents), figure.number))

    def _link(
        self, lead: Relationship, sentence: str, box: Box, element: TagElement | None
    ) -> PageLink:
        number = len(self.annotations) + 1
        if element is not None:
            self.annotations[number] = element.number
        uri = _as_opened(lead.target) if lead.external else None
        target = None if lead.external else self.deck.numbers.get(lead.target, 0)
        return PageLink(box, uri, target, sentence, number, tagged=True)

    def _speaking(self, element: TagElement, lang: str) -> TagElement:
        """Let an element speak the language of its first run, and another be in it for others."""
        if not element.lang:
            self.elements[element.number] = replace(element, lang=lang)
        current = self.elements[element.number]
        return current if current.lang == lang else self._add("Span", current, lang=lang)

    def _add(
        self, kind: str, parent: TagElement | None, *, alt: str = "", lang: str = ""
    ) -> TagElement:
        number = len(self.elements)
        path, parents = (parent.path, parent.parents) if parent else ((), ())
        element = TagElement(
            number, kind, (*path, kind), (*parents, number), alt, lang, scoped=False
        )
        self.elements.append(element)
        return element


def _linked(
    paragraph: Iterable[DeckRun], whole: Relationship | None
) -> Iterator[tuple[DeckRun, tuple[Relationship | None, str]]]:
    """Yield each run with its link, else its shape's; ends of lines go with what is before."""
    key: tuple[Relationship | None, str] = whole, ""
    for run in paragraph:
        if run.text.strip():
            key = run.link or whole, run.sentence
        yield run, key


def _as_opened(address: str) -> str:
    """Return an address as a browser asks for it: Impress writes letters where it had bytes."""
    with suppress(AddressError):
        return encode(address)
    return address


def _run(run: DeckRun, shape: DeckShape, mark: int | None) -> TextRun:
    area = max(shape.box.width * shape.box.height, 1e-6)
    hidden = (shape.box.shared(box) for box in shape.upon)
    return TextRun(
        text=run.text,
        box=shape.box,
        size=run.size,
        colour=mixed(run.colour, shape.below[0], run.opacity) if shape.below else run.colour,
        font=f"{run.font}-Bold" if run.bold else run.font,
        mark=mark,
        artifact=mark is None,
        backgrounds=shape.below,
        opacity=run.opacity,
        covered=any(min(each) > 0 and each[0] * each[1] > COVERED * area for each in hidden),
    )

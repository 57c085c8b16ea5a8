"""Slides as a stranger finds them on finished pages, and as they were laid out before."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from unittest import mock

from roadmap_print.catalogue.model import Catalogue, Format, Resource, Step
from roadmap_print.content import view
from roadmap_print.content.build_options import BuildOptions
from roadmap_print.content.qr_codes import encode
from roadmap_print.layout.page_model import Element, Node, Page, Picture, TextBlock, blocks
from roadmap_print.pipeline.publication_pdf import PageSource, compose, make
from roadmap_print.proof import proofread
from roadmap_print.proof.extract.page_values import FinishedPage
from roadmap_print.proof.subject import Subject
from roadmap_print.publications.page_kit import PageKit
from roadmap_print.publications.registry import Publication
from roadmap_print.render.html_templates import Composed

HOME = "https://www.exemple.fr/roadmap-ia"


@dataclass(frozen=True)
class Deck:
    """A PDF of slides, with the catalogue that it was made of."""

    pdf: bytes
    composed: int
    subject: Subject

    @property
    def slides(self) -> tuple[FinishedPage, ...]:
        return self.subject.sheets

    def text(self, page: int) -> str:
        """The words of a page from 1, white space folded, decoration aside."""
        return said(self.slides[page - 1])

    def page_of(self, title: str) -> int:
        """The page of a step's bookmark."""
        marks = self.subject.structure.bookmarks
        return next(mark.page for mark in marks if mark.title.endswith(f": {title}"))

    @cached_property
    def codes(self) -> tuple[str, ...]:
        return tuple(code.text for slide in self.slides for code in slide.codes)


def said(slide: FinishedPage) -> str:
    """Return what a page says, without what is decoration."""
    words = " ".join(run.text for run in slide.runs if not run.artifact)
    return " ".join(words.replace("\u202f", " ").replace("\u00a0", " ").split())


def deck_of(
    publication: Publication, catalogue: Catalogue, choice: BuildOptions | None = None
) -> Deck:
    """Make a publication and look at it."""
    choice = choice or BuildOptions()
    pages = make(publication, source(publication, catalogue, choice))
    subject = proofread._subject(pages.pdf, choice.file(publication), catalogue)  # noqa: SLF001
    return Deck(pages.pdf, pages.pages, subject)


def findings(deck: Deck) -> list[str]:
    """Return what the proof-reader finds wrong."""
    made, catalogue = deck.subject.file, deck.subject.catalogue
    report = proofread.read(deck.pdf, made, catalogue, {}, file="roadmap.yaml")
    return [str(each) for each in report.problems if each.severity.name == "ERROR"]


def source(publication: Publication, catalogue: Catalogue, options: BuildOptions) -> PageSource:
    codes = encode(view.addresses(catalogue, step_codes=publication.step_codes))
    return PageSource(catalogue, codes, options)


def laid_out(
    publication: Publication, catalogue: Catalogue, choice: BuildOptions | None = None
) -> list[Page]:
    """Lay slides out without drawing them."""
    kept: list[Page] = []

    def keep(_kit: PageKit, pages: Sequence[Page], *_rest: object, **_named: object) -> Composed:
        kept.extend(pages)
        return Composed(lambda _: "", tuple(pages))

    with mock.patch.object(PageKit, "document", keep):
        compose(publication, source(publication, catalogue, choice or BuildOptions()))
    return kept


def pictures(nodes: Sequence[Node]) -> Iterator[Picture]:
    """Yield all pictures of a page."""
    for node in nodes:
        if isinstance(node, Element):
            yield from pictures(node.children)
        elif isinstance(node, Picture):
            yield node


def codes_on(page: Page) -> list[Picture]:
    return [each for each in pictures(page.content) if each.pixelated]


def check_places(page: Page, floor: float) -> None:
    """Hold a page to what it may not do: leave the paper, set small type, overlap."""
    texts = [each for each in blocks(page.content) if each.lines]
    for each in texts:
        assert each.top >= 2.0, each.text
        assert each.bottom <= page.frame.height - 1.0, each.text
        assert 0 <= each.start <= each.start + each.width <= page.frame.width + 0.1, each.text
        assert all(run.type.size >= floor for line in each.lines for run in line), each.text
    for place, one in enumerate(texts):
        for other in texts[place + 1 :]:
            assert not _collide(one, other), (one.text, other.text)
        for code in codes_on(page):
            down = min(one.bottom, code.area.bottom) - max(one.top, code.area.top)
            ends = one.start + max(_widths(one))
            across = min(ends, code.area.end) - max(one.start, code.area.start)
            assert one.align == "center" or min(down, across) <= 0.5, one.text


def _widths(block: TextBlock) -> list[float]:
    return [sum(run.type.width(run.text) for run in line) for line in block.lines]


def _collide(one: TextBlock, other: TextBlock) -> bool:
    """Tell whether two texts lie on each other, an end-aligned one by where its letters are."""
    down = min(one.bottom, other.bottom) - max(one.top, other.top)
    (a, b), (c, d) = map(_along, (one, other))
    return down > 1.0 and min(b, d) - max(a, c) > 1.0


def _along(block: TextBlock) -> tuple[float, float]:
    width = max(_widths(block))
    start = {
        "start": block.start,
        "end": block.start + block.width - width,
        "center": block.start + (block.width - width) / 2,
    }[block.align]
    return start, start + width


def with_home(catalogue: Catalogue) -> Catalogue:
    return replace(catalogue, home=HOME)


def catalogue_of(
    steps: int,
    entries: int,
    title: str = "Étape",
    resource: str = "Reconnaître la douleur : repères pratiques",
    *,
    objectives: Sequence[str] = ("Comprendre pourquoi",),
    home: str | None = None,
    language: str = "fr",
) -> Catalogue:
    """Make a catalogue of a size; entries are of two formats in turn."""
    resources = {
        f"r{step}-{n}": Resource(
            title=f"{resource} {step}.{n}",
            format=("course", "video")[n % 2],
            url=f"https://example.org/{step}/{n}",
        )
        for step in range(1, steps + 1)
        for n in range(entries)
    }
    return Catalogue(
        title="Une route",
        language=language,
        edition="2026",
        home=home,
        formats=(Format(id="course", label="Cours"), Format(id="video", label="Vidéos")),
        steps=tuple(
            Step(
                id=f"step-{step}",
                title=f"{title} {step}",
                objectives=tuple(objectives),
                resources=tuple(f"r{step}-{n}" for n in range(entries)),
            )
            for step in range(1, steps + 1)
        ),
        resources=resources,
    )


def squashed(text: str) -> str:
    """Drop what typography and line breaks change."""
    return re.sub(r"[\s\u200b\u00a0\u202f]", "", text.replace("'", "’").replace("...", "…"))

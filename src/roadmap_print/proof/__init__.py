"""Finished pages proof-read as a stranger's file: nothing is known of how they were made.

    PDF → pages (pixels, text) and structure (tags, links) → values → judgements → report

Every judgement is a function from what was found to faults, so that one fault hides no other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from roadmap_print.proof import (
    codes,
    completeness,
    contrast,
    letters,
    links,
    places,
    pointers,
    printings,
    route,
    signs,
    sizes,
    tags,
    wording,
)
from roadmap_print.proof import messages as say
from roadmap_print.proof.expected import ORDINARY, Promises, floors, placements
from roadmap_print.proof.faults import Fault, UnreadableError
from roadmap_print.proof.readable import readable
from roadmap_print.proof.report import Report, Summary, Teller, Weakest
from roadmap_print.proof.subject import Subject
from roadmap_print.publications import file_name

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from roadmap_print.catalogue.model import Catalogue
    from roadmap_print.publications import Printing, Publication

__all__ = ["Promises", "Report", "Summary", "UnreadableError", "load", "read"]

JUDGES = (
    codes.judge,
    completeness.judge,
    places.judge,
    sizes.judge,
    contrast.judge,
    tags.judge,
    letters.judge,
    wording.judge,
)
ROUTE_JUDGES = (links.judge, pointers.judge, signs.judge, wording.spaces)
PAPER_JUDGES = (
    *(judge for judge in JUDGES if judge not in {tags.judge, wording.judge}),
    printings.judge,
)


def read(
    pdf: Path | bytes,
    publication: Publication,
    catalogue: Catalogue,
    marks: Mapping[str, tuple[int, int]],
    *,
    file: str,
    steps: tuple[int, ...] = (),
    name: str | None = None,
    language: str = "en",
    printing: Printing | None = None,
    promises: Promises = ORDINARY,
) -> Report:
    """Proof-read a publication against its catalogue, read from `file`.

    `marks` has the line and column of each key; `steps` are the numbers of the steps printed,
    all where empty; `name` is what to call the PDF; messages are in `language`, "fr" or "en".
    A `printing` is read as it is once cut or folded; it has no tags to be judged. `promises` are
    those of large print and of grey.

    Raises UnreadableError for what cannot be looked at, OSError for no file.
    """
    data = pdf if isinstance(pdf, bytes) else pdf.read_bytes()
    with readable():
        subject = _subject(data, publication, printing, catalogue, steps, promises)
    file_called = file_name(publication, printing) if isinstance(pdf, bytes) else str(pdf)
    teller = Teller(publication, name or file_called, file, marks, language, printing)
    judges = PAPER_JUDGES if printing else JUDGES
    faults = [fault for judge in judges for fault in judge(subject)]
    if not printing and subject.structure.elements:
        found = route.follow(subject)
        faults += [fault for judge in ROUTE_JUDGES for fault in judge(found)]
    return Report(teller.problems(faults), _summary(subject))


def load() -> None:
    """Import what reads a PDF, a tenth of a second of work, before it is needed."""
    from roadmap_print.proof import pages, paper, prose, structure  # noqa: F401


def _subject(
    data: bytes,
    publication: Publication,
    printing: Printing | None,
    catalogue: Catalogue,
    steps: tuple[int, ...],
    promises: Promises,
) -> Subject:
    # These are heavy, and a command that reports nothing of pages needs none of them.
    from roadmap_print.proof import pages, paper, prose, structure

    sides = paper.look(data) if printing else None
    data = paper.reading(data, printing) if printing else data
    found = structure.read(data)
    if not found.sizes:
        raise UnreadableError(Fault(say.NO_PAGES))
    least = floors(publication, *found.sizes[0], promises)
    return Subject(
        publication=publication,
        catalogue=catalogue,
        steps=steps or tuple(range(1, len(catalogue.steps) + 1)),
        placements=placements(catalogue, steps),
        introduction=prose.prose(catalogue),
        floors=least,
        sheets=tuple(pages.look(data, found.links, least.scale, inks=promises.grey)),
        structure=found,
        printing=printing,
        paper=sides,
    )


def _summary(subject: Subject) -> Summary:
    sheets = subject.sheets
    runs = [run for sheet in sheets for run in sheet.runs]
    weakest = codes.weakest(subject)
    return Summary(
        publication=subject.publication.value,
        printing=subject.printing and subject.printing.value,
        pages=len(sheets),
        codes=sum(len(sheet.codes) for sheet in sheets),
        examples=codes.examples(subject),
        links=sum(len(sheet.links) for sheet in sheets),
        texts=len(runs),
        smallest=min((run.size for run in runs), default=0.0),
        contrast=min(map(contrast.least, runs), default=21.0),
        distance=codes.reach(subject),
        fonts=tuple(sorted({run.font.partition("+")[2] or run.font for run in runs})),
        weakest=weakest
        and Weakest(
            weakest[1].number,
            weakest[0].module,
            weakest[2].number if weakest[2] else 0,
            weakest[2].resource.title if weakest[2] else subject.catalogue.title,
        ),
    )

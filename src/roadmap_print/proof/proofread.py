"""Finished pages proof-read as a stranger's file: nothing is known of how they were made.

    PDF → pages (pixels, text) and structure (tags, links) → values → judgements → report
    slides → shapes, texts, pictures, notes                ↗

Every judgement is a function from what was found to faults, so that one fault hides no other.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from roadmap_print.catalogue.audiences.choice import printed_steps
from roadmap_print.catalogue.audiences.edition import read_edition
from roadmap_print.catalogue.model import Catalogue
from roadmap_print.catalogue.reading.diagnostics import Position
from roadmap_print.catalogue.reading.reader import Reading
from roadmap_print.i18n.direction import language_direction
from roadmap_print.problems import ProblemsError, check_steps
from roadmap_print.processes.limited import Limits, run_or_refuse
from roadmap_print.proof import publication_guess
from roadmap_print.proof.checks.codes import code_contents, link_targets
from roadmap_print.proof.checks.paper import print_files
from roadmap_print.proof.checks.structure import (
    contrast,
    line_clearance,
    overlap,
    page_sizes,
    step_places,
    tags,
)
from roadmap_print.proof.checks.text import (
    completeness,
    cross_references,
    missing_glyphs,
    step_labels,
    template_leftovers,
    typesetting,
)
from roadmap_print.proof.extract import placements as route
from roadmap_print.proof.extract.page_values import Wishes
from roadmap_print.proof.findings import UnreadableError, finding, readable
from roadmap_print.proof.presentation.judge_deck import judge_deck
from roadmap_print.proof.proof_report import Formatter, Report, Summary
from roadmap_print.proof.requirements import floors, placements, prose
from roadmap_print.proof.subject import Subject
from roadmap_print.publications.minimum_sizes import MinimumSizes
from roadmap_print.publications.output_file import PPTX, OutputFile
from roadmap_print.publications.registry import Publication

if TYPE_CHECKING:
    from roadmap_print.proof.extract.page_pixels import Looker

__all__ = ["Report", "Summary", "UnreadableError", "load", "read"]

CHECKS = (
    code_contents.check,
    completeness.check,
    overlap.check,
    line_clearance.check,
    page_sizes.check,
    contrast.check,
    tags.check,
    missing_glyphs.check,
    template_leftovers.check,
)
ROUTE_CHECKS = (
    link_targets.check,
    cross_references.check,
    step_labels.check,
    step_places.check,
    typesetting.check,
    template_leftovers.spaces,
)
PAPER_CHECKS = (
    *(each for each in CHECKS if each not in {tags.check, template_leftovers.check}),
    print_files.check,
)


class ProofOptions(NamedTuple):
    """What a file is to be held to, besides what it says itself."""

    steps: tuple[int, ...] = ()
    large_print: bool = False
    grey: bool = False
    audience: str | None = None

    def of(self, file: OutputFile) -> OutputFile:
        """Return what a file is to be held to."""
        return replace(
            file,
            steps=self.steps or file.steps,
            large_print=self.large_print or file.large_print,
            grey=self.grey or file.grey,
            audience=self.audience or file.audience,
        )


def proofread_file(
    pdf: Path, source: Path, reading: Reading, options: ProofOptions | None = None
) -> Report:
    """Proof-read a finished file against the catalogue that was read from `source`.

    What it is, the file says itself; where it is a foreign one, its pages do. It is read in a
    process that takes no more than such pages do. Raises OSError for no file, UnreadableError for
    one that cannot be looked at, NoStepError, NoEditionError, and ProblemsError for a catalogue
    with errors.
    """
    if reading.catalogue is None:
        raise ProblemsError(reading.problems)
    load()  # once, however many files there are
    asked, limits = options or ProofOptions(), _limits(reading.catalogue)
    refusal = UnreadableError(finding("boundless"))
    return run_or_refuse(limits, refusal, _read_strange, pdf, source, reading, asked)


def _limits(catalogue: Catalogue) -> Limits:
    """Return several times what the pages of a catalogue have taken, A0 for the press most."""
    stops = sum(len(step.resources) for step in catalogue.steps)
    return Limits(seconds=10 + stops // 10, megabytes=1_200)


def _read_strange(pdf: Path, source: Path, reading: Reading, asked: ProofOptions) -> Report:
    catalogue = reading.catalogue
    if catalogue is None or not pdf.is_file():
        raise FileNotFoundError(pdf)
    data = pdf.read_bytes()
    with readable():
        made = asked.of(publication_guess.kind(data, pdf))
    check_steps(made.steps, len(catalogue.steps), reading.language)
    edition = read_edition(reading, made.audience, made.steps, made.levels)
    catalogue = edition.catalogue or catalogue
    names = {"file": str(source), "name": str(pdf), "language": reading.language}
    return read(data, made, catalogue, edition.positions, look=None, **names)


def read(
    pdf: Path | bytes,
    made: OutputFile,
    catalogue: Catalogue,
    positions: Mapping[str, Position],
    *,
    file: str,
    name: str | None = None,
    language: str = "en",
    look: Looker | None = None,
) -> Report:
    """Proof-read a file that was `made` of a catalogue, read from `file`, its very edition.

    `positions` has the line and column of each key; `name` is what to call the PDF. A file for
    paper is read as it is once cut or folded, without tags. `look` is what looks at its pages,
    where these are to be shared. Raises UnreadableError, or OSError for no file.
    """
    data = pdf if isinstance(pdf, bytes) else pdf.read_bytes()
    file_called = made.name if isinstance(pdf, bytes) else str(pdf)
    formatter = Formatter(made, name or file_called, file, positions, language)
    if made.suffix == PPTX:
        subject, found = judge_deck(data, made, catalogue)
        return formatter.report(found, _summary(subject))
    with readable():
        subject = _subject(data, made, catalogue, look)
    checks = PAPER_CHECKS if made.paper else CHECKS
    found = [finding for check in checks for finding in check(subject)]
    if not made.paper and subject.structure.elements:
        on_route = route.follow(subject)
        found += [finding for check in ROUTE_CHECKS for finding in check(on_route)]
    return formatter.report(found, _summary(subject))


def load() -> None:
    """Import what reads a PDF, a tenth of a second of work, before it is needed."""
    from roadmap_print.proof.extract import page_pixels, tag_tree  # noqa: F401
    from roadmap_print.proof.extract.paper import paper_sheets  # noqa: F401


def _subject(
    data: bytes, made: OutputFile, catalogue: Catalogue, look: Looker | None = None
) -> Subject:
    # These are heavy, and a command that reports nothing of pages needs none of them.
    from roadmap_print.proof.extract import page_pixels, tag_tree
    from roadmap_print.proof.extract.paper import paper_sheets

    mirrored = language_direction(catalogue.language) == "rtl"
    sides = paper_sheets.look(data) if made.paper else None
    data = paper_sheets.reading(data, made.paper, mirrored=mirrored) if made.paper else data
    found = tag_tree.read(data)
    if not found.sizes or min(map(min, found.sizes)) <= 0:  # what has no size is no page
        raise UnreadableError(finding("no_pages"))
    least = floors(made, *found.sizes[0])
    wished = wishes(made.publication, least, mirrored=mirrored)
    return Subject(
        file=made,
        catalogue=catalogue,
        steps=printed_steps(catalogue, made.steps),
        placements=placements(catalogue, made.steps, made.publication.prints.first),
        introduction=prose(catalogue),
        floors=least,
        sheets=tuple((look or page_pixels.look)(data, found.links, least.scale, wished)),
        structure=found,
        paper=sides,
    )


def wishes(publication: Publication, least: MinimumSizes, *, mirrored: bool = False) -> Wishes:
    """Return what is looked for on the pages of a publication besides what all have."""
    labels, folds = publication.prints.labels, publication.folds
    return Wishes(least.grey, labels, folds, mirrored, least.seen_white)


def _summary(subject: Subject) -> Summary:
    sheets = subject.sheets
    runs = [run for sheet in sheets for run in sheet.runs]
    return Summary(
        publication=subject.file.publication.name,
        printing=subject.file.paper and subject.file.paper.value,
        pages=len(sheets),
        codes=sum(len(sheet.codes) for sheet in sheets),
        examples=code_contents.examples(subject),
        links=sum(len(sheet.links) for sheet in sheets),
        texts=len(runs),
        smallest=min((run.size for run in runs), default=0.0),
        contrast=min(map(contrast.least, runs), default=21.0),
        distance=code_contents.reach(subject),
        fonts=tuple(sorted({run.font.partition("+")[2] or run.font for run in runs})),
        weakest=code_contents.weakest(subject),
    )

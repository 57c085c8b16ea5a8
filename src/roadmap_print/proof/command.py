"""`roadmap-print proof`: finished PDFs read against the catalogue, and what was found."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import click

from roadmap_print import proof
from roadmap_print.arguments import check_steps
from roadmap_print.catalogue.reader import Reading, read
from roadmap_print.problems import Problem, Severity
from roadmap_print.proof import messages as say
from roadmap_print.proof.faults import Fault
from roadmap_print.proof.reading import readable
from roadmap_print.publications import Printing, Publication
from roadmap_print.report import Style, as_json, report, status

if TYPE_CHECKING:
    from roadmap_print.catalogue.model import Catalogue
    from roadmap_print.proof.report import Report

WIDE = 1.5  # a page that is so much wider than high is a slide
LARGE = 280.0  # mm, a page wider than that is a poster


def run(
    pdfs: Sequence[Path],
    catalogue: Path,
    steps: tuple[int, ...],
    style: Style,
    promises: proof.Promises,
) -> int:
    """Proof-read PDFs, tell what was found, and return the exit status.

    Raises click.BadParameter for a step that the catalogue has not.
    """
    reading = read(catalogue)
    if reading.catalogue is None:
        report(reading.problems, style, reading.language)
        return 1
    check_steps(steps, len(reading.catalogue.steps))
    reports: list[Report] = []
    problems: list[Problem] = []
    with _progress(pdfs) as shown:
        for pdf in shown:
            found = _read(pdf, reading.catalogue, reading, catalogue, steps, promises)
            if isinstance(found, Problem):
                problems.append(found)
            else:
                reports.append(found)
                problems.extend(found.problems)
    _tell(problems, reports, style, reading.language)
    return status(problems)


def _progress(pdfs: Sequence[Path]) -> AbstractContextManager[Iterable[Path]]:
    """Show which file is being read, where somebody is looking."""
    if not sys.stderr.isatty():
        return nullcontext(pdfs)
    return click.progressbar(
        pdfs, file=sys.stderr, show_eta=False, item_show_func=lambda pdf: pdf.name if pdf else None
    )


def publication(pdf: Path, width: float, height: float) -> Publication:
    """Tell what a PDF is: by its name, else by the first page's size in mm."""
    if named := _named(pdf):
        return named
    if width > WIDE * height:
        return Publication.SLIDES
    return Publication.POSTER if width > LARGE else Publication.BOOKLET


def _named(pdf: Path) -> Publication | None:
    return next((each for each in Publication if pdf.stem.startswith(each.value)), None)


def printing(pdf: Path) -> Printing | None:
    """Tell by a PDF's name what it is made for on paper, if it is."""
    return next((each for each in Printing if pdf.stem.endswith(f"-{each}")), None)


def _read(
    pdf: Path,
    catalogue: Catalogue,
    reading: Reading,
    file: Path,
    steps: tuple[int, ...],
    promises: proof.Promises,
) -> Report | Problem:
    try:
        data = pdf.read_bytes()
        width, height = (0.0, 0.0) if _named(pdf) else _size(data)
        return proof.read(
            data,
            publication(pdf, width, height),
            catalogue,
            reading.marks,
            printing=printing(pdf),
            file=str(file),
            steps=steps,
            name=str(pdf),
            language=reading.language,
            promises=promises,
        )
    except OSError:
        return _unreadable(Fault(say.NO_PDF), pdf, reading.language)
    except proof.UnreadableError as error:
        return _unreadable(error.fault, pdf, reading.language)


def _size(data: bytes) -> tuple[float, float]:
    """Return the first page's size in mm."""
    from roadmap_print.proof import structure

    with readable():
        return next(iter(structure.read(data).sizes), (0.0, 0.0))


def _unreadable(fault: Fault, pdf: Path, language: str) -> Problem:
    said = fault.saying.message.said(language, fault.values)
    hint = fault.saying.hint and fault.saying.hint.said(language, fault.values)
    return Problem(Severity.ERROR, str(pdf), 0, 0, "", said, hint, language)


def _tell(
    problems: Sequence[Problem], reports: Sequence[Report], style: Style, language: str
) -> None:
    if style == "json":
        summaries = [each.summary.as_json() for each in reports]
        sys.stdout.write(as_json(problems, summaries=summaries) + "\n")
        return
    report(problems, style, language)
    for each in reports:
        sys.stdout.write(each.summary.said(language) + "\n")

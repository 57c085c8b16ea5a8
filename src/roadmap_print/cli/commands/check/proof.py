"""`roadmap-print proof`: finished PDFs read against the catalogue, and what was found."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import click

from roadmap_print.catalogue.reading.reader import Reading, read
from roadmap_print.cli.param_types import check_steps
from roadmap_print.problem_report import Style, as_json, report, status
from roadmap_print.problems import Problem, Severity
from roadmap_print.proof import proofread
from roadmap_print.proof.findings import Finding, finding, readable

if TYPE_CHECKING:
    from roadmap_print.catalogue.model import Catalogue
    from roadmap_print.proof.proof_report import Report


def run(
    pdfs: Sequence[Path],
    catalogue: Path,
    steps: tuple[int, ...],
    style: Style,
    requirements: proofread.Requirements,
) -> int:
    """Proof-read PDFs, tell what was found, and return the exit status.

    Raises Refused for a step that the catalogue has not.
    """
    reading = read(catalogue)
    if reading.catalogue is None:
        report(reading.problems, style, reading.language)
        return 1
    check_steps(steps, len(reading.catalogue.steps), reading.language)
    reports: list[Report] = []
    problems: list[Problem] = []
    with _progress(pdfs) as shown:
        for pdf in shown:
            found = _read(pdf, reading.catalogue, reading, catalogue, steps, requirements)
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


def _read(
    pdf: Path,
    catalogue: Catalogue,
    reading: Reading,
    file: Path,
    steps: tuple[int, ...],
    requirements: proofread.Requirements,
) -> Report | Problem:
    from roadmap_print.proof.publication_guess import kind

    try:
        data = pdf.read_bytes()
        with readable():
            publication, printing = kind(data, pdf)
        return proofread.read(
            data,
            publication,
            catalogue,
            reading.marks,
            printing=printing,
            file=str(file),
            steps=steps,
            name=str(pdf),
            language=reading.language,
            requirements=requirements,
        )
    except OSError:
        return _unreadable(finding("no_pdf"), pdf, reading.language)
    except proofread.UnreadableError as error:
        return _unreadable(error.finding, pdf, reading.language)


def _unreadable(found: Finding, pdf: Path, language: str) -> Problem:
    return Problem(Severity.ERROR, str(pdf), 0, 0, "", *found.said(language), language)


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

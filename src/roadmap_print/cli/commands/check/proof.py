"""`roadmap-print proof`: finished PDFs read against the catalogue, and what was found."""

import sys
from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager, nullcontext
from math import inf
from pathlib import Path

import click

import roadmap_print
from roadmap_print.catalogue.reading.reader import Reading
from roadmap_print.cli.param_types import known_steps
from roadmap_print.i18n.translator import Message
from roadmap_print.problem_report import Style, as_json, report, status
from roadmap_print.problems import Problem, Severity
from roadmap_print.proof.proof_report import Report
from roadmap_print.proof.proofread import ProofOptions
from roadmap_print.publications import file_stamp
from roadmap_print.publications.output_file import OutputFile
from roadmap_print.publications.registry import UnknownPublicationError, every


def finished(folder: Path) -> tuple[Path, ...]:
    """Return the files in a folder that say that they are ours, or are called so, in their order.

    One of a publication that is unknown here comes last.
    """
    usual = (OutputFile(row, paper) for row in every() for paper in (None, *row.papers))
    called = {file.name: file.publication.order for file in usual}
    places: dict[Path, float] = {}
    for path in folder.glob("*.pdf"):
        try:
            stamp = file_stamp.look(path)
        except UnknownPublicationError:
            places[path] = inf
            continue
        if stamp or path.name in called:
            places[path] = stamp.publication.order if stamp else called[path.name]
    return tuple(sorted(places, key=lambda path: (places[path], len(path.name), path.name)))


def run(pdfs: Sequence[Path], catalogue: Path, style: Style, asked: ProofOptions) -> int:
    """Proof-read PDFs, tell what was found, and return the exit status.

    Raises ArgumentError for a step that the catalogue has not.
    """
    reading = roadmap_print.read(catalogue)
    if reading.catalogue is None:
        report(reading.problems, style, reading.language)
        return 1
    reports: list[Report] = []
    problems: list[Problem] = []
    with known_steps(), _progress(pdfs) as shown:
        for pdf in shown:
            found = _read(pdf, catalogue, reading, asked)
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


def _read(pdf: Path, source: Path, reading: Reading, asked: ProofOptions) -> Report | Problem:
    language = reading.language
    try:
        return roadmap_print.proofread(pdf, source, reading, asked)
    except OSError:
        return Problem.error(pdf, Message("proof.no_pdf"), language=language)
    except roadmap_print.UnreadableError as error:
        told = error.finding.said(language)
        return Problem(Severity.ERROR, str(pdf), 0, 0, "", *told, language)


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

"""`roadmap-print proof`: finished PDFs read against the catalogue, and what was found."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from math import inf
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from roadmap_print.catalogue.model import Catalogue
from roadmap_print.catalogue.reading.reader import Reading, read
from roadmap_print.cli.param_types import check_steps
from roadmap_print.i18n.translator import Message
from roadmap_print.problem_report import Style, as_json, report, status
from roadmap_print.problems import Problem, Severity
from roadmap_print.proof import proofread, publication_guess
from roadmap_print.proof.findings import readable
from roadmap_print.publications import file_stamp
from roadmap_print.publications.output_file import OutputFile
from roadmap_print.publications.registry import UnknownPublicationError, every

if TYPE_CHECKING:
    from roadmap_print.proof.proof_report import Report


class Asked(NamedTuple):
    """What the command line says that files are, besides what they say themselves."""

    steps: tuple[int, ...] = ()
    large_print: bool = False
    grey: bool = False

    def of(self, file: OutputFile) -> OutputFile:
        """Return what a file is to be held to."""
        return replace(
            file,
            steps=self.steps or file.steps,
            large_print=self.large_print or file.large_print,
            grey=self.grey or file.grey,
        )


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


def run(pdfs: Sequence[Path], catalogue: Path, style: Style, asked: Asked) -> int:
    """Proof-read PDFs, tell what was found, and return the exit status.

    Raises ArgumentError for a step that the catalogue has not.
    """
    reading = read(catalogue)
    if reading.catalogue is None:
        report(reading.problems, style, reading.language)
        return 1
    check_steps(asked.steps, len(reading.catalogue.steps), reading.language)
    reports: list[Report] = []
    problems: list[Problem] = []
    with _progress(pdfs) as shown:
        for pdf in shown:
            found = _read(pdf, reading.catalogue, reading, catalogue, asked)
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
    pdf: Path, catalogue: Catalogue, reading: Reading, source: Path, asked: Asked
) -> Report | Problem:
    try:
        data = pdf.read_bytes()
        with readable():
            made = asked.of(publication_guess.kind(data, pdf))
        language, file, name = reading.language, str(source), str(pdf)
        check_steps(made.steps, len(catalogue.steps), language)
        return proofread.read(
            data, made, catalogue, reading.marks, file=file, name=name, language=language
        )
    except OSError:
        return Problem.error(pdf, Message("proof.no_pdf"), language=reading.language)
    except proofread.UnreadableError as error:
        told, language = error.finding.said(reading.language), reading.language
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

"""`roadmap-print proof`: finished files read against the catalogue, and what was found."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from math import inf
from pathlib import Path

import click

import roadmap_print
from roadmap_print.catalogue.reading.reader import Reading
from roadmap_print.cli.inputs.catalogue_files import Chosen
from roadmap_print.cli.inputs.settings_file import look
from roadmap_print.cli.param_types import known_steps, usage_error
from roadmap_print.cli.quiet import shows_progress, tell_done
from roadmap_print.i18n.languages import common_language
from roadmap_print.i18n.translator import Message
from roadmap_print.problem_report import Style, as_json, report, status
from roadmap_print.problems import Problem, Severity
from roadmap_print.proof.proof_report import Report
from roadmap_print.proof.proofread import ProofOptions
from roadmap_print.proof.publication_guess import is_slides
from roadmap_print.publications import file_stamp
from roadmap_print.publications.output_file import PPTX, OutputFile
from roadmap_print.publications.registry import UnknownPublicationError, every


def finished(folder: Path) -> tuple[Path, ...]:
    """Return the files in a folder that say that they are ours, or are called so, in their order.

    One of a publication that is unknown here comes last.
    """
    usual = [OutputFile(row, paper) for row in every() for paper in (None, *row.papers)]
    usual += [OutputFile(row, suffix=PPTX) for row in every()]
    called = {file.name: file.publication.order for file in usual}
    places: dict[Path, float] = {}
    for path in (*folder.glob("*.pdf"), *folder.glob(f"*.{PPTX}")):
        try:
            stamp = file_stamp.look(path)
        except UnknownPublicationError:
            places[path] = inf
            continue
        if stamp or path.name in called:
            places[path] = stamp.publication.order if stamp else called[path.name]
    return tuple(sorted(places, key=lambda path: (places[path], len(path.name), path.name)))


def run(pdfs: Sequence[Path], chosen: Chosen, style: Style, asked: ProofOptions) -> int:
    """Proof-read PDFs, those of each catalogue's folder unless given, tell what was found.

    Return the exit status. Raises ArgumentError for a step that the catalogue has not,
    click.UsageError where there is nothing to read, or PDFs for several catalogues.
    """
    if pdfs and chosen.several:
        raise usage_error("proof_several")
    reports: list[tuple[Path, Report]] = []
    problems = list(chosen.problems)
    languages = []
    for file in chosen.files:
        reading, settings = roadmap_print.read(file), look(file)
        languages.append(reading.language)
        if reading.catalogue is None or settings.problems:
            problems += (*settings.problems, *reading.problems)
            continue
        folder = chosen.folder(file, settings.output)
        found = pdfs or finished(folder)
        if not found and not chosen.several:
            raise usage_error("no_pdf", folder=f"{folder}/")
        if not found:
            said = Message("several.no_pdf")
            problems.append(Problem.error(folder, said, language=reading.language))
        problems += _read_all(found, file, reading, asked, reports)
    _tell(tuple(dict.fromkeys(problems)), reports, style, common_language(languages))
    return status(problems)


def _read_all(
    pdfs: Sequence[Path],
    catalogue: Path,
    reading: Reading,
    asked: ProofOptions,
    reports: list[tuple[Path, Report]],
) -> Iterator[Problem]:
    """Read the PDFs of a catalogue, add a report of each, and yield the problems."""
    with known_steps(), _progress(pdfs) as shown:
        for pdf in shown:
            found = _read(pdf, catalogue, reading, asked)
            if isinstance(found, Problem):
                yield found
            else:
                reports.append((pdf, found))
                yield from found.problems


def _progress(pdfs: Sequence[Path]) -> AbstractContextManager[Iterable[Path]]:
    """Show which file is being read, where somebody is looking."""
    if not shows_progress():
        return nullcontext(pdfs)
    return click.progressbar(
        pdfs, file=sys.stderr, show_eta=False, item_show_func=lambda pdf: pdf.name if pdf else None
    )


def _read(pdf: Path, source: Path, reading: Reading, asked: ProofOptions) -> Report | Problem:
    language = reading.language
    try:
        return roadmap_print.proofread(pdf, source, reading, asked)
    except OSError:
        said = Message("proof.no_presentation" if is_slides(pdf) else "proof.no_pdf")
        return Problem.error(pdf, said, language=language)
    except roadmap_print.NoEditionError as error:
        if asked.audience:  # else the file says for whom it is
            raise
        told = error.message, error.hint
        return Problem(Severity.ERROR, str(pdf), 0, 0, "", *told, language)
    except roadmap_print.UnreadableError as error:
        told = error.finding.said(language)
        return Problem(Severity.ERROR, str(pdf), 0, 0, "", *told, language)


def _tell(
    problems: Sequence[Problem],
    reports: Sequence[tuple[Path, Report]],
    style: Style,
    language: str,
) -> None:
    if style == "json":
        summaries = [{"file": str(pdf), **each.summary.as_json()} for pdf, each in reports]
        sys.stdout.write(as_json(problems, summaries=summaries) + "\n")
        return
    report(problems, style, language)
    for pdf, each in reports:
        tell_done(f"{pdf}: {each.summary.said(language)}")

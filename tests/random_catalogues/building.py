"""A catalogue's file built as `build` does, in this process: all that keeps a file back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from roadmap_print.catalogue.audiences.choice import choose, printed_steps
from roadmap_print.catalogue.audiences.edition import read_edition
from roadmap_print.catalogue.model import Catalogue
from roadmap_print.catalogue.reading.reader import Reading, read
from roadmap_print.content.build_options import BuildOptions
from roadmap_print.content.qr_codes import encode
from roadmap_print.content.view import addresses
from roadmap_print.layout.overflow import FitError
from roadmap_print.pipeline.publication_pdf import PageSource, make
from roadmap_print.problems import Severity
from roadmap_print.proof import proofread
from roadmap_print.publications.registry import Publication, every
from roadmap_print.render.weasyprint_pdf import PageError

USUAL = BuildOptions()


def faults(file: Path, only: Sequence[str] = (), options: BuildOptions = USUAL) -> Iterator[str]:
    """Yield what `check` and the proof of each publication refuse, for all and for an audience."""
    reading = read(file)
    yield from (str(each) for each in reading.problems if each.severity is Severity.ERROR)
    if reading.catalogue is None:
        return
    yield from _faults(file, reading, only, options)
    if audience := first_audience(reading.catalogue):
        for each in _faults(file, read_edition(reading, audience), only, options):
            yield f"{audience}: {each}"


def first_audience(catalogue: Catalogue) -> str | None:
    """Give the first audience that anything is for."""
    ids = [each.id for each in catalogue.audiences]
    return next((each for each in ids if printed_steps(choose(catalogue, each))), None)


def _faults(
    file: Path, reading: Reading, only: Sequence[str], options: BuildOptions
) -> Iterator[str]:
    catalogue = reading.catalogue
    if catalogue is None:
        return
    codes = encode(addresses(catalogue, step_codes=True))
    content = PageSource(catalogue, codes, options)
    for publication in _wanted(only):
        if publication.lacks(catalogue) or not publication.holds(len(printed_steps(catalogue))):
            continue
        try:
            made = make(publication, content)
        except (FitError, PageError) as error:
            yield f"{publication}: {error}"
            continue
        output = options.file(publication)
        report = proofread.read(made.pdf, output, catalogue, reading.positions, file=str(file))
        told = [each for each in report.problems if each.severity is Severity.ERROR]
        yield from (f"{publication}: {each}" for each in told)


def _wanted(only: Sequence[str]) -> Iterator[Publication]:
    for each in every():
        if not each.of_steps and (not only or each.name in only):
            yield each

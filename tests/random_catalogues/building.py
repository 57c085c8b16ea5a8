"""A catalogue's file built as `build` does, in this process: all that keeps a file back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from roadmap_print.catalogue.reading.reader import read
from roadmap_print.content.build_options import BuildOptions
from roadmap_print.content.qr_codes import encode
from roadmap_print.content.view import addresses
from roadmap_print.layout.overflow import FitError
from roadmap_print.pipeline.publication_pdf import PageSource, make
from roadmap_print.problems import Severity
from roadmap_print.proof import proofread
from roadmap_print.publications.registry import Publication, every
from roadmap_print.render.weasyprint_pdf import PageError


def faults(file: Path, only: Sequence[str] = ()) -> Iterator[str]:
    """Yield what `check` and the proof of each publication refuse."""
    reading = read(file)
    yield from (str(each) for each in reading.problems if each.severity is Severity.ERROR)
    catalogue = reading.catalogue
    if catalogue is None:
        return
    codes = encode(addresses(catalogue, step_codes=True))
    content = PageSource(catalogue, codes, BuildOptions())
    for publication in _wanted(only):
        if publication.lacks(catalogue) or not publication.holds(len(catalogue.steps)):
            continue
        try:
            made = make(publication, content)
        except (FitError, PageError) as error:
            yield f"{publication}: {error}"
            continue
        output = BuildOptions().file(publication)
        report = proofread.read(made.pdf, output, catalogue, reading.positions, file=str(file))
        told = [each for each in report.problems if each.severity is Severity.ERROR]
        yield from (f"{publication}: {each}" for each in told)


def _wanted(only: Sequence[str]) -> Iterator[Publication]:
    for each in every():
        if not each.of_steps and (not only or each.name in only):
            yield each

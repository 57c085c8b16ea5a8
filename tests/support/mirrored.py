"""A catalogue that is read from the right, with names and numbers that are not, as pages."""

from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import TypeAlias

import spoiling as spoil

from roadmap_print.catalogue.model import Catalogue
from roadmap_print.catalogue.reading.reader import Reading, read
from roadmap_print.content.build_options import BuildOptions
from roadmap_print.content.qr_codes import encode
from roadmap_print.content.view import addresses
from roadmap_print.pipeline.publication_pdf import PageSource, make, print_on
from roadmap_print.proof import proofread as proof
from roadmap_print.proof.extract import page_pixels
from roadmap_print.proof.extract.page_values import FinishedPage, PageLink, Wishes
from roadmap_print.proof.proof_report import Report
from roadmap_print.publications.output_file import OutputFile
from roadmap_print.publications.registry import PaperVariant, Publication

Change: TypeAlias = Callable[[Catalogue], Catalogue]
CATALOGUE = Path(__file__).with_name("mirrored_roadmap.yaml")


@cache
def reading() -> Reading:
    found = read(CATALOGUE)
    assert found.catalogue is not None, found.problems
    return found


def catalogue() -> Catalogue:
    found = reading().catalogue
    assert found is not None
    return found


def same(catalogue: Catalogue) -> Catalogue:
    return catalogue


def _source(change: Change) -> PageSource:
    own = change(catalogue())
    return PageSource(own, encode(addresses(own, step_codes=True)), BuildOptions())


@cache
def printed(
    publication: Publication, paper: PaperVariant | None = None, change: Change = same
) -> bytes:
    """Print the catalogue, or what it is after a change."""
    source = _source(change)
    made = make(publication, source)
    if paper is None:
        return made.pdf
    return print_on(OutputFile(publication, paper), made, source).pdf


def proofread(
    pdf: bytes,
    publication: Publication,
    paper: PaperVariant | None = None,
    change: Change = same,
) -> Report:
    """Read pages against the catalogue, or against what it is after a change."""
    return proof.read(
        pdf,
        OutputFile(publication, paper),
        change(catalogue()),
        reading().positions,
        file="roadmap.yaml",
        language="en",
        look=_look,
    )


_seen: dict[tuple[bytes, float, Wishes], list[FinishedPage]] = {}


def _look(
    pdf: bytes, links: Sequence[Sequence[PageLink]], scale: float, wishes: Wishes
) -> list[FinishedPage]:
    """Look at the same pages once, whatever catalogues they are held against."""
    key = pdf, scale, wishes
    if key not in _seen:
        _seen[key] = list(page_pixels.look(pdf, links, scale, wishes))
    return _seen[key]


told = spoil.told

"""A catalogue that is read from the right, with names and numbers that are not, as pages."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import spoiling as spoil

from roadmap_print.catalogue.model import Catalogue
from roadmap_print.catalogue.reading.reader import Reading, read
from roadmap_print.content.build_options import BuildOptions
from roadmap_print.content.qr_codes import encode
from roadmap_print.content.view import addresses
from roadmap_print.pipeline.publication_pdf import PageSource, make, print_on
from roadmap_print.proof import proofread as proof
from roadmap_print.proof.proof_report import Report
from roadmap_print.publications.output_file import OutputFile
from roadmap_print.publications.registry import PaperVariant, Publication

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


def _source() -> PageSource:
    return PageSource(catalogue(), encode(addresses(catalogue(), step_codes=True)), BuildOptions())


@cache
def printed(publication: Publication, paper: PaperVariant | None = None) -> bytes:
    made = make(publication, _source())
    if paper is None:
        return made.pdf
    return print_on(OutputFile(publication, paper), made, _source()).pdf


def proofread(
    pdf: bytes,
    publication: Publication,
    paper: PaperVariant | None = None,
    change: Callable[[Catalogue], Catalogue] = lambda same: same,
) -> Report:
    """Read pages against the catalogue, or against what it is after a change."""
    return proof.read(
        pdf,
        OutputFile(publication, paper),
        change(catalogue()),
        reading().positions,
        file="roadmap.yaml",
        language="en",
    )


told = spoil.told

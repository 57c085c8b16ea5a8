"""Each sheet of the poster is proof-read for the distance that it is made to be read from."""

import io
from dataclasses import replace
from functools import cache
from pathlib import Path

import pikepdf
import pytest
from layouts import catalogue_of
from rows import POSTER
from spoiling import told

from roadmap_print.catalogue.reading.reader import Reading, read
from roadmap_print.content.build_options import BuildOptions
from roadmap_print.content.qr_codes import encode
from roadmap_print.content.view import addresses
from roadmap_print.i18n.translator import Message
from roadmap_print.pipeline.publication_pdf import PageSource, make
from roadmap_print.problems import Severity
from roadmap_print.proof import proofread as proof
from roadmap_print.publications.output_file import OutputFile
from roadmap_print.publications.registry import get

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[3]
ROADMAP = ROOT / "tests/catalogues/roadmap.yaml"
WALL = get("wall")


@cache
def reading(file: Path) -> Reading:
    return read(file)


@cache
def poster(file: Path, size: str) -> bytes:
    catalogue = reading(file).catalogue
    assert catalogue is not None
    codes = encode(addresses(catalogue))
    return make(POSTER, PageSource(catalogue, codes, BuildOptions((), size))).pdf


def proofread(pdf: bytes, file: Path, language: str = "en") -> proof.Report:
    found = reading(file)
    assert found.catalogue is not None
    made = OutputFile(POSTER)
    return proof.read(
        pdf, made, found.catalogue, found.positions, file=str(file), language=language
    )


@pytest.mark.parametrize(
    ("size", "metres"), [("a3", 0.40), ("a2", 0.60), ("a1", 0.84), ("a0", 1.17)]
)
def test_the_roadmap_reads_from_where_its_sheet_is_for(size: str, metres: float) -> None:
    report = proofread(poster(ROADMAP, size), ROADMAP)
    assert report.problems == ()
    assert report.summary.distance is not None
    assert report.summary.distance >= metres - 0.01
    assert f"reads from {report.summary.distance:.2f} m" in report.summary.said("en")
    assert "lisible à" in report.summary.said("fr")


def test_a_wall_poster_that_must_be_read_from_nearer_says_from_where() -> None:
    """Codes of long addresses have smaller modules."""
    catalogue = replace(catalogue_of(14, 1), home="https://www.exemple.org/" + 130 * "a")
    pdf = make(
        WALL, PageSource(catalogue, encode(addresses(catalogue, step_codes=True)), BuildOptions())
    ).pdf
    report = proof.read(pdf, OutputFile(WALL), catalogue, {}, file="wall.yaml", language="en")
    (problem,) = told(report, Message("proof.nearer"))
    assert problem.severity is Severity.WARNING
    assert problem.message.endswith("a sheet of this size is for 1.20 m")
    assert f"reads from {report.summary.distance:.2f} m" in problem.message


def test_a_larger_sheet_printed_on_a_smaller_one_is_an_error() -> None:
    """An A1, shrunk by a third by the print shop."""
    with pikepdf.open(io.BytesIO(poster(ROADMAP, "a1"))) as document:
        page = document.pages[0]
        page.contents_add(document.make_stream(b"q 0.66 0 0 0.66 0 0 cm"), prepend=True)
        page.contents_add(document.make_stream(b"Q"))
        for each in page.obj.Annots:
            each.Rect = pikepdf.Array([float(edge) * 0.66 for edge in each.Rect])
        page.mediabox = pikepdf.Array([float(edge) * 0.66 for edge in page.mediabox])
        file = io.BytesIO()
        document.save(file)
    report = proofread(file.getvalue(), ROADMAP)
    assert told(report, Message("proof.small_module"))
    assert not told(report, Message("proof.nearer"))
    assert not report.right

"""Each sheet of the poster is proof-read for the distance that it is made to be read from."""

import io
from functools import cache
from pathlib import Path

import pikepdf
import pytest
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

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[3]
ROADMAP = ROOT / "tests/catalogues/roadmap.yaml"
FORTY = ROOT / "tests" / "catalogues" / "good" / "forty-steps.yaml"


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
    return proof.read(pdf, made, found.catalogue, found.marks, file=str(file), language=language)


@pytest.mark.parametrize(
    ("size", "metres"), [("a3", 0.40), ("a2", 0.60), ("a1", 0.85), ("a0", 1.20)]
)
def test_the_roadmap_reads_from_where_its_sheet_is_for(size: str, metres: float) -> None:
    report = proofread(poster(ROADMAP, size), ROADMAP)
    assert report.problems == ()
    assert report.summary.distance is not None
    assert report.summary.distance >= metres - 0.01
    assert f"reads from {report.summary.distance:.2f} m" in report.summary.said("en")
    assert "lisible à" in report.summary.said("fr")


def test_a_sheet_that_must_be_read_from_nearer_says_from_where() -> None:
    report = proofread(poster(FORTY, "a1"), FORTY)
    (problem,) = told(report, Message("proof.nearer"))
    assert problem.severity is Severity.WARNING
    assert report.right
    assert problem.message.endswith("a sheet of this size is for 0.85 m")
    assert f"reads from {report.summary.distance:.2f} m" in problem.message
    french = proofread(poster(FORTY, "a1"), FORTY, "fr").problems
    assert any("faite pour 0,85 m" in each.message for each in french)


def test_a_larger_sheet_printed_on_a_smaller_one_is_an_error() -> None:
    """An A1 of small modules, shrunk to A2 by the print shop."""
    with pikepdf.open(io.BytesIO(poster(FORTY, "a1"))) as document:
        page = document.pages[0]
        page.contents_add(document.make_stream(b"q 0.7071 0 0 0.7071 0 0 cm"), prepend=True)
        page.contents_add(document.make_stream(b"Q"))
        for each in page.obj.Annots:
            each.Rect = pikepdf.Array([float(edge) * 0.7071 for edge in each.Rect])
        page.mediabox = pikepdf.Array([float(edge) * 0.7071 for edge in page.mediabox])
        file = io.BytesIO()
        document.save(file)
    report = proofread(file.getvalue(), FORTY)
    assert told(report, Message("proof.small_module"))
    assert not told(report, Message("proof.nearer"))
    assert not report.right

"""What the pages of the shipped roadmap may waste, and how small their letters may be.

A booklet that was no fuller than the one before it would not be worth its name: that one's step
pages were blank for 42 % of their height, and 59 % of its letters were smaller than 10 pt.
"""

from functools import cache
from pathlib import Path

import pytest
from drawing import Part, box, drawn, stroke, text
from page_measures import blank_height, small_letters
from rows import BOOKLET

from roadmap_print.catalogue.reading.reader import read
from roadmap_print.content.build_options import BuildOptions
from roadmap_print.content.qr_codes import encode
from roadmap_print.content.view import addresses
from roadmap_print.pipeline.publication_pdf import PageSource, make
from roadmap_print.proof import proofread as proof
from roadmap_print.proof.extract import placements
from roadmap_print.publications.output_file import OutputFile

ROADMAP = Path(__file__).parents[2] / "content/roadmap.yaml"
A4 = (210.0, 297.0)


@cache
def booklet() -> tuple[bytes, frozenset[int]]:
    """Return the booklet of the shipped roadmap, and the pages of its steps."""
    catalogue = read(ROADMAP).catalogue
    assert catalogue is not None
    pdf = make(BOOKLET, PageSource(catalogue, encode(addresses(catalogue)), BuildOptions())).pdf
    subject = proof._subject(pdf, OutputFile(BOOKLET), catalogue)  # noqa: SLF001
    pages = placements.follow(subject).pages
    assert set(pages) == set(range(1, 8))
    return pdf, frozenset(page for each in pages.values() for page in each)


@pytest.mark.slow
def test_step_pages_are_blank_for_a_third_of_their_height_at_most() -> None:
    pdf, pages = booklet()
    assert 0.05 < blank_height(pdf, pages) <= 0.35


@pytest.mark.slow
def test_hardly_a_letter_is_smaller_than_10_pt() -> None:
    assert small_letters(booklet()[0]) <= 0.05


def high(*parts: Part | str) -> float:
    """Return the height in mm that is not blank on a page with these parts."""
    return (1 - blank_height(drawn(parts, size=A4), [1])) * 227


LINE = stroke((20, 0), (20, 297), width=2.6)


@pytest.mark.parametrize(
    ("parts", "wanted"),
    [
        ((box(60, 150, 100, 50),), 50),
        ((box(60, 150, 100, 50, "0.78 g"),), 0),  # as pale as the rules of Notes
        ((LINE, box(60, 150, 100, 50)), 50),
        ((LINE, box(10, 150, 20, 50)), 0),  # a disc on the line
        ((LINE, stroke((113, 60), (113, 240), width=2.6), box(108, 150, 10, 50)), 0),
        ((LINE, stroke((113, 60), (113, 240), width=2.6), box(122, 150, 60, 50)), 50),
        ((box(60, 0, 100, 297),), 227),
    ],
)
def test_what_is_blank(parts: tuple[str, ...], wanted: float) -> None:
    assert high(*parts) == pytest.approx(wanted, abs=1.1)


def test_which_letters_are_small() -> None:
    sizes = text("abcdef", size=9.9), text("ab", base=20, size=10.0)
    pdf = drawn([Part(each) for each in sizes])
    assert small_letters(pdf) == pytest.approx(6 / 8)

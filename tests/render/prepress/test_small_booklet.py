"""A booklet of eight pages, rendered once: for a print shop, and on sheets to fold."""

import io
import re
from collections.abc import Iterator

import pikepdf
import pypdfium2
import pytest
import spoiling as spoil
from pdfs import MM
from rows import BOOKLET

from roadmap_print.content.build_options import BuildOptions
from roadmap_print.content.qr_codes import encode
from roadmap_print.content.view import addresses
from roadmap_print.pipeline.publication_pdf import Pages, PageSource, make, print_on
from roadmap_print.publications import file_stamp
from roadmap_print.publications.output_file import OutputFile
from roadmap_print.publications.registry import PaperVariant

STEPS = (1,)
SHEETS = {PaperVariant.FOLD_A3: (420, 297), PaperVariant.FOLD_A4: (297, 210)}
ORDER = {  # cover and back cover have no number; on A5 there are twice as many pages
    PaperVariant.FOLD_A3: [(None, None), (2, 3)],
    PaperVariant.FOLD_A4: [(None, None), (2, 7), (6, 3), (4, 5)],
}
PURE_BLACK = "0 0 0"


@pytest.fixture(scope="module")
def source() -> PageSource:
    catalogue = spoil.reading().catalogue
    assert catalogue is not None
    return PageSource(catalogue, encode(addresses(catalogue)), BuildOptions(STEPS))


@pytest.fixture(scope="module")
def four(source: PageSource) -> Pages:
    """Pages that are already a multiple of four, as sheets want them."""
    options = BuildOptions(STEPS, multiple=4)
    made = make(BOOKLET, PageSource(source.catalogue, source.codes, options))
    assert made.pages == 4
    return made


def on(paper: PaperVariant, pages: Pages, source: PageSource) -> bytes:
    made = print_on(OutputFile(BOOKLET, paper, STEPS), pages, source)
    with pikepdf.open(io.BytesIO(made.pdf)) as document:
        assert len(document.pages) == made.pages
        assert file_stamp.read(document) == OutputFile(BOOKLET, paper, STEPS)
    return made.pdf


@pytest.fixture(scope="module")
def pressed(four: Pages, source: PageSource) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(io.BytesIO(on(PaperVariant.PRESS, four, source))) as document:
        yield document


def edges(box: pikepdf.Array) -> list[float]:
    return [float(edge) * MM for edge in box]


def test_a_print_shop_gets_boxes_and_a_multiple_of_four_pages(pressed: pikepdf.Pdf) -> None:
    assert len(pressed.pages) == 4
    for page in pressed.pages:
        assert edges(page.mediabox) == pytest.approx([0, 0, 230, 317], abs=0.05)
        assert edges(page.trimbox) == pytest.approx([10, 10, 220, 307], abs=0.05)
        assert edges(page.bleedbox) == pytest.approx([7, 7, 223, 310], abs=0.05)
        assert "/Annots" not in page.obj


def inks_of_text(page: pikepdf.Page) -> Iterator[str]:
    """Yield the cyan, magenta and yellow in force where a text is painted."""
    inks, saved = PURE_BLACK, []
    for each in pikepdf.parse_content_stream(page):
        name = str(each.operator)
        assert name not in {"rg", "RG", "g", "G"}
        if name == "k":
            inks = " ".join(f"{float(ink):g}" for ink in list(each.operands)[:3])  # type: ignore[arg-type]
        elif name == "q":
            saved.append(inks)
        elif name == "Q":
            inks = saved.pop()
        elif name in {"Tj", "TJ"}:
            yield inks


def test_text_is_in_black_ink_alone(pressed: pikepdf.Pdf) -> None:
    found = [inks for page in pressed.pages for inks in inks_of_text(page)]
    assert len(found) > 40
    assert set(found) == {PURE_BLACK}


def numbers(page: pypdfium2.PdfPage) -> tuple[int | None, ...]:
    """Return the page number at the foot of each half, None where there is none."""
    text, (width, height) = page.get_textpage(), page.get_size()
    halves = []
    for left, right in ((0, width / 2), (width / 2, width)):
        foot = re.search(r"·\s(\d+)$", text.get_text_bounded(left, 0, right, height * 0.08))
        halves.append(int(foot[1]) if foot else None)
    return tuple(halves)


@pytest.mark.parametrize("paper", SHEETS)
def test_pages_stand_on_sheets_as_they_fold(
    paper: PaperVariant, four: Pages, source: PageSource
) -> None:
    """On A4 they are laid out anew, for A5."""
    document = pypdfium2.PdfDocument(on(paper, four, source))
    assert [numbers(page) for page in document] == ORDER[paper]
    for page in document:
        assert [side * MM for side in page.get_size()] == pytest.approx(SHEETS[paper], abs=0.05)


def test_pages_are_filled_up_to_whole_sheets(source: PageSource) -> None:
    """A booklet of a multiple of four pages is folded as it is."""
    made = make(BOOKLET, source)
    assert made.pages % 4 == 0
    document = pypdfium2.PdfDocument(on(PaperVariant.FOLD_A3, made, source))
    assert len(document) == made.pages // 2

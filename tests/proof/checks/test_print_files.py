"""Files for paper: good ones pass, and each fault made on purpose is told."""

import io
from collections.abc import Callable
from functools import cache

import pikepdf
import pytest
import spoiling as spoil
from PIL import Image
from rows import BOOKLET, POSTER
from spoiling import told

from roadmap_print.content.build_options import BuildOptions
from roadmap_print.content.qr_codes import encode
from roadmap_print.content.view import addresses
from roadmap_print.i18n.translator import Message
from roadmap_print.pipeline.publication_pdf import Pages, PageSource, make, print_on
from roadmap_print.proof import proofread as proof
from roadmap_print.proof.proof_report import Report
from roadmap_print.publications.output_file import OutputFile
from roadmap_print.publications.registry import PaperVariant, Publication

PT = 72 / 25.4
SCALES = "https://www.example.org/echelles"


@cache
def printed(printing: PaperVariant, publication: Publication = BOOKLET) -> Pages:
    catalogue = spoil.reading().catalogue
    assert catalogue is not None
    content = PageSource(catalogue, encode(addresses(catalogue)), BuildOptions())
    return print_on(OutputFile(publication, printing), make(publication, content), content)


def proofread(pdf: bytes, printing: PaperVariant, publication: Publication = BOOKLET) -> Report:
    found = spoil.reading()
    assert found.catalogue is not None
    made = OutputFile(publication, printing)
    return proof.read(pdf, made, found.catalogue, found.positions, file="roadmap.yaml")


@pytest.mark.slow
@pytest.mark.parametrize("printing", PaperVariant)
def test_a_good_booklet_passes(printing: PaperVariant) -> None:
    pages = printed(printing)
    report = proofread(pages.pdf, printing)
    assert not report.problems
    assert report.summary.codes > 5
    assert report.summary.pages % 4 == 0
    assert report.summary.pages == pages.pages * (1 if printing is PaperVariant.PRESS else 2)
    assert (
        report.summary.links == 0 if printing is PaperVariant.PRESS else report.summary.links > 10
    )
    assert report.summary.weakest
    assert report.summary.weakest.module >= 0.40


@pytest.mark.slow
def test_a_good_poster_passes() -> None:
    pages = printed(PaperVariant.PRESS, POSTER)
    report = proofread(pages.pdf, PaperVariant.PRESS, POSTER)
    assert not report.problems
    assert report.summary.said("en").startswith("poster for the press: 1 page, ")


def test_the_screen_s_booklet_is_nothing_for_a_print_shop() -> None:
    report = proofread(spoil.booklet(), PaperVariant.PRESS)
    for saying in (
        Message("proof.press_boxes"),
        Message("proof.press_link"),
        Message("proof.press_colour"),
    ):
        assert told(report, saying), saying


def drawing(content: bytes) -> Callable[[pikepdf.Pdf], None]:
    def change(document: pikepdf.Pdf) -> None:
        document.pages[2].contents_add(document.make_stream(content))

    return change


def link(document: pikepdf.Pdf) -> None:
    page = document.pages[1]
    page.Annots = pikepdf.Array(
        [pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[0, 0, 9, 9])]
    )


def moved_sheet(document: pikepdf.Pdf) -> None:
    page = document.pages[1]
    page.mediabox = pikepdf.Array([-9, -9, *page.mediabox[2:]])


def narrow_bleed(document: pikepdf.Pdf) -> None:
    page = document.pages[1]
    x0, y0, x1, y1 = map(float, page.trimbox)
    page.bleedbox = pikepdf.Array([x0 - 2 * PT, y0 - 2 * PT, x1 + 2 * PT, y1 + 2 * PT])


def cut_off(document: pikepdf.Pdf) -> None:
    """Draw nothing outside the trim, as pages without bleed would."""
    page = document.pages[1]
    x0, y0, x1, y1 = map(float, page.trimbox)
    clip = f"q {x0} {y0} {x1 - x0} {y1 - y0} re W n".encode()
    page.contents_add(document.make_stream(clip), prepend=True)
    page.contents_add(document.make_stream(b"Q"))


def missing_page(document: pikepdf.Pdf) -> None:
    del document.pages[-2]


def scaled(document: pikepdf.Pdf) -> None:
    del document.Root.ViewerPreferences.PrintScaling


def coloured_code(document: pikepdf.Pdf) -> None:
    """Store the codes' pictures as a screen has them, in a press's colours."""
    for each in document.objects:
        if isinstance(each, pikepdf.Stream) and each.get("/Subtype") == pikepdf.Name.Image:
            picture = pikepdf.PdfImage(each).as_pil_image().convert("RGB").convert("CMYK")
            each.write(picture.tobytes())
            each.ColorSpace, each.BitsPerComponent = pikepdf.Name.DeviceCMYK, 8
            if "/DecodeParms" in each:
                del each.DecodeParms


def picture_of_a_screen(document: pikepdf.Pdf) -> None:
    picture = Image.new("RGB", (2, 2), (200, 10, 10))
    document.pages[2].Resources.XObject["/Screen"] = document.make_stream(
        picture.tobytes(),
        Type=pikepdf.Name.XObject,
        Subtype=pikepdf.Name.Image,
        Width=2,
        Height=2,
        ColorSpace=pikepdf.Name.DeviceRGB,
        BitsPerComponent=8,
    )
    drawing(b"q 9 0 0 9 200 200 cm /Screen Do Q")(document)


def without_fonts(document: pikepdf.Pdf) -> None:
    for each in document.objects:
        if isinstance(each, pikepdf.Dictionary) and each.get("/Type") == "/FontDescriptor":
            for key in {"/FontFile2", "/FontFile3"} & {*each.keys()}:
                del each[key]


def line_in_a_form(document: pikepdf.Pdf) -> None:
    """Draw a line that is wide enough in a form, and shrink the form."""
    document.pages[2].Resources.XObject["/Shrunk"] = document.make_stream(
        b"1 w 0 0 0 1 K 0 0 m 900 900 l S",
        Type=pikepdf.Name.XObject,
        Subtype=pikepdf.Name.Form,
        BBox=[0, 0, 900, 900],
        Matrix=[0.5, 0, 0, 0.5, 0, 0],
    )
    drawing(b"q .5 0 0 .5 100 100 cm /Shrunk Do Q")(document)


PRESS_FAULTS = [
    (without_fonts, Message("proof.not_embedded")),
    (drawing(b"q 0.05 w 0 0 0 1 K 100 100 m 300 300 l S Q"), Message("proof.press_line")),
    (drawing(b"q 0 0 0 1 k 100 100 300 0.1 re f Q"), Message("proof.press_line")),
    (line_in_a_form, Message("proof.press_line")),
    (drawing(b"q 0.6 w 0 0 0 0 K 100 100 m 300 300 l S Q"), Message("proof.press_line_in_white")),
    (missing_page, Message("proof.press_pages")),
    (link, Message("proof.press_link")),
    (moved_sheet, Message("proof.press_origin")),
    (narrow_bleed, Message("proof.press_boxes")),
    (cut_off, Message("proof.press_bleed")),
    (scaled, Message("proof.scaled")),
    (coloured_code, Message("proof.press_code")),
    (picture_of_a_screen, Message("proof.press_colour")),
    (drawing(b"1 0 0 rg 0 0 1 1 re f"), Message("proof.press_colour")),
    (drawing(b"/Strange cs 0 0 1 1 re f"), Message("proof.press_colour")),
    (drawing(b"0.9 0.9 0.9 0.2 k 0 0 1 1 re f"), Message("proof.press_ink")),
    (drawing(b"0 1 0 0 k BT () Tj ET"), Message("proof.press_text")),
]


@pytest.mark.parametrize(("fault", "saying"), PRESS_FAULTS)
def test_what_a_press_cannot_print_is_told(
    fault: Callable[[pikepdf.Pdf], None], saying: Message
) -> None:
    pdf = spoil.edited(fault, printed(PaperVariant.PRESS).pdf)
    report = proofread(pdf, PaperVariant.PRESS)
    assert told(report, saying), report.problems
    assert not report.right


def exchanged(document: pikepdf.Pdf) -> None:
    """Put a sheet in upside down: its back where its front belongs."""
    pages = list(document.pages)
    document.pages[0], document.pages[1] = pages[1], pages[0]


def odd_side(document: pikepdf.Pdf) -> None:
    del document.pages[-1]


def unmarked(document: pikepdf.Pdf) -> None:
    """Paint over the middle."""
    middle = float(document.pages[1].mediabox[2]) / 2
    content = f"1 g {middle - 9} 0 18 900 re f".encode()
    document.pages[1].contents_add(document.make_stream(content))


def shrunk(document: pikepdf.Pdf) -> None:
    """Shrink A4 pages to half a sheet of A4, as printers' own booklet settings do."""
    for page in document.pages:
        page.contents_add(document.make_stream(b"q .7071 0 0 .7071 0 0 cm"), prepend=True)
        page.contents_add(document.make_stream(b"Q"))
        page.mediabox = pikepdf.Array([0, 0, 297 * PT, 210 * PT])
        for each in page.Annots:
            each.Rect = pikepdf.Array([float(edge) * 0.7071 for edge in each.Rect])


def long_edge(document: pikepdf.Pdf) -> None:
    document.Root.ViewerPreferences.Duplex = pikepdf.Name.DuplexFlipLongEdge


def moved_link(document: pikepdf.Pdf) -> None:
    """Leave the links where they were on the single page."""
    for page in document.pages:
        for each in page.Annots:
            each.Rect = pikepdf.Array([float(edge) * 0.5 for edge in each.Rect])


FOLD_FAULTS = [
    (exchanged, Message("proof.fold_order")),
    (unmarked, Message("proof.fold_mark")),
    (shrunk, Message("proof.fold_size")),
    (long_edge, Message("proof.fold_duplex")),
    (odd_side, Message("proof.fold_sides")),
    (scaled, Message("proof.scaled")),
    (moved_link, Message("proof.code_without_link")),
]


@pytest.mark.parametrize(("fault", "saying"), FOLD_FAULTS)
def test_what_would_not_fold_is_told(fault: Callable[[pikepdf.Pdf], None], saying: Message) -> None:
    pdf = spoil.edited(fault, printed(PaperVariant.FOLD_A3).pdf)
    assert told(proofread(pdf, PaperVariant.FOLD_A3), saying)


def test_a4_pages_shrunk_to_a5_have_too_small_type() -> None:
    pdf = spoil.edited(shrunk, printed(PaperVariant.FOLD_A3).pdf)
    report = proofread(pdf, PaperVariant.FOLD_A4)
    assert told(report, Message("proof.small_text"))
    assert not told(report, Message("proof.fold_size"))


def covered_code(document: pikepdf.Pdf) -> None:
    for number in range(len(document.pages)):
        document.pages[number].contents_add(
            document.make_stream(b"1 g 80 80 150 740 re f 680 80 150 740 re f")
        )


@pytest.mark.slow
@pytest.mark.parametrize("printing", [PaperVariant.PRESS, PaperVariant.FOLD_A3])
def test_codes_and_texts_are_looked_for_on_paper_too(printing: PaperVariant) -> None:
    good = printed(printing).pdf
    assert told(proofread(spoil.edited(covered_code, good), printing), Message("proof.no_code"))

    def wordless(document: pikepdf.Pdf) -> None:
        for page in document.pages:
            kept = [
                each
                for each in pikepdf.parse_content_stream(page)
                if str(each.operator) not in {"TJ", "Tj"}
            ]
            page.Contents = document.make_stream(pikepdf.unparse_content_stream(kept))

    report = proofread(spoil.edited(wordless, good), printing)
    assert told(report, Message("proof.missing"))


def test_the_whole_sheet_is_not_one_page() -> None:
    """What lies on the other half of a sheet is no fault of this one."""
    with pikepdf.open(io.BytesIO(printed(PaperVariant.FOLD_A3).pdf)) as document:
        assert (
            len(document.pages) * 2
            == proofread(printed(PaperVariant.FOLD_A3).pdf, PaperVariant.FOLD_A3).summary.pages
        )

"""Sheets that are a booklet once they are folded."""

import io
import re
from collections import Counter

import numpy as np
import pikepdf
import pypdfium2
import pytest
import spoiling as spoil
from pdfs import MM, Pdf
from pypdfium2 import raw
from rows import BOOKLET

from roadmap_print.content.build_options import BuildOptions
from roadmap_print.content.qr_codes import encode
from roadmap_print.content.view import addresses
from roadmap_print.pipeline.publication_pdf import PageSource, make
from roadmap_print.publications.registry import Publication
from roadmap_print.render.prepress import imposition

A3 = (420, 297)


def booklet(steps: tuple[int, ...], **choices: object) -> bytes:
    catalogue = spoil.reading().catalogue
    assert catalogue is not None
    options = BuildOptions(steps, **choices)  # type: ignore[arg-type]
    codes = encode(addresses(catalogue))
    return make(BOOKLET, PageSource(catalogue, codes, options)).pdf


@pytest.fixture(scope="module")
def pages(printed: dict[Publication, Pdf]) -> Pdf:
    return printed[BOOKLET]


@pytest.fixture(scope="module")
def sheets(pages: Pdf, tmp_path_factory: pytest.TempPathFactory) -> Pdf:
    file = tmp_path_factory.mktemp("folded") / "booklet-fold-a3.pdf"
    file.write_bytes(imposition.fold(pages.path.read_bytes(), A3))
    return Pdf(file)


@pytest.fixture(scope="module")
def eight(tmp_path_factory: pytest.TempPathFactory) -> Pdf:
    made = booklet((), multiple=4, page="a5")
    file = tmp_path_factory.mktemp("eight") / "booklet-fold-a4.pdf"
    with pikepdf.open(io.BytesIO(made)) as document:
        assert len(document.pages) == 8
    file.write_bytes(imposition.fold(made, (297, 210)))
    return Pdf(file)


def test_eight_pages_fold_as_every_printer_knows() -> None:
    sides = [(left + 1, right + 1) for left, right, _ in imposition.order(8)]
    assert sides == [(8, 1), (2, 7), (6, 3), (4, 5)]


@pytest.mark.parametrize("count", [4, 8, 12, 20, 56])
def test_leafing_through_folded_sheets_shows_all_pages_in_order(count: int) -> None:
    """Behind the right half of a front is the left half of its back, and the other way round."""
    sides = list(imposition.order(count))
    behind = {}
    for front, back in zip(sides[::2], sides[1::2], strict=True):
        behind[front[1]], behind[back[1]] = back[0], front[0]
    assert all(back == front + 1 for front, back in behind.items())
    assert sorted([*behind, *behind.values()]) == list(range(count))
    assert all(left + right == count - 1 for left, right, _ in sides)
    assert [number for _, _, number in sides] == [n for n in range(count // 4) for _ in "fb"]


@pytest.mark.parametrize("count", [1, 6, 21])
def test_sheets_are_full_or_refused(count: int) -> None:
    with pytest.raises(ValueError, match=f"{count} pages"):
        list(imposition.order(count))


def numbers(sheets: Pdf) -> list[tuple[int | None, int | None]]:
    """Return the number that each half of each side says it has, None where it says none."""
    found = []
    for page in sheets.document:
        text, (width, height) = page.get_textpage(), page.get_size()
        halves = []
        for left, right in ((0, width / 2), (width / 2, width)):
            foot = re.search(r"·\s(\d+)$", text.get_text_bounded(left, 0, right, height * 0.08))
            halves.append(int(foot[1]) if foot else None)
        found.append((halves[0], halves[1]))
    return found


def test_each_half_says_the_page_that_it_has_to_be(sheets: Pdf, eight: Pdf) -> None:
    """Cover and back cover have no numbers."""
    assert numbers(eight)[0][0] is None
    assert numbers(eight)[1:] == [(2, 7), (6, 3), (4, 5)]
    assert numbers(sheets) == [(None, None), (2, 11), (10, 3), (4, 9), (8, 5), (6, 7)]


def test_sheets_are_a3_and_tell_the_printer_so(sheets: Pdf) -> None:
    assert all(size == pytest.approx((420, 297), abs=0.01) for size in sheets.sizes)
    with pikepdf.open(sheets.path) as document:
        wishes = document.Root.ViewerPreferences
        assert wishes.PrintScaling == pikepdf.Name("/None")
        assert wishes.Duplex == pikepdf.Name.DuplexFlipShortEdge


def grey(sheets: Pdf, page: int, scale: float = 10) -> np.ndarray:
    seen = sheets.document[page].render(scale=scale * MM, grayscale=True)
    return np.asarray(seen.to_numpy().squeeze())


def test_the_fold_is_marked_where_nothing_else_stands(sheets: Pdf) -> None:
    for page in range(len(sheets.document)):
        pixels = grey(sheets, page)
        middle = pixels[:, 2095:2106].min(axis=1) < 160
        head, between, foot = middle[:80], middle[85:-85], middle[-80:]
        assert head[40:].any(), "a printer leaves 4 mm white"
        assert foot[:-40].any()
        assert not between.any()
        beside = np.hstack((pixels[:, 2050:2092], pixels[:, 2108:2150]))
        assert (beside > 250).all()


def test_inner_pages_stand_nearer_to_the_spine(sheets: Pdf, pages: Pdf) -> None:
    """The line's left edge, on the page and on each sheet, tells how far a page is moved."""
    place = edge(grey(pages, 4)[30], 150)
    for number, side in enumerate(imposition.order(12)):
        row = grey(sheets, number)[30]
        creep = side[2]  # tenths of a millimetre, and so pixels
        if side[0] not in {0, 11}:
            assert edge(row, 150) == pytest.approx(place + creep, abs=1)
            assert edge(row, 2250) == pytest.approx(place + 2100 - creep, abs=1)


def edge(row: np.ndarray, start: int) -> int:
    return start + int(np.argmax(row[start:] < 200))


def texts(pdf: Pdf) -> Counter[tuple[str, str]]:
    """Return where links lead to, and the text that stands under each."""
    found: Counter[tuple[str, str]] = Counter()
    with pikepdf.open(pdf.path) as document:
        for page, seen in zip(document.pages, pdf.document, strict=True):
            text = seen.get_textpage()
            for each in page.obj.get("/Annots", ()):
                x1, y1, x2, y2 = map(float, each.Rect)
                low, high = min(y1, y2) + 2, max(y1, y2) - 2  # what its neighbours reach into
                under = text.get_text_bounded(min(x1, x2), low, max(x1, x2) - 2, high)
                uri = str(each.A.URI) if "/A" in each else "inside"
                found[uri, under.strip()] += 1
    return found


def test_links_lie_on_their_texts(sheets: Pdf, pages: Pdf) -> None:
    found = texts(sheets)
    assert found == texts(pages)
    assert sum(found.values()) > 200
    assert sum(count for (_, text), count in found.items() if text) > 170


def test_links_inside_lead_to_where_their_page_lies(sheets: Pdf) -> None:
    with pikepdf.open(sheets.path) as document:
        places = {page.objgen: number for number, page in enumerate(document.pages)}
        inside = [each for page in document.pages for each in page.Annots if "/Dest" in each]
        assert len(inside) > 10
        found = set()
        for each in inside:
            number, x = places[each.Dest[0].objgen], float(each.Dest[2])
            sentence = str(each.Contents).replace("\xa0", " ")
            found.add((sentence, number, "right" if x * MM > 200 else "left"))
    assert ("Aller à : Comprendre ce qu’est l’IA", 3, "left") in found  # page 4 of 12
    assert ("Aller à : Faire un projet IA", 5, "right") in found  # page 7


def test_codes_read_from_the_sheets(sheets: Pdf, pages: Pdf) -> None:
    found = Counter(code.address for code in sheets.codes)
    assert found == Counter(code.address for code in pages.codes)
    assert found.total() == 58
    assert all(
        any(link.holds(code) and link.address == code.address for link in sheets.links)
        for code in sheets.codes
    )


def test_nothing_is_shrunk(sheets: Pdf, pages: Pdf) -> None:
    for code in sheets.codes:
        same = [each.right - each.left for each in pages.codes if each.address == code.address]
        assert min(abs(code.right - code.left - side) for side in same) <= 0.4


def test_a5_pages_are_laid_out_for_folded_a4() -> None:
    made = booklet((), multiple=4, page="a5")
    with pikepdf.open(io.BytesIO(imposition.fold(made, (297, 210)))) as document:
        for page in document.pages:
            assert [round(float(edge) * MM, 1) for edge in page.mediabox] == [0, 0, 297, 210]
    widths = {round(page.get_size()[0] * MM) for page in pypdfium2.PdfDocument(made)}
    assert widths == {148}


def test_pages_of_several_ranges_keep_their_own_fonts_and_pictures() -> None:
    """Those of each range go by the same names, as where a large booklet is made in ranges."""
    fonts = ["Helvetica", "Courier", "Times-Roman", "Helvetica-Bold"]
    with pikepdf.new() as document:
        for place, name in enumerate(fonts):
            font = pikepdf.Dictionary(
                Type=pikepdf.Name.Font,
                Subtype=pikepdf.Name.Type1,
                BaseFont=pikepdf.Name("/" + name),
            )
            picture = document.make_stream(
                bytes([60 * place]), Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image,
                Width=1, Height=1, ColorSpace=pikepdf.Name.DeviceGray, BitsPerComponent=8,
            )  # fmt: skip
            held = pikepdf.Dictionary(Font={"/F": font}, XObject={"/X": picture})
            page = document.add_blank_page(page_size=(595, 842))
            page.Resources = document.make_indirect(held)
            page.Contents = document.make_stream(
                b"BT /F 40 Tf 100 700 Td (here) Tj ET q 99 0 0 99 100 400 cm /X Do Q"
            )
        written = io.BytesIO()
        document.save(written)
    folded = pypdfium2.PdfDocument(imposition.fold(written.getvalue(), A3))
    seen = [
        (font, grey)
        for page in folded
        for font, grey in zip(_fonts(page), _greys(page), strict=True)
    ]
    by_number = {number: (fonts[number], 60 * number) for number in range(4)}
    assert seen == [by_number[each] for each in (3, 0, 1, 2)]


def _fonts(page: pypdfium2.PdfPage) -> list[str]:
    """The fonts of a side's texts, from left to right."""
    texts = page.get_objects(filter=(raw.FPDF_PAGEOBJ_TEXT,))
    return [
        each.get_font().get_base_name() for each in sorted(texts, key=lambda one: one.get_bounds())
    ]


def _greys(page: pypdfium2.PdfPage) -> list[int]:
    """The greys of a side's pictures, from left to right."""
    pixels = page.render(scale=1, grayscale=True).to_numpy()
    return [int(pixels[842 - 450, edge + 150]) for edge in (0, 595)]


def test_the_same_sheets_twice(pages: Pdf, sheets: Pdf) -> None:
    again = imposition.fold(pages.path.read_bytes(), A3)
    assert again == sheets.path.read_bytes()

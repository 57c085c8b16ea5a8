"""Drawn pages on sheets: folded, and for a print shop."""

import io
from collections.abc import Iterator

import pikepdf
import pytest

from roadmap_print.render.prepress.imposition import fold, order
from roadmap_print.render.prepress.press_sheet import press

PT = 72 / 25.4
A4 = (210.0, 297.0)  # mm
ADDRESS = "https://www.example.org/"


def booklet(count: int = 8) -> bytes:
    """Draw A4 pages that say their numbers; on the second a link out, on the third one inside."""
    document = pikepdf.new()
    resources = document.make_indirect(pikepdf.Dictionary())
    width, height = (side * PT for side in A4)
    for number in range(count):
        page = document.add_blank_page(page_size=(width, height))
        page.Resources = resources
        page.Contents = document.make_stream(f"% page {number}\n1 0 0 rg 0 0 9 9 re f".encode())
    out = pikepdf.Dictionary(S=pikepdf.Name.URI, URI=pikepdf.String(ADDRESS))
    inside = [document.pages[count - 3].obj, pikepdf.Name.XYZ, 100, 200, 0]
    names = pikepdf.NameTree.new(document)
    names["there"] = pikepdf.Array(inside)
    document.Root.Names = pikepdf.Dictionary(Dests=names.obj)
    document.pages[1].obj.Annots = pikepdf.Array([link(A=out)])
    document.pages[2].obj.Annots = pikepdf.Array([link(Dest=pikepdf.String("there"))])
    document.docinfo["/Title"] = "Pages"
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def link(**to: pikepdf.Object) -> pikepdf.Dictionary:
    return pikepdf.Dictionary(
        Type=pikepdf.Name.Annot,
        Subtype=pikepdf.Name.Link,
        Rect=[10, 20, 30, 40],
        Contents=pikepdf.String("Open"),
        **to,
    )


def test_eight_pages_fold_as_every_printer_knows() -> None:
    assert [(left + 1, right + 1) for left, right, _ in order(8)] == [
        (8, 1),
        (2, 7),
        (6, 3),
        (4, 5),
    ]
    assert [sheet for _, _, sheet in order(8)] == [0, 0, 1, 1]
    with pytest.raises(ValueError, match="6 pages are no multiple of 4"):
        list(order(6))


def moves(page: pikepdf.Page) -> Iterator[float]:
    """Yield how far in mm the pages on a side are moved."""
    for each in pikepdf.parse_content_stream(page):
        if str(each.operator) == "cm":
            yield float(each.operands[4]) / PT


@pytest.fixture(scope="module")
def sheets() -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(io.BytesIO(fold(booklet(), (420, 297)))) as document:
        yield document


def test_pages_stand_side_by_side_nearer_to_the_spine_on_inner_sheets(sheets: pikepdf.Pdf) -> None:
    found = [tuple(moves(page)) for page in sheets.pages]
    outer, inner = (0, 210), (0.1, 209.9)
    assert found == [pytest.approx(each, abs=0.01) for each in (outer, outer, inner, inner)]
    assert [float(edge) / PT for edge in sheets.pages[0].mediabox] == pytest.approx(
        [0, 0, 420, 297]
    )


def test_the_printer_is_told_to_turn_sheets_and_shrink_nothing(sheets: pikepdf.Pdf) -> None:
    wishes = sheets.Root.ViewerPreferences
    assert wishes.Duplex == pikepdf.Name.DuplexFlipShortEdge
    assert wishes.PrintScaling == pikepdf.Name("/None")
    assert str(sheets.docinfo["/Title"]) == "Pages"


def test_the_fold_is_marked_at_head_and_foot(sheets: pikepdf.Pdf) -> None:
    drawn = list(pikepdf.parse_content_stream(sheets.pages[0]))
    places = [
        tuple(round(float(each) / PT, 1) for each in one.operands)
        for one in drawn
        if str(one.operator) in {"m", "l"}
    ]
    assert places == [(210, 0), (210, 8), (210, 289), (210, 297)]


def test_links_move_with_their_pages(sheets: pikepdf.Pdf) -> None:
    (out,), (inside,) = (list(sheets.pages[side].obj.Annots) for side in (1, 2))
    assert str(out.A.URI) == ADDRESS  # page 2 is the left one on the second side
    assert [float(edge) for edge in out.Rect] == pytest.approx([10, 20, 30, 40])
    shift = 209.9 * PT  # page 3 is the right one on the third
    assert [float(edge) for edge in inside.Rect] == pytest.approx([10 + shift, 20, 30 + shift, 40])
    assert inside.Dest[0].objgen == sheets.pages[2].obj.objgen  # page 6 stands left on it
    assert float(inside.Dest[2]) == pytest.approx(100 + 0.1 * PT)


@pytest.fixture(scope="module")
def pressed() -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(io.BytesIO(press(booklet(4), None))) as document:
        yield document


def edges(box: pikepdf.Array) -> list[float]:
    return [float(edge) / PT for edge in box]


def test_a_page_stands_on_a_sheet_with_bleed_and_room_for_marks(pressed: pikepdf.Pdf) -> None:
    for page in pressed.pages:
        assert edges(page.mediabox) == pytest.approx([0, 0, 230, 317])
        assert edges(page.bleedbox) == pytest.approx([7, 7, 223, 310])
        assert edges(page.trimbox) == pytest.approx([10, 10, 220, 307])
        assert "/Annots" not in page.obj
    assert pressed.Root.ViewerPreferences.PrintScaling == pikepdf.Name("/None")


def test_marks_stand_clear_of_the_bleed(pressed: pikepdf.Pdf) -> None:
    ends = [
        tuple(float(edge) / PT for edge in each.operands)
        for each in pikepdf.parse_content_stream(pressed.pages[0])
        if str(each.operator) in {"m", "l"}
    ]
    assert len(ends) == 16  # two marks a corner
    for x, y in ends:
        assert min(abs(x - 10), abs(x - 220), abs(y - 10), abs(y - 307)) < 0.01
        assert min(x, y, 230 - x, 317 - y) <= 5.01


def test_colours_are_separated(pressed: pikepdf.Pdf) -> None:
    names = [str(each.operator) for each in pikepdf.parse_content_stream(pressed.pages[0])]
    assert "k" in names
    assert not {"rg", "RG", "g"} & set(names)

"""The three outputs of the shipped roadmap, as a reader gets them."""

from collections import Counter
from collections.abc import Iterator

import pikepdf
import pytest
from pdfs import Pdf
from rows import BOOKLET, POSTER, SLIDES

from roadmap_print.catalogue.model import Catalogue, Resource
from roadmap_print.i18n.typography import typeset
from roadmap_print.publications.registry import Publication, usual

ALL = pytest.mark.parametrize("publication", usual(), ids=str)
PLACEMENTS = 57


def folded(text: str) -> str:
    return " ".join(typeset(text, "fr").replace("\u202f", " ").split())


def placed(roadmap: Catalogue) -> list[Resource]:
    return [roadmap.resources[id_] for step in roadmap.steps for id_ in step.resources]


@pytest.mark.slow
@ALL
def test_each_placement_has_a_code_that_reads(
    printed: dict[Publication, Pdf], roadmap: Catalogue, publication: Publication
) -> None:
    expected = Counter(resource.url for resource in placed(roadmap))
    assert expected.total() == PLACEMENTS
    found = Counter(code.address for code in printed[publication].codes)
    if publication is BOOKLET:  # the example on the page that says how to read
        extra = found - expected
        assert extra.total() == 1
        found -= extra
    assert found == expected


@pytest.mark.slow
@ALL
def test_each_code_stands_in_a_link_to_its_own_address(
    printed: dict[Publication, Pdf], publication: Publication
) -> None:
    pdf = printed[publication]
    assert len(pdf.codes) >= PLACEMENTS
    for code in pdf.codes:
        around = {link.address for link in pdf.links if link.holds(code)}
        assert around == {code.address}, f"page {code.page}"


@ALL
def test_each_title_and_objective_is_in_the_text(
    printed: dict[Publication, Pdf], roadmap: Catalogue, publication: Publication
) -> None:
    text = " ".join(printed[publication].texts)
    for step in roadmap.steps:
        for line in (step.title, *step.objectives):
            assert folded(line) in text, line
    for resource in roadmap.resources.values():
        title = typeset(resource.title, resource.language or "fr").replace("\u202f", " ")
        assert " ".join(title.split()) in text, title


@ALL
def test_fonts_are_ours_and_embedded(
    printed: dict[Publication, Pdf], publication: Publication
) -> None:
    fonts = printed[publication].fonts
    assert fonts
    assert all(fonts.values())
    assert all(name.startswith(("Hanken-Grotesk", "Source-Sans-Pro")) for name in fonts), fonts


@ALL
def test_each_figure_has_words(printed: dict[Publication, Pdf], publication: Publication) -> None:
    figures = printed[publication].figures
    assert len(figures) >= 2 * PLACEMENTS  # codes and pips at least
    assert all(figures)
    codes = [words for words in figures if words and words.startswith("Code QR\u00a0: ")]
    assert len(codes) >= PLACEMENTS


@ALL
def test_nothing_leaves_its_page(printed: dict[Publication, Pdf], publication: Publication) -> None:
    pdf = printed[publication]
    for number, (width, height) in enumerate(pdf.sizes, start=1):
        boxes = pdf.boxes(number)
        assert boxes
        for left, top, right, bottom in boxes:
            assert left >= 5, f"page {number}"
            assert top >= 5
            assert right <= width - 5
            assert bottom <= height - 5


@ALL
def test_the_file_says_what_it_is(
    printed: dict[Publication, Pdf], roadmap: Catalogue, publication: Publication
) -> None:
    with pikepdf.open(printed[publication].path) as pdf:
        assert str(pdf.Root.Lang) == "fr"
        assert pdf.Root.MarkInfo.Marked
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        assert pdf.Root.ViewerPreferences.PrintScaling == "/None"
        sides = "/DuplexFlipLongEdge" if publication is BOOKLET else "/Simplex"
        assert pdf.Root.ViewerPreferences.Duplex == sides
        assert "/PageLabels" in pdf.Root
        assert folded(roadmap.title) in str(pdf.docinfo["/Title"])
        with pdf.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
            assert metadata["pdfaid:part"] == "3"
        for page in pdf.pages:
            for link in page.get("/Annots", []):
                assert str(link.Contents).startswith(("Ouvrir", "Aller à"))


@ALL
def test_margins_are_artifacts(printed: dict[Publication, Pdf], publication: Publication) -> None:
    """Page numbers are no content: no screen reader reads them between two entries."""
    with pikepdf.open(printed[publication].path) as pdf:
        hung = {(page, mark) for page, mark in marks_below(pdf.Root.StructTreeRoot.K[0], None)}
        set_aside = 0
        for page in pdf.pages:
            for each in pikepdf.parse_content_stream(page):
                if str(each.operator) == "BDC":
                    name, properties = each.operands
                    if name == "/Artifact":
                        set_aside += properties.Type == "/Pagination"
                    else:
                        assert (page.objgen, int(properties.MCID)) in hung
        assert bool(set_aside) == publication.prints.page_numbers


def marks_below(
    element: pikepdf.Object, page: tuple[int, int] | None
) -> Iterator[tuple[tuple[int, int] | None, int]]:
    page = element.Pg.objgen if "/Pg" in element else page
    for kid in element.K:
        if isinstance(kid, int):
            yield page, kid
        elif "/MCID" in kid:
            yield kid.Pg.objgen if "/Pg" in kid else page, int(kid.MCID)
        elif "/S" in kid:
            yield from marks_below(kid, page)


@ALL
def test_steps_and_formats_are_bookmarks(
    printed: dict[Publication, Pdf], roadmap: Catalogue, publication: Publication
) -> None:
    titles = [title.replace("\n", " ") for _, title in printed[publication].bookmarks]
    assert not any("\n" in title for _, title in printed[publication].bookmarks)
    for number, step in enumerate(roadmap.steps, start=1):
        (mark,) = (title for title in titles if folded(step.title) in folded(title))
        assert str(number) in mark
    assert any("Cours en ligne" in title for title in titles) == (publication is SLIDES)


@ALL
def test_titles_in_another_language_say_so(
    printed: dict[Publication, Pdf], publication: Publication
) -> None:
    with pikepdf.open(printed[publication].path) as pdf:
        languages = Counter(
            str(item.Lang)
            for item in pdf.objects
            if isinstance(item, pikepdf.Dictionary)
            and item.get("/Type") == "/StructElem"
            and "/Lang" in item
        )
    assert languages["en"] >= 10


def test_the_sizes_of_files(printed: dict[Publication, Pdf]) -> None:
    sizes = {each: pdf.path.stat().st_size / 1000 for each, pdf in printed.items()}
    assert sizes[BOOKLET] <= 400
    assert sizes[POSTER] <= 400
    assert sizes[SLIDES] <= 500

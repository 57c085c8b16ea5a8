"""A publication rendered in ranges is the one that is rendered whole, to whoever reads it."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import fields, replace
from functools import cache
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
from rows import BOOKLET, POSTER, SLIDES

from roadmap_print.content.build_options import BuildOptions
from roadmap_print.content.qr_codes import encode
from roadmap_print.content.view import addresses
from roadmap_print.pipeline.catalogue_reading import read_with_brand
from roadmap_print.pipeline.publication_pdf import PageSource, compose
from roadmap_print.proof.extract import tag_tree
from roadmap_print.proof.extract.page_values import PageLink, Structure
from roadmap_print.publications.registry import Publication
from roadmap_print.render.assets import Assets
from roadmap_print.render.embedded_files import Attachment
from roadmap_print.render.html_templates import Composed
from roadmap_print.render.ranges.page_ranges import PageRange, split
from roadmap_print.render.ranges.pdf_joining import join
from roadmap_print.render.weasyprint_pdf import render_range

LEVELS = Path(__file__).parents[2] / "catalogues/good/six-levels.yaml"
SMALL = 100  # elements of a range, so that there are several
ATTACHED = (Attachment("a.txt", "text/plain", "Supplement", "A text", b"Words"),)
PUBLICATIONS = [BOOKLET, SLIDES]


def quiet(_: str) -> None:
    """Hear nothing of how far it is."""


@cache
def composed(publication: Publication) -> tuple[Composed, Assets]:
    catalogue = read_with_brand(LEVELS, None)[0].catalogue
    assert catalogue is not None
    source = PageSource(catalogue, encode(addresses(catalogue)), BuildOptions())
    _, assets, pages = compose(publication, source)
    return pages, assets


@cache
def both(publication: Publication) -> tuple[bytes, bytes]:
    pages, assets = composed(publication)
    whole = render_range(PageRange(pages), assets, quiet, ATTACHED).pdf
    ranges = split(pages, 0, SMALL)
    assert len(ranges) > 2
    attached = [ATTACHED, *[()] * (len(ranges) - 1)]
    rendered = [
        render_range(each, assets, quiet, own) for each, own in zip(ranges, attached, strict=True)
    ]
    return whole, join(rendered)


def links(structure: Structure) -> list[tuple[PageLink, int]]:
    """Return the links with the elements of their tags, without numbers of objects."""
    return [
        (replace(link, number=0), structure.annotations[link.number])
        for page in structure.links
        for link in page
    ]


@pytest.mark.slow
@pytest.mark.parametrize("publication", PUBLICATIONS)
def test_tags_links_and_bookmarks_are_those_of_the_whole(publication: Publication) -> None:
    whole, joined = map(tag_tree.read, both(publication))
    assert any(link.target for link, _ in links(whole))
    assert links(joined) == links(whole)
    for field in fields(Structure):
        if field.name not in {"links", "annotations"}:  # which have numbers of objects
            assert getattr(joined, field.name) == getattr(whole, field.name), field.name


@pytest.mark.slow
@pytest.mark.parametrize("publication", PUBLICATIONS)
def test_pages_are_those_of_the_whole(publication: Publication) -> None:
    whole, joined = map(pypdfium2.PdfDocument, both(publication))
    assert len(joined) == len(whole) > 7
    for one, other in zip(whole, joined, strict=True):
        texts = [page.get_textpage().get_text_bounded() for page in (one, other)]
        assert texts[0] == texts[1]
        pictures = [page.render(scale=0.5).to_numpy() for page in (one, other)]
        assert (pictures[0] == pictures[1]).all()


@pytest.mark.slow
@pytest.mark.parametrize("publication", PUBLICATIONS)
def test_bookmarks_stand_under_each_other_as_in_the_whole(publication: Publication) -> None:
    """A range that begins in the middle of a step knows nothing of what is above."""
    contents = [
        [
            (each.get_title(), each.level, each.get_dest().get_index(), each.get_dest().get_view())
            for each in pypdfium2.PdfDocument(pdf).get_toc()
        ]
        for pdf in both(publication)
    ]
    assert {level for _, level, _, _ in contents[0]} >= {0, 1}
    assert contents[1] == contents[0]


def test_what_is_attached_is_there_once() -> None:
    whole, joined = both(BOOKLET)
    for pdf in (whole, joined):
        document = pypdfium2.PdfDocument(pdf)
        assert document.count_attachments() == 1


def test_few_elements_are_one_range() -> None:
    pages, _ = composed(BOOKLET)
    (whole,) = split(pages)
    assert whole.composed is pages


def test_ranges_hold_all_pages_once() -> None:
    pages, _ = composed(SLIDES)
    ranges = split(pages, 0, SMALL)
    assert sum(each.composed.pages for each in ranges) == pages.pages
    largest, least = (f(each.composed.html.count("</") for each in ranges) for f in (max, min))
    assert largest < 2 * least


@pytest.mark.slow
def test_one_large_sheet_is_not_parted() -> None:
    pages, _ = composed(POSTER)
    assert len(split(pages, 0, SMALL)) == 1


def upwards(element: Any) -> Iterator[Any]:  # noqa: ANN401  pikepdf's objects are of any kind
    """Yield an element of the tag tree and those that hold it."""
    while element.S != "/Document":
        yield element
        element = element.P
    yield element


@pytest.mark.parametrize("publication", PUBLICATIONS)
def test_from_a_page_or_link_the_tags_lead_up_to_the_one_document(publication: Publication) -> None:
    """So a reader that is shown a place finds what it is (ISO 32000-1, 14.7.4.4)."""
    with pikepdf.open(io.BytesIO(both(publication)[1])) as joined:
        root: Any = joined.Root.StructTreeRoot
        (document,) = root.K
        numbers = list(root.ParentTree.Nums)
        numbered = dict(zip(map(int, numbers[::2]), numbers[1::2], strict=True))
        assert len(numbered) == len(numbers) / 2
        assert int(root.ParentTreeNextKey) == max(numbered) + 1
        for page in joined.pages:
            of_page = [each for each in numbered.pop(int(page.obj.StructParents)) if each]
            assert of_page
            for element in of_page:
                above = list(upwards(element))
                assert next(each.Pg for each in above if "/Pg" in each).objgen == page.objgen
                assert above[-1].objgen == document.objgen
            for note in page.obj.get("/Annots", ()):
                link = numbered.pop(int(note.StructParent))
                kids = [kid for kid in link.K if isinstance(kid, pikepdf.Dictionary)]
                assert note.objgen in {kid.Obj.objgen for kid in kids if "/Obj" in kid}
                assert [*upwards(link)][-1].objgen == document.objgen
        assert numbered == {}

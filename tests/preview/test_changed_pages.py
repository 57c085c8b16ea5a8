"""Pages rendered by themselves look as they do in the whole file."""

from __future__ import annotations

import io
from dataclasses import replace
from functools import cache
from pathlib import Path

import pypdfium2
import pytest
from rows import BOOKLET, POSTER, SLIDES

from roadmap_print.catalogue.model import Catalogue
from roadmap_print.content.build_options import BuildOptions
from roadmap_print.content.qr_codes import QrCode, encode
from roadmap_print.content.view import addresses
from roadmap_print.layout.font_metrics import Type
from roadmap_print.layout.frame import Frame
from roadmap_print.layout.page_model import Element, Link, Page, Run, TextBlock, find_anchors
from roadmap_print.pipeline.publication_pdf import PageSource, compose
from roadmap_print.preview import page_images
from roadmap_print.preview.page_renderer import page_key
from roadmap_print.publications.registry import Publication
from roadmap_print.render.assets import Assets
from roadmap_print.render.html_templates import Composed
from roadmap_print.render.html_tree import parse
from roadmap_print.render.page_html import DocumentFacts, compose_pages
from roadmap_print.render.ranges.page_ranges import PageRange, select
from roadmap_print.render.weasyprint_pdf import render_range


@cache
def codes(catalogue_addresses: tuple[str, ...]) -> dict[str, QrCode]:
    return encode(catalogue_addresses)


def composed(
    publication: Publication, catalogue: Catalogue, *steps: int
) -> tuple[Composed, Assets]:
    made = codes(addresses(catalogue))
    _, assets, whole = compose(
        publication, PageSource(catalogue, made, BuildOptions(steps, mark=""))
    )
    return whole, assets


def retitled(catalogue: Catalogue, title: str) -> Catalogue:
    id_ = catalogue.steps[2].resources[0]
    changed = {
        **catalogue.resources,
        id_: replace(catalogue.resources[id_], title=title),
    }
    return replace(catalogue, resources=changed)


def pixels(pdf: bytes, number: int) -> bytes:
    return bytes(pypdfium2.PdfDocument(pdf)[number].render(scale=1).to_pil().tobytes())


def keys(composed: Composed) -> list[str]:
    anchors = find_anchors(composed.drawn)
    return [page_key(composed, number, anchors) for number in range(composed.pages)]


def changed(before: Composed, after: Composed) -> set[int]:
    """Return the numbers of the pages, from 0, whose keys differ."""
    pairs = zip(keys(before), keys(after), strict=True)
    return {number for number, (one, other) in enumerate(pairs) if one != other}


@pytest.mark.slow
@pytest.mark.parametrize("publication", [BOOKLET, SLIDES])
def test_pages_alone_are_those_of_the_whole(publication: Publication, roadmap: Catalogue) -> None:
    whole, assets = composed(publication, roadmap, 1, 3)
    numbers = (1, whole.pages // 2, whole.pages - 2)
    anchors = find_anchors(whole.drawn)
    pdf = render_range(PageRange(whole), assets, lambda _: None).pdf
    part = render_range(select(whole, numbers, anchors), assets, lambda _: None).pdf
    assert len(part) < 0.7 * len(pdf)
    ours = page_images.pages(part, map(str, numbers), anchors)
    every = page_images.pages(pdf, map(str, range(whole.pages)))
    for place, number in enumerate(numbers):
        assert pixels(part, place) == pixels(pdf, number)
        assert ours[place].links == every[number].links
    led = {link.page for page in ours for link in page.links}
    assert publication is SLIDES or led - {None, *numbers}


@pytest.mark.slow
def test_a_title_changes_the_pages_that_show_it(roadmap: Catalogue) -> None:
    before, _ = composed(BOOKLET, roadmap)
    after, _ = composed(BOOKLET, retitled(roadmap, "Zebra"))
    sections = parse(after.html).findall("body/section")
    showing = {n for n, each in enumerate(sections) if "Zebra" in "".join(each.itertext())}
    assert showing
    assert showing <= changed(before, after)
    assert 0 < len(changed(before, after)) < 8


def test_a_change_of_style_changes_every_page(roadmap: Catalogue) -> None:
    before, _ = composed(BOOKLET, roadmap)
    after = replace(before, write=lambda pages: before.write(pages).replace("#0B3F4A", "#0B3F4B"))
    assert changed(before, after) == set(range(before.pages))
    assert len(set(keys(before))) == before.pages


ON = ((Run("On", Type("text", 12, 15), "#000000"),),)
TO_END = TextBlock(20, 30, 50, ON, 15, link=Link("#end", "On"))
BLANK, END = Element("p", ()), Element("p", (), anchor="end")


def of_pages(*contents: Element | TextBlock) -> Composed:
    frame, facts = Frame(100, 100, mirrored=False), DocumentFacts("Title", "", None, "en", "")
    return compose_pages([Page(frame, (each,)) for each in contents], Assets(), facts)


def test_equal_pages_have_keys_of_their_own() -> None:
    assert len(set(keys(of_pages(BLANK, BLANK, BLANK)))) == 3


def test_a_page_whose_links_lead_elsewhere_is_new() -> None:
    near, far = of_pages(TO_END, END, BLANK), of_pages(TO_END, BLANK, END)
    assert keys(near)[0] != keys(far)[0]
    assert keys(near)[0] == keys(of_pages(TO_END, END))[0]


@pytest.mark.slow
def test_the_poster_is_one_page(roadmap: Catalogue) -> None:
    before, _ = composed(POSTER, roadmap)
    assert before.pages == 1
    assert changed(before, composed(POSTER, retitled(roadmap, "Zebra"))[0]) == {0}


@pytest.mark.slow
def test_a_picture_of_a_vast_page_has_its_bounds() -> None:
    document = pypdfium2.PdfDocument.new()
    document.new_page(2384, 3370)  # A0
    file = io.BytesIO()
    document.save(file)
    (page,) = page_images.pages(file.getvalue(), ["a0"])
    from PIL import Image

    width, height = Image.open(io.BytesIO(page_images.picture(page, 3))).size
    assert width * height <= 1.01 * page_images.MOST_PIXELS
    assert width > 4000


def test_a_link_to_anything_but_the_web_is_left_out(tmp_path: Path) -> None:
    import pikepdf

    path = tmp_path / "links.pdf"
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(200, 100))
        links = pikepdf.Array()
        for uri in ("javascript:alert(1)", "file:///etc/passwd", "https://example.org/a?b=%20"):
            link = pikepdf.Dictionary(
                Type=pikepdf.Name.Annot,
                Subtype=pikepdf.Name.Link,
                Rect=[20, 10, 120, 30],
                Contents="Ouvrir : « é »",
                A=pikepdf.Dictionary(S=pikepdf.Name.URI, URI=uri),
            )
            links.append(pdf.make_indirect(link))
        pdf.pages[0].Annots = links
        pdf.save(path)
    (page,) = page_images.pages(path.read_bytes(), ["key"])
    (link,) = page.links
    assert link.address == "https://example.org/a?b=%20"
    assert link.title == "Ouvrir : « é »"
    assert (link.left, link.top, link.width, link.height) == (10, 70, 50, 20)

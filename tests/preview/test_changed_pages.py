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
from roadmap_print.pipeline.publication_pdf import PageSource, compose
from roadmap_print.preview import changed_pages, page_images
from roadmap_print.publications.registry import Publication
from roadmap_print.render.assets import Assets
from roadmap_print.render.html_templates import Composed
from roadmap_print.render.html_tree import parse
from roadmap_print.render.weasyprint_pdf import render


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


@pytest.mark.parametrize("publication", [BOOKLET, SLIDES])
def test_pages_alone_are_those_of_the_whole(publication: Publication, roadmap: Catalogue) -> None:
    whole, assets = composed(publication, roadmap, 1, 3)
    numbers = (1, whole.pages // 2, whole.pages - 2)
    pdf, _ = render(whole, assets, lambda _: None)
    part, _ = render(changed_pages.only(whole, numbers), assets, lambda _: None)
    assert len(part) < 0.7 * len(pdf)
    for number in numbers:
        assert pixels(part, number) == pixels(pdf, number)
    named = {number: str(number) for number in numbers}
    for one, other in zip(
        page_images.pages(part, named), page_images.pages(pdf, named), strict=True
    ):
        assert one.links == other.links
    blank = next(n for n in range(whole.pages) if n not in numbers)
    assert pixels(part, blank) != pixels(pdf, blank)


def test_a_title_changes_the_pages_that_show_it(roadmap: Catalogue) -> None:
    before, _ = composed(BOOKLET, roadmap)
    after, _ = composed(BOOKLET, retitled(roadmap, "Zebra"))
    changed = {
        number
        for number, keys in enumerate(
            zip(changed_pages.keys(before), changed_pages.keys(after), strict=True)
        )
        if keys[0] != keys[1]
    }
    sections = parse(after.html).findall("body/section")
    showing = {n for n, each in enumerate(sections) if "Zebra" in "".join(each.itertext())}
    assert showing
    assert showing <= changed
    assert 0 < len(changed) < 8


def test_a_change_of_style_or_size_changes_every_page(roadmap: Catalogue) -> None:
    before, _ = composed(BOOKLET, roadmap)
    for after in (
        replace(before, html=before.html.replace("#0B3F4A", "#0B3F4B")),
        replace(before, zoom=1.1),
    ):
        keys = zip(changed_pages.keys(before), changed_pages.keys(after), strict=True)
        assert all(one != other for one, other in keys)
    assert len(set(changed_pages.keys(before))) == before.pages


def test_a_page_whose_links_lead_elsewhere_is_new() -> None:
    page = '<html><head/><body><section><a href="#x"/></section>{}</body></html>'
    near = page.format('<section><p id="x"/></section><section><p id="y"/></section>')
    far = page.format('<section><p id="y"/></section><section><p id="x"/></section>')
    assert changed_pages.keys(Composed(near, 3))[0] != changed_pages.keys(Composed(far, 3))[0]


def test_the_poster_is_one_page(roadmap: Catalogue) -> None:
    before, _ = composed(POSTER, roadmap)
    after, _ = composed(POSTER, retitled(roadmap, "Zebra"))
    assert len(changed_pages.keys(before)) == 1
    assert changed_pages.keys(before) != changed_pages.keys(after)
    alone = changed_pages.only(before, [0])
    assert alone.pages == before.pages == 1
    assert changed_pages.keys(alone) == changed_pages.keys(before)


def test_a_picture_of_a_vast_page_has_its_bounds() -> None:
    document = pypdfium2.PdfDocument.new()
    document.new_page(2384, 3370)  # A0
    file = io.BytesIO()
    document.save(file)
    (page,) = page_images.pages(file.getvalue(), {0: "a0"})
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
    (page,) = page_images.pages(path.read_bytes(), {0: "key"})
    (link,) = page.links
    assert link.address == "https://example.org/a?b=%20"
    assert link.title == "Ouvrir : « é »"
    assert (link.left, link.top, link.width, link.height) == (10, 70, 50, 20)

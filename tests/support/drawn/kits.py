"""What pages are composed with, and what stands on them, before they are drawn."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TypeVar

from roadmap_print.catalogue.model import Catalogue, Format
from roadmap_print.content.build_options import BuildOptions
from roadmap_print.content.prepare import prepare
from roadmap_print.content.qr_codes import encode
from roadmap_print.content.view import addresses
from roadmap_print.layout.page_model import Element, Node, Page, Picture, Shape, TextBlock
from roadmap_print.publications.page_kit import PageKit
from roadmap_print.publications.registry import Publication
from roadmap_print.render.assets import Assets
from roadmap_print.render.html_templates import PageMaterial
from roadmap_print.render.stylesheet import style

S = TypeVar("S", bound=Shape)


def kit_of(
    publication: Publication, catalogue: Catalogue, options: BuildOptions | None = None
) -> PageKit:
    """Return the kit of a publication's pages, of the size that its style sheet says."""
    wanted = options or BuildOptions()
    sheet = style(publication, wanted)
    roadmap = prepare(catalogue, encode(addresses(catalogue)), wanted.steps)
    material = PageMaterial(roadmap, Assets(), sheet, wanted)
    return PageKit.of(material, sheet.mm("width"), sheet.mm("height"))


def _flat(nodes: Iterable[Node]) -> Iterator[Node]:
    for node in nodes:
        yield node
        if isinstance(node, Element):
            yield from _flat(node.children)


def blocks_of(page: Page) -> list[TextBlock]:
    """Return all texts of a page in reading order."""
    return [node for node in _flat(page.content) if isinstance(node, TextBlock)]


def pictures_of(page: Page) -> list[Picture]:
    """Return all pictures of a page in reading order."""
    return [node for node in _flat(page.content) if isinstance(node, Picture)]


def elements_of(page: Page, tag: str) -> list[Element]:
    """Return all elements of a tag."""
    return [node for node in _flat(page.content) if isinstance(node, Element) and node.tag == tag]


def shapes_of(page: Page, kind: type[S]) -> list[S]:
    """Return what of a kind is drawn behind a page."""
    return [shape for shape in page.shapes if isinstance(shape, kind)]


def lowest(page: Page) -> float:
    """Return the lower edge of the lowest text in mm."""
    return max(block.bottom for block in blocks_of(page))


def with_steps(catalogue: Catalogue, count: int) -> Catalogue:
    """Return a catalogue with so many steps, its own over and over."""
    own = catalogue.steps
    steps = (
        replace(own[place % len(own)], id=f"{own[place % len(own)].id}-{place}")
        for place in range(count)
    )
    return replace(catalogue, steps=tuple(steps))


def with_formats(catalogue: Catalogue, count: int, label: str) -> Catalogue:
    """Return a catalogue whose resources share out so many formats, of a label and a number."""
    formats = tuple(Format(id=f"f{n}", label=f"{label.strip()} {n}") for n in range(count))
    resources = {
        id_: replace(each, format=f"f{place % count}")
        for place, (id_, each) in enumerate(catalogue.resources.items())
    }
    steps = tuple(replace(step, headings={}) for step in catalogue.steps)
    return replace(catalogue, formats=formats, resources=resources, steps=steps)

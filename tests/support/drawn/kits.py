"""What pages are composed with, for tests that look at pages before they are drawn."""

from roadmap_print.catalogue.model import Catalogue
from roadmap_print.content.build_options import BuildOptions
from roadmap_print.content.prepare import prepare
from roadmap_print.content.qr_codes import encode
from roadmap_print.content.view import addresses
from roadmap_print.publications.page_kit import PageKit
from roadmap_print.publications.registry import Publication
from roadmap_print.render.assets import Assets
from roadmap_print.render.html_templates import PageMaterial
from roadmap_print.render.stylesheet import style


def kit_of(
    publication: Publication, catalogue: Catalogue, options: BuildOptions | None = None
) -> PageKit:
    """Return the kit of a publication's pages, of the size that its style sheet says."""
    wanted = options or BuildOptions()
    sheet = style(publication, wanted)
    roadmap = prepare(catalogue, encode(addresses(catalogue)), wanted.steps)
    material = PageMaterial(roadmap, Assets(), sheet, wanted)
    return PageKit.of(material, sheet.mm("width"), sheet.mm("height"))

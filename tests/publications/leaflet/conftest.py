"""Leaflets printed once for all tests: of the roadmap with a home and a sender, and without."""

from dataclasses import replace

import pytest
from leaflets import HOME, Leaflet, Printer
from pdfs import Pdf
from rows import LEAFLET

from roadmap_print.catalogue.model import Catalogue, Publisher
from roadmap_print.content.build_options import BuildOptions
from roadmap_print.content.qr_codes import encode
from roadmap_print.content.view import addresses
from roadmap_print.pipeline.publication_pdf import PageSource, make


@pytest.fixture(scope="session")
def whole(roadmap: Catalogue) -> Catalogue:
    """The roadmap with all that a leaflet says of where it comes from."""
    publisher = Publisher(
        name="Centre hospitalier de l’Exemple",
        service="Direction de la recherche",
        phone="01 00 00 00 00",
        email="roadmap@ch-exemple.fr",
    )
    return replace(
        roadmap, home=HOME, publisher=publisher, readers="pour les soignants", licence="CC BY 4.0"
    )


@pytest.fixture(scope="session")
def print_leaflet(tmp_path_factory: pytest.TempPathFactory) -> Printer:
    """Print leaflets of a catalogue, in a folder of their own."""
    folder = tmp_path_factory.mktemp("leaflets")

    def printed(catalogue: Catalogue, options: BuildOptions | None = None) -> Leaflet:
        codes = encode(addresses(catalogue, step_codes=True))
        made = make(LEAFLET, PageSource(catalogue, codes, options or BuildOptions()))
        path = folder / f"{len(list(folder.iterdir()))}.pdf"
        path.write_bytes(made.pdf)
        return Leaflet(Pdf(path), catalogue, made.notes)

    return printed


@pytest.fixture(scope="session")
def complete(whole: Catalogue, print_leaflet: Printer) -> Leaflet:
    """The leaflets of the whole roadmap and of each step."""
    return print_leaflet(whole)


@pytest.fixture(scope="session")
def homeless(roadmap: Catalogue, print_leaflet: Printer) -> Leaflet:
    """The leaflets of two steps of the roadmap as it was shipped."""
    return print_leaflet(replace(roadmap, steps=roadmap.steps[:2]))

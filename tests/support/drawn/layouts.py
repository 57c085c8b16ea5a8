"""Catalogues of any size and what a publication is laid out from, for tests of layouts."""

import random
from pathlib import Path

from roadmap_print.brand.theme import DEFAULT, GREY
from roadmap_print.catalogue.fields import from_data
from roadmap_print.catalogue.model import Catalogue
from roadmap_print.content import view
from roadmap_print.content.build_options import BuildOptions
from roadmap_print.content.prepare import prepare
from roadmap_print.content.qr_codes import encode
from roadmap_print.content.visible_fields import visible_fields
from roadmap_print.publications.registry import Publication
from roadmap_print.render.assets import Assets
from roadmap_print.render.html_templates import PageMaterial
from roadmap_print.render.ranges.page_ranges import PageRange
from roadmap_print.render.stylesheet import style
from roadmap_print.render.weasyprint_pdf import render_range

WORDS = """
hygiène soins données patient équipe à urgence dossier la protocole vaccination IA
prévention médicament surveillance Évaluation AI nutrition des sommeil consentement
chirurgie
""".split()  # noqa: SIM905
HOME = "https://www.exemple.org/parcours"


def catalogue_of(steps: int, entries: int, *, seed: int = 1, home: bool = True) -> Catalogue:
    """Make a catalogue of so many steps with so many resources in each."""
    chance = random.Random(f"{steps} {entries} {seed}")

    def words(least: int, most: int) -> str:
        return " ".join(chance.choices(WORDS, k=chance.randint(least, most))).capitalize()

    resources = {
        f"r{step}x{entry}": {
            "title": words(1, 12),
            "format": f"f{entry % 3}",
            "level": f"l{chance.randrange(3)}",
            "publisher": words(1, 4),
            "url": f"https://www.{chance.choice(['a-b-c', 'tres.long.exemple', 'x'])}.org/"
            f"{'z' * chance.randint(1, 60)}/{step}/{entry}",
        }
        for step in range(steps)
        for entry in range(entries)
    }
    data = {
        "title": words(2, 4),
        "language": "fr",
        "edition": "2026",
        "levels": [{"id": f"l{number}", "label": f"Niveau {number}"} for number in range(3)],
        "formats": [{"id": f"f{number}", "label": f"Genre {number}"} for number in range(3)],
        "steps": [
            {
                "id": f"step-{step}",
                "title": words(1, 4),
                "objectives": [words(3, 9) for _ in range(chance.randint(0, 3))],
                "resources": [f"r{step}x{entry}" for entry in range(entries)],
            }
            for step in range(steps)
        ],
        "resources": resources,
    }
    return from_data(Catalogue, data | ({"home": HOME} if home else {}))


def material(
    publication: Publication, catalogue: Catalogue, options: BuildOptions | None = None
) -> PageMaterial:
    """Return what a publication is laid out from."""
    options = options or BuildOptions()
    shown = visible_fields(publication, catalogue, options.steps)
    codes = encode(view.addresses(catalogue, step_codes=True))
    theme = GREY if options.grey else DEFAULT
    roadmap = prepare(shown, codes, options.steps, theme)
    return PageMaterial(roadmap, Assets(in_grey=options.grey), style(publication, options), options)


def print_to(file: Path, publication: Publication, made: PageMaterial) -> Path:
    """Print a publication to a file."""
    whole = PageRange(publication.composer(made))
    file.write_bytes(render_range(whole, made.assets, lambda _: None).pdf)
    return file

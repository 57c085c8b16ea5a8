"""Decks in the templates of eight houses: right by our proof, by PowerPoint's rules and by Impress.

What a house's layout leaves too little room for is warned of, no more: three texts at 4:3, whose
slides have three quarters of the width of ours, and nothing at 16:9.
"""

from pathlib import Path

import house_templates
import impress
import own_decks
import package_rules as rules
import pytest
from editable_decks import made
from rows import SLIDES, TALK

from roadmap_print.problems import Severity
from roadmap_print.proof.presentation.deck_reader import read_deck
from roadmap_print.proof.presentation.package import Package
from roadmap_print.publications.registry import Publication

CATALOGUES = Path(__file__).parents[2] / "catalogues"
ROADMAP = CATALOGUES / "roadmap.yaml"
ONE_STEP = CATALOGUES / "good" / "one-step.yaml"
TEMPLATES = house_templates.all_good()
BOTH = pytest.mark.parametrize("publication", [SLIDES, TALK], ids=str)
EACH = pytest.mark.parametrize("name", TEMPLATES)
WIDE = {"wide", "potx", "libreoffice-16-9"}
NARROW_TEXTS = 3


def written(catalogue: Path, publication: Publication, name: str, folder: Path) -> Path:
    """Write a deck in a house's template."""
    template, file = folder / f"{name}.potx", folder / "deck.pptx"
    template.write_bytes(TEMPLATES[name])
    file.write_bytes(made(publication.name, catalogue, template))
    return file


def look(catalogue: Path, publication: Publication, file: Path) -> list[str]:
    """Hold a deck against all that is asked of one, and return what it is warned of."""
    report = own_decks.proofread(file.read_bytes(), catalogue, publication)
    errors = [each for each in report.problems if each.severity is Severity.ERROR]
    assert [f"{each.where}: {each.message}" for each in errors] == []
    assert rules.faults(file) == []
    return [str(each.message) for each in report.problems]


@pytest.mark.slow
def test_a_deck_is_right(tmp_path: Path) -> None:
    file = written(ONE_STEP, SLIDES, next(iter(TEMPLATES)), tmp_path)
    look(ONE_STEP, SLIDES, file)


@pytest.mark.slow
@EACH
@BOTH
def test_each_deck_is_right(publication: Publication, name: str, tmp_path: Path) -> None:
    warned = look(ROADMAP, publication, written(ROADMAP, publication, name, tmp_path))
    assert all("is set in" in each for each in warned), warned
    assert len(warned) <= (0 if name in WIDE else NARROW_TEXTS), warned


@pytest.mark.slow
@EACH
@BOTH
def test_impress_draws_each_deck(publication: Publication, name: str, tmp_path: Path) -> None:
    file = written(ROADMAP, publication, name, tmp_path)
    deck = read_deck(Package(file.read_bytes()))
    pdf = impress.saved(file, tmp_path, "pdf")
    assert impress.overflowing(deck, pdf) == []
    assert impress.codes(pdf) == impress.codes_of(deck), "as many pages, with the same codes"

"""Decks of an Arabic catalogue: lines from the right, in our design and in a house's template."""

from itertools import pairwise
from pathlib import Path

import house_templates
import impress
import package_rules as rules
import pytest
from editable_decks import A, all_shapes, element, made, opened, title
from own_decks import proofread
from rows import SLIDES, TALK
from scripts import write_catalogue

from roadmap_print.proof.presentation.deck_reader import read_deck
from roadmap_print.proof.presentation.package import Package
from roadmap_print.publications.registry import Publication
from roadmap_print.render.presentation.house_template import DeckLayout

BOTH = pytest.mark.parametrize("publication", [SLIDES, TALK], ids=str)
NAMES = ["", "wide", "libreoffice-16-9"]
EMBEDDED = "\u202a1\u202f/\u202f2\u202c"


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_catalogue(tmp_path_factory.getbasetemp() / "arabic.yaml", "ar", 1, 8)


@pytest.fixture(params=NAMES, ids=lambda name: name or "ours")
def template(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Path | None:
    if not request.param:
        return None
    file = tmp_path_factory.getbasetemp() / f"arabic-{request.param}.potx"
    file.write_bytes(house_templates.all_good()[request.param])
    return file


@pytest.mark.slow
@BOTH
def test_it_is_right(
    publication: Publication, catalogue: Path, template: Path | None, tmp_path: Path
) -> None:
    deck = made(publication.name, catalogue, template)
    report = proofread(deck, catalogue, publication)
    assert report.right, report.problems
    (tmp_path / "deck.pptx").write_bytes(deck)
    assert rules.faults(tmp_path / "deck.pptx") == []


@BOTH
def test_lines_begin_at_the_right(
    publication: Publication, catalogue: Path, template: Path | None
) -> None:
    sides = []
    for slide in opened(made(publication.name, catalogue, template)).slides:
        layout = DeckLayout(slide.slide_layout)
        slots = {each.number: each for each in layout.slots}
        for shape in slide.placeholders:
            for paragraph in shape.text_frame.paragraphs:
                if any(each.isalpha() and each > "\u0600" for each in paragraph.text):
                    (said,) = element(paragraph).xpath("a:pPr")
                    assert said.get("rtl") == "1"
                    slot = slots[shape.placeholder_format.idx]
                    sides.append(said.get("algn") or layout.alignment(slot))
    assert "r" in sides
    assert set(sides) <= {"r", "ctr"}


def test_numbers_of_slides_stay_in_their_order(catalogue: Path, template: Path | None) -> None:
    titles = [title(each) for each in opened(made("slides", catalogue, template)).slides]
    assert any(EMBEDDED in each for each in titles)


def test_what_comes_first_stands_at_the_right(catalogue: Path, template: Path | None) -> None:
    """In the order of reading codes of a row go to the left, as discs of the path do."""
    slides = opened(made("slides", catalogue, template)).slides
    rows = [[each.left for each in all_shapes(slide.shapes) if each.name.startswith("code")]
            for slide in slides]  # fmt: skip
    assert max(map(len, rows)) > 1
    assert all(before > after for row in rows for before, after in pairwise(row))


def test_our_theme_names_a_face_for_its_script(catalogue: Path) -> None:
    master = opened(made("slides", catalogue)).slide_masters[0]
    theme = next(rel.target_part.blob for rel in master.part.rels.values()
                 if rel.reltype.endswith("/theme"))  # fmt: skip
    assert theme.count(b'<a:cs typeface="Arial"/>') == 2
    said = [each.get("lang") for each in element(master).iter(f"{A}defRPr") if each.get("lang")]
    assert set(said) <= {"ar-EG"}


@pytest.mark.slow
@BOTH
def test_impress_draws_it(
    publication: Publication, catalogue: Path, template: Path | None, tmp_path: Path
) -> None:
    file = tmp_path / "deck.pptx"
    file.write_bytes(made(publication.name, catalogue, template))
    deck = read_deck(Package(file.read_bytes()))
    pdf = impress.saved(file, tmp_path, "pdf")
    assert impress.codes(pdf) == impress.codes_of(deck)

"""Our decks of all good catalogues: proof-read, held against rules, drawn by Impress."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from urllib.parse import unquote

import impress
import own_decks
import package_rules as rules
import pytest
from editable_decks import made
from rows import SLIDES, TALK

from roadmap_print.proof.presentation.deck import Deck, DeckSlide
from roadmap_print.proof.presentation.deck_reader import read_deck
from roadmap_print.proof.presentation.package import Package, Relationship
from roadmap_print.publications.registry import Publication

CATALOGUES = Path(__file__).parents[2] / "catalogues"
ONE_STEP = CATALOGUES / "good" / "one-step.yaml"
ROADMAP = CATALOGUES / "roadmap.yaml"
GOOD = [ROADMAP, *sorted((CATALOGUES / "good").glob("*.yaml"))]
BOTH = pytest.mark.parametrize("publication", [SLIDES, TALK], ids=str)
EACH = pytest.mark.parametrize("catalogue", GOOD, ids=lambda path: path.stem)


def test_there_are_catalogues_to_try() -> None:
    assert len(GOOD) > 6


@BOTH
def test_a_deck_is_right(publication: Publication, tmp_path: Path) -> None:
    look(ONE_STEP, publication, tmp_path)


@pytest.mark.slow
@EACH
@BOTH
def test_each_deck_is_right(catalogue: Path, publication: Publication, tmp_path: Path) -> None:
    look(catalogue, publication, tmp_path)


def look(catalogue: Path, publication: Publication, folder: Path) -> None:
    """Hold a deck against all that is asked of one."""
    deck = made(publication.name, catalogue)
    report = own_decks.proofread(deck, catalogue, publication)
    assert [each.message for each in report.problems] == []
    file = folder / "deck.pptx"
    file.write_bytes(deck)
    assert rules.faults(file) == []


@pytest.mark.slow
@EACH
@BOTH
def test_impress_draws_each_deck(catalogue: Path, publication: Publication, tmp_path: Path) -> None:
    file = tmp_path / "deck.pptx"
    file.write_bytes(made(publication.name, catalogue))
    deck = read_deck(Package(file.read_bytes()))
    pdf = impress.saved(file, tmp_path, "pdf")
    assert impress.overflowing(deck, pdf) == []
    assert impress.codes(pdf) == impress.codes_of(deck), "as many pages, with the same codes"


@pytest.mark.slow
@BOTH
@pytest.mark.parametrize("catalogue", [ROADMAP, CATALOGUES / "good" / "english.yaml"], ids=str)
def test_impress_saves_a_deck_again(
    catalogue: Path, publication: Publication, tmp_path: Path
) -> None:
    """All but sections survive: links, notes, titles, codes, alternative texts, languages."""
    file, out = tmp_path / "deck.pptx", tmp_path / "out"
    file.write_bytes(made(publication.name, catalogue))
    out.mkdir()
    again = impress.saved(file, out, "pptx").read_bytes()
    before, after = (read_deck(Package(data)) for data in (file.read_bytes(), again))
    assert told(after) == told(before)
    report = own_decks.proofread(again, catalogue, publication)
    assert report.right, report.problems


def links(slide: DeckSlide) -> Iterator[Relationship]:
    for shape in slide.shapes:
        yield from filter(None, (shape.link, *(run.link for run in shape.runs)))


def told(deck: Deck) -> Sequence[Mapping[str, object]]:
    """Return what must not be lost of each slide."""
    return [
        {
            "title": slide.title,
            "notes": slide.notes,
            "links": {unquote(link.target) for link in links(slide) if link.external},
            "codes": {code.text for each in slide.shapes for code in each.codes},
        }
        for slide in deck.slides
    ]

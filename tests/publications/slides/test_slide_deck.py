"""The slides, read from their PDF as a stranger would, and laid out of catalogues of all sizes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import pypdfium2 as pdfium
import pytest
from decks import (
    HOME,
    Deck,
    blocks,
    catalogue_of,
    check_places,
    codes_on,
    deck_of,
    findings,
    laid_out,
    squashed,
)
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from pdfs import cases
from rows import SLIDES

from roadmap_print.catalogue.model import Catalogue, Format, Level, Publisher
from roadmap_print.catalogue.reading.reader import read
from roadmap_print.content.build_options import BuildOptions
from roadmap_print.pipeline.news import since
from roadmap_print.publications.slides.entry_slides import even

ROOT = Path(__file__).parents[3]
CATALOGUES = sorted((ROOT / "tests/catalogues/good").glob("*.yaml"))
SIDES = {1: 92.0, 2: 58.0, 3: 52.0}  # mm: dark squares by how many a slide has
LINE = 33.0  # mm
DPI = 100


@pytest.fixture(scope="module")
def deck(roadmap: Catalogue) -> Deck:
    return deck_of(SLIDES, roadmap)


def placed(catalogue: Catalogue) -> Iterator[tuple[int, str]]:
    """Yield number and resource of each placement in printed order."""
    order = [kind.id for kind in catalogue.formats]
    for number, step in enumerate(catalogue.steps, start=1):
        kinds = {id_: order.index(catalogue.resources[id_].format) for id_ in step.resources}
        yield from ((number, id_) for id_ in sorted(step.resources, key=kinds.__getitem__))


def openings(deck: Deck) -> list[int]:
    return [deck.page_of(step.title) for step in deck.subject.catalogue.steps]


@pytest.mark.slow
def test_the_roadmap_has_its_forty_four_slides(deck: Deck) -> None:
    assert deck.composed == len(deck.slides) == 44
    assert len(deck.pdf) <= 500_000
    assert findings(deck) == []


def test_every_placement_has_its_code_and_three_links(deck: Deck, roadmap: Catalogue) -> None:
    wanted = [roadmap.resources[id_].url for _, id_ in placed(roadmap)]
    found = [
        code.text
        for slide in deck.slides
        for code in sorted(slide.codes, key=lambda code: code.box.left)
    ]
    assert len(wanted) == 57
    assert found == wanted
    for slide in deck.slides:
        links = [link.uri for link in slide.links if link.uri]
        for code in slide.codes:
            assert links.count(code.text) >= 3  # title, address and code


def test_codes_are_as_large_as_the_last_row_needs(deck: Deck) -> None:
    seen = set()
    for slide in filter(lambda slide: slide.codes, deck.slides):
        seen.add(len(slide.codes))
        for code in slide.codes:
            assert code.box.height == pytest.approx(SIDES[len(slide.codes)], abs=0.6)
            assert code.quiet >= 3.9
    assert seen == {1, 2, 3}


def test_a_title_is_of_24_points_or_more_and_stands_with_its_code(
    deck: Deck, roadmap: Catalogue
) -> None:
    sizes = [run.size for slide in deck.slides for run in slide.runs]
    assert min(sizes) >= 18 - 0.01
    titles = {squashed(each.title): each.url for each in roadmap.resources.values()}
    for slide in filter(lambda slide: slide.codes, deck.slides):
        text = squashed(deck.text(slide.number))
        for code in slide.codes:
            (title,) = (each for each, url in titles.items() if url == code.text)
            assert title in text
            first = next(run for run in slide.runs if squashed(run.text) and
                         title.startswith(squashed(run.text)) and len(run.text) > 3)  # fmt: skip
            assert first.size >= 24 - 0.01


def test_a_step_opens_on_one_slide_with_all_that_it_is_for(deck: Deck, roadmap: Catalogue) -> None:
    starts = openings(deck)
    assert starts == sorted(set(starts))
    for step, page in zip(roadmap.steps, starts, strict=True):
        text = squashed(deck.text(page))
        assert squashed(step.title) in text
        for objective in step.objectives:
            assert squashed(objective)[:60] in text  # two lines each, then "…"
            assert squashed(objective)[:40] not in squashed(deck.text(page + 1))


def test_a_resource_met_before_says_where_and_leads_there(deck: Deck, roadmap: Catalogue) -> None:
    first: dict[str, int] = {}
    again = 0
    starts = [*openings(deck), 45]
    for number, id_ in placed(roadmap):
        start, end = starts[number - 1], starts[number]
        pages = [deck.slides[page - 1] for page in range(start, end)]
        url = roadmap.resources[id_].url
        (page,) = (slide for slide in pages if url in {code.text for code in slide.codes})
        if id_ not in first:
            first[id_] = page.number
            continue
        again += 1
        earlier = next(n for n, other in placed(roadmap) if other == id_)
        assert f"déjà à l’étape {earlier}" in deck.text(page.number)
        assert first[id_] in {link.target for link in page.links if link.target}
    assert again == 10


def test_an_address_is_a_host_and_what_a_person_would_type(deck: Deck) -> None:
    text = squashed(" ".join(deck.text(page) for page in range(1, 45)))
    for wanted in ("youtube.com", "jmir.org/2024/1/e50890", "doi.org/10.1038/s41746-024-01196-4"):
        assert wanted in text
    assert not re.search(r"https?:|www\.|watch\?v", text)


def test_edition_mark_and_number_are_decoration(deck: Deck) -> None:
    for slide in deck.slides:
        foot = f"{slide.number} / 44"
        (run,) = (run for run in slide.runs if run.text.endswith(foot))
        assert run.artifact
        assert foot not in deck.text(slide.number)
        assert ("Novembre 2026" in run.text) == (slide.number > 1)
    assert "Novembre 2026" in deck.text(1)


def test_the_last_slide_says_who_speaks_and_no_title_again(roadmap: Catalogue) -> None:
    publisher = Publisher(
        name="Hôpital", service="Pédagogie", email="a@b.test", website="https://hopital.test"
    )
    catalogue = replace(roadmap, home=HOME, publisher=publisher, steps=roadmap.steps[:1])
    pages = laid_out(SLIDES, catalogue)
    text = " ".join(block.text for block in blocks(pages[-1].content))
    for wanted in ("Hôpital", "Pédagogie", "a@b.test", "hopital.test", "gros caractères"):
        assert wanted in text
    assert squashed(roadmap.title) not in squashed(text)
    assert len(codes_on(pages[-1])) == 1


@pytest.mark.slow
def test_the_line_goes_from_slide_to_slide_in_its_colour(deck: Deck, roadmap: Catalogue) -> None:
    document = pdfium.PdfDocument(deck.pdf)
    first = openings(deck)[0] - 1
    pages = [
        document[page].render(scale=DPI / 72).to_numpy()[:, :, ::-1] for page in range(first, 43)
    ]
    middle = round(LINE / 25.4 * DPI)
    colours = set()
    for before, after in pairwise(pages):
        left, right = before[middle, -2], after[middle, 1]
        assert np.array_equal(left, right)
        assert left.min() < 200
        assert after[middle - 14, 1].min() == after[middle + 14, 1].min() == 255
        colours.add(tuple(right))
    assert len(colours) == len(roadmap.steps)


def test_the_route_leads_to_the_steps(deck: Deck) -> None:
    targets = {link.target for link in deck.slides[2].links}
    assert targets == set(openings(deck))


def test_bookmarks_are_steps_with_their_numbers_and_formats(deck: Deck, roadmap: Catalogue) -> None:
    titles = [mark.title.replace("\u00a0", " ") for mark in deck.subject.structure.bookmarks]
    for number, step in enumerate(roadmap.steps, start=1):
        assert f"Étape {number} : {step.title}" in [" ".join(title.split()) for title in titles]
    assert all("\n" not in title for title in titles)
    assert titles.count("Vidéos") == 7


def test_in_grey_nothing_is_coloured(roadmap: Catalogue) -> None:
    few = replace(roadmap, steps=roadmap.steps[:2])
    deck = deck_of(SLIDES, few, BuildOptions(grey=True))
    assert findings(deck) == []
    assert not any(slide.ink and slide.ink.coloured for slide in deck.slides)


def test_what_is_new_is_told_on_a_slide_and_beside_the_entry(roadmap: Catalogue) -> None:
    id_ = roadmap.steps[0].resources[0]
    old = replace(
        roadmap,
        edition="Été 2026",
        resources={
            **roadmap.resources,
            id_: replace(roadmap.resources[id_], title="Un ancien titre"),
        },
    )
    pages = laid_out(SLIDES, roadmap, BuildOptions(since=since(old, roadmap)))
    told = [
        page for page in pages if any(block.text == "Modifié" for block in blocks(page.content))
    ]
    assert len(told) >= 2
    first = [block.text for block in blocks(told[0].content)]
    assert any("Été 2026" in text for text in first)
    for page in pages:
        check_places(page, 18.0)


@pytest.mark.slow
@pytest.mark.parametrize("file", cases(CATALOGUES))
def test_pages_of_all_catalogues_are_right(file: Path) -> None:
    catalogue = read(file).catalogue
    assert catalogue
    deck = deck_of(SLIDES, catalogue)
    assert findings(deck) == []
    pages = laid_out(SLIDES, catalogue)
    assert len(pages) == len(deck.slides)
    for page in pages:
        check_places(page, 18.0)


@given(st.integers(1, 500), st.integers(1, 9))
def test_shares_are_even(count: int, most: int) -> None:
    parts = even(count, most)
    assert sum(parts) == count
    assert max(parts) <= most
    assert max(parts) - min(parts) <= 1
    assert len(parts) == -(-count // most)
    assert list(parts) == sorted(parts, reverse=True)


def test_seven_are_three_and_two_and_two() -> None:
    assert even(7, 3) == (3, 2, 2)


WORDS = st.sampled_from(
    ("un", "soin", "hôpital", "l’évaluation", "recommandations", "Anticonstitutionnellement" * 2)
)
TEXTS = st.lists(WORDS, min_size=1, max_size=60).map(lambda words: " ".join(words)[:480])


@pytest.mark.slow
@settings(max_examples=10, phases=(Phase.generate,))
@given(
    steps=st.integers(1, 12),
    entries=st.integers(0, 7),
    title=TEXTS,
    resource=TEXTS,
    objectives=st.lists(TEXTS, max_size=6),
    labels=st.integers(0, 6),
    home=st.booleans(),
)
def test_no_catalogue_is_refused(
    steps: int,
    entries: int,
    title: str,
    resource: str,
    objectives: list[str],
    labels: int,
    *,
    home: bool,
) -> None:
    catalogue = catalogue_of(
        steps, entries, title, resource, objectives=objectives, home=HOME if home else None
    )
    formats = tuple(Format(id=each.id, label=resource[:200]) for each in catalogue.formats)
    levels = tuple(Level(id=f"l{n}", label=title[:200]) for n in range(labels))
    resources = {
        id_: replace(each, publisher=title[:200], duration=resource[:200],
                     level=f"l{number % labels}" if labels else None)
        for number, (id_, each) in enumerate(catalogue.resources.items())
    }  # fmt: skip
    whole = replace(
        catalogue,
        title=title,
        subtitle=resource[:200],
        edition=title[:200],
        publisher=Publisher(name=resource[:200], address=title[:200]),
        formats=formats,
        levels=levels,
        resources=resources,
    )
    pages = laid_out(SLIDES, whole)
    for page in pages:
        check_places(page, 18.0)
    codes = sum(len(codes_on(page)) for page in pages)
    assert codes == steps * entries + home

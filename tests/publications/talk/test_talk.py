"""The talk, read from its PDF as a stranger would, and laid out of catalogues of all sizes."""

from __future__ import annotations

from dataclasses import replace

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
    said,
    squashed,
    with_home,
)
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from roadmap_print.catalogue.model import Catalogue, FeaturedResource, Question
from roadmap_print.content.build_options import BuildOptions
from roadmap_print.publications.registry import get
from roadmap_print.publications.slides.short_titles import count_words
from roadmap_print.publications.talk import PATH_FROM, SHARED_FROM

TALK = get("talk")
MOST_WORDS, LEAST_TYPE = 45, 24.0
LEAST_CODE = 0.45 * 190.5  # mm


@pytest.fixture(scope="module")
def deck(roadmap: Catalogue) -> Deck:
    return deck_of(TALK, roadmap)


@pytest.fixture(scope="module")
def at_home(roadmap: Catalogue) -> Deck:
    return deck_of(TALK, with_home(roadmap))


def step_slides(deck: Deck) -> list[int]:
    """The pages of the steps, between the route and the last slide."""
    return [deck.page_of(step.title) for step in deck.subject.catalogue.steps]


@pytest.mark.slow
def test_the_roadmap_is_told_on_eleven_slides(deck: Deck) -> None:
    assert deck.composed == len(deck.slides) == 11
    assert step_slides(deck) == list(range(4, 11))
    for slide in deck.slides:
        assert (slide.width, slide.height) == pytest.approx((338.67, 190.5), abs=0.1)
    assert findings(deck) == []


@pytest.mark.slow
def test_a_step_is_said_in_forty_five_words_at_most(deck: Deck, at_home: Deck) -> None:
    for each in (deck, at_home):
        for page in step_slides(each):
            assert 5 <= count_words(said(each.slides[page - 1])) <= MOST_WORDS


@pytest.mark.slow
def test_no_letter_is_smaller_than_the_last_row_reads(deck: Deck) -> None:
    sizes = [run.size for slide in deck.slides for run in slide.runs]
    assert min(sizes) >= LEAST_TYPE - 0.01


@pytest.mark.slow
def test_a_step_has_one_code_of_nearly_half_the_height(at_home: Deck, roadmap: Catalogue) -> None:
    for step, page in zip(roadmap.steps, step_slides(at_home), strict=True):
        slide = at_home.slides[page - 1]
        (code,) = slide.codes
        assert code.text == f"{HOME}#{step.id}"
        assert code.box.height == pytest.approx(87, abs=0.6)
        assert code.box.height >= LEAST_CODE
        assert code.quiet >= 3.9
        assert code.text in {link.uri for link in slide.links}
    assert [code.text for code in at_home.slides[-1].codes] == [HOME]
    assert not any(slide.codes for slide in at_home.slides[:3])


@pytest.mark.slow
def test_without_home_the_code_is_the_first_resources(deck: Deck, roadmap: Catalogue) -> None:
    order = [kind.id for kind in roadmap.formats]
    for step, page in zip(roadmap.steps, step_slides(deck), strict=True):
        entries = [roadmap.resources[id_] for id_ in step.resources]
        first = min(entries, key=lambda each: order.index(each.format))
        (code,) = deck.slides[page - 1].codes
        assert code.text == first.url
        assert squashed(first.title)[:20] in squashed(deck.text(page))
    assert not deck.slides[-1].codes


@pytest.mark.slow
def test_only_the_last_slide_has_an_address(at_home: Deck) -> None:
    assert "exemple.fr/roadmap-ia" in squashed(at_home.text(11))
    for page in range(1, 11):
        assert "exemple.fr" not in at_home.text(page)


def test_why_is_what_the_first_list_asks(deck: Deck, roadmap: Catalogue) -> None:
    text = squashed(deck.text(2))
    for question in ("Que faut-il apprendre ?", "Dans quel ordre ?"):
        assert squashed(question) in text
    without = replace(roadmap, introduction=())
    assert len(laid_out(TALK, without)) == 10
    listed = Question(heading="À prévoir", text="1. un stylo\n2. du temps\n3. un café\n4. rien")
    pages = laid_out(TALK, replace(roadmap, introduction=(listed,)))
    assert [block.text for block in blocks(pages[1].content)] == [
        "À prévoir", "un stylo", "du temps", "un café",
    ]  # fmt: skip


def test_editors_choose_what_stands_for_a_step_and_how_it_is_called(roadmap: Catalogue) -> None:
    step = roadmap.steps[5]
    chosen = (FeaturedResource(id=step.resources[-1], title="Un titre court"),)
    steps = (*roadmap.steps[:5], replace(step, featured=chosen), *roadmap.steps[6:])
    pages = laid_out(TALK, replace(with_home(roadmap), steps=steps))
    slide = next(each for each in pages if _heads(each, step.title))
    texts = [block.text for block in blocks(slide.content)]
    assert "Un titre court" in texts
    assert len([block for block in blocks(slide.content) if block.link]) == 1


def _heads(page: object, title: str) -> bool:
    found = [block for block in blocks(page.content) if block.anchor]  # type: ignore[attr-defined]
    return any(squashed(block.bookmark).endswith(squashed(title)) for block in found)


def test_titles_end_where_they_can_be_said(at_home: Deck) -> None:
    text = " ".join(at_home.text(page) for page in step_slides(at_home))
    for wanted in ("Optimisez votre apprentissage…", "Comprehensive guide and checklist…"):
        assert squashed(wanted) in squashed(text)
    assert text.count("«") == text.count("»")


def test_the_chosen_steps_keep_number_and_colour(roadmap: Catalogue) -> None:
    pages = laid_out(TALK, roadmap, BuildOptions(steps=(6,)))
    assert len(pages) == 4  # title, why, the step, the last: no route of one
    assert any(block.text == "6" for block in blocks(pages[2].content))


def test_in_grey_nothing_is_coloured(roadmap: Catalogue) -> None:
    deck = deck_of(TALK, roadmap, BuildOptions(grey=True))
    assert findings(deck) == []
    for slide in deck.slides:
        assert all(len(set(run.colour)) == 1 for run in slide.runs)


@pytest.mark.parametrize(
    ("steps", "slides", "codes"),
    [(1, 3, 2), (3, 6, 4), (11, 14, 12), (12, 9, 7), (13, 11, 8), (22, 15, 12), (23, 4, 1)],
)
def test_slides_are_as_many_as_the_steps_allow(steps: int, slides: int, codes: int) -> None:
    catalogue = catalogue_of(steps, 3, home=HOME)
    pages = laid_out(TALK, catalogue)
    assert len(pages) == slides
    assert sum(len(codes_on(page)) for page in pages) == codes
    assert all(len(codes_on(page)) <= 1 for page in pages)
    names = {squashed(step.title) for step in catalogue.steps}
    shown = [block.bookmark for page in pages for block in blocks(page.content) if block.anchor]
    assert {squashed(each.split(": ")[-1].split("\u00a0: ")[-1]) for each in shown} == names
    for page in pages:
        check_places(page, LEAST_TYPE)


@pytest.mark.slow
def test_what_two_steps_share_passes_the_proof() -> None:
    for count in (13, 40):
        catalogue = catalogue_of(count, 2, home=HOME)
        assert findings(deck_of(TALK, catalogue)) == []
    assert SHARED_FROM <= 13 < PATH_FROM <= 40


WORDS = st.sampled_from(
    ("un", "soin", "hôpital", "l’évaluation", "recommandations", "Anticonstitutionnellement" * 2)
)
TEXTS = st.lists(WORDS, min_size=1, max_size=60).map(lambda words: " ".join(words)[:480])


@pytest.mark.slow
@settings(max_examples=12, phases=(Phase.generate,))
@given(
    steps=st.integers(1, 30),
    entries=st.integers(0, 4),
    title=TEXTS,
    resource=TEXTS,
    objectives=st.lists(TEXTS, max_size=4),
    home=st.booleans(),
)
def test_no_catalogue_is_refused(
    steps: int, entries: int, title: str, resource: str, objectives: list[str], *, home: bool
) -> None:
    catalogue = catalogue_of(
        steps, entries, title, resource, objectives=objectives, home=HOME if home else None
    )
    catalogue = replace(catalogue, title=title, subtitle=resource[:200])
    for page in laid_out(TALK, catalogue):
        check_places(page, LEAST_TYPE)
        assert len(codes_on(page)) <= 1
        numbered = [block for block in blocks(page.content) if block.anchor]
        if numbered and codes_on(page):
            text = " ".join(b.text for b in blocks(page.content) if not b.artifact)
            titles = sum(count_words(block.text) for block in numbered)
            assert count_words(text) <= max(MOST_WORDS, titles + 12)

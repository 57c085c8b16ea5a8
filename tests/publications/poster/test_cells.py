"""Cells as they are measured, against what is set in the end."""

from itertools import pairwise

import pytest
from layouts import catalogue_of, material
from rows import POSTER

from roadmap_print.content.view import Entry
from roadmap_print.layout.measurer import Measurer
from roadmap_print.layout.page_model import Run
from roadmap_print.publications.poster.band_search.cells import (
    Cell,
    glued,
    host_parts,
    source_lines,
    source_text,
)
from roadmap_print.publications.poster.sizes import EntrySizes

MADE = material(POSTER, catalogue_of(6, 8))
ENTRIES = MADE.roadmap.entries
MEASURER = Measurer("fr")


@pytest.fixture(params=[False, True], ids=["a2", "a3"])
def sizes(request: pytest.FixtureRequest) -> EntrySizes:
    return EntrySizes.of(MADE.sheet, hand=request.param)


def cells(sizes: EntrySizes) -> list[Cell]:
    return [Cell.of(entry, sizes, MEASURER, opens=True) for entry in ENTRIES]


def host_runs(entry: Entry, sizes: EntrySizes, measure: float) -> tuple[tuple[Run, ...], ...]:
    source, host = Run("", sizes.source, "#000"), Run(entry.host, sizes.host, "#000", whole=True)
    parts = host_parts(entry.host, sizes, MEASURER)
    return source_lines(entry, source, host, parts, MEASURER, measure)


def test_ways_get_wider_and_lower(sizes: EntrySizes) -> None:
    assert len(ENTRIES) == 48
    for cell in cells(sizes):
        for ways in (cell.beside, cell.under, cell.either):
            assert ways.variants
            for narrow, wide in pairwise(ways.variants):
                assert narrow.width < wide.width
                assert narrow.height > wide.height
            for each in ways.variants:
                assert ways.narrowest(each.height) == each
            assert ways.narrowest(ways.lowest - 1) is None


def test_texts_take_the_room_that_was_measured(sizes: EntrySizes) -> None:
    for cell in cells(sizes):
        for each in cell.either.variants:
            title = MEASURER.wrap(glued(cell.entry.title), sizes.title, each.measure)
            others = host_runs(cell.entry, sizes, each.measure)
            height = sizes.title.height(len(title)) + sizes.source.height(len(others))
            room = each.height if each.beside else each.height - cell.side - cell.drop()
            assert height <= room + 0.7  # mm: white over capitals is left out beside a code
            widest = max(MEASURER.runs_width(line) for line in others)
            assert widest <= each.measure + 0.1
            assert all(MEASURER.width(line, sizes.title) <= each.measure + 0.1 for line in title)


def test_no_word_is_cut_and_none_of_two_letters_stands_alone(sizes: EntrySizes) -> None:
    seen = 0
    for cell in cells(sizes):
        words = set(cell.entry.title.replace("\u00a0", " ").split())
        for each in cell.either.variants:
            for line in MEASURER.wrap(glued(cell.entry.title), sizes.title, each.measure):
                assert set(line.replace("\u00a0", " ").split()) <= words
                assert len(line) > 2 or line == cell.entry.title
                seen += 1
    assert seen > 500


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Introduction à la chirurgie", "Introduction à\u00a0la chirurgie"),
        ("Les fiches pratiques IA", "Les fiches pratiques\u00a0IA"),
        ("Objectif IA\u00a0: abordez", "Objectif\u00a0IA\u00a0: abordez"),
        ("AI in Health", "AI\u00a0in Health"),
        ("Microsoft AI & ML Engineering", "Microsoft AI\u00a0& ML Engineering"),
        ("Comprendre", "Comprendre"),
    ],
)
def test_short_words_keep_company(text: str, kept: str) -> None:
    assert glued(text) == kept


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Qui a peur de l’IA\u202f?", ["Qui a peur", "de l’IA\u202f?"]),
        ("Microsoft AI & ML Engineering", ["Microsoft AI &", "ML Engineering"]),
    ],
)
def test_lines_of_titles_are_even_though_short_words_keep_company(
    sizes: EntrySizes, text: str, lines: list[str]
) -> None:
    found = MEASURER.wrap(glued(text), sizes.title, 27 * sizes.ratio)
    assert [line.replace("\u00a0", " ") for line in found] == lines


def test_a_host_breaks_before_a_dot_but_never_before_the_last(sizes: EntrySizes) -> None:
    assert host_parts("cnil.fr", sizes, MEASURER) == ("cnil.fr",)
    found = host_parts("un.tres.tres.long.serveur.de.recherche.example.org", sizes, MEASURER)
    assert found[-1] == ".example.org"
    assert all(part.startswith(".") for part in found[1:])
    hyphens = host_parts("plateforme-de-recherche-de-toutes-les-findevie.fr", sizes, MEASURER)
    assert "".join(hyphens) == "plateforme-de-recherche-de-toutes-les-findevie.fr"
    assert all(part.endswith("-") for part in hyphens[:-1])
    assert len(hyphens) > 2


def test_no_line_of_a_source_ends_in_a_dot(sizes: EntrySizes) -> None:
    for entry in ENTRIES:
        for measure in (20, 30, 40, 60):
            for line in host_runs(entry, sizes, measure * sizes.ratio):
                assert not "".join(run.text for run in line).rstrip().endswith("·")
    assert any(source_text(entry) for entry in ENTRIES)

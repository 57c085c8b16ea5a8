"""The booklet's pages as they are printed: the shipped roadmap on twelve, short ones on four."""

import re
from pathlib import Path

import pytest
from kits import kit_of
from pdfs import Pdf, roadmap_print
from rows import BOOKLET

from roadmap_print.catalogue.model import Catalogue
from roadmap_print.catalogue.reading.reader import read
from roadmap_print.content.build_options import BuildOptions
from roadmap_print.layout.page_model import Element, Node, Page, TextBlock
from roadmap_print.publications.booklet.compose import draw_pages
from roadmap_print.publications.registry import Publication

ROOT = Path(__file__).parents[3]
GOOD = ROOT / "tests/catalogues/good"
EASY_AND_HARD = [
    *(pytest.param(each, marks=pytest.mark.slow) for each in ("english", "one-step", "six-levels")),
    *("long", "hostile"),
]


@pytest.fixture(scope="session")
def booklet(printed: dict[Publication, Pdf]) -> Pdf:
    return printed[BOOKLET]


def pages_of(catalogue: Catalogue, **options: object) -> tuple[Page, ...]:
    wanted = BuildOptions(**options)  # type: ignore[arg-type]
    return draw_pages(kit_of(BOOKLET, catalogue, wanted))


def catalogue(name: str) -> Catalogue:
    found = read(GOOD / f"{name}.yaml").catalogue
    assert found is not None
    return found


def blocks(nodes: tuple[Node, ...]) -> list[TextBlock]:
    found = []
    for node in nodes:
        if isinstance(node, Element):
            found += blocks(node.children)
        elif isinstance(node, TextBlock):
            found.append(node)
    return found


def test_the_roadmap_takes_twelve_pages_one_a_step(booklet: Pdf, roadmap: Catalogue) -> None:
    assert len(booklet.texts) == 12
    for page, step in enumerate(roadmap.steps, start=4):
        wanted = sorted(roadmap.resources[id_].url for id_ in step.resources)
        assert sorted(code.address for code in booklet.codes if code.page == page) == wanted


def test_what_recurs_names_the_page_where_it_stands_first(booklet: Pdf, roadmap: Catalogue) -> None:
    met: dict[str, int] = {}
    checked = 0
    for number, step in enumerate(roadmap.steps, start=1):
        text = booklet.texts[number + 2]
        expected: dict[int, int] = {}
        for id_ in step.resources:
            if id_ in met:
                expected[met[id_]] = expected.get(met[id_], 0) + 1
            met.setdefault(id_, number)
        for earlier, count in expected.items():
            assert text.count(f"déjà à l’étape {earlier}, p. {earlier + 3}") == count
            checked += count
        assert text.count("déjà à l’étape") == sum(expected.values())
    assert checked == 10


def test_each_step_says_where_the_next_one_is(booklet: Pdf, roadmap: Catalogue) -> None:
    for page, step in enumerate(roadmap.steps[1:], start=5):
        assert re.search(
            rf"Étape suivante {re.escape(step.title)} p. {page}", booklet.texts[page - 2]
        )


def test_bookmarks_name_the_steps_by_their_numbers(booklet: Pdf, roadmap: Catalogue) -> None:
    named = [title for _, title in booklet.bookmarks]
    assert [
        f"{n} · {step.title.replace(chr(39), '’')}" for n, step in enumerate(roadmap.steps, 1)
    ] == [title for title in named if re.match(r"\d+ · ", title)]


@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("english", 4),
        ("one-step", 4),
        ("six-levels", 8),
        ("forty-steps", 16),
        ("eighty-resources", 16),
    ],
)
def test_pages_are_few(name: str, count: int) -> None:
    assert len(pages_of(catalogue(name))) == count


@pytest.mark.parametrize("name", ["english", "six-levels", "long", "hostile", "forty-steps"])
@pytest.mark.parametrize("options", [{}, {"page": "a5"}, {"large_print": True}])
def test_words_keep_on_the_page_and_clear_of_its_edges(
    name: str, options: dict[str, object]
) -> None:
    for page in pages_of(catalogue(name), **options):
        for block in blocks(page.content):
            assert 5 <= block.start <= block.start + block.width <= page.frame.width - 5, block.text
            assert 5 <= block.top <= block.bottom <= page.frame.height - 5, block.text


def test_a_folded_booklet_is_of_at_most_24_pages_and_leaves_none_for_notes(
    roadmap: Catalogue,
) -> None:
    pages = pages_of(roadmap, page="a5")
    assert len(pages) <= 24
    assert len(pages) % 4 == 0


@pytest.mark.slow
def test_no_word_is_smaller_than_ten_points(roadmap: Catalogue) -> None:
    for options, least in (({}, 10), ({"page": "a5"}, 10), ({"large_print": True}, 16)):
        for page in pages_of(roadmap, **options)[3:-2]:
            for block in blocks(page.content):
                assert all(run.type.size >= least for line in block.lines for run in line)


@pytest.mark.slow
@pytest.mark.parametrize("name", EASY_AND_HARD)
def test_good_catalogues_print_well(name: str, tmp_path: Path) -> None:
    """The proof-reader, which the build runs, finds nothing to say against any page."""
    arguments = ("build", str(GOOD / f"{name}.yaml"), "--only", "booklet", "--output", name)
    ended = roadmap_print(*arguments, cwd=tmp_path)
    assert ended.returncode == 0, ended.stderr
    assert (tmp_path / name / "booklet.pdf").is_file()


@pytest.mark.slow
def test_a_booklet_of_some_steps_keeps_their_numbers(tmp_path: Path, roadmap: Catalogue) -> None:
    file = ROOT / "tests/catalogues/roadmap.yaml"
    arguments = ("build", str(file), "--only", "booklet", "--steps", "3,5", "--output", "out")
    ended = roadmap_print(*arguments, cwd=tmp_path)
    assert ended.returncode == 0, ended.stderr
    pdf = Pdf(tmp_path / "out" / "booklet-steps-3-5.pdf")
    assert sum("Étape 3 sur 7" in text for text in pdf.texts) == 1
    assert sum("Étape 5 sur 7" in text for text in pdf.texts) == 1
    assert not any("déjà à l’étape 1" in text for text in pdf.texts)
    wanted = {
        roadmap.resources[id_].url
        for step in (roadmap.steps[2], roadmap.steps[4])
        for id_ in step.resources
    }
    assert {code.address for code in pdf.codes} == wanted


def test_a_step_that_is_not_there_is_said(tmp_path: Path) -> None:
    file = ROOT / "tests/catalogues/roadmap.yaml"
    ended = roadmap_print("build", str(file), "--steps", "9", cwd=tmp_path)
    assert ended.returncode == 2
    assert "--steps: erreur: pas d’étape 9\xa0: " in ended.stderr
    assert not (tmp_path / "output").exists()

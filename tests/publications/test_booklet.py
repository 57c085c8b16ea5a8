"""The booklet's own promises: sheets, page numbers, breaks."""

import re
from pathlib import Path

import pytest
from pdfs import Pdf, cases, roadmap_print
from rows import BOOKLET
from test_printed import folded

from roadmap_print.catalogue.model import Catalogue
from roadmap_print.layout.overflow import FitError
from roadmap_print.layout.pagination import Rules, Unit, distribute
from roadmap_print.publications.registry import Publication

GOOD = sorted((Path(__file__).parents[1] / "catalogues" / "good").glob("*.yaml"))
RULES = Rules(room=250, first=50, last=20, heading=12, gap=5, widest_gap=13, group_gap=3)


@pytest.fixture(scope="session")
def booklet(printed: dict[Publication, Pdf]) -> Pdf:
    return printed[BOOKLET]


def first_pages(pdf: Pdf, roadmap: Catalogue) -> list[int]:
    """Find where each step begins: the page with its title that no list holds."""
    overview = next(i for i, text in enumerate(pdf.texts) if text.startswith("Le parcours"))
    pages = []
    for number, step in enumerate(roadmap.steps, start=1):
        found = [
            i + 1
            for i, text in enumerate(pdf.texts)
            if text.startswith(folded(step.title)) and f"Étape {number} " in text
        ]
        assert found, step.title
        assert found[0] > overview
        pages.append(found[0])
    return pages


def test_every_page_is_a4(booklet: Pdf) -> None:
    assert booklet.sizes
    for width, height in booklet.sizes:
        assert width == pytest.approx(210, abs=0.1)
        assert height == pytest.approx(297, abs=0.1)


def test_the_overview_names_the_right_pages(booklet: Pdf, roadmap: Catalogue) -> None:
    overview = next(text for text in booklet.texts if text.startswith("Le parcours"))
    named = [int(number) for number in re.findall(r"p\. (\d+)", overview)]
    assert named[: len(roadmap.steps)] == first_pages(booklet, roadmap)


def test_the_index_names_the_right_pages(booklet: Pdf, roadmap: Catalogue) -> None:
    text = " ".join(booklet.texts[i] for i in range(len(booklet.texts) - 3, len(booklet.texts) - 1))
    starts = [*first_pages(booklet, roadmap), len(booklet.texts) - 2]
    checked = 0
    for id_, resource in roadmap.resources.items():
        pages = [
            code.page
            for code in booklet.codes
            if code.address == resource.url and starts[0] <= code.page < starts[-1]
        ]
        assert pages, id_
        listed = ", ".join(map(str, sorted(set(pages))))
        title = re.escape(folded(resource.title)) if resource.language is None else None
        if title:
            assert re.search(rf"{title} .{{2,60}}? {listed}\b", text), (id_, listed)
            checked += 1
    assert checked > 25


def test_entries_stand_on_the_pages_of_their_step(booklet: Pdf, roadmap: Catalogue) -> None:
    starts = [*first_pages(booklet, roadmap), len(booklet.texts)]
    for step, start, end in zip(roadmap.steps, starts, starts[1:], strict=False):
        found = [code.address for code in booklet.codes if start <= code.page < end]
        assert sorted(found) == sorted(roadmap.resources[id_].url for id_ in step.resources)
        text = " ".join(booklet.texts[start - 1 : end - 1])
        for objective in step.objectives:
            assert folded(objective) in text


def test_a_module_is_half_a_millimetre(booklet: Pdf) -> None:
    checked = 0
    for code in booklet.codes:
        side = code.right - code.left
        modules = side / 0.5
        assert (modules - 17) / 4 == pytest.approx(round((modules - 17) / 4), abs=0.2)
        assert side >= 14
        checked += 1
    assert checked > 50


def test_dark_squares_keep_their_distance(booklet: Pdf) -> None:
    checked = 0
    for above, below in zip(booklet.codes, booklet.codes[1:], strict=False):
        if above.page == below.page:
            assert below.top - above.bottom >= 8.9
            checked += 1
    assert checked > 30


def test_a_handout_keeps_the_numbers_of_its_steps(tmp_path: Path, roadmap: Catalogue) -> None:
    catalogue = Path(__file__).parents[2] / "tests/catalogues/roadmap.yaml"
    arguments = ("build", str(catalogue), "--only", "booklet", "--steps", "3,5", "--output", "out")
    ended = roadmap_print(*arguments, cwd=tmp_path)
    assert ended.returncode == 0, ended.stderr
    pdf = Pdf(tmp_path / "out" / "booklet-steps-3-5.pdf")
    headings = [text for text in pdf.texts if text.startswith(("Les données", "Savoir"))]
    assert len(headings) == 2
    wanted = [
        roadmap.resources[id_].url
        for step in (roadmap.steps[2], roadmap.steps[4])
        for id_ in step.resources
    ]
    found = [code.address for code in pdf.codes]
    assert all(found.count(address) >= wanted.count(address) for address in wanted)
    assert set(found) == set(wanted)


def test_a_step_that_is_not_there_is_said(tmp_path: Path) -> None:
    catalogue = Path(__file__).parents[2] / "tests/catalogues/roadmap.yaml"
    ended = roadmap_print("build", str(catalogue), "--steps", "9", cwd=tmp_path)
    assert ended.returncode == 2
    assert "--steps: erreur: pas d’étape 9\xa0: " in ended.stderr
    assert not (tmp_path / "output").exists()


def test_good_catalogues_are_there() -> None:
    assert len(GOOD) >= 7


@pytest.mark.parametrize("catalogue", cases(GOOD))
def test_hard_catalogues_print_well(catalogue: Path, tmp_path: Path) -> None:
    """The proof-reader, which the build runs, finds nothing to say against any page."""
    arguments = ("build", str(catalogue), "--only", "booklet", "--output", "out")
    ended = roadmap_print(*arguments, cwd=tmp_path)
    assert ended.returncode == 0, ended.stderr
    assert (tmp_path / "out" / "booklet.pdf").is_file()


def test_pages_are_few_and_even() -> None:
    units = [Unit(30, 0)] * 9
    spans = distribute(units, RULES)
    assert [span.end - span.start for span in spans] in ([4, 5], [5, 4])


def test_a_break_falls_before_a_heading_where_that_costs_no_page() -> None:
    units = [Unit(30, 0)] * 4 + [Unit(30, 1)] * 4
    spans = distribute(units, RULES)
    assert [(span.start, span.end) for span in spans] == [(0, 4), (4, 8)]


def test_a_unit_taller_than_a_page_is_called_by_its_text() -> None:
    with pytest.raises(FitError, match="Much"):
        distribute([Unit(30, 0), Unit(400, 0, "Much"), Unit(30, 0)], RULES)

"""The wall poster: a code a step that reads from two metres, and nothing without a home."""

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from layouts import HOME, catalogue_of, material, print_to
from pdfs import Pdf, roadmap_print

from roadmap_print.catalogue.model import Catalogue
from roadmap_print.content.build_options import BuildOptions
from roadmap_print.content.qr_codes import encode
from roadmap_print.content.view import addresses
from roadmap_print.pipeline.publication_pdf import PageSource, make
from roadmap_print.proof import proofread
from roadmap_print.publications.output_file import OutputFile
from roadmap_print.publications.registry import get
from roadmap_print.publications.wall import MODULE, SHEETS

WALL = get("wall")


@pytest.mark.parametrize(
    ("steps", "sheet", "pages"),
    [
        (1, "a2", 1),
        (7, "a2", 1),
        (9, "a1", 1),
        pytest.param(28, "a0", 2, marks=pytest.mark.slow),
        (29, "a0", 3),
    ],
)
def test_each_step_has_a_code_on_the_smallest_sheet_for_all(
    steps: int, sheet: str, pages: int, tmp_path: Path
) -> None:
    made = material(WALL, catalogue_of(steps, 3))
    pdf = Pdf(print_to(tmp_path / "wall.pdf", WALL, made))
    assert pdf.sizes == [pytest.approx(SHEETS[sheet], abs=0.7)] * pages
    codes = [code for code in pdf.codes if code.address != HOME]
    expected = [f"{HOME}#{station.id}" for station in made.roadmap.stations]
    assert [code.address for code in sorted(codes, key=lambda c: (c.page, c.top))] == expected
    modules = {each.code.address: each.code.size for each in made.roadmap.stations if each.code}
    for code in codes:
        assert (code.right - code.left) / modules[code.address] >= MODULE
        assert {link.address for link in pdf.links if link.holds(code)} == {code.address}
    for upper, lower in pairwise(sorted(codes, key=lambda c: (c.page, c.top))):
        white = 4 * (upper.right - upper.left) / modules[upper.address]
        assert upper.page != lower.page or lower.top - upper.bottom >= white
    text = " ".join(pdf.texts)
    assert all(station.title.split()[0] in text for station in made.roadmap.stations)


@pytest.mark.slow
def test_long_addresses_take_a_larger_sheet(tmp_path: Path) -> None:
    """Codes of many modules read from two metres where the smallest sheet has no room for them."""
    home = HOME + "/parcours" * 20
    made = material(WALL, replace(catalogue_of(7, 1), home=home))
    pdf = Pdf(print_to(tmp_path / "wall.pdf", WALL, made))
    assert pdf.sizes == [pytest.approx(SHEETS["a1"], abs=0.7)]
    modules = {each.code.address: each.code.size for each in made.roadmap.stations if each.code}
    codes = [code for code in pdf.codes if code.address != home]
    assert len(codes) == 7
    assert all((each.right - each.left) / modules[each.address] >= MODULE for each in codes)


def test_the_note_that_parts_the_sheets_leaves_room_for_the_home(tmp_path: Path) -> None:
    pdf = Pdf(print_to(tmp_path / "wall.pdf", WALL, material(WALL, catalogue_of(3, 1))))
    shown = HOME.removeprefix("https://www.")
    assert any(shown in text for text in pdf.texts)


def test_codes_go_by_the_id_of_a_step_whatever_its_number(tmp_path: Path) -> None:
    catalogue = catalogue_of(3, 1)
    turned = replace(catalogue, steps=catalogue.steps[::-1])
    pdf = Pdf(print_to(tmp_path / "wall.pdf", WALL, material(WALL, turned)))
    found = sorted((code for code in pdf.codes if code.address != HOME), key=lambda c: c.top)
    assert [code.address for code in found] == [f"{HOME}#step-{n}" for n in (2, 1, 0)]


def test_it_is_refused_by_name_without_a_home(roadmap: Catalogue, tmp_path: Path) -> None:
    assert roadmap.home is None
    assert WALL.lacks(roadmap) == ("home",)
    file = Path(__file__).parents[2] / "catalogues" / "roadmap.yaml"
    ended = roadmap_print("build", str(file), "--only", "wall", "-o", "out", cwd=tmp_path)
    assert ended.returncode == 1
    assert "home" in ended.stderr
    assert not list(tmp_path.glob("out/*.pdf"))


@pytest.mark.parametrize("publication", ["poster", "wall"])
def test_titles_of_several_lines_in_arabic_stand_clear_with_their_objectives(
    publication: str,
) -> None:
    """A title leaves its objective a line, and what stands in it tall or deep its room."""
    catalogue = catalogue_of(13, 1)
    said = "تعلّم نظافة اليدين في المستشفى"
    steps = tuple(
        replace(each, title=f"{said} {said} {place}", objectives=(said,))
        if place % 2
        else replace(each, title="Hôpital apprentissage avec hôpital soin la donnée étude")
        for place, each in enumerate(catalogue.steps)
    )
    catalogue = replace(catalogue, language="ar", home=HOME, steps=steps)
    made = make(
        get(publication),
        PageSource(catalogue, encode(addresses(catalogue, step_codes=True)), BuildOptions()),
    )
    file = OutputFile(get(publication))
    assert proofread.read(made.pdf, file, catalogue, {}, file="f").problems == ()

"""Posters as they leave the press: sheet, codes, sizes of type, nothing over anything else."""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

import pypdfium2.raw as pdfium
import pytest
from pdfs import MM, Pdf, cases
from rows import POSTER

from roadmap_print.catalogue.fields import from_data
from roadmap_print.catalogue.model import Catalogue
from roadmap_print.catalogue.reading.reader import read
from roadmap_print.catalogue.urls import domain
from roadmap_print.content import view
from roadmap_print.content.build_options import BuildOptions
from roadmap_print.content.prepare import prepare
from roadmap_print.content.qr_codes import QUIET, encode
from roadmap_print.content.view import Roadmap
from roadmap_print.layout.overflow import FitError
from roadmap_print.publications.page_frame import PageFrame
from roadmap_print.publications.poster import compose as poster
from roadmap_print.publications.poster.cells import Cells, EntryShape
from roadmap_print.publications.poster.rows import breaks, level
from roadmap_print.publications.poster.sheet_choice import best
from roadmap_print.render.assets import Assets
from roadmap_print.render.html_templates import Composed, PageMaterial
from roadmap_print.render.stylesheet import style
from roadmap_print.render.weasyprint_pdf import render

GOOD = sorted((Path(__file__).parents[1] / "catalogues" / "good").glob("*.yaml"))
HOME = "https://www.exemple.org/feuille-de-route"
PLACEMENTS = 57
SHEET = style(POSTER, BuildOptions())
TOO_MUCH_FOR_A2 = {"forty-steps"}


@dataclass(frozen=True)
class Poster:
    """A poster that was printed, with what it was printed from."""

    roadmap: Roadmap
    size: str
    pdf: Pdf


def prepared(catalogue: Catalogue, steps: tuple[int, ...] = ()) -> Roadmap:
    return prepare(catalogue, encode(view.addresses(catalogue)), steps)


def composed(roadmap: Roadmap, assets: Assets | None = None, size: str | None = None) -> Composed:
    options = BuildOptions(poster_size=size)
    return poster.compose(PageMaterial(roadmap, assets or Assets(), SHEET, options))


def print_it(roadmap: Roadmap, size: str, folder: Path) -> Poster:
    assets = Assets()
    pdf, _ = render(composed(roadmap, assets, size), assets, lambda _: None)
    file = folder / "poster.pdf"
    file.write_bytes(pdf)
    return Poster(roadmap, size, Pdf(file))


SIZES = [
    pytest.param(size, marks=pytest.mark.slow if size in {"a1", "a0"} else ())
    for size in poster.SIZES
]


@pytest.fixture(scope="module", params=SIZES)
def sheet(
    request: pytest.FixtureRequest, roadmap: Catalogue, tmp_path_factory: pytest.TempPathFactory
) -> Poster:
    stamped = replace(prepared(roadmap), mark="Q3R9H4")
    return print_it(stamped, request.param, tmp_path_factory.mktemp("sheet"))


@pytest.fixture(scope="module")
def with_home(roadmap: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> Poster:
    """The poster of a roadmap that says where its newest edition is."""
    made = prepared(replace(roadmap, home=HOME))
    return print_it(made, "a2", tmp_path_factory.mktemp("home"))


@pytest.fixture(scope="module", params=[*cases(GOOD), "home", "four-steps", "no-levels"])
def any_poster(
    request: pytest.FixtureRequest, roadmap: Catalogue, tmp_path_factory: pytest.TempPathFactory
) -> Poster:
    """A poster of each good catalogue, and of the shipped one changed in three ways."""
    folder, name = tmp_path_factory.mktemp("good"), request.param
    if isinstance(name, Path):
        catalogue = read(name).catalogue
        assert catalogue
        size = "a1" if name.stem in TOO_MUCH_FOR_A2 else "a2"
        return print_it(prepared(catalogue), size, folder)
    if name == "home":
        found: Poster = request.getfixturevalue("with_home")
        return found
    if name == "four-steps":
        return print_it(prepared(roadmap, (1, 3, 4, 7)), "a2", folder)
    made = prepared(roadmap)
    stations = tuple(replace(s, groups=s.groups[:1]) for s in made.stations)
    return print_it(replace(made, levels=(), stations=stations), "a2", folder)


def type_sizes(pdf: Pdf) -> Iterator[float]:
    """Yield the size in pt of each piece of text."""
    for item in pdf.document[0].get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT]):
        size = pdfium.c_float()
        assert pdfium.FPDFTextObj_GetFontSize(item, size)
        yield size.value * abs(item.get_matrix().d)


def test_good_catalogues_were_found() -> None:
    assert {file.stem for file in GOOD} > TOO_MUCH_FOR_A2


def test_a_poster_is_one_iso_sheet(sheet: Poster) -> None:
    assert len(sheet.pdf.sizes) == 1
    assert sheet.pdf.sizes[0] == pytest.approx(poster.SIZES[sheet.size], abs=0.7)


def test_each_code_reads_and_is_its_link(sheet: Poster, roadmap: Catalogue) -> None:
    expected = Counter(roadmap.resources[id_].url for s in roadmap.steps for id_ in s.resources)
    assert expected.total() == PLACEMENTS
    assert Counter(code.address for code in sheet.pdf.codes) == expected
    for code in sheet.pdf.codes:
        assert {link.address for link in sheet.pdf.links if link.holds(code)} == {code.address}


def test_modules_and_type_are_large_enough(sheet: Poster) -> None:
    scale = poster.SIZES[sheet.size][0] / 420
    sizes = {entry.address: entry.code.size for entry in sheet.roadmap.entries}
    for code in sheet.pdf.codes:
        module = (code.right - code.left) / sizes[code.address]
        assert module >= 0.6 * scale - 0.02  # mm; pixels at 150 dpi are 0.17
        assert module >= 0.4 - 0.02
    assert min(type_sizes(sheet.pdf)) >= 10 * scale - 0.01


def test_larger_sheets_are_the_same_poster(roadmap: Catalogue) -> None:
    made = prepared(roadmap)
    made_on = {size: composed(made, Assets(), size) for size in poster.SIZES}
    pages = {re.sub(r"@page {.*?}", "", each.html) for each in made_on.values()}
    assert len(pages) == 1
    assert made_on["a1"].zoom == pytest.approx(made_on["a2"].zoom * 594 / 420)


def test_the_host_of_each_address_is_printed(any_poster: Poster) -> None:
    text = any_poster.pdf.texts[0].replace(" ", "").replace("\ufffe", "-")
    assert any_poster.roadmap.entries
    for entry in any_poster.roadmap.entries:
        assert entry.domain in text


def test_every_code_of_any_poster_reads(any_poster: Poster) -> None:
    expected = Counter(entry.address for entry in any_poster.roadmap.entries)
    if any_poster.roadmap.home:
        expected[any_poster.roadmap.home.address] += 1
    assert Counter(code.address for code in any_poster.pdf.codes) == expected


def test_no_type_is_under_ten_points(any_poster: Poster) -> None:
    assert min(type_sizes(any_poster.pdf)) >= 10 - 0.01


def test_nothing_overlaps_or_leaves_the_sheet(any_poster: Poster) -> None:
    boxes = any_poster.pdf.boxes(1)
    width, height = any_poster.pdf.sizes[0]
    assert len(boxes) > len(any_poster.roadmap.entries)
    for left, top, right, bottom in boxes:
        assert min(left, top, width - right, height - bottom) >= 6
    for a, b in combinations(boxes, 2):
        across = min(a[2], b[2]) - max(a[0], b[0])
        down = min(a[3], b[3]) - max(a[1], b[1])
        assert min(across, down) < 0.4, (a, b)


def test_pips_publisher_and_level_note(sheet: Poster) -> None:
    assert sheet.roadmap.words.levels_set in sheet.pdf.texts[0]
    words = [figure for figure in sheet.pdf.figures if figure]
    for kind in sheet.roadmap.kinds:
        assert kind.label in words


def test_home_is_read_from_afar(with_home: Poster) -> None:
    (home,) = (code for code in with_home.pdf.codes if code.address == HOME)
    assert with_home.roadmap.home
    modules = with_home.roadmap.home.size
    whole = (home.right - home.left) * (modules + 2 * QUIET) / modules
    assert whole >= 60 - 0.5  # mm, a tenth of 0.6 m
    assert domain(HOME) in with_home.pdf.texts[0]


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(TOO_MUCH_FOR_A2))
def test_what_does_not_fit_says_what_would(name: str) -> None:
    catalogue = read(next(file for file in GOOD if file.stem == name)).catalogue
    assert catalogue
    roadmap = prepared(catalogue)
    with pytest.raises(FitError) as caught:
        composed(roadmap)
    message, remedy = caught.value.said("en")
    assert "A2" in message
    assert "--poster-size a1" in remedy
    last = int(remedy.split("--steps ")[1].split("-")[-1])
    some = replace(roadmap, stations=roadmap.stations[:last])
    assert composed(some).pages == 1
    one_more = replace(roadmap, stations=roadmap.stations[: last + 1])
    with pytest.raises(FitError):
        composed(one_more)


def test_rows_are_full_and_in_order() -> None:
    needs = [3, 4, 5, 2, 2, 6, 4, 4]
    spans = breaks(needs, 12, 3, [False] * len(needs))
    assert spans
    assert [i for start, end in spans for i in range(start, end)] == list(range(len(needs)))
    assert all(sum(needs[start:end]) <= 12 for start, end in spans)
    assert breaks([7, 7, 7], 12, 2, [False] * 3) is None
    assert level([2, 9, 3], 18) == pytest.approx((4.5, 9, 4.5))


def test_a_host_is_broken_where_one_breathes() -> None:
    nothing: Any = None
    cells = Cells(nothing, nothing, SHEET, 0.0, 4.6)
    host = "plateforme-recherche-findevie.fr"
    assert "".join(cells.host(host, 30)) == host
    assert all(line.startswith("-") for line in cells.host(host, 30)[1:])
    assert cells.host("francenum.gouv.fr", 200) == ("francenum.gouv.fr",)
    assert cells.host("francenum.gouv.fr", 20) == ()  # rather a wider cell


@pytest.mark.parametrize("first", [0, 3, 6])
def test_the_roadmap_may_grow(first: int, roadmap: Catalogue) -> None:
    """Eight stops more than the editors have now, spread over the steps, still fit A2."""
    found = json.loads(json.dumps(asdict(roadmap)))
    for i in range(8):
        found["resources"][f"x{i}"] = {
            "title": f"Un cours de plus sur les données de santé {i}",
            "format": ("course", "video", "document")[i % 3],
            "level": "discovery",
            "publisher": "Haute Autorité de santé",
            "url": f"https://www.exemple-de-sante.fr/cours/donnees-de-sante-{i}",
        }
        found["steps"][(first + i) % len(found["steps"])]["resources"].append(f"x{i}")
    grown = prepared(from_data(Catalogue, found))
    assert len(grown.entries) == PLACEMENTS + 8
    assert composed(grown).pages == 1


@pytest.mark.parametrize(
    ("options", "size", "uneven"),
    [(BuildOptions(), "a2", 1), (BuildOptions(large_print=True), "a1", 0)],
)
def test_titles_of_a_row_start_at_one_height(
    options: BuildOptions, size: str, uneven: int, roadmap: Catalogue
) -> None:
    found = best(PageFrame(prepared(roadmap), Assets(), style(POSTER, options)), size)
    assert found
    tops: defaultdict[int, set[float]] = defaultdict(set)
    for cell in found[1].cells:
        if isinstance(cell.shape, EntryShape) and cell.shape.under:
            tops[cell.row].add(round(cell.shape.title.y, 2))
    assert len(tops) == len(found[1].tops)
    assert sum(len(heights) > 1 for heights in tops.values()) <= uneven


def test_large_print_has_an_em_and_more_between_texts(roadmap: Catalogue) -> None:
    sheet = style(POSTER, BuildOptions(large_print=True))
    found = best(PageFrame(prepared(roadmap), Assets(), sheet), "a1")
    assert found
    cells, layout = found
    assert cells.sheet is sheet
    assert cells.gutter >= 1.2 * sheet.type("title").size * MM
    for a, b in pairwise(sorted(layout.cells, key=lambda cell: (cell.row, cell.x))):
        if a.row == b.row and isinstance(a.shape, EntryShape):
            style_ = sheet.type("title")
            text = a.x + a.shape.title.x + max(map(style_.width, a.shape.title.lines))
            assert b.x - text >= cells.gutter - 0.01


def test_the_mark_of_the_content_is_at_the_foot(sheet: Poster) -> None:
    """Out of the kicker, but inside what printers print, and clear of the lowest code."""
    page = sheet.pdf.document[0].get_textpage()
    search = page.search("Q3R9H4")
    index, length = search.get_next()
    boxes = [page.get_charbox(index + i) for i in range(length)]
    bottom, top = min(box[1] for box in boxes) * MM, max(box[3] for box in boxes) * MM
    assert bottom >= 5
    height = sheet.pdf.sizes[0][1]
    assert top < height - max(code.bottom for code in sheet.pdf.codes)
    assert search.get_next() is None


def test_a_denser_sheet_leaves_large_print_large() -> None:
    sheet = style(POSTER, BuildOptions(large_print=True))
    assert sheet.denser.mm("least-gutter") < sheet.mm("least-gutter")
    assert sheet.denser.type("source").size >= 16

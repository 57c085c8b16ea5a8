"""How pages, rows and slides share out what there is: figures alone, nothing is printed."""

from itertools import pairwise
from types import SimpleNamespace
from typing import Any

import pytest
from roadmap_print.publications.booklet.entries import address_lines
from roadmap_print.publications.booklet.frame import BookletFrame, spread
from roadmap_print.publications.booklet.resource_index import alphabetical
from roadmap_print.publications.poster.sheet_choice import _numbers, floor
from roadmap_print.publications.slides.entries import even
from roadmap_print.publications.slides.frame import sizes

from roadmap_print.content.build_options import BuildOptions
from roadmap_print.layout.address_lines import find_host
from roadmap_print.layout.components import PlacedText
from roadmap_print.publications.poster.band_search.rows import breaks, level
from roadmap_print.publications.registry import get
from roadmap_print.render.stylesheet import style

BOOKLET, POSTER, SLIDES = (
    style(get(name), BuildOptions()) for name in ("booklet", "poster", "slides")
)
ADDRESS = "https://www.example.org/a/rather/long/address/of/a/resource"


@pytest.mark.parametrize(
    ("heights", "room", "gap"),
    [([10, 10, 10], 50, 10), ([10, 10], 90, 24), ([10, 10], 20, 5), ([10], 90, 5), ([], 90, 5)],
)
def test_blocks_fill_a_page_within_bounds(heights: list[float], room: float, gap: float) -> None:
    assert spread(heights, room, 5, 24) == gap


def frame() -> BookletFrame:
    nothing: Any = None
    return BookletFrame(nothing, nothing, BOOKLET)


def test_the_line_goes_on_from_edge_to_edge_and_beyond() -> None:
    page = frame()
    bars = page.bars((page.top, "ink"), (30, "teal"), (90, "red"))
    assert [bar.colour for bar in bars] == ["ink", "teal", "red"]
    assert bars[0].top == page.top - 5
    assert bars[-1].top + bars[-1].height == page.end + 5
    assert all(one.top + one.height == other.top for one, other in pairwise(bars))


@pytest.mark.parametrize("number", [7, 99, 100])
def test_a_numeral_fits_its_disc(number: int) -> None:
    station: Any = SimpleNamespace(number=number, colour="teal")
    disc = frame().disc(station, 10, 12)
    assert disc.x == frame().axis
    assert disc.font == pytest.approx(12 * (1.2 if number > 99 else 1.6))
    width = BOOKLET.type("step-title").width("0") / BOOKLET.type("step-title").size * disc.font
    assert len(str(number)) * width < 12


@pytest.mark.parametrize("measure", [30, 45, 200])
def test_the_host_is_found_in_the_lines_of_an_address(measure: float) -> None:
    lines = address_lines(ADDRESS, BOOKLET.type("address"), measure)
    assert "".join(each.before + each.host + each.after for each in lines) == ADDRESS
    assert "".join(each.host for each in lines) == "www.example.org"
    assert "".join(each.before for each in lines) == "https://"


@pytest.mark.parametrize(
    "lines", [(ADDRESS,), ("https://", ADDRESS[8:]), ("https://www", ".example.org", "/a")]
)
def test_it_is_found_however_they_are_broken(lines: tuple[str, ...]) -> None:
    found = find_host(lines, "www.example.org")
    assert tuple(each.before + each.host + each.after for each in found) == lines
    assert "".join(each.host for each in found) == "www.example.org"


def test_titles_are_ordered_as_a_reader_looks_them_up() -> None:
    titles = ["« Agir »", "12 gestes", "2 gestes", "À lire", "Écouter", "écrire", "Zut"]
    ordered = sorted(titles, key=alphabetical)
    assert ordered == ["2 gestes", "12 gestes", "À lire", "« Agir »", "Écouter", "écrire", "Zut"]


@pytest.mark.parametrize(
    ("needs", "width", "rows", "expected"),
    [
        ([4, 4, 4, 4], 8, 2, [(0, 2), (2, 4)]),
        ([4, 4, 4, 4], 12, 2, [(0, 2), (2, 4)]),
        ([8, 2, 2, 2, 2], 10, 2, [(0, 1), (1, 5)]),
        ([9, 9], 8, 2, None),
        ([4, 4], 8, 3, None),
        ([5, 5, 5], 10, 1, None),
    ],
)
def test_rows_are_as_evenly_full_as_can_be(
    needs: list[int], width: int, rows: int, expected: list[tuple[int, int]] | None
) -> None:
    found = breaks(needs, width, rows, [False] * len(needs))
    assert (found and list(found)) == expected


def test_no_row_ends_with_a_station_where_another_break_is_nearly_as_good() -> None:
    needs, station = [40, 40, 40, 40, 44], [True, False, True, False, False]
    assert breaks(needs, 130, 2, [False] * 5) == ((0, 3), (3, 5))
    assert breaks(needs, 130, 2, station) == ((0, 2), (2, 5))


@pytest.mark.parametrize(
    ("needs", "widths"),
    [([2, 9, 3], (4.5, 9, 4.5)), ([1, 1], (9, 9)), ([17, 1], (17, 1)), ([8, 7, 1], (8, 7, 3))],
)
def test_narrow_cells_of_a_row_become_equal(needs: list[float], widths: tuple[float, ...]) -> None:
    assert level(needs, 18) == pytest.approx(widths)


@pytest.mark.parametrize(
    ("size", "least", "large_print"),
    [("a3", 1.0, 1.414), ("a2", 1.0, 1.0), ("a1", 0.707, 0.707), ("a0", 0.499, 0.499)],
)
def test_a_sheet_holds_more_the_larger_it_is(size: str, least: float, large_print: float) -> None:
    assert floor(size, POSTER) == pytest.approx(least, abs=0.001)
    large = style(get("poster"), BuildOptions(large_print=True))
    assert floor(size, large) == pytest.approx(large_print, abs=0.001)


@pytest.mark.parametrize(
    ("numbers", "written"),
    [([1, 2, 3], "1-3"), ([1], "1"), ([1, 3, 4], "1,3,4"), ([2, 3], "2-3"), ([], "")],
)
def test_steps_are_written_as_options_take_them(numbers: list[int], written: str) -> None:
    stations: Any = [SimpleNamespace(number=number) for number in numbers]
    assert _numbers(stations) == written


@pytest.mark.parametrize(
    ("count", "most", "parts"),
    [(7, 3, (3, 2, 2)), (6, 3, (3, 3)), (4, 3, (2, 2)), (1, 3, (1,)), (5, 2, (2, 2, 1))],
)
def test_entries_are_shared_evenly(count: int, most: int, parts: tuple[int, ...]) -> None:
    assert even(count, most) == parts


def test_type_on_a_slide_shrinks_by_whole_points_to_its_floor() -> None:
    large = SLIDES.type("entry-one")
    found = [each.size for each in sizes(large, 18)]
    assert found[0] == large.size
    assert found[-1] == 18
    assert all(one > other for one, other in pairwise(found))
    assert all(size == int(size) for size in found[1:])
    assert all(other > 0.85 * one for one, other in pairwise(found))


def test_a_text_ends_below_its_last_line() -> None:
    text = PlacedText(("one", "two"), SLIDES.type("meta"), 10, 20, 100)
    assert text.end == 20 + 2 * SLIDES.type("meta").line
    assert text.moved(5).end == text.end + 5
    assert "width:101.00mm" in text.style

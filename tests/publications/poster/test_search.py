"""The layout that is found: all in order, within the sheet, in one size, the least given up."""

from dataclasses import replace
from itertools import pairwise

import pytest
from layouts import catalogue_of, material
from rows import POSTER

from roadmap_print.brand.colour_shift import READABLE, ink_of
from roadmap_print.brand.house_theme import make_hue
from roadmap_print.brand.palette import contrast
from roadmap_print.catalogue.model import Catalogue
from roadmap_print.content.build_options import BuildOptions
from roadmap_print.layout.page_model import TextBlock
from roadmap_print.publications.page_kit import PageKit
from roadmap_print.publications.poster import SHEETS, compose
from roadmap_print.publications.poster.band_search.bands import Freedom
from roadmap_print.publications.poster.band_search.plan import Plan
from roadmap_print.publications.poster.band_search.search import STEPS_DOWN, Search
from roadmap_print.publications.poster.entry_drawing import EntryDrawing
from roadmap_print.publications.poster.field_colours import FieldColours

SIZES = [(1, 3), (3, 3), (4, 1), (7, 8), (12, 4), (5, 0)]


def plan_of(catalogue: Catalogue, *names: str, large: bool = False) -> Plan:
    made = material(POSTER, catalogue, BuildOptions(large_print=large))
    kit = PageKit.of(made, *SHEETS["a2"])
    return Search(kit, compose.SheetParts(kit).room).best(SHEETS, names or compose.USUAL)


@pytest.fixture(scope="module", params=SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def found(request: pytest.FixtureRequest) -> Plan:
    return plan_of(catalogue_of(*request.param))


@pytest.mark.slow
def test_all_entries_stand_in_order_each_once(found: Plan) -> None:
    stations = found.maker.kit.roadmap.stations
    assert [band.station for band in found.bands] == list(stations)
    for band in found.bands:
        shown = [slot.cell.entry for row in band.rows for slot in row.slots]
        assert shown == list(band.station.entries)


def test_bands_have_room_between_head_and_foot(found: Plan) -> None:
    gap = found.maker.gap
    for column in (column for sheet in found.sheets for column in sheet):
        used = sum(band.whole for band in column) + gap * (len(column) - 1)
        assert used <= found.room.height + 0.01
        for band in column:
            assert band.height >= band.label.height
            assert band.height + gap >= found.maker.sizes.disc


@pytest.mark.slow
def test_entries_are_as_large_as_the_sheet_lets_them_be(found: Plan) -> None:
    sizes = found.maker.sizes
    assert sizes.zoom >= 1
    assert sizes.entry.module * sizes.zoom >= 0.6
    assert sizes.entry_type("title").size >= 10.5
    assert sizes.entry_type("title").size <= 0.93 * sizes.label_type("objective").size
    used = sum(band.height for band in found.bands)
    assert used > 0.4 * found.room.height or sizes.label > 1.7


def test_every_code_has_four_modules_and_two_millimetres_of_white(found: Plan) -> None:
    sizes, maker = found.maker.sizes, found.maker
    white = max(4 * sizes.entry.module * sizes.zoom, 2.0)
    assert maker.under - max(sizes.stop, sizes.tick_box) / 2 >= white
    assert maker.between - maker.under - maker.over >= white
    assert sizes.entry.quiet * sizes.zoom >= white
    for row in (row for band in found.bands for row in band.rows):
        for one, other in pairwise(row.slots):
            text = one.cell.side + sizes.entry.quiet if one.variant.beside else 0.0
            end = one.start + max(one.cell.side, text + one.variant.measure)
            assert (other.start - end) * sizes.zoom >= white - 0.01


@pytest.mark.parametrize(("steps", "entries", "landscape"), [(3, 3, True), (7, 8, False)])
def test_the_way_up_follows_the_content(steps: int, entries: int, landscape: bool) -> None:  # noqa: FBT001
    form = plan_of(catalogue_of(steps, entries)).maker.sizes.form
    assert (form.width > form.height) is landscape


@pytest.mark.slow
def test_the_real_roadmap_fits_a2_and_a_hand_sheet(roadmap: Catalogue) -> None:
    home = replace(roadmap, home="https://www.exemple.org/parcours")
    for catalogue in (roadmap, home):
        plan = plan_of(catalogue)
        assert (plan.maker.sizes.form.width, plan.maker.sizes.form.height) == SHEETS["a2"]
        assert plan.maker.freedom.objectives is None
        hand = plan_of(catalogue, "a3")
        assert len(hand.sheets) == 1
        assert hand.maker.sizes.tick_box >= 4 - 0.05
        assert hand.maker.freedom.objectives is None


@pytest.mark.slow
def test_a_larger_sheet_has_larger_entries(roadmap: Catalogue) -> None:
    one, other = plan_of(roadmap, "a2"), plan_of(roadmap, "a1")
    assert other.zoom >= 1.3 * one.zoom
    large = plan_of(roadmap, "a1", "a0", large=True)
    assert large.maker.sizes.entry_type("title").size >= 16


@pytest.mark.slow
def test_a_sheet_that_is_asked_for_is_kept_and_several_are_taken() -> None:
    plan = plan_of(catalogue_of(20, 3), "a3")
    assert len(plan.sheets) > 1
    assert min(plan.maker.sizes.form.width, plan.maker.sizes.form.height) == SHEETS["a3"][0]
    numbers = [band.station.number for band in plan.bands]
    assert numbers == sorted(set(numbers))
    heights = [sum(b.height for column in sheet for b in column) for sheet in plan.sheets]
    assert min(heights) > 0.5 * max(heights)


@pytest.mark.slow
def test_a_step_that_no_sheet_holds_goes_on_on_the_next() -> None:
    plan = plan_of(catalogue_of(1, 90), "a3")
    assert len(plan.sheets) > 1
    first, *rest = plan.bands
    assert not first.continued
    assert all(band.continued for band in rest)
    assert all("(suite)" in " ".join(band.label.title.lines) for band in rest)
    shown = [s.cell.entry for band in plan.bands for row in band.rows for s in row.slots]
    assert shown == list(first.station.entries)


def test_objectives_are_given_up_after_all_else_and_the_first_never() -> None:
    given = [step for step in STEPS_DOWN if step.objectives is not None]
    assert STEPS_DOWN[0] == Freedom()
    assert len(given) < len(STEPS_DOWN) - 1
    assert STEPS_DOWN[-len(given) :] == tuple(given)
    assert {step.objectives for step in given} == {1}


def test_names_of_formats_stand_under_the_head_and_the_call_in_it() -> None:
    plan = plan_of(catalogue_of(5, 2), "a3", large=True)
    maker = plan.maker
    header = compose.SheetParts(maker.kit).header(maker.sizes)
    assert plan.room.top - maker.over >= header.bottom
    assert maker.freedom.names
    assert maker.name_rise > maker.sizes.tick_box / 2 > 0
    texts = [each for each in header.content if isinstance(each, TextBlock)]
    assert len(texts) == 3
    assert all(text.bottom < header.bottom - 0.5 for text in texts)


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        ("fr", ("Tout le parcours", "sur votre téléphone")),
        ("ar", ("المسار كله", "على هاتفك")),
        ("hi", ("पूरा मार्ग", "आपके फ़ोन पर")),
        ("ja", ("コース全体を", "スマートフォンで")),
    ],
)
def test_the_call_has_two_lines_that_end_where_they_read_well(
    language: str, lines: tuple[str, str]
) -> None:
    catalogue = replace(catalogue_of(1, 1), language=language, home="https://exemple.org")
    maker = plan_of(catalogue).maker
    header = compose.SheetParts(maker.kit).header(maker.sizes)
    texts = [each.lines for each in header.content if isinstance(each, TextBlock)]
    assert lines in [tuple("".join(run.text for run in line) for line in each) for each in texts]


@pytest.mark.parametrize("surface", ["#41C6F0", "#F7A8C4", "#7FB800", "#8A8A8A", "#777700"])
def test_a_name_of_a_format_is_read_on_the_plate_of_any_colour(surface: str) -> None:
    plan = plan_of(catalogue_of(5, 2), "a3", large=True)
    kit = plan.maker.kit
    hue = make_hue(surface, ink_of(surface))
    colours = FieldColours.of(hue, kit.theme)
    drawing = EntryDrawing(kit, plan.maker, hue, colours, 0.0)
    drawn = drawing.row(plan.bands[0].rows[0], 0.0, begins=True)
    names = [each.heading for each in drawn if isinstance(each.heading, TextBlock)]
    assert names
    for name in names:
        assert contrast(name.lines[0][0].colour, colours.plate) >= READABLE


def test_titles_of_a_row_are_equally_far_under_their_codes() -> None:
    plan = plan_of(catalogue_of(7, 8))
    kit, seen = plan.maker.kit, 0
    colours = FieldColours.of(kit.theme.primary, kit.theme)
    drawing = EntryDrawing(kit, plan.maker, kit.theme.primary, colours, 0.0)
    for row in (row for band in plan.bands for row in band.rows):
        drawn = drawing.row(row, 0.0, begins=True)
        tops = {
            round(each.item.children[0].top - slot.cell.side * plan.zoom, 3)  # type: ignore[union-attr]
            for each, slot in zip(drawn, row.slots, strict=True)
            if not slot.variant.beside
        }
        assert len(tops) < 2
        seen += len(tops)
    assert seen > 3

"""What pages are composed with: codes with their white, discs, levels and badges told apart."""

from dataclasses import replace

import pytest
import spoiling as spoil
from kits import kit_of
from rows import BOOKLET

from roadmap_print.catalogue.comparison.compare import ChangeKind
from roadmap_print.content.qr_codes import QUIET
from roadmap_print.layout.font_metrics import Type
from roadmap_print.publications.entry_text import transfer_sign, transfer_width
from roadmap_print.publications.page_kit import PageKit, disc_growth

NUMBERS = 1, 88, 888, 8888


@pytest.fixture(scope="module")
def kit() -> PageKit:
    catalogue = spoil.reading().catalogue
    assert catalogue
    return kit_of(BOOKLET, catalogue)


def test_a_code_hangs_its_white_outside_its_place(kit: PageKit) -> None:
    entry = kit.roadmap.stations[0].entries[0]
    white = QUIET * 29 / entry.code.size
    code = kit.entry_code(entry, 40, 50, 29)
    assert code.area.start == pytest.approx(40 - white)
    assert code.area.top == pytest.approx(50 - white)
    assert code.area.end == pytest.approx(40 + 29 + white)
    assert code.pixelated
    assert code.link
    assert code.link.target == entry.address
    assert entry.title in code.alt
    bare = kit.entry_code(entry, 40, 50, 29, bare=True)
    assert (bare.area.start, bare.area.width) == (40, 29)
    assert bare.source != code.source


def test_a_number_stands_in_the_middle_of_its_disc(kit: PageKit) -> None:
    station = kit.roadmap.stations[1]
    shape, numeral = kit.disc(station, 40, 50, 23)
    assert (shape.start, shape.top, shape.diameter) == (40, 50, 23)
    assert numeral.start + numeral.width / 2 == 40
    assert (numeral.text, numeral.align, numeral.artifact) == ("2", "center", True)
    assert not kit.disc(station, 40, 50, 23, artifact=False)[1].artifact


@pytest.mark.parametrize("number", NUMBERS)
@pytest.mark.parametrize("diameter", [8.0, 23.0])  # mm
def test_a_number_stands_in_one_line_inside_its_disc(
    kit: PageKit, number: int, diameter: float
) -> None:
    station = replace(kit.roadmap.stations[0], number=number)
    disc, numeral = kit.disc(station, 0, 0, diameter)
    [line] = numeral.lines
    assert kit.measurer.runs_width(line) < 0.85 * disc.diameter


@pytest.mark.parametrize("number", NUMBERS)
def test_a_disc_that_grows_keeps_the_size_of_its_number(kit: PageKit, number: int) -> None:
    station = replace(kit.roadmap.stations[0], number=number)
    _, numeral = kit.disc(station, 0, 0, 10.0 * disc_growth(number))
    assert numeral.lines[0][0].type.size == pytest.approx(14.3, abs=0.1)


@pytest.mark.parametrize("number", NUMBERS)
def test_the_sign_of_a_correspondance_holds_its_number(kit: PageKit, number: int) -> None:
    station = replace(kit.roadmap.stations[0], number=number)
    many = replace(kit, roadmap=replace(kit.roadmap, stations=(station,)))
    field, numeral = transfer_sign(many, number, 0, 0)
    [line] = numeral.lines
    width = kit.measurer.runs_width(line)
    assert width + 1.3 < field.area.width == transfer_width(kit, number)
    assert field.area.height == kit.mm("interchange") <= field.area.width


def test_a_level_is_read_by_its_name(kit: PageKit) -> None:
    level = kit.roadmap.stations[0].entries[0].level
    assert level
    assert level.label in kit.level_dots(level, 0, 0, 2.8).alt


def test_a_tick_box_stands_on_the_line(kit: PageKit) -> None:
    box = kit.tick_box(20, 40, 4.8, kit.roadmap.stations[0].hue).area
    assert (box.start + box.end) / 2 == pytest.approx(20)


def test_badges_are_told_apart_without_colour(kit: PageKit) -> None:
    parts = {kind: kit.badge(kind, 10, 20) for kind in ChangeKind}
    words = {part.content[0].text for part in parts.values()}  # type: ignore[union-attr]
    assert len(words) == len(ChangeKind)
    looks = {
        tuple((type(shape).__name__, shape.radius > 0, shape.stroke > 0) for shape in part.shapes)  # type: ignore[union-attr]
        for part in parts.values()
    }
    assert len(looks) == len(ChangeKind)
    assert all(part.width > 0 for part in parts.values())
    _, bar = parts[ChangeKind.MOVED].shapes
    word = parts[ChangeKind.MOVED].content[0]
    clear = word.start - bar.area.end  # type: ignore[union-attr]
    edited = parts[ChangeKind.EDITED].content[0].start - 10  # type: ignore[union-attr]
    assert clear == pytest.approx(edited), "as far from the bar as from an edge"


def test_our_own_words_say_their_language_only_where_it_is_another(kit: PageKit) -> None:
    assert kit.own_lang is None
    assert kit.words("Terminus", Type("text", 12, 15), 0, 0, 50).lang is None

"""Shapes as SVG: what lies over what, how wide a casing is, what a mirrored page turns."""

import re
from dataclasses import replace

import pytest

from roadmap_print.layout.frame import OVERRUN, Area, Frame
from roadmap_print.layout.page_model import DiscShape, FieldShape, IconShape, LineShape
from roadmap_print.layout.shape_drawing import draw_shapes

PAGE, MIRRORED = Frame(100, 60), Frame(100, 60, mirrored=True)


def numbers(drawing: str, name: str) -> list[float]:
    return [float(each) for each in re.findall(rf'(?<![\w-]){name}="([-\d.]+)"', drawing)]


def test_the_drawing_goes_on_beyond_all_edges_of_the_page() -> None:
    drawing = draw_shapes([], PAGE)
    assert f'viewBox="{-OVERRUN:g} {-OVERRUN:g} 110 70"' in drawing
    assert 'width="110mm" height="70mm"' in drawing


def test_a_cased_line_keeps_its_width() -> None:
    drawing = draw_shapes([LineShape("M0 0H9", 4.0, "#FFEE00", edge="#112233")], PAGE)
    assert re.findall(r'stroke="(#\w+)"', drawing) == ["#112233", "#FFEE00"]
    assert numbers(drawing, "stroke-width") == [4.0, pytest.approx(4.0 - 2 * 0.45)]


def test_casings_of_lines_that_meet_do_not_cut_them() -> None:
    lines = [LineShape(f"M{at} 0H9", 4.0, "#FFEE00", edge="#112233") for at in (0, 5)]
    drawing = draw_shapes(lines, PAGE)
    colours = re.findall(r'stroke="(#\w+)"', drawing)
    assert colours == ["#112233", "#112233", "#FFEE00", "#FFEE00"]


def test_a_disc_has_its_ring_outside_and_its_edge_inside() -> None:
    ringed = draw_shapes([DiscShape(20, 30, 10, "#0A797E", ring=1.0)], PAGE)
    assert numbers(ringed, "r") == [6.0, 5.0]
    edged = draw_shapes([DiscShape(20, 30, 10, "#FFFFFF", edge="#0A797E", edge_width=0.8)], PAGE)
    assert numbers(edged, "r") == [5.0, pytest.approx(4.2)]


def test_a_rule_lies_inside_its_field() -> None:
    drawing = draw_shapes([FieldShape(Area(10, 20, 30, 5), "#FFFFFF", 1.0, "#000000")], PAGE)
    assert (numbers(drawing, "x"), numbers(drawing, "y")) == ([10.5], [20.5])
    assert numbers(drawing, "width") == [29]
    assert numbers(drawing, "height") == [4]


def test_a_mirrored_page_turns_shapes_but_no_pictogram() -> None:
    icon = IconShape(Area(10, 20, 24, 24), "<path/>")
    assert "translate(100 0) scale(-1 1)" not in draw_shapes([icon], PAGE)
    drawing = draw_shapes([icon], MIRRORED)
    assert 'transform="translate(100 0) scale(-1 1)"' in drawing
    assert "translate(34.000 20.000) scale(-1.0000 1.0000)" in drawing, "turned twice: as it was"


def test_a_mirrored_page_turns_pictograms_back_but_for_those_with_a_direction() -> None:
    icon = IconShape(Area(20, 30, 12, 12), "<path/>")
    back, usual = (
        "translate(32.000 30.000) scale(-0.5000 0",
        "translate(20.000 30.000) scale(0.5000)",
    )
    assert back in draw_shapes([icon], MIRRORED)
    assert usual in draw_shapes([replace(icon, directional=True)], MIRRORED)
    assert usual in draw_shapes([replace(icon, directional=True)], PAGE)

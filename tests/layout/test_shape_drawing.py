"""Shapes of a page: cased lines merge where they meet."""

import re

from roadmap_print.layout.frame import Frame
from roadmap_print.layout.page_model import DiscShape, LineShape, route_path
from roadmap_print.layout.shape_drawing import draw_shapes

TRUNK, BRANCH = route_path([(20, 0), (20, 90)]), route_path([(20, 30), (60, 30)])
GREEN, INK = "#95C11F", "#253400"


def strokes(drawing: str) -> list[str]:
    return re.findall(r'(?:stroke|fill)="(#\w+)"', drawing)


def test_all_casings_of_a_fork_are_under_its_lines() -> None:
    """Else the casing of one would cut through the other."""
    fork = [LineShape(path, 3, GREEN, edge=INK) for path in (TRUNK, BRANCH)]
    assert strokes(draw_shapes(fork, Frame(210, 297))) == [INK, INK, GREEN, GREEN]


def test_a_line_over_another_shape_covers_it() -> None:
    disc = DiscShape(20, 30, 9, "#FFFFFF")
    shapes = [LineShape(TRUNK, 3, GREEN, edge=INK), disc, LineShape(BRANCH, 3, GREEN, edge=INK)]
    assert strokes(draw_shapes(shapes, Frame(210, 297))) == [INK, GREEN, "#FFFFFF", INK, GREEN]

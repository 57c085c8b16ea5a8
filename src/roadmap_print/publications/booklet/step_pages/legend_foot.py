"""How to read a page, in a line or two at its foot, where no other page says it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from roadmap_print.layout.page_model import Node, Page, Part, Shape
from roadmap_print.publications.legend_rows import (
    LegendLook,
    LegendRow,
    gesture_rows,
    level_rows,
    place_line,
)
from roadmap_print.publications.page_kit import PageKit

BETWEEN = 7.0  # mm between signs in a line
ABOVE_FOOT = 1.6  # mm
BELOW = 2.0  # mm
AFTER_SIGN = 1.8  # mm


def level_foot(kit: PageKit) -> Part:
    """Place the levels in a line over the foot of a page; its height is what the list loses."""
    rows, bottom = level_rows(kit), kit.mm("foot-top") - ABOVE_FOOT
    top = bottom - _line(kit, rows, 0.0).height
    return replace(_line(kit, rows, top), height=max(0.0, kit.mm("column-bottom") - top))


def reading_foot(kit: PageKit) -> Part:
    """Place gestures and levels under a heading at the foot of a page."""
    every = [rows for rows in (gesture_rows(kit), level_rows(kit)) if rows]
    style, bottom = kit.type("format"), kit.mm("column-bottom")
    heights = [_line(kit, rows, 0.0).height + BELOW for rows in every]
    top = bottom - style.line - sum(heights)
    title = kit.words(
        kit.roadmap.words.how_to_read, style, kit.mm("head-start"), top, kit.mm("head-measure"),
        colour=kit.theme.ink, tag="h2",
    )  # fmt: skip
    content: list[Node] = [title]
    shapes: list[Shape] = []
    at = title.bottom + BELOW
    for rows, height in zip(every, heights, strict=True):
        line = _line(kit, rows, at)
        content += line.content
        shapes += line.shapes
        at += height
    return Part(tuple(content), tuple(shapes), title.width, bottom - top + BELOW)


def with_legend(page: Page, legend: Part) -> Page:
    """Return a page with a legend, read before the page's foot, which is its last piece."""
    *content, foot = page.content
    nodes, shapes = (*content, *legend.content, foot), (*page.shapes, *legend.shapes)
    return replace(page, content=nodes, shapes=shapes)


def _line(kit: PageKit, rows: Sequence[LegendRow], top: float) -> Part:
    start, measure = kit.mm("head-start"), kit.mm("head-measure")
    look = LegendLook(kit.mm("sign"), kit.mm("level"), AFTER_SIGN, kit.type("meta"))
    return place_line(kit, rows, start, top, measure, look, BETWEEN)

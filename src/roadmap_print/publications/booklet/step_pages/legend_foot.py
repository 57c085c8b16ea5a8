"""How to read a page, in a line or two at its foot, where no other page says it."""

from collections.abc import Sequence
from dataclasses import replace

from roadmap_print.layout.page_model import Page, Part
from roadmap_print.publications.booklet.how_to_read import legend_look
from roadmap_print.publications.legend_rows import (
    LegendLook,
    LegendRow,
    gesture_rows,
    level_rows,
    place_line,
    place_row,
)
from roadmap_print.publications.page_kit import PageKit

BETWEEN = 7.0  # mm between signs in a line
ABOVE_FOOT = 1.6  # mm
BELOW = 2.0  # mm
CLEAR = 4.5  # mm from the last code of the list: no quiet zone is wider
AFTER_SIGN = 1.8  # mm


def level_foot(kit: PageKit) -> Part:
    """Place the levels in a line over the foot of a page; its height is what the list loses."""
    rows = level_rows(kit)
    if not rows:
        return Part(())
    top = kit.mm("next-top") - ABOVE_FOOT - _line(kit, rows, 0.0).height
    return replace(_line(kit, rows, top), height=kit.mm("column-bottom") + CLEAR - top)


def reading_foot(kit: PageKit) -> Part:
    """Place gestures and, in a line under them, levels below a heading at the foot of a page.

    Its height is what the list above loses.
    """
    style, bottom = kit.type("format"), kit.mm("column-bottom")
    height = style.line + sum(each.height + BELOW for each in _reading(kit, 0.0))
    top = bottom - height
    title = kit.words(
        kit.roadmap.words.how_to_read, style, kit.mm("head-start"), top, kit.mm("head-measure"),
        colour=kit.theme.ink, tag="h2",
    )  # fmt: skip
    parts = _reading(kit, title.bottom + BELOW)
    return Part.of((Part((title,)), *parts), width=title.width, height=height + CLEAR)


def _reading(kit: PageKit, top: float) -> list[Part]:
    """Place gestures beside each other, and under them the levels, if there are any."""
    rows, start = gesture_rows(kit), kit.mm("head-start")
    look = legend_look(kit, rows)
    width = kit.mm("head-measure") / len(rows)
    placed = [
        place_row(kit, row, start + place * width, top, width - BELOW, look)
        for place, row in enumerate(rows)
    ]
    height = max(each.height for each in placed)
    parts = [Part.of(placed, "ul", width=width, height=height)]
    if levels := level_rows(kit):
        parts.append(_line(kit, levels, top + height + BELOW))
    return parts


def with_legend(page: Page, legend: Part) -> Page:
    """Return a page with a legend, read before the page's foot, which is its last piece."""
    *content, foot = page.content
    nodes, shapes = (*content, *legend.content, foot), (*page.shapes, *legend.shapes)
    return replace(page, content=nodes, shapes=shapes)


def _line(kit: PageKit, rows: Sequence[LegendRow], top: float) -> Part:
    start, measure = kit.mm("head-start"), kit.mm("head-measure")
    look = LegendLook(kit.mm("sign"), kit.mm("level"), AFTER_SIGN, kit.type("meta"))
    return place_line(kit, rows, start, top, measure, look, BETWEEN)

"""A page for notes, where the sheets leave one to spare."""

from __future__ import annotations

from roadmap_print.brand.theme import Hue
from roadmap_print.layout.frame import OVERRUN, Area
from roadmap_print.layout.page_model import FieldShape, LineShape, Page, Shape, route_path
from roadmap_print.publications.page_kit import PageKit

RULE_PITCH, RULE_WIDTH = 8.0, 0.25  # mm


def notes_page(kit: PageKit, hue: Hue) -> Page:
    """Rule a page beside the line, which goes on in a hue."""
    axis, start = kit.mm("axis"), kit.mm("head-start")
    title = kit.words(
        kit.roadmap.words.notes, kit.type("step-title-again"), start, kit.mm("head-top"),
        kit.mm("head-measure"), colour=kit.theme.ink,
    )  # fmt: skip
    path = route_path([(axis, -OVERRUN), (axis, kit.frame.height + OVERRUN)])
    shapes: list[Shape] = [LineShape(path, kit.mm("line"), hue.surface, hue.edge)]
    end = kit.mm("level-end")
    at = title.bottom + 2 * RULE_PITCH
    while at <= kit.mm("column-bottom"):
        area = Area(start, at, end - start, RULE_WIDTH)
        shapes.append(FieldShape(area, kit.theme.pale))
        at += RULE_PITCH
    return Page(kit.frame, (title,), tuple(shapes))

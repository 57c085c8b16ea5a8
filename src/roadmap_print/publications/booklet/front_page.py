"""What the pages before and after the steps share: the line, a title, stops on the line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import chain

from roadmap_print.brand.theme import Hue
from roadmap_print.content.view import Station
from roadmap_print.layout.font_metrics import Type
from roadmap_print.layout.frame import OVERRUN, Area
from roadmap_print.layout.page_model import (
    Alignment,
    DiscShape,
    LineShape,
    Link,
    Node,
    Page,
    Part,
    Shape,
    TextBlock,
    route_path,
)
from roadmap_print.publications.page_kit import PageKit

BEAD_RING = 0.2  # of a bead's diameter


def page_measure(kit: PageKit) -> float:
    """Return the width of the text area in mm."""
    return kit.mm("front-end") - kit.mm("front-start")


def page_title(kit: PageKit, text: str) -> TextBlock:
    """Place the title of a page in words of ours, which is in the list of contents."""
    block = kit.words(
        text,
        kit.type("front-title"),
        kit.mm("front-start"),
        kit.mm("front-title-top"),
        page_measure(kit),
        colour=kit.theme.ink,
        tag="h1",
    )
    return replace(block, bookmark=text)


def line_shape(kit: PageKit, start: float, end: float, hue: Hue) -> LineShape:
    """Draw the line down a page from one height to another, in a hue."""
    axis = kit.mm("front-axis")
    path = route_path([(axis, start), (axis, end)])
    return LineShape(path, kit.mm("front-line"), hue.surface, hue.edge)


def whole_line(kit: PageKit) -> LineShape:
    """Draw the line down a whole page, off its edges, as it is before the first step."""
    return line_shape(kit, -OVERRUN, kit.frame.height + OVERRUN, kit.theme.primary)


def bead(kit: PageKit, top: float, hue: Hue | None = None) -> DiscShape:
    """Place an open stop on the line with its middle at `top`: a heading's."""
    diameter, hue = kit.mm("front-bead"), hue or kit.theme.primary
    return DiscShape(
        kit.mm("front-axis"), top, diameter, "#FFFFFF",
        edge=hue.edge or hue.surface, edge_width=BEAD_RING * diameter,
    )  # fmt: skip


def line_page(
    kit: PageKit, parts: Iterable[Part | Node], shapes: Sequence[Shape], anchor: str = ""
) -> Page:
    """Return a page of parts and pieces in reading order, `shapes` below what the parts draw."""
    gathered = [each if isinstance(each, Part) else Part((each,)) for each in parts]
    content = tuple(chain.from_iterable(part.content for part in gathered))
    drawn = tuple(chain.from_iterable(part.shapes for part in gathered))
    return Page(kit.frame, content, (*shapes, *drawn), anchor)


def step_link(kit: PageKit, station: Station) -> Link:
    """Return the link to where a step begins."""
    return kit.page_link(f"step-{station.number}", station.title)


def logo_part(
    kit: PageKit, box: Area, align: Alignment, name_style: Type | None = None, *, on_field: bool
) -> Part:
    """Place the logo; until the kit does, the publisher's name."""
    if hasattr(kit, "logo"):
        shapes, nodes = kit.logo(box, on_field=on_field, align=align, name_style=name_style)
        bottom = max((getattr(each, "area", each).bottom for each in nodes), default=box.top)
        return Part(nodes, shapes, box.width, bottom - box.top)
    if not (kit.roadmap.publisher and name_style):
        return Part(())
    ink = kit.theme.primary.on_surface if on_field else kit.theme.ink
    block = kit.text(
        kit.roadmap.publisher, name_style, box.start, box.top, box.width, colour=ink, align=align
    )
    return Part((block,), (), box.width, block.height)

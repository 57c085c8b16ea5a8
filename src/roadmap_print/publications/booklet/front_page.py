"""What the pages before and after the steps share: the line, a title, stops on the line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import chain

from roadmap_print.brand.theme import Hue
from roadmap_print.content.view import Station
from roadmap_print.layout.font_metrics import Type
from roadmap_print.layout.frame import OVERRUN
from roadmap_print.layout.page_model import (
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
from roadmap_print.layout.words import join_words
from roadmap_print.publications.page_kit import PageKit

BEAD_RING = 0.2  # of a bead's diameter


def page_measure(kit: PageKit) -> float:
    """Return the width of the text area in mm."""
    return kit.mm("level-end") - kit.mm("head-start")


def page_title(kit: PageKit, text: str) -> TextBlock:
    """Place the title of a page in words of ours, which is in the list of contents."""
    block = kit.words(
        text,
        kit.type("step-title"),
        kit.mm("head-start"),
        kit.mm("front-title-top"),
        page_measure(kit),
        colour=kit.theme.ink,
        tag="h2",
    )
    return replace(block, bookmark=text)


def line_shape(kit: PageKit, start: float, end: float, hue: Hue) -> LineShape:
    """Draw the line down a page from one height to another, in a hue."""
    axis = kit.mm("axis")
    path = route_path([(axis, start), (axis, end)])
    return LineShape(path, kit.mm("line"), hue.surface, hue.edge)


def whole_line(kit: PageKit) -> LineShape:
    """Draw the line down a whole page, off its edges, as it is before the first step."""
    return line_shape(kit, -OVERRUN, kit.frame.height + OVERRUN, kit.theme.primary)


def bead(kit: PageKit, top: float, hue: Hue | None = None) -> DiscShape:
    """Place an open stop on the line with its middle at `top`: a heading's."""
    diameter, hue = kit.mm("front-bead"), hue or kit.theme.primary
    return DiscShape(
        kit.mm("axis"), top, diameter, "#FFFFFF",
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


def cap_lines(kit: PageKit, text: str, style: Type, measure: float, most: int) -> tuple[str, ...]:
    """Break a text that stands whole elsewhere into at most `most` lines, cut at a word."""
    lines = kit.measurer.wrap(text, style, measure)
    words = kit.measurer.words(text)
    while len(lines) > most and len(words) > 1:
        words = words[: len(words) - max(1, (len(lines) - most) // 2)]
        lines = kit.measurer.wrap(f"{join_words(words).rstrip(' ,;:·–')}…", style, measure)
    return lines if len(lines) <= most else (kit.measurer.elide(text, style, measure),)

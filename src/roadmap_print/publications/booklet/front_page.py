"""What the pages before and after the steps share: the line, a title, stops on the line."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from roadmap_print.brand.theme import Hue
from roadmap_print.content.view import Station
from roadmap_print.layout.font_metrics import Type
from roadmap_print.layout.frame import OVERRUN, Area
from roadmap_print.layout.page_model import (
    DiscShape,
    FieldShape,
    LineShape,
    Link,
    Node,
    Page,
    Part,
    Shape,
    TextBlock,
)
from roadmap_print.layout.words import join_words
from roadmap_print.publications.page_kit import PageKit

RULE_PITCH, RULE_WIDTH = 8.0, 0.25  # mm
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
    return kit.line([(axis, start), (axis, end)], hue)


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
    whole = Part.of([each if isinstance(each, Part) else Part((each,)) for each in parts])
    return Page(kit.frame, whole.content, (*shapes, *whole.shapes), anchor)


def step_link(kit: PageKit, station: Station) -> Link:
    """Return the link to where a step begins."""
    return kit.page_link(f"step-{station.number}", station.title)


def cap_lines(kit: PageKit, text: str, style: Type, measure: float, most: int) -> tuple[str, ...]:
    """Break a text that stands whole elsewhere into at most `most` lines, cut at a word."""
    lines = kit.measurer.wrap(text, style, measure)
    words = kit.measurer.words(text)
    while len(lines) > most and len(words) > 1:
        words = words[: max(1, len(words) - max(1, (len(lines) - most) // 2))]
        lines = kit.measurer.wrap(f"{join_words(words).rstrip(' ,;:·–')}…", style, measure)
    return lines if len(lines) <= most else (kit.measurer.elide(text, style, measure),)


def notes_page(kit: PageKit, hue: Hue) -> Page:
    """Rule a page for notes beside the line, which goes on in a hue."""
    start = kit.mm("head-start")
    title = kit.words(
        kit.roadmap.words.notes, kit.type("step-title-again"), start, kit.mm("head-top"),
        kit.mm("head-measure"), colour=kit.theme.ink,
    )  # fmt: skip
    shapes: list[Shape] = [line_shape(kit, -OVERRUN, kit.frame.height + OVERRUN, hue)]
    end = kit.mm("level-end")
    at = title.bottom + 2 * RULE_PITCH
    while at <= kit.mm("column-bottom"):
        area = Area(start, at, end - start, RULE_WIDTH)
        shapes.append(FieldShape(area, kit.theme.pale))
        at += RULE_PITCH
    return Page(kit.frame, (title,), tuple(shapes))

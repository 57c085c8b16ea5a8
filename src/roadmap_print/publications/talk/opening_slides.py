"""How a talk begins: whose it is, how far it goes, which questions it answers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from roadmap_print.content.markdown import first_list
from roadmap_print.layout.font_metrics import MM_PER_PT
from roadmap_print.layout.page_model import Element, Node, Page, Shape, TextBlock
from roadmap_print.publications.page_kit import NUMERAL, PageKit
from roadmap_print.publications.talk.line_pieces import (
    LOGO,
    bead,
    hue_before,
    logo_picture,
    station_disc,
    stretch,
)
from roadmap_print.publications.text_fitting import fitting_type, no_higher, set_above

START = 22.0  # mm: where title and stations begin
TITLE_TOP, UNDER_LOGO = 26.0, 42.0  # mm
LINES = (132.0, 166.0, 300.0)  # mm: the line, lower under a long title, off the slide at last
ABOVE_LINE = 20.0  # mm from the title to the middle of the line
SUMMARY = 30.0  # mm from the middle of the line to the sentence under it
LARGE = 40.0  # pt: a title of this size is worth the usual place of the line
STATION, PITCH = 24.0, 38.4  # mm: discs on the title's slide, at most
QUESTIONS, COLUMN_GAP = 3, 12.0
WHY_LINE = 80.0  # mm


def title_slide(kit: PageKit, logo: Path | None) -> Page:
    """Return the slide that names the roadmap; its title is never cut."""
    picture = logo_picture(kit, logo, kit.frame.width - START - LOGO[0], 14.0)
    top = UNDER_LOGO if picture else TITLE_TOP
    subtitle, title, line = _titles(kit, top)
    shapes, content = _stations(kit, line)
    summary = kit.words(
        kit.roadmap.summary, kit.type("talk-featured"), START, line + SUMMARY - 9.0,
        kit.frame.width - 2 * START, colour=kit.theme.ink,
    )  # fmt: skip
    short = summary.bottom <= kit.frame.height - 5.0
    nodes: list[Node] = [each for each in (picture, subtitle, title) if each and _seen(each)]
    return Page(kit.frame, (*nodes, *content, *([summary] if short else [])), tuple(shapes))


def _seen(node: Node) -> bool:
    return not isinstance(node, TextBlock) or bool(node.lines)


def _titles(kit: PageKit, top: float) -> tuple[TextBlock, TextBlock, float]:
    """Set subtitle and title as large as they fit above the line; return its place too."""
    measure, floor = kit.frame.width - 2 * START, kit.mm("floor") / MM_PER_PT
    roadmap = kit.roadmap
    subtitle = kit.text(
        roadmap.subtitle or "", kit.type("talk-subtitle"), START, top, measure,
        colour=kit.theme.grey,
    )  # fmt: skip
    under = subtitle.bottom + (3.0 if subtitle.lines else 0.0)
    for line in LINES:
        least = floor if line > LINES[0] else LARGE
        room = min(line - ABOVE_LINE, kit.frame.height - 6.0) - under
        style = fitting_type(
            kit.measurer, roadmap.title, kit.type("talk-title"), measure, room, least
        )
        if style or line == LINES[-1]:
            break
    style = style or replace(kit.type("talk-stop"))
    title = kit.text(
        roadmap.title, style, START, under, measure, colour=kit.theme.ink, tag="h1"
    )
    return subtitle, replace(title, bookmark=roadmap.title), line


def _stations(kit: PageKit, line: float) -> tuple[list[Shape], list[Node]]:
    """Set all stations in one row on a line from edge to edge."""
    stations = kit.roadmap.stations
    pitch = min(PITCH, (kit.frame.width - 2 * START - STATION) / max(1, len(stations) - 1))
    size = min(STATION, 0.72 * pitch)
    if size < kit.mm("floor") / MM_PER_PT / NUMERAL:  # no numerals: all the smaller
        size = min(size, 12.0)
    middles = [START + STATION / 2 + pitch * place for place in range(len(stations))]
    shapes: list[Shape] = []
    numerals: list[Node] = []
    ends = [0.0, *middles, kit.frame.width]
    for place in range(len(ends) - 1):
        shapes.append(stretch(kit, ends[place], ends[place + 1], line, hue_before(kit, place)))
    for station, middle in zip(stations, middles, strict=True):
        drawn, numeral = station_disc(kit, station, middle, line, size)
        shapes += drawn
        numerals += [replace(each, artifact=True) for each in numeral]
    return shapes, numerals


def why_slide(kit: PageKit) -> Iterator[Page]:
    """Yield the questions that the introduction's first list asks, if it has one."""
    found = (
        (question.heading, items)
        for question in kit.roadmap.introduction
        if (items := first_list(question.text, kit.roadmap.language))
    )
    heading, items = next(found, ("", ()))
    if not items:
        return
    hue = kit.theme.primary
    shapes: list[Shape] = [stretch(kit, 0.0, kit.frame.width, WHY_LINE, hue)]
    shown = items[:QUESTIONS]
    measure = kit.frame.width - 2 * START
    width = (measure - COLUMN_GAP * (len(shown) - 1)) / len(shown)
    texts = []
    style, height = _question_type(kit, shown, width)
    for place, item in enumerate(shown):
        start = START + place * (width + COLUMN_GAP)
        text = no_higher(kit, item, style, width, height)
        shapes.append(bead(kit, start + kit.mm("bead") / 2, WHY_LINE, hue))
        block = kit.text(text, style, start, WHY_LINE + 17.0, width, colour=kit.theme.ink)
        texts.append(Element("li", (block,)))
    title = heading_over(kit, heading, WHY_LINE - 16.0)
    yield Page(kit.frame, (title, Element("ul", tuple(texts))), tuple(shapes))


def _question_type(kit: PageKit, items: tuple[str, ...], width: float):  # noqa: ANN202
    """Return the largest type, one for all, in which the questions fit, and their height."""
    style, floor = kit.type("talk-question"), kit.mm("floor") / MM_PER_PT
    height = kit.frame.height - WHY_LINE - 17.0 - 10.0
    found = [fitting_type(kit.measurer, item, style, width, height, floor) for item in items]
    sized = [each for each in found if each]
    if len(sized) < len(found):
        return kit.type("talk-stop"), height
    return min(sized, key=lambda each: each.size), height


def heading_over(kit: PageKit, text: str, foot: float, *, ours: bool = False) -> TextBlock:
    """Set a slide's heading so that it ends at `foot` mm; a long one is smaller, then shorter."""
    measure, floor = kit.frame.width - 2 * START, kit.mm("floor") / MM_PER_PT
    height = foot - 12.0
    style = kit.type("talk-heading")
    style = fitting_type(kit.measurer, text, style, measure, height, floor) or kit.type("talk-stop")
    said = no_higher(kit, text, style, measure, height)
    set_one = kit.words if ours else kit.text
    block = set_one(said, style, START, 0.0, measure, colour=kit.theme.ink, tag="h2")
    return replace(set_above(block, foot), bookmark=said)

"""A step on a slide: what it is for, what stands for it, one code."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from roadmap_print.content.qr_codes import QrCode
from roadmap_print.content.view import Station
from roadmap_print.layout.font_metrics import MM_PER_PT, Type
from roadmap_print.layout.page_model import Element, Link, Node, Page, Run, Shape, TextBlock
from roadmap_print.publications.code_size import QUIET_MODULES
from roadmap_print.publications.page_kit import PageKit
from roadmap_print.publications.talk.line_pieces import bead, hue_before, station_disc, stretch
from roadmap_print.publications.talk.short_titles import (
    ShortTitle,
    choose,
    count_words,
    shortened,
    ways,
)
from roadmap_print.publications.text_fitting import fitting_type, no_higher, set_above

MOST_WORDS = 45
TITLE_START, TITLE_FOOT = 74.0, 41.0  # mm
TITLE_TOP = 12.0  # mm
ONE_LINE = 36.0  # pt: down to this size a title has one line, if it fits
DISC_START = 43.0  # mm: the middle of the disc
TEXT_START, TEXT_END = 20.0, 218.0  # mm
OBJECTIVES_TOP = 78.0  # mm
BETWEEN = 1.5  # mm from one objective to the next
MOST_OBJECTIVES = 2
LONG_OBJECTIVE = 96  # characters: a longer one ends at its colon
OBJECTIVE_LINES = 4
FEATURED_FOOT = 179.0  # mm
FEATURED_GAP = 1.6  # mm from one to the next
FEATURED_LINES = {0: 5, 1: 5, 2: 5, 3: 4, 4: 3}  # by the lines of the objectives
BESIDE_SIGN = 5.0  # mm
CODE_MIDDLE = 275.0  # mm
AIR = 0.5  # mm from a bead to a code's quiet zone


def step_slide(kit: PageKit, place: int) -> Page:
    """Return the slide of a step."""
    station = kit.roadmap.stations[place]
    shapes, content = _head(kit, place, kit.frame.width - 20.0)
    of_code, code_nodes, words_used = _code(kit, station)
    shapes += of_code
    said = count_words(station.title) + 1 + words_used
    objectives, featured = _texts(kit, station, MOST_WORDS - said)
    nodes: list[Node] = []
    if objectives:
        nodes.append(Element("ul", tuple(Element("li", (each,)) for each in objectives)))
    top = objectives[-1].bottom if objectives else 0.0
    signs, items = _featured(kit, station, featured, alone=not objectives)
    shapes += signs
    if items:
        nodes.append(Element("ul", tuple(items)))
    return Page(kit.frame, (*content, *nodes, *code_nodes), tuple(shapes), anchor="")


def pair_slide(kit: PageKit, place: int) -> Page:
    """Return the slide of two steps, or of the last one alone: titles and one code."""
    return step_slide(kit, place)


def _head(kit: PageKit, place: int, end: float) -> tuple[list[Shape], list[Node]]:
    """Set the line, the disc on it and the title above it."""
    station, line = kit.roadmap.stations[place], kit.mm("line-y")
    shapes: list[Shape] = [
        stretch(kit, 0.0, DISC_START, line, hue_before(kit, place)),
        stretch(kit, DISC_START, kit.frame.width, line, station.hue),
    ]
    drawn, numeral = station_disc(kit, station, DISC_START, line, kit.mm("disc"))
    title = step_title(kit, station, TITLE_START, end - TITLE_START)
    return shapes + drawn, [*numeral, title]


def step_title(kit: PageKit, station: Station, start: float, measure: float) -> TextBlock:
    """Set a step's title above the line: in one line, then smaller, then in several, shorter."""
    style, floor = kit.type("talk-step"), kit.mm("floor") / MM_PER_PT
    room = TITLE_FOOT - TITLE_TOP
    found = fitting_type(
        kit.measurer, station.title, style, measure, style.line, ONE_LINE
    ) or fitting_type(
        kit.measurer, station.title, replace(style, size=ONE_LINE, leading=40.0), measure, room, floor
    )
    text = station.title
    if found is None:
        found = kit.type("talk-stop")
        most = int(room / found.line)
        best = shortened(text, kit.roadmap.language, kit.measurer, found, measure, most)
        text = " ".join(min(best.values(), key=lambda each: each.lost).lines)
    block = kit.text(text, found, start, 0.0, measure, colour=kit.theme.ink, tag="h2")
    named = replace(block, anchor=f"step-{station.id}", bookmark=f"{station.number} · {text}")
    return set_above(named, TITLE_FOOT)

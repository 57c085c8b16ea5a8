"""The end of the line: the newest edition's code, and who stands behind the roadmap."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import product

from roadmap_print.catalogue.urls import domain
from roadmap_print.content.view import typed_path
from roadmap_print.layout.font_metrics import Type
from roadmap_print.layout.frame import Area
from roadmap_print.layout.page_model import Page, Part, Run, TextRoom
from roadmap_print.publications.page_kit import PageKit
from roadmap_print.publications.sender_block import (
    SenderBlock,
    SenderLook,
    place_block,
    sender_blocks,
)
from roadmap_print.publications.slides.deck_line import bar, stretch
from roadmap_print.publications.slides.deck_title import LOGO, START
from roadmap_print.publications.slides.entry_cards import TYPED
from roadmap_print.publications.text_fitting import Fitter

LINE_END = 66.0  # mm
HEADING = 80.0  # mm: where the words beside the line's end begin
TOP, GAPS = 60.0, (7.0, 3.5)  # mm: the blocks, and from one to the next
COLUMNS = (START, 125.0, 228.0)  # mm: where blocks stand; a code takes the first
MEASURE = 90.0  # mm
UNDER_CODE = 4.0  # mm


def closing_slide(kit: PageKit) -> Page:
    """Return the last slide; what it has no room for is left to the other publications."""
    blocks = sender_blocks(kit)
    columns = COLUMNS[1:] if kit.roadmap.home else COLUMNS
    home = [_home(kit, COLUMNS[0])] if kit.roadmap.home else []
    _, logo = kit.logo(Area(columns[0], TOP, *LOGO))
    area = logo[0].area if logo else None
    top = area.bottom + GAPS[0] if area else TOP
    for count, gap in product(range(len(blocks), -1, -1), GAPS):
        parts = _placed(kit, blocks[:count], columns, top, gap)
        if parts is not None:
            break
    whole = Part.of([Part(tuple(logo)), *home, *(parts or ())])
    style, measure = kit.type("step-title"), kit.frame.width - 2 * HEADING
    return line_end(kit, kit.roadmap.words.terminus, style, kit.mm("line-y"), measure, whole)


def _placed(
    kit: PageKit, blocks: Sequence[SenderBlock], columns: Sequence[float], top: float, gap: float
) -> list[Part] | None:
    """Set blocks under each other, column after column; None where they are too many."""
    look = SenderLook(kit.type("sender-heading"), kit.type("sender-text"), kit.type("sender-host"))
    parts: list[Part] = []
    left, at = list(columns), top
    for block in blocks:
        part = place_block(kit, block, left[0], at, MEASURE, look)
        if at + part.height > kit.mm("bottom"):
            left, at = left[1:], TOP
            if not left:
                return None
            part = place_block(kit, block, left[0], at, MEASURE, look)
            if at + part.height > kit.mm("bottom"):
                return None
        parts.append(part)
        at += part.height + gap
    return parts


def line_end(
    kit: PageKit, said: str, style: Type, line: float, measure: float, whole: Part
) -> Page:
    """Return a slide on which the line ends, `line` mm down, what is said there beside its end."""
    stations = kit.roadmap.stations
    hue = stations[-1].hue if stations else kit.theme.primary
    shapes = (stretch(kit, 0.0, LINE_END, line, hue), bar(kit, LINE_END, line, hue))
    heading = kit.words(
        said, style, HEADING, line - style.line / 2, measure, colour=kit.theme.ink, tag="h2"
    )
    heading = replace(heading, bookmark=said, role="title")
    content, drawn = (heading, *whole.content), (*shapes, *whole.shapes)
    area = Area(HEADING, heading.top, heading.width, max(heading.height, style.line))
    rooms = (TextRoom("title", area, at="middle"),)
    return Page(kit.frame, content, drawn, role="closing", rooms=rooms)


def _home(kit: PageKit, start: float) -> Part:
    """Set the code of the newest edition and its address under it."""
    home, link, words = kit.roadmap.home, kit.home_link(), kit.roadmap.words
    if home is None or link is None:
        return Part(())
    side = kit.mm("code-home")
    code = kit.code(home, words.newest, start, TOP, side, link)
    host, path = domain(home.address), typed_path(home.address, TYPED)
    style = kit.type("host")
    said = kit.words(
        words.newest, style, start, TOP + side + UNDER_CODE + 4 * side / home.size, MEASURE,
        colour=kit.theme.ink,
    )  # fmt: skip
    size = Fitter.of(kit).best([host], style, MEASURE, 1e3)
    runs = [Run(host, size, kit.theme.ink, link)]
    if path and kit.measurer.width(host + path, size) <= MEASURE:
        runs.append(Run(path, kit.type("meta"), kit.theme.grey, link))
    address = kit.paragraph(runs, start, said.bottom, MEASURE, leading=style.leading)
    return Part((code, said, address))

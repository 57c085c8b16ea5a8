"""The end of the line: the newest edition's code, and who stands behind the roadmap."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from roadmap_print.catalogue.urls import domain
from roadmap_print.content.view import typed_path
from roadmap_print.layout.page_model import Node, Page, Part, Run, Shape
from roadmap_print.publications.page_kit import PageKit
from roadmap_print.publications.sender_block import SenderLook, place_block, sender_blocks
from roadmap_print.publications.slides.deck_line import LOGO, bar, logo_picture, stretch
from roadmap_print.publications.slides.deck_title import START
from roadmap_print.publications.slides.entry_cards import TYPED
from roadmap_print.publications.slides.text_fitting import Fitter

LINE_END = 66.0  # mm
HEADING = 80.0  # mm: where the words beside the line's end begin
TOP, GAP = 60.0, 7.0  # mm: the blocks, and from one to the next
COLUMNS = (START, 125.0, 228.0)  # mm: where blocks stand; a code takes the first
MEASURE = 90.0  # mm
UNDER_CODE = 4.0  # mm


def closing_slides(kit: PageKit, logo: Path | None) -> Iterator[Page]:
    """Yield the last slide; one more where more is to be said than it holds."""
    blocks = list(sender_blocks(kit))
    look = SenderLook(kit.type("sender-heading"), kit.type("sender-text"), kit.type("sender-host"))
    first = True
    while blocks or first:
        parts, columns = [], list(COLUMNS)
        if first and kit.roadmap.home:
            parts.append(_home(kit, columns.pop(0)))
        picture = logo_picture(kit, logo, columns[0], TOP) if first else None
        at = TOP + LOGO[1] + GAP if picture else TOP
        while blocks and columns:
            part = place_block(kit, blocks[0], columns[0], at, MEASURE, look)
            if at + part.height > kit.mm("bottom") and at > TOP:
                columns, at = columns[1:], TOP
                continue
            parts.append(part)
            blocks, at = blocks[1:], at + part.height + GAP
        yield _slide(kit, parts, (picture,) if picture else ())
        first = False


def _slide(kit: PageKit, parts: list[Part], picture: tuple[Node, ...]) -> Page:
    line, words = kit.mm("line-y"), kit.roadmap.words
    stations = kit.roadmap.stations
    hue = stations[-1].hue if stations else kit.theme.primary
    shapes: list[Shape] = [stretch(kit, 0.0, LINE_END, line, hue), bar(kit, LINE_END, line, hue)]
    style = kit.type("step-title")
    heading = kit.words(
        words.terminus, style, HEADING, line - style.line / 2, kit.frame.width - 2 * HEADING,
        colour=kit.theme.ink, tag="h2",
    )  # fmt: skip
    content: list[Node] = [replace(heading, bookmark=words.terminus), *picture]
    for part in parts:
        content += part.content
        shapes += part.shapes
    return Page(kit.frame, tuple(content), tuple(shapes))


def _home(kit: PageKit, start: float) -> Part:
    """Set the code of the newest edition and its address under it."""
    home, link, words = kit.roadmap.home, kit.home_link(), kit.roadmap.words
    if home is None or link is None:
        return Part(())
    side = kit.mm("code-home")
    code = kit.code(home, words.newest, start, TOP, side, link)
    host, path = domain(home.address), typed_path(home.address, TYPED)
    fitter, style = Fitter.of(kit), kit.type("host")
    said = kit.words(
        words.newest, style, start, TOP + side + UNDER_CODE + 4 * side / home.size, MEASURE,
        colour=kit.theme.ink,
    )  # fmt: skip
    size = fitter.type_for([host], style, MEASURE, 1e3) or fitter.least(style)
    runs = [Run(host, size, kit.theme.ink, link)]
    if path and kit.measurer.width(host + path, size) <= MEASURE:
        runs.append(Run(path, kit.type("meta"), kit.theme.grey, link))
    address = kit.paragraph(runs, start, said.bottom, MEASURE, leading=style.leading)
    return Part((code, said, address))

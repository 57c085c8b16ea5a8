"""The route, four stations a row, and the end of the line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from roadmap_print.content.view import Station
from roadmap_print.layout.font_metrics import MM_PER_PT
from roadmap_print.layout.page_model import Element, Node, Page, Run, Shape
from roadmap_print.publications.page_kit import PageKit
from roadmap_print.publications.talk import PATH_FROM, SHARED_FROM
from roadmap_print.publications.talk.line_pieces import (
    bar,
    hue_before,
    logo_picture,
    station_disc,
    stretch,
)
from roadmap_print.publications.talk.opening_slides import START, heading_over
from roadmap_print.publications.talk.short_titles import shortened
from roadmap_print.publications.text_fitting import fitting_type, no_higher

A_ROW = 4
ROWS = (3, 2, 1)  # of a slide; fewer where titles need room
TOPS = {1: (88.0,), 2: (80.0, 137.0), 3: (62.0, 104.0, 146.0)}  # mm: the rows' lines
DISCS = {1: 36.0, 2: 27.0, 3: 20.0}  # mm
HEADING_FOOT = {1: 44.0, 2: 46.0, 3: 34.0}  # mm
UNDER_DISC = 2.0  # mm
PITCH = 76.0  # mm from a station to the next
TITLE = 71.0  # mm: as wide as a title may be
LAST_LINE = 57.0  # mm
HOME_START, HOME_TOP = 202.0, 41.0  # mm: the code of the last slide


def route_slides(kit: PageKit) -> Iterator[Page]:
    """Yield the route on as few slides as hold its titles; the last resort is to say less."""
    stations = kit.roadmap.stations
    alone = len(stations) >= PATH_FROM
    for rows in ROWS if alone else ROWS[:1]:
        parts = [
            range(start, min(start + A_ROW * rows, len(stations)))
            for start in range(0, len(stations), A_ROW * rows)
        ]
        if all(_fits(kit, stations[place], part) for part in parts for place in part):
            break
    for part in parts:
        yield _route_slide(kit, part)


def _rows(part: range) -> int:
    return -(-len(part) // A_ROW)


def _lines(kit: PageKit, part: range) -> int:
    """Return how many lines a title has room for."""
    rows = _rows(part)
    tops = [*TOPS[rows], kit.frame.height - 8.0 + DISCS[rows] / 2]
    room = tops[1] - tops[0] - DISCS[rows] - UNDER_DISC - 1.0
    return max(1, int(room / kit.type("talk-stop").line))


def _fits(kit: PageKit, station: Station, part: range) -> bool:
    style = kit.type("talk-stop")
    lines = kit.measurer.wrap(station.title, style, TITLE)
    return len(lines) <= _lines(kit, part) and kit.measurer.widest_word(station.title, style) <= TITLE


def _route_slide(kit: PageKit, part: range) -> Page:
    rows, stations = _rows(part), kit.roadmap.stations
    size, width = DISCS[rows], kit.frame.width
    shapes: list[Shape] = []
    discs: list[Shape] = []
    items: list[Node] = []
    for row, top in enumerate(TOPS[rows]):
        places = part[row * A_ROW : (row + 1) * A_ROW]
        ends = [0.0, *(START + size / 2 + PITCH * each for each in range(len(places))), width]
        final = places[-1] == len(stations) - 1
        if final:
            ends[-1] = ends[-2] + size / 2 + 24.0
        for number, (start, end) in enumerate(zip(ends, ends[1:], strict=False)):
            shapes.append(stretch(kit, start, end, top, hue_before(kit, places[0] + number)))
        if final:
            shapes.append(bar(kit, ends[-1], top, stations[-1].hue))
        for place, middle in zip(places, ends[1:], strict=False):
            drawn, item = _stop(kit, stations[place], middle, top, part)
            discs += drawn
            items.append(item)
    heading = heading_over(kit, kit.roadmap.words.overview, HEADING_FOOT[rows], ours=True)
    if part[0]:
        heading = replace(heading, bookmark="")
    return Page(kit.frame, (heading, Element("ol", tuple(items))), (*shapes, *discs))


def _stop(
    kit: PageKit, station: Station, middle: float, top: float, part: range
) -> tuple[list[Shape], Element]:
    """Set a station with its title under it, a link where a slide tells more of it."""
    size, style = DISCS[_rows(part)], kit.type("talk-stop")
    drawn, numeral = station_disc(kit, station, middle, top, size)
    most = _lines(kit, part)
    ways = shortened(station.title, kit.roadmap.language, kit.measurer, style, TITLE, most)
    best = min(ways.values(), key=lambda each: each.lost)
    title = kit.text(
        " ".join(best.lines), style, middle - size / 2, top + size / 2 + UNDER_DISC, TITLE,
        colour=kit.theme.ink,
    )  # fmt: skip
    title = replace(title, lines=tuple((Run(each, style, kit.theme.ink),) for each in best.lines))
    if len(kit.roadmap.stations) < PATH_FROM:
        title = replace(title, link=kit.page_link(f"step-{station.id}", station.title))
    return drawn, Element("li", (*numeral, title))


def last_slide(kit: PageKit, logo: Path | None) -> Page:
    """Return the end of the line: the code of the newest edition, and who stands behind it."""
    roadmap, words = kit.roadmap, kit.roadmap.words
    stations = roadmap.stations
    hue = stations[-1].hue if stations else kit.theme.primary
    end = START + 44.0
    shapes: list[Shape] = [stretch(kit, 0.0, end, LAST_LINE, hue), bar(kit, end, LAST_LINE, hue)]
    style = kit.type("talk-heading")
    measure = HOME_START - 20.0 - START
    heading = kit.words(
        words.your_turn, style, end + 14.0, LAST_LINE - style.line / 2 - 1.0, measure - 58.0,
        colour=kit.theme.ink, tag="h2",
    )  # fmt: skip
    content: list[Node] = [replace(heading, bookmark=words.your_turn)]
    top = LAST_LINE + 28.0
    text_style = kit.type("talk-address")
    count = words.resources(len({each.id for each in roadmap.entries}))
    said = words.kept_current.format(resources=count) if roadmap.home else roadmap.summary
    block = kit.words(said, text_style, START, top, measure)
    content.append(block)
    top = block.bottom + 6.0
    if roadmap.home:
        block = _home_address(kit, top, measure)
        content.append(block)
        top = block.bottom + 8.0
        side = kit.mm("code-home")
        code = kit.code(
            roadmap.home, words.newest, HOME_START, HOME_TOP, side, kit.home_link()
        )
        content.append(code)
    picture = logo_picture(kit, logo, START, max(top, 136.0))
    if picture:
        content.append(picture)
    return Page(kit.frame, tuple(content), tuple(shapes))


def _home_address(kit: PageKit, top: float, measure: float):  # noqa: ANN202
    home = kit.roadmap.home
    link = kit.home_link()
    from roadmap_print.catalogue.urls import domain

    host = domain(home.address)
    style = kit.type("talk-host")
    style = fitting_type(kit.measurer, host, style, measure, style.line, 24.0) or style
    runs = [Run(host, style, kit.theme.ink, whole=True)]
    block = kit.paragraph(runs, START, top, measure, leading=style.leading)
    return replace(block, link=link)

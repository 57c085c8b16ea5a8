"""How to read the slides: what to do with a code, the formats, the levels."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from roadmap_print.layout.frame import Area
from roadmap_print.layout.level_dots import dots_width
from roadmap_print.layout.page_model import Node, Page, Part, TextRoom
from roadmap_print.publications.legend_rows import (
    LegendLook,
    LegendRow,
    format_rows,
    level_rows,
    place_row,
)
from roadmap_print.publications.page_kit import PageKit
from roadmap_print.publications.slides.deck_line import stretch
from roadmap_print.publications.slides.deck_title import HEADING_TOP
from roadmap_print.publications.text_fitting import Fitter, set_above

WIDTHS = (80.0, 74.0, 88.0)  # mm: the columns of gestures, formats and levels
GUTTER = 8.0  # mm from a column to the next
TOP = 52.0  # mm: the columns' headings
SIGN, BESIDE = 14.0, 6.0  # mm: a pictogram, and from it to its name
UNDER_HEADING, BETWEEN = 6.0, 5.0  # mm
ABOVE_LINE = 5.0  # mm from a slide's heading to the middle of the line


@dataclass(frozen=True, slots=True)
class LegendColumn:
    """A heading over signs; `first` where it is not that of the column before."""

    heading: str
    width: float
    rows: tuple[LegendRow, ...]
    first: bool


def legend_slides(kit: PageKit) -> Iterator[Page]:
    """Lay out gestures, formats and levels in columns, on as many slides as they take."""
    words = kit.roadmap.words
    gestures = tuple(
        LegendRow(words["gesture_names"][name], detail, pictogram=name, ours=True)
        for name, detail in words["slide_gesture_texts"].items()
    )
    sections = (
        (words.gestures, gestures),
        (words.formats, format_rows(kit)),
        (words.levels, level_rows(kit)),
    )
    told = [
        _columns(kit, section, width, counted=True)
        for section, width in zip(sections, WIDTHS, strict=True)
    ]
    brief = [
        _columns(kit, section, width, counted=section[1] is gestures)
        for section, width in zip(sections, WIDTHS, strict=True)
    ]
    chosen = brief if any(len(each) > 1 for each in told) else told
    columns = [column for each in chosen for column in each]
    for number, shown in enumerate(_side_by_side(kit, columns)):
        yield _slide(kit, shown, first=number == 0)


def _columns(
    kit: PageKit, section: tuple[str, Sequence[LegendRow]], width: float, *, counted: bool
) -> list[LegendColumn]:
    """Share the rows of a section out among columns, `counted` with how many there are of each.

    Where a row is higher than a slide, columns are as wide as one.
    """
    heading, all_rows = section
    rows = all_rows if counted else [replace(each, detail="") for each in all_rows]
    if any(_placed(kit, heading, [row], 0.0, width).height > _room(kit) for row in rows):
        width = _whole(kit)
    columns: list[LegendColumn] = []
    shown: list[LegendRow] = []
    for row in rows:
        if shown and _placed(kit, heading, [*shown, row], 0.0, width).height > _room(kit):
            columns.append(LegendColumn(heading, width, tuple(shown), first=not columns))
            shown = []
        shown.append(row)
    return [*columns, LegendColumn(heading, width, tuple(shown), not columns)] if shown else []


def _room(kit: PageKit) -> float:
    return kit.mm("bottom") - TOP


def _whole(kit: PageKit) -> float:
    return kit.frame.width - kit.mm("margin") - kit.mm("left")


def _side_by_side(kit: PageKit, columns: Sequence[LegendColumn]) -> list[list[LegendColumn]]:
    """Set as many columns on each slide as have room."""
    slides: list[list[LegendColumn]] = []
    end = room = _whole(kit)
    for column in columns:
        if end + column.width > room:
            slides.append([])
            end = 0.0
        slides[-1].append(column)
        end += column.width + GUTTER
    return slides


def _slide(kit: PageKit, columns: Sequence[LegendColumn], *, first: bool) -> Page:
    line = stretch(kit, 0.0, kit.frame.width, kit.mm("line-y"), kit.theme.primary)
    heading = line_heading(kit, kit.roadmap.words.slides_how_to_read, first=first)
    parts, start = [Part((heading,), (line,))], kit.mm("left")
    for column in columns:
        parts.append(_placed(kit, column.heading, column.rows, start, column.width))
        start += column.width + GUTTER
    whole, rooms = Part.of(parts), line_heading_room(kit)
    return Page(kit.frame, whole.content, whole.shapes, role="guide", rooms=rooms)


def line_heading(kit: PageKit, text: str, *, first: bool) -> Node:
    """Set a slide's heading, in words of ours, over the line."""
    style, start = kit.type("slide-title"), kit.mm("left")
    measure = kit.frame.width - kit.mm("margin") - start
    size = Fitter.of(kit).best([text], style, measure, style.line)
    block = kit.words(text, size, start, 0.0, measure, colour=kit.theme.ink, tag="h2")
    block = replace(block, bookmark=text if first else "", role="title")
    return set_above(block, kit.mm("line-y") - ABOVE_LINE)


def line_heading_room(kit: PageKit) -> tuple[TextRoom, ...]:
    """Return the place of such a heading."""
    start, foot = kit.mm("left"), kit.mm("line-y") - ABOVE_LINE
    area = Area(start, HEADING_TOP, kit.frame.width - kit.mm("margin") - start, foot - HEADING_TOP)
    return (TextRoom("title", area, at="foot"),)


def _placed(
    kit: PageKit, heading: str, rows: Sequence[LegendRow], start: float, width: float
) -> Part:
    """Place a heading and rows under it."""
    look = _look(kit, rows, width)
    title = kit.words(
        heading, kit.type("heading"), start, TOP, width, colour=kit.theme.ink, tag="h3"
    )
    at, items = title.bottom + UNDER_HEADING, []
    for row in rows:
        items.append(place_row(kit, row, start, at, width, look))
        at += items[-1].height + BETWEEN
    placed = (Part((title,)), Part.of(items, "ul"))
    return Part.of(placed, width=width, height=at - BETWEEN - TOP)


def _look(kit: PageKit, rows: Sequence[LegendRow], width: float) -> LegendLook:
    """Return the largest type in which no name's word is cut."""
    style, dot = kit.type("sign-name"), kit.mm("level-dot")
    count = max((row.level.count for row in rows if row.level), default=0)
    words = max(SIGN * (not count), dots_width(count, dot) if count else 0.0) + BESIDE
    size = Fitter.of(kit).best([row.name for row in rows], style, width - words, 1e3)
    return LegendLook(SIGN, dot, words, size, kit.type("sign-text"))

"""Before you set off: the introduction in columns, and how to read the pages.

Both stand on one page where it holds them. A long introduction takes as many pages as it needs.
"""

from dataclasses import replace

from roadmap_print.layout.page_model import Node, Page, Part
from roadmap_print.publications.booklet.front_page import (
    line_page,
    page_measure,
    page_title,
    whole_line,
)
from roadmap_print.publications.booklet.how_to_read import how_to_read_pages, place_how_to_read
from roadmap_print.publications.column_breaks import column_height
from roadmap_print.publications.page_kit import PageKit
from roadmap_print.publications.prose_flow import (
    ProseLine,
    ProseLook,
    break_prose,
    gather,
    place_column,
    split_pages,
)

ABOVE_SIGNS, MOST_ABOVE_SIGNS = 11.0, 36.0  # mm from the introduction to how pages are read
SHORT, WIDE = 14, 0.75  # lines that stand in one column, so wide for the page
CLOSER = 0.6  # of the gaps of an introduction that would else go on for some lines
NARROW = 2  # columns of signs on a page that has no room for all of them beside each other


def prose_look(kit: PageKit, closer: float = 1.0) -> ProseLook:
    """Return how the introduction is set, its gaps a share `closer` of what they may be."""
    text = kit.type("prose")
    return ProseLook(
        text=text,
        strong=kit.type("prose-strong"),
        emphasis=replace(text, face="text-italic"),
        heading=kit.type("prose-heading"),
        indent=kit.mm("prose-indent"),
        gap=0.35 * closer * text.line,
        item_gap=0.12 * text.line,
        heading_gap=0.95 * closer * text.line,
    )


def opening_pages(kit: PageKit, *, split: bool) -> tuple[Page, ...]:
    """Return the pages before the route: how to read on one of its own where they are `split`."""
    prose = _set_prose(kit)
    signs = place_how_to_read(kit, 0.0)
    foot, top = kit.mm("front-foot"), kit.mm("front-top")
    wide = kit.sheet.number("legend-columns") > NARROW
    room = foot - top - ABOVE_SIGNS - signs.height
    together = bool(prose) and wide and not split and prose[-1].height <= room
    title = page_title(kit, kit.roadmap.words.before)
    parts: list[list[Part | Node]] = [[part] for part in prose]
    if parts:
        parts[0].insert(0, title)
    if together:
        under = top + prose[-1].height + MOST_ABOVE_SIGNS
        parts[-1].append(place_how_to_read(kit, min(under, foot - signs.height)))
    pages = tuple(line_page(kit, each, (whole_line(kit),)) for each in parts)
    return pages if together else (*pages, *how_to_read_pages(kit))


def _set_prose(kit: PageKit) -> tuple[Part, ...]:
    """Set the introduction, a part a page; closer where that saves a page."""
    found: tuple[Part, ...] = ()
    room = kit.mm("front-foot") - kit.mm("front-top")
    for closer in (1.0, CLOSER):
        look = prose_look(kit, closer)
        lines, measure, columns = _broken(kit, look)
        pages = split_pages(lines, columns, room)
        if not found or len(pages) < len(found):
            found = tuple(_prose_part(kit, page, measure, look) for page in pages)
    return found


def _broken(kit: PageKit, look: ProseLook) -> tuple[tuple[ProseLine, ...], float, int]:
    """Return lines, their measure and the number of columns: one, a wide one, for a few lines."""
    questions, columns = kit.roadmap.introduction, int(kit.sheet.number("prose-columns"))
    between = kit.mm("prose-between") * (columns - 1)
    wide, narrow = WIDE * page_measure(kit), (page_measure(kit) - between) / columns
    lines = break_prose(kit, questions, wide, look)
    if columns > 1 and len(lines) <= SHORT:
        return lines, wide, 1
    return break_prose(kit, questions, narrow, look), narrow, columns


def _prose_part(
    kit: PageKit, columns: tuple[tuple[ProseLine, ...], ...], measure: float, look: ProseLook
) -> Part:
    top = kit.mm("front-top")
    placed = [
        each
        for place, lines in enumerate(columns)
        for each in place_column(
            lines,
            kit.mm("head-start") + place * (measure + kit.mm("prose-between")),
            top,
            measure,
            look,
        )
    ]
    return replace(gather(kit, placed, look), height=max(map(column_height, columns)))

"""Before you set off: the introduction in columns, and how to read the pages.

Both stand on one page where it holds them. A long introduction takes as many pages as it needs.
"""

from __future__ import annotations

from dataclasses import replace

from roadmap_print.layout.page_model import Page, Part
from roadmap_print.publications.booklet.front_page import (
    line_page,
    page_measure,
    page_title,
    whole_line,
)
from roadmap_print.publications.booklet.how_to_read import how_to_read_pages, place_how_to_read
from roadmap_print.publications.page_kit import PageKit
from roadmap_print.publications.prose_flow import (
    ProseLine,
    ProseLook,
    break_prose,
    column_height,
    gather,
    place_column,
    split_pages,
)

ABOVE_SIGNS = 11.0  # mm from the introduction to how the pages are read, at least
SHORT = 12  # lines of a column: an introduction that is not worth two


def prose_look(kit: PageKit) -> ProseLook:
    """Return how the introduction is set."""
    text = kit.type("prose")
    return ProseLook(
        text=text,
        strong=kit.type("prose-strong"),
        emphasis=replace(text, face="text-italic"),
        heading=kit.type("prose-heading"),
        indent=kit.mm("prose-indent"),
        gap=0.35 * text.line,
        item_gap=0.12 * text.line,
        heading_gap=0.95 * text.line,
    )


def opening_pages(kit: PageKit, *, split: bool) -> tuple[Page, ...]:
    """Return the pages before the route: how to read on one of its own where they are `split`."""
    columns = _columns(kit)
    prose = [_prose_part(kit, page) for page in columns]
    signs = place_how_to_read(kit, 0.0)
    foot, top = kit.mm("front-foot"), kit.mm("front-top")
    together = prose and not split and top + prose[-1].height + ABOVE_SIGNS + signs.height <= foot
    title = page_title(kit, kit.roadmap.words.before)
    parts = [[title, part] if part is prose[0] else [part] for part in prose]
    if together:
        parts[-1].append(place_how_to_read(kit, foot - signs.height))
    pages = tuple(line_page(kit, each, (whole_line(kit),)) for each in parts)
    return pages if together else (*pages, *how_to_read_pages(kit))


def count_opening(kit: PageKit, *, split: bool) -> int:
    """Return how many pages there are before the route."""
    return len(opening_pages(kit, split=split))


def _columns(kit: PageKit) -> tuple[tuple[tuple[ProseLine, ...], ...], ...]:
    """Break the introduction into pages of columns; a short one into one that is wider."""
    questions, look = kit.roadmap.introduction, prose_look(kit)
    lines = break_prose(kit, questions, _measure(kit), look)
    room = kit.mm("front-foot") - kit.mm("front-top")
    return split_pages(lines, _count(kit), (room,))


def _count(kit: PageKit) -> int:
    return int(kit.sheet.number("prose-columns"))


def _measure(kit: PageKit) -> float:
    count = _count(kit)
    return (page_measure(kit) - kit.mm("prose-between") * (count - 1)) / count


def _prose_part(kit: PageKit, columns: tuple[tuple[ProseLine, ...], ...]) -> Part:
    look, measure, top = prose_look(kit), _measure(kit), kit.mm("front-top")
    placed = [
        each
        for place, lines in enumerate(columns)
        for each in place_column(
            lines,
            kit.mm("front-start") + place * (measure + kit.mm("prose-between")),
            top,
            measure,
            look,
        )
    ]
    return replace(gather(kit, placed, look), height=max(map(column_height, columns)))

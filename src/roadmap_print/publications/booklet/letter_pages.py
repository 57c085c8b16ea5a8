"""All resources by their letters, each with its format, its level and its pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from roadmap_print.content.letter_index import IndexEntry, index_letters
from roadmap_print.layout.font_metrics import Type
from roadmap_print.layout.level_dots import dots_width
from roadmap_print.layout.page_model import Element, Node, Page, Part, Run, Shape, TextBlock
from roadmap_print.publications.booklet.front_page import (
    cap_lines,
    line_page,
    page_measure,
    page_title,
    whole_line,
)
from roadmap_print.publications.column_breaks import even_columns
from roadmap_print.publications.legend_rows import LegendLook, format_rows, level_rows, place_line
from roadmap_print.publications.page_kit import PageKit

FEW = 55  # resources that are to stand on one page
TITLE_LINES = (4, 3, 2)  # a title's at most; fewer where all would not stand on a page
AFTER_LEGEND = 4.0  # mm
LETTER_DROP = 0.016  # mm for a pt of a letter: how much higher it stands, on one base line
BEFORE_PAGES = 2.6  # mm

Places = Mapping[tuple[int, str], int]


@dataclass(frozen=True, slots=True)
class IndexLook:
    """Types and widths of a column, in mm from its start."""

    title: Type
    pages: Type
    letter: Type
    icon: float
    dot: float
    icon_start: float
    title_start: float
    column: float
    level: float
    pages_width: float
    between: float
    entry_gap: float
    letter_gap: float

    @property
    def title_measure(self) -> float:
        """What a title has."""
        behind = self.level + (BEFORE_PAGES if self.level else 0.0) + self.pages_width
        return self.column - self.title_start - behind - BEFORE_PAGES


@dataclass(frozen=True, slots=True)
class IndexRow:
    """A resource broken into lines; `letter` where it is the first under one."""

    found: IndexEntry
    letter: str
    title: tuple[str, ...]
    pages: tuple[str, ...]
    gap: float
    height: float


def count_index(kit: PageKit, *, large: bool) -> int:
    """Return how many pages the index takes."""
    return len(index_pages(kit, {}, large=large))


def index_pages(kit: PageKit, places: Places, *, large: bool) -> tuple[Page, ...]:
    """Return the index; `places` are the pages of each placement, by step number and id.

    Before pages are counted, 888 stands for one.
    """
    look = _look(kit, places, large=large)
    top = _place_head(kit, 0).height
    room = kit.mm("front-foot") - top
    columns = int(kit.sheet.number("index-columns"))
    pages: tuple[tuple[tuple[IndexRow, ...], ...], ...] = ()
    for most in TITLE_LINES:
        rows = tuple(_rows(kit, places, look, most))
        if not rows:
            return ()
        pages = _part(rows, columns, room)
        if len(pages) == 1 or len(rows) > FEW or large:
            break
    return tuple(_page(kit, each, look, number) for number, each in enumerate(pages))


def _look(kit: PageKit, places: Places, *, large: bool) -> IndexLook:
    name = "index-large" if large else "index"
    title = kit.type(name)
    columns = int(kit.sheet.number("index-columns"))
    between = kit.mm("index-between")
    dot = kit.mm("index-dot") * title.size / kit.type("index").size
    pages = replace(title, face="text-semibold")
    levels = [level.count for level in kit.roadmap.levels]
    widest = max(
        (kit.measurer.width(each, pages) for each in _pages_texts(kit, places)), default=0.0
    )
    start = kit.mm("index-start")
    return IndexLook(
        title=title,
        pages=pages,
        letter=kit.type("index-letter"),
        icon=0.9 * title.line,
        dot=dot,
        icon_start=kit.mm("index-letter-width"),
        title_start=kit.mm("index-letter-width") + 0.9 * title.line + 1.0,
        column=(kit.mm("level-end") + 4.0 - start - between * (columns - 1)) / columns,
        level=dots_width(levels[0], dot) if levels else 0.0,
        pages_width=min(widest, kit.mm("index-pages")),
        between=between,
        entry_gap=kit.mm("index-entry-gap"),
        letter_gap=kit.mm("index-letter-gap"),
    )


def _pages_texts(kit: PageKit, places: Places) -> Iterator[str]:
    for letter in index_letters(kit.roadmap):
        for found in letter.entries:
            yield from ("".join(each) for each in _pages_of(found, places))


def _pages_of(found: IndexEntry, places: Places) -> Iterator[str]:
    """Yield the pages of a resource, three or more that follow each other as a range."""
    numbers = sorted({places.get((each.number, found.entry.id), 888) for each in found.stations})
    runs = [
        [number for _, number in group]
        for _, group in groupby(enumerate(numbers), key=lambda each: each[1] - each[0])
    ]
    parts = [
        part
        for run in runs
        for part in ([f"{run[0]}–{run[-1]}"] if len(run) > 2 else map(str, run))
    ]
    yield from (part + (", " if place < len(parts) - 1 else "") for place, part in enumerate(parts))


def _rows(kit: PageKit, places: Places, look: IndexLook, most: int) -> Iterator[IndexRow]:
    line = look.title.line
    for letter in index_letters(kit.roadmap):
        for place, found in enumerate(letter.entries):
            title = cap_lines(kit, found.title, look.title, look.title_measure, most)
            pages = tuple(_filled(kit, _pages_of(found, places), look))
            gap = look.entry_gap if place else look.letter_gap
            height = max(len(title), len(pages)) * line
            yield IndexRow(found, "" if place else letter.letter, title, pages, gap, height)


def _filled(kit: PageKit, parts: Iterable[str], look: IndexLook) -> Iterator[str]:
    """Put pages into lines that their column holds."""
    line = ""
    for part in parts:
        if line and kit.measurer.width((line + part).rstrip(), look.pages) > look.pages_width:
            yield line.rstrip()
            line = ""
        line += part
    yield line.rstrip()


def _part(
    rows: Sequence[IndexRow], columns: int, room: float
) -> tuple[tuple[tuple[IndexRow, ...], ...], ...]:
    """Part rows into as few pages as hold them, all columns of one height."""
    count = 1
    while True:
        found = even_columns(rows, columns * count, room)
        if found or count > len(rows):
            break
        count += 1
    filled = found or tuple((row,) for row in rows)
    return tuple(filled[at : at + columns] for at in range(0, len(filled), columns))


def _place_head(kit: PageKit, number: int) -> Part:
    """Place title and signs of the first page; the height is where the columns begin."""
    if number:
        return Part((), (), 0.0, kit.mm("front-title-top"))
    title = page_title(kit, kit.roadmap.words.index)
    style = kit.type("meta")
    look = LegendLook(0.9 * style.line, kit.mm("index-dot") * 1.25, 1.6, style)
    content: list[Node] = [title]
    shapes: list[Shape] = []
    at = title.bottom + 1.6
    for rows in (format_rows(kit), level_rows(kit)):
        if rows:
            line = place_line(kit, rows, kit.mm("head-start"), at, page_measure(kit), look, 5.0)
            content += line.content
            shapes += line.shapes
            at += line.height
    return Part(tuple(content), tuple(shapes), page_measure(kit), at + AFTER_LEGEND)


def _page(
    kit: PageKit, columns: Sequence[Sequence[IndexRow]], look: IndexLook, number: int
) -> Page:
    head = _place_head(kit, number)
    # All pages begin where the first does: its columns are of one height with theirs.
    top = _place_head(kit, 0).height if number == 0 else kit.mm("front-title-top")
    content: list[Node] = list(head.content)
    shapes: list[Shape] = [whole_line(kit), *head.shapes]
    for place, rows in enumerate(columns):
        start, at = kit.mm("index-start") + place * (look.column + look.between), top
        items: list[Node] = []
        for order, row in enumerate(rows):
            at += row.gap if order else 0.0
            if row.letter:
                content += [Element("ul", tuple(items))] if items else []
                items = []
                content.append(_letter(kit, row.letter, look, start, at))
            item = _item(kit, row, look, start, at)
            items += item.content
            shapes += item.shapes
            at += row.height
        content += [Element("ul", tuple(items))] if items else []
    return line_page(kit, content, shapes, "" if number else "index")


def _letter(kit: PageKit, letter: str, look: IndexLook, start: float, top: float) -> TextBlock:
    style = replace(look.letter, leading=look.title.leading)
    return kit.text(
        letter,
        style,
        start,
        top - LETTER_DROP * style.size,
        look.icon_start,
        colour=kit.theme.ink,
        tag="h3",
    )


def _item(kit: PageKit, row: IndexRow, look: IndexLook, start: float, top: float) -> Part:
    """Place a resource: the sign of its format, its title, its level, its pages."""
    entry, line = row.found.entry, look.title.line
    sign = kit.icon(
        entry.kind.pictogram, start + look.icon_start, top + (line - look.icon) / 2, look.icon,
        kit.theme.grey,
    )  # fmt: skip
    runs = tuple((Run(each, look.title, kit.theme.text),) for each in row.title)
    title = TextBlock(
        start + look.title_start, top, look.title_measure, runs, look.title.leading,
        link=kit.entry_link(entry), lang=entry.lang,
    )  # fmt: skip
    nodes: list[Node] = [title]
    end = start + look.column
    if entry.level:
        dots = end - look.pages_width - BEFORE_PAGES - look.level
        nodes.append(kit.level_dots(entry.level, dots, top + (line - look.dot) / 2, look.dot))
    numbers = tuple((Run(each, look.pages, kit.theme.ink),) for each in row.pages)
    nodes.append(
        TextBlock(end - look.pages_width, top, look.pages_width, numbers, look.title.leading, "end")
    )
    return Part((Element("li", tuple(nodes)),), (sign,))

"""All resources by their letters, each with its format, its level and its pages."""

from collections.abc import Iterator, Mapping, Sequence
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
from roadmap_print.publications.column_breaks import even_columns, fill_columns
from roadmap_print.publications.legend_rows import LegendLook, format_rows, level_rows, place_line
from roadmap_print.publications.page_kit import PageKit

FEW = 55  # resources that are to stand on one page
TITLE_LINES = (4, 3, 2)  # a title's at most; fewer where all would not stand on a page
MOST_LEGEND = 0.2  # of the page's height: the names of formats, or of levels
AFTER_LEGEND = 4.0  # mm
LETTER_DROP = 0.016  # mm for a pt of a letter: how much higher it stands, on one base line
SHORTER = 2.0  # mm by which columns are tried lower, until all pages are as full
BEFORE_PAGES = 2.6  # mm

MANY = 99  # entries, from which on a page's number may have three figures

Places = Mapping[tuple[int, str], int]
IndexPages = tuple[tuple[tuple["IndexRow", ...], ...], ...]


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
    gap: float
    height: float


def count_index(kit: PageKit, *, large: bool) -> int:
    """Return how many pages the index takes, before anybody knows the pages of the steps."""
    guess = _guess(kit)
    return len(_parted(kit, guess, _look(kit, guess, large=large), large=large))


def index_pages(kit: PageKit, places: Places, *, large: bool) -> tuple[Page, ...]:
    """Return the index; `places` are the pages of each placement, by step number and id.

    It takes as many pages as were counted.
    """
    look = _look(kit, places, large=large)
    pages, count = _parted(kit, places, look, large=large), count_index(kit, large=large)
    if len(pages) != count:
        look = _look(kit, _guess(kit), large=large)
        pages = _parted(kit, _guess(kit), look, large=large)
    return tuple(_page(kit, each, look, number, places) for number, each in enumerate(pages))


def _guess(kit: PageKit) -> Places:
    """Return pages whose numbers are as long as they may be, and none follows another."""
    first = 100 if len(kit.roadmap.entries) > MANY else 10
    return {
        (station.number, entry.id): first + 2 * place
        for place, station in enumerate(kit.roadmap.stations)
        for entry in station.entries
    }


def _parted(kit: PageKit, places: Places, look: IndexLook, *, large: bool) -> IndexPages:
    """Part rows into pages of columns, titles shortened only where that puts all on one."""
    whole: IndexPages = ()
    for most in TITLE_LINES:
        rows = tuple(_rows(kit, places, look, most))
        pages = _part(kit, rows) if rows else ()
        whole = whole or pages
        if len(pages) <= 1:
            return pages
        if len(rows) > FEW or large:
            break
    return whole


def _part(kit: PageKit, rows: Sequence[IndexRow]) -> IndexPages:
    """Part rows into as few pages as hold them, all of them as full as the others."""
    columns = int(kit.sheet.number("index-columns"))
    foot = kit.mm("index-foot")
    first, other = foot - _place_head(kit, 0).height, foot - kit.mm("front-title-top")
    if even := even_columns(rows, columns, first):
        return (even,)
    fewest = found = _filled(rows, columns, first, other)
    blank = 0.0
    while len(found) == len(fewest) and blank < first / 2:
        fewest, blank = found, blank + SHORTER
        found = _filled(rows, columns, first - blank, other - blank)
    return fewest


def _filled(rows: Sequence[IndexRow], columns: int, first: float, other: float) -> IndexPages:
    pages: list[tuple[tuple[IndexRow, ...], ...]] = []
    rest = tuple(rows)
    while rest:
        pages.append(fill_columns(rest, columns, other if pages else first))
        rest = rest[sum(map(len, pages[-1])) :]
    return tuple(pages)


def _look(kit: PageKit, places: Places, *, large: bool) -> IndexLook:
    """Return the look of an index in which the numbers of these pages have room."""
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
            yield "".join(_pages_of(found, places))


def _pages_of(found: IndexEntry, places: Places) -> Iterator[str]:
    """Yield the pages of a resource, three or more that follow each other as a range."""
    numbers = sorted({places[each.number, found.entry.id] for each in found.stations})
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
            pages = len(_page_lines(kit, found, places, look))
            gap = look.entry_gap if place else look.letter_gap
            height = max(len(title), pages) * line
            yield IndexRow(found, "" if place else letter.letter, title, gap, height)


def _page_lines(
    kit: PageKit, found: IndexEntry, places: Places, look: IndexLook
) -> tuple[str, ...]:
    """Put the pages of a resource into lines that their column holds."""
    lines = [""]
    for part in _pages_of(found, places):
        longer = lines[-1] + part
        if lines[-1] and kit.measurer.width(longer.rstrip(), look.pages) > look.pages_width:
            lines.append(part)
        else:
            lines[-1] = longer
    return tuple(line.rstrip() for line in lines)


def _place_head(kit: PageKit, number: int) -> Part:
    """Place title and signs of the first page; the height is where the columns begin.

    Signs whose names would crowd the columns out are left to how to read the pages.
    """
    if number:
        return Part((), (), 0.0, kit.mm("front-title-top"))
    title = page_title(kit, kit.roadmap.words.index)
    style = kit.type("meta")
    look = LegendLook(0.9 * style.line, kit.mm("index-dot") * 1.25, 1.6, style)
    parts, at = [Part((title,))], title.bottom + 1.6
    for rows in filter(None, (format_rows(kit), level_rows(kit))):
        part = place_line(kit, rows, kit.mm("head-start"), at, page_measure(kit), look, 5.0)
        if part.height <= MOST_LEGEND * kit.frame.height:
            parts.append(part)
            at += part.height
    return Part.of(parts, width=page_measure(kit), height=at + AFTER_LEGEND)


def _page(
    kit: PageKit,
    columns: Sequence[Sequence[IndexRow]],
    look: IndexLook,
    number: int,
    places: Places,
) -> Page:
    head = _place_head(kit, number)
    top = head.height
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
            item = _item(kit, row, look, start, at, places)
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


def _item(
    kit: PageKit, row: IndexRow, look: IndexLook, start: float, top: float, places: Places
) -> Part:
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
    numbers = tuple(
        (Run(each, look.pages, kit.theme.ink),)
        for each in _page_lines(kit, row.found, places, look)
    )
    nodes.append(
        TextBlock(end - look.pages_width, top, look.pages_width, numbers, look.title.leading, "end")
    )
    return Part((Element("li", tuple(nodes)),), (sign,))

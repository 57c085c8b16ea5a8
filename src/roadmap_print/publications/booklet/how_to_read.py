"""How to read the pages: gestures, formats and levels, and a resource as an example."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from roadmap_print.content.qr_codes import code_side, quiet_zone
from roadmap_print.content.view import Entry, Station
from roadmap_print.layout.level_dots import dots_width
from roadmap_print.layout.page_model import Element, Node, Page, Part, Shape
from roadmap_print.publications.booklet.front_page import (
    bead,
    line_page,
    page_measure,
    page_title,
    whole_line,
)
from roadmap_print.publications.entry_text import (
    EntryType,
    address_text,
    meta_runs,
    title_text,
    transfer_sign,
    transfer_width,
)
from roadmap_print.publications.legend_rows import (
    LegendLook,
    LegendRow,
    format_rows,
    gesture_rows,
    level_rows,
    place_row,
    place_rows,
)
from roadmap_print.publications.page_kit import PageKit

AFTER_HEADING = 3.0  # mm
BETWEEN = 6.0  # mm between columns of signs
SECTION_GAP = 9.0  # mm above a heading
GRID_SHARE = 0.6  # of the gap between sections: between rows of signs
CLOSER = 0.5  # of a gap, where signs would take another page
AFTER_SIGN = 3.4  # mm
CODE_DROP = 0.8  # mm from a title's top to its code's: capitals are level with it
AFTER_CODE = 4.5  # mm


def legend_look(kit: PageKit, rows: Sequence[LegendRow], name: str = "legend") -> LegendLook:
    """Return how signs are set of which the widest is among these rows."""
    icon, dot = kit.mm(f"{name}-icon"), kit.mm(f"{name}-dot")
    widths = [dots_width(row.level.count, dot) if row.level else icon for row in rows]
    return LegendLook(
        icon,
        dot,
        max(widths, default=icon) + AFTER_SIGN,
        kit.type(f"{name}-name"),
        kit.type(f"{name}-detail"),
    )


def place_legend(kit: PageKit, top: float) -> Part:
    """Place gestures, formats and levels beside each other in three columns, as wide as needed."""
    columns = [rows for rows in (gesture_rows(kit), format_rows(kit), level_rows(kit)) if rows]
    looks = [legend_look(kit, rows) for rows in columns]
    widths = list(_column_widths(kit, columns, looks))
    parts, at, gap = [], kit.mm("head-start"), kit.mm("legend-gap")
    for rows, look, width in zip(columns, looks, widths, strict=True):
        parts.append(place_rows(kit, rows, at, top, width, look, gap))
        at += width + BETWEEN
    height = max((part.height for part in parts), default=0.0)
    return Part.of(parts, width=page_measure(kit), height=height)


def _column_widths(
    kit: PageKit, columns: Sequence[Sequence[LegendRow]], looks: Sequence[LegendLook]
) -> Iterator[float]:
    """Share the page out by the widths that columns would take in one line."""
    wanted = [
        look.words
        + max(
            kit.measurer.width(text, style)
            for row in rows
            for text, style in ((row.name, look.name), (row.detail, look.detail or look.name))
        )
        for rows, look in zip(columns, looks, strict=True)
    ]
    room = page_measure(kit) - BETWEEN * (len(columns) - 1)
    most = max(0.0, room - sum(min(each, room / len(columns)) for each in wanted))
    share = room / len(columns)
    over = sum(max(0.0, each - share) for each in wanted) or 1.0
    for each in wanted:
        if sum(wanted) <= room:
            yield each + (room - sum(wanted)) / len(columns)
        else:
            yield min(each, share) + most * max(0.0, each - share) / over


def example_entry(kit: PageKit) -> tuple[Station, Entry] | None:
    """Return a resource to explain the signs with: one that recurs, if there is one.

    The first whose code has room in the example; where none has, the one with the smallest.
    """
    placed = [(station, entry) for station in kit.roadmap.stations for entry in station.entries]
    again = {entry.id for _, entry in placed if entry.earlier}
    recurring = [each for each in placed if each[1].id in again and each[1].earlier is None]
    side, module = kit.mm("example-code"), kit.mm("module")
    usual = (
        each for each in (*recurring, *placed) if code_side(each[1].code, side, module) == side
    )
    return next(usual, min(placed, key=lambda each: each[1].code.size, default=None))


def place_example(kit: PageKit, top: float) -> Part:
    """Place a resource as it stands in a step, under what it is; nothing where there is none."""
    found = example_entry(kit)
    if found is None:
        return Part(())
    station, entry = found
    start, end = kit.mm("head-start"), kit.mm("level-end")
    title = kit.words(
        kit.roadmap.words.example, kit.type("meta"), start, top, page_measure(kit),
        colour=kit.theme.grey,
    )  # fmt: skip
    side = code_side(entry.code, kit.mm("example-code"), kit.mm("module"))
    at = title.bottom + quiet_zone(entry.code, side) - CODE_DROP
    words = start + side + max(AFTER_CODE, quiet_zone(entry.code, side))
    style = EntryType(kit.type("entry-title"), kit.type("meta"), kit.type("meta-strong"), 40)
    dots = dots_width(entry.level.count, kit.mm("legend-dot")) if entry.level else 0.0
    head = title_text(kit, entry, style.title, words, at, end - words - dots - AFTER_CODE)
    meta = kit.paragraph(
        meta_runs(kit, style.meta, entry.meta), words, head.bottom, end - words,
        leading=style.meta.leading,
    )  # fmt: skip
    address = address_text(kit, entry, style, words, meta.bottom, end - words)
    nodes: list[Node] = [title, head, *([meta] if meta.lines else []), address]
    if entry.level:
        drop = (style.title.line - kit.mm("legend-dot")) / 2
        nodes.append(kit.level_dots(entry.level, end - dots, at + drop, kit.mm("legend-dot")))
    nodes.append(kit.entry_code(entry, start, at + CODE_DROP, side))
    shapes: tuple[Shape, ...] = (
        kit.tick_box(kit.mm("axis"), at + 0.3, kit.mm("tick"), station.hue),
    )
    bottom = max(at + CODE_DROP + side, address.bottom)
    transfer = _transfer(kit, words, address.bottom + 1.6)
    if transfer:
        nodes += transfer.content
        shapes += transfer.shapes
        bottom = max(bottom, address.bottom + 1.6 + transfer.height)
    return Part((Element("div", tuple(nodes)),), shapes, page_measure(kit), bottom - top)


def _transfer(kit: PageKit, start: float, top: float) -> Part | None:
    """Place a correspondance's disc with what it means, where a resource recurs."""
    numbers = [entry.earlier for entry in kit.roadmap.entries if entry.earlier]
    if not numbers:
        return None
    style, number, height = kit.type("meta"), min(numbers), kit.mm("interchange")
    sign, numeral = transfer_sign(kit, number, start, top + height / 2)
    words = start + transfer_width(kit, number) + 2.0
    block = kit.words(
        kit.roadmap.words.interchange.format(number=number), style,
        words, top + (height - style.line) / 2, kit.mm("level-end") - words, colour=kit.theme.grey,
    )  # fmt: skip
    return Part((numeral, block), (sign,), 0.0, max(height, block.bottom - top))


def place_how_to_read(kit: PageKit, top: float) -> Part:
    """Place all of it under a heading with its stop: as much as a page's foot holds."""
    style = kit.type("front-title-small")
    heading = kit.words(
        kit.roadmap.words.how_to_read, style, kit.mm("head-start"), top, page_measure(kit),
        colour=kit.theme.ink, tag="h2",
    )  # fmt: skip
    named = replace(heading, bookmark=kit.roadmap.words.how_to_read)
    legend = place_legend(kit, heading.bottom + AFTER_HEADING)
    under = heading.bottom + AFTER_HEADING + legend.height + SECTION_GAP / 2
    example = place_example(kit, under)
    bottom = under + example.height
    titled = Part((named,), (bead(kit, top + style.line / 2),))
    return Part.of((titled, legend, example), width=page_measure(kit), height=bottom - top)


def how_to_read_pages(kit: PageKit) -> tuple[Page, ...]:
    """Lay it out on a page of its own, under headings; on more where formats are very many.

    Signs stand closer where that leaves all on one page.
    """
    least = int(kit.sheet.number("legend-columns"))
    pages = _pages(kit, least, 1.0)
    for columns, closer in ((least, CLOSER), (least + 1, 1.0), (least + 1, CLOSER)):
        if len(pages) == 1:
            break
        pages = _pages(kit, columns, closer)
    return pages


def _pages(kit: PageKit, columns: int, closer: float) -> tuple[Page, ...]:
    pages: list[list[Part | Node]] = [[page_title(kit, kit.roadmap.words.how_to_read)]]
    at = kit.mm("front-top") + SECTION_GAP / 2
    placers: list[Callable[[float], Part]] = [
        *_legend_rows(kit, columns, closer),
        partial(place_example, kit),
    ]
    for place in placers:
        height = place(0.0).height
        if at + height > kit.mm("front-foot"):
            pages.append([])
            at = kit.mm("front-title-top")
        pages[-1].append(place(at))
        at += height
    return tuple(line_page(kit, parts, (whole_line(kit),)) for parts in pages)


def _legend_rows(kit: PageKit, columns: int, closer: float) -> Iterator[Callable[[float], Part]]:
    """Yield what places a row of signs, the first of each kind under its heading.

    Rows of fewer than `columns` stand where a name has a word that is wider than a column.
    """
    words = kit.roadmap.words
    for heading, rows in (
        (words.gestures, gesture_rows(kit)),
        (words.formats, format_rows(kit)),
        (words.levels, level_rows(kit)),
    ):
        look = legend_look(kit, rows, "guide")
        widest = max((kit.measurer.widest_word(row.name, look.name) for row in rows), default=0.0)
        count = columns
        while count > 1 and look.words + widest > _grid_width(kit, count):
            count -= 1
        for start in range(0, len(rows), count):
            some = rows[start : start + count]
            last = start + count >= len(rows)
            gap = closer * (kit.mm("guide-gap") if last else GRID_SHARE * kit.mm("guide-gap"))
            titled = heading if start == 0 else ""
            width = _grid_width(kit, count)
            yield partial(_place_grid_row, kit, titled, some, look, width, gap)


def _grid_width(kit: PageKit, columns: int) -> float:
    return (page_measure(kit) - BETWEEN * (columns - 1)) / columns


def _place_grid_row(
    kit: PageKit,
    heading: str,
    rows: Sequence[LegendRow],
    look: LegendLook,
    width: float,
    gap: float,
    top: float,
) -> Part:
    """Place signs beside each other, under a heading where there is one, `gap` mm below them."""
    start, measure = kit.mm("head-start"), page_measure(kit)
    titled, at = Part(()), top
    if heading:
        style = kit.type("front-heading")
        block = kit.words(heading, style, start, top, measure, colour=kit.theme.ink, tag="h3")
        titled = Part((block,), (bead(kit, top + style.line / 2),))
        at = block.bottom + AFTER_HEADING
    placed = [
        place_row(kit, row, start + place * (width + BETWEEN), at, width, look)
        for place, row in enumerate(rows)
    ]
    height = at - top + max(part.height for part in placed)
    return Part.of((titled, Part.of(placed, "ul")), width=measure, height=height + gap)

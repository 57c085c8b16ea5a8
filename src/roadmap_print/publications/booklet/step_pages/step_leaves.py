"""A step laid out: on one page if it can be, else on as few as hold it."""

from functools import cache

from roadmap_print.content.view import Entry, Station
from roadmap_print.publications.booklet.page_layout.columns import Item, StepItems, set_track
from roadmap_print.publications.booklet.page_layout.layouts import (
    PageLayout,
    Setting,
    choose_layout,
)
from roadmap_print.publications.booklet.page_layout.page_breaks import break_pages
from roadmap_print.publications.booklet.step_pages.entry_block import EntryPart, EntrySetter
from roadmap_print.publications.booklet.step_pages.long_entries import cut_entry
from roadmap_print.publications.booklet.step_pages.step_head import next_head, step_heads
from roadmap_print.publications.booklet.step_pages.step_page import StepLeaf, heading_text

USUAL_CODE = 18.0  # mm: what a code takes when pages are weighed against each other
BETWEEN = 5.0
HEADING_ROOM = 2.5  # heights of a heading that it takes with its gaps
LARGEST_CODE = 95.0  # mm: no code is larger (ISO/IEC 18004: version 40 has 177 modules)


def step_leaves(
    setter: EntrySetter, station: Station, ways: tuple[Setting, ...], fewest: int = 1
) -> tuple[StepLeaf, ...]:
    """Lay a step out in one of the ways, on as few pages as hold it, on `fewest` at least."""
    kit = setter.kit
    *before, first = step_heads(kit, station)
    again = next_head(kit, station)
    room = ways[0].bottom - again.list_top.top - HEADING_ROOM * kit.mm("heading-height")
    parts = tuple(
        part for each in station.entries for part in _parts(setter, station, each, ways[0], room)
    )
    step = step_items(setter, station, parts)

    def lay_out(span: range, is_first: bool) -> PageLayout | None:  # noqa: FBT001
        return choose_layout(step, span, ways, (first if is_first else again).list_top)

    lane = ways[0].lanes[0]
    measure = lane.end - lane.code - lane.offset
    load = [max(USUAL_CODE, each.height(measure, False)) + BETWEEN for each in step.items]
    if load:
        load[0] += first.list_top.top - again.list_top.top
    pages = break_pages(step, lay_out, load, fewest) if parts else [None]
    heads = [*before, first, *[again] * (len(pages) - 1)]
    laid_out = zip(heads, [*[None] * len(before), *pages], strict=True)
    return tuple(
        StepLeaf(station, parts, head, page, turn, last=turn == len(heads) - 1)
        for turn, (head, page) in enumerate(laid_out)
    )


def _parts(
    setter: EntrySetter, station: Station, entry: Entry, column: Setting, room: float
) -> tuple[EntryPart, ...]:
    """Return an entry, in parts where it is higher than the room of a further page."""
    whole = EntryPart(entry, entry.title, entry.meta)
    lane = column.lanes[0]
    words = setter.height(whole, lane.end - lane.code - lane.offset, narrow=False)
    if words + LARGEST_CODE < room:
        return (whole,)
    step = step_items(setter, station, (whole,))
    spot = set_track(step, range(1), lane, 0.0, column.least).spots[0]
    height = setter.height(whole, spot.measure, narrow=False)
    beside = spot.height - height if spot.text_top else 0.0
    return cut_entry(setter, entry, spot.measure, room, beside=beside)


def step_items(setter: EntrySetter, station: Station, parts: tuple[EntryPart, ...]) -> StepItems:
    """Return what the layout knows of the entries of a step."""
    kit = setter.kit
    groups = {entry.id: g for g, group in enumerate(station.groups) for entry in group.entries}

    def item(part: EntryPart) -> Item:
        @cache
        def height(measure: float, narrow: bool) -> float:  # noqa: FBT001
            return setter.height(part, measure, narrow=narrow)

        return Item(groups[part.entry.id], part.entry.code.size if part.first else 0, height)

    @cache
    def heading(group: int, measure: float) -> float:
        found = station.groups[group]
        behind = ("888", kit.roadmap.words.continuation)
        lines = (len(heading_text(kit, found.kind.label, each, measure).lines) for each in behind)
        return max(lines) * kit.type("format").line

    return StepItems(tuple(map(item, parts)), heading)

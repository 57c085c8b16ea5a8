"""A step laid out: on one page if it can be, else on as few as hold it."""

from __future__ import annotations

from roadmap_print.content.view import Station
from roadmap_print.publications.booklet.step_pages.columns import Item, StepItems
from roadmap_print.publications.booklet.step_pages.entry_block import EntryPart, EntrySetter
from roadmap_print.publications.booklet.step_pages.layouts import PageLayout, choose_layout
from roadmap_print.publications.booklet.step_pages.page_breaks import break_pages
from roadmap_print.publications.booklet.step_pages.step_head import next_head, step_head
from roadmap_print.publications.booklet.step_pages.step_page import StepLeaf, heading_text
from roadmap_print.publications.booklet.step_pages.step_sizes import settings

USUAL_CODE = 18.0  # mm: what a code takes when pages are weighed against each other
BETWEEN = 5.0


def step_leaves(
    setter: EntrySetter, station: Station, fewest: int = 1
) -> tuple[StepLeaf, ...]:
    """Lay a step out on as few pages as hold it, on `fewest` at least."""
    kit = setter.kit
    ways = settings(kit)
    heads = step_head(kit, station), next_head(kit, station)
    parts = tuple(EntryPart(each, each.title, each.meta) for each in station.entries)
    if not parts:
        return (StepLeaf(station, (), heads[0], None, 0, last=True),)
    step = step_items(setter, station, parts)

    def lay_out(span: range, first: bool) -> PageLayout | None:  # noqa: FBT001
        return choose_layout(step, span, ways, heads[0 if first else 1].list_top)

    lane = ways[0].lanes[0]
    measure = lane.end - lane.code - lane.offset
    load = [max(USUAL_CODE, each.height(measure, False)) + BETWEEN for each in step.items]
    load[0] += heads[0].list_top.top - heads[1].list_top.top
    pages = break_pages(step, lay_out, load, fewest)
    return tuple(
        StepLeaf(
            station, parts, heads[0 if turn == 0 else 1], page, turn, last=turn == len(pages) - 1
        )
        for turn, page in enumerate(pages)
    )


def step_items(
    setter: EntrySetter, station: Station, parts: tuple[EntryPart, ...]
) -> StepItems:
    """Return what the layout knows of the entries of a step."""
    kit = setter.kit
    groups = {entry.id: g for g, group in enumerate(station.groups) for entry in group.entries}

    def item(part: EntryPart) -> Item:
        def height(measure: float, narrow: bool) -> float:  # noqa: FBT001
            return setter.height(part, measure, narrow=narrow)

        return Item(groups[part.entry.id], part.entry.code.size if part.first else 0, height)

    def heading(group: int, measure: float) -> float:
        found = station.groups[group]
        lines = len(heading_text(kit, found.kind.label, "888", measure).lines)
        return lines * kit.type("format").line

    return StepItems(tuple(map(item, parts)), heading)

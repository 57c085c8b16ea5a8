"""Several short steps on one page, each under its own disc."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from roadmap_print.content.view import Station
from roadmap_print.layout.frame import OVERRUN
from roadmap_print.layout.page_model import Element, Node, Page, Shape, TextBlock, listed
from roadmap_print.publications.booklet.foot import WayOn, step_foot
from roadmap_print.publications.booklet.front_page import line_shape
from roadmap_print.publications.booklet.page_layout.columns import (
    StepItems,
    Track,
    place_track,
    set_track,
)
from roadmap_print.publications.booklet.step_pages.entry_block import EntryPart, EntrySetter, Places
from roadmap_print.publications.booklet.step_pages.step_leaves import step_items
from roadmap_print.publications.booklet.step_pages.step_sizes import shared_setting
from roadmap_print.publications.page_kit import PageKit

AFTER_BLOCK = 7.0  # mm, and a gap, before the next step's disc
EMPTY = 24.0  # mm: a step without entries
MOST_ENTRIES = 4  # in the mean of the steps that share a page


@dataclass(frozen=True, slots=True)
class StepBlock:
    """A step on a shared page, not placed yet: its head from 0 on, and its entries."""

    station: Station
    parts: tuple[EntryPart, ...]
    head: tuple[TextBlock, ...]
    head_height: float
    items: StepItems


@dataclass(frozen=True, slots=True)
class SharedLeaf:
    """A page of several steps, laid out: the size of its codes, and its gap."""

    blocks: tuple[StepBlock, ...]
    tracks: tuple[Track, ...]
    gap: float
    fill: float

    @property
    def stations(self) -> tuple[Station, ...]:
        """The steps on the page."""
        return tuple(each.station for each in self.blocks)


def step_block(setter: EntrySetter, station: Station) -> StepBlock:
    """Set a step that is to share a page."""
    kit = setter.kit
    start, measure = kit.mm("head-start"), kit.mm("head-measure")
    title = kit.text(
        station.title, kit.type("step-title-again"), start, 0.0, measure,
        colour=kit.theme.ink, tag="h2",
    )  # fmt: skip
    title = replace(
        title,
        bookmark=f"{station.number} · {station.title}",
        anchor=f"step-{station.number}",
        spoken=kit.titled(station),
    )
    head = [title]
    for objective in station.objectives:
        style = kit.type("shared-objective")
        head.append(kit.text(objective, style, start, head[-1].bottom, measure))
    if station.time:
        meta, top = kit.type("meta"), head[-1].bottom
        head.append(kit.words(station.time, meta, start, top, measure, colour=kit.theme.grey))
    parts = tuple(EntryPart(each, each.title, each.meta) for each in station.entries)
    items = step_items(setter, station, parts)
    height = max(kit.mm("shared-head"), head[-1].bottom + kit.mm("shared-head-gap"))
    return StepBlock(station, parts, tuple(head), height, items)


def share_page(
    setter: EntrySetter, blocks: Sequence[StepBlock], reserved: float = 0.0
) -> SharedLeaf | None:
    """Lay steps out on one page, None where they do not fit or are too long to share one.

    `reserved` mm at its foot stay free.
    """
    fresh = [e for each in blocks for e in each.station.entries if e.earlier is None]
    if len(fresh) >= MOST_ENTRIES * len(blocks):
        return None
    kit = setter.kit
    setting = shared_setting(kit)
    room = setting.bottom - reserved - _top(kit)
    for size in setting.sizes:
        tracks = tuple(
            set_track(
                each.items, range(len(each.parts)), setting.lanes[0], size, setting.least,
                headed=False,
            )
            for each in blocks
        )  # fmt: skip
        fixed = AFTER_BLOCK * (len(blocks) - 1) + sum(
            max(EMPTY if not each.parts else 0.0, each.head_height + track.fixed)
            for each, track in zip(blocks, tracks, strict=True)
        )
        weight = sum(track.weight for track in tracks) + len(blocks) - 1
        left = room - fixed
        gap = left / weight if weight else setting.most
        if left >= 0 and gap >= setting.least:
            used = fixed + weight * setting.least
            return SharedLeaf(tuple(blocks), tracks, min(gap, setting.most), used / room)
    return None


def draw_shared(
    setter: EntrySetter,
    leaf: SharedLeaf,
    number: int,
    way: WayOn | None,
    places: Places,
    before: Station | None,
) -> Page:
    """Draw a page of several steps; the line comes from the station `before`."""
    kit = setter.kit
    content: list[Node] = []
    shapes: list[Shape] = []
    turns: list[tuple[float, Station | None]] = [(-OVERRUN, before)]
    at = _top(kit)
    for block, track in zip(leaf.blocks, leaf.tracks, strict=True):
        middle = at + kit.mm("shared-disc") / 2
        turns.append((middle, block.station))
        disc, numeral = kit.disc(block.station, kit.mm("axis"), middle, kit.mm("shared-disc"))
        shapes.append(disc)
        content += [*_head(block, at), numeral]
        placed = place_track(track, at + block.head_height, leaf.gap)
        items: list[Node] = []
        for spot in placed.spots:
            part = block.parts[spot.item]
            item, drawn, loose = setter.draw(part, spot, track.lane, block.station, places)
            items.append(item)
            shapes += drawn
            content += loose
        if items:
            content.append(Element("ul", tuple(items)))
        end = max(placed.bottom, at + EMPTY if not items else 0.0)
        at = end + leaf.gap + AFTER_BLOCK
    if way:
        turns.append((kit.mm("next"), way.station))
    foot = step_foot(kit, way, number)
    drawn_all = (*_line(kit, turns), *shapes, *foot.shapes)
    return Page(kit.frame, (*content, *foot.content), drawn_all)


def _top(kit: PageKit) -> float:
    return kit.mm("disc-top") - kit.mm("shared-disc") / 2


def _head(block: StepBlock, top: float) -> list[Node]:
    title, *objectives = (each.moved(0.0, top) for each in block.head)
    return [title, *listed(objectives)]


def _line(kit: PageKit, turns: Sequence[tuple[float, Station | None]]) -> list[Shape]:
    """Draw the line down the page, in the colour of each station from its disc on."""
    ends = [*(top for top, _ in turns[1:]), kit.frame.height + OVERRUN]
    return [
        line_shape(kit, top, end, station.hue if station else kit.theme.primary)
        for (top, station), end in zip(turns, ends, strict=True)
    ]

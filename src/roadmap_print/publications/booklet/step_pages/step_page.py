"""Draws the pages of a step: the line with its stations, the tracks of its entries, the foot."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from roadmap_print.content.view import Station
from roadmap_print.layout.frame import OVERRUN, Area
from roadmap_print.layout.page_model import Element, FieldShape, Node, Page, Run, Shape, TextBlock
from roadmap_print.publications.booklet.foot import WayOn, step_foot
from roadmap_print.publications.booklet.page_layout.columns import HeadingSpot, PlacedTrack
from roadmap_print.publications.booklet.page_layout.layouts import PageLayout
from roadmap_print.publications.booklet.step_pages.entry_block import EntryPart, EntrySetter, Places
from roadmap_print.publications.booklet.step_pages.step_head import StepHead
from roadmap_print.publications.page_kit import PageKit

NOTES_NAME, RULE_PITCH, RULE_WIDTH = 14.0, 8.0, 0.25  # mm
FEWEST_RULES, MOST_RULES = 3, 8
MOST_NOTES = 0.25  # of the page's height


@dataclass(frozen=True, slots=True)
class StepLeaf:
    """One page of a step, laid out; `turn` is its place among the step's pages."""

    station: Station
    parts: tuple[EntryPart, ...]
    head: StepHead
    layout: PageLayout | None
    turn: int
    last: bool

    @property
    def shown(self) -> tuple[EntryPart, ...]:
        """What stands on this page."""
        tracks = self.layout.tracks if self.layout else ()
        return tuple(self.parts[spot.item] for track in tracks for spot in track.spots)

    @property
    def fill(self) -> float:
        """How much of the list's room is taken, 1 for all."""
        if self.layout is None:
            return 0.0
        tracks = self.layout.tracks
        room = (self.layout.bottom - self.layout.top) * len(tracks)
        return sum(each.bottom - self.layout.top for each in tracks) / room

    def anchor_of(self, turn: int) -> str:
        """Return the anchor of one of the step's pages."""
        return f"step-{self.station.number}" + (f"-page-{turn + 1}" if turn else "")


def draw_leaf(
    setter: EntrySetter,
    leaf: StepLeaf,
    number: int,
    way: WayOn | None,
    places: Places,
    before: Station | None,
) -> Page:
    """Draw a page of a step; the line comes from the station `before`, and goes its way."""
    kit = setter.kit
    shapes: list[Shape] = _line(kit, leaf, way, before)
    content: list[Node] = []
    size = kit.mm("disc") if leaf.turn == 0 else kit.mm("disc-again")
    disc, numeral = kit.disc(leaf.station, kit.mm("axis"), kit.mm("disc-top"), size)
    shapes.append(disc)
    content += [*leaf.head.content, numeral]
    for track in leaf.layout.tracks if leaf.layout else ():
        read, drawn = _draw_track(setter, leaf, track, places)
        content += read
        shapes += drawn
    notes, rules = _notes(kit, leaf)
    content += notes
    shapes += rules
    foot = step_foot(kit, way, number, disc=leaf.last)
    content, shapes = [*content, *foot.content], [*shapes, *foot.shapes]
    return Page(kit.frame, tuple(content), tuple(shapes), anchor=leaf.anchor_of(leaf.turn))


def _line(kit: PageKit, leaf: StepLeaf, way: WayOn | None, before: Station | None) -> list[Shape]:
    """Draw the line from edge to edge, in two tracks where the page has them."""
    axis, theme = kit.mm("axis"), kit.theme
    top, end = -OVERRUN, kit.frame.height + OVERRUN
    own = leaf.station.hue
    above = own if leaf.turn else before.hue if before else theme.primary
    below = way.station.hue if way and way.station else theme.primary
    turn, next_ = kit.mm("disc-top"), kit.mm("next") if leaf.last and way else end
    stretches = [(top, turn, above), (turn, next_, own)]
    if leaf.last and way:
        stretches.append((next_, end, below))
    drawn: list[Shape] = [kit.line([(axis, a), (axis, b)], hue) for a, b, hue in stretches]
    if leaf.layout and leaf.layout.forked:
        second, bend = leaf.layout.tracks[1].lane.axis, kit.mm("fork")
        fork, merge = leaf.layout.top - bend, leaf.layout.bottom + kit.mm("below-tracks")
        points = [
            (axis, fork - bend), (axis, fork), (second, fork), (second, merge),
            (axis, merge), (axis, merge + bend),
        ]  # fmt: skip
        drawn.insert(0, kit.line(points, own, radius=bend))
    return drawn


def _draw_track(
    setter: EntrySetter, leaf: StepLeaf, track: PlacedTrack, places: Places
) -> tuple[list[Node], list[Shape]]:
    """Draw headings and entries of a track, each group a list of its own."""
    kit = setter.kit
    read: list[Node] = []
    shapes: list[Shape] = []
    items: list[Node] = []
    headings = {each.top: each for each in track.headings}
    pending = sorted(headings)
    for spot in track.spots:
        if pending and pending[0] < spot.top:
            if items:
                read.append(Element("ul", tuple(items)))
            items = []
            block, drawn = _heading(kit, leaf, track, headings[pending.pop(0)])
            read.append(block)
            shapes += drawn
        part = leaf.parts[spot.item]
        item, drawn, loose = setter.draw(part, spot, track.lane, leaf.station, places)
        shapes += drawn
        items.append(item)
        read += loose
    if items:
        read.append(Element("ul", tuple(items)))
    return read, shapes


def _heading(
    kit: PageKit, leaf: StepLeaf, track: PlacedTrack, spot: HeadingSpot
) -> tuple[TextBlock, Sequence[Shape]]:
    group = leaf.station.groups[spot.group]
    style, words = kit.type("format"), kit.roadmap.words
    behind = words.continuation if spot.continued else str(len(group.entries))
    block = heading_text(kit, group.kind.label, behind, track.lane.end - track.lane.code)
    block = replace(block, start=track.lane.code, top=spot.top)
    stop = kit.format_stop(
        group.kind.pictogram,
        leaf.station.hue,
        track.lane.axis,
        spot.top + style.line / 2,
        kit.mm("stop"),
    )
    return block, stop


def heading_text(kit: PageKit, label: str, behind: str, measure: float) -> TextBlock:
    """Set a format's name with how many entries it has, or that it goes on, behind it."""
    style, small = kit.type("format"), kit.type("eyebrow")
    runs = (
        Run(label, style, kit.theme.ink),
        Run(f"\u00a0 {behind}", small, kit.theme.grey),
    )
    return kit.paragraph(runs, 0.0, 0.0, measure, leading=style.leading, tag="h3")


def _notes(kit: PageKit, leaf: StepLeaf) -> tuple[list[Node], list[Shape]]:
    """Rule what is left of a page, where it is worth writing on."""
    layout = leaf.layout
    if layout is None or not leaf.last:
        return [], []
    track = min(layout.tracks, key=lambda each: each.bottom)
    free = layout.bottom - track.bottom
    if free < NOTES_NAME + FEWEST_RULES * RULE_PITCH:
        return [], []
    room = min(free - NOTES_NAME, MOST_NOTES * kit.frame.height)
    count = min(MOST_RULES, int(room / RULE_PITCH))
    bottom = layout.bottom + (2.0 if layout.forked else -3.5)
    first = bottom - (count - 1) * RULE_PITCH
    start, end = track.lane.code, track.lane.end if layout.forked else kit.mm("level-end")
    style = kit.type("eyebrow")
    top = first - RULE_PITCH - style.line / 2
    name = kit.words(kit.roadmap.words.notes, style, start, top, end - start, colour=kit.theme.grey)
    rules = [
        FieldShape(Area(start, first + i * RULE_PITCH, end - start, RULE_WIDTH), kit.theme.pale)
        for i in range(count)
    ]
    return [name], list(rules)

"""A step's entries in the panels of its leaflet: measured, parted into panels, placed.

What a step has beyond one sheet goes on on a second one of the same leaflet; the type stays.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from itertools import accumulate, count

from roadmap_print.content.view import Entry, Station
from roadmap_print.layout.page_model import Node, Picture, Run, TextBlock
from roadmap_print.publications.code_size import code_side, quiet_zone
from roadmap_print.publications.leaflet.column_plan import PANELS, ColumnRules, plan_columns
from roadmap_print.publications.leaflet.fitted_text import cropped
from roadmap_print.publications.leaflet.panels import Panel
from roadmap_print.publications.page_kit import PageKit

TIGHT = 3.2  # mm between two entries, at least
TRIES = (*((side, 5.0) for side in (24.0, 21.0, 18.0, 16.5, 0.0)), (0.0, TIGHT))
"""Sides of codes with the least gap that they are to leave, in mm; 0 is by the module alone."""
NO_FORMAT = -1
STOP = 6.0  # mm that a format's heading takes at least: its stop hangs over it
WIDEST_CODE = 25.0  # mm: a code beyond that pushes its own text alone
LEAST_TEXT = 30.0  # mm beside a code; where there is less, text stands below it
BESIDE = 3.0  # mm from code to text, at least
MOST_TYPED = 40  # characters of host and path
HEADING_LINES = 3
DOTS_AFTER = 1.6  # mm from a level's discs to what follows


@dataclass(frozen=True, slots=True)
class PlacedPiece:
    """An objective, an entry or a part of one that is too high for a panel, from its own corner."""

    blocks: tuple[TextBlock, ...]
    pictures: tuple[Picture, ...]
    height: float
    begins: bool = True

    def nodes(self, start: float, top: float) -> tuple[Node, ...]:
        """Return what is read of it, in its place."""
        return tuple(each.moved(start, top) for each in (*self.blocks, *self.pictures))


@dataclass(frozen=True)
class EntrySetter:
    """Sets entries for a measure: code, and beside it title, level, meta and address."""

    kit: PageKit
    side: float
    column: float
    """Millimetres from an entry's start to its text, where its code is no wider than usual."""

    def piece(self, entry: Entry, measure: float) -> PlacedPiece:
        """Return an entry from its upper start corner."""
        kit = self.kit
        side = min(measure, code_side(entry.code, self.side, kit.mm("module")))
        quiet = quiet_zone(entry.code, side)
        code = kit.entry_code(entry, 0.0, 0.0, side)
        start = self.column if side <= WIDEST_CODE else side + max(BESIDE, quiet)
        below = measure - start < LEAST_TEXT
        start, top = (0.0, side + quiet) if below else (start, 0.0)
        blocks, pictures = self._texts(entry, start, top, measure - start)
        foot = max([side + max(0.0, quiet - TIGHT), *(each.bottom for each in blocks)])
        return PlacedPiece(blocks, (*pictures, code), foot)

    def _texts(
        self, entry: Entry, start: float, top: float, measure: float
    ) -> tuple[tuple[TextBlock, ...], tuple[Picture, ...]]:
        kit = self.kit
        link, small = kit.entry_link(entry), kit.type("meta")
        title = kit.text(
            entry.title, kit.type("entry-title"), start, top, measure,
            colour=kit.theme.ink, lang=entry.lang,
        )  # fmt: skip
        title = replace(title, link=link)
        under, indent = title.bottom, 0.0
        dots: tuple[Picture, ...] = ()
        if entry.level:
            pip = kit.mm("pip")
            dots = (kit.level_dots(entry.level, start, under + (small.line - pip) / 2, pip),)
            indent = dots[0].area.width + DOTS_AFTER
        beside, narrow = start + indent, measure - indent
        if not entry.meta:
            return (title, replace(self._address(entry, beside, under, narrow), link=link)), dots
        said = " · ".join(entry.meta)
        meta = kit.text(said, small, beside, under, narrow, colour=kit.theme.grey)
        address = replace(self._address(entry, start, meta.bottom, measure), link=link)
        return (title, meta, address), dots

    def _address(self, entry: Entry, start: float, top: float, measure: float) -> TextBlock:
        """Place the host, and behind it the path where it can be typed and fits the line."""
        kit = self.kit
        small, bold = kit.type("meta"), kit.type("host")
        host = Run(entry.host, bold, kit.theme.ink)
        runs = (host, Run(entry.typed_path(MOST_TYPED), small, kit.theme.grey))
        if not runs[1].text or kit.measurer.runs_width(runs) > measure:
            return kit.text(entry.host, bold, start, top, measure, colour=kit.theme.ink)
        return TextBlock(start, top, measure, (runs,), small.leading)


def text_column(kit: PageKit, entries: Iterable[Entry], side: float) -> float:
    """Return how far texts stand from the start of codes drawn at `side` mm: all in one line."""
    sides = ((each.code, code_side(each.code, side, kit.mm("module"))) for each in entries)
    usual = [
        each + max(BESIDE, quiet_zone(code, each)) for code, each in sides if each <= WIDEST_CODE
    ]
    return max(usual, default=0.0)


def parts(piece: PlacedPiece, room: float) -> Iterator[PlacedPiece]:
    """Yield a piece cut between lines into as many as fit a panel; most are whole.

    The last resort for what no panel holds: the code stays with the first lines.
    """
    pictures, blocks, begins = list(piece.pictures), list(piece.blocks), True
    while blocks and blocks[-1].bottom > room:
        kept, rest = _cut(blocks, room)
        stay = [each for each in pictures if each.area.bottom <= room]
        foot = max([each.bottom for each in kept] + [each.area.bottom for each in stay])
        yield PlacedPiece(tuple(kept), tuple(stay), foot, begins)
        moved = _stacked(rest)
        going = [each for each in pictures if each not in stay]
        pictures = [_beside(each, rest, moved) for each in going]
        blocks, begins = moved, False
    foot = piece.height if begins else max([0.0, *(each.bottom for each in blocks)])
    yield PlacedPiece(tuple(blocks), tuple(pictures), foot, begins)


def _cut(
    blocks: Sequence[TextBlock], room: float
) -> tuple[list[TextBlock], list[TextBlock]]:
    """Part the lines that end within `room` from those that do not, in their order."""
    kept: list[TextBlock] = []
    rest: list[TextBlock] = []
    for block in blocks:
        fits = 0 if rest else min(len(block.lines), max(0, int((room - block.top) / block.line)))
        kept += [replace(block, lines=block.lines[:fits])] if fits else []
        if left := block.lines[fits:]:
            rest.append(replace(block, top=block.top + fits * block.line, lines=left))
    return kept, rest


def _stacked(blocks: Sequence[TextBlock]) -> list[TextBlock]:
    """Return texts one under the other from the top."""
    tops = accumulate((each.height for each in blocks), initial=0.0)
    return [replace(each, top=top) for each, top in zip(blocks, tops, strict=False)]


def _beside(picture: Picture, old: Sequence[TextBlock], new: Sequence[TextBlock]) -> Picture:
    """Move a level's discs along with the text that they stand beside."""
    down = [
        after.top - before.top
        for before, after in zip(old, new, strict=True)
        if before.top <= picture.area.top + 1
    ]
    return picture.moved(0.0, down[-1] if down else 0.0)


@dataclass(frozen=True, slots=True)
class PanelColumn:
    """What stands in a panel, `gap` mm apart: pieces, each with its format's place in the step.

    `parted` tells that the first goes on with a format of the panel before.
    """

    pieces: tuple[tuple[int, PlacedPiece], ...] = ()
    gap: float = 0.0
    parted: bool = False


@dataclass(frozen=True)
class StepUnits:
    """All that a step's panels are to hold, in order: objectives without room, then entries."""

    kit: PageKit
    station: Station
    panels: tuple[Panel, ...]
    objectives: tuple[str, ...] = ()

    @cached_property
    def units(self) -> tuple[tuple[int, str | Entry], ...]:
        """Each with the place of its format, NO_FORMAT for an objective."""
        formats = enumerate(self.station.groups)
        entries = [(place, entry) for place, group in formats for entry in group.entries]
        return (*((NO_FORMAT, each) for each in self.objectives), *entries)

    def heading(self, place: int, panel: int) -> TextBlock:
        """Return the heading of a format, from its own corner."""
        kit, group, measure = self.kit, self.station.groups[place], self.panels[panel].width
        style = kit.type("format")
        behind = max(
            kit.measurer.width(f"  {each}", kit.type("meta"))
            for each in (kit.roadmap.words.continuation, str(len(group.entries)))
        )
        block = kit.text(
            group.kind.label, style, 0.0, 0.0, measure - behind, colour=kit.theme.ink, tag="h3"
        )
        return cropped(block, HEADING_LINES, kit.measurer)

    def planned(self, rooms: Sequence[float]) -> list[PanelColumn]:
        """Return the columns of as few sheets as hold all, codes as large as their room lets."""
        for sheets in count(1):
            for side, gap in TRIES:
                if (found := self._tried(rooms, sheets, side, gap)) is not None:
                    return found
        raise AssertionError("there are sheets without end")

    def _tried(
        self, rooms: Sequence[float], sheets: int, side: float, gap: float
    ) -> list[PanelColumn] | None:
        cut = self._cut(rooms, side)
        groups = [self.units[unit][0] for unit, _ in cut]

        @cache
        def piece(place: int, panel: int, column: float) -> PlacedPiece:
            unit, part = cut[place]
            return part or self._piece(unit, panel, EntrySetter(self.kit, side, column))

        widest = text_column(self.kit, self.station.entries, side)
        rules = ColumnRules(
            groups,
            rooms,
            lambda place, panel: piece(place, panel, widest).height,
            lambda place, panel: self._headings[groups[place]][panel],
        )
        spans = plan_columns(rules, sheets, gap)
        if spans is None:
            return None
        columns = []
        for number, span in enumerate(spans):
            panel, places = number % PANELS, range(span.first, span.last)
            own = [each for each in (self.units[cut[p][0]][1] for p in places) if isinstance(each, Entry)]
            column = text_column(self.kit, own, side)
            parted = 0 < span.first < span.last and groups[span.first] == groups[span.first - 1]
            columns.append(PanelColumn(
                tuple((groups[p], piece(p, panel, column)) for p in places), span.gap, parted
            ))
        return columns

    @cached_property
    def _headings(self) -> list[list[float]]:
        """The height of each format's heading in each panel."""
        groups, panels = range(len(self.station.groups)), range(PANELS)
        return [[max(STOP, self.heading(g, panel).height) for panel in panels] for g in groups]

    def _piece(self, unit: int, panel: int, setter: EntrySetter) -> PlacedPiece:
        what, measure = self.units[unit][1], self.panels[panel].width
        if isinstance(what, Entry):
            return setter.piece(what, measure)
        block = self.kit.text(what, self.kit.type("objective"), 0.0, 0.0, measure, tag="li")
        return PlacedPiece((block,), (), block.height)

    def _cut(
        self, rooms: Sequence[float], side: float
    ) -> list[tuple[int, PlacedPiece | None]]:
        """Return each unit by its number; where codes are smallest, in parts where it is too high."""
        whole: list[tuple[int, PlacedPiece | None]] = [(each, None) for each in range(len(self.units))]
        if side:
            return whole
        narrow = min(range(PANELS), key=lambda each: self.panels[each].width)
        setter = EntrySetter(self.kit, side, text_column(self.kit, self.station.entries, side))
        found: list[tuple[int, PlacedPiece | None]] = []
        for unit, (place, _) in enumerate(self.units):
            over = self._headings[place][narrow] + 4 * STOP if place >= 0 else 0.0
            room = max(rooms) - over
            cut = list(parts(self._piece(unit, narrow, setter), room))
            found += [(unit, each) for each in cut] if len(cut) > 1 else [(unit, None)]
        return found

"""A step's entries in the panels of its leaflet: measured, parted into panels, placed.

What a step has beyond one sheet goes on on a second one of the same leaflet; the type stays.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import accumulate, count
from typing import TypeAlias

from roadmap_print.content.view import Entry, Station
from roadmap_print.layout.page_model import Node, Picture, TextBlock
from roadmap_print.publications.code_size import code_side, quiet_zone
from roadmap_print.publications.entry_text import (
    EntryType,
    address_text,
    meta_runs,
    title_text,
)
from roadmap_print.publications.leaflet.column_plan import (
    PANELS,
    ColumnRules,
    ColumnSpan,
    plan_columns,
)
from roadmap_print.publications.leaflet.fitted_text import cropped
from roadmap_print.publications.leaflet.panels import Panel
from roadmap_print.publications.page_kit import PageKit

SIDES = {21.0: 0.0, 19.5: 0.02, 18.0: 0.04, 16.5: 0.06, 0.0: 0.1}
"""Sides in mm that codes are drawn at, 0 by their module alone; and what each costs."""
GAPS = {5.0: 0.0, 4.0: 0.06, 3.2: 0.12}
"""Millimetres that stand between two entries at least; and what each costs."""
TIGHT = min(GAPS)
PIP = 2.6  # mm of a level's disc
BROKEN_HOST = 0.15  # what it costs that a host needs a second line
NO_FORMAT = -1
SheetRooms: TypeAlias = tuple[Sequence[float], Sequence[float]]
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
        pieces: tuple[TextBlock | Picture, ...] = (*self.blocks, *self.pictures)
        return tuple(each.moved(start, top) for each in pieces)


@dataclass(frozen=True)
class PieceSetter:
    """Sets entries for a measure: code, and beside it title, level, meta and address."""

    kit: PageKit
    side: float
    column: float
    """Millimetres from an entry's start to its text, where its code is no wider than usual."""

    def piece(self, entry: Entry, panel: Panel) -> PlacedPiece:
        """Return an entry from its upper start corner."""
        kit, measure = self.kit, panel.width
        side = min(panel.code_width, code_side(entry.code, self.side, kit.mm("module")))
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
        kit, style = self.kit, self.style
        title = title_text(kit, entry, style.title, start, top, measure)
        under, line, indent = title.bottom, style.meta.line, 0.0
        dots: tuple[Picture, ...] = ()
        if entry.level:
            pip = PIP
            dots = (kit.level_dots(entry.level, start, under + (line - pip) / 2, pip),)
            indent = dots[0].area.width + DOTS_AFTER
        if not entry.meta:
            return (
                title,
                address_text(kit, entry, style, start + indent, under, measure - indent),
            ), dots
        meta = kit.paragraph(
            meta_runs(kit, style.meta, entry.meta), start, under, measure,
            leading=style.meta.leading, indent=indent,
        )  # fmt: skip
        return (title, meta, address_text(kit, entry, style, start, meta.bottom, measure)), dots

    @cached_property
    def style(self) -> EntryType:
        """How the words of an entry are set."""
        kit = self.kit
        return EntryType(kit.type("entry-title"), kit.type("meta"), kit.type("host"), MOST_TYPED)


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


def _cut(blocks: Sequence[TextBlock], room: float) -> tuple[list[TextBlock], list[TextBlock]]:
    """Part the lines that end within `room` from those that do not, in their order."""
    kept: list[TextBlock] = []
    rest: list[TextBlock] = []
    for block in blocks:
        fits = 0 if rest else min(len(block.lines), max(0, int((room - block.top) / block.line)))
        kept += [replace(block, lines=block.lines[:fits])] if fits else []
        if left := block.lines[fits:]:
            under, indent = block.top + fits * block.line, 0.0 if fits else block.indent
            rest.append(replace(block, top=under, lines=left, indent=indent))
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

    def planned(self, rooms: SheetRooms) -> list[PanelColumn]:
        """Return the columns of as few sheets as hold all, at the least cost."""
        ways = [_Way(self, rooms, side) for side in SIDES]
        for sheets in count(1):
            found = [each for way in ways for each in way.columns(sheets)]
            if found:
                return min(found, key=lambda each: each[0])[1]
        raise AssertionError("there are sheets without end")

    @cached_property
    def headings(self) -> list[list[float]]:
        """The height of each format's heading in each panel."""
        groups, panels = range(len(self.station.groups)), range(PANELS)
        return [[max(STOP, self.heading(g, panel).height) for panel in panels] for g in groups]

    def piece(self, unit: int, panel: int, setter: PieceSetter) -> PlacedPiece:
        """Set a unit for a panel."""
        what, place = self.units[unit][1], self.panels[panel]
        if isinstance(what, Entry):
            return setter.piece(what, place)
        style = self.kit.type("objective")
        block = self.kit.text(what, style, 0.0, 0.0, place.width, tag="li")
        return PlacedPiece((block,), (), block.height)


class _Way:
    """One way to set a step, codes at `side` mm: its units in the panels of so many sheets.

    Where codes are smallest, a unit that no panel holds is cut into parts.
    """

    def __init__(self, of: StepUnits, rooms: SheetRooms, side: float) -> None:
        self._of, self._rooms, self._side = of, rooms, side
        self._pieces: dict[tuple[int, int, float], PlacedPiece] = {}
        self._parts: list[tuple[int, PlacedPiece | None]] = [
            each for unit in range(len(of.units)) for each in self._cut(unit)
        ]
        self._groups = [of.units[unit][0] for unit, _ in self._parts]

    def columns(self, sheets: int) -> Iterator[tuple[float, list[PanelColumn]]]:
        """Yield what stands in each panel, with its cost, for each gap that leaves room."""
        rules = ColumnRules(
            self._groups,
            self._rooms,
            lambda first, last, panel: [each.height for each in self._placed(first, last, panel)],
            lambda place, panel: self._of.headings[self._groups[place]][panel],
        )
        for gap, cost in GAPS.items():
            if found := plan_columns(rules, sheets, gap):
                spans = enumerate(found[1])
                columns = [self._column(span, number % PANELS) for number, span in spans]
                yield found[0] + cost + SIDES[self._side] + _broken(columns), columns

    def _column(self, span: ColumnSpan, panel: int) -> PanelColumn:
        first, last, groups = span.first, span.last, self._groups
        pieces = zip(groups[first:last], self._placed(first, last, panel), strict=True)
        parted = 0 < first < last and groups[first] == groups[first - 1]
        return PanelColumn(tuple(pieces), span.gap, parted)

    def _placed(self, first: int, last: int, panel: int) -> list[PlacedPiece]:
        """Set units that stand in one panel, all texts in one line down."""
        column = max(self._columns[first:last], default=0.0)
        return [self._piece(place, panel, column) for place in range(first, last)]

    @cached_property
    def _columns(self) -> list[float]:
        kit, units = self._of.kit, self._of.units
        entries = (units[unit][1] for unit, _ in self._parts)
        return [
            text_column(kit, (each,) if isinstance(each, Entry) else (), self._side)
            for each in entries
        ]

    def _piece(self, place: int, panel: int, column: float) -> PlacedPiece:
        unit, part = self._parts[place]
        if part:
            return part
        key = (unit, panel, column)
        if key not in self._pieces:
            setter = PieceSetter(self._of.kit, self._side, column)
            self._pieces[key] = self._of.piece(unit, panel, setter)
        return self._pieces[key]

    def _cut(self, unit: int) -> list[tuple[int, PlacedPiece | None]]:
        if self._side:
            return [(unit, None)]
        of, what = self._of, self._of.units[unit]
        narrow = min(range(PANELS), key=lambda each: of.panels[each].width)
        own = (what[1],) if isinstance(what[1], Entry) else ()
        setter = PieceSetter(of.kit, self._side, text_column(of.kit, own, self._side))
        over = of.headings[what[0]][narrow] + 4 * STOP if what[0] >= 0 else 0.0
        cut = list(parts(of.piece(unit, narrow, setter), max(self._rooms[0]) - over))
        return [(unit, each) for each in cut] if len(cut) > 1 else [(unit, None)]


def _broken(columns: Iterable[PanelColumn]) -> float:
    """Return what hosts that need a second line cost."""
    pieces = (each for column in columns for _, each in column.pieces)
    return BROKEN_HOST * sum(len(each.blocks[-1].lines) > 1 for each in pieces if each.pictures)

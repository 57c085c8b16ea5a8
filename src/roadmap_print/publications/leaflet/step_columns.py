"""A step's entries parted into the panels of its leaflet.

What a step has beyond one sheet goes on on a second one of the same leaflet; the type stays.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import count
from math import ceil
from typing import TypeAlias

from roadmap_print.content.view import Entry, Station
from roadmap_print.layout.page_model import TextBlock
from roadmap_print.publications.leaflet.column_plan import (
    PANELS,
    ColumnRules,
    ColumnSpan,
    plan_columns,
)
from roadmap_print.publications.leaflet.entry_pieces import (
    TIGHT,
    PieceSetter,
    PlacedPiece,
    parts,
    text_column,
)
from roadmap_print.publications.leaflet.panels import Panel
from roadmap_print.publications.page_kit import PageKit
from roadmap_print.publications.text_fitting import cropped

SIDES = {21.0: 0.0, 19.5: 0.02, 18.0: 0.04, 16.5: 0.06, 0.0: 0.1}
"""Sides in mm that codes are drawn at, 0 by their module alone; and what each costs."""
GAPS = {5.0: 0.0, 4.0: 0.06, TIGHT: 0.12}
"""Millimetres that stand between two entries at least; and what each costs."""
NO_FORMAT = -1
STOP = 6.0  # mm that a format's heading takes at least: its stop hangs over it
HEADING_LINES = 3
SheetRooms: TypeAlias = tuple[Sequence[float], Sequence[float]]


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
        first, other = map(sum, rooms)
        for sheets in count(1 + max(0, ceil((ways[-1].least - first) / other))):
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
        block = self.kit.text(what, style, 0.0, 0.0, place.width)
        return PlacedPiece((block,), (), block.height)


class _Way:
    """One way to set a step, codes at `side` mm: its units in the panels of so many sheets.

    Where codes are smallest, a unit that no panel holds is cut into parts.
    """

    def __init__(self, of: StepUnits, rooms: SheetRooms, side: float) -> None:
        self._of, self._rooms, self._side = of, rooms, side
        self._pieces: dict[tuple[int, int, float], PlacedPiece] = {}
        cuts = [self._cut(unit) for unit in range(len(of.units))]
        self._parts = [each for cut in cuts for each in cut]
        self._groups = [of.units[unit][0] for unit, _ in self._parts]
        self._goes_on = [  # of more parts, each may need the widest panel of a sheet
            place > 0 and len(cut) < PANELS for cut in cuts for place in range(len(cut))
        ]

    @property
    def least(self) -> float:
        """What all units are high at least, in mm: in the widest panel, without a gap."""
        wide = max(range(PANELS), key=lambda each: self._of.panels[each].width)
        places = range(len(self._parts))
        return sum(self._piece(each, wide, self._columns[each]).height for each in places)

    def columns(self, sheets: int) -> Iterator[tuple[float, list[PanelColumn]]]:
        """Yield what stands in each panel, with its cost, for each gap that leaves room."""
        rules = ColumnRules(
            self._groups,
            self._goes_on,
            self._rooms,
            lambda first, last, panel: [each.height for each in self._placed(first, last, panel)],
            lambda place, panel: self._of.headings[self._groups[place]][panel],
        )
        for gap, cost in GAPS.items():
            if found := plan_columns(rules, sheets, gap):
                spans = enumerate(found[1])
                columns = [self._column(span, number % PANELS) for number, span in spans]
                yield found[0] + cost + SIDES[self._side], columns

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

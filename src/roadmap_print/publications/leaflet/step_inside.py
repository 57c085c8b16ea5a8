"""The inside of a step's leaflet: the line forks into a track a panel, and the tracks meet again.

Each format is a stop on its panel's track, each resource's tick box one more.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from roadmap_print.content.view import Station
from roadmap_print.layout.frame import OVERRUN, Area
from roadmap_print.layout.page_model import (
    Element,
    FieldShape,
    LineShape,
    Page,
    TextBlock,
    route_path,
)
from roadmap_print.publications.leaflet.column_plan import AFTER_HEADING, BEFORE_HEADING
from roadmap_print.publications.leaflet.panels import LeafletSide, Panel
from roadmap_print.publications.leaflet.step_columns import NO_FORMAT, STOP, PanelColumn, StepUnits
from roadmap_print.publications.page_kit import PageKit
from roadmap_print.publications.text_fitting import cropped, fitted

TRUNK, MERGE = 20.0, 197.0  # mm from the top, where the line comes in and goes out
TRACKS = (17.0, 114.0, 213.0)
BEND = 7.0  # mm, the radius of fork and merge
PANELS = (Panel(24.2, 94.0, 94.8), Panel(121.5, 194.0, 194.8), Panel(220.5, 285.0, 290.9))
DISC, DISC_AT = 21.6, 17.0
NEXT_DISC, NEXT_AT = 11.5, 231.0
NEXT_TEXT = Panel(239.5, 285.0)
NEXT_FOOT = 194.0
TITLE_TOP, AFTER_TITLE = 35.0, 1.5
FIRST_LIST, LIST = 63.0, 31.0  # mm from the top: the first panel's list, beside title, and others
FOOT, LAST_FOOT = 191.0, 181.0
HEADER = 90.0  # mm that title and objectives may take of the first panel
FORMAT_STOP = 9.0
TERMINUS = 14.0  # mm that the bar at the end of the line is high
NOTES = 38.0  # mm that must be free for notes: their name, and rules
RULES, RULE, RULE_PITCH = 5, 0.25, 8.0


@dataclass(frozen=True, slots=True)
class StepHeader:
    """Title and objectives in the first panel; `objectives` that have no room there flow on.

    `under` is the height of the line that says that a step goes on.
    """

    title: TextBlock
    shown: tuple[TextBlock, ...]
    objectives: tuple[str, ...]
    under: float

    @property
    def bottom(self) -> float:
        """The lower edge of it all."""
        return self.shown[-1].bottom if self.shown else self.title.bottom

    @property
    def continued(self) -> float:
        """The lower edge of the title where the step goes on, with a line under it."""
        return self.title.bottom + AFTER_TITLE + self.under


def header(kit: PageKit, station: Station) -> StepHeader:
    """Set a step's title, and its objectives where they leave the list room."""
    panel = PANELS[0]
    title = fitted(
        kit, station.title, kit.type("step-title"),
        Area(panel.start, TITLE_TOP, panel.width, HEADER),
        colour=kit.theme.ink, tag="h2",
    )  # fmt: skip
    shown, top, under = [], title.bottom + AFTER_TITLE, kit.type("objective").line
    for objective in station.objectives:
        block = kit.text(objective, kit.type("objective"), panel.start, top, panel.width, tag="li")
        shown.append(block)
        top = block.bottom + AFTER_TITLE
    if shown and shown[-1].bottom > TITLE_TOP + HEADER:
        return StepHeader(title, (), station.objectives, under)
    return StepHeader(title, tuple(shown), (), under)


@dataclass(frozen=True)
class StepInside:
    """What a step's sheets are made with; `following` is the next station, None at the end."""

    kit: PageKit
    station: Station
    following: Station | None
    target: str
    """The page that the next station stands on."""

    def pages(self) -> list[Page]:
        """Return the inside of each sheet that the step needs."""
        head = header(self.kit, self.station)
        firsts = (max(FIRST_LIST, head.bottom + 7), head.continued + 7)
        label = self._label()
        last = min(LAST_FOOT, label[0].top - 2) if label else LAST_FOOT
        first, others = ((FOOT - each, FOOT - LIST, last - LIST) for each in firsts)
        units = StepUnits(self.kit, self.station, PANELS, head.objectives)
        columns = units.planned((first, others))
        sheets = [columns[each : each + 3] for each in range(0, len(columns), 3)]
        return [
            self._page(units, head, firsts[min(1, place)], sheet, place + 1, len(sheets))
            for place, sheet in enumerate(sheets)
        ]

    def _page(
        self, units: StepUnits, head: StepHeader, first: float,
        sheet: Sequence[PanelColumn], number: int, count: int,
    ) -> Page:  # fmt: skip
        side = LeafletSide(self.kit)
        used = max((place for place, each in enumerate(sheet) if each.pieces), default=0)
        side.shapes.append(self._route(used))
        self._head(side, head, number)
        foot = LIST
        for place, column in enumerate(sheet):
            foot = self._column(side, units, column, place, LIST if place else first)
        if number == count and LAST_FOOT - foot >= NOTES:
            self._notes(side, foot)
        if number < count:
            self._goes_on(side, number)
        elif self.following:
            self._next(side, self.following)
        elif self.station.number < self.kit.roadmap.step_count:
            self._out(side, self.station)
        else:
            self._terminus(side)
        return side.page

    def _route(self, used: int) -> LineShape:
        """Draw the step's line: along the top, down a track a panel, together at the foot."""
        first, last = TRACKS[0], TRACKS[used]
        paths = [route_path([(-OVERRUN, TRUNK), (first, TRUNK)])]
        paths.append(route_path([(first, TRUNK), (first, MERGE), (NEXT_AT, MERGE)], BEND))
        for track in TRACKS[1 : used + 1]:
            fork = [(track - 2.2 * BEND, TRUNK), (track, TRUNK), (track, MERGE)]
            paths.append(route_path([*fork, (track + 2.2 * BEND, MERGE)], BEND))
        if used:
            paths.append(route_path([(first, TRUNK), (last - 2 * BEND, TRUNK)]))
        hue = self.station.hue
        return LineShape("".join(paths), self.kit.mm("line"), hue.surface, hue.edge)

    def _head(self, side: LeafletSide, head: StepHeader, number: int) -> None:
        kit = self.kit
        side.disc(*kit.disc(self.station, DISC_AT, TRUNK, DISC, artifact=False))
        title = side.add(head.title)
        if number > 1:
            words, style = kit.roadmap.words.continued, kit.type("objective")
            top, measure = title.bottom + AFTER_TITLE, title.width
            side.add(kit.words(words, style, title.start, top, measure, colour=kit.theme.grey))
        elif head.shown:
            side.content.append(Element("ul", head.shown))

    def _column(
        self, side: LeafletSide, units: StepUnits, column: PanelColumn, place: int, top: float
    ) -> float:
        """Fill a panel; return where it ends."""
        kit, panel, track = self.kit, PANELS[place], TRACKS[place]
        hue, tick = self.station.hue, kit.mm("tick")
        items: list[Element | TextBlock] = []
        before: int | None = None

        def close() -> None:
            if items:
                side.content.append(Element("ul", tuple(items)))
                items.clear()

        for group, piece in column.pieces:
            if group not in {before, NO_FORMAT}:
                close()
                if before is not None:
                    top += BEFORE_HEADING[0] + (BEFORE_HEADING[1] - 1) * column.gap
                parted = column.parted and before is None
                top = self._format(side, units, group, place, top, parted=parted)
                top += AFTER_HEADING[0] + AFTER_HEADING[1] * column.gap
            before = group
            if piece.begins and group != NO_FORMAT:
                side.shapes.append(kit.tick_box(track, top + 0.3, tick, hue))
            items.append(Element("li", piece.nodes(panel.start, top)))
            top += piece.height + column.gap
        close()
        return top - column.gap if column.pieces else top

    def _format(
        self, side: LeafletSide, units: StepUnits, group: int, place: int, top: float,
        *, parted: bool,
    ) -> float:  # fmt: skip
        """Place a format's stop and heading, behind it how many there are; return its foot."""
        kit, hue = self.kit, self.station.hue
        heading = side.add(units.heading(group, place).moved(PANELS[place].start, top))
        of = self.station.groups[group]
        stop = kit.format_stop(
            of.kind.pictogram, hue, TRACKS[place], top + heading.line / 2, FORMAT_STOP
        )
        side.shapes.extend(stop)
        small = kit.type("meta")
        words = kit.roadmap.words.continuation if parted else str(len(of.entries))
        behind = heading.start + kit.measurer.runs_width(heading.lines[-1]) + 1.8
        base = heading.bottom - heading.line / 2 - small.line / 2 - 0.3
        side.add(
            kit.words(words, small, behind, base, heading.width, colour=kit.theme.grey),
            width=PANELS[place].end - behind,
        )
        return top + max(STOP, heading.height)

    def _notes(self, side: LeafletSide, foot: float) -> None:
        """Rule what is free of the last panel, for notes."""
        kit, panel = self.kit, PANELS[-1]
        rules = min(RULES, int((LAST_FOOT - foot - 14) / RULE_PITCH))
        bottom = LAST_FOOT - 4
        top = bottom - rules * RULE_PITCH - kit.type("host").line
        side.add(
            kit.words(
                kit.roadmap.words.notes,
                kit.type("host"),
                panel.start,
                top,
                panel.width,
                colour=kit.theme.grey,
            )
        )
        for rule in range(rules):
            area = Area(panel.start, bottom - rule * RULE_PITCH - RULE, panel.width, RULE)
            side.shapes.append(FieldShape(area, kit.theme.pale))

    def _out(self, side: LeafletSide, station: Station) -> None:
        width, hue = self.kit.frame.width, station.hue
        points = [(NEXT_AT - 1, MERGE), (width + OVERRUN, MERGE)]  # without a seam
        side.shapes.append(self.kit.line(points, hue))

    def _label(self) -> list[TextBlock]:
        """Say over the line what comes next: the step, the next sheet of this one, or the end."""
        kit, panel = self.kit, NEXT_TEXT
        if self.following is None:
            return []
        title = kit.text(
            self.following.title, kit.type("station"), panel.start, 0.0, panel.width,
            colour=kit.theme.ink,
        )  # fmt: skip
        title = cropped(title, 2, kit.measurer)
        title = title.moved(0.0, NEXT_FOOT - title.height)
        small = kit.type("meta")
        over = kit.words(
            kit.roadmap.words.next_step, small, panel.start, title.top - small.line, panel.width,
            colour=kit.theme.grey,
        )  # fmt: skip
        return [over, replace(title, link=kit.page_link(self.target, self.following.title))]

    def _next(self, side: LeafletSide, following: Station) -> None:
        self._out(side, following)
        side.disc(*self.kit.disc(following, NEXT_AT, MERGE, NEXT_DISC))
        side.content += self._label()

    def _goes_on(self, side: LeafletSide, number: int) -> None:
        """Let the line go on to the next sheet, and say so."""
        kit = self.kit
        self._out(side, self.station)
        words = kit.roadmap.words.goes_on_sheet.format(number=number + 1)
        block = kit.words(
            words, kit.type("host"), NEXT_TEXT.start, 0.0, NEXT_TEXT.width, colour=kit.theme.ink
        )
        side.add(block.moved(0.0, NEXT_FOOT - block.height))

    def _terminus(self, side: LeafletSide) -> None:
        kit = self.kit
        side.shapes.append(terminus(kit, NEXT_AT, MERGE))
        block = kit.words(
            kit.roadmap.words.terminus,
            kit.type("station"),
            NEXT_TEXT.start,
            MERGE - 3,
            NEXT_TEXT.width,
            colour=kit.theme.ink,
        )
        side.add(block)


def terminus(kit: PageKit, start: float, top: float) -> LineShape:
    """Draw the bar at the end of the line."""
    path = route_path([(start, top - TERMINUS / 2), (start, top + TERMINUS / 2)])
    return LineShape(path, kit.mm("line"), kit.theme.ink)

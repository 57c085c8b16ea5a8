"""The inside of the whole roadmap's leaflet: a cell a station, three in a row, a code each."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from roadmap_print.content.qr_codes import code_side, quiet_zone
from roadmap_print.content.view import Station
from roadmap_print.layout.font_metrics import Type
from roadmap_print.layout.frame import OVERRUN, Area
from roadmap_print.layout.page_model import Element, Node, Page, TextBlock
from roadmap_print.publications.leaflet import panel_parts
from roadmap_print.publications.leaflet.panels import LeafletSide, Panel
from roadmap_print.publications.leaflet.step_inside import terminus
from roadmap_print.publications.page_kit import PageKit
from roadmap_print.publications.text_fitting import cropped, fitted

ACROSS = 3  # stations in a row
CELLS = (0.0, 100.0, 200.0)
ENDS = (94.0, 194.0, 285.0)
DISC, DISC_AT = 17.0, 18.0
LEAST_WORDS = 24.0  # mm beside a code, and the gap to it
CODE_AT, AFTER_CODE = 9.5, 4.0  # mm from a cell's start to its code, from there to its text
UNDER = 4.0  # mm from a disc to code and title
OVER = 10.5  # mm over the next row's line that stay free
SIGN = 4.2
OBJECTIVE_LINES = (9, 4, 3, 2)
BESIDE_BAR, CALL_AT = -4.0, 28.0  # mm from line and cell to what stands beside the end of the line
HOME_CODE, LONE_HOME_CODE = 38.0, 56.0
UNDER_ROW = 122.0  # mm from the top to what stands under a single row
LOWEST = 200.0


@dataclass(frozen=True, slots=True)
class RowPlan:
    """Where the line runs, mm from the top, how much larger all is; whether objectives are said."""

    tops: tuple[float, ...]
    scale: float = 1.0
    spoken: bool = True

    def type(self, kit: PageKit, name: str) -> Type:
        """Return a type style as large as rows are."""
        style = kit.type(name)
        size, leading = style.size * self.scale, style.leading * self.scale
        return replace(style, size=size, leading=leading)


ROWS = {
    1: RowPlan((36.0,), 1.4),
    2: RowPlan((26.0, 118.0), 1.2),
    3: RowPlan((19.0, 85.0, 151.0)),
    4: RowPlan((17.0, 67.0, 117.0, 167.0), spoken=False),
}
"""By their number; few rows are drawn larger."""


def sheets(kit: PageKit, stations: Sequence[Station]) -> list[Sequence[Station]]:
    """Part stations evenly into as few sheets as hold them and their codes."""
    rows = max(ROWS)
    while rows > 1 and any(_code_side(kit, each, rows) > _code_room(rows) for each in stations):
        rows -= 1
    count = -(-len(stations) // (rows * ACROSS))
    bounds = [len(stations) * place // count for place in range(count + 1)]
    return [stations[first:last] for first, last in pairwise(bounds)]


def _code_side(kit: PageKit, station: Station, rows: int) -> float:
    """Return the side in mm that a station's code wants where there are so many rows."""
    if station.code is None:
        return 0.0
    return code_side(station.code, kit.mm("step-code") * ROWS[rows].scale, kit.mm("module"))


def _code_room(rows: int) -> float:
    """Return the millimetres that a code may be high in each row, its quiet zone below it free."""
    plan = ROWS[rows]
    radius = DISC * plan.scale / 2
    feet = [*(top - radius - UNDER for top in plan.tops[1:]), LOWEST + UNDER]
    return min(foot - top - radius - UNDER for top, foot in zip(plan.tops, feet, strict=True))


@dataclass(frozen=True)
class WholeInside:
    """What the inside is made with; `last` tells whether the line ends on this sheet."""

    kit: PageKit
    stations: Sequence[Station]
    first: bool
    last: bool

    @property
    def rows(self) -> RowPlan:
        """Where the line runs."""
        return ROWS[-(-len(self.stations) // ACROSS)]

    def page(self) -> Page:
        """Return the page."""
        side = LeafletSide(self.kit)
        self._line(side)
        for place, station in enumerate(self.stations):
            self._cell(side, station, place)
        self._home(side)
        return side.page

    def _line(self, side: LeafletSide) -> None:
        kit, width = self.kit, self.kit.frame.width
        stations = self.stations
        hue = kit.theme.primary if self.first else stations[0].hue
        for row, top in enumerate(self.rows.tops):
            own = stations[row * ACROSS : (row + 1) * ACROSS]
            ends = [each + DISC_AT for each in CELLS[: len(own)]]
            done = self.last and row == len(self.rows.tops) - 1
            end = min(ends[-1] + 100.0, width - 9.0) if done else width + OVERRUN
            hues = [hue, *(each.hue for each in own)]
            for a, b, of in zip([-OVERRUN, *ends], [*ends, end], hues, strict=True):
                side.shapes.append(kit.line([(a, top), (b, top)], of))
            if done:
                side.shapes.append(terminus(kit, end, top))
            hue = own[-1].hue

    def _cell(self, side: LeafletSide, station: Station, place: int) -> None:
        kit, rows, cell = self.kit, self.rows, CELLS[place % ACROSS]
        row, end = place // ACROSS, ENDS[place % ACROSS]
        diameter, line = DISC * rows.scale, rows.tops[row]
        side.disc(*kit.disc(station, cell + DISC_AT, line, diameter))
        top = line + diameter / 2 + UNDER
        last = self._over_home if len(rows.tops) == 1 else LOWEST
        foot = rows.tops[row + 1] - OVER if row + 1 < len(rows.tops) else last
        start = cell + CODE_AT
        codes: list[Node] = []
        if station.code:
            wanted = _code_side(kit, station, len(rows.tops))
            extent = min(max((end - start) / 2, end - start - LEAST_WORDS), wanted)
            link = kit.link(station.code.address, station.title)
            codes.append(kit.code(station.code, station.title, start, top, extent, link))
            start += extent + max(AFTER_CODE, quiet_zone(station.code, extent))
        self._words(side, station, Panel(start, end), top, foot)
        side.content.extend(codes)

    def _words(
        self, side: LeafletSide, station: Station, panel: Panel, top: float, foot: float
    ) -> None:
        """Place a station's title, objectives and counts beside its code."""
        kit, rows = self.kit, self.rows
        title = fitted(
            kit, station.title, rows.type(kit, "cell-title"),
            Area(panel.start, top, panel.width, (foot - top) / 2), colour=kit.theme.ink, tag="h2",
        )  # fmt: skip
        side.add(title, spoken=kit.titled(station))
        under, counts = title.bottom + 1, rows.type(kit, "name")
        if rows.spoken:
            high = (counts.line + max(counts.line, SIGN * rows.scale)) / 2
            blocks = self._objectives(station, panel, under, foot - high - 1.5)
            if blocks:
                side.content.append(Element("ul", tuple(blocks)))
                under = blocks[-1].bottom + 1
        self._counts(side, station, panel, under + 0.5, counts)

    def _objectives(
        self, station: Station, panel: Panel, top: float, foot: float
    ) -> list[TextBlock]:
        """Set all objectives, cut to fewer lines each where room lacks, at last none."""
        kit, style = self.kit, self.rows.type(self.kit, "cell-objective")
        for most in OBJECTIVE_LINES:
            blocks: list[TextBlock] = []
            under = top
            for objective in station.objectives:
                block = kit.text(objective, style, panel.start, under, panel.width, tag="li")
                blocks.append(cropped(block, most, kit.measurer))
                under = blocks[-1].bottom + 0.8
            if under <= foot:
                return blocks
        return []

    def _counts(
        self, side: LeafletSide, station: Station, panel: Panel, top: float, style: Type
    ) -> None:
        """Place each format's pictogram and how many there are, as far as they go."""
        kit, start, sign = self.kit, panel.start, SIGN * self.rows.scale
        for group in station.groups:
            said = str(len(group.entries))
            width = sign + 1 + kit.measurer.width(said, style)
            if start + width > panel.end:
                return
            middle = top + (style.line - sign) / 2
            side.shapes.append(
                kit.icon(group.kind.pictogram, start, middle, sign, station.hue.tone)
            )
            block = kit.text(said, style, start + sign + 1, top, width, colour=kit.theme.ink)
            side.add(block, spoken=group.counted)
            start += width + 5

    def _home(self, side: LeafletSide) -> None:
        """Place the code of the newest edition in cells that are free, if it has room there."""
        rows, used = self.rows, len(self.stations) % ACROSS
        top, extent, call, code = self._free_top, HOME_CODE, Panel(0, 0), Panel(0, 0)
        if len(rows.tops) == 1:
            top, extent = UNDER_ROW, LONE_HOME_CODE
            code, call = Panel(CODE_AT, ENDS[0]), Panel(CELLS[1] + CODE_AT, ENDS[1])
        elif used == 1:
            top = rows.tops[-1] + BESIDE_BAR if self.last else top
            call, code = Panel(CELLS[1] + CALL_AT, ENDS[1]), Panel(CELLS[2] + CODE_AT, ENDS[2])
        elif used == ACROSS - 1:
            code = Panel(CELLS[-1] + CODE_AT, ENDS[-1])
        if not code.width:
            return
        drawn = LeafletSide(self.kit)
        if call.width:
            counted = self.kit.roadmap.words.all_up_to_date(self.kit.roadmap.resource_count)
            panel_parts.home_call(drawn, call, top, counted)
            panel_parts.home_code(drawn, code, top, extent)
        else:
            panel_parts.home_block(drawn, code, top, extent)
        if max(map(_bottom, drawn.content), default=0.0) <= LOWEST + UNDER:
            side.content += drawn.content

    @property
    def _over_home(self) -> float:
        """The lower edge of what stands over the newest edition's code, under a single row."""
        home = self.kit.roadmap.home
        return UNDER_ROW - max(UNDER, quiet_zone(home, LONE_HOME_CODE) if home else 0.0)

    @property
    def _free_top(self) -> float:
        """The upper edge of what stands in a free cell, under the line."""
        return self.rows.tops[-1] + DISC * self.rows.scale / 2 + UNDER


def _bottom(node: Node) -> float:
    return getattr(node, "bottom", 0.0)

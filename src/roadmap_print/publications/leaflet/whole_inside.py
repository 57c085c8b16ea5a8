"""The inside of the whole roadmap's leaflet: a cell a station, three in a row, a code each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from roadmap_print.content.view import Station
from roadmap_print.layout.frame import OVERRUN
from roadmap_print.layout.page_model import Element, LineShape, Node, Page, TextBlock, route_path
from roadmap_print.publications.code_size import code_side, quiet_zone
from roadmap_print.publications.leaflet import panel_parts
from roadmap_print.publications.leaflet.fitted_text import cropped, fitted
from roadmap_print.publications.leaflet.panels import LeafletSide, Panel
from roadmap_print.publications.leaflet.step_inside import terminus
from roadmap_print.publications.page_kit import PageKit

ACROSS = 3  # stations in a row
MOST = 12  # stations on a sheet; more are parted evenly into several
ROWS = {1: (30.0,), 2: (30.0, 118.0), 3: (19.0, 85.0, 151.0), 4: (17.0, 67.0, 117.0, 167.0)}
"""Millimetres from the top at which the line runs, by the number of rows."""
SPOKEN_ROWS = 3  # rows at most that leave room for objectives
CELLS = (0.0, 100.0, 200.0)
ENDS = (94.0, 194.0, 285.0)
DISC, DISC_AT = 17.0, 18.0
CODE_AT, TEXT_AT = 9.5, 34.5  # mm from a cell's start
UNDER = 12.5  # mm from the line to code and title
OVER = 12.0  # mm over the next row's line that stay free
WIDE = 26.0  # mm of a code beyond which text stands under it
SIGN = 4.2
BAR_AT = 118.0  # mm from the last station's cell to the end of the line, where there is room
HOME_CODE = 38.0


def sheets(stations: Sequence[Station]) -> list[Sequence[Station]]:
    """Part stations evenly into as few sheets as hold them."""
    count = -(-len(stations) // MOST)
    bounds = [len(stations) * place // count for place in range(count + 1)]
    return [stations[first:last] for first, last in zip(bounds, bounds[1:], strict=False)]


@dataclass(frozen=True)
class WholeInside:
    """What the inside is made with; `last` tells whether the line ends on this sheet."""

    kit: PageKit
    stations: Sequence[Station]
    first: bool
    last: bool

    @property
    def rows(self) -> tuple[float, ...]:
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
        kit, width, line = self.kit, self.kit.frame.width, self.kit.mm("line")
        stations = self.stations
        hue = kit.theme.primary if self.first else stations[0].hue
        for row, top in enumerate(self.rows):
            own = stations[row * ACROSS : (row + 1) * ACROSS]
            ends = [each + DISC_AT for each in CELLS[: len(own)]]
            done = self.last and row == len(self.rows) - 1
            end = min(ends[-1] + 100.0, width - 9.0) if done else width + OVERRUN
            hues = [hue, *(each.hue for each in own)]
            for a, b, of in zip([-OVERRUN, *ends], [*ends, end], hues, strict=True):
                path = route_path([(a, top), (b, top)])
                side.shapes.append(LineShape(path, line, of.surface, of.edge))
            if done:
                side.shapes.append(terminus(kit, end, top))
            hue = own[-1].hue

    def _cell(self, side: LeafletSide, station: Station, place: int) -> None:
        kit, row, cell = self.kit, place // ACROSS, CELLS[place % ACROSS]
        line = self.rows[row]
        end = ENDS[place % ACROSS]
        disc, numeral = kit.disc(station, cell + DISC_AT, line, DISC)
        side.shapes.append(disc)
        side.add(numeral, artifact=False)
        top = line + UNDER
        foot = (self.rows[row + 1] - OVER) if row + 1 < len(self.rows) else 200.0
        start = cell + TEXT_AT
        codes: list[Node] = []
        if station.code:
            extent = min(
                end - cell - CODE_AT, code_side(station.code, kit.mm("step-code"), kit.mm("module"))
            )
            link = kit.home_link()
            codes.append(kit.code(
                station.code, station.title, cell + CODE_AT, top, extent,
                replace(link, target=station.code.address),
            ))  # fmt: skip
            start = max(start, cell + CODE_AT + extent + max(3.0, quiet_zone(station.code, extent)))
        title = fitted(
            kit, station.title, "cell-title", start, top, end - start, (foot - top) / 2,
            colour=kit.theme.ink, tag="h2",
        )  # fmt: skip
        side.add(title)
        under = title.bottom + 1
        counts = kit.type("name")
        room = foot - counts.line - 1
        if len(self.rows) <= SPOKEN_ROWS:
            blocks = list(self._objectives(station, start, under, end - start, room))
            if blocks:
                side.content.append(Element("ul", tuple(blocks)))
                under = blocks[-1].bottom + 1
        self._counts(side, station, start, under + 0.5, end)
        side.content.extend(codes)

    def _objectives(
        self, station: Station, start: float, top: float, measure: float, room: float
    ) -> Iterator[TextBlock]:
        """Yield objectives as long as there is room: in two lines each, in more on a single row."""
        kit = self.kit
        most = 2 if len(self.rows) > 1 else 5
        for objective in station.objectives:
            block = kit.text(
                objective, kit.type("cell-objective"), start, top, measure, tag="li"
            )  # fmt: skip
            block = cropped(block, most, kit.measurer)
            if block.bottom > room:
                return
            yield block
            top = block.bottom + 0.8

    def _counts(
        self, side: LeafletSide, station: Station, start: float, top: float, end: float
    ) -> None:
        """Place each format's pictogram and how many there are, as far as they go."""
        kit, style = self.kit, self.kit.type("name")
        for group in station.groups:
            said = str(len(group.entries))
            width = SIGN + 1 + kit.measurer.width(said, style)
            if start + width > end:
                return
            pictogram = group.kind.pictogram
            side.shapes.append(
                kit.icon(pictogram, start, top + (style.line - SIGN) / 2, SIGN, station.hue.tone)
            )
            block = kit.text(
                said, style, start + SIGN + 1, top, end - start, colour=kit.theme.ink
            )  # fmt: skip
            side.add(replace(block, width=width), spoken=group.counted)
            start += width + 5

    def _home(self, side: LeafletSide) -> None:
        """Place the code of the newest edition where cells are free."""
        kit, used = self.kit, len(self.stations) % ACROSS
        if used:
            cell = CELLS[used]
            top = self.rows[-1] + (4.0 if used == 1 else UNDER)
            panel = Panel(cell + (28.0 if used == 1 else CODE_AT), ENDS[-1])
            panel_parts.home_block(side, panel, top, HOME_CODE)

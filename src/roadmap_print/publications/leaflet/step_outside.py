"""The outside of a step's leaflet: flap, back and cover, where the line comes to this step."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from roadmap_print.content.view import Station
from roadmap_print.i18n.page_words import dotted
from roadmap_print.layout.frame import OVERRUN, Area
from roadmap_print.layout.page_model import DiscShape, Element, Node, Page, TextBlock
from roadmap_print.publications.leaflet import panel_parts
from roadmap_print.publications.leaflet.panels import BACK, BOTTOM, COVER, FLAP, TOP, LeafletSide
from roadmap_print.publications.page_kit import PageKit
from roadmap_print.publications.text_fitting import cropped, fitted

LINE = 88.0  # mm from the top, where the line runs over the back to this step
DISC, DISC_AT = 60.0, 247.0
RISE = 287.0  # mm from the start, where the line goes up to leave as it comes in inside
TRUNK, BEND = 20.0, 7.0
PASSED, PASSED_PITCH = 10.5, 14.4  # mm: earlier stations' discs, and from one to the next
PASSED_FROM, PASSED_TO, PASSED_MOST = 120.0, 186.0, 6
ORIGIN, ORIGIN_DISC, ORIGIN_RING = 109.0, 6.4, 1.3  # where the line begins
COVER_TEXT = 131.0
BACK_SUBTITLE = 14.0  # mm at least that a title on the back leaves to what stands under it
BACK_TEXT, UNDER_LINE = 61.0, 112.0  # mm: what stands over the line on the back, and under it
LISTED, LISTED_DISC, LISTED_LONG = 8.4, 7.0, 9.4  # mm: rows of the list of steps, their discs


@dataclass(frozen=True)
class StepOutside:
    """What the outside of a step's sheets is made with."""

    kit: PageKit
    place: int
    """Of the step among those printed."""

    anchors: Sequence[str]
    """The pages of the steps printed."""

    @property
    def stations(self) -> tuple[Station, ...]:
        """The steps printed."""
        return self.kit.roadmap.stations

    @property
    def station(self) -> Station:
        """The step."""
        return self.stations[self.place]

    def page(self, number: int, count: int, *, titled: bool) -> Page:
        """Return the outside of one of the step's sheets; `titled` has the file's own title."""
        side = LeafletSide(self.kit, self.anchors[self.place] if number == 1 else "")
        self._route(side)
        self._cover(side, number, count, titled=titled)
        self._flap(side)
        self._back(side)
        return side.page

    def _route(self, side: LeafletSide) -> None:
        """Draw the way to this step over the back, and from it to the sheet's other side."""
        kit = self.kit
        passed = self.stations[: self.place][-PASSED_MOST:]
        whole = len(passed) == self.place
        primary = kit.theme.primary
        before = primary if whole else self.stations[self.place - len(passed) - 1].hue
        pitch = min(PASSED_PITCH, (PASSED_TO - PASSED_FROM) / max(1, len(passed) - 1))
        places = [ORIGIN, *(PASSED_FROM + pitch * each for each in range(len(passed)))]
        hues = [before, *(each.hue for each in passed)]
        for start, end, hue in zip(places, [*places[1:], DISC_AT], hues, strict=True):
            side.shapes.append(kit.line([(start, LINE), (end, LINE)], hue))
        out = [(DISC_AT, LINE), (RISE, LINE), (RISE, TRUNK), (kit.frame.width + OVERRUN, TRUNK)]
        side.shapes.append(kit.line(out, self.station.hue, radius=BEND))
        if whole:
            side.shapes.append(
                DiscShape(
                    ORIGIN, LINE, ORIGIN_DISC, "#FFFFFF",
                    edge=primary.surface, edge_width=ORIGIN_RING,
                )
            )  # fmt: skip
        for start, station in zip(places[1:], passed, strict=True):
            side.disc(*kit.disc(station, start, LINE, PASSED))
        side.disc(*kit.disc(self.station, DISC_AT, LINE, DISC))

    def _cover(self, side: LeafletSide, number: int, count: int, *, titled: bool) -> None:
        kit, roadmap, station = self.kit, self.kit.roadmap, self.station
        words, measure, ink = roadmap.words, COVER.width, kit.theme.ink
        panel_parts.add_logo(side)
        said = words.step_of.format(number=station.number, count=roadmap.step_count)
        sheet = words.sheet_of.format(number=number, count=count) if count > 1 else None
        eyebrow = kit.words(
            dotted(said, sheet), kit.type("eyebrow"), COVER.start, COVER_TEXT, measure,
            colour=kit.theme.grey,
        )  # fmt: skip
        counts = self._counts()
        of = fitted(
            kit, roadmap.title, kit.type("subtitle"), Area(COVER.start, 0.0, measure, 20.0),
            colour=ink,
        )  # fmt: skip
        under = of.height + 9 + sum(each.height for each in counts)
        room = BOTTOM - eyebrow.bottom - under
        title = fitted(
            kit, station.title, kit.type("cover-title"),
            Area(COVER.start, eyebrow.bottom + 1, measure, room),
            colour=ink, tag="h2",
        )  # fmt: skip
        title = replace(title, bookmark=kit.titled(station) if number == 1 else "")
        of = of.moved(0.0, title.bottom + 1.5)
        side.add(of, tag="h1" if titled else "p")
        side.add(eyebrow)
        side.add(title)
        top = of.bottom + 6
        for block in counts:
            side.add(block.moved(0.0, top))
            top += block.height

    def _counts(self) -> list[TextBlock]:
        kit, station = self.kit, self.station
        if not station.entries:
            return []
        words = kit.roadmap.words
        count = words.resources(len(station.entries))
        formats = dotted(*(group.counted for group in station.groups))
        start, measure = COVER.start, COVER.width
        blocks = [
            kit.text(
                dotted(count, station.time, kit.roadmap.readers), kit.type("summary"),
                start, 0.0, measure, colour=kit.theme.ink,
            ),
            kit.text(formats, kit.type("prose"), start, 0.0, measure, colour=kit.theme.grey),
        ]  # fmt: skip
        return [cropped(each, 2, kit.measurer) for each in blocks]

    def _flap(self, side: LeafletSide) -> None:
        formats = [(group.kind, len(group.entries)) for group in self.station.groups]
        foot = panel_parts.how_to_read(side, formats, FLAP, TOP, "h3")
        rows = int((BOTTOM - foot - panel_parts.GAP - 10) / LISTED)
        if rows >= 2 and len(self.stations) > 1:
            top = max(foot + panel_parts.GAP, BOTTOM - 12 - LISTED * min(rows, len(self.stations)))
            top = min(top, max(foot + panel_parts.GAP, 126.0))
            self._list(side, top, rows)

    def _list(self, side: LeafletSide, top: float, rows: int) -> None:
        """List the steps, those around this one where there is no room for all."""
        kit, stations = self.kit, self.stations
        words = kit.roadmap.words
        top = panel_parts.add_heading(side, words.all_steps, FLAP, top, "h3") + 3
        first = max(0, min(self.place - rows // 2, len(stations) - rows))
        items: list[Node] = []
        for place in range(first, min(len(stations), first + rows)):
            items.append(self._listed(side, place, top))
            top += LISTED
        side.content.append(Element("ul", tuple(items)))

    def _listed(self, side: LeafletSide, place: int, top: float) -> Element:
        kit, station = self.kit, self.stations[place]
        diameter = LISTED_DISC if station.number < 100 else LISTED_LONG
        disc, numeral = kit.disc(
            station, FLAP.start + LISTED_LONG / 2 - 1, top + LISTED_DISC / 2, diameter
        )
        side.shapes.append(disc)
        own = place == self.place
        style = kit.type("name") if own else replace(kit.type("name"), face="text")
        start = FLAP.start + panel_parts.NAME_AT
        block = kit.text(
            station.title, style, start, top + (LISTED_DISC - style.line) / 2, FLAP.end - start,
            colour=kit.theme.ink if own else kit.theme.text,
        )  # fmt: skip
        link = None if own else kit.page_link(self.anchors[place], station.title)
        return Element("li", (numeral, replace(cropped(block, 1, kit.measurer), link=link)))

    def _back(self, side: LeafletSide) -> None:
        kit, roadmap = self.kit, self.kit.roadmap
        kept = BACK_SUBTITLE if roadmap.subtitle else 0.0
        title = fitted(
            kit, roadmap.title, kit.type("heading"),
            Area(BACK.start, TOP, BACK.width, BACK_TEXT - kept), colour=kit.theme.ink,
        )  # fmt: skip
        side.add(title)
        subtitle = fitted(
            kit, roadmap.subtitle or "", kit.type("prose"),
            Area(BACK.start, title.bottom + 1, BACK.width, TOP + BACK_TEXT - title.bottom - 1),
            colour=kit.theme.grey,
        )  # fmt: skip
        top = side.add(subtitle).bottom + 2
        room = TOP + BACK_TEXT - top
        told = panel_parts.first_fitting(side, roadmap.introduction, BACK, top, room, headed=False)
        foot = panel_parts.home_block(side, BACK, UNDER_LINE, kit.mm("home-code"))
        if roadmap.home is None:
            rest = [each for each in roadmap.introduction if each is not told]
            room = BOTTOM - panel_parts.sender_height(side, BACK) - UNDER_LINE
            panel_parts.first_fitting(side, rest, BACK, UNDER_LINE, room, headed=True)
        panel_parts.sender_block(side, BACK, foot)

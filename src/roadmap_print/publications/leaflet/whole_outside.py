"""The outside of the whole roadmap's leaflet: its cover is the line with all stations."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from roadmap_print.catalogue.model import Question
from roadmap_print.content.view import FormatView, Station
from roadmap_print.layout.frame import OVERRUN, Area
from roadmap_print.layout.page_model import Element, Node, Page
from roadmap_print.publications.leaflet import panel_parts
from roadmap_print.publications.leaflet.panels import BACK, BOTTOM, FLAP, TOP, LeafletSide, Panel
from roadmap_print.publications.page_kit import PageKit, disc_growth
from roadmap_print.publications.text_fitting import cropped, fitted

LINE = 213.0  # mm from the start, where the line runs down the cover
TEXT = Panel(222.0, 285.0)
LOGO_FOOT, TITLE_ROOM = 38.0, 44.0
FIRST_STATION, LAST_STATION = 96.0, 188.0  # mm from the top, at most and at least
PITCH, DISC, SMALLEST = 15.1, 10.5, 7.0
BETWEEN_DISCS = 1.0  # mm at least
LEAST_TITLE_ROOM = 14.0  # mm: of a title over very many stations
UNDER_TITLE, UNDER_TEXT, OVER_STATIONS = 2.0, 1.5, 9.0  # mm
TEXT_LINES = 3  # of each text under the title, fewer over many stations
TWO_LINES = 10.4  # mm from station to station that give a title two lines
HOME = 112.0


@dataclass(frozen=True)
class WholeOutside:
    """What the outside is made with: the `stations` of this sheet, and the page that has them."""

    kit: PageKit
    stations: Sequence[Station]
    sheet: str | None
    """Which of several sheets it is, None where there is one."""

    def page(self, *, first: bool) -> Page:
        """Return the outside; the `first` one has the file's own title."""
        side = LeafletSide(self.kit)
        self._cover(side, first=first)
        rest = self._flap(side)
        self._back(side, rest)
        return side.page

    def _cover(self, side: LeafletSide, *, first: bool) -> None:
        kit, roadmap = self.kit, self.kit.roadmap
        panel_parts.add_logo(side, TEXT)
        ink, lowest = kit.theme.ink, LAST_STATION - self._least_pitch * (len(self.stations) - 1)
        named = ((roadmap.subtitle, "objective"), (roadmap.summary, "name"), (self.sheet, "name"))
        texts = [(text, kit.type(style)) for text, style in named if text]
        under = sum(style.line + UNDER_TEXT for _, style in texts) + UNDER_TITLE + OVER_STATIONS
        title = side.add(fitted(
            kit, roadmap.title, kit.type("whole-title"),
            Area(TEXT.start, LOGO_FOOT, TEXT.width,
                 min(TITLE_ROOM, max(LEAST_TITLE_ROOM, lowest - LOGO_FOOT - under))),
            colour=ink, tag="h1" if first else "p",
        ))  # fmt: skip
        top = title.bottom + UNDER_TITLE
        under -= UNDER_TITLE
        for text, style in texts:
            under -= style.line + UNDER_TEXT
            most = int((lowest - under - UNDER_TEXT - top) / style.line)
            block = kit.text(text, style, TEXT.start, top, TEXT.width, colour=ink)
            block = cropped(block, max(1, min(TEXT_LINES, most)), kit.measurer)
            top = side.add(block).bottom + UNDER_TEXT
        self._stations(side, max(min(FIRST_STATION, lowest), top + OVER_STATIONS))

    @property
    def _least_disc(self) -> float:
        """The diameter in mm at which the longest number of a station can be read."""
        return SMALLEST * max(disc_growth(each.number) for each in self.stations)

    @property
    def _least_pitch(self) -> float:
        """The mm from one station to the next at which white is seen between their discs."""
        return self._least_disc + BETWEEN_DISCS

    def _stations(self, side: LeafletSide, top: float) -> None:
        kit, height, count = self.kit, self.kit.frame.height, len(self.stations)
        pitch = min(PITCH, (LAST_STATION - top) / max(1, count - 1))
        diameter = max(self._least_disc, min(DISC, pitch - 1.8))
        tops = [top + pitch * place for place in range(count)]
        hues = [kit.theme.primary, *(each.hue for each in self.stations)]
        for begin, end, hue in zip([-OVERRUN, *tops], [*tops, height + OVERRUN], hues, strict=True):
            side.shapes.append(kit.line([(LINE, begin), (LINE, end)], hue))
        items: list[Node] = []
        for station, middle in zip(self.stations, tops, strict=True):
            disc, numeral = kit.disc(station, LINE, middle, diameter)
            side.shapes.append(disc)
            block = kit.text(
                station.title, kit.type("station"), TEXT.start, 0.0, TEXT.width,
                colour=kit.theme.ink,
            )  # fmt: skip
            block = cropped(block, 2 if pitch >= TWO_LINES else 1, kit.measurer)
            block = block.moved(0.0, middle - block.height / 2)
            link = kit.page_link(f"step-{station.number}", station.title)
            items.append(Element("li", (numeral, replace(block, link=link))))
        side.content.append(Element("ul", tuple(items)))

    def _flap(self, side: LeafletSide) -> Sequence[Question]:
        """Place how to read, and a part of the introduction; return the parts that are left."""
        foot = panel_parts.how_to_read(side, self._formats(), FLAP, TOP, "h2") + panel_parts.GAP
        questions = self.kit.roadmap.introduction
        told = panel_parts.first_fitting(side, questions, FLAP, foot, BOTTOM - foot, headed=True)
        return [each for each in questions if each is not told]

    def _formats(self) -> list[tuple[FormatView, int]]:
        """Return the formats with the number of resources of each, each counted once."""
        roadmap = self.kit.roadmap
        counts = Counter({entry.id: entry.kind.id for entry in roadmap.entries}.values())
        return [(kind, counts[kind.id]) for kind in roadmap.kinds]

    def _back(self, side: LeafletSide, questions: Sequence[Question]) -> None:
        kit = self.kit
        top = panel_parts.home_top(side, BACK, HOME)
        panel_parts.first_fitting(side, questions, BACK, TOP, top - TOP - 8, headed=True)
        foot = panel_parts.home_block(side, BACK, top, kit.mm("home-code"))
        panel_parts.sender_block(side, BACK, foot)

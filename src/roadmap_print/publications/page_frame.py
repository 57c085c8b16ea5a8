"""What the pages of a publication need to know: the roadmap, its pictures, sizes and colours."""

from collections.abc import Mapping
from dataclasses import dataclass

from roadmap_print.catalogue.comparison.compare import ChangeKind
from roadmap_print.catalogue.urls import domain
from roadmap_print.content.qr_codes import QUIET, QrCode
from roadmap_print.content.view import Chapter, LevelView, News, Novelty, Roadmap, Station
from roadmap_print.layout.badge import PADDING, Plate
from roadmap_print.layout.components import Figure
from roadmap_print.layout.font_metrics import Type
from roadmap_print.layout.route_line import pips, pips_size
from roadmap_print.render import html_templates
from roadmap_print.render.assets import Assets
from roadmap_print.render.stylesheet import Stylesheet

WIDEST_NUMBER = "888 / 888"  # of a page, at the foot


@dataclass(frozen=True, slots=True)
class LegendItem:
    """What a sign means: its `name`, and of a gesture a `text` that says what it does."""

    figure: Figure
    name: str
    text: str = ""


@dataclass(frozen=True)
class PageFrame:
    """What every page needs to know; lengths in mm."""

    roadmap: Roadmap
    assets: Assets
    sheet: Stylesheet

    def mm(self, name: str) -> float:
        """Return a length of the style sheet in mm."""
        return self.sheet.mm(name)

    def type(self, name: str) -> Type:
        """Return a type style of the style sheet."""
        return self.sheet.type(name)

    def fill(self, template: str, **values: object) -> str:
        """Fill a publication's template with what all of them show, and with values of its own."""
        roadmap = self.roadmap
        return html_templates.page(
            template,
            roadmap=roadmap,
            words=roadmap.words,
            frame=self,
            css=self.sheet.css,
            title=roadmap.title,
            language=roadmap.language,
            author=roadmap.publisher,
            description=roadmap.subtitle or roadmap.title,
            home_domain=domain(roadmap.home.address) if roadmap.home else "",
            **values,
        )

    @property
    def ink(self) -> str:
        """The colour of the line before the first station and after the last."""
        return self.sheet.properties["ink"]

    def colour_before(self, station: Station) -> str:
        """Return the colour in which the line arrives at a station."""
        place = self.roadmap.stations.index(station)
        return self.roadmap.stations[place - 1].colour if place else self.ink

    def pictogram(self, name: str, colour: str | None = None) -> str:
        """Return the address of a pictogram, in ink unless a colour is given."""
        return self.assets.pictogram(name, colour or self.ink)

    def plate(self, kind: ChangeKind, x: float, y: float) -> Plate:
        """Return a plate that says what has happened to a stop."""
        words, height = self.roadmap.words, self.mm("plate-height")
        word = words["changed"][kind]
        width = self.type("plate").width(word) + 2 * PADDING * height
        return Plate(x, y, width, height, kind, word, words.lang)

    def widest_plate(self, news: News) -> float:
        """Return the width of the widest plate that stands before what is told."""
        return max(self.plate(kind, 0, 0).width for kind, _ in news.counts)

    def level_dots(self, level: LevelView, x: float, y: float, scale: float = 1.0) -> Figure:
        """Place a level's discs, larger by `scale` than those of an entry."""
        size = pips_size(level.count, scale * self.mm("pip"))
        drawing = pips(level.rank, level.count, level.colour)
        return Figure(x, y, *size, self.assets.svg(drawing))

    def sign(self, name: str, size: float) -> Figure:
        """Return a pictogram in ink, to be placed."""
        return Figure(0.0, 0.0, size, size, self.pictogram(name))

    def legend(
        self, gestures: Mapping[str, str], gesture: float, stop: float, scale: float = 1.0
    ) -> tuple[tuple[str, list[LegendItem]], ...]:
        """Return what says how to read the pages: gestures, formats and levels with their titles.

        `gesture` and `stop` are the sizes of pictograms, `scale` is how much larger the pips are.
        """
        words, names = self.roadmap.words, self.roadmap.words["gesture_names"]
        signs = [
            LegendItem(self.sign(name, gesture), names[name], text)
            for name, text in gestures.items()
        ]
        formats = [LegendItem(self.sign(kind.id, stop), kind.label) for kind in self.roadmap.kinds]
        levels = [
            LegendItem(self.level_dots(level, 0, 0, scale), level.label)
            for level in self.roadmap.levels
        ]
        return (words.gestures, signs), (words.formats, formats), (words.levels, levels)

    def dark_square(self, code: QrCode, x: float, y: float, side: float) -> Figure:
        """Place a code so that its dark modules fill a square; the quiet zone hangs outside."""
        out = quiet_zone(code, side)
        return Figure(x - out, y - out, *(side + 2 * out,) * 2, self.assets.code(code))


def quiet_zone(code: QrCode, side: float) -> float:
    """Return how far a code's quiet zone reaches out of its dark square, in mm."""
    return QUIET * side / code.size


def told(news: News) -> list[tuple[int, Chapter, Novelty]]:
    """List what has changed, each with its chapter and that one's place."""
    return [
        (place, chapter, novelty)
        for place, chapter in enumerate(news.chapters)
        for novelty in chapter.novelties
    ]


def foot_text(*parts: str | None) -> str:
    """Return what the foot says before the page's number."""
    return "".join(f"{part} · " for part in parts if part)

"""What publications compose pages with: the pieces that several of them show, made in one place.

A `PageKit` knows the roadmap, its colours, the publication's sizes and who measures; its methods
make pieces of a page (`layout.page_model`). All lengths in mm along the page's `Frame`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from roadmap_print.brand.theme import Hue, Theme
from roadmap_print.catalogue.urls import domain
from roadmap_print.content.qr_codes import QrCode
from roadmap_print.content.view import Entry, LevelView, Roadmap, Station
from roadmap_print.layout.font_metrics import MM_PER_PT, Type
from roadmap_print.layout.frame import Area, Frame
from roadmap_print.layout.level_dots import dots_width, draw_dots
from roadmap_print.layout.measurer import Measurer
from roadmap_print.layout.page_model import (
    Alignment,
    DiscShape,
    FieldShape,
    IconShape,
    Link,
    Page,
    Picture,
    Run,
    TextBlock,
)
from roadmap_print.layout.pictograms import draw_pictogram
from roadmap_print.publications.code_size import QUIET_MODULES
from roadmap_print.render.assets import Assets
from roadmap_print.render.html_templates import Composed, Duplex, PageMaterial
from roadmap_print.render.page_html import DocumentFacts, compose_pages
from roadmap_print.render.stylesheet import Stylesheet

NUMERAL_DROP = 0.09  # em: Hanken Grotesk's figures stand this much above the middle, doubled
NUMERAL = 1.43  # pt of a numeral for each mm of its disc: 33 pt in 23 mm (design.md, B2)
LONG_NUMERAL = 0.72  # of that where a number has three digits
RING = 0.04  # of a disc: the white round it, 0.9 mm round 23


@dataclass(frozen=True)
class PageKit:
    """What every page of a publication is made with."""

    roadmap: Roadmap
    assets: Assets
    sheet: Stylesheet
    frame: Frame

    @classmethod
    def of(cls, material: PageMaterial, width: float, height: float) -> PageKit:
        """Return the kit for pages of a size in mm."""
        frame = Frame(width, height)
        return cls(material.roadmap, material.assets, material.sheet, frame)

    @cached_property
    def measurer(self) -> Measurer:
        """Who knows how wide words are."""
        return Measurer(self.roadmap.language)

    @property
    def theme(self) -> Theme:
        """The colours of the house."""
        return self.roadmap.theme

    @property
    def own_lang(self) -> str | None:
        """The language of our own words where it is not the catalogue's."""
        return self.roadmap.words.lang.get("lang")

    def mm(self, name: str) -> float:
        """Return a length of the style sheet in mm."""
        return self.sheet.mm(name)

    def type(self, name: str) -> Type:
        """Return a type style of the style sheet."""
        return self.sheet.type(name)

    # Texts

    def text(
        self,
        text: str,
        style: Type,
        start: float,
        top: float,
        measure: float,
        *,
        colour: str = "",
        tag: str = "p",
        align: Alignment = "start",
        lang: str | None = None,
    ) -> TextBlock:
        """Break a text in a place; one aligned to the end ends at `start` + `measure`."""
        ink = colour or self.theme.text
        lines = tuple((Run(each, style, ink),) for each in self.measurer.wrap(text, style, measure))
        return TextBlock(
            start, top, measure, lines if text else (), style.leading, align, tag, lang=lang
        )

    def words(
        self,
        text: str,
        style: Type,
        start: float,
        top: float,
        measure: float,
        *,
        colour: str = "",
        tag: str = "p",
        align: Alignment = "start",
    ) -> TextBlock:
        """Break words of our own in a place; they say their language where it is another."""
        return self.text(
            text, style, start, top, measure,
            colour=colour, tag=tag, align=align, lang=self.own_lang,
        )  # fmt: skip

    def paragraph(
        self,
        runs: Sequence[Run],
        start: float,
        top: float,
        measure: float,
        *,
        leading: float,
        tag: str = "p",
    ) -> TextBlock:
        """Break runs of several looks as one paragraph, `leading` pt from line to line."""
        lines = self.measurer.wrap_runs(runs, measure)
        return TextBlock(start, top, measure, lines, leading, tag=tag)

    # Links

    def entry_link(self, entry: Entry) -> Link:
        """Return the link of a resource."""
        return Link(entry.address, self.roadmap.words.open_sentence.format(title=entry.title))

    def page_link(self, anchor: str, title: str) -> Link:
        """Return a link to another page of the file."""
        return Link(f"#{anchor}", self.roadmap.words.go_to_sentence.format(title=title))

    def home_link(self) -> Link | None:
        """Return the link to the newest edition."""
        home, words = self.roadmap.home, self.roadmap.words
        if home is None:
            return None
        return Link(home.address, words.open_sentence.format(title=words.newest))

    # Codes

    def code(
        self, code: QrCode, title: str, start: float, top: float, side: float, link: Link
    ) -> Picture:
        """Place a code so that its dark modules fill a square; the quiet zone hangs outside."""
        out = QUIET_MODULES * side / code.size
        area = Area(start - out, top - out, side + 2 * out, side + 2 * out)
        alt = self.roadmap.words.code_sentence.format(title=title, domain=domain(code.address))
        source = self.assets.code(code)
        return Picture(area, source, alt, self.own_lang, link, pixelated=True)

    def entry_code(self, entry: Entry, start: float, top: float, side: float) -> Picture:
        """Place the code of a resource."""
        return self.code(entry.code, entry.title, start, top, side, self.entry_link(entry))

    # Signs

    def level_dots(self, level: LevelView, start: float, top: float, diameter: float) -> Picture:
        """Place a level's discs, a figure that is read by the level's name."""
        colour = level.colour
        drawing = draw_dots(level.rank, level.count, colour, mirrored=self.frame.mirrored)
        area = Area(start, top, dots_width(level.count, diameter), diameter)
        alt = self.roadmap.words.level_sentence.format(label=level.label)
        return Picture(area, self.assets.svg(drawing), alt, self.own_lang)

    def icon(self, name: str, start: float, top: float, size: float, colour: str) -> IconShape:
        """Place a pictogram, decoration beside its word."""
        return IconShape(Area(start, top, size, size), draw_pictogram(name, colour))

    def disc(
        self,
        station: Station,
        start: float,
        top: float,
        diameter: float,
        *,
        artifact: bool = True,
        hue: Hue | None = None,
    ) -> tuple[DiscShape, TextBlock]:
        """Place a station round (start, top) with its numeral, which a heading says in words."""
        hue, numeral = hue or station.hue, str(station.number)
        shape = DiscShape(
            start, top, diameter, hue.surface, ring=RING * diameter, edge=hue.edge
        )  # fmt: skip
        size = NUMERAL * diameter * (LONG_NUMERAL if len(numeral) > 2 else 1.0)
        style = Type("title", round(size, 1), diameter / MM_PER_PT + NUMERAL_DROP * size)
        block = self.text(
            numeral,
            style,
            start - diameter / 2,
            top - diameter / 2,
            diameter,
            colour=hue.on_surface,
            align="center",
        )
        return shape, replace(block, artifact=artifact)

    def format_stop(
        self, pictogram: str, hue: Hue, start: float, top: float, diameter: float
    ) -> tuple[DiscShape, IconShape]:
        """Place a format's stop round (start, top): its pictogram in a white ringed disc."""
        ring, icon = 0.078 * diameter, 0.58 * diameter
        shape = DiscShape(start, top, diameter, "#FFFFFF", edge=hue.tone, edge_width=ring)
        return shape, self.icon(
            pictogram, start - icon / 2, top - icon / 2, icon, hue.tone
        )  # fmt: skip

    def tick_box(self, start: float, top: float, side: float, hue: Hue) -> FieldShape:
        """Place a box to tick, its middle on `start` along the line."""
        area = Area(start - side / 2, top, side, side)
        return FieldShape(area, "#FFFFFF", 0.135 * side, hue.tone, 0.19 * side)

    # The document

    def document(self, pages: Sequence[Page], *, duplex: Duplex = "none") -> Composed:
        """Return the publication of these pages, ready to be rendered."""
        roadmap = self.roadmap
        facts = DocumentFacts(
            title=roadmap.title,
            description=roadmap.subtitle or roadmap.title,
            author=roadmap.publisher,
            language=roadmap.language,
            css=self.sheet.css,
        )
        return compose_pages(pages, self.assets, facts, duplex)

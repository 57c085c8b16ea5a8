"""What publications compose pages with: the pieces that several of them show, made in one place.

A `PageKit` knows the roadmap, its colours, the publication's sizes and who measures; its methods
make pieces of a page (`layout.page_model`). All lengths in mm along the page's `Frame`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from roadmap_print.brand.theme import WHITE, Hue, Theme
from roadmap_print.catalogue.comparison.compare import ChangeKind
from roadmap_print.catalogue.urls import domain
from roadmap_print.content.qr_codes import QUIET, QrCode
from roadmap_print.content.view import Entry, LevelView, Roadmap, Station
from roadmap_print.fonts import faces
from roadmap_print.i18n.direction import language_direction
from roadmap_print.i18n.translator import Message
from roadmap_print.layout.font_metrics import MM_PER_PT, Type, figure_drop, house_face
from roadmap_print.layout.frame import Area, Frame
from roadmap_print.layout.level_dots import dots_width, draw_dots
from roadmap_print.layout.measurer import Measurer
from roadmap_print.layout.page_model import (
    SLOT,
    Alignment,
    DiscShape,
    FieldShape,
    IconShape,
    LineShape,
    Link,
    Page,
    Part,
    Picture,
    Run,
    TextBlock,
    blocks,
    glued_lines,
    mapped,
    route_path,
)
from roadmap_print.layout.pictograms import DIRECTIONAL, draw_pictogram
from roadmap_print.render.assets import Assets
from roadmap_print.render.html_templates import Composed, Duplex, PageMaterial
from roadmap_print.render.page_html import DocumentFacts, compose_pages
from roadmap_print.render.stylesheet import Stylesheet

NUMERAL = 1.43  # pt of a numeral for each mm of its disc: 33 pt in 23 mm
FULL_DIGITS = 2.34  # as many digits a disc holds in that size
ALIGNED: dict[Alignment, float] = {"start": 0.0, "center": 0.5, "end": 1.0}
TAB_CLEAR, TAB_RADIUS = 3.0, 2.0  # mm of white round a logo on a field
RING = 0.04  # of a disc: the white round it, 0.9 mm round 23
BADGE_PADDING = 0.35  # of a badge's height, before and after its word
BADGE_EDGE, BADGE_BAR = 0.08, 0.32  # of that: its outline, the bar before what has moved


def disc_growth(number: int) -> float:
    """Return how many times as wide as for two digits a disc is for a number of the same size."""
    return max(1.0, len(str(number)) / FULL_DIGITS)


def numeral_size(diameter: float, number: int) -> float:
    """Return the pt in which a number stands in a disc of so many mm, less for more digits."""
    return NUMERAL * diameter / disc_growth(number)


@dataclass(frozen=True)
class PageKit:
    """What every page of a publication is made with."""

    roadmap: Roadmap
    assets: Assets
    sheet: Stylesheet
    frame: Frame

    @classmethod
    def of(cls, material: PageMaterial, width: float = 0.0, height: float = 0.0) -> PageKit:
        """Return the kit for pages of a size in mm, unless told that of the style sheet."""
        sheet, mirrored = material.sheet, language_direction(material.roadmap.language) == "rtl"
        frame = Frame(width or sheet.mm("width"), height or sheet.mm("height"), mirrored)
        return cls(material.roadmap, material.assets, sheet, frame)

    @cached_property
    def measurer(self) -> Measurer:
        """Who knows how wide words are."""
        return Measurer(self.roadmap.language, self.theme.fonts)

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
        ink, style = colour or self.theme.text, self.measurer.styled(text, style)
        broken = self.measurer.wrap(text, style, measure) if text else ()
        lines = tuple((Run(each, style, ink),) for each in broken)
        return TextBlock(
            start, top, measure, lines, style.leading, align, tag, lang=lang,
            glued=glued_lines(text, broken),
        )  # fmt: skip

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
        indent: float = 0.0,
    ) -> TextBlock:
        """Break runs of several looks as one paragraph, `leading` pt from line to line.

        Its first line begins `indent` mm in.
        """
        lines = self.measurer.wrap_runs(runs, measure, indent)
        glued = glued_lines(
            "".join(run.text for run in runs), ["".join(run.text for run in line) for line in lines]
        )
        return TextBlock(start, top, measure, lines, leading, tag=tag, indent=indent, glued=glued)

    def titled(self, station: Station) -> str:
        """Say which step it is, by its number and its title."""
        return self.roadmap.words.step_titled.format(number=station.number, title=station.title)

    # Links

    def link(self, address: str, title: str) -> Link:
        """Return a link to an address, by the title of what is there."""
        return Link(address, self.roadmap.words.open_sentence.format(title=title))

    def entry_link(self, entry: Entry) -> Link:
        """Return the link of a resource."""
        return self.link(entry.address, entry.title)

    def page_link(self, anchor: str, title: str) -> Link:
        """Return a link to another page of the file."""
        return Link(f"#{anchor}", self.roadmap.words.go_to_sentence.format(title=title))

    def home_link(self) -> Link | None:
        """Return the link to the newest edition."""
        home = self.roadmap.home
        return self.link(home.address, self.roadmap.words.newest) if home else None

    # Codes

    def code(
        self,
        code: QrCode,
        title: str,
        start: float,
        top: float,
        side: float,
        link: Link,
        *,
        bare: bool = False,
    ) -> Picture:
        """Place a code so that its dark modules fill a square; the quiet zone hangs outside.

        A `bare` one has none drawn: where it stands on a tint, this is its quiet zone.
        """
        out = 0.0 if bare else QUIET * side / code.size
        area = Area(start - out, top - out, side + 2 * out, side + 2 * out)
        alt = self.roadmap.words.code_sentence.format(title=title, domain=domain(code.address))
        source = self.assets.code(code, bare=bare)
        return Picture(area, source, alt, self.own_lang, link, pixelated=True)

    def entry_code(
        self, entry: Entry, start: float, top: float, side: float, *, bare: bool = False
    ) -> Picture:
        """Place the code of a resource."""
        link = self.entry_link(entry)
        return self.code(entry.code, entry.title, start, top, side, link, bare=bare)

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
        area = Area(start, top, size, size)
        return IconShape(area, draw_pictogram(name, colour), name in DIRECTIONAL)

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
        shape = DiscShape(start, top, diameter, hue.surface, ring=RING * diameter, edge=hue.edge)
        size = numeral_size(diameter, station.number)
        style = self.measurer.styled(numeral, Type("title", round(size, 1), 0))
        leading = diameter / MM_PER_PT + figure_drop(style.font) * size
        block = self.text(
            numeral,
            replace(style, leading=leading),
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
        return shape, self.icon(pictogram, start - icon / 2, top - icon / 2, icon, hue.tone)

    def line(
        self,
        points: Sequence[tuple[float, float]],
        hue: Hue,
        *,
        width: float = 0.0,
        radius: float = 0.0,
    ) -> LineShape:
        """Draw a piece of the line through points, as wide as the style sheet says unless told."""
        return LineShape(
            route_path(points, radius), width or self.mm("line"), hue.surface, hue.edge
        )  # fmt: skip

    def tick_box(self, start: float, top: float, side: float, hue: Hue) -> FieldShape:
        """Place a box to tick, its middle on `start` along the line."""
        area = Area(start - side / 2, top, side, side)
        return FieldShape(area, "#FFFFFF", 0.135 * side, hue.tone, 0.19 * side)

    def slot(
        self,
        name: str,
        area: Area,
        style: Type,
        colour: str,
        *,
        align: Alignment = "start",
        artifact: bool = False,
    ) -> TextBlock:
        """Keep a place where a personal copy puts what is its own.

        It is a space, tagged by its name, or nothing where that is an `artifact`.
        """
        leading = area.height / MM_PER_PT
        line = (Run("" if artifact else "\u00a0", replace(style, leading=leading), colour),)
        return TextBlock(
            area.start, area.top, area.width, (line,), leading, align,
            spoken="" if artifact else f"{SLOT}{name}", artifact=artifact, slot=name,
        )  # fmt: skip

    def logo(
        self,
        box: Area,
        *,
        on_field: bool = False,
        align: Alignment = "start",
        name_style: Type | None = None,
        whole: bool = False,
    ) -> tuple[tuple[FieldShape, ...], tuple[Picture | TextBlock, ...]]:
        """Place the logo in the upper part of a box, on a white tab where a field needs one.

        Without a logo who speaks is named there, where there is a `name_style`; else it is empty.
        A name is said as far as it fits the box, or `whole` and as high as it needs.
        """
        theme, name = self.theme, self.roadmap.publisher or self.theme.name
        logo = (theme.field_logo if on_field else None) or theme.logo
        if logo is None and name and name_style:
            ink = theme.primary.on_surface if on_field else theme.ink
            place = (box.start, box.top, box.width)
            shown = name if whole else self._capped(name, name_style, box)
            return (), (self.text(shown, name_style, *place, colour=ink, align=align),)
        if logo is None:
            return (), ()
        width = min(box.width, box.height * logo.proportion)
        before = ALIGNED[align] * (box.width - width)
        area = Area(box.start + before, box.top, width, width / logo.proportion)
        alt = logo.alt or name or self.roadmap.title
        tab = FieldShape(area.grown(TAB_CLEAR), WHITE, radius=TAB_RADIUS)
        needs_tab = on_field and logo is not theme.field_logo
        picture = Picture(area, self.assets.image(logo.file.data), alt)
        return ((tab,) if needs_tab else ()), (picture,)

    def _capped(self, name: str, style: Type, box: Area) -> str:
        """Shorten who speaks, whose whole name stands with the address, to the lines of a box."""
        most, words = max(1, int(box.height / style.line)), name.split(" ")
        shown = name
        while len(self.measurer.wrap(shown, style, box.width)) > most and len(words) > 1:
            words.pop()
            shown = " ".join(words).rstrip(" ,;:·–-") + "…"
        fits = len(self.measurer.wrap(shown, style, box.width)) <= most
        return shown if fits else self.measurer.elide(shown, style, box.width)

    def badge(self, kind: ChangeKind, start: float, top: float, style: Type | None = None) -> Part:
        """Place a plate that says what has happened to a stop, in a word and by its shape.

        New is a filled plate with round ends, edited an outlined one, moved one with a bar before
        it, and removed is a word over a rule: they are told apart without colour.
        """
        style = style or self.type("badge")
        height = style.line
        padding, edge, bar = (share * height for share in (BADGE_PADDING, BADGE_EDGE, BADGE_BAR))
        before = padding + (bar if kind is ChangeKind.MOVED else 0.0)
        word, ink = self.roadmap.words["changed"][kind], self.theme.ink
        width = before + self.measurer.width(word, style) + padding
        plate = Area(start, top, width, height)
        outlined = FieldShape(plate, "#FFFFFF", edge, ink)
        shapes, colour = {
            ChangeKind.ADDED: ((FieldShape(plate, ink, radius=height / 2),), "#FFFFFF"),
            ChangeKind.EDITED: ((outlined,), ink),
            ChangeKind.MOVED: ((outlined, FieldShape(replace(plate, width=bar), ink)), ink),
            ChangeKind.REMOVED: (
                (FieldShape(Area(start, top + height - edge, width, edge), self.theme.grey),),
                self.theme.grey,
            ),
        }[kind]
        block = self.words(word, style, start + before, top, width - before, colour=colour)
        return Part((block,), shapes, width, height)

    # The document

    def document(
        self, pages: Sequence[Page], *, duplex: Duplex = "none", notes: tuple[Message, ...] = ()
    ) -> Composed:
        """Return the publication of these pages, ready to be rendered."""
        roadmap = self.roadmap
        pages = [self._faced(page) for page in pages]
        names = [*map(house_face, self.theme.fonts), *_stand_ins(pages)]
        urls = ((name, self.assets.font(name)) for name in names)
        rules = (f'@font-face{{font-family:"{name}";src:url("{url}")}}' for name, url in urls)
        facts = DocumentFacts(
            title=roadmap.title,
            description=roadmap.subtitle or roadmap.title,
            author=roadmap.publisher or self.theme.name,
            language=roadmap.language,
            css=self.sheet.css + "".join(rules),
        )
        return compose_pages(pages, self.assets, facts, duplex, notes)

    def _faced(self, page: Page) -> Page:
        """Return a page whose texts all say which face they are set in."""
        styled = self.measurer.styled_block

        def faced(node: TextBlock | Picture) -> TextBlock | Picture:
            return styled(node) if isinstance(node, TextBlock) else node

        return replace(page, content=tuple(mapped(page.content, faced)))


def _stand_ins(pages: Sequence[Page]) -> Iterator[str]:
    """Yield the names of the faces that stand in for ours on these pages, each once."""
    styles = {
        run.type
        for page in pages
        for block in blocks(page.content)
        for line in block.lines
        for run in line
    }
    named = {name for style in styles if not style.file for name in (style.face, *style.others)}
    yield from sorted(
        name for name in named if faces.stands_in(name) and faces.family(name) == name
    )

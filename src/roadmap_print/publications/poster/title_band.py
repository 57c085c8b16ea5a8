"""The poster's title band: what it is, how to read it, where the newest edition is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from roadmap_print.catalogue.urls import domain
from roadmap_print.content.qr_codes import QUIET
from roadmap_print.content.view import FormatView, LevelView, Roadmap
from roadmap_print.i18n.page_words import dotted
from roadmap_print.layout.font_metrics import Type, wrap
from roadmap_print.layout.route_line import pips
from roadmap_print.publications.poster.cells import CellBlock, Cells, host_lines
from roadmap_print.render.assets import Assets
from roadmap_print.render.stylesheet import Stylesheet

TOP = 13.0  # mm
HOME = 60 / 420  # of the width, quiet zone included: on A2 a tenth of 0.6 m, from where it is read
LARGER = 1.8  # times the common code, at least
GAP = 13.0
UNDER = 6.0  # mm from title to legend
NARROW = 0.46  # of the width, at least, for a title beside the legend
LABEL = 0.17  # of the width, at most, for the legend's texts
FORMAT, LEVEL = 2.0, 1.6  # mm between lines of the legend
HIGH = 62.0  # mm: a longer legend takes two columns
LARGEST, GOOD, LEAST = 130.0, 42.0, 26.0  # pt: the title; if two lines hold it, it is GOOD
FEW = 36.0  # pt: a title of more than three lines is no larger


@dataclass(frozen=True, slots=True)
class LegendKey:
    """A line of the legend: a format in a ring, or a level's pips."""

    kind: str
    x: float
    y: float
    width: float
    height: float
    drawn: float
    source: str
    label: CellBlock
    measure: float

    @property
    def bottom(self) -> float:
        """Where the next one may start, but for the gap."""
        return self.y + self.height


@dataclass(frozen=True, slots=True)
class Home:
    """The code of the newest edition; `side` includes its quiet zone."""

    x: float
    y: float
    side: float
    source: str
    domain: str
    text: CellBlock
    host: CellBlock
    measure: float


@dataclass(frozen=True, slots=True)
class Band:
    """The title band, laid out; `bottom` is as high up as the line may pass under it."""

    kicker: CellBlock
    title: CellBlock
    headline: Type
    measure: float
    keys: tuple[LegendKey, ...]
    note: CellBlock
    home: Home | None
    bottom: float


def band(
    roadmap: Roadmap, sheet: Stylesheet, cells: Cells, assets: Assets, width: float, axis: float
) -> Band:
    """Compose the band on a sheet of `width` mm whose first row hangs at `axis` mm.

    The legend stands beside the title, or under it where the title would be too narrow. The
    title is as large as leaves the first station its place; where that would be under LEAST,
    the band's `bottom` lies below `axis`, and the sheet needs a lower first row.
    """
    inset = sheet.mm("inset")
    right = width - inset
    home = _home(roadmap, sheet, cells, assets, width) if roadmap.home else None
    if home:
        right = home.text.x - GAP
    legend = _Legend(roadmap, sheet, cells, assets, LABEL * max(width, 300))
    clear = sheet.mm("disc") / 2 + 4
    tall = TOP + legend.height(wide=False) + clear > axis
    wide = tall and right - legend.width(wide=True) - GAP - inset >= NARROW * width
    beside = right - legend.width(wide=wide) - GAP - inset
    if beside >= NARROW * width or not legend.keys(wide=False):
        measure = beside if legend.keys(wide=False) else right - inset
        heading = _Heading.of(roadmap, sheet, measure, axis - clear)
        keys, note = legend.placed(right - legend.width(wide=wide), TOP, wide=wide)
    else:
        measure = right - inset
        room = axis - clear - legend.height(wide=True) - UNDER
        heading = _Heading.of(roadmap, sheet, measure, room)
        keys, note = legend.placed(inset, heading.bottom + UNDER, wide=True)
    low = [heading.bottom + clear]
    ends = [key.bottom for key in keys] + [note.y + sheet.type("source").height(len(note.lines))]
    low += [end + clear for end in ends if keys]
    if home:
        end = home.host.y + sheet.type("host").height(len(home.host.lines))
        low.append(end + sheet.mm("stop") / 2 + 3)
    return Band(
        heading.kicker,
        heading.title,
        heading.style,
        measure,
        keys,
        note,
        home,
        max(low),
    )


@dataclass(frozen=True, slots=True)
class _Heading:
    """What the sheet is: subtitle, edition and publisher over the title."""

    kicker: CellBlock
    title: CellBlock
    style: Type

    @property
    def bottom(self) -> float:
        return self.title.y + self.style.height(len(self.title.lines))

    @classmethod
    def of(cls, roadmap: Roadmap, sheet: Stylesheet, measure: float, bottom: float) -> _Heading:
        inset, small = sheet.mm("inset"), sheet.type("kicker")
        text = dotted(roadmap.subtitle, roadmap.edition, roadmap.publisher)
        kicker = wrap(text, small, measure) if text else ()
        y = TOP + small.height(len(kicker)) + (1.5 if kicker else -3)
        style, lines = _headline(roadmap.title, sheet.type("headline"), measure, bottom - y)
        return cls(CellBlock(inset, TOP - 1.5, kicker), CellBlock(inset - 0.5, y, lines), style)


def _headline(
    text: str, style: Type, measure: float, height: float
) -> tuple[Type, tuple[str, ...]]:
    """Return the largest type in which the title fits, and its lines."""
    size = LARGEST
    least = LEAST if len(wrap(text, _sized(style, GOOD), measure)) > 2 else GOOD
    while True:
        trial = _sized(style, size)
        whole = max(map(trial.width, text.split(" "))) <= measure
        lines = wrap(text, trial, measure) if whole or size <= least else ()
        few = 0 < len(lines) <= 3 or size <= FEW
        if (whole and few and trial.height(len(lines)) <= height) or size <= least:
            return trial, lines
        size = max(least, size * 0.97)


def _sized(style: Type, size: float) -> Type:
    return replace(style, size=round(size, 1), leading=round(size * style.leading / style.size, 1))


@dataclass(frozen=True)
class _Legend:
    """What the rings and the pips mean."""

    roadmap: Roadmap
    sheet: Stylesheet
    cells: Cells
    assets: Assets
    longest: float

    def placed(self, x: float, y: float, *, wide: bool) -> tuple[tuple[LegendKey, ...], CellBlock]:
        """Return keys, and the note on levels, from their upper left corner."""
        keys = self.keys(wide=wide)
        note = self._note(keys) if self.roadmap.levels else CellBlock(0, 0, ())
        return tuple(_moved(keys, x, y)), CellBlock(note.x + x, note.y + y, note.lines)

    def width(self, *, wide: bool) -> float:
        """Return the width in mm of the legend in one column, or where it is `wide` in two."""
        keys = self.keys(wide=wide)
        ends = [key.x + key.measure for key in keys]
        if self.roadmap.levels:
            note, style = self._note(keys), self.sheet.type("source")
            ends += [note.x + style.width(line) for line in note.lines]
        return max(ends, default=0.0)

    def height(self, *, wide: bool) -> float:
        """Return its height in mm."""
        keys = self.keys(wide=wide)
        note = len(self._note(keys).lines) if self.roadmap.levels else 0
        lines = self.sheet.type("source").height(note) + 1.4 if note else 0.0
        return max((key.bottom for key in keys), default=0.0) + lines

    def keys(self, *, wide: bool) -> list[LegendKey]:
        """Return its lines, formats over levels or, if `wide` or too high, beside them."""
        formats = list(self._column([self._format(kind) for kind in self.roadmap.kinds], FORMAT))
        levels = list(self._column([self._level(level) for level in self.roadmap.levels], LEVEL))
        if not formats or not levels:
            return formats or levels
        stacked = [*formats, *_moved(levels, 0, formats[-1].bottom + 4.2)]
        if not wide and stacked[-1].bottom <= HIGH:
            return stacked
        beside = GAP * 0.8 + max(key.measure for key in formats)
        return [*formats, *_moved(levels, beside, 1)]

    def _note(self, keys: Sequence[LegendKey]) -> CellBlock:
        last = keys[-1]
        style = self.sheet.type("source")
        measure = max(max(key.x + key.measure for key in keys) - last.x, 60)
        return CellBlock(
            last.x, last.bottom + 1.4, wrap(self.roadmap.words.levels_set, style, measure)
        )

    def _column(self, keys: Sequence[LegendKey], gap: float) -> Iterator[LegendKey]:
        y = 0.0
        for key in keys:
            yield replace(key, y=y)
            y += key.height + gap

    def _format(self, kind: FormatView) -> LegendKey:
        stop = self.sheet.mm("stop")
        source = self.assets.pictogram(kind.id, self.sheet.properties["ink"])
        return self._key("mark", stop, stop, source, kind.label)

    def _level(self, level: LevelView) -> LegendKey:
        source = self.assets.svg(pips(level.rank, level.count, level.colour))
        return self._key("dots", self.cells.pips_width, self.cells.pips_height, source, level.label)

    def _key(self, kind: str, width: float, height: float, source: str, label: str) -> LegendKey:
        style = self.sheet.type("legend")
        indent = max(self.sheet.mm("stop"), self.cells.pips_width) + 4
        lines = wrap(label, style, self.longest)
        tall = max(height, style.height(len(lines)) - 1)
        block = CellBlock(indent, (height - style.line) / 2, lines)
        return LegendKey(
            kind,
            0,
            0,
            width,
            tall,
            height,
            source,
            block,
            indent + max(map(style.width, lines)) + 0.5,
        )


def _moved(keys: Sequence[LegendKey], x: float, y: float) -> list[LegendKey]:
    return [replace(key, x=key.x + x, y=key.y + y) for key in keys]


def _home(roadmap: Roadmap, sheet: Stylesheet, cells: Cells, assets: Assets, width: float) -> Home:
    """Place the code of the newest edition, what it is and its host under it."""
    assert roadmap.home  # noqa: S101
    code = roadmap.home
    side = max(HOME * width, LARGER * min(cells.common, 25.0))
    quiet = side * QUIET / (code.size + 2 * QUIET)
    dark = side - 2 * quiet
    style, host_style = sheet.type("title"), sheet.type("host")
    host = domain(code.address)
    measure = min(max(dark, host_style.width(host) + 0.5), 1.5 * dark)
    lines = wrap(roadmap.words.newest, style, measure)
    left, y = width - sheet.mm("inset") - measure, TOP + dark + max(2.5, quiet)
    text = CellBlock(left, y, lines)
    broken = cells.host(host, measure) or host_lines(host, host_style, measure, 0, 0)
    hosts = CellBlock(left, y + style.height(len(lines)), broken)
    return Home(left - quiet, TOP - quiet, side, assets.code(code), host, text, hosts, measure)

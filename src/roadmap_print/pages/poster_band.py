"""The poster's title band: what it is, how to read it, where the newest edition is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from roadmap_print.pages.assets import Assets
from roadmap_print.pages.codes import QUIET
from roadmap_print.pages.content import Kind, Level, Roadmap, domain
from roadmap_print.pages.measure import Type, wrap
from roadmap_print.pages.poster_cells import Block, Cells, host_lines
from roadmap_print.pages.route import pips
from roadmap_print.pages.styles import Sheet

TOP = 13.0  # mm
HOME = 60.0  # mm on A2, quiet zone included: a tenth of 0.6 m, from where it is read at least
GAP = 13.0
LABEL = 0.17  # of the width, at most, for the legend's texts
FORMAT, LEVEL = 2.0, 1.6  # mm between lines of the legend
HIGH = 62.0  # mm: a longer legend takes two columns
LARGEST, LEAST = 150.0, 26.0  # pt: the title
FEW = 36.0  # pt: a title of more than three lines is no larger


@dataclass(frozen=True, slots=True)
class Key:
    """A line of the legend: a format in a ring, or a level's pips."""

    kind: str
    x: float
    y: float
    width: float
    height: float
    drawn: float
    source: str
    label: Block
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
    text: Block
    host: Block
    measure: float


@dataclass(frozen=True, slots=True)
class Band:
    """The title band, laid out; `bottom` is as high up as the line may pass under it."""

    kicker: Block
    title: Block
    headline: Type
    measure: float
    keys: tuple[Key, ...]
    note: Block
    home: Home | None
    bottom: float


def band(  # noqa: PLR0913
    roadmap: Roadmap, sheet: Sheet, cells: Cells, assets: Assets, width: float, axis: float
) -> Band:
    """Compose the band on a sheet of `width` mm whose first row hangs at `axis` mm.

    The title is as large as leaves the first station its place; where that would be under
    LEAST, the band's `bottom` lies below `axis`, and the sheet needs a lower first row.
    """
    inset = sheet.mm("inset")
    right = width - inset
    home = _home(roadmap, sheet, cells, assets, right) if roadmap.home else None
    if home:
        right = home.text.x - GAP
    legend = _Legend(roadmap, sheet, cells, assets, LABEL * width)
    keys, note, left = legend.ending_at(right)
    measure = left - (GAP if keys else 0) - inset
    small = sheet.type("kicker")
    text = " · ".join(filter(None, (roadmap.subtitle, roadmap.edition, roadmap.publisher)))
    kicker = wrap(text, small, measure) if text else ()
    y = TOP + small.height(len(kicker)) + (1.5 if kicker else -3)
    clear = sheet.mm("disc") / 2 + 4
    headline, lines = _headline(roadmap.title, sheet.type("headline"), measure, axis - clear - y)
    low = [key.bottom for key in keys] + [note.y + sheet.type("source").height(len(note.lines))]
    if home:
        low.append(home.host.y + sheet.type("host").height(len(home.host.lines)))
    return Band(
        Block(inset, TOP - 1.5, kicker),
        Block(inset - 0.5, y, lines),
        headline,
        measure,
        keys,
        note,
        home,
        max(y + headline.height(len(lines)) + clear, max(low) + sheet.mm("stop") / 2 + 4),
    )


def _headline(
    text: str, style: Type, measure: float, height: float
) -> tuple[Type, tuple[str, ...]]:
    """Return the largest type in which the title fits, and its lines."""
    size, ratio = LARGEST, style.leading / style.size
    while True:
        trial = replace(style, size=round(size, 1), leading=round(size * ratio, 1))
        whole = max(map(trial.width, text.split(" "))) <= measure
        lines = wrap(text, trial, measure) if whole or size <= LEAST else ()
        few = 0 < len(lines) <= 3 or size <= FEW
        if (whole and few and trial.height(len(lines)) <= height) or size <= LEAST:
            return trial, lines
        size = max(LEAST, size * 0.97)


@dataclass(frozen=True)
class _Legend:
    """What the rings and the pips mean."""

    roadmap: Roadmap
    sheet: Sheet
    cells: Cells
    assets: Assets
    longest: float

    def ending_at(self, right: float) -> tuple[tuple[Key, ...], Block, float]:
        """Return keys, the note on levels, and the left edge of both."""
        formats = list(self._column([self._format(kind) for kind in self.roadmap.kinds], FORMAT))
        levels = list(self._column([self._level(level) for level in self.roadmap.levels], LEVEL))
        if not formats and not levels:
            return (), Block(right, TOP, ()), right
        stacked = [*formats, *_moved(levels, 0, formats[-1].bottom + 3 - TOP if formats else 0)]
        if stacked[-1].bottom > TOP + HIGH and formats and levels:
            beside = GAP * 0.6 + max(key.measure for key in formats)
            stacked = [*formats, *_moved(levels, beside, 0)]
        style = self.sheet.type("legend")
        width = max(key.x + min(key.measure, self._needed(key, style)) for key in stacked)
        note = self._note(stacked[-1], width) if levels else Block(0, TOP, ())
        left = right - width
        keys = _moved(stacked, left, 0)
        return tuple(keys), replace(note, x=note.x + left), left

    def _needed(self, key: Key, style: Type) -> float:
        return key.label.x + max(map(style.width, key.label.lines)) + 0.5

    def _note(self, last: Key, width: float) -> Block:
        style = self.sheet.type("source")
        lines = wrap(self.roadmap.words.levels_set, style, max(width - last.x, 30))
        return Block(last.x, last.bottom + 1.4, lines)

    def _column(self, keys: Sequence[Key], gap: float) -> Iterator[Key]:
        y = TOP
        for key in keys:
            yield replace(key, y=y)
            y += key.height + gap

    def _format(self, kind: Kind) -> Key:
        stop = self.sheet.mm("stop")
        source = self.assets.pictogram(kind.id, self.sheet.properties["ink"])
        return self._key("mark", stop, stop, source, kind.label)

    def _level(self, level: Level) -> Key:
        source = self.assets.svg(pips(level.rank, level.count, level.colour))
        return self._key(
            "dots", self.cells.pips_width, self.cells.pips_height, source, level.label
        )

    def _key(self, kind: str, width: float, height: float, source: str, label: str) -> Key:
        style = self.sheet.type("legend")
        indent = max(self.sheet.mm("stop"), self.cells.pips_width) + 4
        lines = wrap(label, style, self.longest)
        tall = max(height, style.height(len(lines)) - 1)
        block = Block(indent, (height - style.line) / 2, lines)
        return Key(kind, 0, 0, width, tall, height, source, block, indent + self.longest)


def _moved(keys: Sequence[Key], x: float, y: float) -> list[Key]:
    return [replace(key, x=key.x + x, y=key.y + y) for key in keys]


def _home(roadmap: Roadmap, sheet: Sheet, cells: Cells, assets: Assets, right: float) -> Home:
    """Place the code of the newest edition, what it is and its host under it."""
    assert roadmap.home  # noqa: S101
    code = roadmap.home
    quiet = HOME * QUIET / (code.size + 2 * QUIET)
    dark = HOME - 2 * quiet
    style, host_style = sheet.type("title"), sheet.type("host")
    host = domain(code.address)
    measure = min(max(dark, host_style.width(host)), 1.4 * dark)
    lines = wrap(roadmap.words.newest, style, measure)
    left, y = right - measure, TOP + dark + 2.5
    text = Block(left, y, lines)
    y += style.height(len(lines))
    hosts = host_lines(host, host_style, measure)
    return Home(
        left - quiet, TOP - quiet, HOME, assets.code(code), host, text, Block(left, y, hosts), measure
    )

"""What hangs off the poster's line: a step or a resource, laid out for a given width.

All lengths in mm from the left of the cell and from the axis of the line that it hangs on.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache

from roadmap_print.pages.codes import QUIET, Code
from roadmap_print.pages.content import Entry, Station
from roadmap_print.pages.measure import Type, wrap, wrap_address
from roadmap_print.pages.styles import Sheet

COMMON = 0.8  # of the codes are printed at one size
NARROW = 21.0  # mm: the least text beside a code
WORD = 62.0  # mm: a longer word may be cut to let a cell be narrow
PIP_SIDE = 2.8  # units of `route.pips`


@dataclass(frozen=True, slots=True)
class Block:
    """Lines of text with their upper left corner."""

    x: float
    y: float
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EntryShape:
    """A resource laid out: `side` is the code's dark width, `module` a module's."""

    height: float
    top: float
    side: float
    module: float
    pips: tuple[float, float]
    title: Block
    source: Block
    host: Block


@dataclass(frozen=True, slots=True)
class StationShape:
    """A step laid out under its disc."""

    height: float
    title: Block
    objectives: tuple[Block, ...]


Shape = EntryShape | StationShape


@dataclass(frozen=True)
class Cells:
    """Lays out cells in one style; `common` is the dark width that most codes share."""

    sheet: Sheet
    common: float
    columns: int  # of pips, 0 without levels

    @classmethod
    def of(cls, sheet: Sheet, codes: Iterable[Code], levels: int) -> Cells:
        """Choose the codes' common size: what holds most of them at the smallest module."""
        sizes = sorted(code.size for code in codes)
        common = sizes[int(COMMON * (len(sizes) - 1))] if sizes else 0
        return cls(sheet, common * sheet.mm("module"), min(levels, 3))

    @cached_property
    def top(self) -> float:
        """Where codes start."""
        return self.sheet.mm("stop") / 2 + self.sheet.mm("drop")

    @cached_property
    def pip_scale(self) -> float:
        """Millimetres a unit of `route.pips`."""
        return self.sheet.mm("pip") / PIP_SIDE

    @cached_property
    def pips_width(self) -> float:
        """The pips' width in mm, 0 without levels."""
        return (3.4 * self.columns - 0.6) * self.pip_scale if self.columns else 0.0

    def module(self, code: Code) -> float:
        """The width of a module in mm: the smallest, or what makes the common size."""
        largest = self.sheet.mm("drop") / QUIET  # its quiet zone stays off the stop
        return max(self.sheet.mm("module"), min(self.common / code.size, largest))

    def station(self, station: Station, width: float, height: float) -> StationShape | None:
        """Lay a step out, None where it does not fit."""
        style, text = self.sheet.type("station"), self.sheet.type("objective")
        measure = width - self.sheet.mm("gutter")
        title = _lines(station.title, style, measure)
        if not title:
            return None
        y = self.sheet.mm("disc") / 2 + 1.2
        block, y = Block(0, y, title), y + style.height(len(title)) + 1.4
        objectives = []
        for objective in station.objectives:
            lines = _lines(objective, text, measure)
            objectives.append(Block(0, y, lines))
            y += text.height(len(lines)) + 1.0
        y = max(y - 1.0, self.sheet.mm("disc") / 2)
        return StationShape(y, block, tuple(objectives)) if y <= height and all(
            o.lines for o in objectives
        ) else None

    def entry(self, entry: Entry, width: float, height: float) -> EntryShape | None:
        """Lay a resource out, text under its code or else beside; None where neither fits."""
        module = self.module(entry.code)
        side = module * entry.code.size
        shoulder = side + QUIET * module + 0.6
        measure = width - self.sheet.mm("gutter")
        if measure < side + 3 or self.top + side > height:
            return None
        pips = self.pips_width if entry.level else 0.0
        below = max(side, self.common)
        if measure >= shoulder + pips:
            start = self.top + below + self.sheet.mm("after-code")
            under = self._text(entry, 0, start, measure)
            if under and under[-1] <= height:
                return self._shape(entry, module, shoulder, under)
        if measure - shoulder >= max(NARROW, pips):
            start = self.top + (self.sheet.mm("pip") + 1.6 if pips else -0.8)
            beside = self._text(entry, shoulder, start, measure - shoulder)
            if beside and beside[-1] <= height:
                return self._shape(entry, module, shoulder, beside)
        return None

    def _shape(
        self, entry: Entry, module: float, shoulder: float, text: tuple[Block, Block, Block, float]
    ) -> EntryShape:
        side = module * entry.code.size
        title, source, host, bottom = text
        return EntryShape(
            max(bottom, self.top + side), self.top, side, module,
            (shoulder, self.top), title, source, host,
        )

    def _text(
        self, entry: Entry, x: float, y: float, measure: float
    ) -> tuple[Block, Block, Block, float] | None:
        style, source = self.sheet.type("title"), self.sheet.type("source")
        host = self.sheet.type("host")
        title = _lines(entry.title, style, measure)
        if not title:
            return None
        title_block = Block(x, y, title)
        y += style.height(len(title)) + self.sheet.mm("after-title")
        named = entry.source if entry.source.casefold() != entry.domain.casefold() else ""
        sources = wrap(named, source, measure) if named else ()
        source_block, y = Block(x, y, sources), y + source.height(len(sources))
        hosts = _address(entry.domain, host, measure)
        return title_block, source_block, Block(x, y, hosts), y + host.height(len(hosts))


@lru_cache(100_000)
def _lines(text: str, style: Type, measure: float) -> tuple[str, ...]:
    """Break a text, or return nothing where that would cut a word of reasonable length."""
    longest = max(map(style.width, text.split(" ")))
    if min(longest, WORD) > measure:
        return ()
    return wrap(text, style, measure)


@lru_cache(100_000)
def _address(host: str, style: Type, measure: float) -> tuple[str, ...]:
    return wrap_address(host, style, measure)

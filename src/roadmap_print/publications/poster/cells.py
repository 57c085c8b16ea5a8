"""What hangs off the poster's line: a step or a resource, laid out for a given width.

All lengths in mm from the left of the cell and from the axis of the line that it hangs on.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise

from roadmap_print.content.printed_text import join
from roadmap_print.content.qr_codes import QUIET, QrCode
from roadmap_print.content.view import Entry, Station
from roadmap_print.i18n.page_words import DOT, Words
from roadmap_print.layout.address_lines import wrap_address
from roadmap_print.layout.badge import Plate, plate
from roadmap_print.layout.font_metrics import FEW, Type, wrap
from roadmap_print.layout.route_line import PIP, pips_size
from roadmap_print.render.stylesheet import Stylesheet

COMMON = 0.8  # of the codes are printed at one size
ANY = math.inf  # so wide may a code be that has its text under it


@dataclass(frozen=True, slots=True)
class CellBlock:
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
    title: CellBlock
    source: CellBlock
    host: CellBlock

    @property
    def under(self) -> bool:
        """Whether the text stands under the code, not beside it."""
        return self.title.x == 0


@dataclass(frozen=True, slots=True)
class StationShape:
    """A step laid out under its disc."""

    height: float
    title: CellBlock
    objectives: tuple[CellBlock, ...]


Shape = EntryShape | StationShape


@dataclass(frozen=True)
class Cells:
    """Lays out cells in one style; `common` is the dark width that most codes share.

    `gutter` is the white in mm between the texts of neighbours, at least.
    """

    sheet: Stylesheet
    common: float
    levels: int
    words: Words
    gutter: float

    @classmethod
    def of(
        cls, sheet: Stylesheet, codes: Iterable[QrCode], levels: int, words: Words, gutter: float
    ) -> Cells:
        """Choose the codes' common size: what holds most of them at the smallest module."""
        sizes = sorted(code.size for code in codes)
        common = sizes[int(COMMON * (len(sizes) - 1))] if sizes else 0
        return cls(sheet, common * sheet.mm("module"), levels, words, gutter)

    @cached_property
    def top(self) -> float:
        """Where codes start."""
        return self.sheet.mm("stop") / 2 + self.sheet.mm("drop")

    @cached_property
    def pip_scale(self) -> float:
        """Millimetres a unit of `route.pips`."""
        return self.sheet.mm("pip") / PIP

    @cached_property
    def pips_width(self) -> float:
        """The pips' width in mm, 0 without levels."""
        return pips_size(self.levels)[0] * self.pip_scale if self.levels else 0.0

    @cached_property
    def pips_height(self) -> float:
        """The pips' height in mm, 0 without levels."""
        return pips_size(self.levels)[1] * self.pip_scale if self.levels else 0.0

    def plate(self, entry: Entry | None) -> Plate | None:
        """Return the plate on the line of an entry that is new or edited."""
        if entry is None or entry.news is None:
            return None
        height, style = self.sheet.mm("plate-height"), self.sheet.type("plate")
        x = self.sheet.mm("stop") + self.sheet.mm("plate-gap")
        return plate(entry.news, self.words, style, height, (x, -height / 2))

    def module(self, code: QrCode) -> float:
        """Return the width of a module in mm: the smallest, or what makes the common size."""
        white = min(self.sheet.mm("drop"), self.sheet.mm("after-code") + 0.4) - 0.3
        largest = white / QUIET  # its quiet zone stays off stop and text
        return max(self.sheet.mm("module"), min(self.common / code.size, largest))

    def station(self, station: Station, width: float, height: float) -> StationShape | None:
        """Lay a step out, None where it does not fit."""
        style, text = self.sheet.type("station"), self.sheet.type("objective")
        measure = width - self.gutter
        title = self._lines(station.title, style, measure)
        if not title:
            return None
        y = self.sheet.mm("disc") / 2 + 1.2
        block, y = CellBlock(0, y, title), y + style.height(len(title)) + 1.4
        objectives = []
        for objective in station.objectives:
            lines = self._lines(objective, text, measure)
            objectives.append(CellBlock(0, y, lines))
            y += text.height(len(lines)) + 1.0
        y = max(y - 1.0, self.sheet.mm("disc") / 2)
        return (
            StationShape(y, block, tuple(objectives))
            if y <= height and all(o.lines for o in objectives)
            else None
        )

    def entry(
        self, entry: Entry, width: float, height: float, text_from: float = 0.0, most: float = ANY
    ) -> EntryShape | None:
        """Lay a resource out, text under its code or else beside; None where neither fits.

        Text under the code starts no higher than it would under one `text_from` mm wide, so
        that the titles of a row can start at one height; it does not stand under a code of more
        than `most` mm.
        """
        for shape in self._ways(entry, width, text_from, most):
            if shape.height <= height:
                return shape
        return None

    def height(
        self, station: Station, entry: Entry | None, width: float, line: float = 0.0
    ) -> float:
        """Return the least height in mm of a cell, infinite where it is too narrow.

        Where text under codes starts at one `line`, it starts as under a code `line` mm wide.
        """
        if entry:
            ways = self._ways(entry, width, line, line or ANY)
            return min((shape.height for shape in ways), default=math.inf)
        shape = self.station(station, width, math.inf)
        return shape.height if shape else math.inf

    def host(self, host: str, measure: float) -> tuple[str, ...]:
        """Break a host into lines, none where it should rather have more room."""
        whole, word = self.sheet.mm("whole-host"), self.sheet.mm("whole-word")
        return host_lines(host, self.sheet.type("host"), measure, whole, word)

    def _lines(self, text: str, style: Type, measure: float) -> tuple[str, ...]:
        return _lines(text, style, measure, self.sheet.mm("whole-word"))

    def _ways(
        self, entry: Entry, width: float, text_from: float, most: float
    ) -> Iterator[EntryShape]:
        """Yield a resource with its text under the code, then with its text beside it."""
        module = self.module(entry.code)
        side = module * entry.code.size
        shoulder = side + QUIET * module + 0.6
        measure = width - self.gutter
        sign = self.plate(entry)
        if sign and sign.x + sign.width > measure:
            return
        pips = self.pips_width if entry.level else 0.0
        if side <= most and measure >= max(shoulder + pips, side + 3):
            start = self.top + max(side, self.common, text_from) + self.sheet.mm("after-code")
            under = self._text(entry, 0, start, measure)
            if under:
                yield self._shape(entry, module, shoulder, under)
        if measure - shoulder >= max(self.sheet.mm("narrow"), pips):
            start = self.top + (self.pips_height + 1.6 if pips else -0.8)
            beside = self._text(entry, shoulder, start, measure - shoulder)
            if beside:
                yield self._shape(entry, module, shoulder, beside)

    def _shape(
        self,
        entry: Entry,
        module: float,
        shoulder: float,
        text: tuple[CellBlock, CellBlock, CellBlock, float],
    ) -> EntryShape:
        side = module * entry.code.size
        title, source, host, bottom = text
        white = max(0.0, QUIET * module - self.sheet.mm("air") / 2)  # a disc under it leaves half
        return EntryShape(
            max(bottom, self.top + side + white),
            self.top,
            side,
            module,
            (shoulder, self.top),
            title,
            source,
            host,
        )

    def _text(
        self, entry: Entry, x: float, y: float, measure: float
    ) -> tuple[CellBlock, CellBlock, CellBlock, float] | None:
        style, source = self.sheet.type("title"), self.sheet.type("source")
        host = self.sheet.type("host")
        title = self._lines(entry.title, style, measure)
        if not title:
            return None
        title_block = CellBlock(x, y, title)
        y += style.height(len(title)) + self.sheet.mm("after-title")
        own = entry.source.casefold() != entry.domain.casefold()
        named = join((entry.source if own else "", *entry.highlights), DOT)
        sources = self._lines(named, source, measure) if named else ()
        if named and not sources:
            return None
        source_block, y = CellBlock(x, y, sources), y + source.height(len(sources))
        hosts = self.host(entry.domain, measure)
        if not hosts:
            return None
        return title_block, source_block, CellBlock(x, y, hosts), y + host.height(len(hosts))


@lru_cache(100_000)
def _lines(text: str, style: Type, measure: float, word: float) -> tuple[str, ...]:
    """Break a text, or return nothing where it should rather have more room.

    That is where a word of up to `word` mm would be cut, or a short one stand alone before another.
    """
    longest = max(map(style.width, text.split(" ")))
    if min(longest, word) > measure:
        return ()
    lines = wrap(text, style, measure)
    return () if any(_stranded(*pair, style, word) for pair in pairwise(lines)) else lines


def _stranded(line: str, following: str, style: Type, word: float) -> bool:
    """Whether a line is one short word that a wider cell, if not over `word` mm, would join on."""
    joined = f"{line} {following.partition(' ')[0]}"
    return len(line) <= FEW and " " not in line and style.width(joined) <= word


@lru_cache(100_000)
def host_lines(
    host: str, style: Type, measure: float, whole: float, word: float
) -> tuple[str, ...]:
    """Break a host before its dots, or before hyphens where a name is wider than the measure.

    Returns nothing where that would break a host of up to `whole` mm or cut a word of up to
    `word` mm; the last two names, which say whose it is, stay together.
    """
    if measure < style.width(host) <= whole:
        return ()
    *names, before, last = ["", *host.split(".")]
    words = [part for name in [*names, f"{before}.{last}"] for part in re.split("(?=-)", name)]
    widest = max(map(style.width, words))
    return () if measure < widest <= word else wrap_address(host, style, measure)

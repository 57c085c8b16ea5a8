"""What hangs off the poster's line: a step or a resource, laid out for a given width.

All lengths in mm from the left of the cell and from the axis of the line that it hangs on.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise

from roadmap_print.content.printed_text import join
from roadmap_print.content.qr_codes import QUIET, QrCode
from roadmap_print.content.view import Entry, Station
from roadmap_print.i18n.page_words import DOT
from roadmap_print.layout.address_lines import wrap_address
from roadmap_print.layout.badge import Plate
from roadmap_print.layout.components import PlacedText
from roadmap_print.layout.font_metrics import FEW, Type, wrap
from roadmap_print.layout.route_line import pips_size
from roadmap_print.publications.page_frame import PageFrame

COMMON = 0.8  # of the codes are printed at one size
ANY = math.inf  # so wide may a code be that has its text under it


@dataclass(frozen=True, slots=True)
class EntryShape:
    """A resource laid out: `side` is the code's dark width, `module` a module's."""

    height: float
    side: float
    module: float
    pips: tuple[float, float]
    title: PlacedText
    source: PlacedText
    host: PlacedText

    @property
    def under(self) -> bool:
        """Whether the text stands under the code, not beside it."""
        return self.title.x == 0


@dataclass(frozen=True, slots=True)
class StationShape:
    """A step laid out under its disc."""

    height: float
    title: PlacedText
    objectives: tuple[PlacedText, ...]


Shape = EntryShape | StationShape


@dataclass(frozen=True)
class Cells(PageFrame):
    """Lays out cells in one style; `common` is the dark width that most codes share.

    `gutter` is the white in mm between the texts of neighbours, at least.
    """

    common: float
    gutter: float

    @classmethod
    def of(cls, frame: PageFrame, gutter: float) -> Cells:
        """Choose the codes' common size: what holds most of them at the smallest module."""
        sizes = sorted(entry.code.size for entry in frame.roadmap.entries)
        common = sizes[int(COMMON * (len(sizes) - 1))] if sizes else 0
        return cls(frame.roadmap, frame.assets, frame.sheet, common * frame.mm("module"), gutter)

    @cached_property
    def top(self) -> float:
        """Where codes start."""
        return self.mm("stop") / 2 + self.mm("drop")

    @cached_property
    def pips_size(self) -> tuple[float, float]:
        """The width and height of pips, 0 without levels."""
        levels = len(self.roadmap.levels)
        return pips_size(levels, self.mm("pip")) if levels else (0.0, 0.0)

    def plate_of(self, entry: Entry | None) -> Plate | None:
        """Return the plate on the line of an entry that is new or edited."""
        if entry is None or entry.news is None:
            return None
        x = self.mm("stop") + self.mm("plate-gap")
        return self.plate(entry.news, x, -self.mm("plate-height") / 2)

    def module(self, code: QrCode) -> float:
        """Return the width of a module in mm: the smallest, or what makes the common size."""
        white = min(self.mm("drop"), self.mm("after-code") + 0.4) - 0.3
        largest = white / QUIET  # its quiet zone stays off stop and text
        return max(self.mm("module"), min(self.common / code.size, largest))

    @cached_property
    def items(self) -> tuple[tuple[Station, Entry | None], ...]:
        """All cells in the order of the line, an entry of None for a step itself."""
        stations = self.roadmap.stations
        return tuple((station, each) for station in stations for each in (None, *station.entries))

    def shape(
        self, i: int, width: float, height: float, text_from: float = 0.0, most: float = ANY
    ) -> Shape | None:
        """Lay a cell out, text under its code or else beside; None where neither fits.

        Text under the code starts no higher than it would under one `text_from` mm wide, so
        that the titles of a row can start at one height; it does not stand under a code of more
        than `most` mm.
        """
        ways = self._ways(i, width, text_from, most)
        return next((shape for shape in ways if shape.height <= height), None)

    def height(self, i: int, width: float, line: float = 0.0) -> float:
        """Return the least height in mm of a cell, infinite where it is too narrow.

        Where text under codes starts at one `line`, it starts as under a code `line` mm wide.
        """
        if (i, width, line) not in self._heights:
            ways = self._ways(i, width, line, line or ANY)
            height = min((shape.height for shape in ways), default=math.inf)
            self._heights[i, width, line] = height
        return self._heights[i, width, line]

    @cached_property
    def _heights(self) -> dict[tuple[int, float, float], float]:
        return {}

    def host(self, host: str, measure: float) -> tuple[str, ...]:
        """Break a host into lines, none where it should rather have more room."""
        whole, word = self.mm("whole-host"), self.mm("whole-word")
        return host_lines(host, self.type("host"), measure, whole, word)

    def _lines(self, text: str, style: Type, measure: float) -> tuple[str, ...]:
        return _lines(text, style, measure, self.mm("whole-word"))

    def _ways(self, i: int, width: float, text_from: float, most: float) -> Iterator[Shape]:
        station, entry = self.items[i]
        if entry:
            return self._entry(entry, width - self.gutter, text_from, most)
        return self._station(station, width - self.gutter)

    def _station(self, station: Station, measure: float) -> Iterator[StationShape]:
        """Yield a step unless it is too wide."""
        style, text = self.type("station"), self.type("objective")
        y = self.mm("disc") / 2 + 1.2
        title = PlacedText(self._lines(station.title, style, measure), style, 0, y, measure)
        y = title.end + 1.4
        objectives = []
        for objective in station.objectives:
            lines = self._lines(objective, text, measure)
            objectives.append(PlacedText(lines, text, 0, y, measure))
            y = objectives[-1].end + 1.0
        if all(each.lines for each in (title, *objectives)):
            yield StationShape(max(y - 1.0, self.mm("disc") / 2), title, tuple(objectives))

    def _entry(
        self, entry: Entry, measure: float, text_from: float, most: float
    ) -> Iterator[EntryShape]:
        """Yield a resource with its text under the code, then with its text beside it."""
        module = self.module(entry.code)
        side = module * entry.code.size
        shoulder = side + QUIET * module + 0.6
        sign = self.plate_of(entry)
        if sign and sign.x + sign.width > measure:
            return
        pips = self.pips_size[0] if entry.level else 0.0
        if side <= most and measure >= max(shoulder + pips, side + 3):
            start = self.top + max(side, self.common, text_from) + self.mm("after-code")
            yield from self._with_text(entry, shoulder, 0, start, measure)
        if measure - shoulder >= max(self.mm("narrow"), pips):
            start = self.top + (self.pips_size[1] + 1.6 if pips else -0.8)
            yield from self._with_text(entry, shoulder, shoulder, start, measure - shoulder)

    def _with_text(
        self, entry: Entry, shoulder: float, x: float, y: float, measure: float
    ) -> Iterator[EntryShape]:
        """Set title, source and host under each other unless one should have more room."""
        own = entry.credit.casefold() != entry.domain.casefold()
        named = join((entry.credit if own else "", *entry.highlights), DOT)
        style, small = self.type("title"), self.type("source")
        title = PlacedText(self._lines(entry.title, style, measure), style, x, y, measure)
        sources = self._lines(named, small, measure) if named else ()
        hosts = self.host(entry.domain, measure)
        if not title.lines or not hosts or (named and not sources):
            return
        source = PlacedText(sources, small, x, title.end + self.mm("after-title"), measure)
        host = PlacedText(hosts, self.type("host"), x, source.end, measure)
        module = self.module(entry.code)
        side = module * entry.code.size
        white = max(0.0, QUIET * module - self.mm("air") / 2)  # a disc under it leaves half
        height = max(host.end, self.top + side + white)
        yield EntryShape(height, side, module, (shoulder, self.top), title, source, host)


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

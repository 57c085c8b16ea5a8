"""The index: all resources from A to Z, in columns as wide as what stands in them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from roadmap_print.pages.booklet.frame import Bar, Frame
from roadmap_print.pages.content import Entry
from roadmap_print.pages.measure import Type, fill, wrap
from roadmap_print.pages.paginate import Rules, Span, Unit, distribute

LEAST_PADDING, PADDING = 0.3, 1.1  # mm above a row's text and below it
RULE = 0.2  # mm under a row
UNDER_TITLE, UNDER_HEAD = 6.0, 2.0  # mm
GUTTER = 3.0  # mm between columns
BY_SHARE = 0.4  # of the width that publishers may take
PAGES_SHARE = 0.2  # of the width that the pages may take
STEP = 2.0  # mm between the widths that are tried
SLACK = 0.2  # mm: sums are rounded
JOINT = "\u2060"  # has no width; where it stands after a space, a host may break

_DOT = re.compile(r"(?<=\w)\.(?=\w)")


@dataclass(frozen=True, slots=True)
class Columns:
    """The widths in mm of title, publisher and pages; the first two hold a gutter."""

    title: float
    by: float
    pages: float


@dataclass(frozen=True, slots=True)
class Line:
    """A resource in the index, each column in lines; `pages` in rising order."""

    entry: Entry
    title: tuple[str, ...]
    by: tuple[str, ...]
    pages: tuple[str, ...]

    @property
    def rows(self) -> int:
        """The lines of the tallest column."""
        return max(len(self.title), len(self.by), len(self.pages))


@dataclass(frozen=True, slots=True)
class Index:
    """A page of the index; `heading` on the first, `padding` mm above and below a row's text."""

    kind = "index"
    bars: tuple[Bar, ...]
    heading: bool
    columns: Columns
    lines: tuple[Line, ...]
    padding: float


def index_sheets(frame: Frame, pages: Mapping[str, Sequence[int]]) -> tuple[Index, ...]:
    """Lay out all resources from A to Z, with the pages where they stand.

    Rows are set closer where that saves a page, and shared out evenly: no page with one row.
    """
    entries = sorted(
        {entry.id: entry for entry in frame.roadmap.entries}.values(),
        key=lambda entry: alphabetical(entry.title),
    )
    listed = [", ".join(map(str, pages[entry.id])) for entry in entries]
    columns = _columns(frame, entries, listed)
    lines = [_line(frame, columns, *each) for each in zip(entries, listed, strict=True)]
    spans = distribute([_unit(frame, line) for line in lines], _rules(frame))
    padding = min((_padding(span) for span in spans), default=LEAST_PADDING)
    bars = frame.bars((frame.top, frame.ink))
    return tuple(
        Index(bars, span.start == 0, columns, tuple(lines[span.start : span.end]), padding)
        for span in spans
    )


def _unit(frame: Frame, line: Line) -> Unit:
    height = frame.type("meta").height(line.rows) + 2 * LEAST_PADDING + RULE
    return Unit(height, 0, line.entry.title)


def _rules(frame: Frame) -> Rules:
    head = frame.type("meta").line + UNDER_HEAD
    title = frame.type("step-title").line + UNDER_TITLE
    return Rules(frame.room - head, title, 0.0, 0.0, 0.0, 0.0, 0.0)


def _padding(span: Span) -> float:
    """Return the padding that shares out a page's slack, within bounds."""
    return min(PADDING, LEAST_PADDING + span.free / (span.end - span.start) / 2)


def _columns(frame: Frame, entries: Sequence[Entry], listed: Sequence[str]) -> Columns:
    """Share the width so that there are few lines, and few publishers on two."""
    style, pages = frame.type("meta"), _pages_width(frame, listed)
    tried = [
        Columns(frame.width - by - GUTTER - pages, by + GUTTER, pages)
        for by in _by_widths(frame, [entry.source for entry in entries])
    ]
    return min(tried, key=lambda columns: _lines(style, columns, entries))


def _by_widths(frame: Frame, names: Sequence[str]) -> list[float]:
    """List the widths to try: from the longest word to the longest name, within reason."""
    style, most = frame.type("meta"), BY_SHARE * frame.width
    head = frame.type("meta-strong").width(frame.roadmap.words.index_publisher)
    least = min(most, max([head, *(_longest_piece(name, style) for name in names)]))
    widest = min(most, max([least, *map(style.width, names)]))
    steps = int((widest - least) / STEP)
    return [*(least + STEP * i for i in range(steps + 1)), widest]


def _lines(style: Type, columns: Columns, entries: Sequence[Entry]) -> tuple[int, int]:
    """Count the lines of all rows, and of all publishers."""
    titles = [len(fill(entry.title, style, columns.title - GUTTER)) for entry in entries]
    names = [len(fill(entry.source, style, columns.by - GUTTER)) for entry in entries]
    return sum(map(max, titles, names)), sum(names)


def _pages_width(frame: Frame, listed: Sequence[str]) -> float:
    """Return a width in which the longest list takes two lines, and a short one a line."""
    style, usual = frame.type("meta"), frame.mm("index-pages")
    head = frame.type("meta-strong").width(frame.roadmap.words.index_pages)
    needed = (_needed(text, style, usual) for text in listed)
    return min(max([head, *needed]) + SLACK, PAGES_SHARE * frame.width)


def _needed(pages: str, style: Type, usual: float) -> float:
    """Return the width of a list on one line, or where that is too wide on two."""
    parts = pages.split(" ")
    ways = [
        max(style.width(" ".join(parts[:i])), style.width(" ".join(parts[i:])))
        for i in range(1, len(parts) + 1)
    ]
    return ways[-1] if ways[-1] <= usual else min(ways)


def _line(frame: Frame, columns: Columns, entry: Entry, pages: str) -> Line:
    style = frame.type("meta")
    return Line(
        entry,
        wrap(entry.title, style, columns.title - GUTTER),
        _by(entry.source, style, columns.by - GUTTER),
        wrap(pages, style, columns.pages),
    )


def _longest_piece(name: str, style: Type) -> float:
    """Return the width of what never breaks: a word, or a part of a host with its dot."""
    return max(map(style.width, _parted(name).replace(JOINT, "").split(" ")))


def _by(name: str, style: Type, measure: float) -> tuple[str, ...]:
    """Break a publisher between words, and a host that is too long for a line before a dot."""
    words = (word if style.width(word) <= measure else _parted(word) for word in name.split(" "))
    lines = wrap(" ".join(words), style, measure)
    return tuple(line.replace(f" {JOINT}", "").replace(JOINT, "") for line in lines)


def _parted(name: str) -> str:
    return _DOT.sub(f" {JOINT}.", name)


def alphabetical(title: str) -> tuple[tuple[tuple[str, int], ...], str]:
    """Order titles as a reader of Latin letters looks them up: accents and marks aside.

    Numbers count as such: n° 6 stands before n° 54.
    """
    plain = unicodedata.normalize("NFKD", title.casefold())
    kept = "".join(c for c in plain if c.isalnum() or c == " ").strip()
    parts = re.findall(r"(\D*)(\d*)", kept)
    return tuple((text, int(number or -1)) for text, number in parts), title

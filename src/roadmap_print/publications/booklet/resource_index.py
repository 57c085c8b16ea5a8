"""The index: all resources from A to Z, in columns as wide as what stands in them."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from roadmap_print.content.printed_text import longest
from roadmap_print.content.view import Entry
from roadmap_print.layout.address_lines import wrap_address
from roadmap_print.layout.components import TemplatePart
from roadmap_print.layout.font_metrics import Type, fill, wrap
from roadmap_print.layout.pagination import Rules, Unit, distribute
from roadmap_print.publications.booklet.frame import BookletFrame

LEAST_PADDING, PADDING = 0.3, 1.1  # mm above a row's text and below it
RULE = 0.2  # mm under a row
UNDER_TITLE, UNDER_HEAD = 6.0, 2.0  # mm
GUTTER = 3.0  # mm between columns
RIGHT_SHARE = 0.5  # of the width that publishers and pages may take
PAGES_SHARE = 0.2  # of the width that the pages may take
STEP = 4.0  # mm between the widths that are tried
SLACK = 0.2  # mm: sums are rounded

_DOT = re.compile(r"(?=\.)")


@dataclass(frozen=True, slots=True)
class Listed:
    """A resource with the lines of its pages."""

    entry: Entry
    pages: tuple[str, ...]

    def taken(self, style: Type) -> float:
        """Return the width of the pages in mm."""
        return max(map(style.width, self.pages))


@dataclass(frozen=True, slots=True)
class Columns:
    """The widths in mm of title, publisher and pages; the first two hold a gutter."""

    title: float
    by: float
    pages: float

    def by_room(self, listed: Listed, style: Type) -> float:
        """Return how long a publisher may be: few pages lend it of their column."""
        return self.by + self.pages - GUTTER - listed.taken(style)


@dataclass(frozen=True, slots=True)
class IndexLine:
    """A resource in the index, each column in lines; `pages` in rising order."""

    entry: Entry
    title: tuple[str, ...]
    by: tuple[str, ...]
    pages: tuple[str, ...]

    @property
    def rows(self) -> int:
        """The lines of the tallest column."""
        return max(len(self.title), len(self.by), len(self.pages))


def index_sheets(
    frame: BookletFrame, places: Mapping[tuple[int, str], int]
) -> tuple[TemplatePart, ...]:
    """Lay out all resources from A to Z, with the pages where they stand.

    Rows are set closer where that saves a page, and shared out evenly: no page with one row.
    """
    entries = {entry.id: entry for entry in frame.roadmap.entries}.values()
    pages: dict[str, list[str]] = {entry.id: [] for entry in entries}
    for (_, entry_id), page in places.items():
        pages[entry_id].append(str(page))
    found = {entry_id: ", ".join(each) for entry_id, each in pages.items()}
    width = _pages_width(frame, found.values())
    listed = [
        Listed(entry, wrap(found[entry.id], frame.type("meta"), width))
        for entry in sorted(entries, key=lambda entry: alphabetical(entry.title))
    ]
    columns = _columns(frame, listed, width)
    lines = [_line(frame.type("meta"), columns, each) for each in listed]
    style, title = frame.type("meta"), frame.type("step-title").line + UNDER_TITLE
    units = [
        Unit(
            style.height(line.rows) + 2 * LEAST_PADDING + RULE,
            0,
            longest(line.entry.title, line.entry.credit),
        )
        for line in lines
    ]
    room = frame.room - (style.line + UNDER_HEAD)
    spans = distribute(units, Rules(room, title, 0.0, 0.0, 0.0, 0.0, 0.0))
    shares = (LEAST_PADDING + span.free / (span.end - span.start) / 2 for span in spans)
    padding = min((PADDING, *shares)) if spans else LEAST_PADDING
    bars = frame.bars((frame.top, frame.ink))
    return tuple(
        TemplatePart(
            kind="index",
            bars=bars,
            heading=span.start == 0,
            columns=columns,
            lines=lines[span.start : span.end],
            padding=padding,
        )
        for span in spans
    )


def _columns(frame: BookletFrame, listed: Sequence[Listed], pages: float) -> Columns:
    """Share the width so that there are few lines, and few publishers on two."""
    style = frame.type("meta")
    tried = [
        Columns(frame.width - right, right - pages, pages)
        for right in _rights(frame, listed, pages)
    ]
    return min(tried, key=lambda columns: _count(style, columns, listed))


def _rights(frame: BookletFrame, listed: Sequence[Listed], pages: float) -> list[float]:
    """List the widths to try for publisher and pages: from the longest word to the longest name."""
    style, most = frame.type("meta"), RIGHT_SHARE * frame.width
    head = frame.type("meta-strong").width(frame.roadmap.words.index_publisher) + pages
    words = (_longest_piece(each.entry, style) + each.taken(style) for each in listed)
    names = (style.width(each.entry.credit) + each.taken(style) for each in listed)
    least = min(most, max([head, *words]) + GUTTER + SLACK)
    widest = min(most, max([least, *(name + GUTTER + SLACK for name in names)]))
    steps = int((widest - least) / STEP)
    return [*(least + STEP * i for i in range(steps + 1)), widest]


def _count(style: Type, columns: Columns, listed: Sequence[Listed]) -> tuple[int, int]:
    """Count the lines of all rows, and of all publishers."""
    titles = [len(fill(each.entry.title, style, columns.title - GUTTER)) for each in listed]
    names = [len(fill(each.entry.credit, style, columns.by_room(each, style))) for each in listed]
    return sum(map(max, titles, names)), sum(names)


def _pages_width(frame: BookletFrame, lists: Iterable[str]) -> float:
    """Return a width in which the longest list takes two lines, and a short one a line."""
    style, usual = frame.type("meta"), frame.mm("index-pages")
    head = frame.type("meta-strong").width(frame.roadmap.words.index_pages)
    needed = (_needed(text, style, usual) for text in lists)
    return min(max([head, *needed]) + SLACK, PAGES_SHARE * frame.width)


def _needed(pages: str, style: Type, usual: float) -> float:
    """Return the width of a list on one line, or where that is too wide on two."""
    parts = pages.split(" ")
    ways = [
        max(style.width(" ".join(parts[:i])), style.width(" ".join(parts[i:])))
        for i in range(1, len(parts) + 1)
    ]
    return ways[-1] if ways[-1] <= usual else min(ways)


def _line(style: Type, columns: Columns, listed: Listed) -> IndexLine:
    entry, room = listed.entry, columns.by_room(listed, style)
    broken = wrap_address if entry.credit == entry.domain else wrap
    title = wrap(entry.title, style, columns.title - GUTTER)
    return IndexLine(entry, title, broken(entry.credit, style, room), listed.pages)


def _longest_piece(entry: Entry, style: Type) -> float:
    """Return the width of what never breaks: a word, or a part of a host with its dot."""
    pieces = _DOT.split(entry.credit) if entry.credit == entry.domain else entry.credit.split(" ")
    return max(map(style.width, pieces))


def alphabetical(title: str) -> tuple[tuple[tuple[str, int], ...], str]:
    """Order titles as a reader of Latin letters looks them up: accents and marks aside.

    Numbers count as such: n° 6 stands before n° 54.
    """
    plain = unicodedata.normalize("NFKD", title.casefold())
    kept = "".join(c for c in plain if c.isalnum() or c == " ").strip()
    parts = re.findall(r"(\D*)(\d*)", kept)
    return tuple((text, int(number or -1)) for text, number in parts), title

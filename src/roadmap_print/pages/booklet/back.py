"""What comes after the steps: my progress, the index, the colophon, the back cover."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from roadmap_print.pages import route
from roadmap_print.pages.address import wrap_address
from roadmap_print.pages.booklet.entries import AddressLine, address_lines, square
from roadmap_print.pages.booklet.frame import Bar, Disc, Frame, spread
from roadmap_print.pages.codes import QUIET
from roadmap_print.pages.content import Entry, Station
from roadmap_print.pages.fit import too_high
from roadmap_print.pages.measure import Type, elide, wrap
from roadmap_print.pages.paginate import Rules, Unit, distribute
from roadmap_print.pages.route import OVERRUN, Stroke
from roadmap_print.words import dotted

UNDER_HOME = 2.0  # mm from the newest edition's code to what it is
UNDER_TITLE = 2.0  # mm from a step's title to its boxes
NOTE_GAP = 9.0  # mm between ruled lines
ROW_PADDING = 1.7  # mm above, below and between the rows of the index


@dataclass(frozen=True, slots=True)
class Mark:
    """A box to tick, or a format's pictogram where `picture` is set."""

    x: float
    y: float
    picture: str


@dataclass(frozen=True, slots=True)
class Progress:
    """A station in "my progress"."""

    station: Station
    disc: Disc
    title: tuple[str, ...]
    marks: tuple[Mark, ...]
    height: float
    gap: float


@dataclass(frozen=True, slots=True)
class ProgressSheet:
    """A page of "my progress"."""

    kind = "progress"
    bars: tuple[Bar, ...]
    heading: bool
    rows: tuple[Progress, ...]


def progress_sheets(frame: Frame) -> tuple[ProgressSheet, ...]:
    """Lay out a row a step: a box a resource, two dates."""
    stations = frame.roadmap.stations
    made = [_progress(frame, station) for station in stations]
    head = frame.type("step-title").line + frame.mm("progress-head")
    units = [Unit(row.height, 0, row.station.title) for row in made]
    spans = distribute(units, Rules(frame.room - 8, head, 6.0, 0, 5.0, 16.0, 0))
    sheets = []
    for span in spans:
        rows = made[span.start : span.end]
        sheets.append(_progress_sheet(frame, rows, span.start))
    return tuple(sheets)


def _progress_sheet(frame: Frame, rows: Sequence[Progress], start: int) -> ProgressSheet:
    title = frame.type("step-title").line + frame.mm("progress-head")
    head = title if start == 0 else 4.0
    gap = spread([row.height for row in rows], frame.room - head - 8, 5.0, 16.0)
    middle = frame.type("heading").line / 2
    before = frame.roadmap.stations[start - 1].colour if start else frame.ink
    changes, y, placed = [(frame.top, before)], head, []
    for i, row in enumerate(rows):
        lead = (6.0 if start == 0 else 4.0) if i == 0 else gap
        placed.append(Progress(row.station, row.disc, row.title, row.marks, row.height, lead))
        changes.append((y + middle, row.station.colour))
        y += row.height + gap
    if start + len(rows) == len(frame.roadmap.stations):
        changes.append((min(y + 2, frame.room), frame.ink))
    return ProgressSheet(frame.bars(*changes), start == 0, tuple(placed))


def _progress(frame: Frame, station: Station) -> Progress:
    style = frame.type("heading")
    title = wrap(station.title, style, frame.mm("boxes"))
    marks, depth = _marks(frame, station)
    return Progress(
        station,
        frame.disc(station, style.line / 2, frame.mm("item-disc")),
        title,
        marks,
        style.height(len(title)) + UNDER_TITLE + depth,
        0.0,
    )


def _marks(frame: Frame, station: Station) -> tuple[tuple[Mark, ...], float]:
    """Set a pictogram and a box a resource for each format, on as many lines as they need."""
    pitch, sign, room = frame.mm("box-pitch"), frame.mm("box-sign"), frame.mm("boxes")
    marks: list[Mark] = []
    x = y = 0.0
    for group in station.groups:
        if x and x + sign + pitch * len(group.entries) > room:
            x, y = 0.0, y + pitch + 1
        marks.append(Mark(x, y - 0.3, frame.pictogram(group.kind.id, station.colour)))
        x += sign
        for _ in group.entries:
            if x + pitch > room:
                x, y = sign, y + pitch + 1
            marks.append(Mark(x, y, ""))
            x += pitch
        x += 4.0
    return tuple(marks), y + pitch if marks else 0.0


@dataclass(frozen=True, slots=True)
class Line:
    """A resource in the index, each column in lines; `pages` in rising order."""

    entry: Entry
    title: tuple[str, ...]
    by: tuple[str, ...]
    pages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Index:
    """A page of the index; `heading` on the first."""

    kind = "index"
    bars: tuple[Bar, ...]
    heading: bool
    lines: tuple[Line, ...]


def index_sheets(frame: Frame, pages: Mapping[str, Sequence[int]]) -> tuple[Index, ...]:
    """Lay out all resources from A to Z, with the pages where they stand."""
    lines = tuple(_lines(frame, pages))
    row = frame.type("meta").line
    heights = [
        max(len(line.title), len(line.by), len(line.pages)) * row + ROW_PADDING for line in lines
    ]
    bars = frame.bars((frame.top, frame.ink))
    room = frame.room - row - 2.0
    spans = _fill(heights, room - frame.type("step-title").line - 6, room)
    return tuple(Index(bars, start == 0, lines[start:end]) for start, end in spans)


def _fill(heights: Sequence[float], first: float, room: float) -> list[tuple[int, int]]:
    """Fill page after page, as lists are read."""
    pages: list[tuple[int, int]] = []
    start, free = 0, first
    for i, height in enumerate(heights):
        if height > free and i > start:
            pages.append((start, i))
            start, free = i, room
        free -= height
    return [*pages, (start, len(heights))] if heights else []


def _lines(frame: Frame, pages: Mapping[str, Sequence[int]]) -> Iterator[Line]:
    style = frame.type("meta")
    seen = {entry.id: entry for entry in frame.roadmap.entries}
    for entry in sorted(seen.values(), key=lambda entry: alphabetical(entry.title)):
        yield Line(
            entry,
            wrap(entry.title, style, frame.mm("index-title") - 4),
            _source(entry, style, frame.mm("index-by") - 4),
            wrap(", ".join(map(str, pages[entry.id])), style, frame.mm("index-pages")),
        )


def _source(entry: Entry, style: Type, measure: float) -> tuple[str, ...]:
    """Break who publishes an entry; a host as addresses are broken."""
    broken = wrap_address if entry.source == entry.domain else wrap
    return broken(entry.source, style, measure)


def alphabetical(title: str) -> tuple[str, str]:
    """Order titles as a reader of Latin letters looks them up: accents and marks aside."""
    plain = unicodedata.normalize("NFKD", title.casefold())
    return "".join(c for c in plain if c.isalnum() or c == " ").strip(), title


@dataclass(frozen=True, slots=True)
class NoteSheet:
    """A page to write on, `rules` lines `gap` mm apart."""

    kind = "note"
    bars: tuple[Bar, ...]
    rules: int
    gap: float


def note_sheets(frame: Frame, count: int) -> tuple[NoteSheet, ...]:
    """Rule pages before the back cover: folded sheets have a multiple of four."""
    rules = int((frame.room - frame.type("step-title").line) / NOTE_GAP)
    return (NoteSheet(frame.bars((frame.top, frame.ink)), rules, NOTE_GAP),) * count


@dataclass(frozen=True, slots=True)
class BackCover:
    """The back cover: the line ends; `home` with its code where there is one."""

    kind = "back_cover"
    bars: tuple[Bar, ...]
    route: str
    code: str
    code_style: str
    title: tuple[str, ...]
    home: tuple[AddressLine, ...]
    home_top: float
    home_left: float
    colophon: tuple[tuple[str, tuple[str, ...]], ...]
    colophon_top: float


def back_cover(frame: Frame, parts: Sequence[tuple[str, Sequence[str]]]) -> BackCover:
    """Lay out the end of the line, and below it who answers for this edition."""
    colophon = tuple((name, tuple(_lines_of(frame, texts))) for name, texts in parts)
    home, end_x = frame.roadmap.home, frame.mm("terminus-x")
    left = end_x + 14
    address = _home(frame, frame.width - left)
    colophon_top = frame.room - _colophon_height(frame, colophon)
    under = 2 * UNDER_HOME + frame.type("heading").line + frame.type("meta").height(len(address))
    least = (home.size + 2 * QUIET) * frame.mm("module") if home else 0.0
    title = _back_title(frame, colophon_top - under - least)
    above = frame.mm("back-title-top") + frame.type("heading").height(len(title))
    module = _home_module(frame, colophon_top - under - above) if home else 0.0
    side = (home.size + 2 * QUIET) * module if home else 0.0
    lowest = colophon_top - under - side / 2
    if home and above + side / 2 > lowest:
        raise too_high(home.address)
    end_y = max(above + side / 2, min(frame.mm("terminus-y"), lowest))
    return BackCover(
        bars=(),
        route=frame.assets.svg(_terminus(frame, end_x, end_y)),
        code=frame.assets.code(home) if home else "",
        code_style=square(left - QUIET * module, end_y - side / 2, side),
        title=title,
        home=address,
        home_top=end_y + side / 2 + UNDER_HOME,
        home_left=left,
        colophon=colophon,
        colophon_top=colophon_top,
    )


def _back_title(frame: Frame, room: float) -> tuple[str, ...]:
    """Repeat the title of the cover, on one line where it has no more than `room` mm."""
    style, title = frame.type("heading"), frame.roadmap.title
    lines = wrap(title, style, frame.width)
    if frame.mm("back-title-top") + style.height(len(lines)) <= room:
        return lines
    return (elide(title, style, frame.width),)


def _home_module(frame: Frame, room: float) -> float:
    """Return the width in mm of a module of the newest edition's code, which has `room` mm."""
    home = frame.roadmap.home
    assert home  # noqa: S101
    return max(frame.mm("module"), min(frame.mm("home-module"), room / (home.size + 2 * QUIET)))


def _home(frame: Frame, measure: float) -> tuple[AddressLine, ...]:
    home = frame.roadmap.home
    return address_lines(home.address, frame.type("meta-strong"), measure) if home else ()


def _lines_of(frame: Frame, texts: Sequence[str]) -> Iterator[str]:
    """Set the texts in one line, or where they are too long, each on lines of its own."""
    style, measure = frame.type("text"), frame.mm("measure")
    whole = dotted(*texts)
    if style.width(whole) <= measure:
        yield whole
        return
    for text in texts:
        yield from (wrap if " " in text else wrap_address)(text, style, measure)


def _colophon_height(frame: Frame, parts: Sequence[tuple[str, Sequence[str]]]) -> float:
    style = frame.type("text")
    lines = sum(1 + len(lines) for _, lines in parts)
    return frame.type("heading").line + style.height(lines) + 3.4 * len(parts)


def _terminus(frame: Frame, x: float, y: float) -> str:
    bend = frame.mm("bend")
    path = (
        f"M{frame.axis:.2f} {frame.top - OVERRUN:.2f}V{y - bend:.2f}"
        f"a{bend} {bend} 0 0 0 {bend} {bend}H{x:.2f}M{x:.2f} {y - 7:.2f}v14"
    )
    width, height, line = (frame.mm(name) for name in ("width", "height", "cover-line"))
    drawing = route.drawing(width, height, (Stroke(path, frame.ink),), line, OVERRUN)
    move = f'<g transform="translate({frame.mm("left")} {frame.mm("top")})" '
    return drawing.replace("<g ", move, 1)

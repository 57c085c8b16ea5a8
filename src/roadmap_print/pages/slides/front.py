"""What frames the steps: the title, how to read, the path, and the end of the line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from roadmap_print.pages.content import Station, domain
from roadmap_print.pages.html import FitError
from roadmap_print.pages.measure import MM_PER_PT, wrap_address
from roadmap_print.pages.route import Serpentine
from roadmap_print.pages.slides import line
from roadmap_print.pages.slides.card import AddressLine, Figure, dark_square, with_host
from roadmap_print.pages.slides.entries import even
from roadmap_print.pages.slides.frame import Disc, Frame, Text

TITLE_TOP = 22.0  # mm: the place of title and subtitle, above the stations
STATIONS_END = 158.0  # mm: the lower edge of the title's stations
END = 290.0  # mm: where the last station's colour ends
TURN = 300.0  # mm: as far as a line that winds goes to the right
COLUMNS = 3  # of stations on the path
ROWS = 3
PITCH = 50.0  # mm from one of its rows to the next


@dataclass(frozen=True, slots=True)
class TitleSlide:
    """The first slide, with a disc a station."""

    kind = "title"
    route: str
    bead: str
    discs: tuple[Disc, ...]
    title: Text
    subtitle: Text | None
    imprint: Text | None


@dataclass(frozen=True, slots=True)
class Stop:
    """A station on the path, with its title."""

    disc: Disc
    title: Text


@dataclass(frozen=True, slots=True)
class PathSlide:
    """As much of the overview as fits a slide."""

    kind = "path"
    first: bool
    route: str
    bead: str
    heading: Text
    stops: tuple[Stop, ...]


@dataclass(frozen=True, slots=True)
class Closing:
    """The last slide: the line ends; where the newest edition is found, with its code."""

    kind = "closing"
    route: str
    code: Figure | None
    heading: Text
    address: Text | None
    address_lines: tuple[AddressLine, ...]
    imprint: Text | None


def title_slide(frame: Frame) -> TitleSlide:
    """Lay out the title above as many discs as there are stations."""
    stations = frame.roadmap.stations
    rows, pitch, size = _discs(len(stations))
    tops = tuple(STATIONS_END - size / 2 - pitch * (rows - 1 - row) for row in range(rows))
    start = tops[0] - size / 2
    left, y = frame.mm("margin") + 8, TITLE_TOP
    subtitle = None
    if frame.roadmap.subtitle:
        subtitle = frame.text(frame.roadmap.subtitle, "deck-subtitle", (left, y, 270, 24))
        y = subtitle.end + 5
    title = frame.text(frame.roadmap.title, "deck-title", (left, y, 270, start - 10 - y))
    xs = _across(-(-len(stations) // rows), left + size / 2, 268.0, 3.0 * size)
    serpentine = Serpentine(left - pitch / 2, xs[-1] + size / 2 + pitch / 2, tops)
    spots = serpentine.spots(len(stations), xs)
    colours = [frame.ink, *(station.colour for station in stations)]
    return TitleSlide(
        route=line.winding(frame, serpentine, spots, colours, END),
        bead=frame.bead(END, tops[-1]),
        discs=tuple(
            frame.disc(station, spot.x, spot.y, size)
            for station, spot in zip(stations, spots, strict=True)
        ),
        title=title,
        subtitle=subtitle,
        imprint=_imprint(frame, left),
    )


def path_slides(frame: Frame) -> tuple[PathSlide, ...]:
    """Lay out the overview, evenly shared; on a single row a slide where titles are long.

    Raises FitError where a title does not even fit so.
    """
    try:
        return tuple(_paths(frame, ROWS))
    except FitError:
        return tuple(_paths(frame, 1))


def _paths(frame: Frame, rows: int) -> Iterator[PathSlide]:
    start, stations = 0, frame.roadmap.stations
    for count in even(len(stations), COLUMNS * rows):
        yield _path(frame, stations[start : start + count], rows)
        start += count


def closing(frame: Frame) -> Closing:
    """Lay out the end of the line."""
    home, y = frame.roadmap.home, 98.0
    end = 92.0
    colours = [station.colour for station in frame.roadmap.stations]
    route = line.terminus(frame, end, y, colours[-1] if colours else frame.ink)
    left = end + 22
    if home is None:
        heading = frame.text(frame.roadmap.title, "step-title", (left, y, frame.right - left, 100))
        return Closing(
            route, None, heading.moved(-heading.height / 2), None, (), _imprint(frame, left)
        )
    side = frame.mm("code-home")
    code = dark_square(frame, home, left, y - side / 2, side)
    left += side + 18
    heading = frame.text(
        frame.roadmap.words.newest, "step-title", (left, y - side / 2, frame.right - left, 60)
    )
    lines = wrap_address(home.address, frame.type("host"), frame.right - left)
    address = Text(lines, frame.type("host"), left, heading.end + 4, frame.right - left)
    return Closing(
        route, code, heading, address, with_host(lines, domain(home.address)), _imprint(frame, left)
    )


def _path(frame: Frame, stations: Sequence[Station], rows: int) -> PathSlide:
    left, size = frame.mm("left"), 22.0
    first = frame.mm("line-y")
    rows = 1 if len(stations) <= COLUMNS else rows
    room = PITCH if rows > 1 else frame.mm("bottom") - first - size / 2
    tops = tuple(first + PITCH * row for row in range(rows))
    width = (TURN - 8 - left) / COLUMNS
    xs = tuple(left + size / 2 + width * i for i in range(COLUMNS))
    serpentine = Serpentine(left - PITCH / 2, TURN, tops)
    spots = serpentine.spots(len(stations), xs)
    colours = [frame.colour_before(stations[0]), *(station.colour for station in stations)]
    stops = []
    for station, spot in zip(stations, spots, strict=True):
        place = (spot.x - size / 2, spot.y + size / 2 + 2, width - 8, room - size - 3)
        stops.append(
            Stop(frame.disc(station, spot.x, spot.y, size), frame.text(station.title, "path-title", place))
        )
    return PathSlide(
        first=stations[0] is frame.roadmap.stations[0],
        route=line.winding(frame, serpentine, spots, colours, END),
        bead=frame.bead(END, tops[-1]),
        heading=heading_text(frame, frame.roadmap.words.overview, size / 2 + 2.5),
        stops=tuple(stops),
    )


def heading_text(frame: Frame, words: str, above: float) -> Text:
    """Set a slide's title `above` mm over the line."""
    style = frame.type("slide-title")
    left = frame.mm("left")
    text = frame.text(words, "slide-title", (left, 0, frame.right - left, style.line))
    return text.moved(frame.mm("line-y") - above - text.height)


def _discs(count: int) -> tuple[int, float, float]:
    """Return rows, their distance and the diameter for as large discs as `count` allows."""
    best = (1, 0.0, 0.0)
    for rows in (1, 3, 5, 7, 9):
        columns = max(1, -(-count // rows))
        pitch = min(24.0, 60.0 / rows)
        size = min(26.0, 250 / columns * 0.72, pitch * 0.74 if rows > 1 else 26.0)
        if size > best[2]:
            best = (rows, pitch if rows > 1 else 0.0, size)
    return best


def _across(columns: int, first: float, last: float, most: float) -> tuple[float, ...]:
    """Set columns evenly from `first`, at most `most` mm apart."""
    pitch = min(most, (last - first) / max(1, columns - 1))
    return tuple(first + pitch * i for i in range(columns))


def _imprint(frame: Frame, left: float) -> Text | None:
    words = "\u00a0· ".join(filter(None, (frame.roadmap.edition, frame.roadmap.publisher)))
    if not words:
        return None
    height = 2 * frame.type("meta").line
    text = frame.text(words, "imprint", (left, 0, frame.right - left - 50, height))
    return text.moved(frame.mm("foot-y") + 4 - text.height)

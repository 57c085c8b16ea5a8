"""What frames the steps: the title, how to read, the path, and the end of the line."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from roadmap_print.catalogue.urls import domain
from roadmap_print.content.printed_text import longest
from roadmap_print.content.view import Station
from roadmap_print.i18n.page_words import dotted
from roadmap_print.layout.address_lines import find_host, wrap_address
from roadmap_print.layout.components import PlacedText, TemplatePart
from roadmap_print.layout.overflow import too_large
from roadmap_print.layout.route_line import Serpentine, Spot
from roadmap_print.publications.page_frame import quiet_zone
from roadmap_print.publications.slides import slide_line
from roadmap_print.publications.slides.entries import even, evenly
from roadmap_print.publications.slides.frame import SlideFrame, fitted, sizes

TITLE_TOP = 22.0  # mm: the place of title and subtitle, above the stations
END_OF_LINE, MIDDLE = 92.0, 98.0  # mm: where the last slide's line stops
HOME_LINES = 5  # of its address; a longer one gives its host
STATIONS_END = 158.0  # mm: the lower edge of the title's stations, higher over a long imprint
ABOVE_IMPRINT = 4.0  # mm from it to them
END = 290.0  # mm: where the last station's colour ends
TURN = 300.0  # mm: as far as a line that winds goes to the right
COLUMNS = 3  # of stations on the path
ROWS = 3
FIRST_ROW = 46.0  # mm: the middle of its upper row
ONLY_ROW = 80.0  # mm: of its row where there is one
PITCH = 47.0  # mm from one of its rows to the next
UNDER_DISC = 2.0  # mm from a station on the path to its title
BESIDE_FOOT = 12.0  # mm between edition and publisher and what the foot says
ABOVE_LINE = 7.0  # mm from a slide's title to the middle of the line


def title_slide(frame: SlideFrame) -> TemplatePart:
    """Lay out the title above as many discs as there are stations."""
    stations = frame.roadmap.stations
    rows, pitch, size = _discs(len(stations))
    left, y = frame.mm("margin") + 8, TITLE_TOP
    imprint = _imprint(frame, left, 3)
    end = min(STATIONS_END, imprint.y - ABOVE_IMPRINT) if imprint else STATIONS_END
    tops = tuple(end - size / 2 - pitch * (rows - 1 - row) for row in range(rows))
    start = tops[0] - size / 2
    subtitle = None
    if frame.roadmap.subtitle:
        subtitle = frame.text(frame.roadmap.subtitle, "deck-subtitle", (left, y, 270, 24))
        y = subtitle.end + 5
    title = frame.text(frame.roadmap.title, "deck-title", (left, y, 270, start - 10 - y))
    xs = _across(-(-len(stations) // rows), left + size / 2, 268.0, 3.0 * size)
    serpentine = Serpentine(left - pitch / 2, xs[-1] + size / 2 + pitch / 2, tops)
    spots = serpentine.spots(len(stations), xs)
    colours = [frame.ink, *(station.colour for station in stations), frame.ink]
    return TemplatePart(
        kind="title",
        route=slide_line.winding(frame, serpentine, spots, colours, END, first=True),
        bead=frame.bead(END, tops[-1]),
        discs=tuple(
            frame.disc(station, spot.x, spot.y, size)
            for station, spot in zip(stations, spots, strict=True)
        ),
        title=title,
        subtitle=subtitle,
        imprint=imprint,
    )


def path_slides(frame: SlideFrame) -> Iterator[TemplatePart]:
    """Lay out the overview in the first grid whose titles fit: nine a slide, or fewer, wider."""
    stations = frame.roadmap.stations
    for most in (COLUMNS * ROWS, COLUMNS, 2, 1):
        grids = [_grid(frame, count) for count in even(len(stations), most)]
        titles = _path_titles(frame, stations, grids)
        if titles:
            break
    else:
        raise too_large(longest(*(station.title for station in stations)))
    for grid, some, names in zip(grids, evenly(stations, most), evenly(titles, most), strict=True):
        yield _path(frame, grid, some, names, first=grid is grids[0])


def closing(frame: SlideFrame) -> TemplatePart:
    """Lay out the end of the line."""
    colours = [station.colour for station in frame.roadmap.stations]
    route = slide_line.terminus(frame, END_OF_LINE, MIDDLE, colours[-1] if colours else frame.ink)
    left = END_OF_LINE + 22
    imprint = _imprint(frame, left, 2)
    home = frame.roadmap.home
    slide = TemplatePart(kind="closing", route=route, code=None, imprint=imprint)
    if home is None:
        place = (left, 0.0, frame.right - left, 110.0)
        heading = frame.text(frame.roadmap.title, "step-title", place)
        slide.heading = heading.moved(MIDDLE - heading.height / 2)
        return slide
    side = frame.mm("code-home")
    top = MIDDLE - side / 2
    slide.code = frame.dark_square(home, left, top, side)
    left += side + max(18.0, quiet_zone(home, side))
    width = frame.right - left
    slide.heading = frame.text(frame.roadmap.words.newest, "step-title", (left, top, width, 60.0))
    host, style = domain(home.address), frame.type("host")
    lines = wrap_address(home.address, style, width)
    if len(lines) > HOME_LINES:
        lines = wrap_address(host, style, width)
    slide.address = PlacedText(lines, style, left, slide.heading.end + 4, width)
    slide.address_lines = find_host(lines, host)
    return slide


@dataclass(frozen=True, slots=True)
class _Grid:
    """Where the stations of a path slide stand, and how wide and high a title may be."""

    count: int
    serpentine: Serpentine
    xs: tuple[float, ...]
    width: float
    height: float

    @property
    def spots(self) -> tuple[Spot, ...]:
        """The stations, in the order of the line."""
        return self.serpentine.spots(self.count, self.xs)


def _grid(frame: SlideFrame, count: int) -> _Grid:
    """Share stations among three rows, or one where there are few of them."""
    left, size = frame.mm("left"), frame.mm("path-disc")
    rows = 1 if count <= COLUMNS else ROWS
    columns = max(1, -(-count // rows))
    tops = tuple(FIRST_ROW + PITCH * row for row in range(rows)) if rows > 1 else (ONLY_ROW,)
    width = (TURN - 8 - left) / columns
    xs = tuple(left + size / 2 + width * i for i in range(columns))
    room = PITCH - size if rows > 1 else frame.mm("bottom") - ONLY_ROW - size / 2
    height = room - UNDER_DISC - 1
    return _Grid(count, Serpentine(left - PITCH / 2, TURN, tops), xs, width - 8, height)


def _path_titles(
    frame: SlideFrame, stations: Sequence[Station], grids: Sequence[_Grid]
) -> tuple[PlacedText, ...]:
    """Set all titles at the largest size at which each fits its place; none where none does."""
    drop = frame.mm("path-disc") / 2
    places = [(grid, spot) for grid in grids for spot in grid.spots]
    corners = [
        ((spot.x - drop, spot.y + drop + UNDER_DISC, grid.width), grid.height)
        for grid, spot in places
    ]
    for style in sizes(frame.type("path-title"), frame.floor):
        texts = [
            fitted(station.title, style, *corner, frame.floor)
            for station, corner in zip(stations, corners, strict=True)
        ]
        if None not in texts:
            return tuple(text for text in texts if text)
    return ()


def _path(
    frame: SlideFrame,
    grid: _Grid,
    stations: Sequence[Station],
    titles: Sequence[PlacedText],
    *,
    first: bool,
) -> TemplatePart:
    before = frame.colour_before(stations[0]) if stations else frame.ink
    last = stations[-1:] == frame.roadmap.stations[-1:]
    colours = [before, *(station.colour for station in stations)]
    colours.append(frame.ink if last else colours[-1])
    size = frame.mm("path-disc")
    return TemplatePart(
        kind="path",
        first=first,
        route=slide_line.winding(frame, grid.serpentine, grid.spots, colours, END),
        bead=frame.bead(END, grid.serpentine.tops[-1]) if last else None,
        heading=heading_text(frame, frame.roadmap.words.overview),
        stops=[
            (station, frame.disc(station, spot.x, spot.y, size), title)
            for station, spot, title in zip(stations, grid.spots, titles, strict=True)
        ],
    )


def heading_text(frame: SlideFrame, words: str) -> PlacedText:
    """Set a slide's title over the line."""
    style = frame.type("slide-title")
    left = frame.mm("left")
    text = frame.text(words, "slide-title", (left, 0, frame.right - left, style.line))
    return text.moved(frame.mm("line-y") - ABOVE_LINE - text.height)


def _discs(count: int) -> tuple[int, float, float]:
    """Return rows, their distance and the diameter for as large discs as `count` allows."""
    best = (1, 0.0, 0.0)
    for rows in (1, 3, 5, 7, 9):
        columns = max(1, -(-count // rows))
        pitch = min(24.0, 60.0 / rows)
        size = min(26.0, 250 / columns * 0.78, pitch * 0.74 if rows > 1 else 26.0)
        if size > best[2]:
            best = (rows, pitch if rows > 1 else 0.0, size)
    return best


def _across(columns: int, first: float, last: float, most: float) -> tuple[float, ...]:
    """Set columns evenly from `first`, at most `most` mm apart."""
    pitch = min(most, (last - first) / max(1, columns - 1))
    return tuple(first + pitch * i for i in range(columns))


def _imprint(frame: SlideFrame, left: float, lines: int) -> PlacedText | None:
    """Set edition and publisher at the foot; None where they take more lines.

    The title slide says them in full, the last one only where they are short.
    """
    words = dotted(frame.roadmap.edition, frame.roadmap.publisher)
    width = frame.right - left - frame.foot_width(edition=False) - BESIDE_FOOT
    for style in sizes(frame.type("imprint"), frame.floor):
        text = fitted(words, style, (left, 0.0, width), style.height(lines), frame.floor)
        if words and text:
            return text.moved(frame.mm("foot-y") + 4 - text.height)
    return None

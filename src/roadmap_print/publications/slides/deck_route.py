"""The route on slides, four stations a row; the same on those of a talk."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from roadmap_print.layout.page_model import Element, Node, Page, Shape
from roadmap_print.publications.page_kit import PageKit
from roadmap_print.publications.slides.deck_line import bar, station_disc, step_heading, stretches
from roadmap_print.publications.slides.deck_title import START, heading_above, heading_room
from roadmap_print.publications.slides.short_titles import best_way, said_block
from roadmap_print.publications.text_fitting import Fitter

A_ROW = 4
ROWS = (3, 2, 1)  # of a slide; fewer where titles need room
TOPS = {1: (88.0,), 2: (80.0, 135.0), 3: (56.0, 98.0, 140.0)}  # mm: the rows' lines
DISCS = {1: 36.0, 2: 27.0, 3: 17.0}  # mm
HEADING = {1: 46.0, 2: 46.0, 3: 34.0}  # mm: where it ends
FOOT = 177.0  # mm: where the last row's titles end
UNDER_DISC, ABOVE_DISC = 2.0, 3.0  # mm
PITCH, TITLE = 76.0, 71.0  # mm from a station to the next, and as wide as a title may be
BEHIND = 24.0  # mm from the last station to the bar
BAR_BEYOND = 0.4  # mm that the bar may reach further than the disc: titles go on under it


@dataclass(frozen=True, slots=True)
class RoutePart:
    """The stations of a slide by their places, and how many rows they are."""

    places: range

    @property
    def rows(self) -> int:
        """How many rows they are."""
        return -(-len(self.places) // A_ROW)

    @property
    def disc(self) -> float:
        """The diameter of a station in mm."""
        return DISCS[self.rows]

    @property
    def room(self) -> float:
        """How high a title may be, in mm."""
        top, under = [*TOPS[self.rows], FOOT + self.disc / 2][:2]
        return under - top - self.disc - UNDER_DISC - ABOVE_DISC


def route_slides(kit: PageKit, *, linked: bool = True) -> Iterator[Page]:
    """Yield the route on as few slides as hold its titles; the last resort is to say less.

    Titles are `linked` where slides tell more of their steps; where none do, the route is all
    that there is of them, and has more slides rather than shorter titles.
    """
    count, fitter = len(kit.roadmap.stations), Fitter.of(kit)
    for rows in ROWS[:1] if linked else ROWS:
        most = A_ROW * rows
        parts = [RoutePart(range(at, min(at + most, count))) for at in range(0, count, most)]
        style = fitter.least(kit.type("deck-stop"))
        if all(
            fitter.fits(kit.roadmap.stations[place].title, style, TITLE, part.room)
            for part in parts
            for place in part.places
        ):
            break
    for part in parts:
        yield _route_slide(kit, part, linked=linked)


def _route_slide(kit: PageKit, part: RoutePart, *, linked: bool) -> Page:
    stations = kit.roadmap.stations
    shapes: list[Shape] = []
    items: list[Node] = []
    for row, top in enumerate(TOPS[part.rows]):
        places = part.places[row * A_ROW : (row + 1) * A_ROW]
        middles = [START + part.disc / 2 + PITCH * each for each in range(len(places))]
        final = places[-1] == len(stations) - 1
        end = middles[-1] + part.disc / 2 + BEHIND if final else kit.frame.width
        shapes += stretches(kit, [0.0, *middles, end], top, places[0])
        if final:
            shapes.append(bar(kit, end, top, stations[-1].hue, part.disc + 2 * BAR_BEYOND))
        for place, middle in zip(places, middles, strict=True):
            disc, item = _stop(kit, place, (middle, top), part, linked=linked)
            shapes.append(disc)
            items.append(item)
    foot = HEADING[part.rows]
    heading = heading_above(
        kit, kit.roadmap.words.overview, foot, ours=True, first=not part.places[0]
    )
    content = (heading, Element("ol", tuple(items)))
    return Page(kit.frame, content, tuple(shapes), role="path", rooms=heading_room(kit, foot))


def _stop(
    kit: PageKit, place: int, middle: tuple[float, float], part: RoutePart, *, linked: bool
) -> tuple[Shape, Element]:
    """Set a station with its title under it, smaller or shorter where it is long."""
    station = kit.roadmap.stations[place]
    start, top = middle
    disc, numeral = station_disc(kit, station, start, top, part.disc)
    style = kit.type("deck-stop")
    size = Fitter.of(kit).best([station.title], style, TITLE, part.room)
    most = max(1, int(part.room / size.line))
    said = best_way(station.title, kit.roadmap.language, kit.measurer, size, TITLE, most)
    under = top + part.disc / 2 + UNDER_DISC + kit.sheet.above(size)
    title = said_block(kit, said, size, start - part.disc / 2, under, TITLE)
    if linked:
        title = replace(title, link=kit.page_link(f"step-{station.id}", station.title))
    else:
        title = replace(step_heading(kit, station, title), role="")
    return disc, Element("li", (*numeral, title))

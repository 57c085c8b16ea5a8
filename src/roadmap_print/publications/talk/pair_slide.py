"""Two steps on a slide, side by side: their titles, what stands for them, one code."""

from dataclasses import replace

from roadmap_print.content.view import Station
from roadmap_print.layout.frame import Area
from roadmap_print.layout.page_model import Node, Page, Shape, TextBlock, TextRoom
from roadmap_print.publications.page_kit import PageKit
from roadmap_print.publications.slides.deck_line import station_disc, stretches
from roadmap_print.publications.slides.short_titles import count_words
from roadmap_print.publications.talk.featured_titles import choose_titles, place_titles
from roadmap_print.publications.talk.step_code import step_code
from roadmap_print.publications.talk.step_slide import (
    FEATURED_FOOT,
    MOST_WORDS,
    said_heading,
    step_slide,
)
from roadmap_print.publications.text_fitting import Fitter

STARTS, MEASURE = (20.0, 122.0), 94.0  # mm
UNDER_DISC, UNDER_TITLE = 5.0, 6.0  # mm
MOST_TITLES = 5  # lines of featured resources


def pair_slide(kit: PageKit, place: int) -> Page:
    """Return the slide of two steps, of the last one alone where their number is odd.

    The code is that of the first, behind which the page of the newest edition goes on.
    """
    stations = kit.roadmap.stations[place : place + 2]
    if len(stations) == 1:
        return step_slide(kit, place)
    line, size = kit.mm("line-y"), kit.mm("pair-disc")
    code = step_code(kit, stations[0], sum(len(each.entries) for each in stations))
    middles = [start + size / 2 for start in STARTS]
    shapes: list[Shape] = stretches(kit, [0.0, *middles, kit.frame.width], line, place)
    content: list[Node] = []
    words = (MOST_WORDS - code.words) // 2
    top = line + size / 2 + UNDER_DISC
    for station, start, middle in zip(stations, STARTS, middles, strict=True):
        disc, numeral = station_disc(kit, station, middle, line, size)
        title = _heading(kit, station, FEATURED_FOOT - top).moved(start, top)
        title = title if station is stations[0] else replace(title, role="")
        under = title.bottom + UNDER_TITLE
        room = int((FEATURED_FOOT - under) / kit.type("talk-featured").line)
        left = words - len(numeral) - count_words(title.text)
        others = [each for each in station.featured if each.entry is not code.entry]
        titles = choose_titles(kit, others, MEASURE, min(room, MOST_TITLES), left)
        featured = place_titles(kit, station, titles, start, under, MEASURE)
        shapes += [disc, *featured.shapes]
        content += [*numeral, title, *featured.content]
    heights = (FEATURED_FOOT - top) / 2
    rooms = (TextRoom("title", Area(STARTS[0], top, MEASURE, heights)),)
    return Page(
        kit.frame,
        (*content, *code.nodes),
        (*shapes, *code.shapes),
        role="pair",
        steps=tuple(each.number for each in stations),
        rooms=rooms,
    )


def _heading(kit: PageKit, station: Station, room: float) -> TextBlock:
    """Break a title under its disc, in half the room if it can be."""
    size = Fitter.of(kit).best([station.title], kit.type("talk-pair"), MEASURE, room / 2)
    return said_heading(kit, station, size, MEASURE, room)

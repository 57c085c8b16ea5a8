"""A step on a slide: what it is for, what stands for it, one code."""

from dataclasses import replace

from roadmap_print.content.view import Entry, Station
from roadmap_print.layout.font_metrics import Type
from roadmap_print.layout.frame import Area
from roadmap_print.layout.page_model import Page, Shape, TextBlock, TextRoom, listed
from roadmap_print.publications.page_kit import PageKit
from roadmap_print.publications.slides.deck_line import (
    hue_before,
    station_disc,
    step_heading,
    stretch,
)
from roadmap_print.publications.slides.short_titles import (
    before_asides,
    best_way,
    count_words,
    said_block,
)
from roadmap_print.publications.talk.featured_titles import (
    FEWEST,
    SaidEntry,
    choose_titles,
    place_titles,
    titles_height,
)
from roadmap_print.publications.talk.step_code import step_code
from roadmap_print.publications.text_fitting import Fitter, resized, set_above, sizes

MOST_WORDS = 45
TITLE_START, TITLE_TOP, TITLE_FOOT = 74.0, 11.0, 41.0  # mm
ONE_LINE = 36.0  # pt: down to this size a title has one line, if it fits so
DISC_MIDDLE = 43.0  # mm
START, MEASURE = 20.0, 198.0  # mm
OBJECTIVES_TOP, BETWEEN = 78.0, 4.0  # mm, and from one objective to the next
MOST_OBJECTIVES, MOST_LINES = 2, 4
LONG_OBJECTIVE = 96  # characters: a longer one ends at its colon
FEATURED_FOOT = 179.0  # mm
FEATURED_LINES = (5, 5, 5, 4, 3)  # by the lines of the objectives


def step_slide(kit: PageKit, place: int) -> Page:
    """Return the slide of a step."""
    station = kit.roadmap.stations[place]
    shapes, numeral, title = _head(kit, place)
    code = step_code(kit, station)
    left = MOST_WORDS - len(numeral) - count_words(title.text) - code.words
    objectives, titles = _texts(kit, station, code.entry, left)
    top = OBJECTIVES_TOP
    if objectives:
        top = FEATURED_FOOT - titles_height(kit, titles)
    featured = place_titles(kit, station, titles, START, top, MEASURE)
    return Page(
        kit.frame,
        (*numeral, title, *listed(objectives), *featured.content, *code.nodes),
        (*shapes, *featured.shapes, *code.shapes),
        role="step",
        steps=(station.number,),
        rooms=(_title_room(kit), *([_body_room(top)] if objectives else [])),
    )


def _title_room(kit: PageKit) -> TextRoom:
    measure = kit.frame.width - START - TITLE_START
    return TextRoom(
        "title", Area(TITLE_START, TITLE_TOP, measure, TITLE_FOOT - TITLE_TOP), at="foot"
    )


def _body_room(featured_top: float) -> TextRoom:
    height = featured_top - OBJECTIVES_TOP - BETWEEN
    return TextRoom("body", Area(START, OBJECTIVES_TOP, MEASURE, height))


def _head(kit: PageKit, place: int) -> tuple[list[Shape], tuple[TextBlock, ...], TextBlock]:
    """Set the line, the disc on it and the title above it."""
    station, line = kit.roadmap.stations[place], kit.mm("line-y")
    disc, numeral = station_disc(kit, station, DISC_MIDDLE, line, kit.mm("disc"))
    shapes: list[Shape] = [
        stretch(kit, 0.0, DISC_MIDDLE, line, hue_before(kit, place)),
        stretch(kit, DISC_MIDDLE, kit.frame.width, line, station.hue),
        disc,
    ]
    measure = kit.frame.width - START - TITLE_START
    return shapes, numeral, _title(kit, station, measure)


def _title(kit: PageKit, station: Station, measure: float) -> TextBlock:
    """Set a step's title above the line: in one line, then smaller in several, then shorter."""
    fitter, style = Fitter.of(kit), kit.type("talk-step")
    one_line = Fitter(kit.measurer, ONE_LINE)
    room = TITLE_FOOT - TITLE_TOP
    size = one_line.type_for([station.title], style, measure, style.line) or fitter.type_for(
        [station.title], resized(style, ONE_LINE), measure, room
    )
    block = said_heading(kit, station, size or fitter.least(style), measure, room)
    return set_above(block.moved(TITLE_START, 0.0), TITLE_FOOT)


def said_heading(
    kit: PageKit, station: Station, style: Type, measure: float, room: float
) -> TextBlock:
    """Break a step's title as its heading, in the corner of the slide; shorter if it must be."""
    most = max(1, int(room / style.line))
    said = best_way(station.title, kit.roadmap.language, kit.measurer, style, measure, most)
    block = said_block(kit, said, style, 0.0, 0.0, measure)
    return step_heading(kit, station, block)


def _texts(
    kit: PageKit, station: Station, known: Entry | None, words: int
) -> tuple[list[TextBlock], tuple[SaidEntry, ...]]:
    """Choose objectives and featured resources that have room, in lines and in `words`.

    What is known from under the code is not said twice.
    """
    featured = [each for each in station.featured if each.entry is not known]
    for count in range(min(MOST_OBJECTIVES, len(station.objectives)), -1, -1):
        objectives = _objectives(kit, station, count)
        left = words - sum(count_words(each.text) for each in objectives)
        lines = FEATURED_LINES[sum(len(each.lines) for each in objectives)]
        titles = choose_titles(kit, featured, MEASURE, lines, left)
        if left >= 0 and len(titles) >= min(FEWEST, len(featured)):
            break
    return objectives, titles


def _objectives(kit: PageKit, station: Station, count: int) -> list[TextBlock]:
    """Set the first objectives in four lines at most: smaller, then shorter."""
    fitter, style = Fitter.of(kit), kit.type("talk-objective")
    texts = [
        next(before_asides(each)) if len(each) > LONG_OBJECTIVE else each
        for each in station.objectives[:count]
    ]
    for size in sizes(style, fitter.floor):
        if sum(len(kit.measurer.wrap(each, size, MEASURE)) for each in texts) <= MOST_LINES:
            break
    most, blocks, top = MOST_LINES // max(1, count), [], OBJECTIVES_TOP
    whole = sum(len(kit.measurer.wrap(each, size, MEASURE)) for each in texts) <= MOST_LINES
    for text in texts:
        said = text if whole else fitter.shorten(text, size, MEASURE, most)
        blocks.append(replace(kit.text(said, size, START, top, MEASURE), role="body"))
        top = blocks[-1].bottom + BETWEEN
    return blocks

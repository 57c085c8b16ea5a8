"""What is new, on as many slides as it takes: a row a change, the number of its step before it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from roadmap_print.content.view import Chapter, News
from roadmap_print.layout.frame import OVERRUN
from roadmap_print.layout.page_model import Element, Node, Page, Part, Shape, TextBlock
from roadmap_print.publications.news_rows import NewsLook, badge_room, list_changes, place_news_row
from roadmap_print.publications.page_kit import PageKit
from roadmap_print.publications.slides.deck_line import bead, line_along, station_disc, stretch
from roadmap_print.publications.slides.legend_slides import line_heading, line_heading_room

TOP = 47.0  # mm: the first row
UNDER_LEAD = 6.0  # mm from the sentence that says since when to it
AXIS = 32.5  # mm: the branch of the line on which the steps stand
DISC = 15.0  # mm: the least whose numeral is no smaller than all type on a slide
GAP, CHAPTER_GAP = 3.4, 7.4  # mm between rows, and between those of two steps
BRANCH = 12.0  # mm before the axis where the branch leaves the line


@dataclass(frozen=True, slots=True)
class PlacedRow:
    """A change in its place; `chapter` where it is the first of its step on the slide."""

    part: Part
    middle: float
    chapter: Chapter | None


def news_slides(kit: PageKit) -> Iterator[Page]:
    """Lay out what is new; no slide where nothing is."""
    news = kit.roadmap.news
    if news is None:
        return
    slides: list[list[PlacedRow]] = [[]]
    look = NewsLook(kit.type("badge"), kit.type("news-title"), kit.type("meta"))
    lead = _lead(kit, news)
    at, before = lead.bottom + UNDER_LEAD, -1
    start, room = kit.mm("left"), badge_room(kit, news, look)
    measure = kit.frame.width - kit.mm("margin") - start
    for number, chapter, novelty in list_changes(news):
        gap = 0.0 if not slides[-1] else GAP if number == before else CHAPTER_GAP
        alone = len(chapter.novelties) == 1
        height = place_news_row(kit, novelty, start, 0.0, room, measure, look).height
        height = max(height, DISC - GAP) if alone else height
        if slides[-1] and at + gap + height > kit.mm("bottom"):
            slides.append([])
            at, gap, before = TOP, 0.0, -1
        at += gap
        part = place_news_row(kit, novelty, start, at, room, measure, look)
        first = chapter if number != before else None
        slides[-1].append(PlacedRow(part, at + look.title.line / 2, first))
        at, before = at + height, number
    for place, rows in enumerate(slides):
        yield _slide(kit, rows, [lead] if place == 0 else [], first=place == 0)


def _lead(kit: PageKit, news: News) -> TextBlock:
    start = kit.mm("left")
    measure = kit.frame.width - kit.mm("margin") - start
    return kit.words(news.since, kit.type("where"), start, TOP, measure, colour=kit.theme.grey)


def _slide(kit: PageKit, rows: Sequence[PlacedRow], lead: Sequence[Node], *, first: bool) -> Page:
    line, hue = kit.mm("line-y"), kit.theme.primary
    end = max((row.middle for row in rows if row.chapter), default=line)
    shapes: list[Shape] = [
        stretch(kit, 0.0, kit.frame.width, line, hue),
        line_along(kit, [(-OVERRUN, line), (AXIS, line), (AXIS, end)], hue),
    ]
    items: list[Node] = []
    for row in rows:
        numeral: tuple[Node, ...] = ()
        if row.chapter and row.chapter.station:
            disc, numeral = station_disc(kit, row.chapter.station, AXIS, row.middle, DISC)
            shapes.append(disc)
        elif row.chapter:
            shapes.append(bead(kit, AXIS, row.middle, hue))
        shapes += row.part.shapes
        items.append(Element("li", (*numeral, *row.part.content)))
    heading = line_heading(kit, kit.roadmap.words.news, first=first)
    content, rooms = (heading, *lead, Element("ul", tuple(items))), line_heading_room(kit)
    return Page(kit.frame, content, tuple(shapes), role="news", rooms=rooms)

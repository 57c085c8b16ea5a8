"""What is new since an older edition: each step that has changed is a stop, each change a row."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from roadmap_print.content.view import Chapter, News, Novelty
from roadmap_print.layout.page_model import Element, Node, Page, Part, Shape, TextBlock
from roadmap_print.publications.booklet.front_page import (
    bead,
    line_page,
    page_measure,
    page_title,
    step_link,
    whole_line,
)
from roadmap_print.publications.column_breaks import fill_columns
from roadmap_print.publications.news_rows import (
    NewsLook,
    badge_room,
    list_changes,
    place_counts,
    place_news_row,
)
from roadmap_print.publications.page_kit import PageKit

UNDER_LEAD, UNDER_COUNTS = 3.5, 9.0  # mm
AFTER_HEADING = 2.4  # mm
GAP, CHAPTER_GAP = 3.2, 7.5  # mm between rows, and above a step

Places = Mapping[tuple[int, str], int]


@dataclass(frozen=True, slots=True)
class NewsItem:
    """A heading, where it has no `novelty`, or a row; `gap` mm above it."""

    chapter: Chapter
    novelty: Novelty | None
    gap: float
    height: float


def count_news(kit: PageKit) -> int:
    """Return how many pages what is new takes."""
    return len(news_pages(kit, {}))


def news_pages(kit: PageKit, places: Places) -> tuple[Page, ...]:
    """Return pages of what is new, none where nothing is; `places` are the pages of entries."""
    news = kit.roadmap.news
    if news is None:
        return ()
    items: tuple[NewsItem, ...] = tuple(_items(kit, news))
    pages: list[Page] = []
    while items:
        first = not pages
        head = _head(kit, news) if first else _again(kit, items[0])
        room = kit.mm("front-foot") - head.height
        (column,) = fill_columns(items, 1, room, _may_part)
        pages.append(_page(kit, news, head, column, places, first=first))
        items = items[len(column) :]
    return tuple(pages)


def _look(kit: PageKit) -> NewsLook:
    return NewsLook(kit.type("badge"), kit.type("news-title"), kit.type("meta"))


def _may_part(items: Sequence[NewsItem], place: int) -> bool:
    return items[place - 1].novelty is not None


def _items(kit: PageKit, news: News) -> Iterator[NewsItem]:
    before = -1
    for place, chapter, novelty in list_changes(news):
        if place != before:
            gap = CHAPTER_GAP if before >= 0 else 0.0
            yield NewsItem(chapter, None, gap, _heading(kit, chapter, 0.0).height)
        height = _row(kit, news, chapter, novelty, 0.0, {}).height
        yield NewsItem(chapter, novelty, AFTER_HEADING if place != before else GAP, height)
        before = place


def _head(kit: PageKit, news: News) -> Part:
    """Place title, since when, and how much there is of each; the height is where rows begin."""
    title = page_title(kit, kit.roadmap.words.news)
    lead = kit.words(
        news.since, kit.type("objective"), title.start, title.bottom, page_measure(kit),
        colour=kit.theme.grey,
    )  # fmt: skip
    counts = place_counts(kit, news, title.start, lead.bottom + UNDER_LEAD, _look(kit))
    bottom = lead.bottom + UNDER_LEAD + counts.height + UNDER_COUNTS
    return Part((title, lead, *counts.content), counts.shapes, 0.0, bottom)


def _again(kit: PageKit, item: NewsItem) -> Part:
    """Name the step that goes on, unless a page begins with one."""
    top = kit.mm("front-title-top")
    if item.novelty is None:
        return Part((), (), 0.0, top)
    words = f"{item.chapter.title} {kit.roadmap.words.continued}"
    block = kit.text(
        words, kit.type("meta-strong"), kit.mm("head-start"), top, page_measure(kit),
        colour=kit.theme.grey,
    )  # fmt: skip
    return Part((block,), (), 0.0, block.bottom + AFTER_HEADING)


def _page(
    kit: PageKit, news: News, head: Part, items: Sequence[NewsItem], places: Places, *, first: bool
) -> Page:
    content: list[Node] = list(head.content)
    shapes: list[Shape] = [whole_line(kit), *head.shapes]
    rows: list[Node] = []
    at = head.height
    for place, item in enumerate(items):
        at += item.gap if place else 0.0
        if item.novelty is None:
            content += [Element("ul", tuple(rows))] if rows else []
            rows = []
            part = _heading(kit, item.chapter, at)
            content += part.content
        else:
            part = _row(kit, news, item.chapter, item.novelty, at, places)
            rows += part.content
        shapes += part.shapes
        at += item.height
    content += [Element("ul", tuple(rows))] if rows else []
    return line_page(kit, content, shapes, "news" if first else "")


def _heading(kit: PageKit, chapter: Chapter, top: float) -> Part:
    """Place a step's title, a link to it, with its disc on the line; an open stop else."""
    style, station = kit.type("front-heading"), chapter.station
    block = kit.text(
        chapter.title, style, kit.mm("head-start"), top, page_measure(kit),
        colour=kit.theme.ink, tag="h3", lang=None if station else kit.own_lang,
    )  # fmt: skip
    middle = top + style.line / 2
    if station is None:
        return Part((block,), (bead(kit, middle),), 0.0, block.height)
    diameter = kit.mm("news-disc")
    disc, numeral = kit.disc(station, kit.mm("axis"), middle, diameter, artifact=False)
    linked: TextBlock = replace(block, link=step_link(kit, station))
    return Part((numeral, linked), (disc,), 0.0, max(block.height, (diameter + style.line) / 2))


def _row(
    kit: PageKit, news: News, chapter: Chapter, novelty: Novelty, top: float, places: Places
) -> Part:
    """Place a row, an item of a list, with its page where it is still printed."""
    look, start = _look(kit), kit.mm("head-start")
    words = kit.roadmap.words.page
    width = kit.measurer.width(f"{words}\u00a0888", look.title)
    measure = page_measure(kit) - width - GAP
    room = badge_room(kit, news, look)
    part = place_news_row(kit, novelty, start, top, room, measure, look)
    nodes = list(part.content)
    if novelty.entry and chapter.station:
        page = places.get((chapter.station.number, novelty.entry.id))
        said = f"{words}\u00a0{page}" if page else ""
        place = (start + measure + GAP, top, width)
        nodes.append(kit.words(said, look.title, *place, colour=kit.theme.grey, align="end"))
    return Part((Element("li", tuple(nodes)),), part.shapes, 0.0, part.height)

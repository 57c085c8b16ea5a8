"""What is new: each step that has changed is a station, each thing in it a line with its plate."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from roadmap_print.content.view import Chapter, News, Novelty
from roadmap_print.layout.badge import Plate
from roadmap_print.layout.components import TemplatePart
from roadmap_print.layout.font_metrics import wrap
from roadmap_print.layout.pagination import Rules, Span, Unit, distribute
from roadmap_print.publications.booklet.frame import BookletFrame
from roadmap_print.publications.page_frame import told

AFTER_PLATE = 3.0  # mm from the widest plate to the titles
PAGES = 18.0  # mm for the number of a page
UNDER_LEAD = 4.0  # mm from the sentence that says since when to the legend
UNDER_LEGEND = 10.0  # mm from the legend to the first station
BESIDE = 2.0  # mm from a plate of the legend to its number
LEGEND_GAP = 9.0  # mm from there to the next
AFTER_HEADING = 2.4  # mm
GAP, WIDEST_GAP, CHAPTER_GAP = 2.8, 4.2, 6.0  # mm between rows; how much wider before a station


@dataclass(frozen=True, slots=True)
class NewsRow:
    """One thing that has changed."""

    novelty: Novelty
    plate: Plate
    title: tuple[str, ...]
    detail: tuple[str, ...]
    height: float


def news_sheets(frame: BookletFrame) -> tuple[TemplatePart, ...]:
    """Lay out what is new on as few pages as hold it; on none where nothing is."""
    news = frame.roadmap.news
    if news is None:
        return ()
    left = AFTER_PLATE + frame.widest_plate(news)
    rows = [(place, chapter, _row(frame, each, left)) for place, chapter, each in told(news)]
    units = [Unit(row.height, place, row.novelty.title) for place, _, row in rows]
    lead = wrap(news.since, frame.type("text"), frame.mm("measure"))
    spans = distribute(units, _rules(frame, news, len(lead)))
    return tuple(
        TemplatePart(
            kind="news",
            bars=frame.bars((frame.top, frame.ink)),
            heading=span.start == 0,
            lead=lead,
            counts=list(_counts(frame, news)),
            left=left,
            sections=list(_sections(frame, rows, span)),
        )
        for span in spans
    )


def _row(frame: BookletFrame, novelty: Novelty, left: float) -> NewsRow:
    style, small = frame.type("text"), frame.type("meta")
    measure = frame.width - left - PAGES
    title = wrap(novelty.title, style, measure)
    detail = wrap(novelty.detail, small, measure) if novelty.detail else ()
    plate = frame.plate(novelty.kind, 0, (style.line - frame.mm("plate-height")) / 2)
    height = style.height(len(title)) + small.height(len(detail))
    return NewsRow(novelty, plate, title, detail, height)


def _rules(frame: BookletFrame, news: News, lead_lines: int) -> Rules:
    """Return room and gaps; every heading counts as much as the highest."""
    titles = max(len(_title(frame, chapter)) for chapter in news.chapters)
    lead = frame.type("step-title").line + frame.type("text").height(lead_lines)
    return Rules(
        room=frame.room,
        first=lead + UNDER_LEAD + frame.mm("plate-height") + UNDER_LEGEND,
        last=0.0,
        heading=frame.type("heading").height(titles) + AFTER_HEADING,
        gap=GAP,
        widest_gap=WIDEST_GAP,
        group_gap=CHAPTER_GAP,
    )


def _counts(frame: BookletFrame, news: News) -> Iterator[TemplatePart]:
    """Yield the plates of the legend; how many there are of each stands at `x`."""
    style, x = frame.type("text-strong"), 0.0
    for kind, number in news.counts:
        plate = frame.plate(kind, x, 0.0)
        x += plate.width + BESIDE
        yield TemplatePart(plate=plate, x=x, number=number)
        x += style.width(str(number)) + LEGEND_GAP


def _sections(
    frame: BookletFrame, told_rows: Sequence[tuple[int, Chapter, NewsRow]], span: Span
) -> Iterator[TemplatePart]:
    """Yield what has changed in each step, as far as it stands on this page."""
    on_page = told_rows[span.start : span.end]
    for place, group in groupby(on_page, key=itemgetter(0)):
        own = list(group)
        (_, chapter, first), at_top = own[0], place == on_page[0][0]
        yield TemplatePart(
            station=chapter.station,
            disc=frame.item_disc(chapter.station) if chapter.station else None,
            title=_title(frame, chapter),
            continued=first.novelty is not chapter.novelties[0],
            gap=(UNDER_LEGEND if span.start == 0 else 0.0) if at_top else span.group_gap,
            rows=[(row, span.gap if i else AFTER_HEADING) for i, (_, _, row) in enumerate(own)],
        )


def _title(frame: BookletFrame, chapter: Chapter) -> tuple[str, ...]:
    return wrap(chapter.title, frame.type("heading"), frame.mm("measure"))

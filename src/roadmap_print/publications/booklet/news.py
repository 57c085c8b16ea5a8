"""What is new: each step that has changed is a station, each thing in it a line with its plate."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from roadmap_print.content.view import Chapter, News, Novelty
from roadmap_print.layout.badge import Plate
from roadmap_print.layout.font_metrics import wrap
from roadmap_print.layout.pagination import Rules, Span, Unit, distribute
from roadmap_print.publications.booklet.frame import Bar, BookletFrame, StationDisc

AFTER_PLATE = 3.0  # mm from the widest plate to the titles
PAGES = 18.0  # mm for the number of a page
UNDER_LEAD = 4.0  # mm from the sentence that says since when to the legend
UNDER_LEGEND = 10.0  # mm from the legend to the first station
BESIDE = 2.0  # mm from a plate of the legend to its number
LEGEND_GAP = 9.0  # mm from there to the next
AFTER_HEADING = 2.4  # mm
GAP, WIDEST_GAP, CHAPTER_GAP = 2.8, 4.2, 6.0  # mm between rows; how much wider before a station


@dataclass(frozen=True, slots=True)
class NewsCount:
    """A plate of the legend; how many there are stands at `x`."""

    plate: Plate
    x: float
    number: int


@dataclass(frozen=True, slots=True)
class NewsRow:
    """One thing that has changed, `gap` mm below what stands before it."""

    novelty: Novelty
    plate: Plate
    title: tuple[str, ...]
    detail: tuple[str, ...]
    gap: float
    height: float


@dataclass(frozen=True, slots=True)
class NewsSection:
    """What has changed in a step, as far as it stands on this page."""

    chapter: Chapter
    disc: StationDisc | None
    title: tuple[str, ...]
    continued: bool
    gap: float
    rows: tuple[NewsRow, ...]


@dataclass(frozen=True, slots=True)
class NewsSheet:
    """A page of what is new; the sentence and the legend stand on the first."""

    kind = "news"
    bars: tuple[Bar, ...]
    heading: bool
    lead: tuple[str, ...]
    counts: tuple[NewsCount, ...]
    left: float
    sections: tuple[NewsSection, ...]


def news_sheets(frame: BookletFrame) -> tuple[NewsSheet, ...]:
    """Lay out what is new on as few pages as hold it; on none where nothing is."""
    news = frame.roadmap.news
    if news is None:
        return ()
    layout = _NewsLayout(frame, news)
    return tuple(layout.sheet(span) for span in distribute(layout.units, layout.rules))


class _NewsLayout:
    """The lines of one list of news, parted into pages."""

    def __init__(self, frame: BookletFrame, news: News) -> None:
        self.frame, self.news = frame, news
        self.lead = wrap(news.since, frame.type("text"), frame.mm("measure"))
        self.left = AFTER_PLATE + max(frame.plate(kind, 0, 0).width for kind, _ in news.counts)
        self.rows = [
            (number, novelty)
            for number, chapter in enumerate(news.chapters)
            for novelty in chapter.novelties
        ]
        self.units = [
            Unit(self._row(novelty, 0).height, number, novelty.title)
            for number, novelty in self.rows
        ]

    @property
    def rules(self) -> Rules:
        """Room and gaps; every heading counts as much as the highest."""
        frame = self.frame
        titles = max(len(self._title(chapter)) for chapter in self.news.chapters)
        lead = frame.type("step-title").line + frame.type("text").height(len(self.lead))
        return Rules(
            room=frame.room,
            first=lead + UNDER_LEAD + frame.mm("plate-height") + UNDER_LEGEND,
            last=0.0,
            heading=frame.type("heading").height(titles) + AFTER_HEADING,
            gap=GAP,
            widest_gap=WIDEST_GAP,
            group_gap=CHAPTER_GAP,
        )

    def sheet(self, span: Span) -> NewsSheet:
        """Lay out one page."""
        first = span.start == 0
        return NewsSheet(
            bars=self.frame.bars((self.frame.top, self.frame.ink)),
            heading=first,
            lead=self.lead if first else (),
            counts=tuple(self._counts()) if first else (),
            left=self.left,
            sections=tuple(self._sections(span)),
        )

    def _counts(self) -> Iterator[NewsCount]:
        style, x = self.frame.type("text-strong"), 0.0
        for kind, number in self.news.counts:
            plate = self.frame.plate(kind, x, 0.0)
            yield NewsCount(plate, x + plate.width + BESIDE, number)
            x += plate.width + BESIDE + style.width(str(number)) + LEGEND_GAP

    def _sections(self, span: Span) -> Iterator[NewsSection]:
        rows = self.rows[span.start : span.end]
        for number in dict.fromkeys(number for number, _ in rows):
            chapter = self.news.chapters[number]
            own = [novelty for each, novelty in rows if each == number]
            at_top = number == rows[0][0]
            yield NewsSection(
                chapter=chapter,
                disc=self._disc(chapter),
                title=self._title(chapter),
                continued=at_top and own[0] is not chapter.novelties[0],
                gap=(UNDER_LEGEND if span.start == 0 else 0.0) if at_top else span.group_gap,
                rows=tuple(
                    self._row(each, AFTER_HEADING if i == 0 else span.gap)
                    for i, each in enumerate(own)
                ),
            )

    def _disc(self, chapter: Chapter) -> StationDisc | None:
        middle = self.frame.type("heading").line / 2
        return (
            self.frame.disc(chapter.station, middle, self.frame.mm("item-disc"))
            if chapter.station
            else None
        )

    def _title(self, chapter: Chapter) -> tuple[str, ...]:
        return wrap(chapter.title, self.frame.type("heading"), self.frame.mm("measure"))

    def _row(self, novelty: Novelty, gap: float) -> NewsRow:
        style, small = self.frame.type("text"), self.frame.type("meta")
        measure = self.frame.width - self.left - PAGES
        title = wrap(novelty.title, style, measure)
        detail = wrap(novelty.detail, small, measure) if novelty.detail else ()
        top = (style.line - self.frame.mm("plate-height")) / 2
        height = style.height(len(title)) + small.height(len(detail))
        return NewsRow(novelty, self.frame.plate(novelty.kind, 0, top), title, detail, gap, height)

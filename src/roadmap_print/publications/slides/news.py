"""What is new, on as many slides as it takes: a row a change, the number of its step before it."""

from collections.abc import Iterator

from roadmap_print.content.view import Chapter, News, Novelty
from roadmap_print.layout.components import PlacedText, TemplatePart
from roadmap_print.layout.pagination import Rules, Span, Unit, distribute
from roadmap_print.publications.page_frame import told
from roadmap_print.publications.slides import slide_line
from roadmap_print.publications.slides.frame import SlideFrame
from roadmap_print.publications.slides.front_matter import heading_text

TOP = 47.0  # mm: the first row
UNDER_LEAD = 6.0  # mm from the sentence that says since when to it
DISC = 15.0  # mm: the least whose numeral is no smaller than all type on a slide
AFTER_PLATE = 6.0  # mm from the widest plate to the titles
BEHIND = 5.0  # mm from a title to what of it has changed
DROP = 0.25  # mm by which smaller type stands lower, on one base line
GAP, CHAPTER_GAP = 3.4, 4.0  # mm between rows; how much more before those of another step
TALLEST = 60.0  # mm: a title


def news_slides(frame: SlideFrame) -> Iterator[TemplatePart]:
    """Lay out what is new, shared out evenly; no slide where nothing is."""
    news = frame.roadmap.news
    if news is None:
        return
    layout = _NewsSlideLayout(frame, news)
    for span in distribute(layout.units, layout.rules):
        first = span.start == 0
        rows = list(layout.rows(span))
        end = max(row.middle for row in rows if row.disc or row.bead)
        yield TemplatePart(
            kind="news",
            first=first,
            route=slide_line.branching(frame, layout.axis, end),
            heading=heading_text(frame, frame.roadmap.words.news),
            lead=layout.lead if first else None,
            rows=rows,
        )


class _NewsSlideLayout:
    """Rows in their places."""

    def __init__(self, frame: SlideFrame, news: News) -> None:
        self.frame = frame
        left = frame.mm("left")
        self.axis = frame.mm("margin") + frame.mm("disc") / 2
        self.titles = left + frame.widest_plate(news) + AFTER_PLATE
        self.lead = frame.text(news.since, "where", (left, TOP, frame.right - left, TALLEST))
        self.told = told(news)
        self.units = [
            Unit(self._height(chapter, novelty), number, novelty.title)
            for number, chapter, novelty in self.told
        ]

    @property
    def rules(self) -> Rules:
        """Room and gaps."""
        return Rules(
            room=self.frame.mm("bottom") - TOP,
            first=self.lead.height + UNDER_LEAD,
            last=0.0,
            heading=0.0,
            gap=GAP,
            widest_gap=GAP,
            group_gap=CHAPTER_GAP,
        )

    def rows(self, span: Span) -> Iterator[TemplatePart]:
        """Set the rows of one slide, the number of their step before the first of each."""
        y = TOP + (self.rules.first if span.start == 0 else 0.0)
        before = None
        for place in range(span.start, span.end):
            number, chapter, novelty = self.told[place]
            if before not in {None, number}:
                y += span.group_gap - span.gap
            yield self._row(chapter, novelty, y, first=number != before)
            y += self.units[place].height + span.gap
            before = number

    def _height(self, chapter: Chapter, novelty: Novelty) -> float:
        """Return a row's height; one alone leaves room for its disc."""
        row = self._row(chapter, novelty, 0.0, first=False)
        height: float = max(row.title.end, row.detail.end if row.detail else 0.0)
        return max(height, DISC - GAP) if len(chapter.novelties) == 1 else height

    def _row(self, chapter: Chapter, novelty: Novelty, y: float, *, first: bool) -> TemplatePart:
        frame = self.frame
        width = frame.right - self.titles
        title = frame.text(novelty.title, "sign-text", (self.titles, y, width, TALLEST))
        middle, x, station = y + title.type.line / 2, self.axis, chapter.station
        return TemplatePart(
            novelty=novelty,
            plate=frame.plate(
                novelty.kind, frame.mm("left"), middle - frame.mm("plate-height") / 2
            ),
            title=title,
            detail=self._detail(novelty, title),
            middle=middle,
            disc=frame.disc(station, x, middle, DISC) if station and first else None,
            bead=frame.bead(x, middle) if first and not station else None,
        )

    def _detail(self, novelty: Novelty, title: PlacedText) -> PlacedText | None:
        """Set what has changed behind the title, or under it where it has no room there."""
        if not novelty.detail:
            return None
        style, end = self.frame.type("meta"), self.frame.right
        x = title.x + title.type.width(title.lines[-1]) + BEHIND
        if x + style.width(novelty.detail) <= end:
            y = title.end - (title.type.line + style.line) / 2 + DROP
            return PlacedText((novelty.detail,), style, x, y, end - x)
        place = (title.x, title.end, end - title.x, TALLEST)
        return self.frame.text(novelty.detail, "meta", place)

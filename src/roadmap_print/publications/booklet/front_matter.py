"""What comes before the steps: cover, introduction, overview."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from roadmap_print.content.markdown import Paragraph, TableRow, paragraphs
from roadmap_print.content.printed_text import PrintedText, join, longest, path_of
from roadmap_print.content.view import Station
from roadmap_print.i18n.page_words import dotted
from roadmap_print.layout import route_line
from roadmap_print.layout.font_metrics import Type, narrowed, wrap
from roadmap_print.layout.pagination import Rules, Span, Unit, distribute
from roadmap_print.layout.route_line import OVERRUN, Serpentine, Spot, Stroke
from roadmap_print.publications.booklet.frame import RING, Bar, BookletFrame, StationDisc, spread

BETWEEN_ROWS = 2.2  # mm between the paragraphs of one block, at most
BETWEEN = 3.2  # mm between parts of the back matter in the overview
UNDER_COVER_TITLE = 26.0  # mm to the first row of the cover's route, at least
AHEAD_TOP, AHEAD_SAVES = 8.0, 2.5  # mm above what is told before the first step, less below


@dataclass(frozen=True, slots=True)
class Label:
    """A station's title on the cover."""

    lines: tuple[str, ...]
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Cover:
    """The cover: the route winds past all stations and leaves the page on the axis."""

    kind = "cover"
    bars: tuple[Bar, ...]
    route: str
    discs: tuple[StationDisc, ...]
    labels: tuple[Label, ...]
    departure: float
    title: tuple[str, ...]
    title_style: str
    title_top: float
    subtitle: tuple[str, ...]
    subtitle_top: float
    logo: str | None


def cover(frame: BookletFrame, logo: str | None) -> Cover:
    """Lay out the cover for any number of stations and any length of title."""
    title, style = _cover_title(frame)
    subtitle = wrap(frame.roadmap.subtitle or "", frame.type("objective"), frame.width - 30)
    stations = frame.roadmap.stations
    columns = _columns(len(stations))
    top = frame.mm("cover-title-top")
    start = max(frame.mm("route-top"), top + style.height(len(title)) + UNDER_COVER_TITLE)
    serpentine = _serpentine(frame, len(stations), columns, start)
    xs = _column_middles(frame, columns)
    spots = serpentine.spots(len(stations), xs)
    size = frame.mm("cover-disc" if columns == 2 else "cover-small-disc")
    return Cover(
        bars=(),
        route=frame.assets.svg(_winding(frame, serpentine, spots)),
        discs=tuple(
            frame.disc(station, spot.y, size, x=spot.x)
            for station, spot in zip(stations, spots, strict=True)
        ),
        labels=_labels(frame, spots, serpentine, size, columns),
        departure=_departure(frame),
        title=title,
        title_style=f"font-size:{style.size}pt;line-height:{style.leading}pt",
        title_top=top,
        subtitle=subtitle,
        subtitle_top=top - 5 - frame.type("objective").height(len(subtitle)),
        logo=logo,
    )


def _cover_title(frame: BookletFrame) -> tuple[tuple[str, ...], Type]:
    """Set the title as large as leaves room for the route."""
    full = frame.type("cover-title")
    for factor in (1.0, 0.86, 0.74, 0.62, 0.5):
        style = Type(full.face, round(full.size * factor, 1), round(full.leading * factor, 1))
        lines = wrap(frame.roadmap.title, style, min(frame.width, frame.mm("cover-measure")))
        if style.height(len(lines)) <= frame.mm("cover-title-room"):
            break
    return lines, style


def _columns(count: int) -> int:
    return next((columns for columns, most in ((2, 8), (3, 12), (4, 20)) if count <= most), 6)


def _column_middles(frame: BookletFrame, columns: int) -> tuple[float, ...]:
    first, last = 9.0, frame.width - 25.0
    if columns == 2:
        return first, first + frame.mm("cover-column")
    return tuple(first + i * (last - first) / (columns - 1) for i in range(columns))


def _serpentine(frame: BookletFrame, count: int, columns: int, start: float) -> Serpentine:
    rows = max(2, -(-count // columns))
    rows += rows % 2  # an even row runs left, where the line leaves the page
    end = frame.mm("route-end")
    pitch = min(frame.mm("cover-pitch"), (end - start) / (rows - 1))
    start += (end - start - pitch * (rows - 1)) / 2
    tops = tuple(start + i * pitch for i in range(rows))
    return Serpentine(frame.axis, frame.width - 3.0, tops)


def _departure(frame: BookletFrame) -> float:
    """Return where a stop, level with the imprint, turns the line to ink for the next page."""
    style, lines = frame.type("meta"), len(frame.imprint.left)
    return frame.room + frame.mm("imprint") - style.height(lines) + style.line / 2


def _winding(frame: BookletFrame, serpentine: Serpentine, spots: Sequence[Spot]) -> str:
    """Draw the line in page coordinates: in from the top, out at the foot, on the axis."""
    left, top = frame.mm("left"), frame.mm("top")
    bend = frame.mm("bend")
    stations = frame.roadmap.stations
    first, last = serpentine.tops[0], serpentine.tops[-1]
    entrance = (
        f"M{frame.axis:.2f} {frame.top - OVERRUN:.2f}V{first - bend:.2f}"
        f"a{bend} {bend} 0 0 0 {bend} {bend}H{spots[0].x:.2f}"
        if spots
        else ""
    )
    final = Spot(frame.axis + bend, last, len(serpentine.tops) - 1)
    strokes = [Stroke(entrance, frame.ink)]
    for station, spot, following in zip(stations, spots, [*spots[1:], final], strict=True):
        path = serpentine.between(spot, following)
        if following is final:
            path += f"a{bend} {bend} 0 0 0 {-bend} {bend}V{_departure(frame):.2f}"
        strokes.append(Stroke(path, station.colour))
    onward = f"M{frame.axis:.2f} {_departure(frame):.2f}V{frame.end + OVERRUN:.2f}"
    strokes.append(Stroke(onward, frame.ink))
    width, height, line = (frame.mm(name) for name in ("width", "height", "cover-line"))
    drawing = route_line.drawing(width, height, strokes, line, OVERRUN)
    return drawing.replace("<g ", f'<g transform="translate({left} {top})" ', 1)


def _labels(
    frame: BookletFrame, spots: Sequence[Spot], serpentine: Serpentine, size: float, columns: int
) -> tuple[Label, ...]:
    """Set each station's title under its disc, or none where they do not all fit."""
    style = frame.type("cover-label")
    measure = frame.mm("label-measure") if columns == 2 else (frame.width - 10) / columns - 4
    room = serpentine.tops[1] - serpentine.tops[0] - size - 4
    labels = [
        Label(wrap(station.title, style, measure), spot.x - size / 2, spot.y + size / 2 + 1.6)
        for station, spot in zip(frame.roadmap.stations, spots, strict=True)
    ]
    fits = columns < 4 and all(style.height(len(label.lines)) <= room for label in labels)
    return tuple(labels) if fits else ()


@dataclass(frozen=True, slots=True)
class IntroductionAnswer:
    """A question of the introduction, or what is left of it from the page before."""

    heading: tuple[str, ...]
    html: str
    y: float
    gap: float
    continued: bool


@dataclass(frozen=True, slots=True)
class Introduction:
    """A page of the introductory questions, each a small stop."""

    kind = "introduction"
    bars: tuple[Bar, ...]
    heading: bool
    answers: tuple[IntroductionAnswer, ...]


def introduction(frame: BookletFrame) -> tuple[Introduction, ...]:
    """Part the questions into pages, between paragraphs where a page is full."""
    questions = frame.roadmap.introduction
    parts = [
        (q, paragraph)
        for q, question in enumerate(questions)
        for paragraph in paragraphs(question.text, frame.roadmap.language)
    ]
    title = frame.type("step-title").line + 9
    heading = frame.type("heading").line * (_most_lines(frame) + 0.4) + 2.2
    most = longest(*(question.heading for question in questions))
    units = [
        Unit(_paragraph_height(frame, each), q, longest(_words(each, questions[q].text), most))
        for q, each in parts
    ]
    rules = Rules(frame.room, title, 0.0, heading, 2.2, 2.2, 9.0)
    return tuple(_introduction_sheet(frame, parts, span) for span in distribute(units, rules))


def _words(paragraph: Paragraph, answer: str) -> PrintedText:
    """Return the words of a paragraph of an answer."""
    return PrintedText(" ".join(row.text for row in paragraph.rows), path_of(answer))


def _most_lines(frame: BookletFrame) -> int:
    """Return how many lines the longest question takes."""
    style, measure = frame.type("heading"), frame.mm("measure")
    questions = frame.roadmap.introduction
    return max((len(wrap(each.heading, style, measure)) for each in questions), default=1)


def _introduction_sheet(
    frame: BookletFrame, all_parts: Sequence[tuple[int, Paragraph]], span: Span
) -> Introduction:
    parts, first = all_parts[span.start : span.end], span.start == 0
    before = -1 if first else all_parts[span.start - 1][0]
    questions = frame.roadmap.introduction
    numbers = sorted({q for q, _ in parts})
    gap = 11.0 + min(8.0, span.free / max(1, len(numbers)))
    answers = []
    for i, q in enumerate(numbers):
        lines = wrap(questions[q].heading, frame.type("heading"), frame.mm("measure"))
        html = "".join(_even(frame, paragraph) for number, paragraph in parts if number == q)
        answers.append(
            IntroductionAnswer(
                lines, html, frame.type("heading").line / 2, gap if i else 9.0 * first, q == before
            )
        )
    return Introduction(frame.bars((frame.top, frame.ink)), first, tuple(answers))


def _even(frame: BookletFrame, paragraph: Paragraph) -> str:
    """Narrow a paragraph whose last line would be a lone word."""
    if len(paragraph.rows) != 1:
        return paragraph.html
    row = paragraph.rows[0]
    style, measure = frame.type("text"), frame.mm("measure") - row.indent
    narrow = narrowed(row.text, style, measure)
    if narrow == measure:
        return paragraph.html
    return f'<div style="width:{narrow:.2f}mm">{paragraph.html}</div>'


def _paragraph_height(frame: BookletFrame, paragraph: Paragraph) -> float:
    gaps = BETWEEN_ROWS * (sum(row.first for row in paragraph.rows) - 1)
    lines = sum(map(partial(_row_lines, frame), paragraph.rows))
    return frame.type("text").height(lines) + max(0.0, gaps)


def _row_lines(frame: BookletFrame, row: TableRow) -> int:
    style = frame.type("text-strong" if row.indent else "text")
    measure = max(frame.mm("measure") - row.indent, frame.mm("measure") / 4)
    return len(wrap(row.text, style, measure))


@dataclass(frozen=True, slots=True)
class OverviewItem:
    """A station in the overview."""

    station: Station
    disc: StationDisc
    title: tuple[str, ...]
    objectives: tuple[tuple[str, ...], ...]
    counts: tuple[str, ...]
    page: int
    gap: float
    height: float


@dataclass(frozen=True, slots=True)
class OtherItem:
    """A part of the booklet in the overview that is no step."""

    title: str
    anchor: str
    page: int
    gap: float


@dataclass(frozen=True, slots=True)
class Overview:
    """A page of the overview; `heading` on the first."""

    kind = "overview"
    bars: tuple[Bar, ...]
    heading: bool
    ahead: tuple[OtherItem, ...]
    items: tuple[OverviewItem, ...]
    back: tuple[OtherItem, ...]


def overview_pages(frame: BookletFrame, back: int, ahead: int) -> int:
    """Count the overview's pages, which come before the steps whose pages it names."""
    return len(_overview_spans(frame, back, ahead))


def overview(
    frame: BookletFrame,
    pages: Mapping[str, int],
    back: Sequence[tuple[str, str, int]],
    ahead: Sequence[tuple[str, str, int]],
) -> tuple[Overview, ...]:
    """Lay out the overview: `pages` by a step's id, what is no step as (title, anchor, page)."""
    return tuple(
        _overview_sheet(
            frame,
            start,
            end,
            pages,
            back if end == len(frame.roadmap.stations) else (),
            ahead if start == 0 else (),
        )
        for start, end in _overview_spans(frame, len(back), len(ahead))
    )


def _overview_spans(frame: BookletFrame, back: int, ahead: int) -> list[tuple[int, int]]:
    heights = [_item_height(frame, station) for station in frame.roadmap.stations]
    title = frame.type("step-title").line + 14 + _ahead_height(frame, ahead)
    rules = Rules(frame.room - 4, title, frame.mm("back-row") * back + 5, 0, 4.0, 30.0, 0)
    stations = frame.roadmap.stations
    units = [
        Unit(height, 0, join((station.title, *station.objectives)))
        for station, height in zip(stations, heights, strict=True)
    ]
    return [(span.start, span.end) for span in distribute(units, rules)]


def _ahead_height(frame: BookletFrame, count: int) -> float:
    return count * (AHEAD_TOP + frame.type("text").line - AHEAD_SAVES)


def _item_height(frame: BookletFrame, station: Station) -> float:
    objectives = sum(map(len, _item_objectives(frame, station)))
    title = len(wrap(station.title, frame.type("heading"), frame.mm("measure")))
    text = (
        frame.type("heading").height(title)
        + frame.type("text").height(objectives)
        + frame.type("meta").height(len(_item_counts(frame, station)))
        + 0.6
    )
    return max(text, frame.mm("item-disc") + 2 * RING)


def _item_counts(frame: BookletFrame, station: Station) -> tuple[str, ...]:
    if not station.groups:
        return ()
    counts = dotted(*(group.counted for group in station.groups))
    return wrap(counts, frame.type("meta-strong"), frame.mm("measure"))


def _item_objectives(frame: BookletFrame, station: Station) -> tuple[tuple[str, ...], ...]:
    return tuple(wrap(text, frame.type("text"), frame.mm("measure")) for text in station.objectives)


def _overview_sheet(
    frame: BookletFrame,
    start: int,
    end: int,
    pages: Mapping[str, int],
    back: Sequence[tuple[str, str, int]],
    ahead: Sequence[tuple[str, str, int]],
) -> Overview:
    stations = frame.roadmap.stations[start:end]
    heights = [_item_height(frame, station) for station in stations]
    title = frame.type("step-title").line if start == 0 else 0.0
    head = title + 12 + _ahead_height(frame, len(ahead)) if start == 0 else 2.0
    room = frame.room - head - (frame.mm("back-row") * len(back) + 6 if back else 0) - 2
    gap = spread(heights, room, 4.0, 14.0)
    items, y, changes = [], head, []
    before = frame.roadmap.stations[start - 1].colour if start else frame.ink
    changes.append((frame.top, before))
    for i, (station, height) in enumerate(zip(stations, heights, strict=True)):
        above = title + len(ahead) * (AHEAD_TOP + frame.type("text").line)
        lead = head - above if i == 0 else gap
        middle = frame.type("heading").line / 2
        items.append(
            OverviewItem(
                station,
                frame.disc(station, middle, frame.mm("item-disc")),
                wrap(station.title, frame.type("heading"), frame.mm("measure")),
                _item_objectives(frame, station),
                _item_counts(frame, station),
                pages[station.id],
                lead,
                height,
            )
        )
        changes.append((y + middle, station.colour))
        y += height + gap
    rows = len(back) * frame.type("text").line + (len(back) - 1) * BETWEEN
    lead = min(gap + 1, frame.room - (y - gap) - rows)
    backs = tuple(
        OtherItem(title, anchor, page, lead if i == 0 else BETWEEN)
        for i, (title, anchor, page) in enumerate(back)
    )
    if backs:
        changes.append((y + 1 + frame.type("text").line / 2, frame.ink))
    aheads = tuple(OtherItem(*each, AHEAD_TOP) for each in ahead)
    return Overview(frame.bars(*changes), start == 0, aheads, tuple(items), backs)

"""What comes before the steps: cover, introduction, overview."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from roadmap_print.content.markdown import Paragraph, TableRow, paragraphs
from roadmap_print.content.printed_text import PrintedText, join, longest, path_of
from roadmap_print.content.view import Station
from roadmap_print.i18n.page_words import dotted
from roadmap_print.layout.components import Disc, TemplatePart
from roadmap_print.layout.font_metrics import Type, narrowed, wrap
from roadmap_print.layout.frame import OVERRUN
from roadmap_print.layout.pagination import Rules, Span, Unit, distribute
from roadmap_print.layout.route_line import Serpentine, Spot, Stroke
from roadmap_print.publications.booklet.frame import RING, BookletFrame, spread

BETWEEN_ROWS = 2.2  # mm between the paragraphs of one block, at most
BETWEEN = 3.2  # mm between parts of the back matter in the overview
UNDER_COVER_TITLE = 26.0  # mm to the first row of the cover's route, at least
AHEAD_TOP, AHEAD_SAVES = 8.0, 2.5  # mm above what is told before the first step, less below


def cover(frame: BookletFrame, logo: str | None) -> TemplatePart:
    """Let the route wind past all stations, however many, and leave the page on the axis."""
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
    return TemplatePart(
        kind="cover",
        bars=(),
        route=_winding(frame, serpentine, spots),
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
    style, lines = frame.type("meta"), len(frame.imprint[0])
    return frame.room + frame.mm("imprint") - style.height(lines) + style.line / 2


def _winding(frame: BookletFrame, serpentine: Serpentine, spots: Sequence[Spot]) -> str:
    """Draw the line in page coordinates: in from the top, out at the foot, on the axis."""
    bend, stations = frame.mm("bend"), frame.roadmap.stations
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
    return frame.page_route(strokes)


def _labels(
    frame: BookletFrame, spots: Sequence[Spot], serpentine: Serpentine, size: float, columns: int
) -> Sequence[TemplatePart]:
    """Set each station's title under its disc, or none where they do not all fit."""
    style = frame.type("cover-label")
    measure = frame.mm("label-measure") if columns == 2 else (frame.width - 10) / columns - 4
    room = serpentine.tops[1] - serpentine.tops[0] - size - 4
    labels = [
        TemplatePart(
            lines=wrap(station.title, style, measure),
            x=spot.x - size / 2,
            y=spot.y + size / 2 + 1.6,
        )
        for station, spot in zip(frame.roadmap.stations, spots, strict=True)
    ]
    fits = columns < 4 and all(style.height(len(label.lines)) <= room for label in labels)
    return labels if fits else ()


def introduction(frame: BookletFrame) -> tuple[TemplatePart, ...]:
    """Part the questions into pages, between paragraphs where a page is full."""
    questions = frame.roadmap.introduction
    parts = [
        (q, paragraph)
        for q, question in enumerate(questions)
        for paragraph in paragraphs(question.text, frame.roadmap.language)
    ]
    style, measure = frame.type("heading"), frame.mm("measure")
    headings = [wrap(question.heading, style, measure) for question in questions]
    title = frame.type("step-title").line + 9
    heading = style.line * (max(map(len, headings), default=1) + 0.4) + 2.2
    most = longest(*(question.heading for question in questions))
    units = [
        Unit(
            _paragraph_height(frame, each),
            q,
            longest(PrintedText(_words(each), path_of(questions[q].text)), most),
        )
        for q, each in parts
    ]
    rules = Rules(frame.room, title, 0.0, heading, 2.2, 2.2, 9.0)
    return tuple(
        _introduction_sheet(frame, headings, parts, span) for span in distribute(units, rules)
    )


def _words(paragraph: Paragraph) -> str:
    return " ".join(row.text for row in paragraph.rows)


def _introduction_sheet(
    frame: BookletFrame,
    headings: Sequence[tuple[str, ...]],
    all_parts: Sequence[tuple[int, Paragraph]],
    span: Span,
) -> TemplatePart:
    parts, first = all_parts[span.start : span.end], span.start == 0
    before = -1 if first else all_parts[span.start - 1][0]
    numbers = sorted({q for q, _ in parts})
    gap = 11.0 + min(8.0, span.free / max(1, len(numbers)))
    answers = [
        TemplatePart(
            heading=headings[q],
            html="".join(_even(frame, paragraph) for number, paragraph in parts if number == q),
            gap=gap if i else 9.0 * first,
            continued=q == before,
        )
        for i, q in enumerate(numbers)
    ]
    bars = frame.bars((frame.top, frame.ink))
    return TemplatePart(kind="introduction", bars=bars, heading=first, answers=answers)


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
    disc: Disc
    title: tuple[str, ...]
    objectives: tuple[tuple[str, ...], ...]
    counts: tuple[str, ...]
    height: float


def overview(frame: BookletFrame, back: int, ahead: int) -> list[TemplatePart]:
    """Lay out the overview: the steps, before them and after them what is no step, by number."""
    items = [_item(frame, station) for station in frame.roadmap.stations]
    title = frame.type("step-title").line + 14 + _ahead_height(frame, ahead)
    rules = Rules(frame.room - 4, title, frame.mm("back-row") * back + 5, 0, 4.0, 30.0, 0)
    units = [
        Unit(item.height, 0, join((item.station.title, *item.station.objectives))) for item in items
    ]
    return [
        _overview_sheet(
            frame,
            items[span.start : span.end],
            back if span.end == len(items) else 0,
            ahead,
            first=span.start == 0,
        )
        for span in distribute(units, rules)
    ]


def _ahead_height(frame: BookletFrame, count: int) -> float:
    return count * (AHEAD_TOP + frame.type("text").line - AHEAD_SAVES)


def _item(frame: BookletFrame, station: Station) -> OverviewItem:
    measure, small = frame.mm("measure"), frame.type("meta-strong")
    title = wrap(station.title, frame.type("heading"), measure)
    objectives = tuple(wrap(text, frame.type("text"), measure) for text in station.objectives)
    counted = dotted(*(group.counted for group in station.groups))
    counts = wrap(counted, small, measure) if counted else ()
    text = (
        frame.type("heading").height(len(title))
        + frame.type("text").height(sum(map(len, objectives)))
        + frame.type("meta").height(len(counts))
        + 0.6
    )
    height = max(text, frame.mm("item-disc") + 2 * RING)
    return OverviewItem(station, frame.item_disc(station), title, objectives, counts, height)


def _overview_sheet(
    frame: BookletFrame, items: Sequence[OverviewItem], back: int, ahead: int, *, first: bool
) -> TemplatePart:
    text, title = frame.type("text").line, frame.type("step-title").line
    head = title + 12 + _ahead_height(frame, ahead) if first else 2.0
    lead = head - (title + ahead * (AHEAD_TOP + text)) if first else head
    room = frame.room - head - (frame.mm("back-row") * back + 6 if back else 0) - 2
    gap = spread([item.height for item in items], room, 4.0, 14.0)
    y, changes = head, [(frame.top, frame.colour_before(items[0].station))]
    for item in items:
        changes.append((y + item.disc.y, item.station.colour))
        y += item.height + gap
    if back:
        changes.append((y + 1 + text / 2, frame.ink))
    rows = back * text + (back - 1) * BETWEEN
    below = min(gap + 1, frame.room - (y - gap) - rows)
    return TemplatePart(
        kind="overview",
        bars=frame.bars(*changes),
        heading=first,
        ahead_gap=AHEAD_TOP,
        items=[(item, gap if i else lead) for i, item in enumerate(items)],
        back_gaps=[below, *[BETWEEN] * (back - 1)] if back else [],
    )

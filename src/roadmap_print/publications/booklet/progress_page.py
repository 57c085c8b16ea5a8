"""My progress: a row a step, with a box a resource and two dates, on the line."""

from collections.abc import Sequence
from dataclasses import dataclass

from roadmap_print.content.view import Station
from roadmap_print.layout.components import Disc, TemplatePart
from roadmap_print.layout.font_metrics import wrap
from roadmap_print.layout.pagination import Rules, Span, Unit, distribute
from roadmap_print.publications.booklet.frame import BookletFrame, spread

UNDER_LEAD = 7.0  # mm from what is said first to the first step
UNDER_HEADS = 5.0  # mm from the heads of the dates to the first step, on a further page
UNDER_TITLE = 2.0  # mm from a step's title to its boxes
GAP, WIDEST_GAP = 5.0, 24.0  # mm between steps


@dataclass(frozen=True, slots=True)
class ProgressRow:
    """A station in "my progress": pictograms of formats, and a box a resource without one."""

    station: Station
    disc: Disc
    title: tuple[str, ...]
    marks: list[TemplatePart]
    height: float


def progress_sheets(frame: BookletFrame) -> tuple[TemplatePart, ...]:
    """Lay out a row a step; after the last, a stop where the line is ink again."""
    rows = [_progress(frame, station) for station in frame.roadmap.stations]
    units = [Unit(row.height, 0, row.station.title) for row in rows]
    further = _head(frame, first=False)
    rules = Rules(
        room=frame.room - further,
        first=_head(frame, first=True) - further,
        last=GAP + frame.type("text").line,
        heading=0.0,
        gap=GAP,
        widest_gap=WIDEST_GAP,
        group_gap=0.0,
    )
    return tuple(_sheet(frame, rows, span) for span in distribute(units, rules))


def _lead(frame: BookletFrame) -> tuple[str, ...]:
    return wrap(frame.roadmap.words.progress_text, frame.type("text"), frame.mm("lead-measure"))


def _head(frame: BookletFrame, *, first: bool) -> float:
    """Return where a page's first row begins."""
    if not first:
        return frame.type("meta").line + UNDER_HEADS
    lead = frame.type("text").height(len(_lead(frame)))
    return frame.type("step-title").line + lead + UNDER_LEAD


def _sheet(frame: BookletFrame, all_rows: Sequence[ProgressRow], span: Span) -> TemplatePart:
    first, last = span.start == 0, span.end == len(all_rows)
    rows = all_rows[span.start : span.end]
    head = _head(frame, first=first)
    heights = [row.height for row in rows] + [frame.type("text").line] * last
    gap = spread(heights, frame.room - head, GAP, WIDEST_GAP)
    y, changes = head, [(frame.top, frame.colour_before(rows[0].station))]
    for row in rows:
        changes.append((y + row.disc.y, row.station.colour))
        y += row.height + gap
    if last:
        changes.append((y + frame.type("text").line / 2, frame.ink))
    return TemplatePart(
        kind="progress",
        bars=frame.bars(*changes),
        heading=first,
        lead=_lead(frame) if first else (),
        rows=[(row, gap if i else UNDER_LEAD if first else head) for i, row in enumerate(rows)],
        onward=gap if last else None,
    )


def _progress(frame: BookletFrame, station: Station) -> ProgressRow:
    style = frame.type("heading")
    title = wrap(station.title, style, frame.mm("measure"))
    marks, depth = _marks(frame, station)
    height = style.height(len(title)) + UNDER_TITLE + depth
    return ProgressRow(station, frame.item_disc(station), title, marks, height)


def _marks(frame: BookletFrame, station: Station) -> tuple[list[TemplatePart], float]:
    """Set a pictogram and a box a resource for each format, on as many lines as they need."""
    pitch, sign, room = frame.mm("box-pitch"), frame.mm("box-sign"), frame.mm("boxes")
    marks: list[TemplatePart] = []
    x = y = 0.0
    for group in station.groups:
        if x and x + sign + pitch * len(group.entries) > room:
            x, y = 0.0, y + pitch + 1
        picture = frame.pictogram(group.kind.id, station.colour)
        marks.append(TemplatePart(x=x, y=y - 0.3, picture=picture))
        x += sign
        for _ in group.entries:
            if x + pitch > room:
                x, y = sign, y + pitch + 1
            marks.append(TemplatePart(x=x, y=y, picture=""))
            x += pitch
        x += 4.0
    return marks, y + pitch if marks else 0.0

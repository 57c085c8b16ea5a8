"""The pages of a step: disc, title, objectives; entries by format; the way on to the next."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from roadmap_print.content.printed_text import join, longest
from roadmap_print.content.view import Group, Station
from roadmap_print.layout import route_line
from roadmap_print.layout.components import TemplatePart
from roadmap_print.layout.font_metrics import elide, wrap
from roadmap_print.layout.overflow import too_high
from roadmap_print.layout.pagination import Rules, Span, Unit, distribute
from roadmap_print.publications.booklet.entries import EntryBlock, block
from roadmap_print.publications.booklet.frame import RULED, BookletFrame

AFTER_HEADING = 3.2  # mm
NOTES_ROOM = 38.0  # mm: less than three ruled lines are no place for notes
SMALL_PATH = (1.1, 3.0, 0.6)  # mm: radii of its dots and of the current disc, its stroke
SHORTEST = 10.0  # mm: a small path that is shorter tells nothing


@dataclass(frozen=True)
class _Head:
    """What a step begins with, broken into lines; `top` sets a title level with its disc."""

    title: tuple[str, ...]
    objectives: tuple[tuple[str, ...], ...]
    top: float
    height: float


def step_sheets(frame: BookletFrame, station: Station) -> tuple[TemplatePart, ...]:
    """Lay out one step on as few pages as hold it.

    Raises FitError where title and objectives leave no room for a first entry.
    """
    groups, head = station.groups, _head(frame, station)
    blocks = [(block(frame, entry), g) for g, group in enumerate(groups) for entry in group.entries]
    label = longest(*(group.kind.label for group in groups))
    units = [Unit(made.height, g, longest(made.entry.longest, label)) for made, g in blocks]
    most_lines = max((len(_label(frame, group)) for group in groups), default=1)
    heading = max(frame.mm("stop"), frame.type("heading").height(most_lines))
    rules = Rules(
        room=frame.room,
        first=head.height,
        last=frame.mm("next-room"),
        heading=heading + AFTER_HEADING,
        gap=frame.mm("gap"),
        widest_gap=frame.mm("widest-gap"),
        group_gap=3.5,
    )
    below = rules.heading + units[0].height if units else rules.last
    if rules.first + below > frame.room >= below:
        raise too_high(join((station.title, *station.objectives)))
    spans = distribute(units, rules) or (Span(0, 0, 0, 0, frame.room - rules.first - rules.last),)
    return tuple(_sheet(frame, station, head, blocks, span) for span in spans)


def _head(frame: BookletFrame, station: Station) -> _Head:
    style, text, disc = frame.type("step-title"), frame.type("objective"), frame.mm("disc")
    title = wrap(station.title, style, frame.width)
    measure = frame.mm("objective-measure")
    objectives = tuple(wrap(each, text, measure) for each in station.objectives)
    top = disc / 2 - style.line / 2
    height = top + style.height(len(title))
    if objectives:
        lines = sum(map(len, objectives))
        height += 3.0 + text.height(lines) + 1.2 * (len(objectives) - 1)
    return _Head(title, objectives, top, max(height, disc) + frame.mm("head-gap"))


def _sheet(
    frame: BookletFrame,
    station: Station,
    head: _Head,
    blocks: Sequence[tuple[EntryBlock, int]],
    span: Span,
) -> TemplatePart:
    first, last = span.start == 0, span.end == len(blocks)
    way = _way(frame, station) if last else None
    is_second = station is not frame.roadmap.stations[0]  # the page before ends behind its disc
    changes = [(frame.top, station.colour if is_second or not first else frame.ink)]
    disc = frame.disc(station, frame.mm("disc") / 2, frame.mm("disc")) if first else None
    if disc:
        changes.append((disc.y, station.colour))
    if way:
        changes.append((way.y, way.station.colour if way.station else frame.ink))
    return TemplatePart(
        kind="step",
        station=station,
        bars=frame.bars(*changes),
        disc=disc,
        title=head.title,
        objectives=head.objectives,
        title_top=head.top,
        parts=list(_parts(frame, station, blocks, span)),
        way=way,
        notes=_notes(frame, span, head.height if first else 0.0) if last else None,
        foot=_foot(frame, station),
        foot_width=frame.path_gap * (len(frame.roadmap.stations) - 1) + 6,
    )


def _parts(
    frame: BookletFrame,
    station: Station,
    blocks: Sequence[tuple[EntryBlock, int]],
    span: Span,
) -> Iterator[tuple[TemplatePart, list[tuple[EntryBlock, float]]]]:
    """Yield a page's headings with their entries, each with the gap in mm above it."""
    places = range(span.start, span.end)
    for g, group in enumerate(station.groups):
        own = [i for i in places if blocks[i][1] == g]
        if not own:
            continue
        at_top = own[0] == span.start
        gap = frame.mm("head-gap") * (span.start == 0) if at_top else span.group_gap
        continued = at_top and own[0] > 0 and blocks[own[0] - 1][1] == g
        yield (
            _heading(frame, station, group, gap, continued=continued),
            [(blocks[i][0], AFTER_HEADING if i == own[0] else span.gap) for i in own],
        )


def _heading(
    frame: BookletFrame, station: Station, group: Group, gap: float, *, continued: bool
) -> TemplatePart:
    """Set a format's name; on a further page in one line, since it is said in full before."""
    style, lines = frame.type("heading"), _label(frame, group)
    if continued:
        room = frame.width - frame.type("meta").width(f"  {frame.roadmap.words.continued}")
        lines = (elide(group.kind.label, style, room),)
    return TemplatePart(
        pictogram=frame.pictogram(group.kind.id, station.colour),
        lines=lines,
        leading=frame.mm("stop") if len(lines) == 1 else style.line,
        continued=continued,
        gap=gap,
    )


def _label(frame: BookletFrame, group: Group) -> tuple[str, ...]:
    return wrap(group.kind.label, frame.type("heading"), frame.width)


def _way(frame: BookletFrame, station: Station) -> TemplatePart:
    """Set where the line goes on from the end of a step."""
    stations = frame.roadmap.stations
    following = next(iter(stations[stations.index(station) + 1 :]), None)
    y, style = frame.room - frame.mm("next-rise"), frame.type("next")
    title = wrap(following.title, style, frame.mm("measure")) if following else ()
    height = frame.type("meta").line + style.height(max(1, len(title)))
    return TemplatePart(
        station=following,
        disc=frame.disc(following, y, frame.mm("stop") + 1) if following else None,
        y=y,
        title=title,
        top=min(y - height / 2, frame.room - height) if following else y - height / 2,
    )


def _notes(frame: BookletFrame, span: Span, lead: float) -> TemplatePart | None:
    """Rule what is left of a step's last page, where it is worth writing on."""
    free = span.free - (0 if span.end else frame.mm("head-gap"))
    if free < NOTES_ROOM:
        return None
    end = frame.room - frame.mm("next-room")
    rules = int((free - 16.0) / RULED)
    top = end - rules * RULED - frame.type("meta").line
    return TemplatePart(top=max(top, lead), rules=rules, gap=RULED)


def _foot(frame: BookletFrame, station: Station) -> str:
    stations = frame.roadmap.stations
    if frame.path_gap * (len(stations) - 1) < SHORTEST:
        return ""
    path = route_line.SmallPath(*SMALL_PATH, frame.sheet.properties["pale"])
    colours = [each.colour for each in stations]
    return frame.assets.svg(path.draw(colours, stations.index(station), frame.path_gap))

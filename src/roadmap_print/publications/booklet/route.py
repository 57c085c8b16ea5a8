"""The route: all steps under their numbers, with their pages and a line for the day.

As many steps as pages have room for, with their objectives; more than a dozen stand in two
tracks, titles and pages alone.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import ceil

from roadmap_print.content.view import Station
from roadmap_print.i18n.page_words import dotted
from roadmap_print.layout.font_metrics import Type
from roadmap_print.layout.frame import OVERRUN, Area
from roadmap_print.layout.page_model import (
    Element,
    FieldShape,
    LineShape,
    Node,
    Page,
    Part,
    Run,
    Shape,
    TextBlock,
)
from roadmap_print.publications.booklet.front_page import (
    bead,
    cap_lines,
    line_page,
    line_shape,
    page_measure,
    page_title,
    step_link,
)
from roadmap_print.publications.page_kit import PageKit, disc_growth

TOLD = 12  # steps: up to so many have their objectives
A_PAGE = 40  # steps in two tracks
COUNT_LINES = 4  # of how many resources each format has, at most
WHOLE, FEWER = 99, (2, 1, 0)  # lines of an objective: all of it, or the first
LEAST_GAP, WIDEST_GAP = 5.0, 16.0  # mm between steps
DATE_RULE = 0.25  # mm
DATE_DROP = 0.78  # of a title's line: where its date is written
UNDER = 1.0  # mm more to the merge, so that a last title's second line stands clear of it
AHEAD = 2.3  # of a title's line, at the foot: for what comes after the steps


@dataclass(frozen=True, slots=True)
class RouteStep:
    """A step's words, its first line on the height of its disc's middle."""

    station: Station
    title: tuple[str, ...]
    objectives: tuple[tuple[str, ...], ...]
    counts: tuple[str, ...]
    height: float


def route_pages(
    kit: PageKit, pages: Mapping[int, int], *, index: int | None = None, told: bool = False
) -> tuple[Page, ...]:
    """Return the overview of all steps: `pages` are theirs, by their numbers; `index` is its page.

    A step without a page in it, before pages are counted, has none printed. Where steps are to be
    `told` their objectives stand there, on more pages if need be.
    """
    if not kit.roadmap.stations:
        return ()
    if len(kit.roadmap.stations) > TOLD and kit.mm("second-axis"):
        return tuple(_in_tracks(kit, pages, index))
    return tuple(_in_column(kit, pages, index, (WHOLE,) if told else FEWER))


def count_route(kit: PageKit) -> tuple[int, ...]:
    """Return how many pages the route takes; then with objectives, where that is more."""
    plain, told = (len(route_pages(kit, {}, index=0, told=each)) for each in (False, True))
    return (plain, told) if told > plain else (plain,)


# One step under the other


def _in_column(
    kit: PageKit, pages: Mapping[int, int], index: int | None, lines: Sequence[int]
) -> Iterator[Page]:
    """Yield pages with so many lines of objectives as leave all steps on one, else several."""
    room = kit.mm("front-foot") - kit.mm("front-top") - _ahead_room(kit, index)
    steps: list[RouteStep] = []
    for objective_lines in lines:
        steps = [_told(kit, each, objective_lines, room) for each in kit.roadmap.stations]
        if _column_height(steps) <= room:
            break
    parts = list(_parted(steps, room))
    for place, some in enumerate(parts):
        last = place == len(parts) - 1
        yield _column_page(kit, some, pages, index if last else None, room, first=place == 0)


def _column_height(steps: Sequence[RouteStep]) -> float:
    return sum(step.height for step in steps) + LEAST_GAP * (len(steps) - 1)


def _parted(steps: Sequence[RouteStep], room: float) -> Iterator[Sequence[RouteStep]]:
    """Part steps into as few pages as hold them, about as many on each."""
    count = 1
    while True:
        size = ceil(len(steps) / count)
        parts = [steps[at : at + size] for at in range(0, len(steps), size)]
        if size == 1 or all(_column_height(part) <= room for part in parts):
            break
        count += 1
    yield from parts


def _told(kit: PageKit, station: Station, objective_lines: int, room: float) -> RouteStep:
    """Set a step with so many lines of each objective, with fewer where it has no page's `room`."""
    for lines in (objective_lines, *(each for each in FEWER if each < objective_lines)):
        step = _set_step(kit, station, lines)
        if step.height <= room:
            break
    return step


def _set_step(kit: PageKit, station: Station, objective_lines: int) -> RouteStep:
    measure = page_measure(kit) - kit.mm("route-date") - 6.0
    title, objective, counts = (kit.type(f"route-{name}") for name in ("title", "text", "counts"))
    room = measure - kit.measurer.width(_page_words(kit, 888), kit.type("meta"))
    lines = cap_lines(kit, station.title, title, room, 2)
    objectives = tuple(
        cap_lines(kit, each, objective, measure, objective_lines)
        for each in (station.objectives if objective_lines else ())
    )
    told = _counted(kit, station, counts, measure)
    height = (
        title.height(len(lines))
        + objective.height(sum(map(len, objectives)))
        + counts.height(len(told))
    )
    least = (kit.mm("route-disc") + title.line) / 2
    return RouteStep(station, lines, objectives, told, max(height, least))


def _counted(kit: PageKit, station: Station, style: Type, measure: float) -> tuple[str, ...]:
    """Say how many resources each format has, all in one count where that takes many lines."""
    each = dotted(*(group.counted for group in station.groups), station.time)
    lines = kit.measurer.wrap(each, style, measure) if each else ()
    if len(lines) <= COUNT_LINES:
        return lines
    whole = dotted(kit.roadmap.words.resources(len(station.entries)), station.time)
    return kit.measurer.wrap(whole, style, measure)


def _page_words(kit: PageKit, page: int | None) -> str:
    return f"\u00a0 {kit.roadmap.words.page}\u00a0{page}" if page else ""


def _column_page(
    kit: PageKit,
    steps: Sequence[RouteStep],
    pages: Mapping[int, int],
    index: int | None,
    room: float,
    *,
    first: bool,
) -> Page:
    top, middle = kit.mm("front-top"), kit.type("route-title").line / 2
    free = room - sum(step.height for step in steps)
    gap = min(WIDEST_GAP, max(LEAST_GAP, free / max(1, len(steps) - 1)))
    content: list[Node] = []
    shapes: list[Shape] = []
    stops: list[tuple[float, Station]] = []
    for step in steps:
        part = _place_step(kit, step, top, pages.get(step.station.number))
        content += part.content
        shapes += part.shapes
        stops.append((top + middle, step.station))
        top += step.height + gap
    parts = _page_parts(kit, (_dates_head(kit), Element("ul", tuple(content))), index, first=first)
    return line_page(kit, parts, (*_line(kit, stops, steps[0].station), *shapes))


def _page_parts(
    kit: PageKit, own: Sequence[Node], index: int | None, *, first: bool
) -> list[Part | Node]:
    """Return a page's title, where it is the first, its own pieces, and what comes after steps."""
    parts: list[Part | Node] = [*own]
    if first:
        parts.insert(0, page_title(kit, kit.roadmap.words.overview))
    if index is not None:
        parts.append(_ahead(kit, index))
    return parts


def _dates_head(kit: PageKit) -> TextBlock:
    style, width = kit.type("meta"), kit.mm("route-date")
    start, top = kit.mm("level-end") - width, kit.mm("front-top") - style.line - 1.0
    said = kit.roadmap.words.finished_on
    return kit.words(said, style, start, top, width, colour=kit.theme.grey)


def _place_step(kit: PageKit, step: RouteStep, top: float, page: int | None) -> Part:
    """Place a step, an item of the list: disc, title with its page, objectives, counts."""
    start, axis, diameter = kit.mm("head-start"), kit.mm("axis"), kit.mm("route-disc")
    style = kit.type("route-title")
    disc, numeral = kit.disc(step.station, axis, top + style.line / 2, diameter, artifact=False)
    title = _title(kit, step.station, step.title, style, start, top, page)
    blocks: list[TextBlock] = [numeral, title]
    for lines, name, colour in (
        *((lines, "route-text", kit.theme.text) for lines in step.objectives),
        (step.counts, "route-counts", kit.theme.grey),
    ):
        own = kit.type(name)
        runs = tuple((Run(line, own, colour),) for line in lines)
        measure = page_measure(kit) - kit.mm("route-date") - 6.0
        if runs:
            blocks.append(
                TextBlock(
                    start,
                    blocks[-1].bottom if len(blocks) > 2 else title.bottom,
                    measure,
                    runs,
                    own.leading,
                )
            )
    width = kit.mm("route-date")
    line = Area(kit.mm("level-end") - width, top + DATE_DROP * style.line, width, DATE_RULE)
    date = FieldShape(line, kit.theme.grey)
    return Part((Element("li", tuple(blocks)),), (disc, date), 0.0, step.height)


def _title(
    kit: PageKit, station: Station, lines: Sequence[str], style: Type, start: float, top: float,
    page: int | None,
) -> TextBlock:  # fmt: skip
    """Set a title, a link to its step, its page in smaller figures behind it."""
    ink = kit.theme.ink
    runs: list[tuple[Run, ...]] = [(Run(line, style, ink),) for line in lines]
    if page:
        runs[-1] += (Run(_page_words(kit, page), kit.type("meta"), kit.theme.grey),)
    width = max(map(kit.measurer.runs_width, runs))
    return TextBlock(start, top, width, tuple(runs), style.leading, link=step_link(kit, station))


def _ahead_room(kit: PageKit, index: int | None) -> float:
    return 0.0 if index is None else AHEAD * kit.type("route-title").line


def _ahead(kit: PageKit, page: int) -> Part:
    """Say at the foot that all resources stand by their letters, and where."""
    style = kit.type("route-title")
    top = kit.mm("front-foot") - style.line
    said = kit.roadmap.words.index
    runs: tuple[Run, ...] = (Run(said, style, kit.theme.ink, lang=kit.own_lang),)
    if page:
        runs += (Run(_page_words(kit, page), kit.type("meta"), kit.theme.grey),)
    block = TextBlock(
        kit.mm("head-start"), top, kit.measurer.runs_width(runs), (runs,), style.leading,
        link=kit.page_link("index", said) if page else None,
    )  # fmt: skip
    return Part((block,), (bead(kit, top + style.line / 2),))


def _line(
    kit: PageKit, stops: Sequence[tuple[float, Station]], first: Station
) -> Iterator[LineShape]:
    """Draw the line from edge to edge, behind each stop in its hue."""
    stations = kit.roadmap.stations
    before = stations.index(first)
    hue = stations[before - 1].hue if before else kit.theme.primary
    at = -OVERRUN
    for middle, station in stops:
        yield line_shape(kit, at, middle, hue)
        at, hue = middle, station.hue
    end = kit.theme.primary if stops[-1][1] is stations[-1] else hue
    yield line_shape(kit, at, kit.frame.height + OVERRUN, end)


# Two tracks


def _in_tracks(kit: PageKit, pages: Mapping[int, int], index: int | None) -> Iterator[Page]:
    """Yield pages of two tracks that the line forks into, as step pages have them."""
    stations = kit.roadmap.stations
    count = ceil(len(stations) / A_PAGE)
    size = ceil(len(stations) / count)
    for at in range(0, len(stations), size):
        some, last = stations[at : at + size], at + size >= len(stations)
        yield _tracks_page(kit, some, pages, index if last else None, first=at == 0)


def _tracks_page(
    kit: PageKit,
    stations: Sequence[Station],
    pages: Mapping[int, int],
    index: int | None,
    *,
    first: bool,
) -> Page:
    half = ceil(len(stations) / 2)
    axes = (kit.mm("axis"), kit.mm("second-axis"))
    top = kit.mm("front-top") + 12.0
    bottom = kit.mm("merge") - kit.mm("fork") - UNDER - _ahead_room(kit, index)
    pitch = min(WIDEST_GAP, (bottom - top) / max(1, half - 1))
    content: list[Node] = []
    shapes: list[Shape] = list(_fork(kit, axes, top, bottom))
    for axis, some in zip(axes, (stations[:half], stations[half:]), strict=True):
        heights = [top + place * pitch for place in range(len(some))]
        shapes += _stretches(kit, axis, some, heights, bottom)
        for middle, station in zip(heights, some, strict=True):
            part = _place_stop(kit, station, axis, middle, pages.get(station.number))
            content += part.content
            shapes += part.shapes
    parts = _page_parts(kit, (Element("ul", tuple(content)),), index, first=first)
    return line_page(kit, parts, shapes)


def _fork(
    kit: PageKit, axes: tuple[float, float], top: float, bottom: float
) -> Iterator[LineShape]:
    """Draw the second track out of the first and back into it."""
    axis, second, bend = *axes, kit.mm("fork")
    hue, fork, merge = kit.theme.primary, top - 2 * bend, bottom + bend + UNDER
    points = [
        (axis, fork - bend), (axis, fork), (second, fork), (second, merge), (axis, merge),
        (axis, merge + bend),
    ]  # fmt: skip
    yield kit.line(points, hue, radius=bend)
    yield line_shape(kit, -OVERRUN, kit.frame.height + OVERRUN, hue)


def _stretches(
    kit: PageKit, axis: float, stations: Sequence[Station], heights: Sequence[float], end: float
) -> Iterator[LineShape]:
    ends = (*heights[1:], min(end, heights[-1] + 2.0) if heights else end)
    for station, top, bottom in zip(stations, heights, ends, strict=True):
        yield kit.line([(axis, top), (axis, bottom)], station.hue)


def _place_stop(
    kit: PageKit, station: Station, axis: float, middle: float, page: int | None
) -> Part:
    """Place a step in a track: its disc, its title in two lines at most, its page."""
    style, start = kit.type("route-small"), axis + kit.mm("route-small-disc")
    second = axis > kit.mm("axis")
    end = kit.mm("level-end") if second else kit.mm("second-axis") - kit.mm("route-small-disc")
    room = end - start - kit.measurer.width(_page_words(kit, 888), kit.type("meta"))
    lines = cap_lines(kit, station.title, style, room, 2)
    top = middle - style.height(len(lines)) / 2
    diameter = kit.mm("route-small-disc") * disc_growth(station.number)
    disc, numeral = kit.disc(station, axis, middle, diameter, artifact=False)
    title = _title(kit, station, lines, style, start, top, page)
    return Part((Element("li", (numeral, title)),), (disc,))

"""A step on slides: its opening, then its resources, one format a slide."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from roadmap_print.content.view import Group, Station
from roadmap_print.layout.badge import Plate
from roadmap_print.layout.components import SLACK, Figure, PlacedText, TemplatePart
from roadmap_print.layout.font_metrics import Type, wrap
from roadmap_print.publications.slides import slide_line
from roadmap_print.publications.slides.card import Card
from roadmap_print.publications.slides.entries import shared
from roadmap_print.publications.slides.frame import SlideFrame, sizes

CENTRE = (78.0, 88.0)  # mm: the middle of an opening's large disc
TEXT = 130.0  # mm: where an opening's text begins
TITLE_TOP = 14.0  # mm: the place of its title, above the line
TITLE_WIDTH = 132.0  # mm: as far as the line climbs
TITLE_GAP = 5.0  # mm between the title and the line under it
OBJECTIVES_TOP = 100.0  # mm
ABOVE_COUNTS = 4.0  # mm
COUNTS_END = 167.0  # mm: the lower edge of what a step holds
COUNT_ROWS = 3  # of formats at most, so that they stay clear of the disc and the objectives
BESIDE = 3.0  # mm from a pictogram to its word
HEADING = 20.0  # mm: the most that a format's name takes
UNDER_HEADING = 7.0  # mm from it to the middle of the line
AFTER_BEAD = 3.0  # mm from a bead to the plate that stands by it
BETWEEN = 3.6  # mm from one objective to the next


@dataclass(frozen=True, slots=True)
class StepCount:
    """How many resources of a format a step has; `ours` where no label of the catalogue says it."""

    sign: Figure
    text: PlacedText
    ours: bool = False


def step_slides(frame: SlideFrame, station: Station) -> Iterator[TemplatePart]:
    """Lay out all slides of a step."""
    yield from _openings(frame, station)
    for group in station.groups:
        slides = shared(frame, group.entries)
        for part, cards in enumerate(slides, start=1):
            yield _resources(frame, station, group, cards, (part, len(slides)))


def foot(frame: SlideFrame, station: Station) -> Figure:
    """Return the small path at the foot of a step's slides."""
    drawing, width, height = slide_line.foot(frame, frame.roadmap.stations.index(station))
    y = frame.mm("foot-y") - height / 2
    return Figure(frame.mm("left") - 4, y, width, height, frame.assets.svg(drawing))


def _openings(frame: SlideFrame, station: Station) -> Iterator[TemplatePart]:
    x, y = CENTRE
    room = y - frame.mm("line") / 2 - TITLE_GAP - TITLE_TOP
    title = frame.text(station.title, "step-title", (TEXT, TITLE_TOP, TITLE_WIDTH, room))
    title = title.moved(room - title.height)
    counts = _counts(frame, station)
    end = min((count.sign.y for count in counts), default=COUNTS_END) - ABOVE_COUNTS
    before = frame.colour_before(station)
    for i, objectives in enumerate(_objectives(frame, station, end)):
        yield TemplatePart(
            kind="opening",
            station=station,
            first=i == 0,
            route=slide_line.into_station(
                frame, CENTRE, station.colour if i else before, station.colour
            ),
            foot=foot(frame, station),
            disc=frame.disc(station, x, y, frame.mm("opening-disc")),
            title=title,
            objectives=objectives,
            counts=counts if i == 0 else (),
        )


def _objectives(
    frame: SlideFrame, station: Station, end: float
) -> Iterator[tuple[PlacedText, ...]]:
    """Set the objectives as large as all fit one slide; at the smallest size, on several."""
    width, room = frame.right - TEXT, end - OBJECTIVES_TOP
    for style in sizes(frame.type("objective"), frame.floor):
        broken = [wrap(objective, style, width) for objective in station.objectives]
        if style.height(sum(map(len, broken))) + BETWEEN * (len(broken) - 1) <= room:
            break
    page: list[PlacedText] = []
    y = OBJECTIVES_TOP
    for lines in _pieces(broken, int((COUNTS_END - OBJECTIVES_TOP) / style.line)):
        text = PlacedText(lines, style, TEXT, y, width)
        if text.end > end + 0.01:
            yield tuple(page)
            page, y, end = [], OBJECTIVES_TOP, COUNTS_END
        page.append(text.moved(y - text.y))
        y = page[-1].end + BETWEEN
    yield tuple(page)


def _pieces(broken: Sequence[tuple[str, ...]], most: int) -> Iterator[tuple[str, ...]]:
    """Cut what is higher than a slide; all else stays whole."""
    for lines in broken:
        for start in range(0, len(lines), most):
            yield lines[start : start + most]


def _counts(frame: SlideFrame, station: Station) -> tuple[StepCount, ...]:
    """Set how many resources of each format there are, in rows that end at the foot.

    Where that takes too many rows, all of them in one count.
    """
    words = frame.roadmap.words
    each = [(g.kind.id, g.counted) for g in station.groups]
    counts = _rows(frame, station, each)
    size = frame.mm("sign")
    tall = bool(counts) and counts[-1].sign.y > COUNT_ROWS * size
    wide = any(count.text.x + count.text.width > frame.right for count in counts)
    if tall or wide:
        whole = _rows(frame, station, [("other", words.resources(len(station.entries)))])
        counts = [replace(count, ours=True) for count in whole]
    up = COUNTS_END - size - (counts[-1].sign.y if counts else 0.0)
    return tuple(
        replace(count, sign=replace(count.sign, y=count.sign.y + up), text=count.text.moved(up))
        for count in counts
    )


def _rows(frame: SlideFrame, station: Station, items: Sequence[tuple[str, str]]) -> list[StepCount]:
    """Set pictograms and words side by side, in as many rows as they take."""
    style, size, left = frame.type("count"), frame.mm("sign"), frame.mm("left")
    x, y, counts = left, 0.0, []
    for sign, words in items:
        width = style.width(words)
        if x > left and x + size + BESIDE + width > frame.right:
            x, y = left, y + size + 2
        figure = Figure(x, y, size, size, frame.pictogram(sign, station.colour))
        text = PlacedText((words,), style, x + size + BESIDE, y + (size - style.line) / 2, width)
        counts.append(StepCount(figure, text))
        x = text.x + width + 12
    return counts


def _resources(
    frame: SlideFrame,
    station: Station,
    group: Group,
    cards: tuple[Card, ...],
    part: tuple[int, int],
) -> TemplatePart:
    y, size = frame.mm("line-y"), frame.mm("disc")
    fraction = f"{part[0]}\u202f/\u202f{part[1]}" if part[1] > 1 else ""
    heading = _heading(frame, group, fraction)
    sign_y = heading.end - heading.type.line / 2 - frame.mm("sign") / 2
    pictogram = frame.pictogram(group.kind.id, station.colour)
    return TemplatePart(
        kind="resources",
        station=station,
        again=part[0] > 1,
        route=slide_line.straight(frame, station.colour),
        foot=foot(frame, station),
        disc=frame.disc(station, frame.mm("margin") + size / 2, y, size),
        heading=heading,
        fraction=fraction,
        where=_where(frame, station, heading, fraction),
        sign=Figure(frame.mm("left"), sign_y, *(frame.mm("sign"),) * 2, pictogram),
        cards=[
            (card, frame.bead(card.left + frame.mm("bead") / 2, y), _plate(frame, card))
            for card in cards
        ],
    )


def _plate(frame: SlideFrame, card: Card) -> Plate | None:
    """Set a plate on the line, right of the entry's bead."""
    if card.entry.news is None:
        return None
    x = card.left + frame.mm("bead") + AFTER_BEAD
    return frame.plate(card.entry.news, x, frame.mm("line-y") - frame.mm("plate-height") / 2)


def _heading(frame: SlideFrame, group: Group, fraction: str) -> PlacedText:
    """Set the format's name above the line."""
    left = frame.mm("left") + frame.mm("sign") + BESIDE + 1
    width = frame.right - left - frame.type("where").width(f"{fraction}   ")
    heading = frame.text(group.kind.label, "heading", (left, 0.0, width, HEADING))
    return heading.moved(frame.mm("line-y") - UNDER_HEADING - heading.height)


def _where(
    frame: SlideFrame, station: Station, heading: PlacedText, fraction: str
) -> PlacedText | None:
    """Set the step's title on the heading's line, as much of it as has room there."""
    style = frame.type("where")
    used = heading.type.width(heading.lines[-1]) + style.width(f"{fraction}   ")
    room = frame.right - heading.x - used - 12
    title = _shortened(station.title, style, room)
    if not title or len(heading.lines) > 1:
        return None
    x = frame.right - room - SLACK  # flush with the right edge
    return PlacedText((title,), style, x, heading.end - style.line - 1.0, room)


def _shortened(words: str, style: Type, room: float) -> str:
    """Return as many whole words as have room; it is said in full where the step opens."""
    if style.width(words) <= room:
        return words
    kept = words.split(" ")
    while kept and style.width(" ".join(kept) + "…") > room:
        kept.pop()
    return " ".join(kept) + "…" if kept else ""

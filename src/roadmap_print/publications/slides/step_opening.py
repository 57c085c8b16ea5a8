"""How a step opens: its large disc, what it is for, how much it holds."""

from collections.abc import Sequence
from dataclasses import replace

from roadmap_print.content.view import Station
from roadmap_print.layout.font_metrics import Type
from roadmap_print.layout.frame import OVERRUN, Area
from roadmap_print.layout.page_model import Page, Part, Shape, TextBlock, TextRoom, listed
from roadmap_print.publications.page_kit import PageKit
from roadmap_print.publications.slides.deck_line import (
    hue_before,
    line_along,
    station_disc,
    step_heading,
)
from roadmap_print.publications.text_fitting import Fitter, set_above, sizes

MIDDLE = (78.0, 88.0)  # mm: of the large disc
START = 130.0  # mm: where title and objectives begin
RISE = 322.0  # mm: where the line climbs back
TITLE_TOP, TITLE_FOOT = 14.0, 81.0  # mm
TITLE_MEASURE = 150.0  # mm: clear of the line that climbs
OBJECTIVES_TOP, BETWEEN = 100.0, 3.6  # mm, and from one objective to the next
LINES = 2  # of an objective
COUNTS_FOOT, ABOVE_COUNTS = 167.0, 4.0  # mm: the lower edge of what a step holds
COUNT_ROWS = 3  # of formats at most; more are one count
BESIDE_SIGN, BETWEEN_COUNTS, UNDER_COUNTS = 3.0, 12.0, 2.0  # mm


def step_opening(kit: PageKit, place: int) -> Page:
    """Return the one opening slide of a step."""
    station, line = kit.roadmap.stations[place], kit.mm("line-y")
    start, top = MIDDLE
    end = kit.frame.width + OVERRUN
    before = hue_before(kit, place)
    disc, numeral = station_disc(kit, station, start, top, kit.mm("opening-disc"))
    shapes: list[Shape] = [
        line_along(kit, [(-OVERRUN, line), (start, line), (start, top)], before),
        line_along(kit, [(start, top), (RISE - 20.0, top), (RISE - 20.0, line), (end, line)],
                   station.hue),
        disc,
    ]  # fmt: skip
    counts = _counts(kit, station)
    foot = COUNTS_FOOT - counts.height - ABOVE_COUNTS
    texts = _objectives(kit, station.objectives, foot)
    content = (*numeral, _title(kit, station), *listed(texts), *counts.content)
    rooms = (
        TextRoom("title", Area(START, TITLE_TOP, TITLE_MEASURE, TITLE_FOOT - TITLE_TOP), at="foot"),
        TextRoom("body", Area(START, OBJECTIVES_TOP, _body_measure(kit), foot - OBJECTIVES_TOP)),
    )
    return Page(kit.frame, content, (*shapes, *counts.shapes), role="station", rooms=rooms)


def _title(kit: PageKit, station: Station) -> TextBlock:
    """Set a step's title over the line, as large as it fits."""
    fitter, style = Fitter.of(kit), kit.type("step-title")
    room = TITLE_FOOT - TITLE_TOP
    size = fitter.best([station.title], style, TITLE_MEASURE, room)
    said = fitter.shorten(station.title, size, TITLE_MEASURE, int(room / size.line))
    block = kit.text(said, size, START, 0.0, TITLE_MEASURE, colour=kit.theme.ink)
    return set_above(step_heading(kit, station, block), TITLE_FOOT)


def _objectives(kit: PageKit, objectives: Sequence[str], foot: float) -> list[TextBlock]:
    """Set objectives in two lines each: as large as all fit whole, then shorter, then fewer."""
    fitter, measure = Fitter.of(kit), _body_measure(kit)
    style, room = kit.type("objective"), foot - OBJECTIVES_TOP
    tried = list(sizes(style, fitter.floor))
    for size in tried:
        blocks = _stacked(kit, objectives, size, measure)
        if all(len(each.lines) <= LINES for each in blocks) and _height(blocks) <= room:
            return blocks
    for count in range(len(objectives), 0, -1):
        for size in tried:
            short = [fitter.shorten(each, size, measure, LINES) for each in objectives[:count]]
            blocks = _stacked(kit, short, size, measure)
            if _height(blocks) <= room:
                return blocks
    return []


def _stacked(kit: PageKit, texts: Sequence[str], style: Type, measure: float) -> list[TextBlock]:
    blocks: list[TextBlock] = []
    at = OBJECTIVES_TOP
    for text in texts:
        blocks.append(replace(kit.text(text, style, START, at, measure), role="body"))
        at = blocks[-1].bottom + BETWEEN
    return blocks


def _body_measure(kit: PageKit) -> float:
    return kit.frame.width - kit.mm("margin") - START


def _height(blocks: Sequence[TextBlock]) -> float:
    return blocks[-1].bottom - OBJECTIVES_TOP if blocks else 0.0


def _counts(kit: PageKit, station: Station) -> Part:
    """Set how many resources of each format there are, in rows that end above the foot.

    Where that takes too many rows, all of them in one count.
    """
    each: list[tuple[str, str, str | None]] = [
        (group.kind.pictogram, group.counted, None) for group in station.groups
    ]
    part = _count_rows(kit, station, each, 0.0)
    if part.height > COUNT_ROWS * (kit.mm("sign") + UNDER_COUNTS) or part.width > _measure(kit):
        each = [("document", kit.roadmap.words.resources(len(station.entries)), kit.own_lang)]
        part = _count_rows(kit, station, each, 0.0)
    return _count_rows(kit, station, each, COUNTS_FOOT - part.height)


def _measure(kit: PageKit) -> float:
    return kit.frame.width - kit.mm("margin") - kit.mm("left")


def _count_rows(
    kit: PageKit, station: Station, items: Sequence[tuple[str, str, str | None]], top: float
) -> Part:
    """Set pictograms and words side by side from `top` on, in as many rows as they take."""
    style, size, left = kit.type("count"), kit.mm("sign"), kit.mm("left")
    start, row, widest = left, top, 0.0
    blocks, icons = [], []
    for sign, said, lang in items:
        width = size + BESIDE_SIGN + kit.measurer.width(said, style)
        if start > left and start + width > left + _measure(kit):
            start, row = left, row + size + UNDER_COUNTS
        icons.append(kit.icon(sign, start, row, size, station.hue.tone))
        words, at = start + size + BESIDE_SIGN, row + (size - style.line) / 2
        blocks.append(kit.text(said, style, words, at, width, colour=kit.theme.ink, lang=lang))
        widest = max(widest, width)
        start += width + BETWEEN_COUNTS
    height = row - top + size + UNDER_COUNTS if items else 0.0
    return Part(tuple(blocks), tuple(icons), widest, height)

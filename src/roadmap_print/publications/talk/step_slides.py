"""A step on a slide: what it is for, what stands for it, one code."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from roadmap_print.content.qr_codes import QrCode
from roadmap_print.content.view import Entry, FeaturedEntry, Station
from roadmap_print.layout.font_metrics import MM_PER_PT, Type
from roadmap_print.layout.page_model import Element, Link, Node, Page, Run, Shape, TextBlock
from roadmap_print.publications.code_size import QUIET_MODULES
from roadmap_print.publications.page_kit import PageKit
from roadmap_print.publications.talk.line_pieces import bead, hue_before, station_disc, stretch
from roadmap_print.publications.talk.short_titles import (
    CUT,
    ShortTitle,
    choose,
    count_words,
    shortened,
    ways_to_colon,
)
from roadmap_print.publications.text_fitting import fitting_type, no_higher, set_above, sizes

MOST_WORDS = 45
TITLE_START, TITLE_FOOT = 74.0, 41.0  # mm
TITLE_TOP = 12.0  # mm
ONE_LINE = 36.0  # pt: down to this size a title has one line, if it fits
DISC_START = 43.0  # mm: the middle of the disc
TEXT_START, TEXT_END = 20.0, 218.0  # mm
OBJECTIVES_TOP = 78.0  # mm
BETWEEN = 1.5  # mm from one objective to the next
MOST_OBJECTIVES = 2
LONG_OBJECTIVE = 96  # characters: a longer one ends at its colon
OBJECTIVE_LINES = 4
FEATURED_FOOT = 179.0  # mm
FEATURED_GAP = 1.6  # mm from one to the next
FEATURED_LINES = {0: 5, 1: 5, 2: 5, 3: 4, 4: 3}  # by the lines of the objectives
BESIDE_SIGN = 5.0  # mm
CODE_MIDDLE = 275.0  # mm
AIR = 0.5  # mm from a bead to a code's quiet zone
UNDER_CODE = 110.0  # mm: as wide as what stands under a code may be
EDGE = 5.0  # mm that stay free at the foot
PAIR_STARTS, PAIR_WIDTH = (20.0, 122.0), 94.0  # mm: two steps on a slide


def step_slide(kit: PageKit, place: int) -> Page:
    """Return the slide of a step."""
    station = kit.roadmap.stations[place]
    shapes, title = _head(kit, place)
    code = step_code(kit, station)
    said = 1 + count_words(_text(title[-1])) + code.words
    objectives, featured = _texts(kit, station, code.entry, MOST_WORDS - said)
    foot = FEATURED_FOOT if objectives else None
    signs, items = _featured_list(kit, station, featured, (TEXT_START, OBJECTIVES_TOP), foot)
    lists = [_list(objectives), _list(items)]
    nodes = (*title, *(each for each in lists if each.children), *code.nodes)
    return Page(kit.frame, nodes, (*shapes, *signs, *code.shapes))


def _text(node: Node) -> str:
    return node.text if isinstance(node, TextBlock) else ""


def _list(blocks: Sequence[TextBlock]) -> Element:
    return Element("ul", tuple(Element("li", (each,)) for each in blocks))


def _head(kit: PageKit, place: int) -> tuple[list[Shape], list[Node]]:
    """Set the line, the disc on it and the title above it."""
    station, line = kit.roadmap.stations[place], kit.mm("line-y")
    shapes: list[Shape] = [
        stretch(kit, 0.0, DISC_START, line, hue_before(kit, place)),
        stretch(kit, DISC_START, kit.frame.width, line, station.hue),
    ]
    drawn, numeral = station_disc(kit, station, DISC_START, line, kit.mm("disc"))
    title = step_title(kit, station, TITLE_START, kit.frame.width - 20.0 - TITLE_START)
    return shapes + drawn, [*numeral, title]


def step_title(kit: PageKit, station: Station, start: float, measure: float) -> TextBlock:
    """Set a step's title above the line: in one line, then smaller, then in several, shorter."""
    style, floor = kit.type("talk-step"), kit.mm("floor") / MM_PER_PT
    room = TITLE_FOOT - TITLE_TOP
    found = fitting_type(
        kit.measurer, station.title, style, measure, style.line, ONE_LINE
    ) or fitting_type(
        kit.measurer, station.title, replace(style, size=ONE_LINE, leading=40.0), measure, room, floor
    )
    text = station.title
    if found is None:
        found = kit.type("talk-stop")
        most = int(room / found.line)
        best = shortened(text, kit.roadmap.language, kit.measurer, found, measure, most)
        text = " ".join(min(best.values(), key=lambda each: each.lost).lines)
    block = kit.text(text, found, start, 0.0, measure, colour=kit.theme.ink, tag="h2")
    named = replace(block, anchor=f"step-{station.id}", bookmark=f"{station.number} · {text}")
    return set_above(named, TITLE_FOOT)


@dataclass(frozen=True, slots=True)
class StepCode:
    """The one code of a slide with what hangs it on the line and what stands under it.

    `entry` is the resource that it leads to, None where it leads to the step itself.
    """

    nodes: tuple[Node, ...] = ()
    shapes: tuple[Shape, ...] = ()
    words: int = 0
    entry: Entry | None = None


def step_code(kit: PageKit, station: Station, count: int = 0) -> StepCode:
    """Place the code of a step, else of its first resource; none where there is neither.

    Under it stands how many resources there are, `count` where it is of several steps, or which.
    """
    words = kit.roadmap.words
    if station.code:
        link = Link(station.code.address, words.open_sentence.format(title=station.title))
        under = words.resources(count or len(station.entries))
        return _hung(kit, station, (station.code, station.title, link), under)
    if not station.entries:
        return StepCode()
    entry = station.entries[0]
    linked = (entry.code, entry.title, kit.entry_link(entry))
    return _hung(kit, station, linked, entry.title, entry)


def _hung(
    kit: PageKit,
    station: Station,
    linked: tuple[QrCode, str, Link],
    under: str,
    entry: Entry | None = None,
) -> StepCode:
    """Hang a code from a bead on the line, its quiet zone clear of both."""
    code, title, link = linked
    line, side = kit.mm("line-y"), kit.mm("code")
    quiet = QUIET_MODULES * side / code.size
    top = line + kit.mm("bead") / 2 + AIR + quiet
    picture = kit.code(code, title, CODE_MIDDLE - side / 2, top, side, link)
    style, foot = kit.type("talk-featured"), top + side + quiet
    most = max(1, int((kit.frame.height - EDGE - foot) / style.line))
    language = (entry and entry.lang) or kit.roadmap.language
    ways = shortened(under, language, kit.measurer, style, UNDER_CODE, most)
    best = min(ways.values(), key=lambda each: each.lost)
    block = _block(kit, best, style, CODE_MIDDLE - UNDER_CODE / 2, foot, UNDER_CODE)
    block = replace(
        block,
        align="center",
        link=link if entry else None,
        lang=entry.lang if entry else kit.own_lang,
    )
    return StepCode((picture, block), (bead(kit, CODE_MIDDLE, line, station.hue),), best.words, entry)


def _block(
    kit: PageKit, said: ShortTitle, style: Type, start: float, top: float, measure: float
) -> TextBlock:
    """Place a title as it has been broken."""
    lines = tuple((Run(each, style, kit.theme.ink),) for each in said.lines)
    return TextBlock(start, top, measure, lines, style.leading)


def _texts(
    kit: PageKit, station: Station, known: Entry | None, most_words: int
) -> tuple[list[TextBlock], list[tuple[FeaturedEntry, ShortTitle]]]:
    """Choose objectives and featured resources that fit in room and words."""
    featured = [each for each in station.featured if each.entry is not known]
    for count in range(MOST_OBJECTIVES, -1, -1):
        objectives = _objectives(kit, station, count)
        taken = sum(count_words(each.text) for each in objectives)
        lines = FEATURED_LINES[sum(len(each.lines) for each in objectives)]
        chosen = _chosen(kit, featured, TEXT_END - TEXT_START, lines, most_words - taken)
        if taken <= most_words and (len(chosen) >= min(2, len(featured)) or not count):
            return objectives, chosen
    return objectives, chosen


def _objectives(kit: PageKit, station: Station, count: int) -> list[TextBlock]:
    """Set the first objectives in four lines at most: smaller, then shorter."""
    measure, floor = TEXT_END - TEXT_START, kit.mm("floor") / MM_PER_PT
    texts = [_to_colon(each) for each in station.objectives[:count]]
    style = kit.type("talk-objective")
    for style in sizes(style, floor):
        lines = [kit.measurer.wrap(each, style, measure) for each in texts]
        if sum(map(len, lines)) <= OBJECTIVE_LINES:
            break
    blocks: list[TextBlock] = []
    top, room = OBJECTIVES_TOP, OBJECTIVE_LINES // max(1, len(texts))
    for text in texts:
        said = no_higher(kit, text, style, measure, style.height(room)) if room else text
        block = kit.text(said, style, TEXT_START, top, measure)
        blocks.append(block)
        top = block.bottom + BETWEEN
    return blocks


def _to_colon(objective: str) -> str:
    """End a long objective at its colon."""
    return next(ways_to_colon(objective)) if len(objective) > LONG_OBJECTIVE else objective


def _chosen(
    kit: PageKit, featured: Sequence[FeaturedEntry], measure: float, lines: int, words: int
) -> list[tuple[FeaturedEntry, ShortTitle]]:
    """Choose how to say as many titles as can be said, rather fewer than one cut anywhere."""
    style = kit.type("talk-featured")
    room = measure - kit.mm("sign") - BESIDE_SIGN
    said = [
        shortened(
            each.title, each.entry.lang or kit.roadmap.language, kit.measurer, style, room, lines
        )
        for each in featured
    ]
    clean = [{n: one for n, one in each.items() if one.lost < CUT} for each in said]
    for titles, least in ((clean, 2), (said, 1)):
        for count in range(len(featured), least - 1, -1):
            if found := choose(titles[:count], lines, words):
                return list(zip(featured, found, strict=False))
    return []


def _featured_list(
    kit: PageKit,
    station: Station,
    featured: Sequence[tuple[FeaturedEntry, ShortTitle]],
    corner: tuple[float, float],
    foot: float | None,
) -> tuple[list[Shape], list[TextBlock]]:
    """Set titles under each other, each beside the sign of its format; they end at a `foot`."""
    style, size = kit.type("talk-featured"), kit.mm("sign")
    start, top = corner
    if foot is not None:
        count = sum(len(said.lines) for _, said in featured)
        top = foot - style.height(count) - FEATURED_GAP * max(0, len(featured) - 1)
    shapes: list[Shape] = []
    blocks: list[TextBlock] = []
    for each, said in featured:
        shapes.append(
            kit.icon(
                each.entry.kind.pictogram, start, top + (style.line - size) / 2, size,
                station.hue.tone,
            )
        )  # fmt: skip
        block = _block(kit, said, style, start + size + BESIDE_SIGN, top, TEXT_END - start)
        blocks.append(replace(block, link=kit.entry_link(each.entry), lang=each.entry.lang))
        top = block.bottom + FEATURED_GAP
    return shapes, blocks


def pair_slide(kit: PageKit, place: int) -> Page:
    """Return the slide of two steps side by side, of the last one alone where it is odd."""
    stations = kit.roadmap.stations[place : place + 2]
    if len(stations) < 2:
        return step_slide(kit, place)
    code = step_code(kit, stations[0], sum(len(each.entries) for each in stations))
    line, size = kit.mm("line-y"), kit.mm("pair-disc")
    words = (MOST_WORDS - code.words) // 2 - 1
    shapes: list[Shape] = []
    discs: list[Shape] = []
    nodes: list[Node] = []
    middles = [start + size / 2 for start in PAIR_STARTS]
    ends = [0.0, *middles, kit.frame.width]
    for number in range(3):
        hue = hue_before(kit, place + number)
        shapes.append(stretch(kit, ends[number], ends[number + 1], line, hue))
    for number, station in enumerate(stations):
        drawn, numeral = station_disc(kit, station, middles[number], line, size)
        title = _pair_title(kit, station, PAIR_STARTS[number])
        known = code.entry if number == 0 else None
        room = int((FEATURED_FOOT - title.bottom - 6.0) / kit.type("talk-featured").line)
        left = words - count_words(title.text)
        featured = [each for each in station.featured if each.entry is not known]
        chosen = _chosen(kit, featured, PAIR_WIDTH, min(room, 5), left) if room > 0 else []
        corner = (PAIR_STARTS[number], title.bottom + 6.0)
        signs, items = _featured_list(kit, station, chosen, corner, None)
        discs += [*drawn, *signs]
        nodes += [*numeral, title, *([_list(items)] if items else [])]
    return Page(kit.frame, (*nodes, *code.nodes), (*shapes, *discs, *code.shapes))


def _pair_title(kit: PageKit, station: Station, start: float) -> TextBlock:
    """Set the title of one of two steps under its disc."""
    style, floor = kit.type("talk-pair"), kit.mm("floor") / MM_PER_PT
    top = kit.mm("line-y") + kit.mm("pair-disc") / 2 + 5.0
    text, room = station.title, FEATURED_FOOT - top
    found = fitting_type(kit.measurer, text, style, PAIR_WIDTH, room / 2, floor)
    if found is None:
        found = kit.type("talk-stop")
        most = int(room / found.line)
        best = shortened(text, kit.roadmap.language, kit.measurer, found, PAIR_WIDTH, most)
        text = " ".join(min(best.values(), key=lambda each: each.lost).lines)
    block = kit.text(text, found, start, top, PAIR_WIDTH, colour=kit.theme.ink, tag="h2")
    return replace(block, anchor=f"step-{station.id}", bookmark=f"{station.number} · {text}")

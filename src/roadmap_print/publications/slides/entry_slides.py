"""The resources of a step, one format a slide, one to three entries on it.

Seven are 3, 2 and 2. A title too tall for its column takes the group to fewer a slide, whose
columns are wider; one too tall even for half a slide stands alone, its text beside the code.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, pairwise
from typing import TypeVar

from roadmap_print.content.view import Entry, Group, Station
from roadmap_print.layout.font_metrics import MM_PER_PT
from roadmap_print.layout.frame import Area
from roadmap_print.layout.page_model import Element, Node, Page, Part, Shape, TextRoom
from roadmap_print.publications.entry_text import EntryType
from roadmap_print.publications.page_kit import PageKit, disc_growth
from roadmap_print.publications.slides.deck_line import bead, station_disc, stretch
from roadmap_print.publications.slides.entry_cards import (
    TYPED,
    CardColumn,
    CardLook,
    place_card,
    text_gap,
)
from roadmap_print.publications.text_fitting import Fitter, set_above, sizes

MODULE = 3.8  # mm at most: the quiet zone of wider ones would reach the disc of the step
MOST = 3  # entries on a slide
GUTTER = 14.0  # mm between columns
UNDER_CODE, BESIDE_CODE = 5.5, 16.0  # mm from a code's dark edge to the title
BESIDE_SIGN, ABOVE_LINE = 4.0, 7.5  # mm from the format's sign, and from its name to the line
HEADING = 20.0  # mm: the most that a format's name takes
AFTER_NAME, BEFORE_TITLE, SHORTEST_TITLE = 3.0, 12.0, 30.0  # mm on the line of that name
INTERCHANGE = 12.6  # mm: the least disc whose numeral is no smaller than all type on a slide

T = TypeVar("T")
_NAMES = {1: "one", 2: "two", 3: "three"}


def entry_slides(kit: PageKit, station: Station, group: Group) -> Iterator[Page]:
    """Yield the slides of one format in a step."""
    slides = [cards for run in _runs(kit, station, group.entries) for cards in run]
    for number, cards in enumerate(slides, start=1):
        yield _slide(kit, station, group, cards, (number, len(slides)))


Cards = list[tuple[Entry, CardColumn, Part]]


def even(count: int, most: int) -> tuple[int, ...]:
    """Share `count` out in as few parts of at most `most` as can be, the larger ones first."""
    parts = -(-count // most)
    return tuple(count // parts + (i < count % parts) for i in range(parts))


def evenly(items: Sequence[T], most: int) -> list[Sequence[T]]:
    """Share items out in their order, as `even` counts them."""
    ends = accumulate(even(len(items), most), initial=0)
    return [items[start:end] for start, end in pairwise(ends)]


def _runs(kit: PageKit, station: Station, entries: Sequence[Entry]) -> Iterator[list[Cards]]:
    """Part the entries where one must stand alone, and share out each run."""
    whole = _shared(kit, station, entries, least=2)
    if whole:
        yield whole
        return
    alone = [_cards(kit, station, (entry,), 2) is None for entry in entries]
    cuts = [i for i in range(1, len(entries)) if alone[i] or alone[i - 1]]
    for start, end in pairwise((0, *cuts, len(entries))):
        yield _shared(kit, station, entries[start:end], least=1)


def _shared(kit: PageKit, station: Station, entries: Sequence[Entry], least: int) -> list[Cards]:
    """Share a run out evenly, as many a slide as fit; none where `least` are too many."""
    for most in range(MOST, least - 1, -1):
        slides: list[Cards] = []
        for part in evenly(entries, most):
            cards = _cards(kit, station, part, len(part))
            if cards is None:
                break
            slides.append(cards)
        else:
            return slides
    return []


def _cards(kit: PageKit, station: Station, entries: Sequence[Entry], columns: int) -> Cards | None:
    """Lay out a slide in the first look that fits all its entries; None where none does."""
    for places, look in _ways(kit, entries, columns):
        cards: Cards = []
        for entry, column in zip(entries, places, strict=False):
            part = place_card(kit, station, entry, column, look)
            if part is None:
                break
            cards.append((entry, column, part))
        if len(cards) == len(entries):
            return cards
    return None


def _ways(
    kit: PageKit, entries: Sequence[Entry], columns: int
) -> Iterator[tuple[tuple[CardColumn, ...], CardLook]]:
    """Yield ways to set a slide, the best first; one alone always has one that fits.

    Rather than shorten what is said of it, it has a code no larger than those of three.
    """
    usual = _columns(kit, entries, columns)
    for look in _looks(kit, columns):
        yield usual, look
    if columns == 1:
        least = Fitter.of(kit).least
        small = least(kit.type("entry-one")), least(kit.type("meta")), least(kit.type("host"))
        places = _columns(kit, entries, columns, kit.mm("code-three"))
        for brief in (False, True):
            yield places, CardLook(EntryType(*small, TYPED), cut=True, brief=brief)


def _looks(kit: PageKit, columns: int) -> Iterator[CardLook]:
    """Yield how entries are set, in type from the largest on; one alone with words cut, too."""
    style, floor = kit.type(f"entry-{_NAMES[columns]}"), Fitter.of(kit).floor
    least = kit.mm("entry-floor") / MM_PER_PT
    end = "-one" if columns == 1 else ""
    meta, strong = kit.type(f"meta{end}"), kit.type(f"host{end}")
    small = kit.type("meta"), kit.type("host")
    for size in sizes(style, least):
        yield CardLook(EntryType(size, meta, strong, TYPED))
    if columns > 1:
        return
    for size in sizes(style, floor):
        yield CardLook(EntryType(size, *small, TYPED), cut=True)


def _columns(
    kit: PageKit, entries: Sequence[Entry], count: int, side: float = 0.0
) -> tuple[CardColumn, ...]:
    """Return where so many entries stand, their codes `side` mm where it is told."""
    left, end, foot = kit.mm("left"), kit.frame.width - kit.mm("margin"), kit.mm("bottom")
    code = side or kit.mm(f"code-{_NAMES[count]}")
    if count == 1:
        code = min(code, MODULE * entries[0].code.size)
        words = left + code + text_gap(entries[0], code, BESIDE_CODE)
        top = kit.mm("code-one-top")
        return (CardColumn(left, top, code, words, top, end - words, foot),)
    top = kit.mm("code-top")
    under = top + code + max(text_gap(entry, code, UNDER_CODE) for entry in entries)
    width = (end - left - GUTTER * (count - 1)) / count
    starts = (left + i * (width + GUTTER) for i in range(count))
    return tuple(CardColumn(x, top, code, x, under, width, foot) for x in starts)


def _slide(
    kit: PageKit, station: Station, group: Group, cards: Cards, part: tuple[int, int]
) -> Page:
    line, size = kit.mm("line-y"), kit.mm("disc")
    disc, numeral = station_disc(kit, station, kit.mm("margin") + size / 2, line, size)
    head = _head(kit, station, group, part)
    shapes: list[Shape] = [
        stretch(kit, 0.0, kit.frame.width, line, station.hue), disc, *head.shapes
    ]  # fmt: skip
    items: list[Node] = []
    for entry, column, card in cards:
        stop = _stop(kit, station, entry, column.start)
        shapes += [*stop.shapes, *card.shapes]
        items.append(Element("li", (*stop.content, *card.content)))
    content = (*numeral, *head.content, Element("ul", tuple(items)))
    return Page(kit.frame, content, tuple(shapes), role="resources", rooms=(_title_room(kit),))


def _title_room(kit: PageKit) -> TextRoom:
    start, foot = kit.mm("left") + kit.mm("sign") + BESIDE_SIGN, kit.mm("line-y") - ABOVE_LINE
    measure = kit.frame.width - kit.mm("margin") - start
    return TextRoom("title", Area(start, foot - HEADING, measure, HEADING), at="foot")


def _stop(kit: PageKit, station: Station, entry: Entry, start: float) -> Part:
    """Set an entry's stop on the line: of one that was met before, that earlier station.

    So it stands on the line as an interchange does on the map of a railway.
    """
    line, size = kit.mm("line-y"), kit.mm("bead")
    if entry.earlier is None:
        return Part((), (bead(kit, start + size / 2, line, station.hue),))
    earlier = next(each for each in kit.roadmap.stations if each.number == entry.earlier)
    size = INTERCHANGE * disc_growth(earlier.number)
    disc, numeral = kit.disc(earlier, start + size / 2, line, size)
    return Part((numeral,), (disc,))


def _head(kit: PageKit, station: Station, group: Group, part: tuple[int, int]) -> Part:
    """Set the format's sign and name above the line, at its end the step's title."""
    number, count = part
    size, fitter, where = kit.mm("sign"), Fitter.of(kit), kit.type("where")
    start = kit.mm("left") + size + BESIDE_SIGN
    fraction = f"{number}\u202f/\u202f{count}" if count > 1 else ""
    end = kit.frame.width - kit.mm("margin")
    room = end - start - kit.measurer.width(f"{fraction}   ", where)
    style = kit.type("heading")
    style = fitter.best([group.kind.label], style, room, HEADING)
    said = fitter.shorten(group.kind.label, style, room, max(1, int(HEADING / style.line)))
    heading = kit.text(said, style, start, 0.0, room, colour=kit.theme.ink, tag="h3")
    heading = replace(heading, bookmark=said if number == 1 else "", role="title")
    heading = set_above(heading, kit.mm("line-y") - ABOVE_LINE)
    middle = heading.bottom - heading.line / 2
    sign = kit.icon(group.kind.pictogram, kit.mm("left"), middle - size / 2, size, station.hue.tone)
    at = start + max(map(kit.measurer.runs_width, heading.lines)) + AFTER_NAME
    content: list[Node] = [heading]
    foot = heading.bottom - 1.0
    if fraction:
        width = kit.measurer.width(fraction, where)
        count_text = kit.text(fraction, where, at, 0.0, width, colour=kit.theme.grey)
        content.append(set_above(replace(count_text, role="title"), foot))
        at += width
    rest = end - at - BEFORE_TITLE
    if len(heading.lines) == 1 and rest > SHORTEST_TITLE:
        title = kit.measurer.elide(station.title, where, rest)
        block = kit.text(title, where, end - rest, 0.0, rest, colour=kit.theme.grey, align="end")
        content.append(set_above(replace(block, role="title"), foot))
    return Part(tuple(content), (sign,))

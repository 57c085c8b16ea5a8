"""The resources of a step, one to three a slide, shared evenly (7 are 3, 2 and 2).

A title too tall for its column takes the group to fewer a slide, whose columns are wider; one
too tall even for half a slide stands alone, its text beside the code.
"""

from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise, product
from typing import TypeVar

from roadmap_print.content.printed_text import longest
from roadmap_print.content.view import Entry
from roadmap_print.layout.font_metrics import MM_PER_PT
from roadmap_print.layout.overflow import too_large
from roadmap_print.publications.page_frame import quiet_zone
from roadmap_print.publications.slides.card import Card, Column, Setting, card
from roadmap_print.publications.slides.frame import SlideFrame, sizes

MODULE = 3.8  # mm at most: the quiet zone of wider ones would reach the disc of the step
MOST = 3  # entries on a slide
GUTTER = 14.0  # mm between columns
UNDER_CODE = 5.5  # mm from a code's dark edge to the title under it, outside the quiet zone
BESIDE_CODE = 16.0  # mm to the title beside it

T = TypeVar("T")
_NAMES = {1: "one", 2: "two", 3: "three"}


def shared(frame: SlideFrame, entries: Sequence[Entry]) -> tuple[tuple[Card, ...], ...]:
    """Share the entries of one format out among slides.

    Raises FitError for an entry that does not even fit a slide of its own.
    """
    return tuple(cards for run in _runs(frame, entries) for cards in _slides(frame, run))


def even(count: int, most: int) -> tuple[int, ...]:
    """Share `count` out in as few parts of at most `most` as can be, the larger ones first."""
    parts = -(-count // most)
    return tuple(count // parts + (i < count % parts) for i in range(parts))


def evenly(items: Sequence[T], most: int) -> list[Sequence[T]]:
    """Share items out in their order, as `even` counts them."""
    ends = accumulate(even(len(items), most), initial=0)
    return [items[start:end] for start, end in pairwise(ends)]


def _runs(frame: SlideFrame, entries: Sequence[Entry]) -> list[Sequence[Entry]]:
    """Part the entries where one must stand alone."""
    alone = [_cards(frame, (entry,), 2) is None for entry in entries]
    cuts = [i for i in range(1, len(entries)) if alone[i] or alone[i - 1]]
    return [entries[start:end] for start, end in pairwise((0, *cuts, len(entries)))]


def _slides(frame: SlideFrame, entries: Sequence[Entry]) -> list[tuple[Card, ...]]:
    for most in range(MOST, 0, -1):
        parts = evenly(entries, most)
        slides = [_cards(frame, part, len(part)) for part in parts]
        if None not in slides:
            return [cards for cards in slides if cards]
    entry = next(part[0] for part, cards in zip(parts, slides, strict=True) if not cards)
    raise too_large(longest(entry.title, *entry.brief))


def _cards(frame: SlideFrame, entries: Sequence[Entry], columns: int) -> tuple[Card, ...] | None:
    """Lay out a slide in the first setting that fits all its entries; None where none does."""
    places = _columns(frame, entries, columns)
    for setting in _settings(frame, columns):
        cards = [card(frame, *pair, setting) for pair in zip(entries, places, strict=False)]
        if None not in cards:
            return tuple(each for each in cards if each)
    return None


def _settings(frame: SlideFrame, columns: int) -> Iterator[Setting]:
    """Yield ways to set a slide, the best first: an address in full is worth smaller type."""
    style = frame.type(f"entry-{_NAMES[columns]}")
    least = frame.mm("entry-floor") / MM_PER_PT
    alone = ((least, False), (frame.floor, False), (least, True), (frame.floor, True))
    small = (frame.type("meta"), frame.type("host"))
    large = (frame.type("meta-one"), frame.type("host-one"))
    for floor, cut in alone if columns == 1 else alone[:1]:
        for full, size in product((True, False), sizes(style, floor)):
            for meta, host in (large, small) if columns == 1 else (small,):
                for in_row in (True, False):
                    yield Setting(size, meta, host, cut, full, in_row)


def _columns(frame: SlideFrame, entries: Sequence[Entry], count: int) -> tuple[Column, ...]:
    left, right, end = frame.mm("left"), frame.right, frame.mm("bottom")
    code = frame.mm(f"code-{_NAMES[count]}")
    clear = max(quiet_zone(entry.code, code) for entry in entries)
    if count == 1:
        code = min(code, MODULE * entries[0].code.size)
        x, top = left + code + max(BESIDE_CODE, clear), frame.mm("code-one-top")
        return (Column(left, top, code, x, top, right - x, end),)
    top = frame.mm("code-top")
    y = top + code + max(UNDER_CODE, clear)
    width = (right - left - GUTTER * (count - 1)) / count
    lefts = (left + i * (width + GUTTER) for i in range(count))
    return tuple(Column(x, top, code, x, y, width, end) for x in lefts)

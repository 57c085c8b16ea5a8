"""A resource on a slide: code, title, level, what it is, address, each in its place.

The entries of a slide are set alike, in titles of one size. A resource that was met in an earlier
step says so in place of who publishes it.
"""

from dataclasses import dataclass, replace

from roadmap_print.content.qr_codes import QUIET
from roadmap_print.content.view import Entry, Station
from roadmap_print.layout.font_metrics import MM_PER_PT, Type
from roadmap_print.layout.level_dots import dots_width
from roadmap_print.layout.page_model import Node, Part, TextBlock
from roadmap_print.publications.entry_text import (
    EntryType,
    address_text,
    begins_beside,
    entry_anchor,
    meta_runs,
    title_text,
    transfer_runs,
)
from roadmap_print.publications.page_kit import PageKit
from roadmap_print.publications.text_fitting import Fitter

TYPED = 40  # characters of an address that a person would type
BRIEF_LINES = 5  # that a title leaves to what stands under it, where it must be shortened
UNDER_TITLE = 2.0  # mm from the title to what stands under it
UNDER_BADGE = 2.0  # mm from what has happened to an entry to its title
AFTER_DOTS = 4.0  # mm from the level to what stands beside it
CAPITALS = 0.324  # em from the upper edge of Source Sans's box to the top of its capitals
BOX = 1.257  # em: the height of that box


@dataclass(frozen=True, slots=True)
class CardColumn:
    """Where an entry's code and text stand; `code` is the side of the dark square, all in mm."""

    start: float
    top: float
    code: float
    words: float
    words_top: float
    measure: float
    foot: float

    @property
    def beside(self) -> bool:
        """Whether the text stands beside the code, not under it."""
        return self.words > self.start


@dataclass(frozen=True, slots=True)
class CardLook:
    """How the entries of a slide are set.

    Whether a word of the title may be `cut`; whether all that is said of an entry may be `brief`,
    shortened to the room that there is, so that it always fits.
    """

    type: EntryType
    cut: bool = False
    brief: bool = False


def place_card(
    kit: PageKit, station: Station, entry: Entry, column: CardColumn, look: CardLook
) -> Part | None:
    """Set an entry in its column; None where it does not fit so."""
    style, fitter = look.type, Fitter.of(kit)
    badge, down = _badge(kit, entry, column)
    rise = _above_capitals(style.title) if column.beside and not down else 0.0
    top = column.words_top - rise + down + kit.sheet.above(style.title)
    title = title_text(kit, entry, style.title, column.words, top, column.measure)
    if look.brief:
        most = int((column.foot - top) / style.title.line) - BRIEF_LINES
        said = fitter.shorten(entry.title, style.title, column.measure, most)
        short = kit.text(said, style.title, column.words, top, column.measure)
        title = replace(title, lines=short.lines, glued=short.glued)
    if not look.cut and not fitter.fits(entry.title, style.title, column.measure, 1e3):
        return None
    if entry.earlier is None:
        title = replace(title, anchor=entry_anchor(station.number, entry))
    under = title.bottom + UNDER_TITLE * (2 if column.beside else 1)
    told = _told(kit, entry, column, under, look)
    if under + told.height > column.foot and not look.brief:
        return None
    code = kit.entry_code(entry, column.start, column.top, column.code)
    content = (*badge.content, title, *told.content, code)
    return Part(content, badge.shapes, column.measure, under + told.height - column.top)


def _badge(kit: PageKit, entry: Entry, column: CardColumn) -> tuple[Part, float]:
    """Set what has happened to an entry above its title; return how far that moves the title."""
    if entry.news is None:
        return Part(()), 0.0
    badge = kit.badge(entry.news, column.words, column.words_top, kit.type("badge"))
    return badge, badge.height + UNDER_BADGE


def _dots(
    kit: PageKit, entry: Entry, start: float, middle: float
) -> tuple[tuple[Node, ...], float]:
    """Place a level round a middle line; return it and how much it takes along it."""
    if entry.level is None:
        return (), 0.0
    size = kit.mm("level-dot")
    dots = kit.level_dots(entry.level, start, middle - size / 2, size)
    return (dots,), dots_width(entry.level.count, size) + AFTER_DOTS


def _told(kit: PageKit, entry: Entry, column: CardColumn, top: float, look: CardLook) -> Part:
    """Set what stands under a title: level, what the entry is, its address; or where it was met."""
    style = look.type
    dots, indent = _dots(kit, entry, column.words, top + style.meta.line / 2)
    over, room = top, column.measure - indent
    runs = transfer_runs(kit, entry, style.meta, None)
    runs = runs or meta_runs(kit, style.meta, entry.meta_beside_host)
    if not runs:
        address = _address_beside(kit, entry, column, (top, indent), style)
        return Part((*dots, address), (), column.measure, address.bottom - top)
    if not begins_beside(kit, runs, room):
        top, indent = top + style.meta.line, 0.0
    if look.brief:
        most = int((column.foot - top) / style.meta.line) - 2
        said = Fitter.of(kit).shorten(runs[0].text, style.meta, column.measure, max(1, most))
        runs = (replace(runs[0], text=said),)
    about = kit.paragraph(
        runs, column.words, top, column.measure, leading=style.meta.leading, indent=indent
    )
    address = address_text(kit, entry, style, column.words, about.bottom, column.measure)
    return Part((*dots, about, address), (), column.measure, address.bottom - over)


def _address_beside(
    kit: PageKit, entry: Entry, column: CardColumn, place: tuple[float, float], style: EntryType
) -> TextBlock:
    """Set an address beside the level, under it where its host has no room there."""
    top, indent = place
    wide = kit.measurer.width(entry.host, style.strong) > column.measure - indent
    if wide and indent:
        return address_text(kit, entry, style, column.words, top + style.meta.line, column.measure)
    return address_text(kit, entry, style, column.words + indent, top, column.measure - indent)


def _above_capitals(style: Type) -> float:
    """Return the height in mm from a line's upper edge to its capitals."""
    return ((style.leading - BOX * style.size) / 2 + CAPITALS * style.size) * MM_PER_PT


def text_gap(entry: Entry, side: float, usual: float) -> float:
    """Return how far a text stays from a code of this side, in mm: clear of its quiet zone."""
    return max(usual, QUIET * side / entry.code.size)

"""A resource on a slide: code, title, level, what it is, address, each in its place.

The entries of a slide are set alike: titles of one size, pips beside what an entry is or above
it, addresses in full or by their host. A `Setting` says how; whether an entry fits so is its card.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from roadmap_print.content.qr_codes import QUIET, QrCode
from roadmap_print.content.view import Entry, LevelView
from roadmap_print.i18n.page_words import dotted
from roadmap_print.layout import route_line
from roadmap_print.layout.address_lines import wrap_address
from roadmap_print.layout.font_metrics import MM_PER_PT, Type, wrap
from roadmap_print.publications.slides.frame import SlideFrame, SlideText, widest

UNDER_TITLE = 2.0  # mm from the title to what stands under it
AFTER_PIPS = 4.0  # mm from the pips to what stands beside them
META_LINES = 2  # beside the pips
ADDRESS_LINES = 4  # of an address; a longer one gives its host
CAPITALS = 0.324  # em from the upper edge of Source Sans's box to the top of its capitals
BOX = 1.257  # em: the height of that box


@dataclass(frozen=True, slots=True)
class CardAddressLine:
    """A line of an address, with the part of it that is the host's name."""

    before: str
    host: str
    after: str


@dataclass(frozen=True, slots=True)
class CardFigure:
    """A picture in its place."""

    source: str
    x: float
    y: float
    width: float
    height: float

    @property
    def style(self) -> str:
        """The place as CSS."""
        return (
            f"left:{self.x:.2f}mm;top:{self.y:.2f}mm;"
            f"width:{self.width:.2f}mm;height:{self.height:.2f}mm"
        )


@dataclass(frozen=True, slots=True)
class Card:
    """A resource on a slide; all places in mm from the slide's corner."""

    entry: Entry
    left: float
    code: CardFigure
    title: SlideText
    pips: CardFigure | None
    meta: SlideText | None
    address: SlideText
    address_lines: tuple[CardAddressLine, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """Where an entry's code and text stand; `code` is the side of the dark square."""

    left: float
    top: float
    code: float
    x: float
    y: float
    width: float
    end: float

    @property
    def beside(self) -> bool:
        """Whether the text stands beside the code, not under it."""
        return self.x > self.left


@dataclass(frozen=True, slots=True)
class Setting:
    """How the entries of a slide are set.

    Whether a word of the title may be cut, whether the address stands in full, whether the pips
    stand in one row with what the entry is.
    """

    title: Type
    meta: Type
    host: Type
    cut: bool
    full: bool
    in_row: bool


def card(frame: SlideFrame, entry: Entry, column: Column, setting: Setting) -> Card | None:
    """Set an entry in its column; None where it does not fit so."""
    title = _title(entry, column, setting)
    under = title.end + UNDER_TITLE * (2 if column.beside else 1)
    pips, meta, y = _description(frame, entry, column, under, setting)
    words = entry.address if setting.full else entry.domain
    lines = wrap_address(words, setting.host, column.width)
    address = SlideText(lines, setting.host, column.x, y, column.width)
    cut = not setting.cut and widest(entry.title, setting.title) > column.width
    crowded = (
        setting.in_row and pips is not None and meta is not None and len(meta.lines) > META_LINES
    )
    if cut or crowded or len(lines) > ADDRESS_LINES or address.end > column.end:
        return None
    code = dark_square(frame, entry.code, column.left, column.top, column.code)
    hosts = with_host(lines, entry.domain)
    return Card(entry, column.left, code, title, pips, meta, address, hosts)


def quiet(code: QrCode, side: float) -> float:
    """Return how far a code's quiet zone reaches out of its dark square, in mm."""
    return QUIET * side / code.size


def dark_square(frame: SlideFrame, code: QrCode, x: float, y: float, side: float) -> CardFigure:
    """Place a code so that its dark modules fill a square; the quiet zone hangs outside."""
    out = quiet(code, side)
    return CardFigure(frame.assets.code(code), x - out, y - out, *(side + 2 * out,) * 2)


def level_pips(frame: SlideFrame, level: LevelView, x: float, middle: float) -> CardFigure:
    """Place a level's pips round a middle line."""
    scale = frame.mm("pip") / route_line.PIP
    width, height = (scale * length for length in route_line.pips_size(level.count))
    drawing = route_line.pips(level.rank, level.count, level.colour)
    return CardFigure(frame.assets.svg(drawing), x, middle - height / 2, width, height)


def with_host(lines: Sequence[str], host: str) -> tuple[CardAddressLine, ...]:
    """Find the host in the lines of an address: that is the part that people read."""
    begin = "".join(lines).find(host)
    found, at = [], 0
    for line in lines:
        start = min(len(line), max(0, begin - at))
        end = min(len(line), max(0, begin + len(host) - at))
        found.append(CardAddressLine(line[:start], line[start:end], line[end:]))
        at += len(line)
    return tuple(found)


def _title(entry: Entry, column: Column, setting: Setting) -> SlideText:
    lines = wrap(entry.title, setting.title, column.width)
    y = column.y - (_above_capitals(setting.title) if column.beside else 0.0)
    return SlideText(lines, setting.title, column.x, y, column.width)


def _description(
    frame: SlideFrame, entry: Entry, column: Column, y: float, setting: Setting
) -> tuple[CardFigure | None, SlideText | None, float]:
    """Set pips and what the entry is from `y` on; return them and where the next line begins."""
    style, words, indent = setting.meta, dotted(*entry.brief), 0.0
    pips = None
    if entry.level:
        row = max(style.line, level_pips(frame, entry.level, 0, 0).height)
        pips = level_pips(frame, entry.level, column.x, y + row / 2)
        y += row
    if not words:
        return pips, None, y
    if pips and setting.in_row:
        indent = pips.width + AFTER_PIPS
        y = pips.y + pips.height / 2 - style.line / 2
    lines = wrap(words, style, column.width - indent)
    meta = SlideText(lines, style, column.x + indent, y, column.width - indent)
    return pips, meta, max(meta.end, pips.y + pips.height if pips else 0.0)


def _above_capitals(style: Type) -> float:
    """Return the height in mm from a line's upper edge to its capitals."""
    return ((style.leading - BOX * style.size) / 2 + CAPITALS * style.size) * MM_PER_PT

"""A resource on a slide: code, title, level, what it is, address, each in its place.

The entries of a slide are set alike: titles of one size, pips beside what an entry is or above
it, addresses in full or by their host. A `Setting` says how; whether an entry fits so is its card.
"""

from dataclasses import dataclass, replace

from roadmap_print.content.view import Entry, LevelView
from roadmap_print.i18n.page_words import dotted
from roadmap_print.layout.address_lines import AddressLine, find_host, wrap_address
from roadmap_print.layout.components import Figure, PlacedText
from roadmap_print.layout.font_metrics import MM_PER_PT, Type, wrap
from roadmap_print.publications.slides.frame import SlideFrame, widest

UNDER_TITLE = 2.0  # mm from the title to what stands under it
AFTER_PIPS = 4.0  # mm from the pips to what stands beside them
META_LINES = 2  # beside the pips
ADDRESS_LINES = 4  # of an address; a longer one gives its host
CAPITALS = 0.324  # em from the upper edge of Source Sans's box to the top of its capitals
BOX = 1.257  # em: the height of that box


@dataclass(frozen=True, slots=True)
class Card:
    """A resource on a slide; all places in mm from the slide's corner."""

    entry: Entry
    left: float
    code: Figure
    title: PlacedText
    pips: Figure | None
    meta: PlacedText | None
    address: PlacedText
    address_lines: tuple[AddressLine, ...]


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
    address = PlacedText(lines, setting.host, column.x, y, column.width)
    cut = not setting.cut and widest(entry.title, setting.title) > column.width
    crowded = (
        setting.in_row and pips is not None and meta is not None and len(meta.lines) > META_LINES
    )
    if cut or crowded or len(lines) > ADDRESS_LINES or address.end > column.end:
        return None
    code = frame.dark_square(entry.code, column.left, column.top, column.code)
    hosts = find_host(lines, entry.domain)
    return Card(entry, column.left, code, title, pips, meta, address, hosts)


def level_pips(frame: SlideFrame, level: LevelView, x: float, middle: float) -> Figure:
    """Place a level's pips round a middle line."""
    pips = frame.level_dots(level, x, middle)
    return replace(pips, y=middle - pips.height / 2)


def _title(entry: Entry, column: Column, setting: Setting) -> PlacedText:
    lines = wrap(entry.title, setting.title, column.width)
    y = column.y - (_above_capitals(setting.title) if column.beside else 0.0)
    return PlacedText(lines, setting.title, column.x, y, column.width)


def _description(
    frame: SlideFrame, entry: Entry, column: Column, y: float, setting: Setting
) -> tuple[Figure | None, PlacedText | None, float]:
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
    meta = PlacedText(lines, style, column.x + indent, y, column.width - indent)
    return pips, meta, max(meta.end, pips.y + pips.height if pips else 0.0)


def _above_capitals(style: Type) -> float:
    """Return the height in mm from a line's upper edge to its capitals."""
    return ((style.leading - BOX * style.size) / 2 + CAPITALS * style.size) * MM_PER_PT

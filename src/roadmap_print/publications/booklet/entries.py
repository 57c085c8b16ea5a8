"""A resource as a block of the booklet: its lines broken, its height known."""

from __future__ import annotations

from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from roadmap_print.content.qr_codes import QUIET
from roadmap_print.content.view import Entry
from roadmap_print.i18n.page_words import dotted
from roadmap_print.layout import route_line
from roadmap_print.layout.address_lines import wrap_address
from roadmap_print.layout.badge import Plate
from roadmap_print.layout.font_metrics import Type, wrap
from roadmap_print.publications.booklet.frame import BookletFrame

CLEARANCE = 4.0  # mm under a code's dark square: with --gap, 9 mm to the next
BEFORE_PLATE = 2.4  # mm from a title's last word to its plate
RISE = 0.9  # mm from an entry's top to the top of its code, level with the title's capitals


@dataclass(frozen=True, slots=True)
class EntryAddressLine:
    """A line of an address, with the part of it that is the host's name."""

    before: str
    host: str
    after: str


@dataclass(frozen=True, slots=True)
class EntryBlock:
    """An entry ready to print; lengths in mm."""

    entry: Entry
    title: tuple[str, ...]
    meta: tuple[str, ...]
    citation: tuple[str, ...]
    address: tuple[EntryAddressLine, ...]
    doi: tuple[EntryAddressLine, ...]
    code: str
    code_style: str
    pips: str
    pips_style: str
    tick_top: float
    plate: Plate | None
    height: float


def block(frame: BookletFrame, entry: Entry, *, spare: float = 0.0) -> EntryBlock:
    """Break an entry's lines and measure it; `spare` mm stay free between text and code."""
    module = frame.mm("module")
    dark = entry.code.size * module
    quiet = QUIET * module
    measure = min(frame.mm("measure"), frame.width - dark - 2 * quiet - spare)
    meta_type = frame.type("meta")
    title, plate = _titled(frame, entry, measure)
    meta = wrap(dotted(*entry.meta), meta_type, measure) if entry.meta else ()
    citation = wrap(entry.citation, meta_type, measure) if entry.citation else ()
    host_type = frame.type("address-host")
    address = address_lines(entry.address, host_type, measure)
    doi = address_lines(entry.doi, host_type, measure) if entry.doi else ()
    text = (
        frame.type("entry-title").height(len(title))
        + meta_type.height(len(meta) + len(citation))
        + frame.type("address").height(len(address) + len(doi))
        + frame.mm("after-meta")
    )
    middle = frame.type("entry-title").line / 2
    pips, pips_style = _pips(frame, entry, middle)
    return EntryBlock(
        entry=entry,
        title=title,
        meta=meta,
        citation=citation,
        address=address,
        doi=doi,
        code=frame.assets.code(entry.code),
        code_style=square(frame.width - dark - quiet, RISE - quiet, dark + 2 * quiet),
        pips=pips,
        pips_style=pips_style,
        tick_top=middle - frame.mm("tick") / 2,
        plate=plate,
        height=max(text, dark + RISE + CLEARANCE),
    )


def address_lines(address: str, style: Type, measure: float) -> tuple[EntryAddressLine, ...]:
    """Break an address and find its host in the lines: that is the part that people read."""
    lines = wrap_address(address, style, measure)
    host = urlsplit(address).netloc
    begin = address.index(host)
    return tuple(_address_line(line, at, begin, len(host)) for line, at in _placed(lines))


def _placed(lines: tuple[str, ...]) -> list[tuple[str, int]]:
    """Pair each line with the place of its first letter in the whole."""
    return [(line, sum(map(len, lines[:i]))) for i, line in enumerate(lines)]


def _address_line(line: str, at: int, begin: int, length: int) -> EntryAddressLine:
    start = min(len(line), max(0, begin - at))
    end = min(len(line), max(0, begin + length - at))
    return EntryAddressLine(line[:start], line[start:end], line[end:])


def _titled(
    frame: BookletFrame, entry: Entry, measure: float
) -> tuple[tuple[str, ...], Plate | None]:
    """Break a title; with a plate behind its last word where the entry is new or edited.

    So the plate is clear of box, pips and code. A title that leaves it no room is broken narrower.
    """
    style = frame.type("entry-title")
    title = wrap(entry.title, style, measure)
    if entry.news is None:
        return title, None
    plate = frame.plate(entry.news, 0.0, 0.0)
    room = measure - BEFORE_PLATE - plate.width
    if style.width(title[-1]) > room:
        title = wrap(entry.title, style, room)
    x = style.width(title[-1]) + BEFORE_PLATE
    y = style.height(len(title)) - (style.line + plate.height) / 2
    return title, replace(plate, x=x, y=y)


def _pips(frame: BookletFrame, entry: Entry, middle: float) -> tuple[str, str]:
    if entry.level is None:
        return "", ""
    level = entry.level
    scale = frame.mm("pip") / route_line.PIP
    width, height = (scale * length for length in route_line.pips_size(level.count))
    left = frame.mm("pips") - frame.mm("left")
    address = frame.assets.svg(route_line.pips(level.rank, level.count, level.colour))
    top = middle - frame.mm("pip") / 2
    return address, f"left:{left:.2f}mm;top:{top:.2f}mm;width:{width:.2f}mm;height:{height:.2f}mm"


def square(left: float, top: float, side: float) -> str:
    """Return a place in mm as CSS."""
    return f"left:{left:.2f}mm;top:{top:.2f}mm;width:{side:.2f}mm;height:{side:.2f}mm"

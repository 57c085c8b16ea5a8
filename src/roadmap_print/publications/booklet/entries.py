"""A resource as a block of the booklet: its lines broken, its height known."""

from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from roadmap_print.content.qr_codes import QUIET
from roadmap_print.content.view import Entry
from roadmap_print.i18n.page_words import dotted
from roadmap_print.layout.address_lines import AddressLine, find_host, wrap_address
from roadmap_print.layout.badge import Plate
from roadmap_print.layout.components import Figure
from roadmap_print.layout.font_metrics import Type, wrap
from roadmap_print.publications.booklet.frame import BookletFrame

CLEARANCE = 4.0  # mm under a code's dark square: with --gap, 9 mm to the next
BEFORE_PLATE = 2.4  # mm from a title's last word to its plate
RISE = 0.9  # mm from an entry's top to the top of its code, level with the title's capitals


@dataclass(frozen=True, slots=True)
class EntryBlock:
    """An entry ready to print; lengths in mm."""

    entry: Entry
    title: tuple[str, ...]
    meta: tuple[str, ...]
    citation: tuple[str, ...]
    address: tuple[AddressLine, ...]
    doi: tuple[AddressLine, ...]
    code: Figure
    pips: Figure | None
    tick_top: float
    plate: Plate | None
    height: float


def block(frame: BookletFrame, entry: Entry, *, spare: float = 0.0) -> EntryBlock:
    """Break an entry's lines and measure it; `spare` mm stay free between text and code."""
    module, small, host = frame.mm("module"), frame.type("meta"), frame.type("address-host")
    dark, quiet = entry.code.size * module, QUIET * module
    measure = min(frame.mm("measure"), frame.width - dark - 2 * quiet - spare)
    title, plate = _titled(frame, entry, measure)
    meta = wrap(dotted(*entry.details), small, measure) if entry.details else ()
    citation = wrap(entry.citation, small, measure) if entry.citation else ()
    address = address_lines(entry.address, host, measure)
    doi = address_lines(entry.doi, host, measure) if entry.doi else ()
    text = (
        frame.type("entry-title").height(len(title))
        + small.height(len(meta) + len(citation))
        + frame.type("address").height(len(address) + len(doi))
        + frame.mm("after-meta")
    )
    middle = frame.type("entry-title").line / 2
    left, top = frame.mm("pips") - frame.mm("left"), middle - frame.mm("pip") / 2
    return EntryBlock(
        entry=entry,
        title=title,
        meta=meta,
        citation=citation,
        address=address,
        doi=doi,
        code=frame.dark_square(entry.code, frame.width - dark, RISE, dark),
        pips=frame.level_dots(entry.level, left, top) if entry.level else None,
        tick_top=middle - frame.mm("tick") / 2,
        plate=plate,
        height=max(text, dark + RISE + CLEARANCE),
    )


def address_lines(address: str, style: Type, measure: float) -> tuple[AddressLine, ...]:
    """Break an address, its host told from the rest."""
    return find_host(wrap_address(address, style, measure), urlsplit(address).netloc)


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

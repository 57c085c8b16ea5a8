"""The one code of a slide, which hangs on the line."""

from dataclasses import dataclass, replace

from roadmap_print.content.qr_codes import QUIET, QrCode
from roadmap_print.content.view import Entry, Station
from roadmap_print.i18n.page_words import dotted
from roadmap_print.layout.page_model import Link, Node, Shape
from roadmap_print.publications.page_kit import PageKit
from roadmap_print.publications.slides.deck_line import bead
from roadmap_print.publications.slides.short_titles import best_way, said_block

MIDDLE = 275.0  # mm
AIR = 0.5  # mm from a bead to a code's quiet zone
UNDER = 110.0  # mm: as wide as what stands under a code may be
EDGE = 5.0  # mm that stay free at the foot


@dataclass(frozen=True, slots=True)
class StepCode:
    """A code, the bead that it hangs from, and what stands under it, of so many `words`.

    `entry` is the resource that it leads to, None where it leads to the step itself.
    """

    nodes: tuple[Node, ...] = ()
    shapes: tuple[Shape, ...] = ()
    words: int = 0
    entry: Entry | None = None


def step_code(kit: PageKit, station: Station, resources: int = 0) -> StepCode:
    """Place the code of a step, else of its first resource; none where there is neither.

    Under it stands how many `resources` there are, of the step alone unless told, or which one.
    """
    words = kit.roadmap.words
    if station.code:
        link = kit.link(station.code.address, station.title)
        counted = words.resources(resources or len(station.entries))
        under = counted if resources else dotted(counted, station.time)
        return _hung(kit, station, station.code, link, (station.title, under))
    if not station.entries:
        return StepCode()
    entry = station.entries[0]
    texts = (entry.title, entry.title)
    return _hung(kit, station, entry.code, kit.entry_link(entry), texts, entry)


def _hung(
    kit: PageKit,
    station: Station,
    code: QrCode,
    link: Link,
    texts: tuple[str, str],
    entry: Entry | None = None,
) -> StepCode:
    """Hang a code from a bead, its quiet zone clear of both; `texts` are its title and under it."""
    title, under = texts
    line, side = kit.mm("line-y"), kit.mm("code")
    quiet = QUIET * side / code.size
    top = line + kit.mm("bead") / 2 + AIR + quiet
    picture = kit.code(code, title, MIDDLE - side / 2, top, side, link)
    style = kit.type("talk-featured")
    foot = top + side + quiet + kit.sheet.above(style)
    most = max(1, int((kit.frame.height - EDGE - foot) / style.line))
    language = (entry and entry.lang) or kit.roadmap.language
    said = best_way(under, language, kit.measurer, style, UNDER, most)
    block = replace(
        said_block(kit, said, style, MIDDLE - UNDER / 2, foot, UNDER),
        align="center",
        link=link if entry else None,
        lang=entry.lang if entry else kit.own_lang,
    )
    return StepCode((picture, block), (bead(kit, MIDDLE, line, station.hue),), said.words, entry)

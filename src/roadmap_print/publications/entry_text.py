"""The words of a resource as all publications set them: its title, what is said of it, its address.

A title and an address are links to exactly the address of the code beside them. An address is
printed as far as a person would type it, and never broken for its path's sake.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from roadmap_print.i18n.page_words import dotted
from roadmap_print.layout.address_lines import wrap_address
from roadmap_print.layout.font_metrics import Type
from roadmap_print.layout.frame import Area
from roadmap_print.layout.page_model import FieldShape, Link, Run, TextBlock
from roadmap_print.layout.shape_drawing import EDGE

if TYPE_CHECKING:
    from roadmap_print.content.view import Entry
    from roadmap_print.publications.page_kit import PageKit

BESIDE_NUMERAL = 0.7  # mm at least from a numeral to the end of its sign


@dataclass(frozen=True, slots=True)
class EntryType:
    """How a resource is set: `strong` is of its host, which stands in line with `meta`.

    `typed` is the most characters of host and path that a person would type here.
    """

    title: Type
    meta: Type
    strong: Type
    typed: int


def entry_anchor(number: int, entry: Entry) -> str:
    """Return where a resource stands in a step, for links inside the file."""
    return f"step-{number}-{entry.id}"


def title_text(
    kit: PageKit, entry: Entry, style: Type, start: float, top: float, measure: float
) -> TextBlock:
    """Break a resource's title, a link to its address, in a place."""
    block = kit.text(entry.title, style, start, top, measure, lang=entry.lang)
    return replace(block, link=kit.entry_link(entry))


def meta_runs(kit: PageKit, style: Type, parts: Sequence[str]) -> tuple[Run, ...]:
    """Return what is said of a resource, `entry.meta` or some of it, in one line's words."""
    return (Run(dotted(*parts), style, kit.theme.grey),) if any(parts) else ()


def begins_beside(kit: PageKit, runs: Sequence[Run], room: float) -> bool:
    """Tell whether words may begin beside signs: the first has room there, so that none is cut."""
    first = [run.text.partition(" ")[0] for run in runs[:1]]
    return all(kit.measurer.width(each, runs[0].type) <= room for each in first)


def address_lines(
    kit: PageKit, entry: Entry, style: EntryType, measure: float
) -> tuple[tuple[Run, ...], ...]:
    """Return a resource's address in lines: its host, behind it the path if that is to be typed.

    The path is left out where the line has no room for it; a host alone goes on in a second line.
    """
    link, ink = kit.entry_link(entry), kit.theme.ink
    host = Run(entry.host, style.strong, ink, link, whole=True)
    path = entry.typed_path(style.typed)
    rest = Run(path, style.meta, kit.theme.grey, link, whole=True)
    room = measure - kit.measurer.runs_width((host,))
    if path and kit.measurer.runs_width((rest,)) <= room:
        return ((host, rest),)
    if room >= 0:
        return ((host,),)
    broken = wrap_address(entry.host, style.strong, measure)
    return tuple((replace(host, text=line),) for line in broken)


def address_text(
    kit: PageKit, entry: Entry, style: EntryType, start: float, top: float, measure: float
) -> TextBlock:
    """Set a resource's address in a place, all of it one link."""
    lines = tuple(
        tuple(replace(run, link=None) for run in line)
        for line in address_lines(kit, entry, style, measure)
    )
    return TextBlock(
        start, top, measure, lines, style.meta.leading,
        link=kit.entry_link(entry), glued=frozenset(range(len(lines) - 1)),
    )  # fmt: skip


def transfer_link(kit: PageKit, entry: Entry) -> Link | None:
    """Return the link to where a resource has stood first, None where that is here."""
    if entry.earlier is None:
        return None
    return kit.page_link(entry_anchor(entry.earlier, entry), entry.title)


def transfer_text(kit: PageKit, entry: Entry, page: int | None) -> str:
    """Say where a resource has stood first: the step, and its `page` where it has a number."""
    words = kit.roadmap.words
    said = words.already_at if page else words.already_in
    return said.format(number=entry.earlier, page=page)


def transfer_runs(kit: PageKit, entry: Entry, style: Type, page: int | None) -> tuple[Run, ...]:
    """Return the words of a correspondance, a link to where the resource has stood first."""
    link, said = transfer_link(kit, entry), transfer_text(kit, entry, page)
    return (Run(said, style, kit.theme.grey, link, kit.own_lang),) if link else ()


def transfer_width(kit: PageKit, earlier: int) -> float:
    """Return the mm that the sign of a correspondance takes: a disc, wider for a long number."""
    numeral = kit.measurer.width(str(earlier), kit.type("interchange-numeral"))
    return max(kit.mm("interchange"), numeral + 2 * BESIDE_NUMERAL)


def transfer_sign(
    kit: PageKit, earlier: int, start: float, middle: float
) -> tuple[FieldShape, TextBlock]:
    """Place the number of the step where a resource has stood first, in that step's colour.

    The text beside it says the same, so the number is decoration.
    """
    hue = next(each.hue for each in kit.roadmap.stations if each.number == earlier)
    style, height = kit.type("interchange-numeral"), kit.mm("interchange")
    width = transfer_width(kit, earlier)
    numeral = kit.text(
        str(earlier), style, start, middle - style.line / 2, width,
        colour=hue.on_surface, align="center",
    )  # fmt: skip
    area, casing = Area(start, middle - height / 2, width, height), EDGE if hue.edge else 0.0
    sign = FieldShape(area, hue.surface, casing, hue.edge or "none", height / 2)
    return sign, replace(numeral, artifact=True)

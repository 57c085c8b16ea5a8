"""The cover: who speaks, what about and for whom, and the whole route with its resources.

A title that is long is set smaller before it pushes the route down; no word of it is broken that
can stand whole.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from roadmap_print.brand.theme import Hue
from roadmap_print.content.view import FormatView
from roadmap_print.layout.font_metrics import Type
from roadmap_print.layout.frame import OVERRUN, Area
from roadmap_print.layout.page_model import (
    Element,
    FieldShape,
    LineShape,
    Node,
    Page,
    Part,
    Shape,
    TextBlock,
    route_path,
)
from roadmap_print.publications.booklet.bead_shapes import draw_bead
from roadmap_print.publications.booklet.cover_route import CoverRows, place_route, plan_rows
from roadmap_print.publications.booklet.front_page import line_page
from roadmap_print.publications.page_kit import PageKit

LEAST_TITLE = 12.0  # pt: a title of hundreds of letters; no smaller than other words
LEADING = 1.09  # of a title's size
RING = 0.12  # of a title’s line, that the ring of Å stands out of it
UNDER_TITLE = 6.0  # mm
MANY = 9  # steps, from which on the route begins higher
NAME_GAP, NAME_LINES = 5.0, 1.6  # mm above somebody's name; of its line, what two smaller ones take
LOWEST_START = 0.68  # of the page's height: where the route begins at last
_PARTS = re.compile(r"(?<=[-–/])")  # where a word may end in a line's end
MOST_LEGEND = 0.2  # of the page's height
AFTER_BEAD, AFTER_NAME = 2.2, 7.0  # mm in the legend


def cover_page(kit: PageKit) -> Page:
    """Return the cover."""
    head = _head(kit)
    legend = _fitting_legend(kit)
    first = "cover-rows-many" if len(kit.roadmap.stations) >= MANY else "cover-rows"
    under = kit.mm("cover-rows") - kit.mm("cover-head-end")
    lowest = LOWEST_START * kit.frame.height
    top = min(max(kit.mm(first), head[-1].bottom + under), lowest)
    more = legend.height - kit.type("meta").line
    rows = plan_rows(kit, top, kit.mm("cover-rows-end") - more)
    field = max(kit.mm("cover-head-end"), head[-1].bottom + UNDER_TITLE) if kit.theme.field else 0.0
    box = Area(
        kit.mm("level-end") - kit.mm("cover-logo"),
        kit.mm("cover-logo-top"),
        kit.mm("cover-logo"),
        kit.mm("cover-logo-high"),
    )
    tab, logo = kit.logo(
        box, on_field=kit.theme.field, align="end", name_style=kit.type("cover-label")
    )
    shapes = [*_field(kit, field), *tab, *_arrival(kit, rows, field)]
    return line_page(kit, (*logo, *head, place_route(kit, rows), legend), shapes)


def _ink(kit: PageKit, usual: str) -> str:
    """Return the colour of words in the head: on a field the one that is read on it."""
    return kit.theme.primary.on_surface if kit.theme.field else usual


@dataclass(frozen=True, slots=True)
class HeadTypes:
    """Types of subtitle, title and summary."""

    subtitle: Type
    title: Type
    summary: Type


def _head_types(kit: PageKit) -> Iterator[HeadTypes]:
    """Yield types from the largest on: the title gives way, then all."""
    subtitle, summary = kit.type("cover-subtitle"), kit.type("cover-summary")
    title, small = kit.type("cover-title"), kit.type("meta")
    size, leading = title.size, LEADING * kit.sheet.extent.leading
    smallest = max(LEAST_TITLE, small.size)
    while size >= smallest:
        yield HeadTypes(subtitle, replace(title, size=size, leading=leading * size), summary)
        size -= 1
    least = replace(title, size=smallest, leading=leading * smallest)
    yield HeadTypes(small, least, replace(small, face=summary.face))


def _head(kit: PageKit) -> tuple[TextBlock, ...]:
    """Place subtitle, title and summary in the largest types that their room holds."""
    measure = kit.mm("level-end") - kit.mm("cover-start")
    head: tuple[TextBlock, ...] = ()
    for types in _head_types(kit):
        head = _set_head(kit, types, measure)
        parts = " ".join(_PARTS.split(kit.roadmap.title))
        whole = kit.measurer.widest_word(parts, types.title) <= measure
        if whole and head[-1].bottom <= kit.mm("cover-head-end"):
            break
    return head


def _set_head(kit: PageKit, types: HeadTypes, measure: float) -> tuple[TextBlock, ...]:
    roadmap, theme = kit.roadmap, kit.theme
    start, top = kit.mm("cover-start"), kit.mm("cover-head")
    blocks = []
    if roadmap.subtitle:
        ink = _ink(kit, theme.ink)
        blocks.append(kit.text(roadmap.subtitle, types.subtitle, start, top, measure, colour=ink))
        top = blocks[-1].bottom + max(1.0, RING * types.title.line)
    title = kit.text(
        roadmap.title, types.title, start, top, measure, colour=_ink(kit, theme.ink), tag="h1"
    )
    summary = kit.text(
        roadmap.summary, types.summary, start, title.bottom + UNDER_TITLE, measure,
        colour=_ink(kit, theme.ink), lang=kit.own_lang if not roadmap.readers else None,
    )  # fmt: skip
    head = (*blocks, replace(title, bookmark=roadmap.title), summary)
    return (*head, _name_room(kit, summary.bottom, measure)) if roadmap.personal else head


def _name_room(kit: PageKit, bottom: float, measure: float) -> TextBlock:
    """Keep a place for the name of whose copy it is."""
    style = kit.type("cover-name")
    area = Area(kit.mm("cover-start"), bottom + NAME_GAP, measure, NAME_LINES * style.line)
    return kit.slot("name", area, style, _ink(kit, kit.theme.ink))


def _field(kit: PageKit, bottom: float) -> tuple[Shape, ...]:
    if not kit.theme.field:
        return ()
    area = Area(-OVERRUN, -OVERRUN, kit.frame.width + 2 * OVERRUN, bottom + OVERRUN)
    return (FieldShape(area, kit.theme.primary.surface),)


def _arrival(kit: PageKit, rows: CoverRows, field: float) -> Iterator[LineShape]:
    """Draw the line down to the first station: over a field in the colour of its words."""
    axis, hue, width = kit.mm("axis"), kit.theme.primary, kit.mm("cover-line")
    first = kit.mm("cover-first")
    below = Hue(hue.on_surface, hue.on_surface) if hue.edge else hue
    path = route_path(
        [(axis, field or -OVERRUN), (axis, rows.top), (first, rows.top)], kit.mm("cover-bend")
    )
    yield LineShape(path, width, below.surface, None if field else hue.edge)
    if field:
        yield LineShape(route_path([(axis, -OVERRUN), (axis, field)]), width, hue.on_surface)


def _fitting_legend(kit: PageKit) -> Part:
    """Place the legend; of formats that would crowd the route out, how to read the pages tells."""
    whole = _legend(kit, kit.roadmap.kinds)
    return whole if whole.height <= MOST_LEGEND * kit.frame.height else _legend(kit, ())


def _legend(kit: PageKit, kinds: Sequence[FormatView]) -> Part:
    """Place what beads mean and the edition at the foot, on as many lines as they take."""
    style, bead = kit.type("meta"), kit.mm("cover-bead")
    start, end = kit.mm("cover-start"), kit.mm("cover-legend-end")
    grey = kit.theme.grey
    named: list[tuple[str, str]] = [(kind.pictogram, kind.label) for kind in kinds]
    named += [("", kit.roadmap.edition)] if kit.roadmap.edition else []
    placed: list[tuple[str, str, float, int]] = []
    at, line = start, 0
    for pictogram, name in named:
        width = kit.measurer.width(name, style) + (bead + AFTER_BEAD if pictogram else 0.0)
        if at > start and at + width > end:
            at, line = start, line + 1
        placed.append((pictogram, name, at, line))
        if at + width > end:  # it stands alone and goes on below
            room = end - at - (bead + AFTER_BEAD if pictogram else 0.0) + 1.0
            line += len(kit.measurer.wrap(name, style, room)) - 1
        at += width + AFTER_NAME
    top = kit.mm("cover-legend") - style.line * line
    items: list[Node] = []
    shapes: list[Shape] = []
    for pictogram, name, along, row in placed:
        here, words = top + row * style.line, along
        if pictogram:
            shapes.append(
                draw_bead(kit.theme, pictogram, along + bead / 2, here + style.line / 2, bead)
            )
            words += bead + AFTER_BEAD
        block = kit.text(name, style, words, here, end - words + 1.0, colour=grey)
        items.append(Element("li", (block,)))
    listed = (Element("ul", tuple(items)),) if items else ()
    return Part(listed, tuple(shapes), end - start, style.line * (line + 1))

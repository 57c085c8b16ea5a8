"""What the signs on the pages mean: gestures, formats and levels, each a sign and its words.

Publications place the rows where they have room for them; formats and levels say how many
resources they have, which nobody would count.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass

from roadmap_print.content.view import Entry, LevelView
from roadmap_print.layout.font_metrics import Type
from roadmap_print.layout.level_dots import dots_width
from roadmap_print.layout.page_model import Element, Part, TextBlock
from roadmap_print.publications.page_kit import PageKit


@dataclass(frozen=True, slots=True)
class LegendRow:
    """A sign, a pictogram or a level's discs, with its `name` and, under it, a `detail`.

    `ours` is a name in our words, not the catalogue's.
    """

    name: str
    detail: str = ""
    pictogram: str = ""
    level: LevelView | None = None
    ours: bool = False


@dataclass(frozen=True, slots=True)
class LegendLook:
    """How large rows are: sizes of signs in mm, where words begin after them, types of words.

    A row without a `detail` type shows names alone.
    """

    icon: float
    dot: float
    words: float
    name: Type
    detail: Type | None = None


def gesture_rows(kit: PageKit) -> tuple[LegendRow, ...]:
    """Return what a reader can do on paper and on a screen."""
    names = kit.roadmap.words["gesture_names"]
    return tuple(
        LegendRow(names[name], detail, pictogram=name, ours=True)
        for name, detail in kit.roadmap.words["gesture_hints"].items()
    )


def format_rows(kit: PageKit) -> tuple[LegendRow, ...]:
    """Return the formats that are used, with how many resources they have."""
    return tuple(
        LegendRow(
            kind.label,
            _counted(kit, lambda entry, own=kind.id: entry.kind.id == own),  # type: ignore[misc]
            pictogram=kind.pictogram,
        )
        for kind in kit.roadmap.kinds
    )


def level_rows(kit: PageKit) -> tuple[LegendRow, ...]:
    """Return the levels that are used, with how many resources they have."""
    used = {entry.level for entry in kit.roadmap.entries}
    return tuple(
        LegendRow(
            level.label,
            _counted(kit, lambda entry, own=level: entry.level == own),  # type: ignore[misc]
            level=level,
        )
        for level in kit.roadmap.levels
        if level in used
    )


def place_row(
    kit: PageKit, row: LegendRow, start: float, top: float, measure: float, look: LegendLook
) -> Part:
    """Place a row, an item of a list: its sign level with its name, `measure` mm in all."""
    words = start + look.words
    name = kit.text(
        row.name,
        look.name,
        words,
        top,
        measure - look.words,
        colour=kit.theme.ink,
        lang=kit.own_lang if row.ours else None,
    )
    blocks = [name]
    if look.detail and row.detail:
        blocks.append(
            kit.words(
                row.detail,
                look.detail,
                words,
                name.bottom,
                measure - look.words,
                colour=kit.theme.grey,
            )
        )
    sign = _sign(kit, row, start, name, look)
    item = Element("li", (*sign.content, *blocks))
    height = max(blocks[-1].bottom - top, look.icon if row.pictogram else 0.0)
    return Part((item,), sign.shapes, measure, height)


def place_rows(
    kit: PageKit, rows: Collection[LegendRow], start: float, top: float, measure: float,
    look: LegendLook, gap: float,
) -> Part:  # fmt: skip
    """Place rows under each other as a list, `gap` mm apart."""
    placed, at = [], top
    for row in rows:
        placed.append(place_row(kit, row, start, at, measure, look))
        at += placed[-1].height + gap
    return Part.of(placed, "ul", width=measure, height=max(0.0, at - gap - top))


def place_line(
    kit: PageKit, rows: Collection[LegendRow], start: float, top: float, measure: float,
    look: LegendLook, gap: float,
) -> Part:  # fmt: skip
    """Place names beside each other as a list, as many as a line holds, then on another."""
    placed: list[Part] = []
    at, foot, line = start, top, look.name.line
    for row in rows:
        space = _words_after(row, look)
        width = min(measure, space + kit.measurer.width(row.name, look.name))
        if at > start and at + width > start + measure:
            at, foot = start, foot + line
        own = LegendLook(look.icon, look.dot, space, look.name)
        placed.append(place_row(kit, row, at, foot, width, own))
        height = placed[-1].height
        foot += height - line if height > line + look.icon else 0.0
        at += width + gap
    return Part.of(placed, "ul", width=measure, height=foot + line - top)


def _words_after(row: LegendRow, look: LegendLook) -> float:
    """Return how far after the start of its sign a name begins in a line."""
    sign = dots_width(row.level.count, look.dot) if row.level else look.icon
    return sign + look.words


def _sign(kit: PageKit, row: LegendRow, start: float, name: TextBlock, look: LegendLook) -> Part:
    """Place a sign so that its middle is that of the name's first line."""
    middle = name.top + name.line / 2
    if row.level:
        dots = kit.level_dots(row.level, start, middle - look.dot / 2, look.dot)
        return Part((dots,))
    icon = kit.icon(row.pictogram, start, middle - look.icon / 2, look.icon, kit.theme.ink)
    return Part((), (icon,))


def _counted(kit: PageKit, belongs: Callable[[Entry], bool]) -> str:
    """Say how many resources there are, each counted once."""
    return kit.roadmap.words.resources(len({e.id for e in kit.roadmap.entries if belongs(e)}))

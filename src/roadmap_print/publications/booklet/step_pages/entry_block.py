"""A resource as a block of a step's page: its words broken for a measure, its code beside them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from roadmap_print.content.view import Entry, Station
from roadmap_print.i18n.page_words import DOT
from roadmap_print.layout.font_metrics import Type
from roadmap_print.layout.frame import Area
from roadmap_print.layout.level_dots import dots_width
from roadmap_print.layout.page_model import Element, Node, Run, Shape, TextBlock
from roadmap_print.publications.booklet.page_layout.columns import Lane, Spot
from roadmap_print.publications.entry_text import (
    EntryType,
    address_text,
    begins_beside,
    entry_anchor,
    meta_runs,
    title_text,
    transfer_runs,
    transfer_sign,
    transfer_width,
)
from roadmap_print.publications.page_kit import PageKit

AFTER_SIGN = 1.8  # mm from a sign to the words behind it
WIDEST_PAGE = 888  # a page's number that is as wide as any
BEFORE_BADGE = 2.4  # mm from a title's last word to its badge
TICK_DROP = 0.3  # mm from the title's upper edge to its box

Places = Mapping[tuple[int, str], int]
"""The page of each placement, by the number of its step and its id."""


@dataclass(frozen=True, slots=True)
class EntryPart:
    """A resource, or a part of one whose words no page can hold.

    Its code stands with the first part, its address with the last.
    """

    entry: Entry
    title: str
    meta: tuple[str, ...]
    first: bool = True
    last: bool = True


@dataclass(frozen=True, slots=True)
class EntryWords:
    """The words of an entry, broken, from (0, 0) on; its signs stand in the line at `signs_top`."""

    title: TextBlock
    meta: TextBlock
    address: TextBlock
    level_start: float | None
    sign_start: float | None
    icon_start: float | None
    signs_top: float
    badge: tuple[float, float] | None
    height: float


class EntrySetter:
    """Sets entries for one roadmap; `signed` ones say their format, since no heading does."""

    def __init__(self, kit: PageKit, *, signed: bool = False) -> None:
        self.kit = kit
        self.signed = signed
        self._set: dict[tuple[object, ...], EntryWords] = {}
        strong, typed = kit.type("meta-strong"), kit.sheet.number
        self._wide = EntryType(kit.type("entry-title"), self.meta, strong, int(typed("typed")))
        self._narrow = EntryType(
            kit.type("track-title"), self.meta, strong, int(typed("track-typed"))
        )

    @cached_property
    def meta(self) -> Type:
        """The type of what is said of an entry."""
        return self.kit.type("meta")

    def height(self, part: EntryPart, measure: float, *, narrow: bool) -> float:
        """Return how high the words of an entry are below its code's upper edge."""
        return self.words(part, measure, narrow=narrow).height - self.kit.mm("rise")

    def words(
        self, part: EntryPart, measure: float, *, narrow: bool, page: int = WIDEST_PAGE
    ) -> EntryWords:
        """Break an entry's words; in a narrow track its level stands among them.

        `page` is where it has stood first.
        """
        entry = part.entry
        earlier = entry.earlier and page
        key = (entry.id, earlier, part.title, part.meta, part.last, measure, narrow)
        if key not in self._set:
            self._set[key] = self._break(part, measure, narrow, page)
        return self._set[key]

    def _break(self, part: EntryPart, measure: float, narrow: bool, page: int) -> EntryWords:  # noqa: FBT001
        kit, entry, style = self.kit, part.entry, self._narrow if narrow else self._wide
        title, badge, below = self._titled(part, style.title, measure)
        at, starts = 0.0, dict.fromkeys(("level", "sign", "icon"))
        for name, width in self._signs(part, narrow):
            starts[name] = at
            at += width + AFTER_SIGN
        extra = 0.6 if starts["sign"] is not None else 0.0
        runs, signs_top = self._said(part, page), below + extra
        aside = begins_beside(kit, runs, measure - at)
        meta = kit.paragraph(
            runs, 0.0, signs_top + (0.0 if aside else style.meta.line), measure,
            leading=style.meta.leading, indent=at if aside else 0.0,
        )  # fmt: skip
        lines = len(meta.lines) or (1 if at else 0)
        bottom = meta.top + lines * meta.line + extra
        if part.last:
            address = address_text(kit, entry, style, 0.0, bottom, measure)
        else:
            address = TextBlock(0.0, bottom, measure, (), style.meta.leading)
        signs = starts["level"], starts["sign"], starts["icon"]
        return EntryWords(title, meta, address, *signs, signs_top, badge, address.bottom)

    def _titled(
        self, part: EntryPart, style: Type, measure: float
    ) -> tuple[TextBlock, tuple[float, float] | None, float]:
        """Break a title; return where the badge of what is new stands, and where both end.

        It stands behind the title's last word, under the title where that leaves it no room.
        """
        kit, entry = self.kit, replace(part.entry, title=part.title)
        title = title_text(kit, entry, style, 0.0, 0.0, measure)
        if entry.news is None or not part.first:
            return title, None, title.bottom
        badge = kit.badge(entry.news, 0.0, 0.0)
        room = measure - badge.width - BEFORE_BADGE
        if room < measure / 2:
            return title, (0.0, title.bottom), title.bottom + badge.height
        if kit.measurer.runs_width(title.lines[-1]) > room:
            title = title_text(kit, entry, style, 0.0, 0.0, room)
        start = kit.measurer.runs_width(title.lines[-1]) + BEFORE_BADGE
        return title, (start, title.bottom - (title.line + badge.height) / 2), title.bottom

    def _signs(self, part: EntryPart, narrow: bool) -> list[tuple[str, float]]:  # noqa: FBT001
        """Return the signs before what is said of an entry, each with its width."""
        if not part.last:
            return []
        found = []
        if narrow and part.entry.level:
            found.append(("level", dots_width(part.entry.level.count, self.kit.mm("level"))))
        if part.entry.earlier is not None:
            found.append(("sign", transfer_width(self.kit, part.entry.earlier)))
        if self.signed:
            found.append(("icon", self.kit.mm("sign")))
        return found

    def _said(self, part: EntryPart, page: int) -> tuple[Run, ...]:
        if not part.last:
            return ()
        label = (part.entry.kind.label,) if self.signed else ()
        if part.entry.earlier is None:
            return meta_runs(self.kit, self.meta, (*label, *part.meta))
        first = meta_runs(self.kit, self.meta, label)
        behind = tuple(replace(each, text=f"{each.text}{DOT}") for each in first)
        return (*behind, *transfer_runs(self.kit, part.entry, self.meta, page))

    def draw(
        self, part: EntryPart, spot: Spot, lane: Lane, station: Station, places: Places
    ) -> tuple[Element, list[Shape], list[TextBlock]]:
        """Draw an entry in its place: what is read, its signs, and numerals that nobody reads."""
        kit, entry = self.kit, part.entry
        page = places.get((entry.earlier, entry.id), 0) if entry.earlier is not None else 0
        words = self.words(part, spot.measure, narrow=lane.narrow, page=page)
        top = spot.text_top - kit.mm("rise")
        title = words.title.moved(spot.text, top)
        shapes: list[Shape] = []
        loose: list[TextBlock] = []
        slots: Sequence[TextBlock] = ()
        if part.first:
            title = replace(title, anchor=entry_anchor(station.number, entry))
            tick = top - spot.text_top + spot.top + TICK_DROP
            shapes.append(kit.tick_box(lane.axis, tick, kit.mm("tick"), station.hue))
            slots = self._tick_slots(entry, lane.axis, tick, station)
        read: list[Node] = [title] if title.lines else []
        if words.badge and entry.news:
            badge = kit.badge(entry.news, spot.text + words.badge[0], top + words.badge[1])
            read += badge.content
            shapes += badge.shapes
        meta = words.meta.moved(spot.text, top)
        middle = top + words.signs_top + meta.line / 2
        dot = kit.mm("level")
        if entry.level and part.first and not lane.narrow:
            start = kit.mm("level-end") - dots_width(entry.level.count, dot)
            level_top = title.top + title.line / 2 - dot / 2
            read.append(kit.level_dots(entry.level, start, level_top, dot))
        if entry.level and words.level_start is not None:
            start = spot.text + words.level_start
            read.append(kit.level_dots(entry.level, start, middle - dot / 2, dot))
        if words.sign_start is not None and entry.earlier is not None:
            sign = transfer_sign(kit, entry.earlier, spot.text + words.sign_start, middle)
            shapes.append(sign[0])
            loose.append(sign[1])
        if words.icon_start is not None:
            size = kit.mm("sign")
            start, ink = spot.text + words.icon_start, kit.theme.grey
            shapes.append(kit.icon(entry.kind.pictogram, start, middle - size / 2, size, ink))
        if meta.lines:
            read.append(meta)
        if words.address.lines:
            read.append(words.address.moved(spot.text, top))
        if part.first:
            read.append(kit.entry_code(entry, lane.code, spot.top, spot.side))
        return Element("li", (*read, *slots)), shapes, loose

    def _tick_slots(
        self, entry: Entry, middle: float, top: float, station: Station
    ) -> Sequence[TextBlock]:
        """Keep a place for a tick in its box, in copies that are somebody's."""
        side = self.kit.mm("tick")
        box = Area(middle - side / 2, top, side, side)
        name, ink = f"{station.number}/{entry.id}", station.hue.tone
        return (self.kit.slot(name, box, self.meta, ink),) if self.kit.roadmap.personal else ()

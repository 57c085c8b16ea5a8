"""How each slide of a deck is set: in which layout, what goes into its placeholders, what is drawn.

In our own design a slide is its page. In a house's template the texts of first, opening and talk
slides fill its placeholders; what lives by its places, such as codes, is drawn into its body.
"""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Self, TypeAlias

from roadmap_print.brand.theme import Theme
from roadmap_print.layout.font_metrics import Type
from roadmap_print.layout.frame import Area, Frame
from roadmap_print.layout.page_model import (
    DiscShape,
    Page,
    PageRole,
    Picture,
    TextBlock,
    TextRole,
    leaves,
)
from roadmap_print.render.presentation.base_deck import look_of, placeholder_kind
from roadmap_print.render.presentation.colour_refs import ColourRefs
from roadmap_print.render.presentation.house_template import (
    DeckLayout,
    HouseLayouts,
    LayoutSlot,
    Presentation,
    house_layouts,
    theme_shown,
)
from roadmap_print.render.presentation.slide_placement import (
    EMU,
    EmuBox,
    SlidePlacement,
    clear_of_codes,
    codes_of,
    respaced,
)

CROWDED, LEAST_WIDTH = 3, 0.9
"""Codes in a row that may stand closer than on our pages, as so much of it, to be larger."""
BULLET = 12.0  # mm that a house's list may set its texts in from the side
_TEXTS: Mapping[PageRole, tuple[str, ...]] = {
    "title": ("title",),
    "station": ("content",),
    "questions": ("content",),
    "step": ("two",),
}
"""Slides whose texts fill a house's placeholders, with the layouts that they want."""


@dataclass(frozen=True, slots=True)
class PlacedRoom:
    """A placeholder that texts go into: `width` and `height` in mm are free for them.

    Texts that look like `look` have the placeholder's own look, in `look`'s size; all of them in a
    house's template. It stands in `box` where that is not its layout's place, or where several
    placeholders of the layout have its number. Its texts are set to the side `align`, as DrawingML
    calls it.
    """

    kind: str
    number: int
    width: float
    height: float
    look: TextBlock | None
    size: float
    align: str
    plain: bool = False
    box: EmuBox | None = None


@dataclass(frozen=True, slots=True)
class SlidePlan:
    """How a `page` is set: by `rooms` the texts of which roles fill placeholders.

    All else is drawn by its `placement`, in a house's slide without what stands at the foot; with
    `texts_only` it joins the body, but for a code, which stands in the `code` box.
    """

    page: Page
    layout: DeckLayout
    rooms: Mapping[TextRole, PlacedRoom]
    placement: SlidePlacement
    own: bool
    texts_only: bool = False
    code: EmuBox | None = None


@dataclass(frozen=True)
class OwnDesign:
    """Our own: a layout for each role, in the order in which roles come."""

    pages: Sequence[Page]
    layouts: Sequence[DeckLayout]
    colours: ColourRefs

    def plan(self, page: Page) -> SlidePlan:
        """Return how a slide is set."""
        roles = list(dict.fromkeys(each.role for each in self.pages))
        layout, placement = self.layouts[roles.index(page.role)], SlidePlacement.whole(page.frame)
        shown = [each for each in self.pages if each.role == page.role]
        places = {slot.number: slot.box for slot in layout.slots}
        rooms: dict[TextRole, PlacedRoom] = {}
        for room in page.rooms:
            kind, number = placeholder_kind(page.role, room.role)
            box, look = placement.box(room.area), look_of(shown, room.role)
            size = look.lines[0][0].type.size if look else 0.0
            moved = None if places.get(number) == box else box
            align = "r" if page.frame.mirrored else "l"
            rooms[room.role] = PlacedRoom(
                kind, number, room.area.width, room.area.height, look, size, align, box=moved
            )
        return SlidePlan(page, layout, rooms, placement, own=True)


@dataclass(frozen=True)
class HouseDesign:
    """A house's template, whose slides are `height` mm high."""

    pages: Sequence[Page]
    layouts: HouseLayouts
    colours: ColourRefs
    height: float

    @classmethod
    def of(cls, pages: Sequence[Page], template: Presentation, theme: Theme, steps: int) -> Self:
        """Return the design of a deck in a template.

        Raises TemplateLackError.
        """
        layouts = house_layouts(template)
        shown = theme_shown(layouts.first("content").layout)
        colours = ColourRefs.of_house(theme, steps, shown)
        cleared = tuple(map(clear_of_codes, pages))
        return cls(cleared, layouts, colours, template.slide_height / EMU)

    def plan(self, page: Page) -> SlidePlan:
        """Return how a slide is set."""
        wanted = [kind for kind in _TEXTS.get(page.role, ()) if kind in self.layouts.by_kind]
        if wanted:
            return self._of_texts(page, self.layouts.first(*wanted))
        layout = self.layouts.first("title_only", "content")
        title = layout.slots[0]
        body = self._body(title)
        window, scale = self._enlarged(page, body)
        shown = respaced(clear_of_codes(page), window, body.width / EMU / scale)
        wide = replace(window, width=body.width / EMU / scale, height=body.height / EMU / scale)
        placement = SlidePlacement.into(page.frame, wide, body)
        return SlidePlan(shown, layout, {"title": _room(layout, title)}, placement, own=False)

    def _enlarged(self, page: Page, body: EmuBox) -> tuple[Area, float]:
        """Return the part of pages like this one that a body shows, and how much enlarged.

        It is no larger than on our pages. Texts get all of the body's width: under codes, where
        they have more than on the page, they need less height by as much.
        """
        own = [each for each in self.pages if _likeness(each) == _likeness(page)]
        window = around((area for each in own for area in _areas(each)), page.frame)
        width, height = body.width / EMU, body.height / EMU
        ends = [code.area.bottom for each in own for code in codes_of(each)]
        fixed = max(ends, default=window.bottom) - window.top
        square = (window.height - fixed) * window.width / width
        high = 2 * height / (fixed + math.sqrt(fixed * fixed + 4 * square * height))
        least = LEAST_WIDTH if len(ends) >= CROWDED * len(own) else 1.0
        most = self.height / page.frame.height
        return window, min(high, width / (least * window.width), most)

    def _of_texts(self, page: Page, layout: DeckLayout) -> SlidePlan:
        title, *others = layout.slots
        rooms: dict[TextRole, PlacedRoom] = {"title": _room(layout, title)}
        rooms |= {"body": _room(layout, others[0])} if others else {}
        if page.frame.mirrored and len(others) > 1:
            others.reverse()
            rooms["body"] = replace(_room(layout, others[0]), box=others[0].box)
        code = others[1].box if page.role == "step" else None
        placement = SlidePlacement.whole(page.frame)
        return SlidePlan(page, layout, rooms, placement, own=False, texts_only=True, code=code)

    def _body(self, title: LayoutSlot) -> EmuBox:
        """Return where a template has the text under a title."""
        body = self.layouts.first("content").slots[1].box
        top = max(body.top, title.box.bottom) if title.box.top < body.top else body.top
        return EmuBox(body.left, top, body.width, body.bottom - top)


SlideDesign: TypeAlias = OwnDesign | HouseDesign


def _room(layout: DeckLayout, slot: LayoutSlot) -> PlacedRoom:
    size = layout.type_size(slot)
    titled = slot.kind in {"title", "ctrTitle"}
    width = slot.inner.width / EMU - (0.0 if titled else BULLET)
    known = [each for each in layout.slots if each.number == slot.number]
    return PlacedRoom(
        slot.kind,
        slot.number,
        width,
        slot.inner.height / EMU,
        None,
        size,
        layout.alignment(slot),
        plain=True,
        box=None if len(known) == 1 else slot.box,
    )


def _likeness(page: Page) -> tuple[PageRole, int]:
    """Return what slides have in common whose parts stand in the same places."""
    return page.role, len(codes_of(page))


def _areas(page: Page) -> Iterator[Area]:
    """Yield where what is read of a page stands, but for its title and its foot."""
    shapes = page.shapes[: len(page.shapes) - page.foot]
    for each in shapes:
        if isinstance(each, DiscShape):
            yield each.area  # a line comes out from under its ring
    for node in leaves(page.content):
        if isinstance(node, Picture):
            yield node.area
        elif node.role not in {"title", "foot"} and not node.artifact:
            yield Area(node.start, node.top, node.width, node.height)


def around(areas: Iterable[Area], frame: Frame) -> Area:
    """Return the area that holds all these, the page's where there are none."""
    found = list(areas) or [Area(0.0, 0.0, frame.width, frame.height)]
    start, top = min(each.start for each in found), min(each.top for each in found)
    end, bottom = max(each.end for each in found), max(each.bottom for each in found)
    return Area(start, top, end - start, bottom - top)


def resized_type(style: Type, size: float) -> Type:
    """Return a style in another size."""
    return replace(style, size=size, leading=size * style.leading / style.size)

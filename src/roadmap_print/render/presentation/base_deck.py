"""Our own design as a PowerPoint file without slides: what a house's template is for others.

Its layouts have the rooms that the pages themselves say they have for titles and texts, so that a
length stands once; its theme has our colours, or the house's, and the names of their typefaces.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from roadmap_print.brand.theme import Theme
from roadmap_print.i18n.languages import written_language
from roadmap_print.i18n.translator import say
from roadmap_print.layout.frame import Area, Frame
from roadmap_print.layout.page_model import Page, PageRole, TextBlock, TextRole, TextRoom, blocks
from roadmap_print.render import html_templates
from roadmap_print.render.presentation.colour_refs import ColourRefs, theme_colours
from roadmap_print.render.presentation.slide_placement import (
    FOOT_HEIGHT,
    EmuBox,
    SlidePlacement,
    foot_top,
)
from roadmap_print.render.presentation.slide_text import office_language, points

ANCHORS = {"top": "t", "middle": "ctr", "foot": "b"}
KINDS: Mapping[PageRole, str] = {"title": "title", "station": "secHead", "step": "tx"}
"""What PowerPoint calls a layout (ECMA-376, 19.7.15); the others have a title only."""
EASTERN = {"ja": "Yu Gothic", "ko": "Malgun Gothic", "zh": "Microsoft YaHei",
           "zh-hant": "Microsoft JhengHei"}  # fmt: skip
COMPLEX = {"th": "Tahoma", "hi": "Nirmala UI"}
FALLBACK = "Arial"
"""The typeface that every computer has or measures alike, where a house names none."""
NUMBER_WIDTH = 16.0  # mm: of a slide's number
FOOT_WIDTH = 112.0  # mm: of the edition and the mark before it
_MARGIN, _SMALL = 20.0, 14.0  # mm, pt: a number on slides whose pages have none


@dataclass(frozen=True, slots=True)
class PlaceholderStyle:
    """How a placeholder sets its texts: `size` and `before` in hundredths of a point."""

    face: str
    size: int
    bold: bool
    colour: str
    before: int = 0


@dataclass(frozen=True, slots=True)
class PlaceholderPlan:
    """A placeholder of a master or a layout."""

    kind: str
    number: int
    name: str
    box: EmuBox
    anchor: str = "t"
    align: str = "l"
    style: PlaceholderStyle | None = None
    prompt: str = ""


@dataclass(frozen=True, slots=True)
class LayoutPlan:
    """A layout: the slides of a role, with the room and the look of their texts."""

    role: PageRole
    name: str
    kind: str
    placeholders: tuple[PlaceholderPlan, ...]


@dataclass(frozen=True)
class BaseDeck:
    """What our own design is made of."""

    pages: Sequence[Page]
    theme: Theme
    language: str
    steps: int
    words: str
    fonts: Mapping[str, str] = field(default_factory=dict)

    @property
    def frame(self) -> Frame:
        """The size of its slides."""
        return self.pages[0].frame

    def entries(self) -> dict[str, bytes]:
        """Return the files of its package."""
        return {name: content.encode() for name, content in self._parts()}

    def _parts(self) -> Iterator[tuple[str, str]]:
        layouts = list(plan_layouts(self.pages, self._colours, self.words))
        master = self._master(layouts)
        values = {"mirrored": self.frame.mirrored, "language": office_language(self.language)}
        yield "[Content_Types].xml", _filled("content_types", layouts=layouts)
        yield "_rels/.rels", _relations(("officeDocument", "ppt/presentation.xml"))
        size = {"width": slide_width(self.frame), "height": round(self.frame.height * 36000)}
        yield "ppt/presentation.xml", _filled("presentation", **size, **values)
        led_to = ("slideMaster", "slideMasters/slideMaster1.xml"), ("theme", "theme/theme1.xml")
        yield "ppt/_rels/presentation.xml.rels", _relations(*led_to)
        filled = _filled("slide_master", layouts=layouts, **master, **values)
        yield "ppt/slideMasters/slideMaster1.xml", filled
        names = [f"slideLayout{number}.xml" for number in range(1, len(layouts) + 1)]
        targets = [*(("slideLayout", f"../slideLayouts/{name}") for name in names),
                   ("theme", "../theme/theme1.xml")]  # fmt: skip
        yield "ppt/slideMasters/_rels/slideMaster1.xml.rels", _relations(*targets)
        for name, layout in zip(names, layouts, strict=True):
            filled = _filled("slide_layout", kind=layout.kind, name=layout.name,
                             placeholders=layout.placeholders, **values)  # fmt: skip
            yield f"ppt/slideLayouts/{name}", filled
            of_master = _relations(("slideMaster", "../slideMasters/slideMaster1.xml"))
            yield f"ppt/slideLayouts/_rels/{name}.rels", of_master
        yield "ppt/theme/theme1.xml", self._theme()

    @property
    def _colours(self) -> ColourRefs:
        return ColourRefs.of_theme(self.theme, self.steps)

    def _theme(self) -> str:
        own = {"tx1": "dk1", "bg1": "lt1", "tx2": "dk2", "bg2": "lt2"}
        colours = [
            (own.get(name, name), colour.removeprefix("#").upper())
            for name, colour in theme_colours(self.theme, self.steps)
        ]
        order = ["dk1", "lt1", "dk2", "lt2", *(f"accent{n}" for n in range(1, 7))]
        ink = self.theme.ink.removeprefix("#").upper()
        colours = [*sorted(colours, key=lambda each: order.index(each[0])),
                   ("hlink", ink), ("folHlink", ink)]  # fmt: skip
        language = written_language(self.language)
        fonts = {
            "title": self.fonts.get("title", FALLBACK),
            "text": self.fonts.get("text", FALLBACK),
            "eastern": EASTERN.get(language, ""),
            "complex": COMPLEX.get(language, FALLBACK),
        }
        name = self.theme.name or "roadmap-print"
        return _filled("theme", name=name, colours=colours, fonts=fonts)

    def _master(self, layouts: Sequence[LayoutPlan]) -> dict[str, Any]:
        """Return the placeholders and styles of the master, which the layouts build on."""
        frame, placement = self.frame, SlidePlacement.whole(self.frame)
        plain = next((each for each in layouts if not KINDS.get(each.role)), layouts[-1])
        title = next(each for each in plain.placeholders if each.kind in {"title", "ctrTitle"})
        bodies = [each for layout in layouts for each in layout.placeholders
                  if each.kind == "body" and layout.role != "title"]  # fmt: skip
        area = Area(_MARGIN, 60.0, frame.width - 2 * _MARGIN, frame.height - 80.0)
        text = PlaceholderStyle("mn", 2400, bold=False, colour="tx1", before=1000)
        body = bodies[0].style if bodies and bodies[0].style else text
        align = "r" if frame.mirrored else "l"
        named = _names(self.words)
        placeholders = [
            PlaceholderPlan("title", 0, named["title"], title.box, title.anchor, align, None,
                            named["title"]),
            PlaceholderPlan("body", 1, named["body"], placement.box(area), "t", align, None,
                            named["body"]),
            *(replace(each, number=each.number - 8) for each in plain.placeholders
              if each.kind in {"ftr", "sldNum"}),
        ]  # fmt: skip
        other = PlaceholderStyle("mn", 1800, bold=False, colour="tx1")
        return {"placeholders": placeholders, "title": title.style, "body": body, "other": other}


def plan_layouts(pages: Sequence[Page], colours: ColourRefs, words: str) -> Iterator[LayoutPlan]:
    """Yield a layout for each role that pages have, in the order of the deck."""
    for role in dict.fromkeys(page.role for page in pages):
        shown = [page for page in pages if page.role == role]
        rooms: dict[TextRole, TextRoom] = {}
        for page in shown:
            for room in page.rooms:
                rooms.setdefault(room.role, room)
        placeholders = [_planned(room, shown, colours, words) for room in rooms.values()]
        name = say(words, f"presentation.layouts.{role}")
        ordered = (*placeholders, *_foot(pages, words))
        yield LayoutPlan(role, name, KINDS.get(role, "titleOnly"), ordered)


def placeholder_kind(role: PageRole, room: TextRole) -> tuple[str, int]:
    """Return what PowerPoint calls a placeholder, and its number in our layouts."""
    if room == "title":
        return ("ctrTitle" if role == "title" else "title"), 0
    return ("subTitle", 1) if room == "subtitle" else ("body", 13 if role == "title" else 1)


def look_of(pages: Iterable[Page], role: TextRole) -> TextBlock | None:
    """Return the text of a role in the largest type, whose look its placeholder has."""
    found = [each for page in pages for each in blocks(page.content)
             if each.role == role and each.lines]  # fmt: skip
    return max(found, key=lambda each: each.lines[0][0].type.size, default=None)


def _planned(
    room: TextRoom, pages: Sequence[Page], colours: ColourRefs, words: str
) -> PlaceholderPlan:
    kind, number = placeholder_kind(pages[0].role, room.role)
    frame = pages[0].frame
    look = look_of(pages, room.role)
    style = placeholder_style(look, colours) if look else None
    align = "r" if frame.mirrored else "l"
    prompt = _names(words)["title" if room.role == "title" else "body"]
    box = SlidePlacement.whole(frame).box(room.area)
    name = f"{prompt} {number}" if number else prompt
    return PlaceholderPlan(kind, number, name, box, ANCHORS[room.at], align, style, prompt)


def placeholder_style(look: TextBlock, colours: ColourRefs) -> PlaceholderStyle:
    """Return how a placeholder sets what looks like a text."""
    run = look.lines[0][0]
    face = "mj" if run.type.face.startswith("title") or look.role == "title" else "mn"
    bold = run.type.face in {"title", "text-semibold"} or look.role == "title"
    before = 0 if look.role == "title" else 1000
    named = colours.names.get(run.colour, "tx1")
    return PlaceholderStyle(face, points(run.type.size), bold, named, before)


def _foot(pages: Sequence[Page], words: str) -> Iterator[PlaceholderPlan]:
    """Yield the footer and the number: where pages have theirs, else the number alone."""
    frame, names = pages[0].frame, _names(words)
    placement, mirrored = SlidePlacement.whole(frame), frame.mirrored
    found = [each for page in pages for each in blocks(page.content) if each.role == "foot"]
    if not found:
        area = Area(frame.width - _MARGIN - NUMBER_WIDTH, 4.0, NUMBER_WIDTH, 6.0)
        style = PlaceholderStyle("mn", points(_SMALL), bold=False, colour="tx1")
        align = "l" if mirrored else "r"
        yield PlaceholderPlan("sldNum", 12, names["number"], placement.box(area), "ctr", align,
                              style)  # fmt: skip
        return
    foot = found[0]
    end, run = foot.start + foot.width, foot.lines[0][0]
    style = PlaceholderStyle("mn", points(run.type.size), bold=False, colour="tx1")
    align = "l" if mirrored else "r"
    top = foot_top(foot)
    number = Area(end - NUMBER_WIDTH, top, NUMBER_WIDTH, FOOT_HEIGHT)
    edition = Area(number.start - FOOT_WIDTH, top, FOOT_WIDTH, FOOT_HEIGHT)
    yield PlaceholderPlan("ftr", 11, names["foot"], placement.box(edition), "ctr", align, style)
    yield PlaceholderPlan("sldNum", 12, names["number"], placement.box(number), "ctr", align, style)


def _names(words: str) -> dict[str, str]:
    """Return what placeholders are called."""
    kinds = ("title", "body", "foot", "number")
    return {kind: say(words, f"presentation.placeholders.{kind}") for kind in kinds}


def slide_width(frame: Frame) -> int:
    """Return the width of slides in EMU, of 16:9 ones as PowerPoint has it."""
    wide, height = round(frame.width * 36000), round(frame.height * 36000)
    exact = height * 16 // 9
    return exact if abs(wide - exact) < 36000 else wide


def _filled(template: str, **values: object) -> str:
    return html_templates.page(f"presentation/{template}.xml", **values)


def _relations(*targets: tuple[str, str]) -> str:
    return _filled("relationships", targets=targets)

"""The head of a poster: what it is and for whom, how to read it, where the newest edition is."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from roadmap_print.brand.theme import WHITE
from roadmap_print.content.qr_codes import code_side, quiet_zone
from roadmap_print.content.view import Station
from roadmap_print.i18n.page_words import dotted
from roadmap_print.layout.font_metrics import Type
from roadmap_print.layout.frame import OVERRUN, Area
from roadmap_print.layout.page_model import (
    FieldShape,
    LineShape,
    Node,
    Picture,
    Shape,
    TextBlock,
    route_path,
)
from roadmap_print.publications.page_kit import PageKit
from roadmap_print.publications.poster.field_colours import FieldColours
from roadmap_print.publications.poster.header_legend import HeaderLegend, used_levels
from roadmap_print.publications.poster.sizes import Sizes, enlarged

MOST_LINES = 2  # of a title as large as it should be, and of the call
CALL_SHARES = (0.62, 0.75, 1.0)  # of the call's length: the measure, the first that is enough
HOME_CLEAR = 0.4  # mm by which the white round the home code is more than its quiet zone
RING = 0.24  # of a title’s line, that the ring of Å stands out of it
OPENED = 1.15  # times by which lines of a title are wider apart where Å stands under a line
_ABOVE = 230  # Unicode’s class of the signs that stand above a letter
_STEP = 2.0  # pt from one size of a title to the next


@dataclass(frozen=True, slots=True)
class Header:
    """A head: its field ends at `bottom`; what is white under the home code ends at `clear`."""

    content: tuple[Node, ...]
    shapes: tuple[Shape, ...]
    bottom: float
    clear: float


@dataclass(frozen=True, slots=True)
class HeaderText:
    """What a head says besides the title: its `sentence` under it, what the line beside it is.

    The `subtitle` stands before the sentence, or over the title where that would be too long.
    The title is said `again` on sheets after the first, where it is no heading. The legend has
    formats, and `levels` where the sheet shows them. The modules of the home code are `module` mm.
    """

    sentence: str
    subtitle: str
    again: bool
    start: float
    axis: float
    line: float
    module: float
    levels: bool = True


def make_header(kit: PageKit, sizes: Sizes, text: HeaderText) -> Header:
    """Compose the head of a sheet, as high as its title needs."""
    colours = FieldColours.of(kit.theme.primary, kit.theme)
    home = _Home.of(kit, sizes, text.module)
    end = home.field_end if home else kit.frame.width
    parts = _HeaderParts(kit, sizes, colours, text, end - sizes.headed("legend-top"))
    levels = used_levels(kit.roadmap) if text.levels else ()
    legend = HeaderLegend(kit, sizes, colours, text.start, parts.end, levels)
    signs, sign_shapes, low = legend.placed()
    tab, sender, below = parts.sender()
    top = max(low, below) + sizes.headed("after-legend")
    call = parts.call() if home else None
    call_start = call.start if call else parts.end
    rise = call.height + sizes.headed("under-call") if call else 0.0
    kicker, sentence = parts.sentence(text, call_start - sizes.headed("after-sign"), top)
    top = max((each.bottom for each in kicker), default=top)
    sentence_rise = sentence.height + sizes.headed("under-sentence")
    under = sentence_rise + sizes.headed("over-sentence")
    least = sizes.headed("hand-header" if sizes.form.hand else "header")
    if home:
        least = max(least, home.least)
    ring = RING if kicker or _has_accented_capital(kit.roadmap.title) else 0.0
    title, bottom = parts.title(top, least, max(under, rise), ring)
    title = replace(title, tag="p" if text.again else "h1")
    sentence = sentence.moved(0, bottom - sentence_rise)
    calls = [call.moved(0, bottom - rise)] if call else []
    field = FieldShape(
        Area(-OVERRUN, -OVERRUN, end + OVERRUN * (1 if home else 2), bottom + OVERRUN),
        colours.field, colours.stroke, colours.stroke_colour,
    )  # fmt: skip
    line = route_path([(text.axis, -OVERRUN), (text.axis, bottom)])
    shapes: list[Shape] = [field, LineShape(line, text.line, colours.line)]
    shapes += [parts.chevron(each) for each in calls]
    link = home.content if home else ()
    return Header(
        (*sender, *kicker, title, sentence, *calls, *link, *signs),
        (*shapes, *tab, *sign_shapes),
        bottom,
        max(bottom, home.clear) if home else bottom,
    )


def sheet_told(kit: PageKit, stations: Sequence[Station], number: int, count: int) -> str:
    """Say which of several sheets it is and which steps stand on it; nothing of a single one."""
    if count == 1:
        return ""
    first, last, words = stations[0].number, stations[-1].number, kit.roadmap.words
    text = words.sheet_of_steps if last > first else words.sheet_of_step
    told = text.format(number=number, count=count, first=first, last=last)
    return told[:1].upper() + told[1:]


@dataclass(frozen=True, slots=True)
class _Home:
    """The code of the newest edition, and where the field ends beside it."""

    content: tuple[Node, ...]
    field_end: float
    least: float
    clear: float

    @classmethod
    def of(cls, kit: PageKit, sizes: Sizes, module: float) -> _Home | None:
        code, link = kit.roadmap.home, kit.home_link()
        if code is None or link is None:
            return None
        usual = sizes.headed("hand-home" if sizes.form.hand else "home")
        side = code_side(code, usual, module)
        white = max(sizes.headed("home-top"), quiet_zone(code, side) + HOME_CLEAR)
        start = kit.frame.width - white - side
        picture = kit.code(code, kit.roadmap.words.whole_route, start, white, side, link)
        clear = 2 * white + side
        return cls((picture,), start - white, clear - sizes.headed("home-over"), clear)


@dataclass(frozen=True)
class _HeaderParts:
    """Places the parts of a head between `start` and `end`."""

    kit: PageKit
    sizes: Sizes
    colours: FieldColours
    text: HeaderText
    end: float

    @property
    def start(self) -> float:
        """Where texts begin."""
        return self.text.start

    def sender(self) -> tuple[tuple[Shape, ...], tuple[Node, ...], float]:
        """Show who hands it out: the logo, else the name and the service; and where that ends."""
        kit, sizes = self.kit, self.sizes
        top = sizes.headed("logo-top")
        box = Area(self.start, top, sizes.headed("logo-width"), sizes.headed("logo-height"))
        style = sizes.header_type("sender")
        field = self.colours.field != WHITE
        shapes, content = kit.logo(box, on_field=field, name_style=style, whole=True)
        nodes: list[TextBlock | Picture] = list(content)
        low = max((node.bottom for node in content), default=top)
        service = kit.roadmap.sender.service
        if service and nodes and isinstance(nodes[-1], TextBlock):
            legend = sizes.header_type("legend")
            nodes.append(self._text(service, legend, self.start, low, box.width))
            low = nodes[-1].bottom
        return shapes, tuple(nodes), low

    def _text(self, text: str, style: Type, start: float, top: float, measure: float) -> TextBlock:
        return self.kit.text(text, style, start, top, measure, colour=self.colours.words)

    # What the sheet is

    def sentence(
        self, text: HeaderText, end: float, top: float
    ) -> tuple[tuple[TextBlock, ...], TextBlock]:
        """Set the sentence that ends before `end`, the subtitle in it or over the title."""
        style, measure = self.sizes.header_type("sentence"), end - self.start
        whole = dotted(text.subtitle, text.sentence)
        if self.kit.measurer.width(whole, style) <= measure:
            return (), self._text(whole, style, self.start, 0, measure)
        kicker = self.sizes.header_type("kicker")
        over = self._text(text.subtitle, kicker, self.start, top, self.end - self.start)
        return (
            (over,) if text.subtitle else (),
            self._text(text.sentence, style, self.start, 0, measure),
        )

    def title(self, top: float, least: float, under: float, ring: float) -> tuple[TextBlock, float]:
        """Set the title as large as the field lets it be; return it, and where the field ends.

        `ring` of its first line stays free of what stands over it.
        """
        style, lines = self._headline(least - under - top, ring)
        height, top = style.height(len(lines)), top + ring * style.line
        under += self.kit.sheet.below(style)
        bottom = max(least, top + height + under)
        words = self.kit.text(
            self.kit.roadmap.title, style, self.start,
            top + (bottom - under - top - height) / 2, self.end - self.start,
            colour=self.colours.words,
        )  # fmt: skip
        return words, bottom

    def _headline(self, room: float, ring: float) -> tuple[Type, tuple[str, ...]]:
        style, kit = self.sizes.sheet.type("headline"), self.kit
        scale = self.sizes.form.header_scale
        size = self.sizes.headed_pt("largest-headline")
        least = self.sizes.headed_pt("least-headline")
        measure, text = self.end - self.start, kit.roadmap.title
        while True:
            found = enlarged(style, size / style.size)
            whole = kit.measurer.widest_word(text, found) <= measure
            lines = kit.measurer.wrap(text, found, measure) if whole or size <= least else ()
            if any(map(_has_accented_capital, lines[1:])):
                found = replace(found, leading=found.leading * OPENED)
            few = 0 < len(lines) <= MOST_LINES or size < style.size * scale
            high = found.height(len(lines)) + ring * found.line
            if size <= least or (whole and few and high <= room):
                return found, lines
            size = max(least, size - _STEP * scale)

    def call(self) -> TextBlock:
        """Ask to scan: words in two lines, before the chevron that points at the code."""
        style, words = self.sizes.header_type("call"), self.kit.roadmap.words.on_your_phone
        kit, whole = self.kit, self.kit.measurer.width(words, style)
        set_in = (
            kit.words(words, style, 0, 0, each * whole, colour=self.colours.words, align="end")
            for each in CALL_SHARES
        )
        block = next(each for each in set_in if len(each.lines) <= MOST_LINES)
        width = max(map(kit.measurer.runs_width, block.lines)) + 0.01
        white = 2 * self.sizes.headed("after-sign")
        start = self.end - self.sizes.headed("chevron") - white - width
        return replace(block, start=start, width=width)

    def chevron(self, call: TextBlock) -> Shape:
        """Draw the chevron behind the call."""
        size, top = self.sizes.headed("chevron"), call.top + call.height / 2
        start = self.end - size
        path = route_path([(start, top - size), (start + size * 0.8, top), (start, top + size)])
        return LineShape(path, 0.36 * size, self.colours.words)


def _has_accented_capital(text: str) -> bool:
    """Tell whether a capital has a sign above it, which stands out of its line."""
    apart = unicodedata.normalize("NFD", text)
    return any(a.isupper() and unicodedata.combining(b) == _ABOVE for a, b in pairwise(apart))

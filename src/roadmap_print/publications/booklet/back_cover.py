"""The back cover: the end of the line, the newest edition's code, who speaks and how to reach them.

What there is nothing to say of is left out, and the rest moves up.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product

from roadmap_print.catalogue.urls import domain
from roadmap_print.content.qr_codes import QrCode, code_side
from roadmap_print.content.view import shown_address
from roadmap_print.layout.frame import OVERRUN, Area
from roadmap_print.layout.page_model import FieldShape, Page, Part, Run, Shape, TextBlock
from roadmap_print.publications.booklet.front_page import line_page
from roadmap_print.publications.page_kit import PageKit
from roadmap_print.publications.sender_block import (
    SenderBlock,
    SenderLook,
    place_block,
    sender_blocks,
)

BUFFER = 18.0  # mm: the end of the line
AFTER_BUFFER = 8.0  # mm from the line's end to words
BESIDE_CODE = 9.0  # mm
UNDER_CODE = 9.0  # mm, at least, to the rule
RULE = 0.35  # mm
UNDER_RULE, UNDER_LOGO = 7.0, 8.0  # mm
BETWEEN_COLUMNS = 6.0  # mm
CODE_SIDES = (1.0, 0.8)  # of a code's side: smaller where texts would leave the page
LOWEST = 10.0  # mm from the page's lower edge
GAPS = (8.0, 5.0, 3.0, 2.0)  # mm between rows of blocks: the first that leaves room for all


@dataclass(frozen=True, slots=True)
class BackLook:
    """How blocks are set where they have room: types, columns, the gap between rows.

    The first of two columns is `filled` before the other, or blocks stand in rows. `logo` is
    whether it is there, `whole` whether blocks are that say nothing of the catalogue.
    """

    types: SenderLook
    columns: int
    filled: bool
    gap: float
    logo: bool
    whole: bool


def back_page(kit: PageKit) -> Page:
    """Return the back cover."""
    head = _head(kit)
    code = parts = Part(())
    for share in CODE_SIDES:
        code = _home(kit, head.height, share * kit.mm("back-code"))
        parts = _fitting_blocks(kit, code.height)
        if _fits(kit, parts):
            break
    return line_page(kit, (head, code, parts), tuple(_terminus(kit)))


def _fits(kit: PageKit, part: Part) -> bool:
    return part.height <= kit.frame.height - LOWEST


def _start(kit: PageKit) -> float:
    return kit.mm("back-end") + AFTER_BUFFER


def _measure(kit: PageKit) -> float:
    return kit.mm("level-end") - _start(kit)


def _terminus(kit: PageKit) -> Iterator[Shape]:
    """Draw the end of the line: a buffer across it."""
    axis, end, top = kit.mm("axis"), kit.mm("back-end"), kit.mm("back-top")
    hue, width = kit.theme.primary, kit.mm("cover-line")
    buffer = [(end, top - BUFFER / 2), (end, top + BUFFER / 2)]
    line = [(axis, -OVERRUN), (axis, top), (end, top)]
    yield kit.line(line, hue, width=width, radius=kit.mm("cover-bend"))
    yield kit.line(buffer, hue, width=width)


def _head(kit: PageKit) -> Part:
    """Place what the end of the line is called; the height is where what follows begins."""
    words, style = kit.roadmap.words, kit.type("back-title")
    start, top = _start(kit), kit.mm("back-top") - 0.8 * style.line
    title = kit.words(
        words.terminus, style, start, top, _measure(kit), colour=kit.theme.ink, tag="h2"
    )
    nodes = [replace(title, bookmark=words.terminus)]
    if kit.roadmap.home:
        nodes.append(
            kit.words(
                words.newest_online, kit.type("back-lead"), start, title.bottom, _measure(kit),
                colour=kit.theme.grey,
            )
        )  # fmt: skip
    return Part(tuple(nodes), (), 0.0, max(nodes[-1].bottom + 5.0, kit.mm("back-under")))


def _home(kit: PageKit, top: float, side: float) -> Part:
    """Place the newest edition's code with what it leads to, beside it or under it."""
    home, link = kit.roadmap.home, kit.home_link()
    if home is None or link is None:
        return Part((), (), 0.0, top)
    start, side = _start(kit), code_side(home, side, kit.mm("module"))
    code = kit.code(home, kit.roadmap.words.newest, start, top, side, link)
    beside = start + side + BESIDE_CODE
    room = kit.mm("level-end") - beside
    narrow = room < kit.mm("back-narrow")
    place = (start, top + side + 4.0, _measure(kit)) if narrow else (beside, top, room)
    call = kit.words(
        kit.roadmap.words.on_your_phone, kit.type("back-call"), *place, colour=kit.theme.ink
    )
    address = _address(kit, home, place[0], call.bottom + 2.0, place[2])
    bottom = max(top + side, address.bottom)
    return Part((code, call, address), (), 0.0, bottom)


def _address(kit: PageKit, home: QrCode, start: float, top: float, measure: float) -> TextBlock:
    """Set the address: its host, its path behind it."""
    link, host = kit.home_link(), domain(home.address)
    style, strong = kit.type("back-address"), kit.type("back-host")
    rest = shown_address(home.address).removeprefix(host)
    runs = [Run(host, strong, kit.theme.ink, link, whole=True)]
    if rest:
        runs.append(Run(rest, style, kit.theme.text, link))
    return kit.paragraph(runs, start, top, measure, leading=style.leading)


def _fitting_blocks(kit: PageKit, above: float) -> Part:
    """Place rule, logo and blocks below a height, as wide apart as they have room."""
    blocks = sender_blocks(kit)
    tops = [max(kit.mm("back-rule"), above + UNDER_CODE), above + UNDER_CODE]
    if kit.roadmap.home is None:
        tops = [above + UNDER_CODE]
    part = Part(())
    for look in _looks(kit):
        for top in tops:
            part = _place_blocks(kit, blocks, top, look)
            if _fits(kit, part):
                return part
    return part


def _looks(kit: PageKit) -> Iterator[BackLook]:
    """Yield looks, the roomiest first: gaps give way, then the logo, which the cover has too."""
    usual = SenderLook(*(kit.type(f"back-{name}") for name in ("heading", "text", "strong")))
    small = SenderLook(usual.heading, kit.type("meta"), kit.type("meta-strong"))
    columns = int(kit.sheet.number("back-columns"))
    ways = (columns, False), (columns, True), (1, False)
    choices = product((True, False), (usual, small), (True, False), ways, GAPS)
    for whole, types, logo, way, gap in choices:
        yield BackLook(types, *way, gap, logo, whole)


def _place_blocks(kit: PageKit, blocks: Sequence[SenderBlock], top: float, look: BackLook) -> Part:
    """Place blocks in rows of two columns; the height is where the last row ends."""
    start = _start(kit)
    parts, at = [], top
    if kit.roadmap.home:
        rule = FieldShape(Area(start, top, _measure(kit), RULE), kit.theme.ink)
        parts, at = [Part((), (rule,))], at + UNDER_RULE
    if look.logo:
        box = Area(start, at, kit.mm("back-logo"), kit.mm("back-logo-high"))
        drawn, nodes = kit.logo(box)
        parts.append(Part(nodes, drawn))
        at = max((each.bottom + UNDER_LOGO for each in nodes), default=at)
    shown = [block for block in blocks if look.whole or block.own]
    if look.filled:
        ends = range(1, len(shown) + 1)
        ways = [_place_row(kit, (shown[:end], shown[end:]), at, look) for end in ends]
        parts.append(min(ways, key=lambda each: each.height))
        return Part.of(parts, width=_measure(kit), height=parts[-1].height)
    for place in range(0, len(shown), look.columns):
        row = [[block] for block in shown[place : place + look.columns]]
        parts.append(_place_row(kit, row, at, look))
        at = parts[-1].height + look.gap
    return Part.of(parts, width=_measure(kit), height=at - look.gap)


def _place_row(
    kit: PageKit, columns: Sequence[Sequence[SenderBlock]], top: float, look: BackLook
) -> Part:
    """Place blocks beside others and under others; the height is where the lowest ends."""
    width = (_measure(kit) - BETWEEN_COLUMNS * (look.columns - 1)) / look.columns
    parts, low = [], top
    for place, blocks in enumerate(columns):
        start, at = _start(kit) + place * (width + BETWEEN_COLUMNS), top
        for block in blocks:
            parts.append(place_block(kit, block, start, at, width, look.types))
            at += parts[-1].height + look.gap
        low = max(low, at - look.gap)
    return Part.of(parts, height=low)

"""What stands on the outer panels of every leaflet: how to read, introduction, code, sender."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from roadmap_print.catalogue.model import Question
from roadmap_print.catalogue.urls import domain
from roadmap_print.content.qr_codes import QUIET, code_side, quiet_zone
from roadmap_print.content.view import FormatView, typed_path
from roadmap_print.i18n.page_words import DOT
from roadmap_print.layout.address_lines import wrap_address
from roadmap_print.layout.frame import Area
from roadmap_print.layout.level_dots import dots_width
from roadmap_print.layout.page_model import Part, Run, TextBlock
from roadmap_print.publications.leaflet.panels import BOTTOM, COVER, TOP, LeafletSide, Panel
from roadmap_print.publications.legend_rows import (
    LegendLook,
    LegendRow,
    gesture_rows,
    level_rows,
    place_rows,
)
from roadmap_print.publications.prose_flow import ProseLook, break_prose, gather, place_column
from roadmap_print.publications.sender_block import SenderLook, line_runs, sender_blocks
from roadmap_print.publications.text_fitting import ROUNDING, cropped

GESTURES = ("scan", "tick")
ICON, PIP = 6.0, 2.6  # mm of a gesture's or a format's pictogram, of a level's disc
NAME_AT = 13.0  # mm from a panel's start to what a sign means
ROW_GAP, SHORT_ROW_GAP, LEVEL_GAP = 3.4, 2.0, 2.6  # mm between rows
BEFORE_LEVELS = 5.0
AFTER_SENDER = 6.0  # mm that stay free over the sender
GAP = 9.0  # mm between two parts of a panel
NAME_LINES = 3  # of a name in place of a logo
LOGO_TOP, LOGO_WIDTH, LOGO_HEIGHT = 14.0, 45.0, 20.0  # mm: a logo's box
CALL_BESIDE = 30.0  # mm beside a code that its words need; where there is less, they stand below
HOME_CHARACTERS = 60  # of an address that is printed with its path


def add_heading(side: LeafletSide, text: str, panel: Panel, top: float, tag: str) -> float:
    """Place the heading of a part in our words; return its foot."""
    kit = side.kit
    return side.add(kit.words(
        text, kit.type("heading"), panel.start, top, panel.width, colour=kit.theme.ink, tag=tag
    )).bottom  # fmt: skip


def how_to_read(
    side: LeafletSide, formats: Sequence[tuple[FormatView, int]], panel: Panel, top: float, tag: str
) -> float:
    """Place the legend from `top`, shorter where there is no room for all; return its foot."""
    kit = side.kit
    words = kit.roadmap.words
    top = add_heading(side, words.how_to_read_short, panel, top, tag) + 4
    gestures = [each for each in gesture_rows(kit) if each.pictogram in GESTURES]
    kinds = [LegendRow(of.label, words.resources(n), of.pictogram) for of, n in formats]
    levels = [replace(each, detail="") for each in level_rows(kit)]
    dots = dots_width(max(each.count for each in kit.roadmap.levels), PIP) if levels else 0.0
    level_look = LegendLook(ICON, PIP, max(NAME_AT, dots + 3), kit.type("meta"))
    below = place_rows(kit, levels, panel.start, 0.0, panel.width, level_look, LEVEL_GAP)
    for rows, detail, gap in (
        (gestures + kinds, kit.type("meta"), ROW_GAP),
        (gestures + kinds, None, SHORT_ROW_GAP),
        (gestures, None, SHORT_ROW_GAP),
    ):
        look = LegendLook(ICON, PIP, NAME_AT, kit.type("name"), detail)
        part = place_rows(kit, rows, panel.start, top, panel.width, look, gap)
        foot = top + part.height + (BEFORE_LEVELS if levels else 0.0)
        if foot + below.height <= BOTTOM:
            break
    side.take(part)
    if levels:
        side.take(place_rows(kit, levels, panel.start, foot, panel.width, level_look, LEVEL_GAP))
    return foot + below.height


def first_fitting(
    side: LeafletSide, questions: Sequence[Question], panel: Panel, top: float, room: float,
    *, headed: bool,
) -> Question | None:  # fmt: skip
    """Place the first part of the introduction that `room` mm hold; return it."""
    kit = side.kit
    text = kit.type("prose")
    look = ProseLook(
        text, replace(text, face="text-semibold"), replace(text, face="text-italic"),
        kit.type("heading"), indent=4.0, gap=1.5, item_gap=0.5, heading_gap=0.0,
    )  # fmt: skip
    for question in questions:
        lines = break_prose(kit, [question], panel.width, look)
        lines = lines if headed else tuple(each for each in lines if each.kind != "heading")
        placed = place_column(lines, panel.start, top, panel.width, look)
        if placed and placed[-1].block.bottom <= top + room:
            side.take(gather(kit, placed, look))
            return question
    return None


def home_block(side: LeafletSide, panel: Panel, top: float, least: float) -> float:
    """Place the code of the newest edition with its call; return its foot, `top` without it."""
    home = side.kit.roadmap.home
    if home is None:
        return top
    extent, foot = home_code(side, panel, top, least)
    quiet = quiet_zone(home, extent)
    beside = Panel(panel.start + extent + max(6.0, quiet), panel.end)
    if beside.width >= CALL_BESIDE:
        return max(foot, home_call(side, beside, top))
    return home_call(side, panel, top + extent + max(3.0, quiet))


def home_top(side: LeafletSide, panel: Panel, usual: float) -> float:
    """Return where the newest edition's code may begin: higher than usual where it is large."""
    dry = LeafletSide(side.kit)
    foot = home_block(dry, panel, usual, side.kit.mm("home-code")) + sender_height(dry, panel)
    return max(TOP, usual - max(0.0, foot - BOTTOM)) if side.kit.roadmap.home else usual


def home_code(side: LeafletSide, panel: Panel, top: float, least: float) -> tuple[float, float]:
    """Place the code of the newest edition; return its side and the foot of its quiet zone."""
    kit, home, link = side.kit, side.kit.roadmap.home, side.kit.home_link()
    if home is None or link is None:
        return 0.0, top
    clear = panel.start * home.size / QUIET - 0.5  # of the page's edge: modules may be large
    extent = min(panel.width, clear, code_side(home, least, kit.mm("module")))
    side.content.append(kit.code(home, kit.roadmap.words.newest, panel.start, top, extent, link))
    return extent, top + extent + quiet_zone(home, extent)


def home_call(side: LeafletSide, panel: Panel, top: float, said: str = "") -> float:
    """Say what the code of the newest edition opens, and where that is; return the foot."""
    kit, home = side.kit, side.kit.roadmap.home
    if home is None:
        return top
    words, (start, measure) = kit.roadmap.words, (panel.start, panel.width)
    call = side.add(kit.words(
        words.on_your_phone, kit.type("cell-title"), start, top, measure, colour=kit.theme.ink
    ))  # fmt: skip
    more = side.add(kit.words(said, kit.type("prose"), start, call.bottom + 2, measure))
    address = home_address(side, home.address, start, more.bottom + 2, measure)
    return side.add(address, link=kit.home_link()).bottom


def home_address(
    side: LeafletSide, address: str, start: float, top: float, measure: float
) -> TextBlock:
    """Return the address of the newest edition, its path where it can be typed and fits."""
    kit, host, path = side.kit, domain(address), typed_path(address, HOME_CHARACTERS)
    bold, plain = kit.type("name"), replace(kit.type("name"), face="text")
    runs = (Run(host, bold, kit.theme.ink), Run(path, plain, kit.theme.text))
    if path and kit.measurer.runs_width(runs) <= measure:
        return TextBlock(start, top, measure, (runs,), bold.leading)
    lines = tuple((replace(runs[0], text=each),) for each in wrap_address(host, bold, measure))
    return TextBlock(start, top, measure, lines, bold.leading)


def sender_block(side: LeafletSide, panel: Panel, over: float) -> None:
    """Place at the panel's foot who stands behind the leaflet, as much as stands under `over`."""
    blocks = list(_sender(side, panel))
    room = BOTTOM - over + ROUNDING
    while blocks and sum(each.height for each in blocks) + AFTER_SENDER > room:
        blocks.pop(0)
    top = BOTTOM - sum(each.height for each in blocks)
    for block in blocks:
        side.add(block.moved(0.0, top))
        top += block.height


def sender_height(side: LeafletSide, panel: Panel) -> float:
    """Return the height of the sender's block."""
    return sum(each.height for each in _sender(side, panel)) + AFTER_SENDER


def _sender(side: LeafletSide, panel: Panel) -> Iterator[TextBlock]:
    """Yield what is said of the sender and of this edition, a paragraph each, shortly."""
    kit, words = side.kit, side.kit.roadmap.words
    look = SenderLook(kit.type("host"), kit.type("meta"), kit.type("host"))
    place, leading = (panel.start, 0.0, panel.width), look.text.leading
    told: list[Run] = []
    for block in sender_blocks(kit):
        lines = [line_runs(kit, line, look) for line in block.lines]
        if not block.ours:
            yield kit.text(block.heading, look.heading, *place, colour=kit.theme.ink)
        if block.heading in {words.this_edition, words.licence}:
            told = _dotted([*([told] if told else []), *lines], look)
        elif block.heading == words.questions:
            yield kit.paragraph(_dotted(lines, look), *place, leading=leading)
        elif block.heading not in {words.levels_heading, words.other_forms}:
            for line in lines:
                yield kit.paragraph(line, *place, leading=leading)
    if kit.roadmap.contact:
        own = Run(words.large_print_too, look.text, kit.theme.text, lang=kit.own_lang)
        told = _dotted([told, [own]], look)
    yield kit.paragraph(told, *place, leading=leading)


def _dotted(lines: Sequence[Sequence[Run]], look: SenderLook) -> list[Run]:
    """Join lines into one paragraph by middle dots."""
    runs: list[Run] = []
    for line in lines:
        runs += [replace(line[0], text=DOT, type=look.text, link=None)] if runs and line else []
        runs += line
    return runs


def add_logo(side: LeafletSide, panel: Panel = COVER) -> None:
    """Place the logo over the cover, the publisher's name where there is none."""
    kit = side.kit
    box = Area(panel.start, LOGO_TOP, LOGO_WIDTH, LOGO_HEIGHT)
    shapes, nodes = kit.logo(box, name_style=kit.type("station"))
    short = tuple(
        cropped(each, NAME_LINES, kit.measurer) if isinstance(each, TextBlock) else each
        for each in nodes
    )
    side.take(Part(short, shapes))

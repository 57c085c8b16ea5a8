"""What stands on the outer panels of every leaflet: how to read, introduction, code, sender."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from roadmap_print.catalogue.model import Question
from roadmap_print.catalogue.urls import domain
from roadmap_print.content.markdown import paragraphs
from roadmap_print.content.view import FormatView, typed_path
from roadmap_print.layout.level_dots import dots_width
from roadmap_print.layout.page_model import Element, Run, TextBlock
from roadmap_print.publications.code_size import code_side, quiet_zone
from roadmap_print.publications.leaflet.fitted_text import cropped
from roadmap_print.publications.leaflet.panels import BOTTOM, COVER, LeafletSide, Panel

GESTURES = ("scan", "tick")
ICON = 6.0  # mm of a gesture's or a format's pictogram
NAME_AT = 13.0  # mm from a panel's start to what a sign means
ROW, TIGHT_ROW = 12.2, 8.0  # mm from one sign to the next, with words under its name and without
LEVEL_ROW = 7.0
GAP = 9.0  # mm between two parts of a panel
LOGO = (45.0, 20.0)  # mm that a logo has, at most
LOGO_TOP = 14.0
CALL_BESIDE = 30.0  # mm beside a code that its words need; where there is less, they stand below
HOME_CHARACTERS = 60  # of an address that is printed with its path


def add_heading(side: LeafletSide, text: str, panel: Panel, top: float, tag: str) -> float:
    """Place the heading of a part in our words; return its foot."""
    kit = side.kit
    return side.add(kit.words(
        text, kit.type("heading"), panel.start, top, panel.width, colour=kit.theme.ink, tag=tag
    )).bottom  # fmt: skip


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """A sign and what it means; `own` where the name is a word of ours."""

    icon: str
    name: str
    hint: str
    own: bool = False


def legend(side: LeafletSide, formats: Sequence[tuple[FormatView, int]]) -> list[LegendEntry]:
    """Return the gestures, and the formats with how many resources each has."""
    words = side.kit.roadmap.words
    names, hints = words["gesture_names"], words["gesture_hints"]
    return [
        *(LegendEntry(each, names[each], hints[each], own=True) for each in GESTURES),
        *(LegendEntry(of.pictogram, of.label, words.resources(n)) for of, n in formats),
    ]


def how_to_read(
    side: LeafletSide, formats: Sequence[tuple[FormatView, int]], panel: Panel, top: float, tag: str
) -> float:
    """Place the legend from `top`, its formats only where there is room; return its foot."""
    kit = side.kit
    top = add_heading(side, kit.roadmap.words.how_to_read_short, panel, top, tag) + 4
    room = BOTTOM - top - levels_height(side, panel)
    rows = legend(side, formats)
    pitch = ROW if len(rows) * ROW <= room else TIGHT_ROW
    rows = rows[: max(len(GESTURES), int(room / pitch))]
    items = []
    for row in rows:
        items.append(Element("li", tuple(_legend_row(side, row, panel, top, hints=pitch == ROW))))
        top += pitch
    side.content.append(Element("ul", tuple(items)))
    return _levels(side, panel, top + 1.5)


def _legend_row(
    side: LeafletSide, row: LegendEntry, panel: Panel, top: float, *, hints: bool
) -> Iterator[TextBlock]:
    kit, start = side.kit, panel.start + NAME_AT
    name, hint = kit.type("name"), kit.type("meta")
    side.shapes.append(kit.icon(row.icon, panel.start, top + 0.5, ICON, kit.theme.ink))
    measure = panel.end - start
    block = kit.text(
        row.name, name, start, top, measure,
        colour=kit.theme.ink, lang=kit.own_lang if row.own else None,
    )  # fmt: skip
    block = cropped(block, 1, kit.measurer)
    yield block if hints else replace(block, top=top + 1.2)
    if hints:
        words = kit.words(row.hint, hint, start, block.bottom, measure, colour=kit.theme.grey)
        yield cropped(words, 1, kit.measurer)


def _level_blocks(side: LeafletSide, panel: Panel) -> list[TextBlock]:
    """Return the names of all levels, from the panel's upper edge."""
    kit, levels = side.kit, side.kit.roadmap.levels
    if not levels:
        return []
    dots = dots_width(levels[0].count, kit.mm("pip"))
    start = panel.start + max(NAME_AT, dots + 3)
    style = kit.type("meta")
    return [kit.text(each.label, style, start, 0.0, panel.end - start) for each in levels]


def levels_height(side: LeafletSide, panel: Panel) -> float:
    """Return what the levels take of a panel's height."""
    blocks = _level_blocks(side, panel)
    return sum(max(LEVEL_ROW, each.height + 1) for each in blocks)


def _levels(side: LeafletSide, panel: Panel, top: float) -> float:
    kit, items = side.kit, []
    pip = kit.mm("pip")
    for level, block in zip(kit.roadmap.levels, _level_blocks(side, panel), strict=True):
        placed = block.moved(0.0, top)
        middle = top + (block.line - pip) / 2
        dots = kit.level_dots(level, panel.start, middle, pip)
        items.append(Element("li", (dots, placed)))
        top += max(LEVEL_ROW, block.height + 1)
    if items:
        side.content.append(Element("ul", tuple(items)))
    return top


def prose(
    side: LeafletSide, question: Question, panel: Panel, top: float, tag: str | None
) -> list[TextBlock]:
    """Set a part of the introduction, with its heading where that has a `tag`, unplaced yet."""
    kit = side.kit
    blocks: list[TextBlock] = []
    if tag:
        heading = kit.text(
            question.heading, kit.type("heading"), panel.start, top, panel.width,
            colour=kit.theme.ink, tag=tag,
        )  # fmt: skip
        blocks.append(heading)
        top = heading.bottom + 1.5
    style = kit.type("prose")
    for paragraph in paragraphs(question.text, kit.roadmap.language):
        for row in paragraph.rows:
            start = panel.start + row.indent
            block = kit.text(row.text, style, start, top, panel.end - start)
            blocks.append(block)
            top = block.bottom
        top += 1.5
    return blocks


def first_fitting(
    side: LeafletSide, questions: Sequence[Question], panel: Panel, top: float, room: float,
    tag: str | None,
) -> Question | None:  # fmt: skip
    """Place the first part of the introduction that `room` mm hold; return it."""
    for question in questions:
        blocks = prose(side, question, panel, top, tag)
        if blocks and blocks[-1].bottom <= top + room:
            side.content.extend(blocks)
            return question
    return None


def home_block(side: LeafletSide, panel: Panel, top: float, least: float) -> float:
    """Place the code of the newest edition with its call; return its foot, `top` without it."""
    kit, home, link = side.kit, side.kit.roadmap.home, side.kit.home_link()
    if home is None or link is None:
        return top
    words = kit.roadmap.words
    extent = min(panel.width, code_side(home, least, kit.mm("module")))
    side.content.append(kit.code(home, words.newest, panel.start, top, extent, link))
    quiet = quiet_zone(home, extent)
    start, under = panel.start + extent + max(6.0, quiet), top
    if panel.end - start < CALL_BESIDE:
        start, under = panel.start, top + extent + max(3.0, quiet)
    measure = panel.end - start
    call = side.add(kit.words(
        words.on_your_phone, kit.type("cell-title"), start, under, measure, colour=kit.theme.ink
    ))
    address = side.add(home_address(side, home.address, start, call.bottom + 2, measure), link=link)
    return max(top + extent + quiet, address.bottom)


def home_address(
    side: LeafletSide, address: str, start: float, top: float, measure: float
) -> TextBlock:
    """Return the address of the newest edition, its path where it can be typed and fits."""
    kit, host, path = side.kit, domain(address), typed_path(address, HOME_CHARACTERS)
    bold, plain = kit.type("name"), replace(kit.type("name"), face="text")
    runs = (Run(host, bold, kit.theme.ink), Run(path, plain, kit.theme.text))
    if path and kit.measurer.runs_width(runs) <= measure:
        return TextBlock(start, top, measure, (runs,), bold.leading)
    return kit.text(host, bold, start, top, measure, colour=kit.theme.ink)


def sender_lines(side: LeafletSide) -> Iterator[tuple[str, str]]:
    """Yield what is known of the sender and of this edition, each with its type style."""
    roadmap = side.kit.roadmap
    sender, words = roadmap.sender, roadmap.words
    if sender.name:
        yield sender.name, "host"
    for each in (sender.service, sender.address):
        if each:
            yield each, "meta"
    if reached := " · ".join(filter(None, (sender.email, sender.phone))):
        yield reached, "host"
    if sender.website:
        yield sender.website.partition("://")[2].rstrip("/"), "meta"
    yield "", "meta"
    review = roadmap.review and words.review_short.format(review=roadmap.review)
    yield " · ".join(filter(None, (roadmap.edition, review, roadmap.stamp_line))), "meta"
    yield " · ".join(filter(None, (roadmap.licence, words.large_print_too))), "meta"


def sender_height(side: LeafletSide, panel: Panel) -> float:
    """Return the height of the sender's block."""
    return sum(each.height or 2.0 for each in _sender(side, panel))


def sender_block(side: LeafletSide, panel: Panel, top: float) -> float:
    """Place who stands behind the leaflet; return its foot."""
    for block in _sender(side, panel):
        side.add(block.moved(0.0, top))
        top += block.height or 2.0
    return top


def _sender(side: LeafletSide, panel: Panel) -> list[TextBlock]:
    kit = side.kit
    return [
        kit.text(text, kit.type(style), panel.start, 0.0, panel.width, colour=kit.theme.ink)
        for text, style in sender_lines(side)
    ]


def add_logo(side: LeafletSide, panel: Panel = COVER) -> None:
    """Place the logo over the cover, the publisher's name where there is none."""
    kit = side.kit
    name = kit.roadmap.publisher
    if name:
        block = kit.text(
            name, kit.type("station"), panel.start, LOGO_TOP, panel.width - 16.0, colour=kit.theme.ink
        )
        side.add(cropped(block, 4, kit.measurer))

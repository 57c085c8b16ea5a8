"""How to read the slides: what to do with a code, the formats, the levels."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product

from roadmap_print.content.printed_text import longest
from roadmap_print.layout.components import Figure, PlacedText, TemplatePart
from roadmap_print.layout.font_metrics import Type, wrap
from roadmap_print.layout.overflow import too_large
from roadmap_print.publications.slides import slide_line
from roadmap_print.publications.slides.card import level_pips
from roadmap_print.publications.slides.entries import even
from roadmap_print.publications.slides.frame import SlideFrame, sizes, widest
from roadmap_print.publications.slides.front_matter import heading_text

GESTURES, FORMATS, LEVELS = 80.0, 74.0, 88.0  # mm: the columns' widths
GUTTER = 8.0  # mm
TOP = 52.0  # mm: the columns' headings
SIGN = 14.0  # mm: a pictogram
UNDER_HEADING = 6.0  # mm
GAPS = (7.0, 5.0, 3.5)  # mm from a sign to the next, as wide as has room
BESIDE = 6.0  # mm from a sign to its name


@dataclass(frozen=True, slots=True)
class GuideSign:
    """A pictogram or pips, with its name and what it asks for; places within the column."""

    y: float
    figure: Figure
    name: PlacedText
    text: PlacedText | None

    @property
    def end(self) -> float:
        """The lower edge."""
        words = (self.text or self.name).end
        return max(words, self.y + SIGN)


@dataclass(frozen=True, slots=True)
class GuideSection:
    """A heading over signs; `again` where the section goes on in another column."""

    x: float
    width: float
    heading: PlacedText
    again: bool
    signs: tuple[GuideSign, ...]


# What a sign needs: its figure in the uppermost place, its name, what it asks for.
_Item = tuple[Figure, str, str]


def guide_slides(frame: SlideFrame) -> Iterator[TemplatePart]:
    """Lay out gestures, formats and levels in columns, on as many slides as they take."""
    words = frame.roadmap.words
    titled = (
        (words.gestures, GESTURES, _gestures(frame)),
        (words.formats, FORMATS, _formats(frame)),
        (words.levels, LEVELS, _levels(frame)),
    )
    style = _name_style(frame, [(item, width) for _, width, items in titled for item in items])
    columns = [
        part
        for title, width, items in titled
        for part in _sections(frame, (title, width), items, style)
    ]
    for i, sections in enumerate(_side_by_side(frame, columns)):
        yield TemplatePart(
            kind="guide",
            first=i == 0,
            route=slide_line.straight(frame, frame.ink),
            heading=heading_text(frame, words.slides_how_to_read),
            top=TOP,
            sections=sections,
        )


def _side_by_side(
    frame: SlideFrame, columns: Sequence[GuideSection]
) -> list[tuple[GuideSection, ...]]:
    """Set as many columns on each slide as have room."""
    slides: list[list[GuideSection]] = []
    x = frame.right
    for column in columns:
        if x + column.width > frame.right:
            slides.append([])
            x = frame.mm("left")
        slides[-1].append(replace(column, x=x))
        x += column.width + GUTTER
    return [tuple(slide) for slide in slides]


def _gestures(frame: SlideFrame) -> list[_Item]:
    words = frame.roadmap.words
    return [
        (_pictogram(frame, sign), words["gesture_names"][sign], text)
        for sign, text in words["slide_gesture_texts"].items()
    ]


def _formats(frame: SlideFrame) -> list[_Item]:
    return [(_pictogram(frame, kind.id), kind.label, "") for kind in frame.roadmap.kinds]


def _levels(frame: SlideFrame) -> list[_Item]:
    return [
        (level_pips(frame, level, 0.0, SIGN / 2), level.label, "") for level in frame.roadmap.levels
    ]


def _pictogram(frame: SlideFrame, name: str) -> Figure:
    return Figure(0.0, 0.0, SIGN, SIGN, frame.pictogram(name))


def _name_style(frame: SlideFrame, items: Sequence[tuple[_Item, float]]) -> Type:
    """Return the largest type in which no name's word must be cut: one size for all."""
    for style in sizes(frame.type("sign-name"), frame.floor):
        rooms = [(item[1], width - item[0].width - BESIDE) for item, width in items]
        if all(widest(name, style) <= room for name, room in rooms):
            break
    return style


def _sections(
    frame: SlideFrame, column: tuple[str, float], items: Sequence[_Item], style: Type
) -> Iterator[GuideSection]:
    """Set signs under their heading, in one column if they can be, else shared evenly.

    Raises FitError for a name that is higher than a slide.
    """
    title, width = column
    heading = frame.text(title, "heading", (0.0, 0.0, width, 24.0))
    top, end = heading.end + UNDER_HEADING, frame.mm("bottom") - TOP
    for most, gap in product(range(len(items), 0, -1), GAPS):
        columns, start = [], 0
        for count in even(len(items), most):
            part = items[start : start + count]
            columns.append(_column(frame, part, style, (top, width), gap))
            start += count
        if all(signs[-1].end <= end for signs in columns):
            for i, signs in enumerate(columns):
                yield GuideSection(0.0, width, heading, i > 0, signs)
            return
    if items:
        raise too_large(longest(*(name for _, name, _ in items)))


def _column(
    frame: SlideFrame, items: Sequence[_Item], style: Type, place: tuple[float, float], gap: float
) -> tuple[GuideSign, ...]:
    y, width = place
    signs = []
    for item in items:
        signs.append(_sign(frame, item, style, (y, width)))
        y = signs[-1].end + gap
    return tuple(signs)


def _sign(frame: SlideFrame, item: _Item, style: Type, place: tuple[float, float]) -> GuideSign:
    upper, name, words = item
    y, width = place
    figure = replace(upper, y=upper.y + y)
    x = figure.width + BESIDE
    lines = wrap(name.replace(" / ", "\u00a0/ "), style, width - x)
    set_name = PlacedText(lines, style, x, y, width - x)
    if words:
        text = frame.text(words, "sign-text", (x, set_name.end, width - x, 60.0))
        return GuideSign(y, figure, set_name, text)
    middle = figure.y + figure.height / 2
    return GuideSign(y, figure, set_name.moved(middle - style.line / 2 - y), None)

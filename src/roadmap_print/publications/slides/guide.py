"""How to read the slides: what to do with a code, the formats, the levels."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product

from roadmap_print.content.printed_text import longest
from roadmap_print.layout.components import Figure, PlacedText, TemplatePart
from roadmap_print.layout.font_metrics import Type, wrap
from roadmap_print.layout.overflow import too_large
from roadmap_print.publications.page_frame import LegendItem
from roadmap_print.publications.slides import slide_line
from roadmap_print.publications.slides.entries import evenly
from roadmap_print.publications.slides.frame import SlideFrame, sizes, widest
from roadmap_print.publications.slides.front_matter import heading_text

WIDTHS = (80.0, 74.0, 88.0)  # mm: the columns of gestures, formats and levels
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


def guide_slides(frame: SlideFrame) -> Iterator[TemplatePart]:
    """Lay out gestures, formats and levels in columns, on as many slides as they take."""
    words = frame.roadmap.words
    titled = frame.legend(words["slide_gesture_texts"], SIGN, SIGN)
    columns = [(*each, width) for each, width in zip(titled, WIDTHS, strict=True)]
    style = _name_style(frame, [(item, width) for _, items, width in columns for item in items])
    parts = [part for column in columns for part in _sections(frame, *column, style)]
    for i, sections in enumerate(_side_by_side(frame, parts)):
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


def _name_style(frame: SlideFrame, items: Sequence[tuple[LegendItem, float]]) -> Type:
    """Return the largest type in which no name's word must be cut: one size for all."""
    for style in sizes(frame.type("sign-name"), frame.floor):
        rooms = [(item.name, width - item.figure.width - BESIDE) for item, width in items]
        if all(widest(name, style) <= room for name, room in rooms):
            break
    return style


def _sections(
    frame: SlideFrame, title: str, items: Sequence[LegendItem], width: float, style: Type
) -> Iterator[GuideSection]:
    """Set signs under their heading, in one column if they can be, else shared evenly.

    Raises FitError for a name that is higher than a slide.
    """
    heading = frame.text(title, "heading", (0.0, 0.0, width, 24.0))
    top, end = heading.end + UNDER_HEADING, frame.mm("bottom") - TOP
    for most, gap in product(range(len(items), 0, -1), GAPS):
        columns = [_column(frame, part, style, (top, width), gap) for part in evenly(items, most)]
        if all(signs[-1].end <= end for signs in columns):
            for i, signs in enumerate(columns):
                yield GuideSection(0.0, width, heading, i > 0, signs)
            return
    if items:
        raise too_large(longest(*(item.name for item in items)))


def _column(
    frame: SlideFrame,
    items: Sequence[LegendItem],
    style: Type,
    place: tuple[float, float],
    gap: float,
) -> tuple[GuideSign, ...]:
    y, width = place
    signs = []
    for item in items:
        signs.append(_sign(frame, item, style, (y, width)))
        y = signs[-1].end + gap
    return tuple(signs)


def _sign(
    frame: SlideFrame, item: LegendItem, style: Type, place: tuple[float, float]
) -> GuideSign:
    y, width = place
    figure = replace(item.figure, y=y + (SIGN - item.figure.height) / 2)
    x = figure.width + BESIDE
    lines = wrap(item.name.replace(" / ", "\u00a0/ "), style, width - x)
    set_name = PlacedText(lines, style, x, y, width - x)
    if item.text:
        text = frame.text(item.text, "sign-text", (x, set_name.end, width - x, 60.0))
        return GuideSign(y, figure, set_name, text)
    middle = figure.y + figure.height / 2
    return GuideSign(y, figure, set_name.moved(middle - style.line / 2 - y), None)

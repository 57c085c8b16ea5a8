"""How to read the pages: what a reader can do, formats, levels, one entry as an example."""

from collections.abc import Sequence
from dataclasses import dataclass

from roadmap_print.content.printed_text import longest
from roadmap_print.layout.components import Figure, TemplatePart
from roadmap_print.layout.font_metrics import wrap
from roadmap_print.layout.pagination import Rules, Unit, distribute
from roadmap_print.publications.booklet.example import Example, example
from roadmap_print.publications.booklet.frame import BookletFrame
from roadmap_print.publications.page_frame import LegendItem

HEADING_GAP = 3.4  # mm below a section's heading
LARGER = 1.3  # times the pips of entries
LEAST_GAP = 5.0  # mm above a section
EXAMPLE_GAP = 7.4  # mm below the example's heading, whose ring stands clear of its box

Titled = Sequence[tuple[str, Sequence[LegendItem]]]


@dataclass(frozen=True, slots=True)
class LegendSign:
    """A picture with its words; `height` is the row's in mm."""

    picture: Figure
    name: tuple[str, ...]
    text: tuple[str, ...]
    height: float


@dataclass(frozen=True, slots=True)
class LegendSection:
    """Signs under a heading, `gap` mm apart; `left` is where the section begins."""

    title: str
    signs: tuple[LegendSign, ...]
    gap: float
    left: float
    height: float


def how_to_read(frame: BookletFrame) -> tuple[TemplatePart, ...]:
    """Lay out the legend on one page, many formats and levels side by side, or on several."""
    texts = frame.roadmap.words["gesture_texts"]
    items = frame.legend(texts, frame.mm("gesture"), frame.mm("stop"), LARGER)
    stacked = _stacked(frame, items)
    shown = example(frame)
    below = _example_height(frame, shown)
    rows = stacked
    if _height(frame, rows, 7.0) + below > frame.room:
        rows = [stacked[0], _side_by_side(frame, items)]
    if _height(frame, rows, LEAST_GAP) + (below and below + LEAST_GAP) <= frame.room:
        return (_sheet(frame, rows, shown, first=True),)
    rules = Rules(frame.room, frame.type("step-title").line + 7.0, 0.0, 0.0, 7.0, 13.0, 0.0)
    spans = distribute(_units(frame, stacked, shown), rules)
    return tuple(
        _sheet(
            frame,
            stacked[span.start : span.end],
            shown if span.end > len(stacked) else None,
            first=span.start == 0,
        )
        for span in spans
    )


def _units(
    frame: BookletFrame, rows: Sequence[Sequence[LegendSection]], shown: Example | None
) -> list[Unit]:
    kinds, levels = frame.roadmap.kinds, frame.roadmap.levels
    label = longest(*(kind.label for kind in kinds), *(level.label for level in levels))
    units = [Unit(_tallest(row), i, label) for i, row in enumerate(rows)]
    if shown:
        units.append(Unit(_example_height(frame, shown), len(rows), shown.block.entry.longest))
    return units


def _sheet(
    frame: BookletFrame,
    rows: Sequence[tuple[LegendSection, ...]],
    shown: Example | None,
    *,
    first: bool,
) -> TemplatePart:
    free = frame.room - _height(frame, rows, 0.0) - _example_height(frame, shown)
    gaps = len(rows) + bool(shown)
    return TemplatePart(
        kind="how_to_read",
        bars=frame.bars((frame.top, frame.ink)),
        heading=first,
        rows=rows,
        row_gap=max(LEAST_GAP, min(13.0, free / gaps)),
        example=shown,
        example_gap=EXAMPLE_GAP,
    )


def _stacked(frame: BookletFrame, items: Titled) -> list[tuple[LegendSection, ...]]:
    left = frame.mm("words-left")
    wide, narrow = frame.width - left, frame.mm("measure") - left
    sections = [
        _section(frame, *titled, measure, gap)
        for titled, measure, gap in zip(items, (wide, narrow, narrow), (4.6, 3.2, 4.2), strict=True)
    ]
    return [(section,) for section in sections if section.signs]


def _example_height(frame: BookletFrame, shown: Example | None) -> float:
    return frame.type("heading").line + EXAMPLE_GAP + shown.height if shown else 0.0


def _height(frame: BookletFrame, rows: Sequence[Sequence[LegendSection]], gap: float) -> float:
    title = frame.type("step-title").line
    return title + sum(gap + _tallest(row) for row in rows)


def _tallest(row: Sequence[LegendSection]) -> float:
    return max(section.height for section in row)


def _side_by_side(frame: BookletFrame, items: Titled) -> tuple[LegendSection, ...]:
    """Set formats and levels in a column each."""
    column = frame.mm("legend-column")
    measure = column - frame.mm("words-left")
    _, formats, levels = items
    sections = (
        _section(frame, *formats, measure, 2.0),
        _section(frame, *levels, measure, 2.4, left=column + 6),
    )
    return tuple(section for section in sections if section.signs)


def _section(
    frame: BookletFrame,
    title: str,
    items: Sequence[LegendItem],
    measure: float,
    gap: float,
    left: float = 0.0,
) -> LegendSection:
    signs = tuple(_sign(frame, item, measure) for item in items)
    height = frame.type("heading").line + HEADING_GAP
    height += sum(sign.height for sign in signs) + gap * (len(signs) - 1)
    return LegendSection(title, signs, gap, left, height)


def _sign(frame: BookletFrame, item: LegendItem, measure: float) -> LegendSign:
    """Set the words of a sign, the name of a gesture over what it does."""
    style, text = frame.type("text"), item.text or item.name
    lines = wrap(text, style, measure)
    if len(lines) > 1:  # a slash ends a line rather than begins one
        lines = wrap(text.replace(" / ", "\u00a0/ "), style, measure)
    name = (item.name,) if item.text else ()
    height = max(item.figure.height, style.height(len(name) + len(lines)))
    return LegendSign(item.figure, name, lines, height)

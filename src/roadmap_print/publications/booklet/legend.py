"""How to read the pages: what a reader can do, formats, levels, one entry as an example."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from roadmap_print.content.printed_text import longest
from roadmap_print.content.view import LevelView
from roadmap_print.layout import route_line
from roadmap_print.layout.font_metrics import wrap
from roadmap_print.layout.pagination import Rules, Unit, distribute
from roadmap_print.publications.booklet.example import Example, example
from roadmap_print.publications.booklet.frame import Bar, BookletFrame

HEADING_GAP = 3.4  # mm below a section's heading
LARGER = 1.3  # times the pips of entries
LEAST_GAP = 5.0  # mm above a section
EXAMPLE_GAP = 7.4  # mm below the example's heading, whose ring stands clear of its box


@dataclass(frozen=True, slots=True)
class LegendSign:
    """A picture with its words; `height` is the row's, all in mm."""

    picture: str
    width: float
    picture_height: float
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


@dataclass(frozen=True, slots=True)
class HowToRead:
    """A page of it, `heading` on the first; a row is one section, or two side by side."""

    kind = "how_to_read"
    example_gap = EXAMPLE_GAP
    bars: tuple[Bar, ...]
    heading: bool
    rows: tuple[tuple[LegendSection, ...], ...]
    row_gap: float
    example: Example | None


def how_to_read(frame: BookletFrame) -> tuple[HowToRead, ...]:
    """Lay out the legend on one page, many formats and levels side by side, or on several."""
    stacked = _stacked(frame)
    shown = example(frame)
    below = _example_height(frame, shown)
    rows = stacked
    if _height(frame, rows, 7.0) + below > frame.room:
        rows = [stacked[0], _side_by_side(frame)]
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
) -> HowToRead:
    free = frame.room - _height(frame, rows, 0.0) - _example_height(frame, shown)
    gaps = len(rows) + bool(shown)
    return HowToRead(
        bars=frame.bars((frame.top, frame.ink)),
        heading=first,
        rows=tuple(rows),
        row_gap=max(LEAST_GAP, min(13.0, free / gaps)),
        example=shown,
    )


def _stacked(frame: BookletFrame) -> list[tuple[LegendSection, ...]]:
    words = frame.roadmap.words
    measure = frame.mm("measure") - frame.mm("words-left")
    sections = [
        _section(frame, words.gestures, _gestures(frame), 4.6),
        _section(frame, words.formats, _formats(frame, measure), 3.2),
        _section(frame, words.levels, _levels(frame, measure), 4.2),
    ]
    return [(section,) for section in sections if section.signs]


def _example_height(frame: BookletFrame, shown: Example | None) -> float:
    return frame.type("heading").line + EXAMPLE_GAP + shown.height if shown else 0.0


def _height(frame: BookletFrame, rows: Sequence[Sequence[LegendSection]], gap: float) -> float:
    title = frame.type("step-title").line
    return title + sum(gap + _tallest(row) for row in rows)


def _tallest(row: Sequence[LegendSection]) -> float:
    return max(section.height for section in row)


def _side_by_side(frame: BookletFrame) -> tuple[LegendSection, ...]:
    words, column = frame.roadmap.words, frame.mm("legend-column")
    measure = column - frame.mm("words-left")
    formats = _section(frame, words.formats, _formats(frame, measure), 2.0)
    levels = _section(frame, words.levels, _levels(frame, measure), 2.4, left=column + 6)
    return tuple(section for section in (formats, levels) if section.signs)


def _section(
    frame: BookletFrame, title: str, signs: Sequence[LegendSign], gap: float, left: float = 0.0
) -> LegendSection:
    height = frame.type("heading").line + HEADING_GAP
    height += sum(sign.height for sign in signs) + gap * (len(signs) - 1)
    return LegendSection(title, tuple(signs), gap, left, height)


def _gestures(frame: BookletFrame) -> list[LegendSign]:
    style = frame.type("text")
    measure = frame.width - frame.mm("words-left")
    words, signs = frame.roadmap.words, []
    for name, gesture in words["gesture_texts"].items():
        text = wrap(gesture, style, measure)
        size = frame.mm("gesture")
        height = max(size, style.height(1 + len(text)))
        signs.append(
            LegendSign(
                frame.pictogram(name), size, size, (words["gesture_names"][name],), text, height
            )
        )
    return signs


def _formats(frame: BookletFrame, measure: float) -> list[LegendSign]:
    size = frame.mm("stop")
    return [
        _sign(frame, frame.pictogram(kind.id), size, size, kind.label, measure)
        for kind in frame.roadmap.kinds
    ]


def _levels(frame: BookletFrame, measure: float) -> list[LegendSign]:
    return [_level(frame, level, measure) for level in frame.roadmap.levels]


def _level(frame: BookletFrame, level: LevelView, measure: float) -> LegendSign:
    picture = frame.assets.svg(route_line.pips(level.rank, level.count, level.colour))
    scale = LARGER * frame.mm("pip") / route_line.PIP
    width, height = (scale * length for length in route_line.pips_size(level.count))
    return _sign(frame, picture, width, height, level.label, measure)


def _sign(
    frame: BookletFrame, picture: str, width: float, height: float, label: str, measure: float
) -> LegendSign:
    style = frame.type("text")
    lines = wrap(label, style, measure)
    if len(lines) > 1:  # a slash ends a line rather than begins one
        lines = wrap(label.replace(" / ", "\u00a0/ "), style, measure)
    return LegendSign(picture, width, height, (), lines, max(height, style.height(len(lines))))

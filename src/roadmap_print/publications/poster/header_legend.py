"""What the signs on a poster mean, in its head: formats and levels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from roadmap_print.content.view import LevelView, Roadmap
from roadmap_print.layout.level_dots import PITCH, dots_width
from roadmap_print.layout.page_model import DiscShape, Element, Node, Shape, TextBlock
from roadmap_print.publications.page_kit import PageKit
from roadmap_print.publications.poster.field_colours import FieldColours
from roadmap_print.publications.poster.sizes import Sizes

LEGEND_ROWS = 3  # at least
LEGEND_SHARE = 0.62  # of the field's width that a legend of few rows may take
WIDEST = 0.3  # of that width: a name, at most
LEADING = 1.1  # times by which lines of the legend are wider apart than of a text


@dataclass(frozen=True)
class HeaderLegend:
    """Formats and `levels` between `start` and `end` of a head, at its end."""

    kit: PageKit
    sizes: Sizes
    colours: FieldColours
    start: float
    end: float
    levels: tuple[LevelView, ...]

    def placed(self) -> tuple[tuple[Node, ...], tuple[Shape, ...], float]:
        """Place formats and levels at the end, in as few rows as they have room in."""
        formats, levels = self.kit.roadmap.kinds, self.levels
        room = LEGEND_SHARE * (self.end - self.start)
        most = max(LEGEND_ROWS, len(formats), len(levels))
        for rows in range(LEGEND_ROWS, most + 1):
            columns = self._columns(rows)
            width = sum(each.width for each in columns) + self._between * (len(columns) - 1)
            if width <= room:
                break
        if not formats and not levels:
            return (), (), self.sizes.headed("logo-top")
        start = self.end - width
        items: list[Node] = []
        shapes: list[Shape] = []
        low = 0.0
        for column in columns:
            top = self.sizes.headed("legend-top")
            for item in column.items:
                items.append(Element("li", (item.text.moved(start, top),)))
                shapes.extend(item.shapes(start, top))
                top += item.text.height
            start += column.width + self._between
            low = max(low, top)
        return (Element("ul", tuple(items)),), tuple(shapes), low

    @property
    def _between(self) -> float:
        return self.sizes.headed("between-legends")

    def _columns(self, rows: int) -> list[_Column]:
        kinds = self.kit.roadmap.kinds
        formats = [self._format(each.pictogram, each.label) for each in kinds]
        levels = [self._level(each.rank, each.count, each.label) for each in self.levels]
        return [
            _Column(tuple(items[first : first + rows]))
            for items in (formats, levels)
            for first in range(0, len(items), rows)
        ]

    def _sign(self, name: str) -> float:
        """Return how large a sign is beside the words."""
        sheet = self.sizes.sheet
        return sheet.mm(name) * self.sizes.legend_type.size / sheet.type("legend").size

    def _format(self, pictogram: str, label: str) -> _LegendItem:
        sign = self._sign("legend-sign")
        text = self._words(label, sign)
        return _LegendItem(text, self.kit, self.colours, sign, pictogram=pictogram)

    def _level(self, rank: int, count: int, label: str) -> _LegendItem:
        dot = self._sign("legend-dot")
        text = self._words(label, dots_width(count, dot))
        return _LegendItem(text, self.kit, self.colours, dot, rank, count)

    def _words(self, label: str, sign: float) -> TextBlock:
        style = self.sizes.legend_type
        measure = WIDEST * (self.end - self.start)
        start = sign + self.sizes.headed("after-sign")
        style = replace(style, leading=style.leading * LEADING)
        return self.kit.text(label, style, start, 0, measure, colour=self.colours.words)


def used_levels(roadmap: Roadmap) -> tuple[LevelView, ...]:
    """Return the levels that some entry has."""
    used = {entry.level for entry in roadmap.entries}
    return tuple(level for level in roadmap.levels if level in used)


@dataclass(frozen=True, slots=True)
class _LegendItem:
    """A sign and what it means: a pictogram, or the discs of a level."""

    text: TextBlock
    kit: PageKit
    colours: FieldColours
    size: float
    rank: int = 0
    count: int = 0
    pictogram: str = ""

    @property
    def width(self) -> float:
        measurer = self.kit.measurer
        return self.text.start + max(map(measurer.runs_width, self.text.lines))

    def shapes(self, start: float, top: float) -> Sequence[Shape]:
        """Draw the sign before the first line of its text."""
        words, middle = self.colours.words, top + self.text.line / 2
        if self.pictogram:
            return [self.kit.icon(self.pictogram, start, middle - self.size / 2, self.size, words)]
        return [
            DiscShape(
                start + (PITCH * place + 0.5) * self.size, middle, self.size,
                words if place < self.rank else self.colours.field,
                edge=words, edge_width=0.14 * self.size,
            )
            for place in range(self.count)
        ]  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Column:
    items: tuple[_LegendItem, ...]

    @property
    def width(self) -> float:
        return max(item.width for item in self.items)

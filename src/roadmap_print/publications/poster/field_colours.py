"""How fields of colour are printed: in a house's colour, or framed where toner is spared."""

from __future__ import annotations

from dataclasses import dataclass

from roadmap_print.brand.theme import WHITE, Hue, Theme
from roadmap_print.layout.frame import Area
from roadmap_print.layout.page_model import FieldShape, LineShape, Shape, route_path
from roadmap_print.layout.shape_drawing import EDGE

FRAME = 0.53
"""Millimetres, 1.5 pt: the frame of a field that has no colour."""
THIN = 0.4
"""Of a line's width, where toner is spared."""
DISC_EDGE = 1.4
"""Millimetres of a station's ring, where it is not filled."""


@dataclass(frozen=True, slots=True)
class FieldColours:
    """A field, its frame, the words on it, the line that crosses it, the plate beside it.

    Without colour the plate is white and has a rule at its upper edge: a screen of dots would
    cost toner and blur codes; lines are `thin`, a share of their width.
    """

    field: str
    words: str
    line: str
    stroke: float
    stroke_colour: str
    plate: str
    rule: float = 0.0
    thin: float = 1.0

    @classmethod
    def of(cls, hue: Hue, theme: Theme) -> FieldColours:
        """Return how a field of a hue is printed."""
        if theme.colourless:
            return cls(WHITE, theme.ink, theme.ink, FRAME, theme.ink, WHITE, FRAME, THIN)
        edge = EDGE if hue.edge else 0.0
        words, stroke = hue.on_surface, hue.edge or "none"
        return cls(hue.surface, words, words, edge, stroke, hue.tint)

    def plates(self, field: Area, end: float) -> tuple[Shape, ...]:
        """Draw the plate beside a field, as far as `end`, and then the field."""
        beside = Area(field.end, field.top, end - field.end, field.height)
        shapes: list[Shape] = [FieldShape(beside, self.plate)]
        if self.rule:
            along = route_path([(beside.start, field.top), (beside.end, field.top)])
            shapes.append(LineShape(along, self.rule, self.stroke_colour))
        return (*shapes, FieldShape(field, self.field, self.stroke, self.stroke_colour))


def station_hue(hue: Hue, theme: Theme) -> Hue:
    """Return the hue of a station's disc: a ring where toner is spared."""
    return Hue(WHITE, theme.ink, theme.ink, theme.ink) if theme.colourless else hue

"""How fields of colour are printed: in a house's colour, or framed where toner is spared."""

from __future__ import annotations

from dataclasses import dataclass

from roadmap_print.brand.theme import WHITE, Hue, Theme
from roadmap_print.layout.shape_drawing import EDGE

FRAME = 0.53
"""Millimetres, 1.5 pt: the frame of a field that has no colour (design.md, P7)."""


@dataclass(frozen=True, slots=True)
class FieldColours:
    """A field, its frame, the words on it, the line that crosses it, the plate beside it.

    Without colour the plate is white and has a rule at its upper edge: a screen of dots would
    cost toner and blur codes.
    """

    field: str
    words: str
    line: str
    stroke: float
    stroke_colour: str
    plate: str
    rule: float = 0.0

    @classmethod
    def of(cls, hue: Hue, theme: Theme) -> FieldColours:
        """Return how a field of a hue is printed."""
        if theme.colourless:
            return cls(WHITE, theme.ink, theme.ink, FRAME, theme.ink, WHITE, FRAME)
        edge = EDGE if hue.edge else 0.0
        words, stroke = hue.on_surface, hue.edge or "none"
        return cls(hue.surface, words, words, edge, stroke, hue.tint)

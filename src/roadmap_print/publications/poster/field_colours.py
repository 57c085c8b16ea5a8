"""How fields of colour are printed: in a house's colour, or framed where toner is spared."""

from __future__ import annotations

from dataclasses import dataclass

from roadmap_print.brand.theme import WHITE, Hue, Theme
from roadmap_print.layout.shape_drawing import EDGE

FRAME = 0.53
"""Millimetres, 1.5 pt: the frame of a field that has no colour (design.md, P7)."""


@dataclass(frozen=True, slots=True)
class FieldColours:
    """A field, its frame, the words on it and the line that crosses it."""

    field: str
    words: str
    line: str
    stroke: float
    stroke_colour: str

    @classmethod
    def of(cls, hue: Hue, theme: Theme) -> FieldColours:
        """Return how a field of a hue is printed."""
        if theme.colourless:
            return cls(WHITE, theme.ink, theme.ink, FRAME, theme.ink)
        edge = EDGE if hue.edge else 0.0
        return cls(hue.surface, hue.on_surface, hue.on_surface, edge, hue.edge or "none")

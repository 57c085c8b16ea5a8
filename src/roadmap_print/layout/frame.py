"""The page as the layout sees it: places along the way that lines of text run, and downward.

A layout says how far from the `start` edge something stands, where lines of text begin; which
side of the paper that is, only this module knows. All lengths in mm.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

OVERRUN = 5.0
"""Millimetres by which what touches the page's edge goes on beyond it, for the printer to cut."""


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle: `start` from the start edge, `top` from the upper edge."""

    start: float
    top: float
    width: float
    height: float

    @property
    def end(self) -> float:
        """Its end side, from the page's start edge."""
        return self.start + self.width

    @property
    def bottom(self) -> float:
        """Its lower side, from the page's upper edge."""
        return self.top + self.height

    def grown(self, margin: float) -> Area:
        """Return it with a margin all round."""
        around = 2 * margin
        return Area(
            self.start - margin, self.top - margin, self.width + around, self.height + around
        )

    def moved(self, along: float, down: float) -> Area:
        """Return it so much further along and down."""
        return replace(self, start=self.start + along, top=self.top + down)


@dataclass(frozen=True, slots=True)
class Frame:
    """A page's size; lines of text run from right to left where it is `mirrored`."""

    width: float
    height: float
    mirrored: bool = False

    def left(self, area: Area) -> float:
        """Return how far an area is from the left edge of the paper."""
        return self.width - area.end if self.mirrored else area.start

    def place(self, area: Area) -> str:
        """Return the place of an area as CSS, its height aside."""
        return f"left:{self.left(area):.2f}mm;top:{area.top:.2f}mm;width:{area.width:.2f}mm"

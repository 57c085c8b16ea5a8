"""From PDF's points, counted from the lower left, to mm from the upper left of what is seen."""

from __future__ import annotations

import ctypes
from typing import NamedTuple

from pypdfium2 import raw

from roadmap_print.proof.extract.page_values import MM, Box


class PageCoordinates(NamedTuple):
    """A page's box in points, from the lower left as PDF counts."""

    x0: float
    y0: float
    x1: float
    y1: float
    cropped: bool = False

    @property
    def width(self) -> float:
        """Width in mm."""
        return (self.x1 - self.x0) * MM

    @property
    def height(self) -> float:
        """Height in mm."""
        return (self.y1 - self.y0) * MM

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """Return a box in mm from the page's upper left."""
        return Box(
            (left - self.x0) * MM,
            (self.y1 - top) * MM,
            (right - self.x0) * MM,
            (self.y1 - bottom) * MM,
        )


def clip(thing: object, frame: PageCoordinates) -> Box | None:
    """Return the box that a text is cut off by, if there is one."""
    path = raw.FPDFPageObj_GetClipPath(thing)
    count = raw.FPDFClipPath_CountPaths(path) if path else 0
    boxes = [_outline(path, index, frame) for index in range(max(0, count))]
    if not boxes:
        return None
    return Box(
        max(box.left for box in boxes),
        max(box.top for box in boxes),
        min(box.right for box in boxes),
        min(box.bottom for box in boxes),
    )


def _outline(path: object, index: int, frame: PageCoordinates) -> Box:
    points = []
    for place in range(raw.FPDFClipPath_CountPathSegments(path, index)):
        segment = raw.FPDFClipPath_GetPathSegment(path, index, place)
        x, y = ctypes.c_float(), ctypes.c_float()
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        points.append((x.value, y.value))
    xs, ys = [point[0] for point in points], [point[1] for point in points]
    return frame.box(min(xs), min(ys), max(xs), max(ys))

"""What a text on a page is cut off by."""

from __future__ import annotations

import ctypes

from pypdfium2 import raw

from roadmap_print.proof.extract.page_values import Box, PageCoordinates


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

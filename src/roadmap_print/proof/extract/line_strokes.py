"""The line of a page: the broad strokes of its decoration, by their points, wherever they turn."""

import ctypes
import math
from collections.abc import Iterator, Sequence

import numpy as np
import pypdfium2 as pdfium
from pypdfium2 import raw

from roadmap_print.proof.extract import page_objects
from roadmap_print.proof.extract.page_values import MM, BroadStroke, PageCoordinates, Point

BROAD, LONG = 1.0, 20.0  # mm: a finer or a shorter stroke is no line
BRANCH = 0.5  # of the broadest stroke's width: a finer one branches off and is none
STEPS = 16  # points that a bend is told by
DEEPEST = 8  # drawings inside each other

Matrix = np.ndarray[tuple[int, int], np.dtype[np.float64]]


def read(page: pdfium.PdfPage, frame: PageCoordinates) -> tuple[BroadStroke, ...]:
    """Return the strokes that make the line of a page; there are none in what is read aloud."""
    found: list[BroadStroke] = []
    for number in range(raw.FPDFPage_CountObjects(page.raw)):
        thing = raw.FPDFPage_GetObject(page.raw, number)
        if "Artifact" in page_objects.marks(thing):
            found += _within(thing, np.eye(3), frame)
    long = [each for each in found if each.width >= BROAD and each.length >= LONG]
    broadest = max((each.width for each in long), default=0.0)
    return tuple(each for each in long if each.width >= BRANCH * broadest)


def _within(
    thing: object, outer: Matrix, frame: PageCoordinates, depth: int = 0
) -> Iterator[BroadStroke]:
    kind = raw.FPDFPageObj_GetType(thing)
    if kind not in {raw.FPDF_PAGEOBJ_FORM, raw.FPDF_PAGEOBJ_PATH} or depth > DEEPEST:
        return
    matrix = _matrix(thing) @ outer
    if kind == raw.FPDF_PAGEOBJ_PATH:
        yield from _strokes(thing, matrix, frame)
        return
    for number in range(raw.FPDFFormObj_CountObjects(thing)):
        yield from _within(raw.FPDFFormObj_GetObject(thing, number), matrix, frame, depth + 1)


def _matrix(thing: object) -> Matrix:
    found = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(thing, found)
    return np.array([[found.a, found.b, 0], [found.c, found.d, 0], [found.e, found.f, 1]])


def _strokes(path: object, matrix: Matrix, frame: PageCoordinates) -> Iterator[BroadStroke]:
    filled, stroked = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(path, filled, stroked)
    if not stroked.value:
        return
    width = ctypes.c_float()
    raw.FPDFPageObj_GetStrokeWidth(path, width)
    broad = width.value * math.sqrt(abs(np.linalg.det(matrix[:2, :2]))) * MM
    for points in _parts(path):
        placed = np.column_stack([points, np.ones(len(points))]) @ matrix
        across, down = (placed[:, 0] - frame.x0) * MM, (frame.y1 - placed[:, 1]) * MM
        yield BroadStroke(tuple(zip(across.tolist(), down.tolist(), strict=True)), broad)


def _parts(path: object) -> Iterator[list[Point]]:
    """Yield the points of each part of a path, bends as many short lines."""
    points: list[Point] = []
    handles: list[Point] = []
    for number in range(raw.FPDFPath_CountSegments(path)):
        segment = raw.FPDFPath_GetPathSegment(path, number)
        x, y = ctypes.c_float(), ctypes.c_float()
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        point, kind = (x.value, y.value), raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            if len(points) > 1:
                yield points
            points = [point]
        elif kind == raw.FPDF_SEGMENT_LINETO:
            points.append(point)
        else:
            handles.append(point)
            if len(handles) == 3:
                points += _bend(points[-1], handles)
                handles = []
        if raw.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    if len(points) > 1:
        yield points


def _bend(start: Point, handles: Sequence[Point]) -> Iterator[Point]:
    """Yield points of a Bézier curve of the third degree."""
    corners = np.array([start, *handles])
    for step in range(1, STEPS + 1):
        t = step / STEPS
        shares = [(1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t), t**3]
        x, y = shares @ corners
        yield float(x), float(y)

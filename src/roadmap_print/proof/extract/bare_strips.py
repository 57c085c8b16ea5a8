"""Where a leaflet is to be bare, along its folds and its edges, and what ink lies there."""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from roadmap_print.proof.extract.page_values import Box, BroadStroke, Stain
from roadmap_print.proof.extract.seen_colours import Pixels

FOLD, EDGE = 5.0, 6.0  # mm beside a fold and inside the edge that have no ink but the line's
WHITE = 235  # grey, of 255, from which on paper has no ink: a tint of 7.5 % of black is 236
SOFT = 0.3  # mm beside the line's edge, that its pixels shade


def stains(
    grey: Pixels, scale: float, strokes: Sequence[BroadStroke], folds: Sequence[float]
) -> Iterator[Stain]:
    """Yield each piece of ink beside a fold, and inside the edge, that is not the line's."""
    inked = (grey < WHITE) & ~_line(grey.shape, scale, strokes)
    height, width = grey.shape
    edge = round(EDGE * scale)
    whole = slice(0, height)
    for fold in folds:
        strip = slice(round((fold - FOLD) * scale), round((fold + FOLD) * scale))
        yield from _found(inked, whole, strip, scale, fold)
    for rows, columns in (
        (slice(0, edge), slice(0, width)),
        (slice(height - edge, height), slice(0, width)),
        (whole, slice(0, edge)),
        (whole, slice(width - edge, width)),
    ):
        yield from _found(inked, rows, columns, scale, None)


def _line(
    shape: tuple[int, ...], scale: float, strokes: Sequence[BroadStroke]
) -> NDArray[np.bool_]:
    """Return the pixels that the line covers."""
    mask = Image.new("1", (shape[1], shape[0]))
    draw = ImageDraw.Draw(mask)
    for stroke in strokes:
        broad = round((stroke.width + 2 * SOFT) * scale)
        points = [(x * scale, y * scale) for x, y in stroke.points]
        draw.line(points, fill=1, width=broad, joint="curve")
    return np.asarray(mask)


def _found(
    inked: NDArray[np.bool_], rows: slice, columns: slice, scale: float, fold: float | None
) -> Iterator[Stain]:
    """Yield the ink of a strip, what touches in height as one."""
    strip = inked[rows, columns]
    ys = np.flatnonzero(strip.any(axis=1))
    for piece in np.split(ys, np.flatnonzero(np.diff(ys) > 1) + 1):
        if len(piece):
            first, last = int(piece[0]), int(piece[-1]) + 1
            xs = np.flatnonzero(strip[first:last].any(axis=0))
            left, top = columns.start + int(xs[0]), rows.start + first
            right, bottom = columns.start + int(xs[-1]) + 1, rows.start + last
            yield Stain(Box(*(each / scale for each in (left, top, right, bottom))), fold)

"""Codes as a telephone sees them: decoded from pixels, measured, and read again from a poor copy.

Nothing is taken from the file but its picture, and the decoder is not the encoder's library.
"""

import functools
import io
from typing import Any

import numpy as np
import zxingcpp
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from roadmap_print.proof.extract.page_values import Box, DecodedCode
from roadmap_print.proof.extract.seen_colours import Pixels

Edges = tuple[float, float, float, float]

WHITE = 235  # a quiet zone's grey at least, of 255: a tint of 7.5 % of black is 236
LOOK = 6  # modules around a code that are looked at for the quiet zone of 4 (ISO/IEC 18004)
LOOK_WIDE = 3.0  # mm, and so much at least
SMALLEST = 21  # modules of a code without the pattern that tells where its fourth corner is
ENLARGED = 2  # times, in which the edges that tell it instead are found to a part of a pixel

# A poor office copy, by computation; every code must survive it: docs/standards.md, "A poor copy".
COPY_PIXELS = 3.5  # a module
GAIN = 0.08  # modules that ink spreads at an edge
BLUR = 0.30  # modules, standard deviation
SKEW = 3.0  # degrees
PERSPECTIVE = 0.04  # of the width, far side against near
BLACK, PAPER = 55, 205
NOISE = 6.0  # grey levels, standard deviation
JPEG = 70
FIELD = 256  # pixels: noise is drawn for squares of so many


def find(grey: Pixels, scale: float) -> tuple[DecodedCode, ...]:
    """Decode and measure every code of a page; `scale` is pixels a mm."""
    return tuple(_measured(grey, seen, scale) for seen in _decode(grey))


def find_in(grey: Pixels, box: Box, scale: float) -> tuple[DecodedCode, ...]:
    """Look once more where a code should be, close up."""
    left, top = max(0, int(box.left * scale)), max(0, int(box.top * scale))
    crop = grey[top : int(box.bottom * scale) + 1, left : int(box.right * scale) + 1]
    if min(crop.shape) < SMALLEST:
        return ()
    return tuple(_measured(grey, seen, scale, left, top) for seen in _decode(crop))


def _decode(grey: Pixels) -> list[Any]:
    # Inverted codes are a fault: many telephones read dark on light alone. Versions that are no
    # number are those of micro codes, which chance makes in the pattern of a large one.
    formats = zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.QRCode])
    seen: list[Any] = zxingcpp.read_barcodes(grey, formats=formats, try_invert=False)
    return [each for each in seen if str(each.extra["Version"]).isdecimal()]


def _measured(grey: Pixels, seen: Any, scale: float, left: int = 0, top: int = 0) -> DecodedCode:  # noqa: ANN401
    corners = [
        getattr(seen.position, name)
        for name in ("top_left", "top_right", "bottom_right", "bottom_left")
    ]
    xs, ys = [corner.x + left for corner in corners], [corner.y + top for corner in corners]
    modules = 17 + 4 * int(seen.extra["Version"])
    edges = _edges(grey, (min(xs), min(ys), max(xs), max(ys)), modules)
    edges = _edges(grey, edges, modules)  # corners may be told half a module too far inside
    module = min(edges[2] - edges[0], edges[3] - edges[1]) / modules
    white = _white(grey, edges, max(LOOK * module, LOOK_WIDE * scale))
    return DecodedCode(
        text=seen.text,
        box=Box(*(edge / scale for edge in edges)),
        modules=modules,
        module=module / scale,
        quiet=white / module,
        white=white / scale,
        sturdy=_survives(poor_copy(grey, edges, module), seen.text, modules),
    )


def _survives(copy: Image.Image, text: str, modules: int) -> bool:
    """Tell whether a copy reads: of the smallest code, which is tilted, in finer pixels too."""
    if any(each.text == text for each in _decode(np.asarray(copy))):
        return True
    if modules > SMALLEST:
        return False
    size = (copy.width * ENLARGED, copy.height * ENLARGED)
    finer = copy.resize(size, Image.Resampling.BICUBIC)
    return any(each.text == text for each in _decode(np.asarray(finer)))


def _edges(grey: Pixels, about: Edges, modules: int) -> Edges:
    """Return the edges to a fraction of a pixel: by how dark a finder is across it."""
    left, top, right, bottom = map(round, about)
    module = (right - left) / modules
    rows = slice(top + round(module), top + round(6 * module))
    columns = slice(left + round(module), left + round(6 * module))
    inside = outside = max(1, round(0.7 * module))
    before_x, before_y = max(0, left - outside), max(0, top - outside)
    return (
        left + inside - _ink(grey[rows, before_x : left + inside], 0),
        top + inside - _ink(grey[before_y : top + inside, columns], 1),
        right - inside + _ink(grey[rows, right - inside : right + outside], 0),
        bottom - inside + _ink(grey[bottom - inside : bottom + outside, columns], 1),
    )


def _ink(pixels: Pixels, axis: int) -> float:
    """Return how many pixels deep the ink across an edge is."""
    return float((1 - pixels.mean(axis=axis) / 255).sum())


def _white(grey: Pixels, edges: Edges, reach: float) -> float:
    """Return how many pixels around the dark square are white, on the poorest side."""
    left, top, right, bottom = edges
    x0, y0 = max(0, int(left - reach)), max(0, int(top - reach))
    ys, xs = np.nonzero(_around(grey, edges, reach) < WHITE)
    # An edge falls anywhere in a pixel that it cuts, at the far side of it for all that anybody
    # can tell; and a picture is drawn out to whole pixels.
    across = np.maximum(left - (xs + x0), xs + x0 + 1 - right)
    down = np.maximum(top - (ys + y0), ys + y0 + 1 - bottom)
    apart = np.maximum(across, down)
    strange = apart[apart > 1]  # the square's own edge cuts pixels, too
    page = (left, top, grey.shape[1] - right, grey.shape[0] - bottom)
    return float(min(reach, *page, *strange.tolist()))


def poor_copy(grey: Pixels, edges: Edges, module: float) -> Image.Image:
    """Print a code badly, copy it and photograph it askew."""
    crop = Image.fromarray(np.ascontiguousarray(_around(grey, edges, 5 * module)))
    width, height = (max(1, round(side * COPY_PIXELS / module)) for side in crop.size)
    picture = crop.resize((width, height), Image.Resampling.BILINEAR)
    spread = Image.blend(picture, _spread(picture), GAIN * COPY_PIXELS)
    skewed = spread.transform(
        picture.size,
        Image.Transform.PERSPECTIVE,
        _askew(width, height),
        Image.Resampling.BICUBIC,
        fillcolor=255,
    )
    soft = np.asarray(skewed.filter(ImageFilter.GaussianBlur(BLUR * COPY_PIXELS)), dtype=np.float32)
    side = -(-max(height, width) // FIELD) * FIELD
    copy = BLACK + soft * ((PAPER - BLACK) / 255) + _noise(side)[:height, :width]
    file = io.BytesIO()
    Image.fromarray(copy.clip(0, 255).astype(np.uint8)).save(file, "JPEG", quality=JPEG)
    return Image.open(file)


def _spread(picture: Image.Image) -> Image.Image:
    """Return a picture whose dark parts are one pixel wider on each side."""
    padded = np.pad(np.asarray(picture), 1, mode="edge")
    rows = np.minimum(np.minimum(padded[:-2], padded[1:-1]), padded[2:])
    return Image.fromarray(np.minimum(np.minimum(rows[:, :-2], rows[:, 1:-1]), rows[:, 2:]))


def _around(grey: Pixels, edges: Edges, margin: float) -> Pixels:
    left, top = (max(0, int(edge - margin)) for edge in edges[:2])
    right, bottom = (int(edge + margin) + 1 for edge in edges[2:])
    return grey[top:bottom, left:right]


def _askew(width: int, height: int) -> list[float]:
    """Return what Pillow wants of a turn about the middle with the far side narrower."""
    turn = np.radians(SKEW)
    turned = np.array(
        [[np.cos(turn), -np.sin(turn), 0], [np.sin(turn), np.cos(turn), 0], [0, 0, 1]]
    )
    leaning = np.array([[1, 0, 0], [0, 1, 0], [0, PERSPECTIVE / height, 1]])
    to_middle = np.array([[1, 0, width / 2], [0, 1, height / 2], [0, 0, 1]])
    matrix = to_middle @ leaning @ turned @ np.linalg.inv(to_middle)
    return [float(number) for number in (matrix / matrix[2, 2]).flat[:8]]


@functools.cache
def _noise(side: int) -> NDArray[np.float32]:
    return np.random.default_rng(1).standard_normal((side, side), np.float32) * np.float32(NOISE)

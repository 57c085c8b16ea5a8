"""The codes in a picture on its slide, and the drawing behind it, which newer PowerPoints show.

A code is drawn by straight lines in plain colours. What has more in it is no drawing of a code, and
is not painted.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final
from xml.etree import ElementTree as ET

import numpy as np
from PIL import Image, ImageColor, ImageDraw

from roadmap_print.proof.extract import qr_scan
from roadmap_print.proof.extract.page_values import Box, Colour, DecodedCode
from roadmap_print.proof.presentation.grounds import WHITE

SEEN_PIXELS: Final = (400, 1600)  # of a picture's width: codes are measured in so many
BESIDE: Final = 0.2  # of a picture's width, that is looked at around it
TALLEST: Final = 10  # times its width, that a picture of a code can be
MOST_LETTERS: Final = 1_000_000  # of a path
SIDE: Final = 800  # px of the painting's longer side
_DRAWN: Final = frozenset({"path", "title", "desc"})
_CLOSING: Final = frozenset({"closePath", "endPath"})

Corners = list[tuple[float, float]]


def find_codes(picture: Image.Image, box: Box, below: tuple[Colour, ...]) -> Iterator[DecodedCode]:
    """Yield the codes in a picture as it stands on its slide, the ground around it included."""
    if min(box.width, box.height) <= 0 or box.height > TALLEST * box.width:
        return
    width = min(max(picture.width, SEEN_PIXELS[0]), SEEN_PIXELS[1])
    scale = width / box.width
    height = max(1, round(box.height * scale))
    coarse = picture.width < width
    way = Image.Resampling.NEAREST if coarse else Image.Resampling.BOX
    margin = round(width * BESIDE)
    ground = Image.new("RGB", (1, 1), below[0] if below else WHITE).convert("L")
    size = (width + 2 * margin, height + 2 * margin)
    sight = Image.new("L", size, ground.getpixel((0, 0)))
    sight.paste(picture.convert("L").resize((width, height), way), (margin, margin))
    for code in qr_scan.find(np.asarray(sight), scale):
        left, top = box.left - margin / scale, box.top - margin / scale
        at = code.box
        yield replace(code, box=Box(at.left + left, at.top + top, at.right + left, at.bottom + top))


def paint(drawing: ET.Element) -> Image.Image | None:
    """Paint a drawing whose names have no namespaces; None where it is none of straight lines."""
    try:
        left, top, width, height = map(float, drawing.get("viewBox", "").split())
        scale = SIDE / max(width, height)
        painting = Image.new("RGB", (round(width * scale), round(height * scale)), WHITE)
        brush = ImageDraw.Draw(painting)
        for element in drawing:
            if element.tag not in _DRAWN or "transform" in element.attrib:
                return None
            colour = ImageColor.getrgb(element.get("fill", "black"))
            for corners in _outlines(element.get("d", "")):
                places = [((x - left) * scale, (y - top) * scale) for x, y in corners]
                brush.polygon(places, fill=colour)
    except (ArithmeticError, ValueError):
        return None
    return painting


def _outlines(path: str) -> Iterator[Corners]:
    """Yield the outlines of a path; raises ValueError for one with a curve, or too long."""
    from fontTools.pens.recordingPen import RecordingPen
    from fontTools.svgLib.path import parser

    if len(path) > MOST_LETTERS:
        raise ValueError("too long")
    pen: Any = RecordingPen()  # type: ignore[no-untyped-call]
    parser.parse_path(path, pen)  # type: ignore[no-untyped-call]
    corners: Corners = []
    for name, points in pen.value:
        if name in _CLOSING:
            if len(corners) > 1:
                yield corners
            corners = []
        elif name in {"moveTo", "lineTo"}:
            corners.append(points[0])
        else:
            raise ValueError(name)

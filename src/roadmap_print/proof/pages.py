"""A finished PDF opened as a stranger's file: pixels, text and pictures of each page, by PDFium."""

from __future__ import annotations

import ctypes
import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import pypdfium2 as pdfium
from pypdfium2 import raw

from roadmap_print.proof import colours, scan
from roadmap_print.proof.sheets import Box, Code, Colour, Figure, Link, Run, Sheet

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Pixels = NDArray[np.uint8]

MM = 25.4 / 72  # a point in mm
INK = 60  # levels of green by which ink differs from what it stands on
FINER = 2.0  # times the pixels, where a code needs a second look
APART, BELOW = 0.5, 12.0  # mm under a text where what follows it begins
AROUND = 0.7  # mm: a dash fills its box, so that what it stands on is to be seen around it
_HYPHENS = {0x02: "-", 0xFFFE: "-"}


def look(
    pdf: bytes, links: Sequence[Sequence[Link]], scale: float, *, inks: bool = False
) -> Iterator[Sheet]:
    """Look at each page once, rendered at `scale` pixels a mm; `links` are those of each page.

    What is printed with is looked at where `inks` says so: it takes a while.

    Raises pypdfium2.PdfiumError for what is no PDF.
    """
    document = pdfium.PdfDocument(pdf)
    canvas = _Canvas()
    try:
        for index, page in enumerate(document):
            yield _sheet(page, index + 1, tuple(links[index]), scale, canvas, inks=inks)
            page.close()
    finally:
        document.close()


class _Canvas:
    """The pixels that one page after the other is drawn on: to ask for new ones costs more."""

    def __init__(self) -> None:
        self._pixels = (ctypes.c_ubyte * 0)()

    def __call__(self, width: int, height: int, **kind: Any) -> pdfium.PdfBitmap:  # noqa: ANN401
        if len(self._pixels) < 4 * width * height:
            self._pixels = (ctypes.c_ubyte * (4 * width * height))()
        return pdfium.PdfBitmap.new_native(width, height, buffer=self._pixels, **kind)


def _sheet(
    page: pdfium.PdfPage,
    number: int,
    links: tuple[Link, ...],
    scale: float,
    canvas: _Canvas,
    *,
    inks: bool,
) -> Sheet:
    drawn = page.render(
        scale=scale * MM, prefer_bgrx=True, may_draw_forms=False, bitmap_maker=canvas
    )
    pixels = drawn.to_numpy()[:, :, 2::-1]  # red, green, blue
    grey = pixels[:, :, 1]  # green is the most of what the eye sees as light
    x0, y0, x1, y1 = page.get_cropbox()
    frame = _Frame(x0, y0, x1, y1, cropped=page.get_cropbox() != page.get_mediabox())
    runs, pictures = _objects(page, frame)
    return Sheet(
        number=number,
        width=frame.width,
        height=frame.height,
        runs=tuple(_on_paper(run, pixels, scale) for run in runs),
        figures=tuple(
            Figure(mark, box, *colours.picture(colours.within(pixels, box, scale)))
            for mark, box in pictures.items()
        ),
        codes=tuple(_codes(page, grey, links, scale)),
        links=links,
        blank=not runs and not pictures and int(grey.min()) == int(grey.max()),
        ink=colours.ink(pixels) if inks else None,
    )


def _codes(
    page: pdfium.PdfPage, grey: Pixels, links: Sequence[Link], scale: float
) -> Iterator[Code]:
    """Decode a page; a code that fails as a poor copy is copied once more from finer pixels.

    Pixels about as wide as those of the copy do harm of their own, which paper does not.
    """
    found = _decoded(grey, links, scale)
    if all(code.sturdy for code in found):
        yield from found
        return
    fine = page.render(scale=FINER * scale * MM, grayscale=True, may_draw_forms=False).to_numpy()
    for code in found:
        again = scan.find_in(fine, code.box.wider(code.module * 5), FINER * scale)
        yield next((each for each in again if each.text == code.text), code)


def _decoded(grey: Pixels, links: Sequence[Link], scale: float) -> tuple[Code, ...]:
    """Decode the whole page, then each square link in which nothing was found, close up."""
    found = scan.find(grey, scale)
    for link in links:
        square = 0.9 < link.box.width / max(link.box.height, 0.1) < 1.1
        if link.uri and square and not any(link.box.holds(code.box, 1) for code in found):
            found += scan.find_in(grey, link.box, scale)
    return found


class _Frame(NamedTuple):
    """A page's box in points, from the lower left as PDF counts."""

    x0: float
    y0: float
    x1: float
    y1: float
    cropped: bool = False

    @property
    def width(self) -> float:
        return (self.x1 - self.x0) * MM

    @property
    def height(self) -> float:
        return (self.y1 - self.y0) * MM

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        return Box(
            (left - self.x0) * MM,
            (self.y1 - top) * MM,
            (right - self.x0) * MM,
            (self.y1 - bottom) * MM,
        )


def _elsewhere(box: Box, frame: _Frame) -> bool:
    """Tell whether a thing lies wholly on the part of a sheet that is cut or folded away."""
    return frame.cropped and min(box.shared(Box(0, 0, frame.width, frame.height))) < 0


def _objects(page: pdfium.PdfPage, frame: _Frame) -> tuple[list[Run], dict[int, Box]]:
    """Return a page's text and the boxes of its tagged pictures, in painted order."""
    text = page.get_textpage()
    runs: list[Run] = []
    parts: dict[int, list[Box]] = defaultdict(list)
    for thing in page.get_objects(max_depth=1, textpage=text):
        marks = _marks(thing.raw)
        box = frame.box(*thing.get_bounds())
        if _elsewhere(box, frame):
            continue
        number = raw.FPDFPageObj_GetMarkedContentID(thing.raw)
        if isinstance(thing, pdfium.PdfTextObj):
            if written := _written(thing, text):
                runs.append(_run(thing, written, box, number, marks, frame))
        elif "Figure" in marks and number >= 0:
            parts[number].append(box)
    text.close()
    return runs, {number: _round(boxes) for number, boxes in parts.items()}


def _written(thing: pdfium.PdfTextObj, text: pdfium.PdfTextPage) -> str:
    length = raw.FPDFTextObj_GetText(thing.raw, text.raw, None, 0)
    buffer = (ctypes.c_ushort * (length // 2 + 1))()
    raw.FPDFTextObj_GetText(thing.raw, text.raw, buffer, length)
    written = bytes(buffer).decode("utf-16-le", "replace").partition("\x00")[0]
    # PDFium marks a hyphen at the end of a line as one that might be taken out.
    return written.translate(_HYPHENS)


def _round(boxes: Sequence[Box]) -> Box:
    whole = boxes[0]
    for box in boxes[1:]:
        whole = whole.with_(box)
    return whole


def _run(
    thing: pdfium.PdfTextObj, text: str, box: Box, number: int, marks: Sequence[str], frame: _Frame
) -> Run:
    matrix = thing.get_matrix()
    stretch = math.sqrt(abs(matrix.a * matrix.d - matrix.b * matrix.c))
    return Run(
        text=text,
        box=box,
        size=thing.get_font_size() * stretch,
        colour=_fill(thing.raw),
        font=thing.get_font().get_base_name(),
        mark=number if number >= 0 else None,
        artifact="Artifact" in marks,
        clip=_clip(thing.raw, frame),
    )


def _on_paper(run: Run, pixels: Pixels, scale: float) -> Run:
    """Add what the pixels say of a run."""
    box = run.box
    around = box if any(map(str.isalnum, run.text)) else box.wider(AROUND)
    backgrounds, inked = colours.under(colours.within(pixels, around, scale), run.colour)
    under = Box(box.left, box.bottom + APART, pixels.shape[1] / scale, box.bottom + BELOW)
    strip = colours.within(pixels, under, scale)[::3, ::3, 1]
    return replace(
        run,
        backgrounds=backgrounds,
        inked=inked or not any(map(str.isalnum, run.text)),
        followed=bool(strip.size) and int(strip.max()) - int(strip.min()) > INK,
    )


def _marks(thing: object) -> list[str]:
    names = []
    for index in range(raw.FPDFPageObj_CountMarks(thing)):
        buffer = (ctypes.c_ushort * 32)()
        length = ctypes.c_ulong()
        mark = raw.FPDFPageObj_GetMark(thing, index)
        raw.FPDFPageObjMark_GetName(mark, buffer, ctypes.sizeof(buffer), length)
        names.append(bytes(buffer)[: max(0, length.value - 2)].decode("utf-16-le"))
    return names


def _fill(thing: object) -> Colour:
    parts = [ctypes.c_uint() for _ in range(4)]
    raw.FPDFPageObj_GetFillColor(thing, *parts)
    return parts[0].value, parts[1].value, parts[2].value


def _clip(thing: object, frame: _Frame) -> Box | None:
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


def _outline(path: object, index: int, frame: _Frame) -> Box:
    points = []
    for place in range(raw.FPDFClipPath_CountPathSegments(path, index)):
        segment = raw.FPDFClipPath_GetPathSegment(path, index, place)
        x, y = ctypes.c_float(), ctypes.c_float()
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        points.append((x.value, y.value))
    xs, ys = [point[0] for point in points], [point[1] for point in points]
    return frame.box(min(xs), min(ys), max(xs), max(ys))

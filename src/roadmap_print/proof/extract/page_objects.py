"""What a page draws, in painted order: its texts, the pictures that mean something."""

import ctypes
import math
from collections import defaultdict
from collections.abc import Sequence
from functools import reduce
from typing import NamedTuple

import pypdfium2 as pdfium
from pypdfium2 import raw

from roadmap_print.proof.extract.character_order import HYPHENS, characters
from roadmap_print.proof.extract.page_values import Box, Colour, PageCoordinates, TextRun

DEEPEST = 100  # drawings inside each other in which texts are looked for

SAME_SIZE = 0.01  # mm by which boxes of the same text may differ


class PageObject(NamedTuple):
    """What is drawn and is no text: its place in painted order, its handle, the box round it."""

    place: int
    raw: object
    box: Box


class Drawn(NamedTuple):
    """All that a page draws.

    `places` are those of `runs` in painted order, `pictures` the boxes of those that mean
    something, by their number; `buried` are texts in drawings of their own, which have neither.
    """

    runs: list[TextRun]
    places: list[int]
    pictures: dict[int, Box]
    others: list[PageObject]
    buried: list[str]


def read(page: pdfium.PdfPage, frame: PageCoordinates, *, cropped: bool) -> Drawn:
    """Return what a page draws, in order; text in a picture, as in a logo, is the picture's."""
    text, fonts = page.get_textpage(), _Fonts()
    things = list(page.get_objects(max_depth=1, textpage=text))
    ordered = characters(text, [each for each in things if isinstance(each, pdfium.PdfTextObj)])
    parts: dict[int, list[Box]] = defaultdict(list)
    drawn, whole = Drawn([], [], {}, [], []), frame.box(*frame)
    for place, thing in enumerate(things):
        box = frame.box(*thing.get_bounds())
        if cropped and min(box.shared(whole)) < 0:
            continue  # it lies wholly on the part of a sheet that is cut or folded away
        named = marks(thing.raw)
        number = raw.FPDFPageObj_GetMarkedContentID(thing.raw)
        pictured = "Figure" in named and number >= 0
        if isinstance(thing, pdfium.PdfTextObj) and not pictured:
            written = ordered.get(ctypes.addressof(thing.raw.contents))
            if written is None:
                written = _written(thing.raw, text) or _repeated(drawn.runs, box)
            if written:
                drawn.runs.append(_run(thing, written, box, number, named, frame, fonts))
                drawn.places.append(place)
            continue
        drawn.others.append(PageObject(place, thing.raw, box))
        if pictured:
            parts[number].append(box)
        elif thing.type == raw.FPDF_PAGEOBJ_FORM:
            inside = page.get_objects([raw.FPDF_PAGEOBJ_TEXT], DEEPEST, thing, textpage=text)
            drawn.buried.extend(_written(each.raw, text) for each in inside)
    text.close()
    drawn.pictures.update((number, reduce(Box.with_, boxes)) for number, boxes in parts.items())
    return drawn


def _written(thing: object, text: pdfium.PdfTextPage) -> str:
    length = raw.FPDFTextObj_GetText(thing, text.raw, None, 0)
    buffer = (ctypes.c_ushort * (length // 2 + 1))()
    raw.FPDFTextObj_GetText(thing, text.raw, buffer, length)
    written = bytes(buffer).decode("utf-16-le", "replace").partition("\x00")[0]
    return written.translate(HYPHENS)


def _repeated(runs: Sequence[TextRun], box: Box) -> str:
    """Return what a text says of which PDFium says nothing, since it repeats the line above it.

    PDFium takes a text that is drawn again a little beside itself for a bold one; two equal lines
    of a title look so to it where a letter of one reaches into the other.
    """
    if not runs:
        return ""
    over = runs[-1].box
    alike = max(abs(over.width - box.width), abs(over.height - box.height)) < SAME_SIZE
    return runs[-1].text if alike and box.top - over.top > over.height / 2 else ""


class _Fonts(dict[int, tuple[str, bool]]):
    """The name of each of a page's fonts, and whether the file holds it: asked for once."""

    def of(self, thing: pdfium.PdfTextObj) -> tuple[str, bool]:
        """Return those of a text's font."""
        font = thing.get_font()
        key = ctypes.addressof(font.raw.contents)
        if key not in self:
            self[key] = font.get_base_name(), raw.FPDFFont_GetIsEmbedded(font.raw) == 1
        return self[key]


def _run(
    thing: pdfium.PdfTextObj,
    text: str,
    box: Box,
    number: int,
    named: Sequence[str],
    frame: PageCoordinates,
    fonts: _Fonts,
) -> TextRun:
    matrix = thing.get_matrix()
    stretch = math.sqrt(abs(matrix.a * matrix.d - matrix.b * matrix.c))
    colour, opacity = _fill(thing.raw)
    font, embedded = fonts.of(thing)
    return TextRun(
        text=text,
        box=box,
        size=thing.get_font_size() * stretch,
        colour=colour,
        font=font,
        mark=number if number >= 0 else None,
        artifact="Artifact" in named,
        clip=_clip(thing.raw, frame),
        opacity=opacity,
        embedded=embedded,
    )


def marks(thing: object) -> list[str]:
    """Return the names of the marked content that an object stands in."""
    names = []
    for index in range(raw.FPDFPageObj_CountMarks(thing)):
        buffer = (ctypes.c_ushort * 32)()
        length = ctypes.c_ulong()
        mark = raw.FPDFPageObj_GetMark(thing, index)
        raw.FPDFPageObjMark_GetName(mark, buffer, ctypes.sizeof(buffer), length)
        names.append(bytes(buffer)[: max(0, length.value - 2)].decode("utf-16-le"))
    return names


def _fill(thing: object) -> tuple[Colour, float]:
    """Return the colour that a text is drawn in, and how much of it covers, 0 to 1."""
    parts = [ctypes.c_uint() for _ in range(4)]
    raw.FPDFPageObj_GetFillColor(thing, *parts)
    red, green, blue, alpha = (part.value for part in parts)
    return (red, green, blue), alpha / 255


def _clip(thing: object, frame: PageCoordinates) -> Box | None:
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

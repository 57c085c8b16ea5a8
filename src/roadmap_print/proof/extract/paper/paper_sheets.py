"""A file for paper as its sheets are, and as what becomes of them once they are cut or folded.

The pages are put back into reading order by folding, not by the rule that laid them on sheets.
"""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

import numpy as np
import pikepdf
import pypdfium2 as pdfium

from roadmap_print.proof.extract.page_values import MM, Box
from roadmap_print.proof.extract.paper import ink_use
from roadmap_print.proof.extract.paper.ink_use import InkUse
from roadmap_print.proof.extract.seen_colours import Pixels
from roadmap_print.proof.findings import UnreadableError, finding
from roadmap_print.publications.registry import BLEED, PaperVariant

SCALE = 4.0  # pixels a mm
INK = 200  # grey, of 255, below which a pixel is ink
NEAR = 0.4  # mm from an edge to where it is looked whether there is ink
ASIDE = 3  # pixels by which a slanting line may wander on its way through the bleed
LEFT, RIGHT = 0, 1  # halves of a sheet

Edges = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class PaperSheet:
    """One side of a sheet: its boxes in mm from the lower left corner as PDF counts.

    `ends` is how many mm of colour end at the trim; `marked` is whether ink stands on the middle
    of its upper and of its lower edge; `pictures` are those that are not in black alone, in mm
    from the trim's upper left corner.
    """

    number: int
    media: Edges
    bleed: Edges
    trim: Edges
    annotations: int
    inks: InkUse
    ends: float
    marked: bool
    pictures: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class Paper:
    """All sides, and what the file asks of the printer."""

    sheets: tuple[PaperSheet, ...]
    scaling: str
    duplex: str


def look(data: bytes) -> Paper:
    """Look at the sides of the sheets; raises pikepdf.PdfError, PdfiumError or UnreadableError."""
    with pikepdf.open(io.BytesIO(data)) as document:
        if not document.pages:
            raise UnreadableError(finding("no_pages"))
        wishes: Any = document.Root.get("/ViewerPreferences", pikepdf.Dictionary())
        seen = pdfium.PdfDocument(data)
        try:
            sheets = tuple(
                _sheet(page, seen[number], number + 1) for number, page in enumerate(document.pages)
            )
        finally:
            seen.close()
        return Paper(sheets, str(wishes.get("/PrintScaling", "")), str(wishes.get("/Duplex", "")))


def reading(data: bytes, printing: PaperVariant, *, mirrored: bool = False) -> bytes:
    """Return the pages as a reader has them in hand, in order: cut, or folded and turned.

    `mirrored` ones are leafed through from the right.
    """
    with pikepdf.open(io.BytesIO(data)) as document:
        sides = list(document.pages)
        if printing is PaperVariant.PRESS:
            for page in sides:
                page.cropbox = page.trimbox
        else:
            for page, half in _folded(sides, *((LEFT, RIGHT) if mirrored else (RIGHT, LEFT))):
                document.pages.append(page)
                _cut(document.pages[-1], half)
            del document.pages[: len(sides)]
        file = io.BytesIO()
        document.save(file, compress_streams=False)
    return file.getvalue()


def _folded(
    sides: Sequence[pikepdf.Page], first: int, last: int
) -> Iterator[tuple[pikepdf.Page, int]]:
    """Leaf through nested sheets: behind the `first` half of a front is the `last` of its back."""
    leaves = list(zip_longest(sides[::2], sides[1::2]))
    outward = [half for front, back in leaves for half in ((front, first), (back, last))]
    inward = [half for front, back in reversed(leaves) for half in ((back, first), (front, last))]
    for side, half in outward + inward:
        if side is not None:
            yield side, half


def _cut(page: pikepdf.Page, half: int) -> None:
    """Leave of a side one half, and the links on it."""
    x0, y0, x1, y1 = (float(edge) for edge in page.mediabox)
    middle = (x0 + x1) / 2
    left, right = (x0, middle) if half == LEFT else (middle, x1)
    page.cropbox = pikepdf.Array([left, y0, right, y1])
    page.obj.Annots = pikepdf.Array(
        each
        for each in page.obj.get("/Annots", ())
        if "/Rect" not in each or left <= (float(each.Rect[0]) + float(each.Rect[2])) / 2 < right
    )


def _sheet(page: pikepdf.Page, seen: pdfium.PdfPage, number: int) -> PaperSheet:
    media, bleed, trim = map(_edges, (page.mediabox, page.bleedbox, page.trimbox))
    pixels = seen.render(scale=SCALE * MM, grayscale=True, may_draw_forms=False).to_numpy()
    grey = pixels.reshape(pixels.shape[:2])
    return PaperSheet(
        number=number,
        media=media,
        bleed=bleed,
        trim=trim,
        annotations=len(page.obj.get("/Annots", ())),
        inks=ink_use.read(page),
        ends=_ends(grey, media, trim),
        marked=_marked(grey),
        pictures=tuple(_pictures(seen, trim)),
    )


def _edges(box: pikepdf.Array) -> Edges:
    left, bottom, right, top = (float(edge) * MM for edge in box)
    return left, bottom, right, top


def _ends(grey: Pixels, media: Edges, trim: Edges) -> float:
    """Return how many mm of what touches the trim do not go on to the end of the bleed."""
    left, top = trim[0] - media[0], media[3] - trim[3]
    right, foot = trim[2] - media[0], media[3] - trim[1]
    short = 0
    for pixels, before, after, start, end in (
        (grey, top, -1, left, right),
        (grey, foot, 1, left, right),
        (grey.T, left, -1, top, foot),
        (grey.T, right, 1, top, foot),
    ):
        across = slice(int(start * SCALE) + 1, int(end * SCALE))
        inside, outside = before - after * NEAR, before + after * (BLEED - NEAR)
        if not 0 <= int(outside * SCALE) < len(pixels):
            return end - start  # there is no bleed at all
        there = pixels[int(outside * SCALE), across] < INK
        wide = np.convolve(there, np.ones(2 * ASIDE + 1), "same") > 0
        short += int(((pixels[int(inside * SCALE), across] < INK) & ~wide).sum())
    return short / SCALE


def _marked(grey: Pixels) -> bool:
    """Tell whether a line begins on the middle of both the upper and the lower edge."""
    height, width = grey.shape
    middle = grey[:, width // 2 - 2 : width // 2 + 3].min(axis=1) < INK
    edge = int(8 * SCALE)
    return bool(middle[:edge].any() and middle[height - edge :].any())


def _pictures(seen: pdfium.PdfPage, trim: Edges) -> Iterator[Box]:
    for thing in seen.get_objects(filter=[pdfium.raw.FPDF_PAGEOBJ_IMAGE], max_depth=1):
        if thing.get_metadata().colorspace != pdfium.raw.FPDF_COLORSPACE_DEVICEGRAY:
            left, bottom, right, top = (edge * MM for edge in thing.get_bounds())
            yield Box(left - trim[0], trim[3] - top, right - trim[0], trim[3] - bottom)

"""A finished PDF opened as a stranger's file: pixels, text and pictures of each page, by PDFium.

What is painted over a text is seen by drawing the page once more without it.
"""

import ctypes
import io
import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any, Protocol

import numpy as np
import pikepdf
import pypdfium2 as pdfium
from numpy.typing import NDArray
from pypdfium2 import raw

from roadmap_print.proof.extract import (
    bare_strips,
    line_strokes,
    page_objects,
    qr_scan,
    seen_colours,
)
from roadmap_print.proof.extract.page_objects import Drawn, PageObject
from roadmap_print.proof.extract.page_values import (
    MM,
    Box,
    DecodedCode,
    FinishedPage,
    PageCoordinates,
    PageFigure,
    PageLink,
    TextRun,
    Wishes,
)
from roadmap_print.proof.extract.seen_colours import Pixels

MOST = 8_000  # pixels on the longer side: a sheet that is far too large is seen coarsely
INK = 60  # levels of green by which ink differs from what it stands on
FINEST = 3.3  # pixels of a module whose edges are seen well enough to measure from
FINER = 2.0  # times the pixels, where a code needs a second look
LARGE_SHEET = 20_000_000  # pixels beyond which a sheet is looked at closer in so many strips
STRIPS = 3
BEYOND = 15.0  # mm drawn above and below a strip, where the white round a code is measured
SURE = 200.0  # pixels an inch, in which every code is found that paper shows
APART, BELOW = 0.5, 12.0  # mm under a text where what follows it begins
REACH = 0.15  # mm by which boxes share a place before anybody looks closer
CHANGE = 40  # levels of a channel by which a pixel is another
PAINTED = 0.03  # em², about a third of a letter's ink
NARROW = 0.5  # of a text's height: one that is not wider is a letter like I
AROUND = 0.7  # mm: a dash fills its box, so that what it stands on is to be seen around it


class Looker(Protocol):
    """What looks at all pages of a file: `look`, or as many processes as share them."""

    def __call__(
        self, pdf: bytes, links: Sequence[Sequence[PageLink]], scale: float, wishes: Wishes
    ) -> Iterable[FinishedPage]:
        """Give the pages in their order."""


def look(
    pdf: bytes,
    links: Sequence[Sequence[PageLink]],
    scale: float,
    wishes: Wishes | None = None,
    places: range | None = None,
) -> Iterator[FinishedPage]:
    """Look at each page once, or at those of some `places` (from 0), at `scale` pixels a mm."""
    document = pdfium.PdfDocument(_leafed_from_left(pdf))
    canvas = _Canvas()
    try:
        for index in range(len(document)) if places is None else places:
            page = document[index]
            yield _sheet(page, index + 1, tuple(links[index]), scale, canvas, wishes or Wishes())
            page.close()
    finally:
        document.close()


def _leafed_from_left(pdf: bytes) -> bytes:
    """Return a file that does not say that its pages are leafed through from the right.

    PDFium (7948 of 2026) takes that for the order of the letters in all lines, Latin ones too.
    """
    with pikepdf.open(io.BytesIO(pdf)) as document:
        preferences = document.Root.get("/ViewerPreferences", pikepdf.Dictionary())
        if preferences.get("/Direction") != pikepdf.Name.R2L:
            return pdf
        del preferences["/Direction"]
        kept = io.BytesIO()
        document.save(kept)
    return kept.getvalue()


class _Canvas:
    """The pixels that one page after the other is drawn on: to ask for new ones costs more."""

    def __init__(self) -> None:
        self._pixels = (ctypes.c_ubyte * 0)()

    def __call__(self, width: int, height: int, **kind: Any) -> pdfium.PdfBitmap:  # noqa: ANN401
        size = width * height * (1 if kind["format"] == raw.FPDFBitmap_Gray else 4)
        if len(self._pixels) < size:
            self._pixels = (ctypes.c_ubyte * size)()
        return pdfium.PdfBitmap.new_native(width, height, buffer=self._pixels, **kind)


def _sheet(
    page: pdfium.PdfPage,
    number: int,
    links: tuple[PageLink, ...],
    scale: float,
    canvas: _Canvas,
    wishes: Wishes,
) -> FinishedPage:
    frame = PageCoordinates(*page.get_cropbox())
    cropped = frame != page.get_mediabox()
    whole = frame.box(*frame)
    scale = min(scale, MOST / max(whole.width, whole.height))
    picture = page.render(
        scale=scale * MM, prefer_bgrx=True, may_draw_forms=False, bitmap_maker=canvas
    )
    pixels = picture.to_numpy()[:, :, 2::-1]  # red, green, blue
    grey = pixels[:, :, 1]  # green is the most of what the eye sees as light
    found = page_objects.read(page, frame, cropped=cropped)
    covered = _covered(page, found, pixels, scale)
    strokes, folds = line_strokes.read(page, frame), wishes.folds_of(number, whole.width)
    stains = tuple(bare_strips.stains(grey, scale, strokes, folds)) if folds else ()
    ink = seen_colours.ink(pixels) if wishes.inks else None
    return FinishedPage(
        number=number,
        width=whole.width,
        height=whole.height,
        runs=tuple(
            _on_paper(run, pixels, scale, wishes, covered=place in covered)
            for place, run in enumerate(found.runs)
        ),
        figures=tuple(
            PageFigure(mark, box, *seen_colours.picture(pixels, box, scale))
            for mark, box in found.pictures.items()
        ),
        # Last, since it draws over the pixels.
        codes=tuple(_codes(page, grey, links, scale, canvas, wishes.white)),
        links=links,
        ink=ink,
        buried=tuple(found.buried),
        notes=raw.FPDFPage_GetAnnotCount(page.raw) - len(links),
        turned=page.get_rotation(),
        cropped=cropped,
        strokes=strokes,
        stains=stains,
    )


def _codes(
    page: pdfium.PdfPage,
    grey: Pixels,
    links: Sequence[PageLink],
    scale: float,
    canvas: _Canvas,
    white: tuple[float, float],
) -> Iterator[DecodedCode]:
    """Decode a page; what is missing, fails as a poor copy, is fine or crowded is looked at closer.

    Pixels about as wide as those of the copy do harm of their own, which paper does not. The finer
    ones are drawn on the same canvas.
    """

    def sure(code: DecodedCode) -> bool:
        clear = code.quiet >= white[0] and code.white >= white[1]
        return code.sturdy and clear and code.module * scale > FINEST

    found = qr_scan.find(grey, scale)
    missed = [link.box for link in links if _awaits(link, found)]
    frail = [code.box.wider(code.module * 5) for code in found if not sure(code)]
    if not links and scale * MM * 72 < SURE:  # nothing tells where a code should be
        missed.append(Box(0, 0, grey.shape[1] / scale, grey.shape[0] / scale))
    again: list[DecodedCode] = []
    for strip, part in _strips((*missed, *frail), grey.shape, scale):
        again += _closer(page, strip, part, FINER * scale, canvas)
    for code in found:
        same = (each for each in again if _same(each, code))
        yield code if sure(code) else next(same, code)
    for number, code in enumerate(again):
        if not any(_same(code, each) for each in (*found, *again[:number])):
            yield code


def _strips(
    boxes: Sequence[Box], shape: tuple[int, ...], scale: float
) -> Iterator[tuple[Sequence[Box], tuple[float, float]]]:
    """Part boxes into strips of a large sheet, with where those begin and end, in mm.

    To draw all of A1 in finer pixels takes PDFium 650 MB.
    """
    height = shape[0] / scale
    if math.prod(shape) <= LARGE_SHEET:
        if boxes:
            yield boxes, (0.0, height)
        return
    part = height / STRIPS
    placed = sorted(boxes, key=lambda box: box.top // part)
    for number, group in groupby(placed, lambda box: box.top // part):
        strip = list(group)
        end = max(box.bottom for box in strip) + BEYOND
        yield strip, (max(0.0, number * part - BEYOND), min(height, end))


def _closer(
    page: pdfium.PdfPage,
    boxes: Sequence[Box],
    part: tuple[float, float],
    scale: float,
    canvas: _Canvas,
) -> Iterator[DecodedCode]:
    """Decode what is in some boxes, of which the part of the page that they are in is drawn."""
    high = math.ceil(page.get_height() * scale * MM)
    top, end = int(part[0] * scale), min(high, math.ceil(part[1] * scale))
    above, below = (max(0.0, (rows - 0.5) / (scale * MM)) for rows in (top, high - end))
    strip = page.render(
        scale=scale * MM,
        crop=(0, below, 0, above),
        grayscale=True,
        may_draw_forms=False,
        bitmap_maker=canvas,
    )
    pixels, down = strip.to_numpy(), top / scale
    for box in boxes:
        for code in qr_scan.find_in(pixels, box.lower(-down), scale):
            yield replace(code, box=code.box.lower(down))


def _awaits(link: PageLink, found: Sequence[DecodedCode]) -> bool:
    """Tell whether a link is as square as a code, and no code was found in it."""
    square = 0.9 < link.box.width / max(link.box.height, 0.1) < 1.1
    return bool(link.uri) and square and not any(link.box.holds(code.box, 1) for code in found)


def _same(one: DecodedCode, other: DecodedCode) -> bool:
    return one.text == other.text and min(one.box.shared(other.box)) > 0


def _on_paper(
    run: TextRun, pixels: Pixels, scale: float, wishes: Wishes, *, covered: bool
) -> TextRun:
    box, letters = run.box, any(map(str.isalnum, run.text))
    filled = box.width < NARROW * box.height  # as an I, whose ink is all there is in its box
    around = box if letters and not filled else box.wider(AROUND)
    seen = seen_colours.under(seen_colours.within(pixels, around, scale), run.colour, run.opacity)
    under = Box(box.left, box.bottom + APART, pixels.shape[1] / scale, box.bottom + BELOW)
    strip = seen_colours.within(pixels, under, scale)[::3, ::3, 1]
    return replace(
        run,
        colour=seen.strongest if letters else seen.ink,
        backgrounds=seen.backgrounds,
        inked=seen.inked or not letters,
        covered=covered,
        followed=bool(strip.size) and int(strip.max()) - int(strip.min()) > INK,
        ground=_ground(run, pixels, scale, wishes.mirrored) if wishes.grounds else None,
    )


def _ground(run: TextRun, pixels: Pixels, scale: float, mirrored: bool) -> Box:  # noqa: FBT001
    """Return the field that a text stands on, seen from just before where its line begins."""
    box = run.box
    start = box.right + AROUND if mirrored else box.left - AROUND
    return seen_colours.ground(pixels, box, start, scale)


def _covered(page: pdfium.PdfPage, drawn: Drawn, pixels: Pixels, scale: float) -> frozenset[int]:
    """Return the places of runs painted over; only where boxes overlap is a page drawn again."""
    pairs = _pairs(drawn)
    if not len(pairs):
        return frozenset()
    bare = _without(page, [drawn.others[each] for each in {*pairs[:, 1].tolist()}], scale)
    suspects = {*pairs[:, 0].tolist()}
    return frozenset(each for each in suspects if _differs(drawn.runs[each], pixels, bare, scale))


def _pairs(drawn: Drawn) -> NDArray[np.intp]:
    """Return pairs of a run and a thing that is drawn later and whose box reaches into its own."""
    if not drawn.runs or not drawn.others:
        return np.empty((0, 2), np.intp)
    texts = _edges([run.box for run in drawn.runs])[:, None]
    things = _edges([thing.box for thing in drawn.others])[None]
    shared = np.minimum(texts[..., 2:], things[..., 2:]) - np.maximum(
        texts[..., :2], things[..., :2]
    )
    places = np.array([thing.place for thing in drawn.others])
    later = places[None] > np.array(drawn.places)[:, None]
    return np.argwhere(later & (shared > REACH).all(axis=2))


def _edges(boxes: list[Box]) -> NDArray[np.float64]:
    return np.array([(box.left, box.top, box.right, box.bottom) for box in boxes])


def _without(page: pdfium.PdfPage, things: list[PageObject], scale: float) -> Pixels:
    for thing in things:
        raw.FPDFPageObj_SetIsActive(thing.raw, False)
    picture = page.render(scale=scale * MM, prefer_bgrx=True, may_draw_forms=False)
    for thing in things:
        raw.FPDFPageObj_SetIsActive(thing.raw, True)
    return np.asarray(picture.to_numpy()[:, :, 2::-1])


def _differs(run: TextRun, pixels: Pixels, bare: Pixels, scale: float) -> bool:
    """Tell whether a text looks otherwise where nothing is painted over it."""
    one, other = (
        seen_colours.within(each, run.box, scale).astype(np.int16) for each in (pixels, bare)
    )
    changed = np.count_nonzero((np.abs(one - other) > CHANGE).any(axis=2))
    return bool(changed / scale**2 > PAINTED * (run.size * MM) ** 2)

"""What is painted over a text: the page is drawn once more without it, and compared."""

from __future__ import annotations

import numpy as np
import pypdfium2 as pdfium
from numpy.typing import NDArray
from pypdfium2 import raw

from roadmap_print.proof.extract import seen_colours
from roadmap_print.proof.extract.page_objects import Drawn, PageObject
from roadmap_print.proof.extract.page_values import MM, Box, Run
from roadmap_print.proof.extract.seen_colours import Pixels

REACH = 0.15  # mm by which boxes share a place before anybody looks closer
CHANGE = 40  # levels of a channel by which a pixel is another
PAINTED = 0.03  # em², about a third of a letter's ink


def covered(page: pdfium.PdfPage, drawn: Drawn, pixels: Pixels, scale: float) -> frozenset[int]:
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
    """Draw a page without some things."""
    for thing in things:
        raw.FPDFPageObj_SetIsActive(thing.raw, False)
    picture = page.render(scale=scale * MM, prefer_bgrx=True, may_draw_forms=False)
    for thing in things:
        raw.FPDFPageObj_SetIsActive(thing.raw, True)
    return np.asarray(picture.to_numpy()[:, :, 2::-1])


def _differs(run: Run, pixels: Pixels, bare: Pixels, scale: float) -> bool:
    """Tell whether a text looks otherwise where nothing is painted over it."""
    one, other = (
        seen_colours.within(each, run.box, scale).astype(np.int16) for each in (pixels, bare)
    )
    changed = np.count_nonzero((np.abs(one - other) > CHANGE).any(axis=2))
    return bool(changed / scale**2 > PAINTED * (run.size * MM) ** 2)

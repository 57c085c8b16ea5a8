"""Where things stand on slides: on them, not under others, large enough to be read."""

from collections.abc import Iterator
from typing import Final

from roadmap_print.proof.extract.page_values import Box
from roadmap_print.proof.findings import Finding, finding
from roadmap_print.proof.presentation.deck import DeckShape, DeckSlide
from roadmap_print.proof.presentation.deck_subject import DeckSubject

EDGE: Final = 0.5  # mm that a box may reach beyond its slide: less than the margins inside it
HIDDEN: Final = 0.02  # of a code, that what lies on it may hide
ROUNDING: Final = 0.05  # pt
SLACK: Final = 0.99  # of a share, that rounding to Microsoft's units and pixels may take
SHRUNK: Final = 0.75
"""Of the least size of a text, to which one that people edit may shrink: it is fitted for a face
that is ten per cent wider, on a computer that lacks ours."""


def check(found: DeckSubject) -> Iterator[Finding]:
    """Yield empty slides, what runs off them, what is hidden, what cannot be read from afar."""
    for slide, sheet in zip(found.deck.slides, found.subject.sheets, strict=True):
        if not any(each.name for each in slide.shapes if not each.placed.is_furniture):
            yield finding("empty_page", slide.number)
        for shape in slide.shapes:
            if _is_off(shape, sheet.box):
                yield finding("off_page", slide.number, text=shape.name)
            for code in shape.codes:
                if any(_share(code.box, box) > HIDDEN for box in shape.upon):
                    yield finding("covered", slide.number, text=code.text)
        yield from _small_text(slide, found)
        yield from _low_code(slide, found)


def _small_text(slide: DeckSlide, found: DeckSubject) -> Iterator[Finding]:
    """Yield the smallest text of a slide, but for what is on every slide, if it is too small."""
    floor = found.least.text * SHRUNK
    shapes = (each for each in slide.shapes if not each.placed.is_furniture)
    runs = (run for shape in shapes for run in shape.runs if any(map(str.isalpha, run.text)))
    least = min(runs, key=lambda run: run.size, default=None)
    if least and least.size < floor - ROUNDING:
        values = {"text": least.text, "size": least.size, "floor": floor}
        yield finding("small_on_slide", slide.number, **values)


def _low_code(slide: DeckSlide, found: DeckSubject) -> Iterator[Finding]:
    """Yield the lowest code of a slide, if it is too low."""
    codes = [code for shape in slide.shapes for code in shape.codes]
    least = min(codes, key=lambda code: code.box.height, default=None)
    if least is None:
        return
    quiet = found.least.quiet
    share = (least.modules + 2 * quiet) * least.module / found.deck.height
    floor = found.least.home if least.text == found.subject.home else found.least.code
    if share < floor * SLACK:
        shares = {"share": round(share * 100), "floor": round(floor * 100)}
        yield finding("low_on_slide", slide.number, address=least.text, **shares)


def _is_off(shape: DeckShape, slide: Box) -> bool:
    """Tell whether a shape runs off its slide; one that says nothing may, if any of it is seen."""
    if shape.text.strip() or (shape.placed.is_picture and not shape.placed.is_decorative):
        return not slide.holds(shape.box, EDGE)
    return min(slide.shared(shape.box)) < -EDGE


def _share(box: Box, other: Box) -> float:
    across, down = (max(0.0, each) for each in box.shared(other))
    return across * down / (box.width * box.height)

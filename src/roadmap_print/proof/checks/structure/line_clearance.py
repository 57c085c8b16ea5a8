"""What keeps off the line, off folds and off edges: labels beside the one, ink beside the others.

The figures: docs/standards.md, "Places".
"""

from collections.abc import Iterator

from roadmap_print.proof.extract.bare_strips import EDGE, FOLD
from roadmap_print.proof.extract.page_values import Box, BroadStroke, FinishedPage
from roadmap_print.proof.findings import Finding, finding
from roadmap_print.proof.subject import Subject

ROUNDING = 0.05  # mm of a distance, that outlines of letters and lines cost


def check(subject: Subject) -> Iterator[Finding]:
    """Yield labels too near to the line, and ink where a leaflet is folded or not printed."""
    for sheet in subject.sheets:
        yield from _near_line(sheet, subject.floors.clear)
        for stain in sheet.stains:
            place = {"left": stain.box.left, "top": stain.box.top}
            if stain.fold is None:
                yield finding("ink_at_edge", sheet.number, **place, floor=EDGE)
            else:
                yield finding("ink_at_fold", sheet.number, **place, fold=stain.fold, floor=FOLD)


def _near_line(sheet: FinishedPage, floor: float) -> Iterator[Finding]:
    """Yield each text too near to the line; a number may stand on it, in its disc."""
    strokes = [(stroke, _around(stroke, floor)) for stroke in sheet.strokes]
    for run in sheet.runs:
        if run.artifact or not any(map(str.isalpha, run.text)):
            continue
        near = (stroke for stroke, around in strokes if min(around.shared(run.box)) >= 0)
        apart = min((stroke.apart(run.box, floor) for stroke in near), default=floor)
        if apart < floor - ROUNDING:
            yield finding("near_line", sheet.number, text=run.text, apart=apart, floor=floor)


def _around(stroke: BroadStroke, floor: float) -> Box:
    """Return the box that whatever is nearer to a stroke than `floor` reaches into."""
    across, down = zip(*stroke.points, strict=True)
    return Box(min(across), min(down), max(across), max(down)).wider(stroke.width / 2 + floor)

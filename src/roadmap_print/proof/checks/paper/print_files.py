"""Files for paper: what a print shop needs, and sheets that are a booklet once folded.

The figures: docs/standards.md, "On paper".
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from roadmap_print.proof.findings import Finding, finding
from roadmap_print.proof.subject import Subject
from roadmap_print.publications.registry import BLEED, FOLD_SHEETS, PaperVariant

if TYPE_CHECKING:
    from roadmap_print.proof.extract.paper.paper_sheets import Edges, Paper, PaperSheet

MOST_INK = 2.8  # 280 %: more does not dry
LINE, WHITE_LINE = 0.5, 0.75
"""Points: thinner lines break up on the press, and ink fills those that are left white in it."""
ROUNDING = 0.01  # pt
LEAST_SHORT = 1.0  # mm of colour that may end at the trim: what antialiasing makes of a corner
EXACT = 0.1  # mm
SHORT_EDGE = "/DuplexFlipShortEdge"


def check(subject: Subject) -> Iterator[Finding]:
    """Yield what would be wrong on paper beyond what is wrong on the pages."""
    found = subject.paper
    if found is None:
        return
    if found.scaling != "/None":
        yield finding("scaled")
    if subject.file.paper is PaperVariant.PRESS:
        yield from _press(subject, found)
    else:
        yield from _fold(subject, found)


def _press(subject: Subject, found: Paper) -> Iterator[Finding]:
    if len(found.sheets) % subject.file.publication.signature:
        yield finding("press_pages", count=len(found.sheets))
    for sheet in found.sheets:
        yield from _boxes(sheet)
        if sheet.annotations:
            yield finding("press_link", sheet.number)
        yield from _inks(sheet)
    for page, side in zip(subject.sheets, found.sheets, strict=True):
        for code in page.codes:
            if any(picture.holds(code.box, 1) for picture in side.pictures):
                yield finding("press_code", page.number, address=code.text)


def _boxes(sheet: PaperSheet) -> Iterator[Finding]:
    if max(map(abs, sheet.media[:2])) > EXACT:
        yield finding("press_origin", sheet.number)
    around = min(_around(sheet.trim, sheet.bleed))
    if around < BLEED - EXACT or min(_around(sheet.bleed, sheet.media)) < EXACT:
        yield finding("press_boxes", sheet.number, around=around, bleed=BLEED)
    elif sheet.ends > LEAST_SHORT:
        yield finding("press_bleed", sheet.number, ends=sheet.ends)


def _around(inner: Edges, outer: Edges) -> tuple[float, ...]:
    """Return how far the outer box reaches beyond the inner one on each side."""
    left, bottom = inner[0] - outer[0], inner[1] - outer[1]
    return left, bottom, outer[2] - inner[2], outer[3] - inner[3]


def _inks(sheet: PaperSheet) -> Iterator[Finding]:
    inks = sheet.inks
    for space in sorted(inks.strange):
        yield finding("press_colour", sheet.number, "publisher.logo", space=space)
    if inks.text > 0:
        yield finding("press_text", sheet.number)
    if inks.line < LINE - ROUNDING:
        yield finding("press_line", sheet.number, width=inks.line, least=LINE)
    if inks.white_line < WHITE_LINE - ROUNDING:
        yield finding("press_line_in_white", sheet.number, width=inks.white_line, least=WHITE_LINE)
    if inks.total > MOST_INK:
        values = {"total": round(inks.total * 100), "most": round(MOST_INK * 100)}
        yield finding("press_ink", sheet.number, **values)


def _fold(subject: Subject, found: Paper) -> Iterator[Finding]:
    if len(found.sheets) % 2:
        yield finding("fold_sides", count=len(found.sheets))
    if found.duplex != SHORT_EDGE:
        yield finding("fold_duplex")
    width, height = map(float, FOLD_SHEETS[subject.file.paper or PaperVariant.FOLD_A3])
    for side in found.sheets:
        across, down = side.media[2] - side.media[0], side.media[3] - side.media[1]
        if abs(across - width) > EXACT or abs(down - height) > EXACT:
            yield finding("fold_size", width=across, height=down, wide=width, high=height)
            return
        if not side.marked:
            yield finding("fold_mark", side=side.number)
    for sheet in subject.sheets:
        if said := sheet.miscounted(len(subject.sheets), mirrored=subject.mirrored):
            yield finding("fold_order", sheet.number, found=said)

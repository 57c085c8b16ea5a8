"""Where things stand: inside the safe zone, apart from each other, large enough."""

import unicodedata
from collections.abc import Iterator

from roadmap_print.proof.extract.page_values import MM, Box, FinishedPage, TextRun
from roadmap_print.proof.findings import Finding, finding
from roadmap_print.proof.subject import Subject

TOUCH = 0.35  # mm by which boxes of ink may share a place: the overshoot of round letters
TIGHT = 0.15  # em by which an accent may reach into the line above
CUT = 0.5  # mm of ink that a clip may take: antialiasing, the fall of an italic


def check(subject: Subject) -> Iterator[Finding]:
    """Yield what stands where it should not."""
    floor = subject.floors.text
    for sheet in subject.sheets:
        if not any(run.mark is not None for run in sheet.runs) and not sheet.codes:
            yield finding("empty_page", sheet.number)
        yield from _nowhere(sheet)
        yield from _outside(sheet, subject)
        for run in sheet.runs:
            numeral = run.artifact and run.text.strip().isdecimal()  # in a disc, beside its words
            if run.size < floor - 0.05 and any(map(str.isalnum, run.text)) and not numeral:
                values = {"text": run.text, "size": run.size, "floor": floor}
                yield finding("small_text", sheet.number, **values)
        yield from _overlaps(sheet)


def _nowhere(sheet: FinishedPage) -> Iterator[Finding]:
    """Yield what has no place of its own on the page, or lies upon it as a note does."""
    if sheet.notes > 0:
        yield finding("notes", sheet.number, count=sheet.notes)
    for text in sheet.buried:
        yield finding("buried", sheet.number, text=text)
    for link in sheet.links:
        if min(link.box.width, link.box.height) <= 0:
            yield finding("link_nowhere", sheet.number, address=link.uri or link.sentence)


def _outside(sheet: FinishedPage, subject: Subject) -> Iterator[Finding]:
    margin = subject.floors.margin
    safe = Box(margin, margin, sheet.width - margin, sheet.height - margin)
    for run in sheet.runs:
        if not safe.holds(run.box, 0.1):
            on_page = sheet.box.holds(run.box, 0.1)
            values = {"text": run.text, "margin": margin}
            yield finding("outside" if on_page else "off_page", sheet.number, **values)
        if run.clip and not run.clip.holds(run.box, CUT):
            yield finding("clipped", sheet.number, text=run.text)
    for code in sheet.codes:
        if not safe.holds(code.box, 0.1):
            yield finding("outside", sheet.number, text=code.text, margin=margin)


def _overlaps(sheet: FinishedPage) -> Iterator[Finding]:
    """Yield texts that lie on each other, and texts that lie on a picture or a code."""
    runs = sorted(filter(_stands, sheet.runs), key=lambda run: run.box.top)
    for number, run in enumerate(runs):
        for other in runs[number + 1 :]:
            if other.box.top > run.box.bottom:
                break
            if _collide(run.box, other.box, _tight(run, other)):
                yield finding("overlap", sheet.number, text=run.text, other=other.text)
    boxes = [figure.box for figure in sheet.figures] + [code.box for code in sheet.codes]
    for run in runs:
        beside = (box for box in boxes if box.top < run.box.bottom and run.box.top < box.bottom)
        if any(_collide(run.box, box) for box in beside):
            yield finding("on_picture", sheet.number, text=run.text)


def _stands(run: TextRun) -> bool:
    """Tell whether a text has a place of its own: accents stand on the letter before them."""
    return any(not each.isspace() and not unicodedata.combining(each) for each in run.text)


def _tight(run: TextRun, other: TextRun) -> float:
    """Return by how many mm lines may reach into each other: those of one text, as Å under g."""
    same = (run.font, round(run.size, 1)) == (other.font, round(other.size, 1))
    return TIGHT * run.size * MM if same else 0.0


def _collide(one: Box, other: Box, slack: float = 0.0) -> bool:
    across, down = one.shared(other)
    return across > TOUCH and down > TOUCH + slack

"""Where things stand: inside the safe zone, apart from each other, large enough, not stranded."""

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise

from roadmap_print.i18n.direction import turns
from roadmap_print.i18n.page_words import words
from roadmap_print.proof.extract.page_values import MM, Box, FinishedPage, TextRun
from roadmap_print.proof.findings import Finding, finding
from roadmap_print.proof.subject import Subject, is_heading, normalise_text

TOUCH = 0.35  # mm by which boxes of ink may share a place: the overshoot of round letters
TIGHT = 0.15  # em by which an accent may reach into the line above
TAILS = 0.45  # em by which the tails of Arabic may, between what stands tall in the line below
NEXT = 0.5  # em at most between letters of a word that were set one after the other
LISTED = 2  # contents between two headings of a mere list: a numeral may stand there
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
    if subject.prints.flows:
        yield from _stranded(subject)


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
    numbered = zip(sheet.runs, _words_set_at_once(sheet.runs), strict=True)
    ordered = sorted(
        (each for each in numbered if _stands(each[0])), key=lambda each: each[0].box.top
    )
    runs = [run for run, _ in ordered]
    for number, (run, word) in enumerate(ordered):
        for other, its_word in ordered[number + 1 :]:
            if other.box.top > run.box.bottom:
                break
            if word == its_word and turns(run.text + other.text):
                continue  # letters of Arabic that join reach under each other
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


def _words_set_at_once(runs: Sequence[TextRun]) -> Iterator[object]:
    """Yield what is equal for letters that were set at once.

    That is their mark. The foot of a page has none: there, it is that one begins where the one
    before it ends.
    """
    before, number = None, 0
    for run in runs:
        if run.mark is not None:
            yield run.mark
        else:
            number += not (before and _goes_on(before, run))
            yield "foot", number
        before = run


def _goes_on(before: TextRun, run: TextRun) -> bool:
    across, down = before.box.shared(run.box)
    alike = (before.mark, before.font, before.size) == (run.mark, run.font, run.size)
    return alike and down > 0 and across > -NEXT * run.size * MM


def _tight(run: TextRun, other: TextRun) -> float:
    """Return by how many mm lines may reach into each other: those of one text, as Å under g."""
    same = (run.font, round(run.size, 1)) == (other.font, round(other.size, 1))
    share = TAILS if turns(run.text) and turns(other.text) else TIGHT
    return share * run.size * MM if same else 0.0


def _collide(one: Box, other: Box, slack: float = 0.0) -> bool:
    across, down = one.shared(other)
    return across > TOUCH and down > TOUCH + slack


def _stranded(subject: Subject) -> Iterator[Finding]:
    """Yield headings whose own text, or lesser heading, first stands on a later page."""
    contents = subject.structure.contents
    spoken, notes = list(_spoken(subject)), normalise_text(words(subject.catalogue.language).notes)
    for place, (content, following) in enumerate(pairwise(spoken)):
        heading, after = contents[content], contents[following]
        level, next_level = _level(subject, heading.element), _level(subject, after.element)
        if not level or after.page == heading.page or 0 < next_level <= level:
            continue
        runs: Sequence[TextRun] = subject.runs.get((heading.page, heading.mark), ())
        before = [contents[each] for each in spoken[max(0, place - LISTED) : place]]
        listed = any(
            each.page == heading.page and _level(subject, each.element) == level for each in before
        )
        text = " ".join(run.text for run in runs)
        if not listed and not any(run.followed for run in runs) and normalise_text(text) != notes:
            yield finding("stranded", heading.page, text=text)


def _level(subject: Subject, element: int) -> int:
    """Return the level of the heading that an element belongs to, 0 for none."""
    kinds = filter(is_heading, subject.element(element).path)
    return max((int(kind[1:] or 1) for kind in kinds), default=0)


def _spoken(subject: Subject) -> Iterator[int]:
    """Yield the places of what is read, a picture or a text."""
    drawn = {(sheet.number, each.mark) for sheet in subject.sheets for each in sheet.figures}
    drawn |= subject.runs.keys()
    for number, content in enumerate(subject.structure.contents):
        if (content.page, content.mark) in drawn:
            yield number

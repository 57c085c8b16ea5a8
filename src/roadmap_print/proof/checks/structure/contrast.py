"""Legible with low vision and on a grey printer: WCAG 2.2, nothing by colour alone.

The figures: docs/standards.md, "Contrast".
"""

from collections.abc import Iterator

from roadmap_print.brand.palette import LIGHT, linear
from roadmap_print.proof import requirements
from roadmap_print.proof.extract.page_values import Colour, FinishedPage, TextRun
from roadmap_print.proof.findings import Finding, finding
from roadmap_print.proof.subject import Subject, normalise_text
from roadmap_print.publications.registry import PaperVariant

TEXT = 4.5  # WCAG 1.4.3
LARGE_TEXT = 3.0  # from 18 pt, or 14 pt bold
GRAPHICS = 3.0  # WCAG 1.4.11
LARGE, LARGE_BOLD = 18.0, 14.0  # pt
BOLD = ("bold", "black", "heavy", "semi")
ROUNDING = 0.02  # of a contrast, that eight bits a colour cost
INKS = 0.92  # of a contrast, that four inks keep as a viewer mixes them
BLACK_INK, BLACK = (35, 31, 32), (0, 0, 0)
"""Black alone as a viewer shows it, and as it is meant: a press has no darker ink for words."""


def check(subject: Subject) -> Iterator[Finding]:
    """Yield what is too pale, not to be seen, or told apart by its colour alone."""
    shown = INKS if subject.file.paper is PaperVariant.PRESS else 1.0
    for sheet in subject.sheets:
        for run in sheet.runs:
            if not run.inked:
                yield finding("hidden", sheet.number, text=run.text)
            elif run.covered:
                yield finding("covered", sheet.number, text=run.text)
            elif (found := least(run)) < _floor(run) * shown - ROUNDING:
                values = {"text": run.text, "contrast": found, "floor": _floor(run)}
                yield finding("pale", sheet.number, **values)
        for figure in sheet.figures:
            if figure.contrast < GRAPHICS:
                yield finding("pale_picture", sheet.number, contrast=figure.contrast)
        yield from _inks(sheet, subject)
    yield from _by_colour_alone(subject)


def _inks(sheet: FinishedPage, subject: Subject) -> Iterator[Finding]:
    """Yield colour on a page for a black-and-white printer, and too much toner."""
    if sheet.ink is None or not subject.floors.grey:
        return
    if sheet.ink.coloured:
        yield finding("coloured", sheet.number)
    if sheet.ink.share > requirements.TONER:
        shares = {"share": round(sheet.ink.share * 100), "most": round(requirements.TONER * 100)}
        yield finding("inky", sheet.number, **shares)


def least(run: TextRun) -> float:
    """Return a text's contrast with what it stands on, where it is the least."""
    colour = BLACK if run.colour == BLACK_INK else run.colour
    return min((contrast(colour, under) for under in run.backgrounds), default=21.0)


def contrast(one: Colour, other: Colour) -> float:
    """Return the contrast of two colours, 1 to 21."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: Colour) -> float:
    return sum(share * linear(value / 255) for share, value in zip(LIGHT, colour, strict=True))


def _floor(run: TextRun) -> float:
    bold = any(name in run.font.lower() for name in BOLD)
    return LARGE_TEXT if run.size >= (LARGE_BOLD if bold else LARGE) else TEXT


def _by_colour_alone(subject: Subject) -> Iterator[Finding]:
    """Yield pictures of one size that say different things and look the same in grey."""
    alts = {
        (content.page, content.mark): subject.element(content.element).alt
        for content in subject.structure.contents
    }
    meanings = _meanings(subject)
    seen: dict[tuple[int, int, bytes], str] = {}
    for sheet in subject.sheets:
        for figure in sheet.figures:
            if any(figure.box.holds(code.box, 1) for code in sheet.codes):
                continue  # what they say is compared with the catalogue
            alt = alts.get((sheet.number, figure.mark))
            look = (round(figure.box.width), round(figure.box.height), figure.shape)
            if not alt:
                continue
            other = seen.setdefault(look, alt)
            one, another = (meanings.get(normalise_text(each), {each}) for each in (alt, other))
            if one.isdisjoint(another):
                yield finding("alike", sheet.number, alt=alt, other=other)
                seen[look] = alt


def _meanings(subject: Subject) -> dict[str, set[str]]:
    """Return the labels of the formats that each heading is one of: they have one picture each."""
    catalogue = subject.catalogue
    labels = {each.id: normalise_text(each.label) for each in catalogue.formats}
    meanings = {label: {label} for label in labels.values()}
    for step in catalogue.steps:
        for id_, heading in step.headings.items():
            meanings.setdefault(normalise_text(heading), set()).add(labels[id_])
    return meanings

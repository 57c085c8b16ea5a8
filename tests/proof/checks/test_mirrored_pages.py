"""Pages that are read from the right: right as they are made, and each fault in them is told.

Texts are held against a catalogue that says something else: to the proof, the page is at fault.
"""

from collections.abc import Callable
from dataclasses import replace

import drawing as draw
import mirrored
import pikepdf
import pytest
import spoiling as spoil
from drawing import COARSE, HEIGHT, Part, drawn, subject
from mirrored import printed, proofread
from rows import BOOKLET, LEAFLET, POSTER
from test_line_clearance import FOLDED
from test_step_places import AXES, LABELLED, TRAPS, entry, label

from roadmap_print.catalogue.model import Catalogue
from roadmap_print.i18n.translator import Message
from roadmap_print.proof.checks.structure import line_clearance, step_places
from roadmap_print.proof.subject import Subject
from roadmap_print.publications.registry import PaperVariant, Publication, every
from roadmap_print.render.prepress import imposition

SHEETS = [PaperVariant.FOLD_A3, PaperVariant.FOLD_A4, PaperVariant.PRESS]


@pytest.mark.slow
@pytest.mark.parametrize("publication", every(), ids=str)
def test_pages_of_every_publication_are_right(publication: Publication) -> None:
    assert proofread(printed(publication), publication).problems == ()


@pytest.mark.parametrize("paper", SHEETS)
def test_sheets_are_right(paper: PaperVariant) -> None:
    assert proofread(printed(BOOKLET, paper), BOOKLET, paper).problems == ()


def odd_steps(catalogue: Catalogue) -> Catalogue:
    """Signs of no direction at the ends of titles, with next to no letters beside them."""
    titles = ("—(a)— שלב", "[](){} 2", "url(file:///x)")
    steps = [
        replace(step, title=title) for step, title in zip(catalogue.steps, titles, strict=False)
    ]
    return replace(catalogue, steps=(*steps, *catalogue.steps[len(steps) :]))


@pytest.mark.slow
def test_labels_of_few_letters_and_many_signs_are_found() -> None:
    pdf = printed(POSTER, None, odd_steps)
    assert proofread(pdf, POSTER, change=odd_steps).problems == ()


def titled(key: str, title: str) -> Callable[[Catalogue], Catalogue]:
    def change(catalogue: Catalogue) -> Catalogue:
        resource = replace(catalogue.resources[key], title=title)
        return replace(catalogue, resources={**catalogue.resources, key: resource})

    return change


def exchanged_steps(catalogue: Catalogue) -> Catalogue:
    return replace(catalogue, steps=catalogue.steps[::-1])


def exchanged_addresses(catalogue: Catalogue) -> Catalogue:
    axes, scales = catalogue.resources["axes"], catalogue.resources["scales"]
    other = {"axes": replace(axes, url=scales.url), "scales": replace(scales, url=axes.url)}
    return replace(catalogue, resources={**catalogue.resources, **other})


def relabelled(catalogue: Catalogue) -> Catalogue:
    one, other = catalogue.formats
    formats = (replace(one, label=other.label), replace(other, label=one.label))
    return replace(catalogue, formats=formats)


@pytest.mark.parametrize("publication", [BOOKLET, POSTER, LEAFLET], ids=str)
@pytest.mark.parametrize(
    ("change", "saying"),
    [
        (titled("axes", "הצירים דקות בעשר (5 min)"), "missing"),
        (titled("axes", "הצירים בעשר דקות (min 5)"), "missing"),
        (titled("axes", "הצירים בעשר דקות (6 min)"), "missing"),
        (titled("scales", "סקירת Learning Machine 2024 על עקומות"), "missing"),
        (titled("scales", "סקירת Machine Learning על 2024 עקומות"), "missing"),
        (titled("tufte", "Graphical integrity revisited (2nd! ed.)"), "missing"),
        (titled("traps", "صعود المنحنى: الدرس الثالث"), "missing"),
        (titled("traps", "صعود: المنحنى الدرس الثاني"), "missing"),
        (exchanged_steps, "elsewhere"),
        (exchanged_addresses, "title_not_link"),
        (exchanged_addresses, "says_otherwise"),
    ],
)
def test_a_text_in_another_order_is_told(
    publication: Publication, change: Callable[[Catalogue], Catalogue], saying: str
) -> None:
    report = proofread(printed(publication), publication, change=change)
    assert mirrored.told(report, Message(f"proof.{saying}")), report.problems


def test_another_format_is_told() -> None:
    report = proofread(printed(BOOKLET), BOOKLET, change=relabelled)
    assert mirrored.told(report, Message("proof.no_format"))


def test_another_number_is_told() -> None:
    """The numbers of the discs, by a catalogue whose steps have changed places."""
    report = proofread(printed(POSTER), POSTER, change=exchanged_steps)
    assert mirrored.told(report, Message("proof.no_number"))


def test_pages_say_which_way_they_are_leafed_through() -> None:
    plain = spoil.edited(
        lambda pdf: pdf.Root.ViewerPreferences.__delitem__("/Direction"), printed(BOOKLET)
    )
    assert mirrored.told(proofread(plain, BOOKLET), Message("proof.leafed_from_left"))


def test_sheets_that_fold_from_the_left_are_told() -> None:
    """Pages of a booklet from the right, laid on sheets as those of one from the left."""

    def unmirrored(document: pikepdf.Pdf) -> None:
        del document.Root.ViewerPreferences["/Direction"]

    def mirrored_again(document: pikepdf.Pdf) -> None:
        document.Root.ViewerPreferences.Direction = pikepdf.Name.R2L

    pages = spoil.edited(unmirrored, printed(BOOKLET))
    sheets = spoil.edited(mirrored_again, imposition.fold(pages, (420.0, 297.0)))
    report = proofread(sheets, BOOKLET, PaperVariant.FOLD_A3)
    assert mirrored.told(report, Message("proof.fold_order"))


def from_right(found: Subject) -> Subject:
    return replace(found, catalogue=replace(found.catalogue, language="he"))


@pytest.mark.parametrize(("title", "rules"), [(TRAPS, set()), (AXES, {"BESIDE_ANOTHER"})])
def test_the_label_on_the_right_of_an_entry_is_its_own(title: str, rules: set[str]) -> None:
    other = {TRAPS: AXES, AXES: TRAPS}[title]
    parts = (*label(title, 150, 20), *label(other, 5, 20), entry(90, 30))
    found = subject(drawn(parts, size=(200, HEIGHT)), replace(COARSE, module=0.8), LABELLED)
    found = draw.of_steps(from_right(found), 1, 2)
    assert draw.rules_told(draw.on_route(step_places.check), found) == rules


@pytest.mark.parametrize(("left", "rules"), [(43, set()), (46, {"INK_AT_FOLD"})])
def test_folds_are_measured_from_the_right(left: float, rules: set[str]) -> None:
    """On a page 100 mm wide a fold 30 mm from the right is 70 mm from the left."""
    folded = replace(FOLDED, folds=((30.0,), (30.0,)))
    parts = (Part(draw.box(left + 20, 20, 1, 5), "P"),)
    found = draw.subject(drawn(parts), replace(COARSE, module=0.4), folded, mirrored=True)
    assert draw.rules_told(line_clearance.check, found) - {"NEAR_LINE"} == rules

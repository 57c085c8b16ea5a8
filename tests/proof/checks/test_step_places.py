"""Entries beside their own step's label by distance on the page; steps on pages that face."""

from dataclasses import replace

import drawing as draw
import pytest
from drawing import COARSE, HEIGHT, Part, box, drawn, ink, subject, text
from rows import BOOKLET, POSTER

from roadmap_print.proof.checks.structure import step_places
from roadmap_print.proof.checks.text import cross_references

LABELLED, UNLABELLED = (
    replace(POSTER, prints=replace(POSTER.prints, labels=each)) for each in (True, False)
)
BOUND = replace(BOOKLET, leaves=True)
AXES, TRAPS = "Les axes", "Les pièges"
ENTRY = "Sept axes tronqués"  # of the second step
Parts = tuple[Part | str, ...]


def label(title: str, left: float, bottom: float, high: float = 20) -> Parts:
    """Draw a field with a step's title in its upper left corner."""
    field = box(left, bottom, 35, high, "0.4 g")
    return field, Part(text(title, left + 2, bottom + high - 6, grey=1), "H2")


def entry(left: float, middle: float, title: str = ENTRY) -> Part:
    """Draw an entry whose ink has its middle at a height."""
    edges = ink(title)
    base = middle - (edges.high + edges.low) / 2
    return Part(text(title, left, base), "LBody/Link")


def told(*parts: Part | str) -> set[str]:
    found = subject(drawn(parts, size=(200, HEIGHT)), replace(COARSE, module=0.8), LABELLED)
    return draw.rules_told(draw.on_route(step_places.check), draw.of_steps(found, 1, 2))


@pytest.mark.parametrize(("below", "wrong"), [(-0.4, True), (0.4, False)])
def test_an_entry_is_nearer_to_its_own_label(below: float, wrong: bool) -> None:  # noqa: FBT001
    """Between the two fields, 32 to 52 and 8 to 28 mm above the foot, it is nearer to one."""
    parts = (*label(AXES, 5, 32), *label(TRAPS, 5, 8), entry(60, 30 - below))
    assert told(*parts) == ({"BESIDE_ANOTHER"} if wrong else set())


def test_a_field_counts_and_not_its_title() -> None:
    """The entry stands at the foot of its label's field, nearer to the title of the one below."""
    parts = (*label(TRAPS, 5, 24, high=34), *label(AXES, 5, 3, high=18), entry(60, 26))
    assert told(*parts) == set()


def test_marks_over_a_title_do_not_part_its_field() -> None:
    """Signs of Thai stand over its letters, higher than what the letters' boxes say."""
    field, title = label(TRAPS, 5, 8)
    assert isinstance(title, Part)
    marked = replace(title, content=f"{title.content} {box(12, 25.2, 3, 1.8, '1 g')}")
    assert told(*label(AXES, 5, 32), field, marked, entry(60, 26)) == set()


def test_a_field_with_an_edge_of_ink_reaches_as_far_as_the_others() -> None:
    edged = box(5, 8, 35, 20, "0.4 g"), box(39.5, 8, 0.5, 20, "0 g")
    title = label(TRAPS, 5, 8)[1]
    assert told(*label(AXES, 5, 31), *edged, title, entry(120, 26)) == set()


def test_a_numeral_beside_a_title_is_no_label() -> None:
    """Its disc is further from the entry than the field of the label above."""
    disc, field = box(1, 17, 3, 9, "0.4 g"), box(5, 8, 35, 20, "0.4 g")
    heading = Part(text("2", 1.5, 22, grey=1) + "\n" + text(TRAPS, 7, 22, grey=1), "H2")
    assert told(*label(AXES, 5, 32), disc, field, heading, entry(60, 24)) == set()


def test_a_label_behind_an_entry_is_another_column_s() -> None:
    parts = (*label(TRAPS, 5, 20), *label(AXES, 100, 20), entry(60, 30))
    assert told(*parts) == set()
    parts = (*label(AXES, 5, 20), *label(TRAPS, 100, 20), entry(60, 30))
    assert told(*parts) == {"BESIDE_ANOTHER"}


def test_pages_without_labels_are_not_asked() -> None:
    parts = (*label(AXES, 5, 20), *label(TRAPS, 100, 20), entry(60, 30))
    found = draw.of_steps(subject(drawn(parts, size=(200, HEIGHT)), COARSE, UNLABELLED), 1, 2)
    assert draw.rules_told(draw.on_route(step_places.check), found) == set()


HEADS = {
    1: (Part(text(AXES, base=50), "H2"),),
    2: (Part(text(TRAPS, base=50), "H2"),),
    "more": (Part(text("Graphical integrity revisited"), "LBody/Link"),),
    "": (Part(text("Notes"), "H2"),),
}


def bound(*pages: int | str, publication: object = BOUND) -> set[str]:
    """Return what is told of leaves with these steps on their pages."""
    pdf = drawn(*(HEADS[each] for each in pages))
    found = draw.of_steps(subject(pdf, COARSE, publication), 1, 2)  # type: ignore[arg-type]
    return draw.rules_told(draw.on_route(step_places.check), found)


@pytest.mark.parametrize(
    ("pages", "rules"),
    [
        (("", 1, "more", 2), set()),
        ((1, "more", 2, ""), {"BACK_TO_BACK"}),
        (("", "", 1, 2), set()),
        (("", "", 1, "more"), {"BACK_TO_BACK"}),
        (("", 1, "more"), {"UNFILLED_SHEETS"}),
        (("", 1, "more", 2, "", ""), {"UNFILLED_SHEETS"}),
        (("", 1, "more", 2, ""), {"UNFILLED_SHEETS"}),
    ],
)
def test_a_step_of_two_pages_stands_on_two_that_face(
    pages: tuple[int | str, ...], rules: set[str]
) -> None:
    assert bound(*pages) == rules
    assert bound(*pages, publication=replace(BOOKLET, leaves=False)) == set()


def repeated(said: str, title: str = "Les axes en dix minutes") -> set[str]:
    """Return what is told where the second step says so of a resource of the first, on page 1."""
    first = (*HEADS[1], Part(text("Les axes en dix minutes"), "LBody/Link"))
    second = (
        *HEADS[2],
        Part(text(title), "LBody/Link"),
        Part(text(said, base=20), "LBody/P"),
    )
    found = draw.of_steps(subject(drawn(first, [], second), COARSE), 1, 2)
    return draw.rules_told(draw.on_route(cross_references.check), found)


@pytest.mark.parametrize(
    ("said", "rules"),
    [
        ("déjà à l’étape 1, p. 1", set()),
        ("déjà à l’étape 1", set()),
        ("déjà à l’étape 1, p. 2", {"WRONG_REPEAT"}),
        ("déjà à l’étape 1, p. 10", {"WRONG_REPEAT"}),
        ("déjà à l’étape 2, p. 3", {"NO_REPEAT"}),
        ("déjà à l’étape 7", {"NO_REPEAT"}),
        ("déjà à l’étape 10, p. 1", {"NO_REPEAT"}),
    ],
)
def test_what_a_repeat_says_of_where_it_stood(said: str, rules: set[str]) -> None:
    assert repeated(said) == rules


def test_what_is_new_in_a_step_is_no_repeat() -> None:
    assert repeated("déjà à l’étape 1", ENTRY) == {"NO_REPEAT"}

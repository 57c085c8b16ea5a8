"""Numbers before titles of steps: another step's is told, a title that looks like one is not."""

from dataclasses import replace

import drawing as draw
import pytest
from drawing import COARSE, Part, drawn, subject, text
from rows import POSTER

from roadmap_print.proof.checks.text import step_labels

UNLABELLED = replace(POSTER, prints=replace(POSTER.prints, keys=frozenset()))


@pytest.mark.parametrize(("before", "wrong"), [("Étape 1", False), ("Étape 7", True), ("7", True)])
def test_a_title_that_looks_like_a_number_is_no_number(before: str, wrong: bool) -> None:  # noqa: FBT001
    """The steps are called "Étape 1" and "Étape 2"."""
    parts = Part(text(before, base=60), "P"), Part(text("Étape 2", base=40), "P")
    found = draw.of_steps(subject(drawn(parts), COARSE, UNLABELLED), 1, 2)
    steps = tuple(
        replace(step, title=f"Étape {number}")
        for number, step in enumerate(found.catalogue.steps, start=1)
    )
    found = replace(found, catalogue=replace(found.catalogue, steps=steps))
    told = draw.rules_told(draw.on_route(step_labels.check), found)
    assert told == ({"NO_NUMBER"} if wrong else set())

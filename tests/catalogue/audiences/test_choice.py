"""What of a catalogue concerns an audience, and that alone; numbers stay."""

from __future__ import annotations

from pathlib import Path

import pytest
from for_some import FOR_SOME

from roadmap_print.catalogue.audiences.choice import choose, edition, printed_steps
from roadmap_print.catalogue.comparison.compare import Change, ChangeKind, compare
from roadmap_print.catalogue.model import Catalogue
from roadmap_print.catalogue.reading.reader import read_source
from roadmap_print.publications.output_file import GREY, LARGE_PRINT
from roadmap_print.publications.registry import PaperVariant


def catalogue(text: str = FOR_SOME) -> Catalogue:
    reading = read_source(text.encode(), Path("roadmap.yaml"))
    assert reading.catalogue, reading.problems
    return reading.catalogue


@pytest.mark.parametrize(
    ("audience", "numbers", "objectives", "resources"),
    [
        ("clinician", (1, 2, 4), ("Clarifier les notions", "Lire une étude"), "numbers pictures"),
        ("secretary", (1, 3, 4), ("Rédiger un courrier", "Clarifier les notions"),
         "letters numbers"),
    ],
)  # fmt: skip
def test_what_is_for_others_is_left_out_and_numbers_are_kept(
    audience: str, numbers: tuple[int, ...], objectives: tuple[str, ...], resources: str
) -> None:
    chosen = choose(catalogue(), audience)
    assert printed_steps(chosen) == numbers
    first = chosen.steps[0]
    assert (first.objectives, first.resources) == (objectives, tuple(resources.split()))
    assert {each.id for each in first.featured} <= {*first.resources}
    assert len(first.featured) == 1
    assert printed_steps(chosen, (1, 2, 3)) == tuple(n for n in numbers if n < 4)


def test_its_title_says_whom_it_is_for() -> None:
    assert edition(catalogue(), "clinician").title == "Lire un dossier\u00a0– Soignants"
    assert edition(catalogue(), None) == catalogue()
    assert choose(catalogue(), "clinician").title == "Lire un dossier"


@pytest.mark.parametrize(
    ("step", "kept"),
    [
        ("{title: A, resources: []}", True),
        ("{title: A, objectives: [O], resources: []}", True),
        ("{title: A, objectives: [{text: O, audiences: [secretary]}], resources: []}", False),
        ("{title: A, objectives: [O], resources: [letters]}", False),
        ("{title: A, audiences: [secretary], resources: [numbers]}", False),
        ("{title: A, audiences: [secretary, clinician], resources: [numbers]}", True),
    ],
)
def test_a_step_that_is_left_empty_is_dropped(step: str, kept: bool) -> None:  # noqa: FBT001
    text = FOR_SOME.replace("steps:\n", f"steps:\n  - {step}\n")
    assert (1 in printed_steps(choose(catalogue(text), "clinician"))) is kept


@pytest.mark.parametrize(
    ("audience", "numbers", "title"),
    [
        (None, (1, 2, 4), "Lire un dossier"),
        ("secretary", (1, 4), "Lire un dossier\u00a0– Secrétaires"),
    ],
)
def test_a_step_without_a_resource_of_some_levels_is_dropped(
    audience: str | None, numbers: tuple[int, ...], title: str
) -> None:
    text = FOR_SOME.replace(
        "{id: easy, label: Premier pas}", "{id: easy, label: A}, {id: hard, label: B}"
    )
    text = text.replace("title: Courriers,", "title: Courriers, level: hard,")
    chosen = edition(catalogue(text), audience, ["easy"])
    assert printed_steps(chosen) == numbers
    assert {each.level for each in chosen.resources.values()} == {"easy", None}
    assert chosen.title == title
    assert all({*step.resources} <= {*chosen.resources} for step in chosen.steps)


def told(old: str, new: str, audience: str) -> list[tuple[ChangeKind, str, int | None]]:
    changes: tuple[Change, ...] = compare(
        *(choose(catalogue(text), audience) for text in (old, new))
    )
    return [(each.kind, each.title, each.step) for each in changes]


def test_editions_are_compared_as_catalogues_are() -> None:
    """A step that comes into an edition is new there, and none is told that it is not in."""
    new = FOR_SOME.replace("    audiences: [clinician]\n    resources: [numbers, study]",
                           "    resources: [numbers, study]")  # fmt: skip
    assert told(FOR_SOME, new, "clinician") == []
    added, removed = ChangeKind.ADDED, ChangeKind.REMOVED
    step = [("Au lit du malade", 2), ("Nombres", 2), ("Étude", 2)]
    assert told(FOR_SOME, new, "secretary") == [(added, *each) for each in step]
    assert told(new, FOR_SOME, "secretary") == [(removed, *each) for each in step]
    edited = FOR_SOME.replace("Ranger mieux", "Ranger bien mieux")
    assert told(FOR_SOME, edited, "clinician") == []
    assert len(told(FOR_SOME, edited, "secretary")) == 1


def test_a_change_of_whom_something_is_for_is_told_and_prints_nothing() -> None:
    new = FOR_SOME.replace("Lire une étude, audiences: [clinician]",
                           "Lire une étude, audiences: [clinician, secretary]")  # fmt: skip
    (change,) = compare(catalogue(), catalogue(new))
    assert not change.printed
    assert [(each.name, each.old, each.new) for each in change.edits] == [
        ("audiences", "clinician", "clinician, secretary")
    ]


@pytest.mark.parametrize("name", [LARGE_PRINT, GREY, *PaperVariant])
def test_no_audience_is_called_as_another_part_of_a_name(name: str) -> None:
    for id_ in (name, f"night-{name}"):
        text = FOR_SOME.replace("{id: secretary,", f"{{id: {id_},").replace("secretary", id_)
        reading = read_source(text.encode(), Path("roadmap.yaml"))
        assert [each.where for each in reading.problems] == ["audiences[1].id"]
    catalogue(FOR_SOME.replace("secretary", f"{name}-x"))

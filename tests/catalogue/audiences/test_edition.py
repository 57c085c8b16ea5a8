"""An edition as it was read: its values keep their places in the file; or there is none."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest
from for_some import FOR_SOME

from roadmap_print.catalogue.audiences.edition import NoEditionError, read_edition
from roadmap_print.catalogue.reading.reader import Reading, read_source


def reading(text: str = FOR_SOME) -> Reading:
    return read_source(text.encode(), Path("roadmap.yaml"), "en")


def test_each_value_keeps_its_place_in_the_file() -> None:
    found = read_edition(reading(), "clinician")
    assert found.catalogue
    lines = FOR_SOME.splitlines()
    step = found.catalogue.steps[0]
    for place, text in enumerate(step.objective_texts):
        line, column = found.positions[f"steps[0].objectives[{place}]"]
        assert text in lines[line - 1][column - 1 :]
    for place, text in enumerate(step.resources):
        line, column = found.positions[f"steps[0].resources[{place}]"]
        assert lines[line - 1][column - 1 :].startswith(text)
    line, column = found.positions["steps[0].featured[0].title"]
    assert found.positions["steps[0].featured[0]"].line == line


def test_for_nobody_in_particular_it_is_what_was_read() -> None:
    assert read_edition(reading(), None) == reading()


@pytest.mark.parametrize(
    ("audience", "numbers", "said", "hint"),
    [
        ("clinican", (), 'no such audience "clinican"', 'did you mean "clinician"?'),
        ("Soignants", (), 'no such audience "Soignants"', 'did you mean "clinician"?'),
        ("nurse", (), 'no such audience "nurse"', "what can stand here: clinician, secretary"),
        ("secretary", (1, 2), 'step 2 holds nothing for "secretary"',
         "leave it out of --steps, or leave out --for"),
    ],
)  # fmt: skip
def test_what_cannot_be_printed_is_told(
    audience: str, numbers: tuple[int, ...], said: str, hint: str
) -> None:
    with pytest.raises(NoEditionError) as raised:
        read_edition(reading(FOR_SOME.replace("language: fr", "language: en")), audience, numbers)
    for error in (raised.value, pickle.loads(pickle.dumps(raised.value))):  # noqa: S301
        assert (error.language, str(error)) == ("en", said)
        assert (error.message, error.hint) == (said, hint)


def test_without_audiences_the_table_is_asked_for() -> None:
    text = FOR_SOME[: FOR_SOME.index("audiences:")] + "steps: [{title: A, resources: []}]\n"
    with pytest.raises(NoEditionError) as raised:
        read_edition(reading(f"{text}resources: {{}}\n"), "clinician")
    assert "audiences: [{id: clinician" in raised.value.hint


def test_an_empty_edition_is_refused() -> None:
    text = FOR_SOME.replace("{id: secretary,", "{id: nobody, label: X}\n  - {id: secretary,")
    for title in ("Les bases", "Le classement", "Pour finir"):
        text = text.replace(f"title: {title}\n", f"title: {title}\n    audiences: [secretary]\n")
    with pytest.raises(NoEditionError, match='"nobody"'):
        read_edition(reading(text), "nobody")

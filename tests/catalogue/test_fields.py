"""One row a key: what it is, whether it must be there, and what it is called in both languages."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping

import pytest

from roadmap_print.catalogue import model
from roadmap_print.catalogue.fields import from_data, frozen, key, keys_of
from roadmap_print.catalogue.reading import validator, yaml_tree
from roadmap_print.catalogue.reading.diagnostics import Findings
from roadmap_print.catalogue.schema_types import LINE, YEAR, ById, Keys, ListOf
from roadmap_print.i18n.translator import texts

MODELS = [each for each in vars(model).values() if dataclasses.is_dataclass(each)]


@frozen
class Session:
    """A class of rows as any later one."""

    title: str = key(LINE)
    year: str | None = key(YEAR, default=None)


@frozen
class Programme:
    """Rows of every type."""

    sessions: tuple[Session, ...] = key(ListOf(Keys(Session), least=1))
    rooms: Mapping[str, str] = key(ById(LINE), default_factory=dict)


def test_each_row_of_the_model_has_its_words_and_no_words_stand_alone() -> None:
    assert len(MODELS) == 8
    rows = {f"fields.{each.__name__.lower()}.{name}" for each in MODELS for name in keys_of(each)}
    assert rows == texts("en", "fields").keys()


def read(text: str) -> tuple[object, list[tuple[str, int]]]:
    findings = Findings("f", "en")
    node = yaml_tree.compose(text, findings)
    assert node
    data = validator.read_model(node, Programme, findings)
    return data, [(each.where, each.line) for each in findings.problems]


def test_a_new_row_is_read_and_checked_by_its_row_alone() -> None:
    data, problems = read("sessions: [{title: A, year: 2024}, {title: B}]\nrooms: {a: 'One'}\n")
    assert problems == []
    assert from_data(Programme, data) == Programme(
        sessions=(Session(title="A", year="2024"), Session(title="B")), rooms={"a": "One"}
    )
    _, problems = read("sessions:\n- year: 24\n- title:\n- {titel: C}\nroms: {}\n")
    assert problems == [
        *(("roms", 5), ("sessions[0].title", 2), ("sessions[0].year", 2)),
        *(("sessions[1].title", 3), ("sessions[2].titel", 4)),
    ]


def test_a_value_has_the_keys_of_its_rows_and_no_other() -> None:
    with pytest.raises(KeyError):
        from_data(Session, {"title": "A", "room": "b"})
    with pytest.raises(TypeError):
        from_data(Session, {"year": "2024"})

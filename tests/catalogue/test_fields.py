"""One row a key: what it is, whether it must be there, and what it is called in both languages."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any

import pytest

from roadmap_print.catalogue import model
from roadmap_print.catalogue.comparison.compare import UNPRINTED, UNTOLD
from roadmap_print.catalogue.fields import from_data, frozen, key, keys_of
from roadmap_print.catalogue.reading import validator, yaml_tree
from roadmap_print.catalogue.reading.diagnostics import Diagnostics
from roadmap_print.catalogue.schema_types import LINE, YEAR, ById, Keys, ListOf
from roadmap_print.content.prepare import prepare
from roadmap_print.content.qr_codes import encode
from roadmap_print.content.view import Roadmap, addresses
from roadmap_print.i18n.page_words import words
from roadmap_print.i18n.translator import texts

INSIDE = {model.Publisher, model.Reference, model.FeaturedResource}
"""Whose keys the news on pages do not tell apart."""
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
    assert len(MODELS) == 11
    rows = {f"fields.{each.__name__.lower()}.{name}" for each in MODELS for name in keys_of(each)}
    assert rows == texts("en", "fields").keys()


COMPARED_BY_THEMSELVES = {"introduction", "levels", "formats", "steps", "resources", "objectives"}


def test_each_row_that_is_compared_has_its_words() -> None:
    """In reports, and among the news on pages, which have a word for a work as a whole."""
    rows = {model: keys_of(model).keys() - COMPARED_BY_THEMSELVES for model in MODELS}
    named = {f"changes.fields.{name}" for names in rows.values() for name in names - {"reference"}}
    assert named - texts("en", "changes").keys() == set()
    told = {name for each in rows if each not in INSIDE for name in rows[each]} - UNTOLD
    assert told - words("en")["fields"].keys() == set()


EVERYTHING = """\
title: A
subtitle: B
language: en
edition: C
revision: 3
readers: for nurses
licence: CC BY 4.0
review: next year
home: https://example.org/new
publisher:
  {name: D, website: "https://example.org/d", email: d@example.org, service: S, address: T,
   phone: "1"}
introduction: [{heading: E, text: F}]
levels: [{id: easy, label: G}]
formats: [{id: course, label: H}]
audiences: [{id: nurse, label: V}]
steps:
  - {title: I, objectives: [J], headings: {course: K}, resources: [r],
     featured: [{id: r, title: U}], audiences: [nurse]}
resources:
  r:
    {title: L, format: course, level: easy, url: "https://example.org/r", publisher: M,
     language: fr, duration: N, minutes: 5, note: O, reference: {authors: [P Q], journal: R},
     audiences: [nurse]}
"""


def test_each_key_that_may_be_left_out_is_printed() -> None:
    """One that is in the table and on no page is forgotten there; an id is the editors' own."""
    problems = Diagnostics("f", "en")
    node = yaml_tree.compose(EVERYTHING, problems)
    assert node
    data = validator.read_model(node, model.Catalogue, problems)
    assert data
    assert problems.told == []
    whole = ready(data)
    places = {
        model.Catalogue: data,
        model.Publisher: data["publisher"],
        model.Step: data["steps"][0],
        model.Resource: data["resources"]["r"],
    }
    for each, place in places.items():
        left_out = [name for name, row in keys_of(each).items() if not row.required]
        assert {*left_out} - {"id", "logo"} <= place.keys()
        for name in {*left_out} - UNPRINTED - {"logo"}:  # which is a file
            value = place.pop(name)
            assert ready(data) != whole, name
            place[name] = value


def ready(data: dict[str, Any]) -> Roadmap:
    catalogue = from_data(model.Catalogue, data)
    return prepare(catalogue, encode(addresses(catalogue)))


def read(text: str) -> tuple[object, list[tuple[str, int]]]:
    problems = Diagnostics("f", "en")
    node = yaml_tree.compose(text, problems)
    assert node
    data = validator.read_model(node, Programme, problems)
    return data, [(each.where, each.line) for each in problems.told]


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

"""The form's model: every key of the catalogue is in it, with words for people."""

from typing import Any

import pytest

from roadmap_print.catalogue.fields import keys_of
from roadmap_print.catalogue.reading.suggestions import slug
from roadmap_print.editor.form_model import MODELS, brand_fields, form_fields, form_words


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_key_has_a_label_and_a_shape(language: str) -> None:
    fields = form_fields(language)
    for model in MODELS:
        found = {each["key"]: each for each in fields[model.__name__.lower()]}
        assert list(found) == list(keys_of(model))
        for key, each in found.items():
            assert each["label"][0].isupper() or not each["label"][0].isalpha(), key
            assert each["shape"]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_nobody_is_told_of_ids(language: str) -> None:
    for fields in form_fields(language).values():
        for each in fields:
            if each["shape"] not in {"hidden", "named", "resources"}:
                said = slug(f"{each['label']} {each['hint']}").split("-")
                assert not {"id", "ids", "identifiant", "identifiants"} & set(said), each


def test_what_is_named_by_its_id_is_chosen() -> None:
    shapes = {each["key"]: each["shape"] for each in form_fields("en")["resource"]}
    assert (shapes["format"], shapes["level"]) == ("formats", "levels")
    assert (shapes["url"], shapes["title"], shapes["reference"]) == ("address", "line", "group")


def test_words_come_in_plural_forms() -> None:
    assert set(form_words("fr")["to_mend"]) == {"one", "other"}
    assert form_words("fr").keys() == form_words("en").keys()


@pytest.mark.parametrize(
    ("tree", "path"),
    [
        (None, ["color", "primary"]),
        ({"color": {"primary": "#fff"}}, ["color", "primary"]),
        ({"color": {"primary": {"light": "#fff", "dark": "#000"}}}, ["color", "primary", "light"]),
    ],
)
def test_a_colour_is_found_where_the_house_wrote_it(tree: Any, path: list[str]) -> None:  # noqa: ANN401
    paths = [each["path"] for each in brand_fields(tree, "en")]
    assert path in paths
    assert ["meta", "name"] in paths


def test_a_logo_of_the_house_is_offered_where_it_has_one() -> None:
    tree = {"logo": {"large": {"light": "a.svg"}, "medium": "b.svg"}}
    assert ["logo", "medium"] in [each["path"] for each in brand_fields(tree, "en")]
    assert not any(each["path"][0] == "logo" for each in brand_fields({}, "en"))

"""The name that a mistaken one was meant for, and ids made of texts."""

import pytest

from roadmap_print.catalogue.reading.suggestions import nearest, slug

KEYS = ("title", "subtitle", "language", "edition")


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("Cœur", "coeur"),
        ("Et cætera", "et-caetera"),
        ("Straße", "strasse"),
        ("Søren", "soren"),
        ("Łódź", "lodz"),
        ("L’été", "l-ete"),
        ("  Deux — mots !  ", "deux-mots"),
        ("日本", ""),
    ],
)
def test_an_id_is_made_of_a_text(text: str, id_: str) -> None:
    assert slug(text) == id_


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("titre", "title"),
        ("Title", "title"),
        ("sub-title", "subtitle"),
        ("langage", "language"),
        ("edit", "edition"),
        ("xyz", None),
        ("tle", "title"),
        ("anguish", None),
    ],
)
def test_the_nearest_name_is_given_where_one_is_near(name: str, meant: str | None) -> None:
    assert nearest(name, KEYS) == meant


def test_who_writes_the_label_gets_the_id() -> None:
    assert nearest("Vidéos en ligne", ["video"], {"video": "Vidéos en ligne"}) == "video"


def test_of_many_names_only_the_same_one_is_found() -> None:
    many = [f"name-{number}" for number in range(2_001)]
    assert nearest("Name 7", many) == "name-7"
    assert nearest("nane-7", many) is None

"""The name that a mistaken one was meant for, and ids made of texts."""

import pytest

from roadmap_print.catalogue.reading.suggestions import meant_by, nearest, slug

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


LABELS = {"discovery": "Découverte / accessible", "course": "Cours en ligne", "ja": "入門"}


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("Découverte / accessible", "discovery"),
        ("DECOUVERTE – ACCESSIBLE", "discovery"),
        ("Discovery", "discovery"),
        ("入門", "ja"),
        ("初級", None),
        ("", None),
    ],
)
def test_a_label_means_its_id(name: str, meant: str | None) -> None:
    assert meant_by(name, LABELS) == meant


def test_a_label_of_two_ids_means_none() -> None:
    assert meant_by("Cours", {"a": "Cours", "b": "cours"}) is None
    assert meant_by("Cours", {"cours": "Films", "b": "cours"}) is None


@pytest.mark.parametrize(
    ("name", "near"),
    [("Découverte", "discovery"), ("Accessible", "discovery"), ("Cours", "course"), ("en", None)],
)
def test_a_word_of_a_label_is_near_its_id(name: str, near: str | None) -> None:
    assert nearest(name, LABELS, LABELS) == near


def test_a_word_of_two_labels_is_near_neither() -> None:
    labels = {"one": "Cours en ligne", "two": "Cours du soir"}
    assert nearest("Cours", labels, labels) is None

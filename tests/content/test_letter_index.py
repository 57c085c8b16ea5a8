"""The index: each resource once, under the letter that a reader looks it up by."""

from itertools import chain

import pytest

from roadmap_print.catalogue.fields import from_data
from roadmap_print.catalogue.model import Catalogue
from roadmap_print.content.letter_index import index_letters
from roadmap_print.content.prepare import prepare
from roadmap_print.content.qr_codes import encode
from roadmap_print.content.view import Roadmap, addresses
from roadmap_print.i18n.collation import sort_key

TITLES = ("Zona", "« Œuvre »", "Ophtalmologie", "12 gestes", "Odontologie", "2 gestes", "Œdème")


def ready(language: str, *steps: tuple[str, ...]) -> Roadmap:
    titles = list(dict.fromkeys(chain(*steps)))
    ids = {title: f"r{place}" for place, title in enumerate(titles)}
    data = {
        "title": "T",
        "language": language,
        "formats": [{"id": "f", "label": "F"}],
        "steps": [
            {"id": f"s{place}", "title": "S", "resources": [ids[each] for each in titles]}
            for place, titles in enumerate(steps)
        ],
        "resources": {
            id_: {"title": title, "format": "f", "url": f"https://example.org/{id_}"}
            for title, id_ in ids.items()
        },
    }
    catalogue = from_data(Catalogue, data)
    return prepare(catalogue, encode(addresses(catalogue)))


def letters(roadmap: Roadmap) -> dict[str, list[str]]:
    return {
        each.letter: [entry.title.replace("\u00a0", " ") for entry in each.entries]
        for each in index_letters(roadmap)
    }


def test_titles_stand_under_their_letters() -> None:
    found = letters(ready("fr", (*TITLES, "!")))
    assert found == {
        "0–9": ["2 gestes", "12 gestes"],
        "O": ["Odontologie", "Œdème", "« Œuvre »", "Ophtalmologie"],
        "Z": ["Zona"],
        "#": ["!"],
    }
    assert list(found) == ["0–9", "O", "Z", "#"]


@pytest.mark.parametrize(("language", "last"), [("de", ["Z"]), ("sv", ["Z", "Ö"])])
def test_the_pages_language_counts(language: str, last: list[str]) -> None:
    assert list(letters(ready(language, ("Zebra", "Öl", "Oben")))) == ["O", *last]


def test_a_resource_stands_once_with_all_its_steps() -> None:
    roadmap = ready("fr", ("Lire", "Agir"), ("Bâtir",), ("Agir", "Bâtir"))
    found = [entry for letter in index_letters(roadmap) for entry in letter.entries]
    assert {entry.title: [station.number for station in entry.stations] for entry in found} == {
        "Agir": [1, 3],
        "Bâtir": [2, 3],
        "Lire": [1],
    }
    assert [entry.title for entry in found] == ["Agir", "Bâtir", "Lire"]
    assert all(entry.entry.title == entry.title and not entry.entry.earlier for entry in found)


def test_all_of_the_roadmap_is_in_its_index(roadmap: Catalogue) -> None:
    ready_ = prepare(roadmap, encode(addresses(roadmap)))
    index = index_letters(ready_)
    found = [entry for letter in index for entry in letter.entries]
    assert sorted(entry.entry.id for entry in found) == sorted({e.id for e in ready_.entries})
    assert sum(len(entry.stations) for entry in found) == len(ready_.entries)
    keys = [sort_key(entry.title, "fr") for entry in found]
    assert keys == sorted(keys)
    assert len({letter.letter for letter in index}) == len(index) > 10

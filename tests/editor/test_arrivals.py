"""What comes in from elsewhere: nothing is asked or written before somebody says so."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from editing import SMALL, act, put, text
from links_server import Server

from roadmap_print.catalogue.reading.reader import read
from roadmap_print.editor import arrivals
from roadmap_print.editor.arrivals import Arrivals
from roadmap_print.editor.edit_requests import StaleActionError
from roadmap_print.editor.session import EditSession
from roadmap_print.lookup import look_up
from sources import DOI, lookup_sources

TABLE = """\
Étape;Titre;Lien;Type
Seconde;Trois;https://example.org/trois;Vidéo
Seconde;Deux encore;https://example.org/deux;Cours
Nouvelle;Quatre;https://example.org/quatre;Cours
;Sans adresse;;
"""


@pytest.fixture
def sources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    monkeypatch.setattr(look_up, "store_file", lambda: tmp_path / "cache/lookups.json")
    with lookup_sources(monkeypatch) as running:
        yield running


@pytest.fixture
def desk(session: EditSession) -> Arrivals:
    return Arrivals(session)


def titles(offer: Any) -> list[str]:  # noqa: ANN401  as JSON has it
    return [entry["title"] for step in offer["steps"] for entry in step["entries"]]


def said(offer: Any) -> str:  # noqa: ANN401
    return " ".join(f"{each['line']} {each['name']} {each['text']}" for each in offer["problems"])


def test_what_is_looked_up_is_shown_field_by_field_with_its_source(
    desk: Arrivals,
    sources: Server,
    catalogue: Path,
) -> None:
    offer: Any = desk.look_up(f"  https://doi.org/{DOI}\n\n{DOI}\n", 1)
    assert sources.paths()[0] == "/crossref/10.1234%2Fab.5"
    (entry,) = offer["steps"][0]["entries"]
    told = {each["text"]: each["origin"] for each in entry["fields"]}
    assert (told["Deep learning"], told["Zola J"], told["Radiology"]) == ("Crossref",) * 3
    assert told[f"https://doi.org/{DOI}"] == ""
    assert offer["count"] == 1
    assert text(catalogue) == SMALL
    assert desk.take_in(offer["number"]) == ["resources", "zola-2024"]
    found = read(catalogue).catalogue
    assert found is not None
    assert found.steps[1].resources == ("deux", "zola-2024")
    assert text(catalogue).startswith(SMALL.partition("steps:")[0].split("formats:")[0])
    desk.session.undo()
    assert text(catalogue) == SMALL


def test_what_is_there_is_named_and_nobody_is_asked(desk: Arrivals, sources: Server) -> None:
    offer: Any = desk.look_up("https://www.example.org/deux/", None)
    assert offer["there"] == [{"name": "https://www.example.org/deux/", "title": "Deux"}]
    assert offer["empty"]
    assert sources.paths() == []


def test_what_is_too_much_at_once_is_named(desk: Arrivals, sources: Server) -> None:
    there = "https://www.example.org/deux/"
    lines = [there, *(f"nothing {number}" for number in range(arrivals.MOST_TYPED))]
    offer: Any = desk.look_up("\n".join(lines), None)
    named = [each["name"] for each in offer["problems"]]
    assert named == lines[1:]
    assert [each["name"] for each in offer["problems"] if "vingt" in each["text"]] == lines[-1:]
    assert sources.paths() == []


@pytest.mark.slow
def test_what_cannot_be_looked_up_is_named(desk: Arrivals, sources: Server) -> None:
    offer: Any = desk.look_up(f"12-34 x\n{DOI}\n10.1234/unknown", None)
    assert titles(offer) == ["Deep learning"]
    assert "12-34 x" in said(offer)
    assert "10.1234/unknown" in said(offer)
    assert "/crossref/10.1234%2Funknown" in sources.paths()


@pytest.mark.slow
def test_no_more_are_asked_than_a_person_types(desk: Arrivals, sources: Server) -> None:
    desk.look_up("\n".join(f"https://doi.org/10.1234/{n}" for n in range(60)), None)
    asked = {each for each in sources.paths() if each.startswith("/crossref")}
    assert len(asked) == arrivals.MOST_TYPED


def test_a_file_comes_in_and_what_does_not_is_named_by_its_line(
    desk: Arrivals,
    catalogue: Path,
) -> None:
    offer: Any = desk.read(TABLE.encode("cp1252"), ".csv", None)
    assert titles(offer) == ["Trois", "Quatre"]
    assert [each["title"] for each in offer["there"]] == ["Deux"]
    assert "5 Sans adresse" in said(offer)
    assert text(catalogue) == SMALL
    desk.take_in(offer["number"])
    found = read(catalogue).catalogue
    assert found is not None
    assert [each.title for each in found.steps] == ["Première", "Seconde", "Nouvelle"]
    assert found.resources["trois"].format == "video"
    assert "# about deux" in text(catalogue)


def test_what_is_typed_and_not_in_the_file_yet_stays_beside_it(
    desk: Arrivals,
    sources: Server,
    catalogue: Path,
) -> None:
    value = {"title": "Zola 2024", "format": "course", "url": ""}
    act(desk.session, "new-resource", value=value, step=0)
    put(desk.session, ["steps", 1, "title"], "")
    offer: Any = desk.look_up(DOI, 1)
    desk.take_in(offer["number"])
    found, tree = read(catalogue).catalogue, desk.session.files["catalogue"].tree
    assert sources.paths()
    assert found is not None
    assert list(found.resources) == ["un", "deux", "zola-2024-2"]
    assert found.steps[1].title == "Seconde"
    assert tree["steps"][1] == {"title": "", "resources": ["deux", "zola-2024-2"]}
    assert set(tree["resources"]) == {"un", "deux", "zola-2024", "zola-2024-2"}


def test_into_a_step_that_is_not_in_the_file_nothing_comes(desk: Arrivals, sources: Server) -> None:
    act(desk.session, "insert", path=["steps"], index=0, value={"title": "", "resources": []})
    offer: Any = desk.look_up(DOI, 1)
    assert "Corrigez" in said(offer)
    assert "number" not in offer
    assert sources.paths() == []


def test_what_is_offered_is_taken_once_and_only_the_last(desk: Arrivals) -> None:
    first: Any = desk.read(TABLE.encode(), "", None)
    second: Any = desk.read(TABLE.encode(), "", 0)
    with pytest.raises(StaleActionError):
        desk.take_in(first["number"])
    desk.take_in(second["number"])
    with pytest.raises(StaleActionError):
        desk.take_in(second["number"])


def test_what_goes_against_what_was_typed_since_is_not_written(
    desk: Arrivals,
    catalogue: Path,
) -> None:
    offer: Any = desk.read(TABLE.encode(), "", None)
    act(desk.session, "new-resource", value={"title": "Trois", "format": "video", "url": "x"})
    with pytest.raises(StaleActionError):
        desk.take_in(offer["number"])
    assert "trois" not in text(catalogue)


@pytest.mark.parametrize(
    ("data", "end"),
    [
        (b"", ".csv"),
        (b"\0\1\2", "../../etc/passwd"),
        (b"PK\3\4broken", ".xlsx"),
        (b'{"a": 1}', ".json"),
    ],
)
def test_a_file_of_something_else_is_told(desk: Arrivals, data: bytes, end: str) -> None:
    offer: Any = desk.read(data, end, None)
    assert offer["empty"]
    assert len(said(offer)) > 30


def test_a_file_that_is_too_large_is_told(desk: Arrivals, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(arrivals, "MOST_FILE", len(TABLE.encode()) - 1)
    offer: Any = desk.read(TABLE.encode(), ".csv", None)
    assert offer["empty"]
    assert "Mo" in said(offer)

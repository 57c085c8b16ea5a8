"""One catalogue that is edited: what stands in the file, what is kept, what is taken back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from editing import SMALL, act, opened, put, text

from roadmap_print.catalogue.editing.edits import EditRefusedError
from roadmap_print.catalogue.reading.reader import read
from roadmap_print.editor.edit_requests import BadActionError, StaleActionError
from roadmap_print.editor.session import EditSession


def is_sound(catalogue: Path) -> bool:
    return read(catalogue).catalogue is not None


def wheres(session: EditSession) -> list[str]:
    problems: Any = session.state()["problems"]
    return [each["where"] for each in problems if each["severity"] == "error"]


def test_nothing_is_written_where_nothing_changes(session: EditSession, catalogue: Path) -> None:
    before = catalogue.stat()
    put(session, ["title"], "Un titre")
    put(session, ["subtitle"], "")
    assert catalogue.stat() == before
    assert not session.state()["undo"]
    assert {each.name for each in catalogue.parent.iterdir()} == {catalogue.name}


def test_a_field_changes_its_line_alone(session: EditSession, catalogue: Path) -> None:
    put(session, ["title"], "Un autre : #1")
    assert text(catalogue) == SMALL.replace("title: Un titre ", 'title: "Un autre : #1" ')
    assert session.state()["saved"]


def test_what_stood_there_before_is_copied(session: EditSession, catalogue: Path) -> None:
    put(session, ["title"], "Neuf")
    put(session, ["title"], "Plus neuf")
    (copy,) = (catalogue.parents[1] / "data").rglob("roadmap-*/*.yaml")
    assert copy.read_bytes().decode() == SMALL
    assert copy.stat().st_mode & 0o077 == 0


def test_a_key_that_is_new_stands_behind_its_neighbours(
    session: EditSession, catalogue: Path
) -> None:
    put(session, ["subtitle"], "Et un sous-titre")
    put(session, ["resources", "un", "publisher"], "F-CRIN")
    put(session, ["publisher", "email"], "a@example.org")
    lines = text(catalogue).splitlines()
    assert lines[2] == "subtitle: Et un sous-titre"
    assert lines[lines.index("    publisher: F-CRIN") - 1] == "    url: https://example.org/un"
    assert "publisher:\n  email: a@example.org\n" in text(catalogue)
    assert is_sound(catalogue)


def test_a_field_that_is_emptied_goes(session: EditSession, catalogue: Path) -> None:
    put(session, ["subtitle"], "Et un sous-titre")
    put(session, ["subtitle"], "")
    assert text(catalogue) == SMALL


@pytest.mark.parametrize(
    ("path", "wrong"),
    [
        (["resources", "un", "url"], "example.org"),
        (["resources", "un", "level"], "advance"),
        (["resources", "un", "reference", "year"], "20"),
        (["title"], ""),
        (["language"], "french!"),
        (["steps", 1, "title"], ""),
        (["steps", 0, "objectives"], [""]),
        (["formats", 1, "label"], ""),
        (["publisher", "email"], "nobody"),
    ],
)
def test_a_wrong_value_is_kept_and_the_file_stays_sound(
    session: EditSession, catalogue: Path, path: list[str | int], wrong: object
) -> None:
    put(session, ["edition"], "Mai")
    before = text(catalogue)
    put(session, path, wrong)
    assert wheres(session)
    assert is_sound(catalogue)
    assert text(catalogue) == before
    assert not session.state()["saved"]
    again = opened(catalogue)  # as after a crash
    assert again.state()["recovered"]
    assert again.state()["documents"] == session.state()["documents"]
    put(again, ["resources", "deux", "title"], "Deux bis")
    assert "Deux bis" in text(catalogue)
    assert text(catalogue) == before.replace("title: Deux", "title: Deux bis")
    assert wheres(again)


def test_a_new_resource_is_written_once_it_is_whole(session: EditSession, catalogue: Path) -> None:
    value = {"title": "Une vidéo : l’IA", "format": "video", "url": ""}
    path = act(session, "new-resource", step=1, value=value)
    assert path == ("resources", "une-video-l-ia")
    assert text(catalogue) == SMALL
    assert wheres(session) == ["resources.une-video-l-ia.url"]
    put(session, [*path, "url"], "https://example.org/v")
    assert wheres(session) == []
    found = read(catalogue).catalogue
    assert found
    assert found.steps[1].resources == ("deux", "une-video-l-ia")
    assert found.resources["une-video-l-ia"].title == "Une vidéo : l’IA"
    again = act(session, "new-resource", value=value)
    assert again == ("resources", "une-video-l-ia-2")
    other = act(session, "new-resource", value={**value, "title": "漢字"})
    assert other == ("resources", "resource")


def test_a_step_that_is_new_is_written_once_it_has_a_title(
    session: EditSession, catalogue: Path
) -> None:
    act(session, "insert", path=["steps"], index=1, value={"title": "", "resources": []})
    put(session, ["steps", 2, "title"], "Seconde, autrement")
    put(session, ["steps", 0, "title"], "")
    assert "Seconde, autrement" in text(catalogue)
    assert is_sound(catalogue)
    assert len(read(catalogue).catalogue.steps) == 2  # type: ignore[union-attr]
    put(session, ["steps", 1, "title"], "Au milieu")
    put(session, ["steps", 0, "title"], "Première")
    titles = [each.title for each in read(catalogue).catalogue.steps]  # type: ignore[union-attr]
    assert titles == ["Première", "Au milieu", "Seconde, autrement"]


def test_a_resource_goes_from_every_step_with_its_comment(
    session: EditSession, catalogue: Path
) -> None:
    act(session, "delete-resource", id="deux")
    found = read(catalogue).catalogue
    assert found
    assert [each.resources for each in found.steps] == [("un",), ()]
    assert "deux" not in text(catalogue)
    session.undo()
    assert text(catalogue) == SMALL


def test_what_moves_takes_its_comment_along(session: EditSession, catalogue: Path) -> None:
    act(session, "move", path=["steps", 0], to=["steps"], index=1)
    assert "\n  # above the first step\n  - title: Première\n" in text(catalogue)
    titles = [each.title for each in read(catalogue).catalogue.steps]  # type: ignore[union-attr]
    assert titles == ["Seconde", "Première"]
    act(session, "move", path=["steps", 1, "resources", 0], to=["steps", 0, "resources"], index=0)
    found = read(catalogue).catalogue
    assert found
    assert [each.resources for each in found.steps] == [("un", "deux"), ("deux",)]


def test_a_kind_gets_an_id_of_its_own(session: EditSession, catalogue: Path) -> None:
    act(session, "new-kind", list="formats", label="Cours")
    act(session, "new-kind", list="levels", label="Pour tous")
    found = read(catalogue).catalogue
    assert found
    assert [each.id for each in found.formats] == ["course", "video", "cours"]
    assert [each.id for each in found.levels] == ["pour-tous"]


def test_all_can_be_undone_and_done_again(session: EditSession, catalogue: Path) -> None:
    texts = [text(catalogue)]
    changes: list[Callable[[], object]] = [
        lambda: put(session, ["title"], "A"),
        lambda: put(session, ["resources", "un", "title"], "B"),
        lambda: act(session, "move", path=["steps", 0], to=["steps"], index=1),
        lambda: act(session, "delete", path=["steps", 0]),
    ]
    for change in changes:
        change()
        texts.append(text(catalogue))
    assert len(set(texts)) == len(texts)
    for before in reversed(texts[:-1]):
        session.undo()
        assert text(catalogue) == before
    assert not session.state()["undo"]
    for after in texts[1:]:
        session.redo()
        assert text(catalogue) == after
    session.undo()
    put(session, ["title"], "C")
    assert not session.state()["redo"]


def test_typing_in_one_field_is_one_step(session: EditSession, catalogue: Path) -> None:
    for typed in ("M", "Mo", "Mot"):
        put(session, ["title"], typed)
    session.undo()
    assert text(catalogue) == SMALL


def test_a_space_that_is_typed_last_changes_no_quotes(
    session: EditSession, catalogue: Path
) -> None:
    before = "Un titre"
    for typed in ("Un ", "Un  autre", "Un autre\t", "Un autre"):
        act(session, "set", path=["title"], value=typed, before=before)
        before = typed
    assert text(catalogue) == SMALL.replace("Un titre", "Un autre")
    act(session, "set", path=["steps", 1, "resources"], value=[])
    assert session.state()["documents"]["catalogue"]["steps"][1]["resources"] == []  # type: ignore[index]
    act(session, "set", path=["resources", "un", "url"], value=" https://example.org/a ")
    assert "    url: https://example.org/a\n" in text(catalogue)


def test_a_brand_is_begun_beside_the_catalogue(session: EditSession, catalogue: Path) -> None:
    brand = catalogue.with_name("_brand.yml")
    assert not brand.exists()
    put_brand = {"document": "brand", "value": "#95C11F"}
    act(session, "set", path=["color", "primary"], **put_brand)
    assert brand.read_text() == 'color:\n  primary: "#95C11F"\n'
    act(session, "set", document="brand", path=["color", "secondary"], value="no colour")
    assert brand.read_text() == 'color:\n  primary: "#95C11F"\n'
    assert wheres(session) == ["color.secondary"]
    act(session, "set", document="brand", path=["meta", "name"], value="CHU : Lyon")
    assert 'name: "CHU : Lyon"' in brand.read_text()


@pytest.mark.parametrize(
    "action",
    [
        {},
        {"do": "nothing"},
        {"do": "set", "path": [], "value": ""},
        {"do": "set", "path": "title", "value": ""},
        {"do": "set", "path": ["title", -1], "value": ""},
        {"do": "set", "path": [True], "value": ""},
        {"do": "set", "path": [{"a": 1}], "value": ""},
        {"do": "set", "path": ["title"], "value": 7},
        {"do": "set", "path": ["title"], "value": "x" * 200_001},
        {"do": "set", "path": ["title"]},
        {"do": "set", "path": ["publisher", "logo"], "value": "../secret.svg"},
        {"do": "set", "path": ["publisher"], "value": {"logo": "..\\secret.svg"}},
        {"do": "set", "path": ["logo"], "value": "/etc/passwd", "document": "brand"},
        {"do": "set", "path": ["logo", "images"], "value": {"a": "/a"}, "document": "brand"},
        {
            "do": "insert",
            "path": ["typography", "fonts"],
            "index": 0,
            "document": "brand",
            "value": {"family": "A", "files": ["/etc/passwd"]},
        },
        {"do": "new-resource", "value": "text"},
        {"do": "new-kind", "list": "resources", "label": "x"},
        {"do": "move", "path": ["steps", 0], "to": ["steps"], "index": "1"},
        {"do": "set", "path": ["title"], "value": "x", "document": "../other"},
    ],
)
def test_what_no_form_asks_is_refused(
    session: EditSession, catalogue: Path, action: dict[str, Any]
) -> None:
    with pytest.raises(BadActionError):
        session.act({"document": "catalogue", "revision": session.state()["revision"], **action})
    assert text(catalogue) == SMALL


@pytest.mark.parametrize(
    "action",
    [
        {"do": "delete", "path": ["steps", 7]},
        {"do": "move", "path": ["steps", 0], "to": ["steps"], "index": 9},
        {"do": "delete", "path": ["nothing"]},
    ],
)
def test_what_cannot_be_spliced_is_refused(
    session: EditSession, catalogue: Path, action: dict[str, Any]
) -> None:
    with pytest.raises(EditRefusedError):
        act(session, **action)
    assert text(catalogue) == SMALL


def test_an_action_on_an_older_state_is_not_done(session: EditSession, catalogue: Path) -> None:
    old = session.state()["revision"]
    act(session, "move", path=["steps", 0], to=["steps"], index=1)
    before = text(catalogue)
    with pytest.raises(StaleActionError):
        session.act(
            {"document": "catalogue", "revision": old, "do": "delete", "path": ["steps", 0]}
        )
    with pytest.raises(StaleActionError):
        act(session, "set", path=["title"], value="B", before="Another title")
    assert text(catalogue) == before


def test_what_is_typed_finds_its_text_when_keys_come_to_it_or_go(
    session: EditSession, catalogue: Path
) -> None:
    own: list[str | int] = ["steps", 0, "objectives", 0]
    act(session, "set", path=["steps", 0, "objectives"], value=["Lire"])
    act(session, "set", path=own, value={"text": "Lire", "audiences": ["tous"]})
    act(session, "set", path=own, value="Lire bien", before="Lire")
    assert "text: Lire bien\n" in text(catalogue)
    act(session, "set", path=own, value="Lire bien")
    act(session, "set", path=[*own, "text"], value="Lire mieux", before="Lire bien")
    assert "- Lire mieux\n" in text(catalogue)
    with pytest.raises(StaleActionError):
        act(session, "set", path=[*own, "text"], value="Lire", before="Lire bien")


def test_a_file_that_cannot_be_written_loses_nothing(
    session: EditSession, catalogue: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr("roadmap_print.editor.edited_file.atomic_write.place", full)
        put(session, ["title"], "Neuf")
        assert session.state()["said"]
    assert text(catalogue) == SMALL
    assert opened(catalogue).state()["recovered"]
    assert "title: Neuf" in text(catalogue)


def test_a_link_stays_one(catalogue: Path) -> None:
    real = catalogue.rename(catalogue.with_name("real.yaml"))
    catalogue.symlink_to(real.name)
    put(opened(catalogue), ["title"], "Neuf")
    assert catalogue.is_symlink()
    assert "title: Neuf" in text(real)


def test_line_ends_and_a_byte_order_mark_stay(catalogue: Path) -> None:
    source = "\ufeff" + SMALL.replace("\n", "\r\n")
    catalogue.write_bytes(source.encode())
    put(opened(catalogue), ["title"], "Neuf")
    assert text(catalogue) == source.replace("Un titre", "Neuf")


def test_a_catalogue_that_was_wrong_before_can_be_mended(catalogue: Path) -> None:
    wrong = SMALL.replace(
        "format: course\n    url: https://example.org/un", "format: cours\n    url: example"
    )
    catalogue.write_text(wrong, "utf-8")
    session = opened(catalogue)
    assert len(wheres(session)) == 2
    put(session, ["resources", "un", "format"], "course")
    assert text(catalogue) == wrong.replace("format: cours\n", "format: course\n")
    put(session, ["resources", "un", "url"], "https://example.org/un")
    assert is_sound(catalogue)


def test_what_is_no_yaml_is_shown_and_not_touched(catalogue: Path) -> None:
    catalogue.write_text("title: [", "utf-8")
    session = opened(catalogue)
    assert session.state()["documents"]["catalogue"] is None  # type: ignore[index]
    with pytest.raises(EditRefusedError):
        put(session, ["title"], "x")
    assert text(catalogue) == "title: ["
    catalogue.write_text(SMALL, "utf-8")
    session.follow()
    assert session.state()["documents"]["catalogue"]["title"] == "Un titre"  # type: ignore[index]


# -- what another program writes meanwhile


def test_it_is_followed_where_nothing_waits(session: EditSession, catalogue: Path) -> None:
    put(session, ["edition"], "Mai")
    theirs = text(catalogue).replace("Un titre", "D’ailleurs")
    catalogue.write_text(theirs, "utf-8")
    session.follow()
    assert session.state()["documents"]["catalogue"]["title"] == "D’ailleurs"  # type: ignore[index]
    put(session, ["subtitle"], "B")
    assert text(catalogue) == theirs.replace("language: fr", "subtitle: B\nlanguage: fr")


def test_it_is_not_written_over_though_nobody_has_looked(
    session: EditSession, catalogue: Path
) -> None:
    theirs = SMALL.replace("Deux", "D’ailleurs") + "# and a comment of theirs\n"
    catalogue.write_text(theirs, "utf-8")
    put(session, ["title"], "De moi")
    assert text(catalogue) == theirs.replace("Un titre", "De moi")
    assert session.state()["conflicts"] == []


def test_a_draft_stays_beside_it(session: EditSession, catalogue: Path) -> None:
    put(session, ["resources", "un", "url"], "wrong")
    theirs = SMALL.replace("Deux", "D’ailleurs")
    catalogue.write_text(theirs, "utf-8")
    session.follow()
    assert wheres(session) == ["resources.un.url"]
    assert text(catalogue) == theirs
    put(session, ["resources", "un", "url"], "https://example.org/neuf")
    assert text(catalogue) == theirs.replace("https://example.org/un", "https://example.org/neuf")


def test_one_field_that_both_changed_is_shown_twice(session: EditSession, catalogue: Path) -> None:
    put(session, ["resources", "un", "url"], "wrong")
    theirs = SMALL.replace("https://example.org/un", "https://example.org/eux")
    catalogue.write_text(theirs, "utf-8")
    session.follow()
    (conflict,) = session.state()["conflicts"]  # type: ignore[misc]
    assert conflict["path"] == ("resources", "un", "url")
    assert (conflict["mine"], conflict["theirs"]) == ("wrong", "https://example.org/eux")
    assert text(catalogue) == theirs
    session.resolve(0, mine=True)
    assert session.state()["conflicts"] == []
    assert wheres(session) == ["resources.un.url"]
    assert text(catalogue) == theirs
    with pytest.raises(StaleActionError):
        session.resolve(0, mine=False)


def test_a_draft_of_yesterday_meets_a_file_of_today(session: EditSession, catalogue: Path) -> None:
    put(session, ["resources", "un", "url"], "wrong")
    put(session, ["resources", "deux", "url"], "wrong")
    theirs = SMALL.replace("https://example.org/un", "https://example.org/eux")
    catalogue.write_text(theirs.replace("Un titre", "Leur titre"), "utf-8")
    again = opened(catalogue)
    assert len(again.state()["conflicts"]) == 1  # type: ignore[arg-type]
    assert wheres(again) == ["resources.deux.url"]
    third = opened(catalogue)  # what is to be settled outlives a crash, too
    assert len(third.state()["conflicts"]) == 1  # type: ignore[arg-type]


def test_what_they_wrote_is_no_yaml_and_stays(session: EditSession, catalogue: Path) -> None:
    put(session, ["resources", "un", "url"], "wrong")
    catalogue.write_text("title: [", "utf-8")
    session.follow()
    put(session, ["title"], "De moi")
    assert text(catalogue) == "title: ["
    assert "roadmap.yaml" in str(session.state()["said"])
    assert not session.state()["saved"]
    catalogue.write_text(SMALL.replace("Deux", "D’ailleurs"), "utf-8")
    session.follow()
    assert text(catalogue) == SMALL.replace("Deux", "D’ailleurs").replace("Un titre", "De moi")
    assert wheres(session) == ["resources.un.url"]


def test_a_step_back_leaves_alone_what_they_wrote(session: EditSession, catalogue: Path) -> None:
    put(session, ["title"], "De moi")
    theirs = text(catalogue).replace("Deux", "D’ailleurs")
    catalogue.write_text(theirs, "utf-8")
    session.follow()
    session.undo()
    assert text(catalogue) == SMALL.replace("Deux", "D’ailleurs")
    session.redo()
    assert text(catalogue) == theirs
    catalogue.write_text(theirs.replace("De moi", "D’eux"), "utf-8")
    session.follow()
    with pytest.raises(StaleActionError):
        session.undo()
    assert "D’eux" in text(catalogue)


def test_a_step_that_cannot_be_taken_back_bars_no_other(
    session: EditSession, catalogue: Path
) -> None:
    put(session, ["resources", "un", "title"], "Le mien")
    put(session, ["title"], "De moi")
    catalogue.write_text(text(catalogue).replace("De moi", "D’eux"), "utf-8")
    session.follow()
    with pytest.raises(StaleActionError):
        session.undo()
    assert session.state()["undo"]
    session.undo()
    assert not session.state()["undo"]
    assert text(catalogue) == SMALL.replace("Un titre", "D’eux")
    session.redo()
    assert "Le mien" in text(catalogue)


def test_a_file_that_goes_is_waited_for(session: EditSession, catalogue: Path) -> None:
    put(session, ["resources", "un", "url"], "wrong")
    away = catalogue.rename(catalogue.with_suffix(".away"))
    session.follow()
    put(session, ["title"], "De moi")
    assert not catalogue.exists()
    assert "roadmap.yaml" in str(session.state()["said"])
    away.rename(catalogue)
    session.follow()
    assert text(catalogue) == SMALL.replace("Un titre", "De moi")
    assert wheres(session) == ["resources.un.url"]


def test_a_brand_that_goes_is_gone(session: EditSession, catalogue: Path) -> None:
    act(session, "set", document="brand", path=["color", "primary"], value="#95C11F")
    catalogue.with_name("_brand.yml").unlink()
    session.follow()
    assert session.state()["said"] == ""
    assert session.state()["saved"]
    act(session, "set", document="brand", path=["color", "primary"], value="#000091")
    assert catalogue.with_name("_brand.yml").read_text() == 'color:\n  primary: "#000091"\n'


def test_a_brand_that_another_program_begins_meets_ours(
    session: EditSession, catalogue: Path
) -> None:
    act(session, "set", document="brand", path=["color", "primary"], value="no colour")
    brand = catalogue.with_name("_brand.yml")
    assert not brand.exists()
    brand.write_text("meta:\n  name: CHU  # theirs\n")
    session.follow()
    act(session, "set", document="brand", path=["color", "primary"], value="#95C11F")
    assert "meta:\n  name: CHU  # theirs\n" in brand.read_text()
    assert 'color:\n  primary: "#95C11F"\n' in brand.read_text()


def test_a_step_that_others_put_in_is_in_nobodys_way(session: EditSession, catalogue: Path) -> None:
    put(session, ["steps", 1, "title"], "")
    theirs = SMALL.replace("steps:\n", "steps:\n  - {title: Zéro, resources: []}\n")
    catalogue.write_text(theirs, "utf-8")
    session.follow()
    assert session.state()["conflicts"] == []
    assert wheres(session) == ["steps[2].title"]
    assert text(catalogue) == theirs

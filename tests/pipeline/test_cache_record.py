"""What a folder's files were made from: what is remembered, and what is not believed."""

import hashlib
import json
from dataclasses import replace
from pathlib import Path

import pytest
from rows import BOOKLET, POSTER, SLIDES

from roadmap_print.catalogue.model import Catalogue
from roadmap_print.catalogue.reading.diagnostics import Position
from roadmap_print.content.build_options import BuildOptions
from roadmap_print.pipeline import cache
from roadmap_print.pipeline.cache import NAME, CacheEntry
from roadmap_print.pipeline.input_hashes import Inputs, content, input_hash
from roadmap_print.problems import Problem, Severity
from roadmap_print.publications.output_file import OutputFile
from roadmap_print.publications.registry import PaperVariant, Publication, usual

WARNING = Problem(Severity.WARNING, "roadmap.yaml", 7, 3, "page 2", "pale", "darker", "en")


def made(folder: Path, name: str = "booklet.pdf", pages: str = "pages") -> CacheEntry:
    """Put a file into a folder, with what it was made from."""
    data = f"%PDF {name}".encode()
    (folder / name).write_bytes(data)
    entry = cache.CacheEntry(
        Inputs("inputs", "shown"),
        pages,
        hashlib.sha256(data).hexdigest(),
        "../roadmap.yaml",
        proofread=True,
        warnings=(cache.Warned(WARNING, "title"),),
    )
    cache.add(folder, name, entry)
    return entry


def test_what_was_made_is_remembered(tmp_path: Path) -> None:
    entry = made(tmp_path)
    assert cache.standing(tmp_path, ["booklet.pdf", "poster.pdf"]) == {"booklet.pdf": entry}
    assert entry.proofread


def test_a_warning_is_told_where_its_key_stands_today(tmp_path: Path) -> None:
    (warned,) = made(tmp_path).warnings
    assert warned.key == "title"
    moved = warned.at(Path("other.yaml"), {"title": Position(12, 5)})
    assert (moved.file, moved.line, moved.column) == ("other.yaml", 12, 5)
    assert replace(warned, key="").at(Path("other.yaml"), {}) == WARNING


def test_an_altered_file_and_a_missing_one_do_not_stand(tmp_path: Path) -> None:
    made(tmp_path)
    (tmp_path / "booklet.pdf").write_bytes(b"%PDF other")
    assert cache.standing(tmp_path, ["booklet.pdf"]) == {}
    (tmp_path / "booklet.pdf").unlink()
    assert cache.standing(tmp_path, ["booklet.pdf"]) == {}


def test_two_files_are_remembered_beside_each_other(tmp_path: Path) -> None:
    made(tmp_path)
    made(tmp_path, "poster.pdf")
    assert set(cache.standing(tmp_path, ["booklet.pdf", "poster.pdf"])) == {
        "booklet.pdf",
        "poster.pdf",
    }


def test_there_may_be_nothing_to_do_where_all_stand(tmp_path: Path) -> None:
    made(tmp_path)
    wanted = [OutputFile(BOOKLET)]
    assert cache.look(tmp_path, wanted, force=False).complete
    assert not cache.look(tmp_path, [*wanted, OutputFile(POSTER)], force=False).complete
    assert cache.look(tmp_path, wanted, force=True) == cache.Before({}, complete=False)


def test_files_of_other_pages_are_older(tmp_path: Path) -> None:
    made(tmp_path, "booklet-press.pdf")
    assert cache.older(tmp_path, {"booklet-press.pdf": "pages"}) == []
    assert cache.older(tmp_path, {"booklet-press.pdf": "new"}) == ["booklet-press.pdf"]
    now = {OutputFile(BOOKLET): Inputs("new", "shown")}
    assert cache.outdated(tmp_path, now) == (OutputFile(BOOKLET, PaperVariant.PRESS),)
    assert cache.outdated(tmp_path, {OutputFile(BOOKLET): Inputs("pages", "shown")}) == ()


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("inputs", {"number": 1, "shown": ""}),
        ("inputs", {"number": "1"}),
        ("pages", None),
        ("content", 7),
        ("proofread", "yes"),
        ("warnings", [{}]),
    ],
)
def test_a_record_that_is_none_of_ours_is_not_believed(
    key: str, value: object, tmp_path: Path
) -> None:
    made(tmp_path)
    told = json.loads((tmp_path / NAME).read_text("utf-8"))
    told["files"]["booklet.pdf"][key] = value
    (tmp_path / NAME).write_text(json.dumps(told), "utf-8")
    assert cache.standing(tmp_path, ["booklet.pdf"]) == {}


@pytest.mark.parametrize("message", ["a\x1b[2Jb", "a\rb", "a\u202eb"])
def test_a_warning_that_steers_a_terminal_is_not_believed(message: str, tmp_path: Path) -> None:
    made(tmp_path)
    told = json.loads((tmp_path / NAME).read_text("utf-8"))
    told["files"]["booklet.pdf"]["warnings"][0]["problem"]["message"] = message
    (tmp_path / NAME).write_text(json.dumps(told), "utf-8")
    assert cache.standing(tmp_path, ["booklet.pdf"]) == {}


@pytest.mark.parametrize("record", [b"", b"[]", b'{"format": 2, "files": {}}', b"[" * 90_000])
def test_a_record_of_another_kind_is_none(record: bytes, tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(record)
    assert cache.standing(tmp_path, ["booklet.pdf"]) == {}
    entry = made(tmp_path)
    assert cache.standing(tmp_path, ["booklet.pdf"]) == {"booklet.pdf": entry}


def number(publication: Publication, catalogue: Catalogue, **options: object) -> Inputs:
    choice = BuildOptions(**options)  # type: ignore[arg-type]
    return input_hash(choice.file(publication), content(catalogue, None), choice, "house")


def edited(catalogue: Catalogue, **changes: str) -> Catalogue:
    """Change the first resource."""
    id_ = catalogue.steps[0].resources[0]
    other = replace(catalogue.resources[id_], **changes)
    return replace(catalogue, resources={**catalogue.resources, id_: other})


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("title", "Another title"),
        ("note", "Another note"),
        ("url", "https://example.org/other"),
    ],
)
def test_all_are_others_where_the_edition_is(key: str, value: str, roadmap: Catalogue) -> None:
    other = edited(roadmap, **{key: value})
    changed = {each for each in usual() if number(each, roadmap) != number(each, other)}
    assert changed == {*usual()}


@pytest.mark.parametrize(
    ("options", "concerned"),
    [
        ({"poster_size": "a1"}, {POSTER}),
        ({"page": "a5"}, {BOOKLET}),
        ({"multiple": 4}, {BOOKLET}),
        ({"grey": True}, {BOOKLET, POSTER, SLIDES}),
        ({"large_print": True}, {BOOKLET, POSTER, SLIDES}),
        ({"steps": (1,)}, {BOOKLET, POSTER, SLIDES}),
        ({"printings": (PaperVariant.PRESS,)}, set()),
    ],
)
def test_a_choice_concerns_whom_it_is_for(
    options: dict[str, object], concerned: set[Publication], roadmap: Catalogue
) -> None:
    plain = {each: number(each, roadmap).number for each in usual()}
    chosen = {each: number(each, roadmap, **options).number for each in usual()}
    assert {each for each in usual() if plain[each] != chosen[each]} == concerned


def test_another_house_makes_another_file_that_shows_the_same(roadmap: Catalogue) -> None:
    shown = content(roadmap, None)
    old = input_hash(OutputFile(BOOKLET), shown, BuildOptions(), "old house")
    new = input_hash(OutputFile(BOOKLET), shown, BuildOptions(), "new house")
    assert old.number != new.number
    assert old.shown == new.shown

"""Which catalogues are meant, and the names of their folders."""

from __future__ import annotations

import errno
import os
import unicodedata
from pathlib import Path

import pytest

from roadmap_print.cli.inputs import catalogue_files
from roadmap_print.cli.inputs.catalogue_files import CATALOGUES, choose
from roadmap_print.cli.param_types import ArgumentError
from roadmap_print.problems import ProblemsError


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "C")
    monkeypatch.chdir(tmp_path)


def files(*names: str, text: str = "title: T\n") -> tuple[Path, ...]:
    paths = tuple(map(Path, names))
    for path in paths:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return paths


def folders(*given: str | Path, listed: Path | None = None) -> dict[str, str]:
    chosen = choose([Path(each) for each in given], listed)
    return {str(file): str(chosen.folder(file, Path("out"))) for file in chosen.files}


def test_one_file_has_the_folder_itself() -> None:
    files("content/roadmap.yaml", "a.yaml")
    for given in ((), ("a.yaml",)):
        (folder,) = folders(*given).values()
        assert folder == "out"
    assert choose(()).files == (Path("content/roadmap.yaml"),)


def test_several_have_one_each_by_the_name_of_the_file() -> None:
    files("a.yaml", "sub/b.yml")
    assert folders("a.yaml", "sub/b.yml") == {"a.yaml": "out/a", "sub/b.yml": "out/b"}


def test_where_two_are_called_alike_the_folders_name_counts() -> None:
    files("nord/roadmap.yaml", "sud/Roadmap.yml", "ouest.yaml")
    found = folders("nord/roadmap.yaml", "sud/Roadmap.yml", "ouest.yaml")
    assert [*found.values()] == ["out/nord", "out/sud", "out/ouest"]


@pytest.mark.parametrize(
    "shared", ["content/r.yaml", "été/r.yaml", "a/b/c/r.yaml"], ids=["usual", "accents", "deep"]
)
def test_where_folders_are_called_alike_those_above_count(shared: str) -> None:
    names = (f"nord/{shared}", unicodedata.normalize("NFD", f"sud/{shared}").upper())
    files(*names)
    assert [*folders(*names).values()] == ["out/nord", "out/SUD"]


@pytest.mark.parametrize(
    "names",
    [
        ("nord.yaml", "NORD.yaml"),
        ("nord.yaml", "nord/r.yaml", "sud/r.yaml"),
        ("été.yaml", unicodedata.normalize("NFD", "été.yaml")),
    ],
)
def test_two_that_would_share_a_folder_are_refused(names: tuple[str, ...]) -> None:
    given = files(*names)
    with pytest.raises(ArgumentError, match="would have the same output folder"):
        choose(given)


def test_a_folder_gives_its_catalogues_and_those_of_its_folders() -> None:
    files("d/b.yaml", "d/a.yml", "d/x/c.YAML", "d/_brand.yml", "d/.git/x.yaml", "d/_old/o.yaml")
    files("d/notes.txt", "d/list.csv")
    files("d/compose.yml", "d/x/mkdocs.yaml", text="# title:\ntheme: x\n  steps: 3\n")
    files("d/empty.yaml", text="")
    chosen = choose([Path("d")])
    assert [*map(str, chosen.files)] == ["d/a.yml", "d/b.yaml", "d/empty.yaml", "d/x/c.YAML"]
    assert chosen.names == ("a", "b", "empty", "c")
    assert [*map(str, chosen.passed_over)] == ["d/compose.yml", "d/x/mkdocs.yaml"]
    assert "d/compose.yml: passed over" in chosen.notes[0]


def test_a_folder_of_one_has_a_folder_too_as_the_next_may_come_tomorrow() -> None:
    files("d/a.yaml")
    assert folders("d") == {"d/a.yaml": "out/a"}


def test_a_folder_without_catalogues_is_an_error() -> None:
    files("d/_brand.yml")
    with pytest.raises(ArgumentError, match="d: error: there is no catalogue here"):
        choose([Path("d")])


def test_links_to_folders_are_not_followed() -> None:
    files("d/a.yaml", "elsewhere/b.yaml")
    Path("d/link").symlink_to("../elsewhere")
    assert [*folders("d")] == ["d/a.yaml"]
    assert [*folders("d/link")] == ["d/link/b.yaml"], "it is named"


def test_a_folder_that_cannot_be_read_is_told_and_keeps_no_other_back(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    files("d/a.yaml", "d/shut/b.yaml")
    scandir = os.scandir

    def refuse(path: str) -> object:
        if str(path).endswith("shut"):
            raise PermissionError(errno.EACCES, "denied", path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    chosen = choose([Path("d")])
    assert chosen.files == (Path("d/a.yaml"),)
    (told,) = map(str, chosen.problems)
    assert told.startswith("d/shut: error: this folder cannot be read: permission denied; ")
    with pytest.raises(ProblemsError, match="d/shut: error: this folder cannot be read"):
        choose([Path("d/shut")])


def test_nothing_is_no_name_of_the_folder_here() -> None:
    files("a.yaml")
    with pytest.raises(ArgumentError, match="this is a folder, not a file"):
        CATALOGUES.convert("")


def test_a_list_names_one_a_line() -> None:
    files("a.yaml", "b c.yaml", "d/e.yaml", "f.yaml")
    listed = Path("list.txt")
    listed.write_bytes(b"\xef\xbb\xbf# those of the north\r\na.yaml\r\n\r\n  b c.yaml\r\nd\r\n")
    assert [*folders("f.yaml", listed=listed)] == ["f.yaml", "a.yaml", "b c.yaml", "d/e.yaml"]


def test_what_a_list_names_and_is_not_there_keeps_no_other_back() -> None:
    files("a.yaml")
    Path("list.txt").write_text("gone.yaml\na.yaml\nalso-gone\n", "utf-8")
    chosen = choose((), Path("list.txt"))
    assert chosen.files == (Path("a.yaml"),)
    assert chosen.several
    assert [str(each).split(";")[0] for each in chosen.problems] == [
        "list.txt:1:1: error: there is no such file or folder: gone.yaml",
        "list.txt:3:1: error: there is no such file or folder: also-gone",
    ]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"%PDF-1.7", "list.txt: error: this is a PDF"),
        (b"gone.yaml\n", "list.txt:1:1: error: there is no such file or folder: gone.yaml"),
        (b"a\xff\n", "list.txt:1:2: error: "),
    ],
)
def test_a_list_that_gives_nothing_is_an_error(data: bytes, words: str) -> None:
    Path("list.txt").write_bytes(data)
    with pytest.raises(ProblemsError) as raised:
        choose((), Path("list.txt"))
    assert str(raised.value).startswith(words)


def test_each_counts_once_however_it_is_named() -> None:
    files("a.yaml", "d/b.yaml")
    Path("d/same.yaml").symlink_to("../a.yaml")
    assert [*folders("a.yaml", "d/../a.yaml", "d")] == ["a.yaml", "d/b.yaml"]


def test_no_name_leads_out_of_the_output_folder() -> None:
    files("d/...yaml", "a.yaml")
    assert folders("d/...yaml", "a.yaml")["d/...yaml"] == "out/d"


def test_its_own_keys_are_those_of_the_model() -> None:
    assert {b"title", b"steps", b"resources"} <= catalogue_files._own_keys()  # noqa: SLF001

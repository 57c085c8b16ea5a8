"""One file: written where it is sound and nobody else has written it meanwhile."""

from pathlib import Path

import pytest

from roadmap_print.editor.edited_file import ChangedOutsideError, EditedFile
from roadmap_print.editor.sound_text import parse_path, sound_text


def test_a_file_that_was_changed_since_it_was_read_is_not_written(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("a: b\n")
    file = EditedFile(path, working="a: c\n", disk="a: b\n")
    path.write_text("a: theirs\n")
    with pytest.raises(ChangedOutsideError):
        file.save()
    assert path.read_text() == "a: theirs\n"


def test_bytes_that_are_no_utf8_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"# \xe9t\xe9\na: b\n")
    file = EditedFile(path)
    file.disk = file.read_disk()
    assert file.disk
    file.work_on(file.disk.replace("a: b", "a: c"))
    file.save()
    assert path.read_bytes() == b"# \xe9t\xe9\na: c\n"


@pytest.mark.parametrize(
    ("where", "path"),
    [
        ("", ()),
        ("title", ("title",)),
        ("steps[1].resources[0]", ("steps", 1, "resources", 0)),
        ("resources.cho-2024.url", ("resources", "cho-2024", "url")),
        ("resources.“deux mots”.url", ("resources",)),
    ],
)
def test_a_path_is_read_as_problems_write_it(where: str, path: tuple[object, ...]) -> None:
    assert parse_path(where) == path


def test_what_cannot_be_put_back_is_not_written() -> None:
    assert sound_text("a: b\n", "a: c\n", lambda _: [""]) is None
    assert sound_text("a: b\n", "a: b\n", lambda _: ["a"]) is None

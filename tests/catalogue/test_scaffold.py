"""`init` writes a catalogue that is right at once, and never over another."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from roadmap_print.catalogue.json_schema import schema_text
from roadmap_print.catalogue.reading.reader import read
from roadmap_print.cli.app import main


@pytest.mark.parametrize("language", ["fr", "en"])
def test_it_checks_clean(language: str, tmp_path: Path) -> None:
    folder = tmp_path / "new/content"
    ended = CliRunner().invoke(main, ["init", "--language", language, str(folder)])
    assert ended.exit_code == 0
    assert ended.stdout == f"{folder / 'roadmap.yaml'}\n"
    reading = read(folder / "roadmap.yaml")
    assert reading.catalogue is not None
    assert reading.catalogue.language == language
    assert not reading.problems
    assert (folder / "roadmap.schema.json").read_text(encoding="utf-8") == schema_text()
    first = (folder / "roadmap.yaml").read_text(encoding="utf-8").splitlines()[0]
    assert first == "# yaml-language-server: $schema=roadmap.schema.json"


@pytest.mark.parametrize(
    ("language", "expected"),
    [("en", "there is a catalogue here already"), ("fr", "il y a déjà un catalogue ici")],
)
def test_it_never_overwrites(language: str, expected: str, tmp_path: Path) -> None:
    path = tmp_path / "roadmap.yaml"
    path.write_text("mine")
    ended = CliRunner().invoke(main, ["init", "--language", language, str(tmp_path)])
    assert ended.exit_code == 1
    assert expected in ended.stderr
    assert path.read_text() == "mine"
    assert sorted(tmp_path.iterdir()) == [path]


def test_it_keeps_a_schema_and_follows_no_link(tmp_path: Path) -> None:
    (tmp_path / "roadmap.schema.json").write_text("mine")
    assert CliRunner().invoke(main, ["init", str(tmp_path)]).exit_code == 0
    assert (tmp_path / "roadmap.schema.json").read_text() == "mine"
    other = tmp_path / "other"
    other.mkdir()
    (other / "roadmap.yaml").symlink_to(tmp_path / "nowhere.yaml")
    assert CliRunner().invoke(main, ["init", str(other)]).exit_code == 1
    assert not (tmp_path / "nowhere.yaml").exists()


def test_a_folder_that_cannot_be_made_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    ended = CliRunner().invoke(main, ["init", "--language", "en", str(tmp_path / "file/content")])
    assert ended.exit_code == 1
    assert "this cannot be written: what should be its folder is a file" in ended.stderr
    assert len(ended.stderr.splitlines()) == 2

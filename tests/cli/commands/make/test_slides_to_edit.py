"""`build --pptx`: slides that people edit, and what becomes of their work."""

from __future__ import annotations

import io
from pathlib import Path

import house_templates
import pptx
import pytest
from click.testing import CliRunner, Result

from roadmap_print.cli.app import main
from roadmap_print.cli.commands.make import build as command

CATALOGUE = Path(__file__).parents[3] / "catalogues" / "good" / "one-step.yaml"
OTHER = CATALOGUE.with_name("six-levels.yaml")


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "C")


def build(folder: Path, *options: str | Path, catalogue: Path = CATALOGUE) -> Result:
    shared = ("build", catalogue, "-o", folder, "--no-proof", "--only", "talk")
    return CliRunner().invoke(main, list(map(str, (*shared, *options))))


def edit(file: Path) -> bytes:
    deck = pptx.Presentation(io.BytesIO(file.read_bytes()))
    title = deck.slides[1].shapes.title
    assert title
    title.text_frame.text = "My own words"
    deck.save(str(file))
    return file.read_bytes()


@pytest.mark.slow
def test_slides_are_made_once_and_what_people_edit_is_theirs(tmp_path: Path) -> None:
    ended, file = build(tmp_path, "--pptx"), tmp_path / "talk.pptx"
    assert ended.exit_code == 0
    assert "talk.pptx: 3 diapositives" in ended.stdout
    made = file.read_bytes()
    assert "talk.pptx: à jour" in build(tmp_path, "--pptx").stdout
    edited = edit(file)
    ended = build(tmp_path, "--pptx")
    assert ended.exit_code == 1
    assert "talk.pptx: erreur" in ended.stderr
    assert "--force" in ended.stderr
    assert file.read_bytes() == edited
    assert build(tmp_path, "--pptx", "--force").exit_code == 0
    assert file.read_bytes() == made


@pytest.mark.parametrize("content", [b"a deck of my own", house_templates.plain()])
def test_a_deck_that_is_not_ours_is_left_alone(content: bytes, tmp_path: Path) -> None:
    file = tmp_path / "talk.pptx"
    file.write_bytes(content)
    assert build(tmp_path, "--pptx").exit_code == 1
    assert file.read_bytes() == content
    assert (tmp_path / "talk.pdf").is_file()


@pytest.mark.slow
def test_another_catalogue_s_slides_are_left_alone(tmp_path: Path) -> None:
    build(tmp_path, "--pptx")
    made = (tmp_path / "talk.pptx").read_bytes()
    (tmp_path / ".roadmap-print.json").unlink()
    (tmp_path / "talk.pdf").unlink()
    ended = build(tmp_path, "--pptx", catalogue=OTHER)
    assert ended.exit_code == 1
    assert (tmp_path / "talk.pptx").read_bytes() == made


@pytest.mark.slow
def test_a_template_changes_the_slides_alone(tmp_path: Path) -> None:
    house = tmp_path / "house.potx"
    house.write_bytes(house_templates.as_potx(house_templates.plain()))
    folder = tmp_path / "output"
    build(folder, "--pptx")
    ended = build(folder, "--pptx", "--template", house)
    assert ended.exit_code == 0
    assert "talk.pdf: à jour" in ended.stdout
    deck = pptx.Presentation(io.BytesIO((folder / "talk.pptx").read_bytes()))
    assert deck.slide_width == pptx.Presentation().slide_width


def test_what_a_template_lacks_is_told_before_anything_is_written(tmp_path: Path) -> None:
    house, folder = tmp_path / "poor.pptx", tmp_path / "output"
    house.write_bytes(house_templates.titles_only())
    ended = build(folder, "--pptx", "--template", house)
    assert ended.exit_code == 1
    assert "the template lacks a layout with a title and content" in ended.stderr
    assert not folder.exists()


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--pptx", "--template", CATALOGUE), "no PowerPoint presentation or template"),
        (("--template", CATALOGUE), "--template goes with --pptx"),
    ],
)
def test_what_does_not_go_together(
    options: tuple[str | Path, ...], said: str, tmp_path: Path
) -> None:
    ended = build(tmp_path, *options)
    assert ended.exit_code == 2
    assert said in ended.stderr
    assert not list(tmp_path.iterdir())


def test_slides_are_of_slides_and_talk_alone(tmp_path: Path) -> None:
    arguments = ["build", str(CATALOGUE), "-o", str(tmp_path), "--only", "booklet", "--pptx"]
    ended = CliRunner().invoke(main, arguments)
    assert ended.exit_code == 2
    assert "--pptx is for slides and talk" in ended.stderr


def test_what_is_not_installed_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "find_spec", lambda _name: None)
    ended = build(tmp_path, "--pptx")
    assert ended.exit_code == 2
    assert 'pip install "roadmap-print[pptx]"' in ended.stderr

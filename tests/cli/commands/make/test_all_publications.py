"""`build --all`: all that can be made; what cannot is said, and is no fault."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from roadmap_print.cli.app import main
from roadmap_print.publications.registry import Publication

TESTS = Path(__file__).parents[3]
SMALL = (TESTS / "support" / "spoiled_roadmap.yaml").read_text("utf-8")
HOME = "home: https://www.example.org/courbes\n"


def build(folder: Path, *options: str, text: str = SMALL) -> Result:
    (folder / "roadmap.yaml").write_text(text, "utf-8")
    command = ["build", str(folder / "roadmap.yaml"), "-o", str(folder / "out"), *options]
    return CliRunner().invoke(main, command)


def names(folder: Path) -> set[str]:
    return {file.stem for file in (folder / "out").glob("*.pdf")}


def said(ended: Result) -> str:
    return ended.stderr.replace("\xa0", " ").replace("\u202f", " ")


@pytest.mark.slow
def test_all_that_a_catalogue_has_something_for_is_made(tmp_path: Path) -> None:
    ended = build(tmp_path, "--all", "--no-proof")
    assert ended.exit_code == 0, ended.stderr
    assert names(tmp_path) == {"booklet", "poster", "wall", "slides", "leaflet", "talk"}


@pytest.mark.slow
def test_without_home_a_note_says_what_is_missing(tmp_path: Path) -> None:
    assert SMALL.count(HOME) == 1
    ended = build(tmp_path, "--all", "--no-proof", text=SMALL.replace(HOME, ""))
    assert ended.exit_code == 0, ended.stderr
    assert names(tmp_path) == {"booklet", "poster", "slides", "leaflet", "talk"}
    notes = [line for line in said(ended).splitlines() if "home" in line]
    assert len(notes) == 2
    assert "affiche murale" in notes[0] + notes[1]
    assert "dépliant" in notes[0] + notes[1]
    assert "erreur" not in said(ended)


def test_a_wall_poster_alone_needs_home(tmp_path: Path) -> None:
    ended = build(tmp_path, "--only", "wall", text=SMALL.replace(HOME, ""))
    assert ended.exit_code == 1
    assert "home" in ended.stderr
    assert "erreur" in ended.stderr
    assert not names(tmp_path)


def many_steps(count: int) -> str:
    """Return the small catalogue with so many steps more that have no resources."""
    more = "".join(f"  - {{title: Encore {n}, resources: []}}\n" for n in range(count))
    return SMALL.replace("steps:\n", f"steps:\n{more}", 1)


@pytest.mark.slow
def test_what_has_no_room_for_the_steps_is_noted_and_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As if none had room but the poster: pages of sixty steps take all the others 13 s."""
    monkeypatch.setattr(Publication, "holds", lambda self, _: self.name == "poster")
    ended = build(tmp_path, "--all", "--no-proof")
    assert ended.exit_code == 0, ended.stderr
    assert names(tmp_path) == {"poster"}
    assert sum("affiche murale" in line for line in said(ended).splitlines()) == 1


def test_before_anything_is_made_check_says_what_has_no_room(tmp_path: Path) -> None:
    file = tmp_path / "roadmap.yaml"
    file.write_text(many_steps(60), "utf-8")
    noted = CliRunner().invoke(main, ["check", "--strict", str(file)])
    assert noted.exit_code == 0
    lines = said(noted).splitlines()
    assert sum("affiche murale" in line and "56" in line for line in lines) == 1


@pytest.mark.slow
def test_by_name_it_is_refused_and_some_of_its_steps_are_made(tmp_path: Path) -> None:
    text = many_steps(60)
    ended = build(tmp_path, "--only", "wall", "--no-proof", text=text)
    assert ended.exit_code == 1
    assert "--steps" in ended.stderr
    assert not names(tmp_path)
    assert (
        build(tmp_path, "--only", "wall", "--steps", "1-3", "--no-proof", text=text).exit_code == 0
    )
    assert len(names(tmp_path)) == 1


def test_all_and_some_are_two_wishes(tmp_path: Path) -> None:
    ended = build(tmp_path, "--all", "--only", "poster")
    assert ended.exit_code == 2
    assert "--all" in ended.stderr
    assert "--only" in ended.stderr
    assert not (tmp_path / "out").exists()


@pytest.mark.slow
def test_all_of_the_shipped_roadmap_passes_the_proof(tmp_path: Path) -> None:
    text = (TESTS / "catalogues" / "roadmap.yaml").read_text("utf-8")
    ended = build(tmp_path, "--all", text=text)
    assert ended.exit_code == 0, ended.stderr
    assert names(tmp_path) == {"booklet", "poster", "slides", "leaflet", "talk"}
    assert sum("home" in line for line in ended.stderr.splitlines()) == 2

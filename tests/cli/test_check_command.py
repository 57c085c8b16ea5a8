"""`check` tells all problems of all catalogues, to people and to machines."""

from __future__ import annotations

import json
import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from roadmap_print.cli.app import main

CATALOGUES = Path(__file__).parents[1] / "catalogues"
BAD, GOOD = CATALOGUES / "bad", CATALOGUES / "good/english.yaml"
SEVERAL = BAD / "several-at-once.yaml"
WARNING = BAD / "warning-unused.yaml"


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "C")


def check(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["check", *map(str, arguments)])


def test_problems_stand_in_the_order_of_the_files_with_a_count() -> None:
    ended = check(WARNING, SEVERAL, GOOD)
    assert ended.exit_code == 1
    *lines, last = ended.stderr.splitlines()
    assert not ended.stdout
    places = [re.match(r"(.*?):(\d+):(\d+): ", line) for line in lines]
    assert [place and place[1] for place in places] == [str(WARNING)] + [str(SEVERAL)] * 5
    numbers = [int(place[2]) for place in places[1:] if place]
    assert numbers == sorted(numbers)
    assert last == "5 errors, 1 warning"


def test_a_french_catalogue_is_counted_in_french() -> None:
    assert check(SEVERAL).stderr.splitlines()[-1] == "5 erreurs, 0 avertissement"


def test_warnings_pass_unless_strict() -> None:
    assert check(WARNING).exit_code == 0
    strict = check("--strict", WARNING)
    assert strict.exit_code == 1
    assert ": erreur: " in strict.stderr
    assert strict.stderr.splitlines()[-1] == "1 erreur, 0 avertissement"
    assert check("--strict", GOOD).exit_code == 0


def test_json_is_the_whole_standard_output() -> None:
    ended = check("--format", "json", SEVERAL, WARNING)
    told = json.loads(ended.stdout)
    assert not ended.stderr
    assert (told["errors"], told["warnings"]) == (5, 1)
    first = told["problems"][0]
    assert (first["severity"], first["line"], first["column"]) == ("error", 3, 7)
    assert (first["file"], first["where"]) == (str(SEVERAL), "home")


def test_github_gets_an_annotation_a_problem() -> None:
    ended = check("--format", "github", WARNING, BAD / "file-empty.yaml")
    assert ended.stdout.splitlines()[0].startswith(
        f"::warning file={WARNING},line=26,col=3,title=resources.deep-learning::aucune étape"
    )
    assert ended.stdout.splitlines()[1].startswith("::error file=")
    assert len(ended.stdout.splitlines()) == 2


def test_an_annotation_cannot_be_broken_out_of(tmp_path: Path) -> None:
    path = tmp_path / "a,b:100%.yaml"
    path.write_text("title: T\n")
    for line in check("--format", "github", path).stdout.splitlines():
        assert "file=" + str(path.parent) + "/a%2Cb%3A100%25.yaml,line=" in line


def in_terminal(path: Path, **environment: str) -> str:
    """Run `check` in a terminal of 60 columns and give what it shows."""
    ours, theirs = pty.openpty()
    command = (sys.executable, "-m", "roadmap_print", "check", str(path))
    given = {**os.environ, "TERM": "xterm", "COLUMNS": "60", **environment}
    with subprocess.Popen(command, stdout=theirs, stderr=theirs, env=given):
        os.close(theirs)
        shown = b""
        try:
            while piece := os.read(ours, 4096):
                shown += piece
        except OSError:  # the terminal was closed at the other end
            pass
    os.close(ours)
    return shown.decode().replace("\r\n", "\n")


def test_a_terminal_shows_the_line_and_a_caret_in_colour() -> None:
    shown = in_terminal(WARNING)
    assert "\x1b[33mavertissement\x1b[0m" in shown
    assert "\n      deep-learning:\n      ^\n" in shown


def test_colour_can_be_declined() -> None:
    shown = in_terminal(WARNING, NO_COLOR="1")
    assert "\x1b" not in shown
    assert "\n      ^\n" in shown


def test_a_line_does_not_steer_the_terminal(tmp_path: Path) -> None:
    path = tmp_path / "roadmap.yaml"
    path.write_text("title: \x1b]0;mine\x07\u202e\n", encoding="utf-8")
    shown = in_terminal(path, NO_COLOR="1")
    assert "\x1b" not in shown
    assert "\x07" not in shown
    assert "\u202e" not in shown


def test_a_catalogue_that_is_not_there_is_the_command_lines_fault(tmp_path: Path) -> None:
    for command in ("check", "build", "links", "mail"):
        ended = CliRunner().invoke(main, [command, str(tmp_path / "none.yaml")])
        assert ended.exit_code == 2, command
        assert "there is no such file" in ended.stderr


def test_what_is_wrong_with_the_command_line_is_told_in_one_language(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The locale's where it names one, else the catalogue's, with nothing of Click's around it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    ended = CliRunner().invoke(main, ["check", "none.yaml"])
    assert ended.stderr.replace("\xa0", " ") == (
        "none.yaml: erreur: ce fichier n’existe pas ; vérifiez le nom, ou créez un premier "
        "catalogue avec « roadmap-print init »\n1 erreur, 0 avertissement\n"
    )
    Path("en.yaml").write_text(
        "title: A\nlanguage: en\nformats: [{id: a, label: A}]\nsteps: [{title: A, resources: []}]\n"
        "resources: {}\n",
        "utf-8",
    )
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    ended = CliRunner().invoke(main, ["build", "en.yaml", "--steps", "9"])
    assert ended.exit_code == 2
    assert ended.stderr == ("--steps: error: no step 9: the catalogue has 1\n1 error, 0 warnings\n")

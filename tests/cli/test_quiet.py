"""`-q` on every command: nothing is said where nothing is wrong; what is asked for is printed."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from pdfs import Pdf
from rows import BOOKLET
from watching import soon, watching

from roadmap_print.cli.app import main
from roadmap_print.problem_report import QUIET
from roadmap_print.publications.registry import Publication

CATALOGUES = Path(__file__).parents[1] / "catalogues"
GOOD, WARNING = CATALOGUES / "good/english.yaml", CATALOGUES / "bad/warning-unused.yaml"
WRONG = CATALOGUES / "bad/several-at-once.yaml"
ASKED_FOR = {"schema": (), "completion": ("bash",), "changes": (GOOD, GOOD, "--no-pages")}


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "C")


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, list(map(str, arguments)))


@pytest.mark.parametrize("name", main.commands)
def test_every_command_has_it(name: str) -> None:
    (option,) = [each for each in main.commands[name].params if "--quiet" in each.opts]
    assert option.opts == ["-q", "--quiet"]
    assert "Say nothing but errors" in run(name, "--help").output


@pytest.mark.parametrize("name", ASKED_FOR)
def test_what_is_asked_for_is_printed(name: str) -> None:
    arguments = (name, *ASKED_FOR[name])
    quiet = run(*arguments, "-q")
    assert (quiet.exit_code, quiet.stderr) == (0, "")
    assert quiet.stdout == run(*arguments).stdout != ""


def test_the_quiet_hear_of_errors_alone() -> None:
    for files, errors in (((GOOD, WARNING), 0), ((WARNING, WRONG), 5)):
        ended = run("check", "-q", *files)
        assert (ended.exit_code, ended.stdout) == (int(errors > 0), "")
        assert ended.stderr.count("erreur: ") == errors
        assert "avertissement: " not in ended.stderr
        assert not errors or ended.stderr.splitlines()[-1] == "5 erreurs, 0 avertissement"
    assert not QUIET.on, "it holds for one run"
    assert run("check", WARNING).stderr


def test_a_warning_that_is_made_an_error_is_told() -> None:
    assert "erreur: " in run("check", "-q", "--strict", WARNING).stderr


def test_machines_are_told_all() -> None:
    told = json.loads(run("check", "-q", "--format", "json", WARNING).stdout)
    assert told["warnings"] == 1
    assert run("check", "-q", "--format", "github", WARNING).stdout.startswith("::warning ")


@pytest.mark.slow
def test_a_start_a_draft_and_a_proof_say_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, printed: dict[Publication, Pdf]
) -> None:
    monkeypatch.chdir(tmp_path)
    started = run("init", "-q")
    assert (started.exit_code, started.output) == (0, "")
    assert (tmp_path / "content/roadmap.yaml").is_file()
    (tmp_path / "output").mkdir()
    shutil.copy(printed[BOOKLET].path, tmp_path / "output" / "booklet.pdf")
    roadmap = CATALOGUES / "roadmap.yaml"
    (tmp_path / "list.txt").write_text("zoe@exemple.fr", "utf-8")
    for command in (
        ("mail", roadmap, "-q", "--only", "booklet"),
        ("mail", roadmap, "-q", "--only", "booklet", "--to", "list.txt"),
        ("proof", "output/booklet.pdf", "--catalogue", roadmap, "-q"),
    ):
        ended = run(*command)
        assert (ended.exit_code, ended.output) == (0, ""), command
    assert run("mail", roadmap, "-q", "--only", "booklet", "--text").stdout


def test_what_comes_in_goes_out_and_is_mended_says_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    run("init", "-q")
    Path("links.csv").write_text("title;link\nNew;https://example.org/new\n", "utf-8")
    shown = run("import", "links.csv", "--dry-run", "-q")
    assert (shown.exit_code, "New" in shown.stdout) == (0, True)
    file = Path("content/roadmap.yaml")
    file.write_text(
        file.read_text("utf-8").replace("level: discovery", "level: Discovery"), "utf-8"
    )
    for command in (
        ("check", "--fix", "-q"),
        ("import", "links.csv", "--yes", "-q"),
        ("export", "md", "-o", "links.md", "-q"),
    ):
        ended = run(*command)
        assert (ended.exit_code, ended.output) == (0, ""), command
    assert "level: discovery" in file.read_text("utf-8")
    assert "https://example.org/new" in Path("links.md").read_text("utf-8")
    assert run("export", "md", "-q").stdout


@pytest.mark.slow
def test_a_quiet_watch_says_its_address_and_no_more(tmp_path: Path) -> None:
    with watching(GOOD, tmp_path, "-q", "--only", "slides") as running:
        soon((tmp_path / "output" / "slides.pdf").is_file)
        assert running.said() == ""

"""`roadmap-print.toml`: what is in it, and every mistake in it with its place and remedy."""

from __future__ import annotations

import importlib
import json
import shutil
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner, Result

from roadmap_print.cli.app import PEOPLE_OPTIONS, main
from roadmap_print.cli.inputs import settings_file
from roadmap_print.cli.param_types import RunOption

GOOD = Path(__file__).parents[2] / "catalogues/good/english.yaml"


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "C")
    monkeypatch.chdir(tmp_path)
    Path("content").mkdir()
    shutil.copy(GOOD, "content/roadmap.yaml")


def written(text: str, folder: str = ".") -> None:
    Path(folder, settings_file.NAME).write_text(text, "utf-8")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


def merged(*typed: str, command: str = "build") -> dict[str, Any]:
    """Give the options of a command as they count for the catalogue."""
    own = main.commands[command]
    with click.Context(main) as above, own.make_context(command, [*typed], parent=above) as context:
        settings = settings_file.of_catalogue(Path("content/roadmap.yaml"))
        return settings.applied(context, context.params)


def test_it_says_what_one_would_type() -> None:
    Path("house.yml").write_text("", "utf-8")
    written(
        """\
[build]
only = ["booklet", "poster"]
poster-size = "A1"
steps = "1,3-4"
brand = "house.yml"
output = "pdf"
large-print = true
since = "v1.0"
fold = ["a3"]

[mail]
budget = 7.5
"""
    )
    found = merged()
    assert (found["only"], found["poster_size"]) == (("booklet", "poster"), "a1")
    assert (found["steps"], found["large_print"], found["since"]) == ((1, 3, 4), True, "v1.0")
    assert (found["output"], found["brand"]) == (Path("pdf"), Path("house.yml"))
    assert (found["fold"], found["grey"], found["force"]) == (("a3",), False, False)
    assert merged(command="mail")["budget"] == 7.5
    assert merged(command="mail")["output"] == Path("pdf"), "where build puts them"
    assert run("check").exit_code == 0


def test_paths_begin_where_it_lies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("old.yaml").write_text("", "utf-8")
    written('[build]\noutput = "pdf"\nsince = "old.yaml"\n')
    monkeypatch.chdir("content")
    file = tmp_path / "content/roadmap.yaml"
    with click.Context(main):
        found = settings_file.of_catalogue(file).values["build"]
        near = settings_file.of_catalogue(Path("roadmap.yaml")).values["build"]
    assert found == {"output": tmp_path / "pdf", "since": str(tmp_path / "old.yaml")}
    assert near == {"output": Path("../pdf"), "since": "../old.yaml"}


def test_the_nearest_counts() -> None:
    written("[build]\ngrey = true\n")
    written("[build]\nforce = true\n", "content")
    assert (merged()["grey"], merged()["force"]) == (False, True)


def test_the_command_line_goes_before_it() -> None:
    written('[build]\nall = true\noutput = "pdf"\nposter-size = "a1"\nfold = ["a3"]\n')
    found = merged("--only", "booklet", "-o", "there", "--fold", "a4")
    assert (found["only"], found["every"]) == (("booklet",), False)
    assert (found["output"], found["poster_size"]) == (Path("there"), "a1")
    assert found["fold"] == ("a4",)
    written('[build]\nonly = ["booklet"]\n')
    assert (merged("--all")["only"], merged("--all")["every"]) == ((), True)


def test_what_goes_with_something_waits_for_it() -> None:
    Path("icc").write_bytes(b"")
    written('[build]\nicc = "icc"\nhandout = true\n')
    assert (merged()["icc"], merged()["handout"]) == (None, False)
    found = merged("--press", "--steps", "1")
    assert (found["icc"], found["handout"]) == (Path("icc"), True)


def test_every_option_of_build_may_stand_in_it_but_those_of_a_run() -> None:
    options = [each for each in main.commands["build"].params if isinstance(each, click.Option)]
    of_run = {each.name for each in options if isinstance(each, RunOption)}
    assert of_run == {"jobs", "style", "listed", *PEOPLE_OPTIONS}
    sample = {"only": ["talk"], "fold": ["a3"], "steps": "2", "poster-size": "a2", "since": "x"}
    paths = {"for": "nurse", "brand": "f", "icc": "f", "template": "f", "output": "o"}
    Path("f").write_bytes(b"")
    lines = ["[build]"]
    for each in options:
        key = max(each.opts, key=len).removeprefix("--")
        if each.expose_value and each.name not in of_run:
            value = {**sample, **paths}.get(key, True)
            lines.append(f"{key} = {json.dumps(value)}")
    written("\n".join(lines))
    with click.Context(main):
        settings = settings_file.look(Path("content/roadmap.yaml"))
    assert settings.problems == ()
    assert len(settings.values["build"]) == len(lines) - 1 > 15


def test_all_that_is_wrong_is_told_at_once_with_its_place() -> None:
    written(
        """\
grey = true
[build]
ony = ["booklet"]
only = "booklet"
large_print = true
fold = ["a3", "a5", 3]
press = 1
poster-size = "a9"
steps = 6
icc = "gone.icc"
jobs = 2
weather = "fine"
[mial]
[mail]
budget = "10"
only = ["slides.ppt"]
"""
    )
    result = run("check")
    lines = result.stderr.splitlines()
    assert result.exit_code == 1
    assert lines[:3] == [
        (
            'roadmap-print.toml:1:1: error: grey: "grey" stands outside of a table;'
            " write [build] in a line above it"
        ),
        (
            'roadmap-print.toml:3:1: error: build.ony: "build" has no option "ony";'
            ' did you mean "only"?'
        ),
        'roadmap-print.toml:4:1: error: build.only: "only" takes a list; write: only = ["booklet"]',
    ]
    told = [line.split(": ", 3) for line in lines[3:-1]]
    assert [(each[0].removeprefix("roadmap-print.toml:"), each[2]) for each in told] == [
        ("5:1", "build.large_print"),
        ("6:15", "build.fold[1]"),
        ("6:21", "build.fold[2]"),
        ("7:1", "build.press"),
        ("8:1", "build.poster-size"),
        ("9:1", "build.steps"),
        ("10:1", "build.icc"),
        ("11:1", "build.jobs"),
        ("12:1", "build.weather"),
        ("13:2", "mial"),
        ("15:1", "mail.budget"),
        ("16:9", "mail.only[0]"),
    ]
    words = [
        'did you mean "large-print"?',
        "'a5' is not one of 'a3', 'a4'",
        "write: fold = [",
        "write: press = true",
        "'a9' is not one of",
        'write: steps = "6"',
        "'gone.icc' does not exist",
        "give it on the command line",
        "it has: all, brand, fold",
        'did you mean "mail"?',
        "write: budget = 10",
        "'slides.ppt' is not one of 'booklet', 'handout', 'poster', 'wall', 'slides', 'leaflet',",
    ]
    for line, word in zip(lines[3:-1], words, strict=True):
        assert word in line
    built = run("build")
    assert (built.exit_code, Path("output").exists()) == (1, False)
    assert built.stderr == result.stderr


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("[build]\nposter-size = a1\n", "2:15"),
        ("[build]\nonly = [\n", "2:9"),
        ("[build]\ngrey true\n", "2:6"),
        ("[build]\ngrey = true\ngrey = true\n", "3:12"),
        ('[build]\nicc = "C:\\profile"\n', "2:"),
    ],
)
def test_what_is_no_toml_is_told_where(text: str, place: str) -> None:
    written(text)
    result = run("check")
    assert result.exit_code == 1
    assert f"{settings_file.NAME}:{place}" in result.stderr
    assert "error: this is not written as TOML asks; write a line as key = value" in result.stderr


def test_options_that_do_not_go_together_are_told_of_the_file() -> None:
    written('[build]\nlarge-print = true\nfold = ["a4"]\n')
    result = run("build")
    assert result.exit_code == 2
    assert (
        "roadmap-print.toml: error: these options cannot be taken as they are: --fold a4"
        in result.stderr
    )
    assert run("check").stderr == result.stderr
    written("[build]\nlarge-print = true\n")
    typed = run("build", "--fold", "a4")
    assert typed.exit_code == 2
    assert "change them in this file, or on the command line" in typed.stderr


def test_a_folder_or_nothing_of_that_name_is_no_file() -> None:
    Path(settings_file.NAME).mkdir()
    assert merged()["only"] == ()


def test_messages_are_in_the_language_of_the_catalogue() -> None:
    shutil.copy(GOOD.with_name("one-step.yaml"), "content/roadmap.yaml")
    written("[build]\ngray = true\n")
    told = run("check").stderr.replace("\xa0", " ")
    assert "« build » n’a pas d’option « gray » ; vouliez-vous dire « grey » ?" in told


def test_a_wrong_date_is_no_fault_of_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    written("[build]\ngrey = true\n")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    result = run("build")
    assert result.exit_code == 2
    assert settings_file.NAME not in result.stderr
    assert run("check").exit_code == 0


@pytest.mark.parametrize("command", ["watch", "edit"])
def test_the_folder_counts_for_other_commands_too(
    monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    written('[build]\noutput = "pdf"\n')
    module = importlib.import_module(f"roadmap_print.cli.commands.make.{command}")
    folders: list[Path] = []
    monkeypatch.setattr(module, "run", lambda _, output, **_options: folders.append(output))
    assert run(command).exit_code == 0
    assert run(command, "-o", "there").exit_code == 0
    assert folders == [Path("pdf"), Path("there")]

"""The commands `check`, `schema` and `init`, as their users meet them."""

from __future__ import annotations

import io
import json
import os
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from roadmap_print import problem_report
from roadmap_print.catalogue.json_schema import schema_text
from roadmap_print.catalogue.reading.reader import read
from roadmap_print.cli.app import main
from roadmap_print.problem_report import annotation
from roadmap_print.problems import Problem, Severity

ROOT = Path(__file__).parents[2]
BAD = ROOT / "tests" / "catalogues" / "bad"


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.delenv("NO_COLOR", raising=False)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


def test_a_sound_catalogue_ends_well() -> None:
    result = run("check", str(ROOT / "tests/catalogues/roadmap.yaml"))
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "0 erreur, 0 avertissement\n"


def test_all_problems_of_all_files_in_one_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(BAD)
    names = ["several-at-once", "yaml-colons-in-two-titles", "warning-tracking"]
    result = run("check", *(f"{name}.yaml" for name in names))
    reports = "".join((BAD / f"{name}.txt").read_text(encoding="utf-8") for name in names)
    assert result.exit_code == 1
    assert result.stderr == reports + "7 errors, 1 warning\n"


def test_warnings_pass_unless_one_is_strict(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(BAD)
    assert run("check", "warning-unused.yaml").exit_code == 0
    strict = run("check", "--strict", "warning-unused.yaml")
    assert strict.exit_code == 1
    assert "26:3: erreur: resources.deep-learning" in strict.stderr
    assert strict.stderr.endswith("\n1 erreur, 0 avertissement\n")


WRONG = """\
title: Pathway
language: en_GB
formats: [{id: course, label: Courses}]
steps: [{title: One, resources: [a]}]
resources:
  a: {title: A, format: cours, url: "https://example.org/"}
"""


def test_what_has_one_remedy_is_mended_and_the_rest_told(tmp_path: Path) -> None:
    one, two = tmp_path / "one.yaml", tmp_path / "two.yaml"
    one.write_text(WRONG, "utf-8")
    two.write_text(WRONG.replace("cours,", "course,"), "utf-8")
    result = run("check", "--fix", str(one), str(two))
    assert result.exit_code == 1
    lines = result.stderr.splitlines()
    assert lines[0] == f"{one}:2:11: mended: language: en_GB → en-GB"
    assert lines[1] == f"{two}:2:11: mended: language: en_GB → en-GB"
    assert 'error: resources.a.format: no such format "cours"' in lines[2]
    assert lines[3:] == ["1 error, 0 warnings"]
    assert one.read_text("utf-8") == WRONG.replace("en_GB", "en-GB")
    assert run("check", "--fix", str(two)).exit_code == 0
    assert run("check", "--fix", "-").exit_code == 2


def test_json_tells_what_was_mended(tmp_path: Path) -> None:
    path = tmp_path / "one.yaml"
    path.write_text(WRONG, "utf-8")
    found = json.loads(run("check", "--format", "json", str(path)).stdout)
    assert "mended" not in found
    assert found["problems"][0]["remedy"] == {"new": "en-GB", "old": None, "column": None}
    assert "remedy" not in found["problems"][1]
    told = json.loads(run("check", "--fix", "--format", "json", str(path)).stdout)
    assert told["mended"][0]["new"] == "en-GB"
    assert [problem["line"] for problem in told["problems"]] == [6]


def test_json_is_for_machines(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(BAD)
    result = run("check", "--format", "json", "no-such-level-near.yaml", "warning-unused.yaml")
    told = json.loads(result.stdout)
    assert (told["errors"], told["warnings"], result.exit_code) == (1, 1, 1)
    first = told["problems"][0]
    assert (first["file"], first["line"], first["column"]) == ("no-such-level-near.yaml", 24, 12)
    assert first["severity"] == "error"
    assert first["where"] == "resources.machine-learning.level"
    assert first["message"] == 'no such level "discover"'
    assert first["hint"] == 'did you mean "discovery"?'


def test_annotations_for_github(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(BAD)
    result = run("check", "--format", "github", "warning-unused.yaml", "yaml-tab.yaml")
    warning, error = result.stdout.splitlines()
    assert warning.replace("\xa0", " ") == (
        "::warning file=warning-unused.yaml,line=26,col=3,title=resources.deep-learning::"
        "aucune étape ne cite cette ressource : elle ne sera pas imprimée ; ajoutez "
        "« deep-learning » aux ressources d’une étape, ou supprimez-la"
    )
    assert error.replace("\xa0", " ") == (
        "::error file=yaml-tab.yaml,line=10,col=1::une tabulation précède le texte de cette "
        "ligne ; YAML n’admet que des espaces en début de ligne : remplacez chaque tabulation par "
        "deux espaces"
    )


def test_an_annotation_escapes_what_github_would_read() -> None:
    """As the runner's own toolkit does: : and , in properties alone, % and line ends everywhere.

    https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts
    """
    odd = "100 %, a:b\r\n::error::x"
    problem = Problem(Severity.WARNING, odd, 3, 7, odd, odd, "%0A")
    place = "100 %25%2C a%3Ab%0D%0A%3A%3Aerror%3A%3Ax"
    said = "100 %25, a:b%0D%0A::error::x; %250A"
    assert annotation(problem) == f"::warning file={place},line=3,col=7,title={place}::{said}"


def test_an_annotation_without_a_place_has_none() -> None:
    problem = Problem(Severity.ERROR, "a.yaml", 0, 0, "", "m")
    assert annotation(problem) == "::error file=a.yaml::m"


def test_github_cannot_be_told_another_command(tmp_path: Path) -> None:
    path = tmp_path / "a,b:c.yaml"
    path.write_text("language: en\n'x\\n::error::': 100%\n", encoding="utf-8")
    result = run("check", "--format", "github", str(path))
    assert "a%2Cb%3Ac.yaml" in result.stdout
    assert all(line.startswith("::error file=") for line in result.stdout.splitlines())


@pytest.mark.parametrize("name", ["none.yaml", "-", ".", "n" * 5000, "a\0b"])
def test_a_catalogue_that_is_not_there_is_the_command_line_s_fault(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run("check", "--", name)
    assert result.exit_code == 2
    assert result.stdout == ""


def test_without_a_name_it_checks_the_usual_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    missing = run("check")
    assert missing.exit_code == 2
    assert "roadmap-print init" in missing.stderr
    assert run("init").exit_code == 0
    assert run("check", "--strict").exit_code == 0


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def in_terminal(path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    terminal = Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    problem_report.report(read(path).problems, "text", "en")
    return terminal.getvalue()


def test_a_terminal_shows_the_line_and_a_caret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    shown = in_terminal(BAD / "no-such-level-near.yaml", monkeypatch).splitlines()
    assert shown[1:3] == ["        level: discover", "               ^"]
    assert shown[3] == "1 error, 0 warnings"
    assert "\x1b" not in "".join(shown)


def test_a_terminal_shows_colours_unless_asked_not_to(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    shown = in_terminal(BAD / "no-such-level-near.yaml", monkeypatch)
    assert ":24:12: \x1b[31merror\x1b[0m: resources" in shown
    monkeypatch.setenv("TERM", "dumb")
    assert "\x1b" not in in_terminal(BAD / "no-such-level-near.yaml", monkeypatch)


def test_the_caret_stands_below_wide_and_long_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "60")
    path = tmp_path / "a.yaml"
    path.write_text('language: en\n{"漢字é": x}: y\n' + " " * 300 + "tail: [\x07", encoding="utf-8")
    shown = in_terminal(path, monkeypatch)
    assert "\x07" not in shown
    assert all(len(line) <= 60 for line in shown.splitlines() if line.startswith("    "))
    path.write_text("language: en\ntitle: 漢字: e\u0301\n", encoding="utf-8")
    caret = " " * (4 + len("title: ") + 2 * 2) + "^"  # each of the two is two columns wide
    assert f"\n    title: 漢字: e\u0301\n{caret}\n" in in_terminal(path, monkeypatch)


def test_nothing_in_a_catalogue_steers_the_terminal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    path = tmp_path / "a.yaml"
    path.write_text('language: en\n"\\e[31m\u202e": "\\a"\n', encoding="utf-8")
    shown = in_terminal(path, monkeypatch)
    assert re.search("[\x00-\x09\x0b-\x1f\u202e]", shown) is None


def test_the_name_of_a_file_does_not_steer_the_terminal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    path = tmp_path / "a\x1b[2J\r\n\u2028b.yaml"
    path.write_text("title: a\n", encoding="utf-8")
    *told, _ = in_terminal(path, monkeypatch).splitlines()
    shown = f"{tmp_path}/a\ufffd[2J\ufffd\ufffd\ufffdb.yaml:1:1: error: "
    assert [line.startswith(shown) for line in told if line[0] != " "] == [True] * 4


def test_the_schema_is_printed() -> None:
    result = run("schema")
    assert (result.exit_code, result.stdout) == (0, schema_text())


@pytest.mark.parametrize("language", ["fr", "en"])
def test_init_writes_a_catalogue_without_a_flaw(language: str, tmp_path: Path) -> None:
    folder = tmp_path / "new" / "folder"
    result = run("init", "--language", language, str(folder))
    path = folder / "roadmap.yaml"
    assert (result.exit_code, result.stdout) == (0, f"{path}\n")
    reading = read(path)
    assert reading.problems == ()
    assert reading.catalogue is not None
    assert reading.catalogue.language == language
    first = path.read_text(encoding="utf-8").splitlines()[0]
    assert first == "# yaml-language-server: $schema=roadmap.schema.json"
    assert (folder / "roadmap.schema.json").read_text(encoding="utf-8") == schema_text()


def test_init_speaks_the_language_of_the_locale(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    run("init", str(tmp_path))
    assert "language: fr" in (tmp_path / "roadmap.yaml").read_text(encoding="utf-8")


def test_init_never_overwrites(tmp_path: Path) -> None:
    (tmp_path / "roadmap.yaml").write_text("mine", encoding="utf-8")
    result = run("init", str(tmp_path))
    assert result.exit_code == 1
    assert "there is a catalogue here already" in result.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["roadmap.yaml"]
    assert (tmp_path / "roadmap.yaml").read_text(encoding="utf-8") == "mine"


def test_init_leaves_a_schema_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "roadmap.schema.json").write_text("mine", encoding="utf-8")
    assert run("init", str(tmp_path)).exit_code == 0
    assert (tmp_path / "roadmap.schema.json").read_text(encoding="utf-8") == "mine"


def test_init_where_nothing_can_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    result = run("init", str(tmp_path / "file" / "folder"))
    assert result.exit_code == 1
    assert "cannot be written" in result.stderr


def test_one_two_many() -> None:
    problems = read(BAD / "several-at-once.yaml").problems
    assert problem_report.counted(problems[:1], "fr") == "1 erreur, 0 avertissement"
    assert problem_report.counted(problems, "fr") == "5 erreurs, 0 avertissement"
    assert problem_report.counted((), "en") == "0 errors, 0 warnings"


def test_json_of_a_file_whose_name_is_no_utf8_is_utf8(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"\xe9t\xe9.yaml")
    path.write_bytes((BAD / "key-missing-url.yaml").read_bytes())
    result = run("check", "--format", "json", str(path))
    [problem] = json.loads(result.stdout_bytes.decode())["problems"]
    assert problem["file"] == f"{tmp_path}/\ufffdt\ufffd.yaml"

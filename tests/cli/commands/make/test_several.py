"""`build`, `check`, `mail` and `proof` of several catalogues: none keeps another back."""

from __future__ import annotations

import json
import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from roadmap_print.cli import quiet
from roadmap_print.cli.app import main
from roadmap_print.cli.commands.make import build
from roadmap_print.cli.commands.make.build import BuildArguments, BuildEnding
from roadmap_print.pipeline.jobs import JobProgress
from roadmap_print.processes import allowance

CATALOGUES = Path(__file__).parents[3] / "catalogues"
ONE_STEP, ENGLISH = CATALOGUES / "good/one-step.yaml", CATALOGUES / "good/english.yaml"
WRONG = CATALOGUES / "bad/several-at-once.yaml"
QUICK = ("--only", "poster", "--no-proof")


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "C")
    monkeypatch.chdir(tmp_path)
    Path("d/cardio").mkdir(parents=True)
    shutil.copy(ONE_STEP, "d/cardio/roadmap.yaml")
    shutil.copy(ENGLISH, "d/english.yaml")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


def made() -> dict[str, bytes]:
    return {str(each): each.read_bytes() for each in sorted(Path("output").rglob("*.pdf"))}


@pytest.mark.slow
def test_each_has_its_folder_and_a_faulty_one_keeps_none_back() -> None:
    shutil.copy(WRONG, "d/a-wrong.yaml")
    result = run("build", "d", *QUICK)
    assert result.exit_code == 1
    assert [*made()] == ["output/english/poster.pdf", "output/roadmap/poster.pdf"]
    assert result.stderr.count("d/a-wrong.yaml:") == 5
    assert result.stderr.splitlines()[-1] == "5 errors, 0 warnings"
    first, second, summed_up, failed = result.stdout.splitlines()
    assert first.startswith("output/english/poster.pdf: 1 page, ")
    assert second.startswith("output/roadmap/poster.pdf: 1 page, ")
    assert summed_up.startswith("3 catalogues in ")
    assert summed_up.endswith(" s: 2 made, 0 up to date, 1 failed")
    assert failed == "  d/a-wrong.yaml: not made, or not all of it"


@pytest.mark.slow
def test_the_bytes_are_those_of_one_alone_and_the_quiet_hear_nothing() -> None:
    result = run("build", "-q", "d", "--jobs", "1", *QUICK)
    assert (result.exit_code, result.output) == (0, "")
    together = made()
    for name, file in (("english", "d/english.yaml"), ("roadmap", "d/cardio/roadmap.yaml")):
        alone = run("build", "-q", file, *QUICK)
        assert (alone.exit_code, alone.output) == (0, "")
        assert Path("output/poster.pdf").read_bytes() == together[f"output/{name}/poster.pdf"]
        Path("output/poster.pdf").unlink()


@pytest.mark.slow
def test_each_goes_by_its_own_settings_and_logs_have_times() -> None:
    Path("d/cardio/roadmap-print.toml").write_text(
        '[build]\nonly = ["wall"]\noutput = "pdf"\nposter-size = "a2"\n', "utf-8"
    )
    Path("d/roadmap-print.toml").write_text(
        '[build]\nonly = ["poster"]\nno-proof = true\n', "utf-8"
    )
    result = run("build", "d", "--format", "json")
    told = json.loads(result.stdout)
    assert (result.exit_code, result.stderr, told["warnings"]) == (1, "", 0)
    first, second = told["catalogues"]
    assert (first["catalogue"], first["output"]) == ("d/english.yaml", "output/english")
    (file,) = first["files"]
    assert (file["file"], file["outcome"]) == ("output/english/poster.pdf", "made")
    assert file["bytes"] == Path(file["file"]).stat().st_size
    assert (file["pages"], file["codes"], first["status"]) == (1, 8, 0)
    assert 0 < file["seconds"] <= first["seconds"] <= told["seconds"]
    assert (second["output"], second["status"]) == ("d/cardio/pdf/roadmap", 1)
    assert second["files"] == [{"file": "d/cardio/pdf/roadmap/wall.pdf", "outcome": "failed"}]
    (problem,) = told["problems"]
    assert "home" in problem["message"]
    again = json.loads(run("build", "d/english.yaml", "d/cardio", "--format", "json").stdout)
    assert again["catalogues"][0]["files"][0]["outcome"] == "up-to-date"


def test_a_shared_file_of_settings_is_told_of_once() -> None:
    Path("d/roadmap-print.toml").write_text("[build]\ngray = true\n", "utf-8")
    for command in ("build", "check"):
        result = run(command, "d")
        assert result.exit_code == 1
        assert result.stderr.count('did you mean "grey"?') == 1
    assert not Path("output").exists()


@pytest.mark.slow
def test_a_step_that_one_lacks_is_a_fault_of_that_one() -> None:
    result = run("build", "d", *QUICK, "--steps", "2")
    assert result.exit_code == 2
    told = "d/cardio/roadmap.yaml: erreur: --steps: pas d’étape 2 : le catalogue en a 1"
    assert told in result.stderr.replace("\xa0", " ")
    assert [*made()] == ["output/english/poster-step-2.pdf"]


Work = Callable[[BuildArguments, Callable[[JobProgress], None]], BuildEnding]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("wrong", "status", "words"),
    [
        (lambda: 1 // 0, 70, "ZeroDivisionError"),
        (lambda: os._exit(9), 1, "d/english.yaml: error: the process that made this catalogue"),
    ],
)
def test_a_process_that_falls_takes_no_other_with_it(
    monkeypatch: pytest.MonkeyPatch, wrong: Callable[[], object], status: int, words: str
) -> None:
    work: Work = build.build

    def fall(options: BuildArguments, listen: Callable[[JobProgress], None]) -> BuildEnding:
        if options.catalogue.name == "english.yaml":
            wrong()
        return work(options, listen)

    monkeypatch.setattr(build, "build", fall)
    result = run("build", "d", *QUICK)
    assert result.exit_code == status
    assert words in result.stderr
    assert [*made()] == ["output/roadmap/poster.pdf"]


@pytest.mark.parametrize(("jobs", "beside", "share"), [(1, 1, 1), (9, 3, 3)])
def test_as_many_work_beside_each_other_as_are_allowed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, jobs: int, beside: int, share: int
) -> None:
    """Where there are more than catalogues, each catalogue has its share of them."""
    shutil.copy(ONE_STEP, "d/third.yaml")
    place = tmp_path / "at-work"
    place.mkdir()

    def count(options: BuildArguments, _: object) -> BuildEnding:
        own = place / options.catalogue.stem
        own.touch()
        while len([*place.iterdir()]) < beside:
            time.sleep(0.01)
        time.sleep(0.1)
        notes = (f"{len([*place.iterdir()])} {allowance.processors()}",)
        if beside == 1:
            own.unlink()
        return BuildEnding(options.catalogue, options.output, "en", notes=notes)

    monkeypatch.setattr(build, "build", count)
    told = run("build", "d", *QUICK, "--jobs", str(jobs)).stderr.splitlines()
    assert told == [f"{beside} {share}"] * 3


def test_check_takes_a_list_and_tells_what_it_lacks() -> None:
    Path("list.txt").write_text("d\ngone.yaml\n", "utf-8")
    result = run("check", "--list", "list.txt")
    assert result.exit_code == 1
    assert "list.txt:2:1: error: there is no such file or folder: gone.yaml" in result.stderr
    assert run("check", "d").exit_code == 0
    assert run("check", "nothing-there").exit_code == 2


@pytest.mark.slow
def test_proof_and_mail_take_those_that_build_made() -> None:
    assert run("build", "-q", "d", "--only", "booklet", "--no-proof").exit_code == 0
    result = run("proof", "--catalogue", "d", "--format", "json")
    told = json.loads(result.stdout)
    assert (result.exit_code, told["problems"]) == (0, [])
    files = [f"output/{name}/booklet.pdf" for name in ("english", "roadmap")]
    assert [each["file"] for each in told["summaries"]] == files
    assert run("proof", "--catalogue", "d", "output/english/booklet.pdf").exit_code == 2
    drafts = run("mail", "d")
    assert drafts.exit_code == 0, drafts.stderr
    assert drafts.stdout.splitlines() == ["output/english/mail.eml", "output/roadmap/mail.eml"]
    Path("output/english/booklet.pdf").unlink()
    left = run("mail", "d")
    assert left.exit_code == 1
    assert left.stdout.splitlines() == ["output/roadmap/mail.eml"]
    none = run("proof", "--catalogue", "d")
    assert none.exit_code == 1
    assert "output/english: error: there is no PDF in this folder" in none.stderr


def test_somebody_who_looks_sees_how_many_are_done(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(quiet, "shows_progress", lambda: True)
    monkeypatch.setattr(
        build, "build", lambda each, _: BuildEnding(each.catalogue, each.output, "en")
    )
    shown = run("build", "d", *QUICK).stderr
    first, second = "\r0 of 2 catalogues made", "\r1 of 2 catalogues made"
    assert shown.startswith(f"{first}\r{' ' * 22}\r")
    assert shown.endswith(f"{second}\r{' ' * 22}\r")

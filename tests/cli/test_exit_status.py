"""How every command ends: 0 done, 1 the catalogue's fault, 2 the command line's, 70 our own."""

from __future__ import annotations

import errno
import json
import os
import signal
import time
from contextlib import suppress
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from pdfs import Pdf
from rows import SLIDES

from roadmap_print.cli import param_types
from roadmap_print.cli.app import main
from roadmap_print.pipeline import build as builder
from roadmap_print.processes.pool import CrashError, EndedError
from roadmap_print.publications.registry import Publication

CATALOGUES = Path(__file__).parents[1] / "catalogues"
GOOD, WRONG = CATALOGUES / "good/one-step.yaml", CATALOGUES / "bad/several-at-once.yaml"
OTHER = CATALOGUES / "good/english.yaml"
READERS = ("build", "check", "links", "mail")


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "C")


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, list(map(str, arguments)))


@pytest.mark.parametrize("command", READERS)
def test_the_problems_of_a_catalogue_read_alike(command: str, tmp_path: Path) -> None:
    options = ("-o", tmp_path) if command in {"build", "mail"} else ()
    ended = run(command, WRONG, *options)
    assert ended.exit_code == 1
    for line in run("check", WRONG).stderr.splitlines()[:-1]:
        assert line in ended.stderr.splitlines()
    assert "5 erreurs, 0 avertissement" in ended.stderr
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    "command",
    [
        ("build", GOOD),
        ("mail", GOOD),
        ("mail", GOOD, "--text"),
        ("mail", GOOD, "--since", GOOD),
        ("changes", GOOD, OTHER),
    ],
    ids=str,
)
def test_a_date_that_is_none_is_the_command_line_s_fault(
    command: tuple[str | Path, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "abc")
    ended = run(*command)
    assert ended.exit_code == 2
    assert ended.stderr.endswith(
        "Error: SOURCE_DATE_EPOCH=abc: write the seconds since 1970, or unset it\n"
    )


@pytest.mark.parametrize("command", [("changes", GOOD, OTHER, "--no-pages"), ("check", GOOD)])
def test_where_no_date_is_printed_none_is_asked_for(
    command: tuple[str | Path, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "abc")
    assert run(*command).exit_code == 0


STEPS = {
    ", ,": "', ,' is no step or range of steps; steps count from 1: write 1-4,6",
    "": "'' is no step or range of steps; steps count from 1: write 1-4,6",
    "1,,2": "'1,,2' is no step or range of steps; steps count from 1: write 1-4,6",
    "1 2": "'1 2' is no step or range of steps; steps count from 1: write 1-4,6",
    "0": "'0' is no step or range of steps; steps count from 1: write 1-4,6",
    "1,a": "'a' is no step or range of steps; steps count from 1: write 1-4,6",
    "1-": "'1-' is no step or range of steps; steps count from 1: write 1-4,6",
    "-1": "'-1' is no step or range of steps; steps count from 1: write 1-4,6",
    "١": "'١' is no step or range of steps; steps count from 1: write 1-4,6",
    "3-1": "'3-1' runs backwards; write 1-3",
    "1-9999": "--steps: erreur: pas d’étape 2\xa0: le catalogue en a 1\n1 erreur, 0 avertissement",
}


@pytest.mark.slow
@pytest.mark.parametrize("steps", STEPS)
def test_what_is_no_step_is_the_command_line_s_fault(
    steps: str, printed: dict[Publication, Pdf], tmp_path: Path
) -> None:
    slides = printed[SLIDES].path
    for command in (("build", GOOD, "-o", tmp_path), ("proof", slides, "--catalogue", GOOD)):
        ended = run(*command, "--steps", steps)
        assert ended.exit_code == 2, ended.output
        assert ended.stderr.endswith(f"{STEPS[steps]}\n")
        assert ("Error: Invalid value for" in ended.stderr) == ("erreur" not in ended.stderr)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("steps", "numbers"),
    [("6, 1 - 4", (1, 2, 3, 4, 6)), ("2,2,1-2", (1, 2)), (" 9999", (9999,)), ((), ())],
)
def test_steps_are_written_as_pages_to_print(
    steps: str | tuple[int, ...], numbers: tuple[int, ...]
) -> None:
    assert param_types.STEPS.convert(steps, None, None) == numbers


def test_proof_tells_them_likewise(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").touch()
    ended = run("proof", "--catalogue", WRONG, tmp_path / "a.pdf")
    assert ended.exit_code == 1
    assert ended.stderr == run("check", WRONG).stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ("nothing",),
        ("build", "--only", "flyer"),
        ("check", "--format", "xml"),
        ("watch", GOOD, "--only", "booklet", "--poster-size", "a1", "--no-browser"),
        ("-x",),
    ],
)
def test_a_wrong_command_line_is_2(arguments: tuple[str | Path, ...]) -> None:
    assert run(*arguments).exit_code == 2


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (1, ("changes", WRONG, GOOD)),
        (2, ("changes", GOOD, "no-such-file")),
        (2, ("check", "no-such-file.yaml")),
        (2, ("check", "--strictly", GOOD)),
        (2, ("proof", "no-such-file.pdf")),
        (2, ("build", GOOD, "--steps", "x")),
        (2, ("links", GOOD, "--max-age", "-1")),
    ],
    ids=str,
)
def test_a_fault_is_told_as_the_report_is_asked_for(
    status: int, words: tuple[str | Path, ...]
) -> None:
    ended = run(*words[:1], "--format", "json", *words[1:], "--format", "json")
    told = json.loads(ended.stdout)
    assert (ended.exit_code, ended.stderr) == (status, "")
    assert told["errors"] == len(told["problems"]) > 0
    assert all(each["file"] and each["message"] for each in told["problems"])
    (line,) = run("check", "--format=github", "no-such-file.yaml").stdout.splitlines()
    assert line.startswith("::error file=no-such-file.yaml::there is no such file")


@pytest.mark.parametrize(
    ("command", "function"),
    [
        ("check", "roadmap_print.cli.commands.check.check.check"),
        ("schema", "roadmap_print.catalogue.json_schema.schema_text"),
        ("init", "roadmap_print.catalogue.scaffold.start"),
        ("links", "roadmap_print.cli.commands.check.links.run"),
        ("mail", "roadmap_print.cli.commands.share.mail.run"),
        ("build", "roadmap_print.pipeline.build.build"),
    ],
)
def test_a_fault_of_our_own_is_70(
    command: str, function: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise KeyError("a fault")

    monkeypatch.setattr(function, fail)
    argument = {"schema": (), "init": (tmp_path,)}.get(command, (GOOD,))
    ended = run(command, *argument)
    assert ended.exit_code == 70
    assert "Traceback" in ended.stderr
    assert "KeyError: 'a fault'" in ended.stderr
    assert ended.stderr.splitlines()[-1].startswith("This is a fault of roadmap-print's own.")


def test_a_fault_in_a_worker_is_70_too(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def fail(*_: object) -> None:
        raise CrashError("Traceback of the worker")

    monkeypatch.setattr(builder.jobs, "make", fail)
    ended = run("build", GOOD, "-o", tmp_path)
    assert ended.exit_code == 70
    assert "Traceback of the worker" in ended.stderr
    assert "Please report it" in ended.stderr


def test_ctrl_c_is_130_without_a_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("roadmap_print.cli.commands.check.check.check", interrupt)
    ended = run("check", GOOD)
    assert ended.exit_code == 130
    assert "Traceback" not in ended.output


@pytest.mark.parametrize(
    "error",
    [MemoryError(), EndedError(), OSError(errno.ENOMEM, "Cannot allocate memory")],
    ids=lambda error: type(error).__name__,
)
def test_too_little_memory_is_no_fault_of_ours(
    error: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lack(*_: object, **__: object) -> None:
        raise RuntimeError("what a library makes of it") from error

    monkeypatch.setattr("roadmap_print.cli.commands.check.check.check", lack)
    ended = run("check", GOOD)
    assert ended.exit_code == 1
    assert "too little memory" in ended.stderr
    assert "Traceback" not in ended.output


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
@pytest.mark.parametrize("after", [KeyError("what comes of it"), None])
def test_a_request_to_end_that_something_swallows_is_heard(
    number: signal.Signals, after: Exception | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Python drops what is raised while it tidies up, a request that comes then, too."""

    def swallow(*_: object, **__: object) -> tuple[tuple[()], str, tuple[()]]:
        with suppress(SystemExit):
            os.kill(os.getpid(), number)
            time.sleep(5)
        if after:
            raise after
        return (), "en", ()

    monkeypatch.setattr("roadmap_print.cli.commands.check.check.check", swallow)
    ended = run("check", GOOD)
    assert ended.exit_code == 128 + number
    assert "Traceback" not in ended.output

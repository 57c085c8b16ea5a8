"""A build that is killed at any moment leaves the old file whole and nothing beside it for long."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from random import Random
from typing import Any

import pytest
from rows import POSTER, SLIDES

import roadmap_print
from roadmap_print import atomic_write
from roadmap_print.i18n.translator import say
from roadmap_print.pipeline import cache, publication_pdf
from roadmap_print.pipeline.jobs import Failed
from roadmap_print.publications.output_file import OutputFile
from roadmap_print.publications.registry import Publication

CATALOGUE = Path(__file__).parents[1] / "catalogues/good/one-step.yaml"
OLD = b"%PDF-1.7 the old edition"
HANG = 300  # seconds after which a process hangs, on a busy machine too
COMMAND = (sys.executable, "-m", "roadmap_print", "build", CATALOGUE, "--no-proof", "-q")

SLOW = """
import os, sys, time
from pathlib import Path
from roadmap_print import atomic_write
replace = Path.replace
def slow(draft, path):
    if path.name == "slides.pdf":
        print("draft", flush=True)
        time.sleep(600)
    return replace(draft, path)
Path.replace = slow
from roadmap_print.cli.app import main
main()
"""


def build(output: Path, **environment: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        (*COMMAND, "--only", "slides", "-o", output),
        stderr=subprocess.PIPE,
        start_new_session=True,
        env={**os.environ, **environment},
    )


def whole(path: Path) -> bool:
    data = path.read_bytes()
    return data == OLD or (data.startswith(b"%PDF") and data.rstrip().endswith(b"%%EOF"))


@pytest.fixture
def attic(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for temporary files."""
    return tmp_path_factory.mktemp("attic")


@pytest.mark.slow
@pytest.mark.parametrize(
    "number", [0, *map(int, (signal.SIGKILL, signal.SIGTERM, signal.SIGINT, signal.SIGHUP))]
)
def test_a_kill_at_any_moment_leaves_the_old_file_whole(
    number: int, tmp_path: Path, attic: Path
) -> None:
    (tmp_path / "slides.pdf").write_bytes(OLD)
    running = build(tmp_path, TMPDIR=str(attic))
    time.sleep(Random().uniform(0.25, 1.2))
    os.killpg(running.pid, number)
    _, errors = running.communicate(timeout=HANG)
    assert running.returncode in {0, -number, 128 + number}
    assert b"Traceback" not in errors
    assert whole(tmp_path / "slides.pdf")
    if number != signal.SIGKILL:
        assert {path.name for path in tmp_path.iterdir()} <= {"slides.pdf", cache.NAME}
        assert not list(attic.iterdir())


@pytest.mark.slow
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_a_kill_while_a_draft_lies_there(number: int, tmp_path: Path) -> None:
    """The last moment at which there is a draft, made long enough to be met: all is recorded."""
    (tmp_path / "slides.pdf").write_bytes(OLD)
    command = [sys.executable, "-c", SLOW, *COMMAND[3:], "--only", "slides", "-o", tmp_path]
    running = subprocess.Popen(command, stdout=subprocess.PIPE, start_new_session=True)
    assert running.stdout
    assert running.stdout.readline() == b"draft\n"
    standing = {"slides.pdf", cache.NAME}
    (draft,) = {path.name for path in tmp_path.iterdir()} - standing
    assert draft.startswith(".slides.pdf-")
    os.killpg(running.pid, number)
    running.communicate(timeout=HANG)
    assert (tmp_path / "slides.pdf").read_bytes() == OLD
    left = {draft} if number == signal.SIGKILL else set()
    assert {path.name for path in tmp_path.iterdir()} == standing | left
    atomic_write.sweep(tmp_path, ["slides.pdf"])
    assert {path.name for path in tmp_path.iterdir()} == standing
    assert not cache.look(tmp_path, [OutputFile(SLIDES)], force=False).complete


@pytest.mark.slow
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="a fork has what is patched")
def test_a_process_that_the_system_ends_is_told_and_the_others_deliver(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    compose = publication_pdf.compose

    def be_ended(publication: Publication, *more: Any) -> object:  # noqa: ANN401
        if publication == POSTER:
            os.kill(os.getpid(), signal.SIGKILL)
        return compose(publication, *more)

    monkeypatch.setattr(publication_pdf, "compose", be_ended)
    made = roadmap_print.build(CATALOGUE, tmp_path, [POSTER, SLIDES]).files
    (failed,) = (each for each in made if isinstance(each, Failed))
    assert failed.file.publication == POSTER
    assert failed.problems[0].message == say("fr", "build.ended")
    assert {path.name for path in tmp_path.iterdir()} == {"slides.pdf", cache.NAME}


@pytest.mark.slow
def test_the_next_build_clears_away_what_a_killed_one_left(tmp_path: Path) -> None:
    (tmp_path / ".booklet.pdf-0a1b2c3d").write_bytes(b"%PDF")
    (tmp_path / f".{cache.NAME}-0a1b2c3d").write_bytes(b"{")
    (tmp_path / ".mine").touch()
    running = build(tmp_path)
    _, errors = running.communicate(timeout=HANG)
    assert running.returncode == 0, errors
    assert {path.name for path in tmp_path.iterdir()} == {"slides.pdf", cache.NAME, ".mine"}


@pytest.mark.slow
def test_two_builds_at_once_both_end_well(tmp_path: Path) -> None:
    both = [build(tmp_path) for _ in range(2)]
    for running in both:
        _, errors = running.communicate(timeout=HANG)
        assert running.returncode == 0, errors
    assert {path.name for path in tmp_path.iterdir()} == {"slides.pdf", cache.NAME}
    assert whole(tmp_path / "slides.pdf")


def test_a_draft_that_another_build_sweeps_away_is_written_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, replace, swept = tmp_path / "slides.pdf", Path.replace, []

    def sweep_first(draft: Path, target: Path) -> Path:
        if len(swept) < 3:
            swept.append(draft)
            atomic_write.sweep(tmp_path, ["slides.pdf"])
        return replace(draft, target)

    monkeypatch.setattr(Path, "replace", sweep_first)
    atomic_write.place(b"new", path)
    assert path.read_bytes() == b"new"
    assert len(swept) == 3
    assert list(tmp_path.iterdir()) == [path]

"""A scheduler and three workers on this machine: killed in the middle, resumed, the same bytes."""

from __future__ import annotations

import os
import pickle
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from hashlib import sha256
from pathlib import Path

import pytest
from click.testing import CliRunner

from roadmap_print.cli.app import main
from roadmap_print.cli.commands.make import people
from roadmap_print.personal import copies, journal
from roadmap_print.personal.cluster import dask_runner
from roadmap_print.personal.cluster.dask_runner import OTHER_VERSIONS, SealedBatch, make_sealed
from roadmap_print.pipeline.input_hashes import machine_versions
from roadmap_print.processes.pool import CrashError, EndedError

LETTERS = "Zyx"  # of each name: no log has them
ROWS = [f"{LETTERS}{number},{number % 2 + 1}" for number in range(201)]


def build(catalogue: Path, listed: Path, out: Path, *words: str) -> list[str]:
    command = [sys.executable, "-m", "roadmap_print", "build", str(catalogue)]
    return [*command, "--people", str(listed), "-o", str(out), *words]


def run(command: list[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, check=False, capture_output=True, text=True)


def contents(out: Path) -> dict[str, bytes]:
    return {each.name: each.read_bytes() for each in out.glob("people/*.pdf")}


@pytest.fixture
def listed(tmp_path: Path) -> Path:
    file = tmp_path / "class.csv"
    file.write_text("\n".join(["name,done", *ROWS]), "utf-8")
    return file


@pytest.fixture(scope="module")
def whole(catalogue_file: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Give what this machine makes by itself."""
    folder = tmp_path_factory.mktemp("whole")
    listed = folder / "class.csv"
    listed.write_text("\n".join(["name,done", *ROWS]), "utf-8")
    assert run(build(catalogue_file, listed, folder)).returncode == 0
    return contents(folder)


class Cluster:
    """Processes of Dask on loopback, and what they have logged."""

    def __init__(self, folder: Path, stack: ExitStack) -> None:
        self._folder, self._stack = folder, stack
        self.workers: list[subprocess.Popen[bytes]] = []
        self.scheduler = self._start("scheduler", "--port", "0")
        self._wait(lambda: "Scheduler at:" in self.logs())
        self.address = next(w for w in self.logs().split() if w.startswith("tcp://"))

    def _start(self, kind: str, *words: str, path: str = "") -> subprocess.Popen[bytes]:
        log = self._stack.enter_context((self._folder / f"{kind}-{time.time_ns()}.log").open("wb"))
        command = [sys.executable, "-m", "dask", kind, *words]
        path = os.pathsep.join(filter(None, [path, os.environ.get("PYTHONPATH", "")]))
        environment = os.environ | {"PYTHONPATH": path}
        process = subprocess.Popen(
            [*command, "--host", "127.0.0.1", "--no-dashboard"],
            stdout=log,
            stderr=log,
            cwd=self._folder,
            env=environment,
        )
        self._stack.callback(process.wait)
        self._stack.callback(process.kill)
        return process

    def add_workers(self, count: int, path: str = "") -> None:
        """Start workers and wait until the scheduler knows them."""
        words = [self.address, "--nthreads", "1", "--no-nanny"]
        known = self.logs().count("Register worker")
        self.workers += [self._start("worker", *words, path=path) for _ in range(count)]
        self._wait(lambda: self.logs().count("Register worker") == known + count)

    def logs(self) -> str:
        return "".join(each.read_text("utf-8") for each in sorted(self._folder.glob("*.log")))

    def _wait(self, until: Callable[[], bool]) -> None:
        while not until():
            assert all(each.poll() is None for each in (self.scheduler, *self.workers)), self.logs()
            time.sleep(0.05)


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    folder = tmp_path / "cluster"
    folder.mkdir()
    with ExitStack() as stack:
        yield Cluster(folder, stack)


def left_over(out: Path) -> list[str]:
    names = [each.name for each in (out / "people").iterdir() if each.name.startswith(".")]
    return sorted({*names} - {journal.NAME, copies.LOCK})


def begin(command: list[str], out: Path) -> subprocess.Popen[str]:
    """Start a build, and come back when a batch has ended and others are being made."""
    running = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    while not (out / "people" / journal.NAME).exists() and running.poll() is None:
        time.sleep(0.01)
    return running


@pytest.mark.slow
def test_the_bytes_are_those_of_this_machine_also_where_a_worker_is_killed(
    catalogue_file: Path, listed: Path, whole: dict[str, bytes], tmp_path: Path, cluster: Cluster
) -> None:
    cluster.add_workers(3)
    out = tmp_path / "out"
    running = begin(build(catalogue_file, listed, out, "--dask", cluster.address), out)
    cluster.workers.pop().kill()
    _, told = running.communicate()
    assert (running.returncode, told) == (0, "")
    assert contents(out) == whole
    assert left_over(out) == []
    assert LETTERS not in cluster.logs()
    again = run(build(catalogue_file, listed, out, "--dask", cluster.address))
    assert f"jour\u00a0: {len(ROWS)}\u00a0;" in again.stdout, again


@pytest.mark.slow
def test_a_scheduler_that_is_killed_is_told_and_the_rest_is_made_here(
    catalogue_file: Path, listed: Path, whole: dict[str, bytes], tmp_path: Path, cluster: Cluster
) -> None:
    cluster.add_workers(3)
    out = tmp_path / "out"
    running = begin(build(catalogue_file, listed, out, "--dask", cluster.address), out)
    cluster.scheduler.kill()
    _, told = running.communicate()
    assert running.returncode == 1
    assert told.startswith(f"{cluster.address}: "), told
    assert "disparu" in told
    assert "Traceback" not in told
    ended = run(build(catalogue_file, listed, out))
    assert "jour\u00a0: 0" not in ended.stdout
    assert (ended.returncode, contents(out) == whole, left_over(out)) == (0, True, [])
    assert LETTERS not in cluster.logs()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("file", "text", "said"),
    [
        ("pikepdf-0.1.dist-info/METADATA", "Name: pikepdf\nVersion: 0.1\n", "pikepdf est 0.1 sur"),
        ("roadmap_print/__init__.py", "", "roadmap-print est absent sur"),
        (
            "sitecustomize.py",
            "import pathlib; pathlib.Path.exists = lambda self: '.base' not in self.name",
            "ne voit pas le dossier",
        ),
    ],
)
def test_workers_that_cannot_make_the_same_are_told_before_anything_is_made(
    file: str,
    text: str,
    said: str,
    catalogue_file: Path,
    listed: Path,
    tmp_path: Path,
    cluster: Cluster,
) -> None:
    other = tmp_path / "other" / file
    other.parent.mkdir(parents=True)
    other.write_text(text)
    cluster.add_workers(1)
    cluster.add_workers(1, str(tmp_path / "other"))
    ended = run(build(catalogue_file, listed, tmp_path / "out", "--dask", cluster.address))
    assert (ended.returncode, ended.stdout) == (1, "")
    assert said in ended.stderr, ended.stderr
    assert not contents(tmp_path / "out")
    assert not (tmp_path / "out/people").exists()


@pytest.mark.slow
def test_a_scheduler_without_workers_is_told(
    catalogue_file: Path, listed: Path, tmp_path: Path, cluster: Cluster
) -> None:
    ended = run(build(catalogue_file, listed, tmp_path / "out", "--dask", cluster.address))
    assert ended.returncode == 1
    assert "aucun worker" in ended.stderr


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:1", "nonsense", "http://x", "tcp://x"])
def test_an_address_where_nobody_answers_is_told(
    address: str,
    catalogue_file: Path,
    listed: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    distributed = pytest.importorskip("distributed")
    monkeypatch.setattr(dask_runner, "PATIENCE", 0.2)
    if address != "tcp://127.0.0.1:1":  # a client of no address never ends, which a shell waits for
        monkeypatch.setattr(distributed, "Client", None)
    words = build(catalogue_file, listed, tmp_path / "out", "--dask", address)[3:]
    ended = CliRunner().invoke(main, words)
    assert ended.exit_code == 1, ended.output
    assert "aucun ordonnanceur" in ended.stderr
    assert not (tmp_path / "out").exists()


def test_a_worker_makes_nothing_by_other_versions_or_of_another_base(tmp_path: Path) -> None:
    base = tmp_path / "base"
    base.write_bytes(pickle.dumps(0))
    right, ours = sha256(base.read_bytes()).hexdigest(), machine_versions()
    batch = pickle.dumps((isinstance, [int]))

    def made(digest: str = right, **versions: str) -> object:
        return make_sealed(SealedBatch(base, digest, {**ours, **versions}, batch))

    assert isinstance(made(), CrashError)  # `isinstance` takes no third argument
    assert made(pikepdf="0.1") == OTHER_VERSIONS
    assert isinstance(made("another"), EndedError)
    base.unlink()
    assert isinstance(made(), EndedError)


def test_what_is_missing_for_it_is_told(
    catalogue_file: Path, listed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(people, "find_spec", lambda _: None)
    words = build(catalogue_file, listed, Path("out"), "--dask", "tcp://127.0.0.1:1")[3:]
    ended = CliRunner().invoke(main, words)
    assert ended.exit_code == 2
    assert 'pip install "roadmap-print[cluster]"' in ended.stderr


@pytest.mark.slow
@pytest.mark.parametrize("page", ["scale", "scale.fr"])
def test_the_lines_of_the_page_work_as_they_are_written(
    page: str, catalogue_file: Path, tmp_path: Path
) -> None:
    """In a shell, on one machine, but for the port, which somebody else may have."""
    text = (Path(__file__).parents[3] / f"docs/{page}.md").read_text("utf-8")
    lines = re.findall(r"^    (.*127\.0\.0\.1.*)$", text, re.MULTILINE)
    assert [each.split()[0] for each in lines] == ["dask", "dask", "roadmap-print"]
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    for name, module in {"dask": "dask", "roadmap-print": "roadmap_print"}.items():
        command = tmp_path / "bin" / name
        command.parent.mkdir(exist_ok=True)
        command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m {module} "$@"\n')
        command.chmod(0o700)
    (tmp_path / "content").mkdir()
    shutil.copy(catalogue_file, tmp_path / "content")
    (tmp_path / "class.csv").write_text("name\nAna\nBo\n")
    script = "\n".join(lines).replace("8786", port)
    path = f"{tmp_path / 'bin'}:{os.environ['PATH']}"
    environment = os.environ | {"PATH": path}
    shell = ["/bin/sh", "-c", f"{script}\nexit $?"]
    typed = subprocess.Popen(shell, cwd=tmp_path, env=environment, start_new_session=True)
    try:
        assert typed.wait() == 0
    finally:
        os.killpg(typed.pid, signal.SIGTERM)
    assert sorted(contents(tmp_path / "output")) == ["0001.pdf", "0002.pdf"]

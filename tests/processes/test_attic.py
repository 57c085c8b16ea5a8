"""Temporary folders go with who made them; what a kill has left goes with the next program."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from roadmap_print.processes.attic import attic
from roadmap_print.processes.end_requests import TO_END, end_requests

HOLDER = """
import os, sys, time
from roadmap_print.processes.attic import attic
with attic() as folder:
    if os.fork():
        print(folder, flush=True)
        time.sleep(600)
    else:
        sys.stdin.read()
        os._exit(0)
"""


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of temporary files of its own."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def test_it_goes_with_the_block(place: Path) -> None:
    with attic() as folder:
        (folder / "some").mkdir()
        assert [*place.iterdir()] == [folder]
    assert not [*place.iterdir()]


def test_what_a_kill_has_left_goes_and_what_somebody_holds_stays(place: Path) -> None:
    """Held by any process that was forked, whoever made the folder."""
    command, environment = [sys.executable, "-c", HOLDER], {**os.environ, "TMPDIR": str(place)}
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment
    ) as holder:
        assert holder.stdin
        assert holder.stdout
        left = Path(holder.stdout.readline().strip())
        holder.send_signal(signal.SIGKILL)
        holder.wait()
        with attic():
            assert left.is_dir()
        holder.stdin.close()
        assert holder.stdout.read() == ""  # the other one has ended, too
    with attic():
        assert not left.exists()


def test_what_others_have_called_so_stays(place: Path) -> None:
    (place / "roadmap-print-notes.txt").write_text("mine")
    (place / "elsewhere").mkdir()
    (place / "roadmap-print-link").symlink_to(place / "elsewhere")
    with attic():
        pass
    assert {path.name for path in place.iterdir()} == {
        "roadmap-print-notes.txt",
        "elsewhere",
        "roadmap-print-link",
    }


def test_a_request_to_end_that_comes_while_it_is_made_leaves_nothing(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make = tempfile.mkdtemp

    def be_asked(prefix: str) -> str:
        made = make(prefix=prefix)
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(0.1)
        return made

    monkeypatch.setattr(tempfile, "mkdtemp", be_asked)
    with pytest.raises(SystemExit), end_requests(TO_END), attic():
        time.sleep(5)  # it comes in the first moments
    assert not [*place.iterdir()]

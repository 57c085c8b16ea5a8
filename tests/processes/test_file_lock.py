"""A file is held by one run at a time, and by none that was killed."""

import errno
import fcntl
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from roadmap_print.processes.file_lock import held

HOLDS = """
import os, sys, time
from multiprocessing import get_context
from pathlib import Path
from roadmap_print.processes.file_lock import held

def live() -> None:
    print(os.getpid(), flush=True)
    time.sleep(60)

with held(Path(sys.argv[1])):
    get_context("fork").Process(target=live).start()
    time.sleep(60)
"""


def test_one_run_at_a_time_holds_a_file(tmp_path: Path) -> None:
    with held(tmp_path / "lock"):
        with pytest.raises(BlockingIOError), held(tmp_path / "lock"):
            pass
        with held(tmp_path / "other"):
            pass
    with held(tmp_path / "lock"):
        pass


def test_what_a_killed_run_held_is_free_though_its_child_lives(tmp_path: Path) -> None:
    lock = tmp_path / "lock"
    command = [sys.executable, "-c", HOLDS, str(lock)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        child = int(running.stdout.readline())
        try:
            with pytest.raises(BlockingIOError), held(lock):
                pass
            running.kill()
            running.wait()
            with held(lock):
                os.kill(child, 0)  # it is there
        finally:
            os.kill(child, signal.SIGKILL)


def test_where_there_are_no_locks_nobody_is_kept_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unsupported(*_: object) -> None:
        raise OSError(errno.ENOLCK, "no locks available")

    monkeypatch.setattr(fcntl, "flock", unsupported)
    with held(tmp_path / "lock"), held(tmp_path / "lock"):
        pass

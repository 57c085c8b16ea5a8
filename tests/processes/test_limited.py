"""What takes too much time or memory, or ends its process, is given up; all else is as it was."""

from __future__ import annotations

import ctypes
import faulthandler
import os
import sys
import tempfile
import time
from pathlib import Path

import pytest

from roadmap_print.processes.limited import LimitError, Limits, run_limited
from roadmap_print.processes.pool import CrashError

LIMITS = Limits(seconds=1, megabytes=200)


class OddError(Exception):
    """An error of what is called."""


def double(number: int) -> int:
    return 2 * number


def fail(error: Exception) -> None:
    raise error


def turn() -> None:
    while True:
        try:
            while True:
                pass
        except BaseException:  # noqa: BLE001, S112  as WeasyPrint does while it draws
            continue


def grow() -> int:
    return len([bytes(10_000_000) for _ in range(1_000)])


def nest(depth: int = 0) -> int:
    return nest(depth + 1) + 1


def fall() -> None:
    faulthandler.disable()  # pytest's would print what is meant to happen
    ctypes.string_at(0)


def give_up() -> None:
    faulthandler.disable()
    sys.stderr.write("terminate called after throwing an instance of 'std::bad_alloc'\n")
    os.write(2, b"terminate called after throwing an instance of 'std::bad_alloc'\n")
    os.abort()


def leave() -> str:
    return tempfile.mkdtemp(prefix="left-")


def test_an_answer_comes_home_as_it_is() -> None:
    assert run_limited(LIMITS, double, 21) == 42
    assert run_limited(LIMITS, double, number=21) == 42


def test_an_error_of_what_is_called_comes_home_too() -> None:
    with pytest.raises(OddError, match="odd"):
        run_limited(LIMITS, fail, OddError("odd"))
    with pytest.raises(FileNotFoundError):
        run_limited(LIMITS, fail, FileNotFoundError(2, "no such file"))


def test_a_fault_of_ours_has_its_traceback() -> None:
    with pytest.raises(CrashError, match="KeyError: 'fault'"):
        run_limited(LIMITS, fail, KeyError("fault"))


@pytest.mark.parametrize("work", [turn, grow, nest, fall, give_up], ids=lambda work: work.__name__)
def test_what_takes_too_much_is_given_up(work: object, capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(LimitError):
        run_limited(LIMITS, work)
    assert capfd.readouterr().err == ""


def test_what_only_waits_is_given_up_by_the_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("roadmap_print.processes.limited.PATIENCE", 0.1)
    start = time.monotonic()
    with pytest.raises(LimitError):
        run_limited(LIMITS, time.sleep, 60)
    assert time.monotonic() - start < 30


def test_its_temporary_files_go_with_it() -> None:
    assert not Path(run_limited(LIMITS, leave)).exists()

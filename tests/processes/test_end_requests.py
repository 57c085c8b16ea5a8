import gc
import importlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest

from roadmap_print.processes.end_requests import GLANCE, TO_END, asked_meanwhile, end_requests

ALL = (signal.SIGINT, *TO_END)
ENDS = dict.fromkeys(TO_END, SystemExit) | {signal.SIGINT: KeyboardInterrupt}


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    """Hold that handlers, hook and clock are as they were."""

    def state() -> list[object]:
        clocks = signal.SIGALRM, signal.SIGVTALRM
        return [*map(signal.getsignal, (*ALL, *clocks)), sys.unraisablehook]

    before = state()
    yield
    assert state() == before
    for clock in (signal.ITIMER_REAL, signal.ITIMER_VIRTUAL):
        assert signal.getitimer(clock) == (0, 0)


def ask(number: int) -> None:
    """Ask ourselves to end, and give it time."""
    os.kill(os.getpid(), number)
    time.sleep(0.1)


@pytest.mark.parametrize("number", ALL)
def test_a_request_unwinds_what_is_going_on(number: int) -> None:
    with pytest.raises(ENDS[number]) as raised, end_requests(ALL) as asked:
        ask(number)
    assert asked == [number]
    assert getattr(raised.value, "code", 128 + number) == 128 + number


@pytest.mark.parametrize("number", ALL)
def test_a_request_that_comes_while_a_module_is_imported_waits(
    number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else libraries in C abort, or say that a module is half there."""
    text = f"import os, time\nos.kill(os.getpid(), {int(number)})\ntime.sleep(0.1)\nwhole = True\n"
    (tmp_path / "slow_to_import.py").write_text(text)
    monkeypatch.syspath_prepend(tmp_path)

    def meet() -> None:
        with end_requests(ALL):
            importlib.import_module("slow_to_import")
            time.sleep(1)
        pytest.fail("not heard")

    with pytest.raises(ENDS[number]):
        meet()
    assert sys.modules.pop("slow_to_import").whole


def test_a_request_that_another_thread_takes_waits_while_ours_takes_none() -> None:
    done = []

    def meet() -> None:
        with end_requests(ALL):
            signal.pthread_sigmask(signal.SIG_BLOCK, ALL)
            ask(signal.SIGTERM)
            done.append("what was not to be interrupted")
            signal.pthread_sigmask(signal.SIG_UNBLOCK, ALL)
            time.sleep(1)

    other = Thread(target=time.sleep, args=(0.3,))
    other.start()
    with pytest.raises(SystemExit):
        meet()
    assert done
    other.join()


@pytest.mark.parametrize("number", ALL)
def test_a_request_that_python_drops_comes_again_and_is_not_told(
    number: int, capsys: pytest.CaptureFixture[str]
) -> None:
    class Asks:
        def __del__(self) -> None:
            ask(number)

    def meet() -> None:
        with end_requests(ALL):
            Asks()
            gc.collect()
            time.sleep(1)
        pytest.fail("not heard")

    with pytest.raises(ENDS[number]):
        meet()
    assert not capsys.readouterr().err


def test_what_else_python_drops_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    class Fails:
        def __del__(self) -> None:
            raise KeyError("of ours")

    with end_requests(ALL):
        Fails()
        gc.collect()
    assert "of ours" in capsys.readouterr().err


def test_what_is_ignored_stays_ignored() -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with end_requests(ALL) as asked:
            ask(signal.SIGHUP)
    finally:
        signal.signal(signal.SIGHUP, before)
    assert not asked


@pytest.mark.slow
def test_a_request_to_come_again_ends_nobody_later() -> None:
    """The system's own answer to the clock would be to end the program."""
    code = """
import time
from roadmap_print.processes import end_requests as ours
with ours.end_requests(ours.TO_END):
    ours._come_in(0.2)
time.sleep(0.5)
"""
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def at_work(seconds: float) -> None:
    end = time.process_time() + seconds
    while time.process_time() < end:
        pass


class EnoughError(Exception):
    """What is done need not go on."""


def test_work_is_left_in_its_middle_once_somebody_has_enough() -> None:
    def look() -> None:
        looks.append(time.process_time())
        if len(looks) >= 2:
            raise EnoughError

    def work() -> None:
        try:
            at_work(100 * GLANCE)
        finally:
            at_work(3 * GLANCE)

    looks: list[float] = []
    with pytest.raises(EnoughError), asked_meanwhile(look):
        work()
    assert len(looks) == 2


def test_nobody_looks_while_a_module_is_imported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = f"import time\nend = time.process_time() + {3 * GLANCE}\n"
    (tmp_path / "slowly_loaded.py").write_text(f"{slow}while time.process_time() < end: pass\n")
    monkeypatch.syspath_prepend(tmp_path)
    looks: list[int] = []
    with asked_meanwhile(lambda: looks.append(1)):
        importlib.import_module("slowly_loaded")
        assert looks == []
        at_work(3 * GLANCE)
    assert looks

"""Requests to end, Ctrl-C among them, as exceptions that unwind what is going on.

Raised at any moment, an exception does not always arrive: a library in C that is being imported
aborts or makes another error of it, and Python drops one that comes inside a finaliser or around a
fork. So it waits until nothing is being imported and its signal is blocked no more, and comes again
where it was dropped.
"""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from types import FrameType

BY_SIGNAL = 128
"""What shells give a program that a signal has ended: 128 and the signal's number."""
TO_END = (signal.SIGTERM, getattr(signal, "SIGHUP", signal.SIGTERM))
HELD = (signal.SIGINT, *TO_END)
AGAIN = 0.002  # s
GLANCE = 0.05  # s of work between two looks
ALARM = () if sys.platform == "win32" else (signal.SIGALRM,)  # by which a request comes again


@contextmanager
def end_requests(numbers: Sequence[int]) -> Iterator[Sequence[int]]:
    """Raise KeyboardInterrupt for Ctrl-C, SystemExit for other signals that are not ignored.

    Yield the requests that have come; once one has, nothing that Python drops is told.
    """
    asked: list[int] = []
    outside = _imports(sys._getframe())  # noqa: SLF001  a signal's handler is given a frame as well

    def end(number: int, frame: FrameType | None) -> None:
        if number not in ALARM:
            asked.append(number)
        if ALARM and (_imports(frame) > outside or _are_blocked(asked)):
            return _come_in(AGAIN)
        _come_in(0)
        raise KeyboardInterrupt if asked[0] == signal.SIGINT else SystemExit(BY_SIGNAL + asked[0])

    def drop(event: sys.UnraisableHookArgs) -> None:
        if not asked:
            sys.__unraisablehook__(event)
        elif event.exc_type in {KeyboardInterrupt, SystemExit}:
            _come_in(AGAIN)

    before = {number: signal.getsignal(number) for number in (*numbers, *ALARM)}
    hook, sys.unraisablehook = sys.unraisablehook, drop
    for number, handler in before.items():
        if handler is not signal.SIG_IGN:  # as nohup has a terminal that closes
            signal.signal(number, end)
    try:
        yield asked
    finally:
        _come_in(0)
        sys.unraisablehook = hook
        for number, handler in before.items():
            signal.signal(number, handler)


@contextmanager
def requests_held() -> Iterator[None]:
    """Let requests to end wait until a block is left, so that none interrupts it halfway.

    Windows has no such masks: there they may come in between.
    """
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, HELD)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def asked_meanwhile(look: Callable[[], None]) -> Iterator[None]:
    """Look again and again while a block is at work: what `look` raises, once, unwinds the block.

    Windows has no such clock: there nobody looks.
    """
    if sys.platform == "win32":
        yield
        return
    at_work, outside = [True], _imports(sys._getframe())  # noqa: SLF001  as above

    def tick(_: int, frame: FrameType | None) -> None:
        if at_work and _imports(frame) <= outside:
            try:
                look()
            except BaseException:
                at_work.clear()
                raise

    before = signal.signal(signal.SIGVTALRM, tick)
    signal.setitimer(signal.ITIMER_VIRTUAL, GLANCE, GLANCE)
    try:
        yield
    finally:
        at_work.clear()
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def _imports(frame: FrameType | None) -> int:
    """Count how many modules are being imported, one inside another."""
    count = 0
    while frame:
        count += frame.f_code.co_filename == "<frozen importlib._bootstrap>"
        frame = frame.f_back
    return count


def _are_blocked(numbers: Sequence[int]) -> bool:
    """Tell whether this thread takes no such signals: one has come through another."""
    return not signal.pthread_sigmask(signal.SIG_BLOCK, ()).isdisjoint(numbers)


def _come_in(seconds: float) -> None:
    """Let a request come again in a moment, or never for 0."""
    for _ in ALARM:
        signal.setitimer(signal.ITIMER_REAL, seconds)

"""Work in processes of its own: started, listened to, ended.

`concurrent.futures` does not serve in its place. Measured on two cores with Python 3.11: three
workers of a `ProcessPoolExecutor` take 1.3 s of the processor to warm up, each by itself, where one
process that warms up and then parts takes 0.4 s; and a block that is left by Ctrl-C or a fault ends
when the page at work is done, 4.7 s later in the test, where ours ends it after 0.01 s (an executor
can be told to kill its workers from Python 3.14 on).
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import tempfile
import traceback
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, cast

PATIENCE = 2.0  # s


class CrashError(Exception):
    """A fault of our own in another process; the message is its traceback."""


@contextmanager
def running(
    work: Callable[..., None],
    jobs: Sequence[tuple[object, ...]],
    others: Sequence[Connection] = (),
) -> Iterator[list[Connection]]:
    """Run `work(connection, *job)` for each job in its own process.

    Neither they nor their temporary files outlive this block. `others` are open connections to
    processes that were started before, none of theirs.
    """
    # A fork shares what is already imported; where forking is unsafe (macOS), start afresh.
    method = "fork" if sys.platform.startswith("linux") else "spawn"
    context: Any = multiprocessing.get_context(method)
    started: list[BaseProcess] = []
    connections: list[Connection] = []
    with ExitStack() as made:
        attic = None  # for what the processes put aside: WeasyPrint leaves its fonts lying there
        with suppress(OSError):  # no room for it; who needs some will say so
            attic = made.enter_context(
                tempfile.TemporaryDirectory(prefix="roadmap-print-", ignore_cleanup_errors=True)
            )
        try:
            for job in jobs:
                ours, theirs = context.Pipe()
                connections.append(ours)
                arguments = (work, theirs, [*others, *connections], attic, *job)
                process = context.Process(target=_guarded, args=arguments)
                # Ctrl-C waits while a process is born, which does not yet know that it is another
                before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
                try:
                    process.start()
                finally:
                    signal.pthread_sigmask(signal.SIG_SETMASK, before)
                theirs.close()
                started.append(process)
            yield connections
        finally:
            for connection in connections:
                connection.close()
            for process in started:
                process.terminate()
            for process in started:
                process.join(PATIENCE)
                process.kill()  # one that was asked inside a finaliser has missed it
                process.join()


def _guarded(
    work: Callable[..., None],
    connection: Connection,
    inherited: Sequence[Connection],
    attic: str | None,
    *job: object,
) -> None:
    """Send a fault of our own home instead of printing it in the middle of other output."""
    tempfile.tempdir = attic
    sys.unraisablehook = _unraisable
    for end in inherited:
        end.close()  # else the far end would seem alive when it has gone
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for whoever started this
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    signal.signal(signal.SIGTERM, lambda *_: sys.exit())  # so that it ends its own, too
    try:
        work(connection, *job)
    except (KeyboardInterrupt, BrokenPipeError):
        pass
    except Exception:  # noqa: BLE001  whatever it is, the parent shows it
        connection.send(CrashError(traceback.format_exc()))
    finally:
        connection.close()


def results(
    work: Callable[..., object], jobs: Sequence[tuple[object, ...]], at_once: int | None = None
) -> Iterator[tuple[int, Any]]:
    """Yield the place of each job and what `work(*job)` gives, as soon as it is there.

    Each job has a process of its own, which gives all its memory back when it ends; `at_once` of
    them run beside each other, as many as there are processors unless it is said. Raises
    CrashError for a fault of our own in one of them.
    """
    waiting = deque(enumerate(jobs))
    with ExitStack() as everything:
        open_ones: dict[Connection, tuple[int, ExitStack]] = {}
        while waiting or open_ones:
            while waiting and len(open_ones) < (at_once or os.cpu_count() or 1):
                number, job = waiting.popleft()
                stack = everything.enter_context(ExitStack())
                started = running(_answer, [(work, *job)], [*open_ones])
                open_ones[stack.enter_context(started)[0]] = number, stack
            for connection in cast("list[Connection]", wait([*open_ones])):
                number, stack = open_ones.pop(connection)
                answer = _answered(connection)
                stack.close()
                yield number, answer


def _answered(connection: Connection) -> object:
    try:
        answer = connection.recv()
    except (EOFError, ConnectionResetError):
        answer = CrashError("a process ended before its work did: out of memory?")
    if isinstance(answer, CrashError):
        raise answer
    return answer


def _answer(connection: Connection, work: Callable[..., object], *job: object) -> None:
    connection.send(work(*job))


def _unraisable(event: sys.UnraisableHookArgs) -> None:
    """Say nothing of having been asked to end inside a finaliser."""
    if event.exc_type is not SystemExit:
        sys.__unraisablehook__(event)


def events(connections: Sequence[Connection]) -> Iterator[object]:
    """Yield what the processes send until each has ended; raise what they could not do."""
    open_ones = list(connections)
    while open_ones:
        for connection in cast("list[Connection]", wait(open_ones)):
            try:
                event = connection.recv()
            except (EOFError, ConnectionResetError):
                open_ones.remove(connection)
                continue
            if isinstance(event, CrashError):
                raise event
            yield event

"""Work in processes of its own: started, listened to, ended.

`concurrent.futures` does not serve in its place. Measured on two cores with Python 3.11: three
workers of a `ProcessPoolExecutor` take 1.3 s of the processor to warm up, each by itself, where one
process that warms up and then parts takes 0.4 s; and a block that is left by Ctrl-C or a fault ends
when the page at work is done, 4.7 s later in the test, where ours ends it after 0.01 s (an executor
can be told to kill its workers from Python 3.14 on).
"""

import errno
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

from roadmap_print.processes import attic as attics
from roadmap_print.processes.allowance import Allowance, processors
from roadmap_print.processes.end_requests import HELD, TO_END, end_requests, requests_held

PATIENCE = 2.0  # s


class CrashError(Exception):
    """A fault of our own in another process; the message is its traceback."""


class EndedError(Exception):
    """A process has ended before its work did, which the system does where memory is short."""


def lacks_memory(error: BaseException | None) -> bool:
    """Tell whether an error came of too little memory, whatever a library has made of that."""
    while error:
        no_room = isinstance(error, OSError) and error.errno == errno.ENOMEM
        if no_room or isinstance(error, MemoryError | EndedError):
            return True
        error = error.__cause__ or error.__context__
    return False


@contextmanager
def running(
    work: Callable[..., None], jobs: Sequence[tuple[object, ...]], others: Sequence[Connection] = ()
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
            attic = str(made.enter_context(attics.attic()))
        try:
            for job in jobs:
                ours, theirs = context.Pipe()
                connections.append(ours)
                inherited = [*others, *connections], attic, Allowance.count
                arguments = (work, theirs, *inherited, *job)
                process = context.Process(target=_guarded, args=arguments)
                with requests_held():  # a new process does not know yet that it is one
                    process.start()
                    started.append(process)
                theirs.close()
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
    count: int | None,
    *job: object,
) -> None:
    """Send a fault of our own home instead of printing it in the middle of other output."""
    tempfile.tempdir = attic
    Allowance.count = count
    for end in inherited:
        end.close()  # else the far end would seem alive when it has gone
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for whoever started this
    with end_requests(TO_END) as asked:  # so that it ends its own, too
        if sys.platform != "win32":
            signal.pthread_sigmask(signal.SIG_UNBLOCK, HELD)
        try:
            work(connection, *job)
        except (KeyboardInterrupt, BrokenPipeError):
            pass
        except Exception as error:  # noqa: BLE001  whatever it is, the parent shows it
            if not asked and not lacks_memory(error):  # else there is none to tell it with
                connection.send(CrashError(traceback.format_exc()))
        finally:
            connection.close()


def is_wanted() -> bool:
    """Tell whether whoever has started this process is still there, where somebody has."""
    parent = multiprocessing.parent_process()
    return parent is None or os.getppid() == parent.pid


def results(
    work: Callable[..., object], jobs: Sequence[tuple[object, ...]], at_once: int | None = None
) -> Iterator[tuple[int, Any]]:
    """Yield the place of each job and what `work(*job)` gives, as soon as it is there.

    Raises CrashError for a fault of our own in one of them, EndedError where one was ended.
    """
    for number, answer in outcomes(work, jobs, at_once):
        if isinstance(answer, CrashError | EndedError):
            raise answer
        yield number, answer


def outcomes(
    work: Callable[..., object], jobs: Sequence[tuple[object, ...]], at_once: int | None = None
) -> Iterator[tuple[int, Any]]:
    """Yield the place of each job and what `work(*job)` gives; one that fails keeps none back.

    Each job has a process of its own, which gives all its memory back when it ends; `at_once` of
    them run beside each other, as many as there are `processors` unless it is said. For a fault of
    our own in one of them it gives its CrashError, an EndedError where one was ended.
    """
    waiting = deque(enumerate(jobs))
    with ExitStack() as everything:
        open_ones: dict[Connection, tuple[int, ExitStack]] = {}
        while waiting or open_ones:
            while waiting and len(open_ones) < (at_once or processors()):
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
        return connection.recv()
    except (EOFError, ConnectionResetError):
        return EndedError()


def _answer(connection: Connection, work: Callable[..., object], *job: object) -> None:
    connection.send(work(*job))


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

"""Work in processes of its own: started, listened to, ended."""

from __future__ import annotations

import multiprocessing
import signal
import sys
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, cast


class CrashError(Exception):
    """A fault of our own in another process; the message is its traceback."""


@contextmanager
def running(
    work: Callable[..., None], jobs: Sequence[tuple[object, ...]]
) -> Iterator[list[Connection]]:
    """Run `work(connection, *job)` for each job in its own process; none outlives this block."""
    # A fork shares what is already imported; where forking is unsafe (macOS), start afresh.
    method = "fork" if sys.platform.startswith("linux") else "spawn"
    context: Any = multiprocessing.get_context(method)
    started: list[BaseProcess] = []
    connections: list[Connection] = []
    try:
        for job in jobs:
            ours, theirs = context.Pipe()
            connections.append(ours)
            process = context.Process(target=_guarded, args=(work, theirs, connections, *job))
            process.start()
            theirs.close()
            started.append(process)
        yield connections
    finally:
        for process in started:
            process.terminate()
            process.join()


def _guarded(
    work: Callable[..., None],
    connection: Connection,
    inherited: Sequence[Connection],
    *job: object,
) -> None:
    """Send a fault of our own home instead of printing it in the middle of other output."""
    for end in inherited:
        end.close()  # else the far end would seem alive when it has gone
    signal.signal(signal.SIGTERM, lambda *_: sys.exit())  # so that it ends its own, too
    try:
        work(connection, *job)
    except (KeyboardInterrupt, BrokenPipeError):
        pass
    except Exception:  # noqa: BLE001  whatever it is, the parent shows it
        connection.send(CrashError(traceback.format_exc()))
    finally:
        connection.close()


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

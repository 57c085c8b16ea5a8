"""Work on files that strangers have made, in a process that takes no more than it is given.

A picture or a PDF of a few hundred bytes can ask for hours or for all memory, and libraries in C
end the whole process then, or swallow what should end them. So it is looked at in a process of its
own, which the system ends where it takes too much: `setrlimit` has the bounds, and a process that
only waits is ended by the clock. Where the system has no such bounds, the clock alone has a say.
"""

from __future__ import annotations

import math
import os
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, ParamSpec, TypeVar, cast

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

Arguments = ParamSpec("Arguments")
Answer = TypeVar("Answer")

PATIENCE = 8
"""How much longer by the clock than by the processor: a busy machine is nobody's fault."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What work may take: `seconds` of the processor, `megabytes` beside what is there."""

    seconds: int
    megabytes: int


class LimitError(Exception):
    """Work took more than it may, or what it called ended the process."""


def run_limited(
    limits: Limits,
    work: Callable[Arguments, Answer],
    *arguments: Arguments.args,
    **options: Arguments.kwargs,
) -> Answer:
    """Return what `work` gives, and raise what it raises, from a process with limits.

    Its temporary files go with it; what it writes to standard error is not shown. Raises LimitError
    where it took too much, CrashError for what cannot be sent.
    """
    from roadmap_print.processes import (
        pool,
    )  # heavy: who never looks at strangers' files needs none

    with pool.running(_answer, [(limits, work, arguments, options)]) as (connection,):
        answer = _received(connection, PATIENCE * limits.seconds)
    if isinstance(answer, Exception):
        raise answer
    return cast("Answer", answer)


def run_or_refuse(
    limits: Limits,
    refusal: Exception,
    work: Callable[Arguments, Answer],
    *arguments: Arguments.args,
    **options: Arguments.kwargs,
) -> Answer:
    """Return what `run_limited` does, and raise `refusal` where the work took too much."""
    try:
        return run_limited(limits, work, *arguments, **options)
    except LimitError:
        raise refusal from None


def _received(connection: Connection, patience: float) -> object:
    if not connection.poll(patience):
        return LimitError("time")
    try:
        return connection.recv()
    except (EOFError, ConnectionResetError):
        return LimitError("ended")


def _answer(
    connection: Connection,
    limits: Limits,
    work: Callable[..., object],
    arguments: tuple[object, ...],
    options: dict[str, object],
) -> None:
    _be_quiet()
    _set(limits)
    try:
        answer = work(*arguments, **options)
    except MemoryError:
        answer = LimitError("memory")
    except RecursionError:
        answer = LimitError("depth")
    except Exception as error:
        if type(error).__module__ == "builtins" and not isinstance(error, OSError):
            raise  # a fault of ours, which its traceback tells
        answer = error
    connection.send(answer)


def _be_quiet() -> None:
    """Let libraries that give up say so to nobody."""
    nobody = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nobody, 2)
    os.close(nobody)
    sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115  as long as we live


def _set(limits: Limits) -> None:
    try:
        import resource
    except ImportError:  # Windows has none
        return
    there = 0
    with suppress(OSError), open("/proc/self/statm", encoding="ascii") as pages:  # noqa: PTH123
        there = int(pages.read().split()[0]) * resource.getpagesize()
    bounds = {resource.RLIMIT_CPU: math.ceil(time.process_time()) + limits.seconds}
    if there:
        bounds[resource.RLIMIT_AS] = there + limits.megabytes * 1_000_000
    bounds[resource.RLIMIT_CORE] = 0
    for each, most in bounds.items():
        _, hard = resource.getrlimit(each)
        with suppress(OSError, ValueError):
            resource.setrlimit(
                each, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard)
            )

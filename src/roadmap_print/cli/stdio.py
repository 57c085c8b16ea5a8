"""The standard streams, made to behave whatever stands behind them.

A closed one is opened on nothing, lest the next file that is opened take its number and be written
into. Messages that nobody can hear are dropped, results that cannot be delivered are an error.
"""

from __future__ import annotations

import io
import os
import sys
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer


class ResultError(Exception):
    """The standard output takes no more; its argument, an OSError, says why."""


def mend() -> None:
    """Replace the streams of this process; called once, before anything is written."""
    for number, mode in enumerate((os.O_RDONLY, os.O_RDONLY, os.O_WRONLY)):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, mode)  # takes the lowest number, which is this
    sys.stdout = _over(_Results(1, "w", closefd=False), sys.stdout)
    sys.stderr = _over(_Messages(2, "w", closefd=False), sys.stderr)


def drop_results() -> None:
    """Let what is still to be written to the standard output go nowhere."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.close(nowhere)


class _Results(io.FileIO):
    def write(self, data: ReadableBuffer, /) -> int:
        try:
            return super().write(data)
        except BrokenPipeError:  # whoever read has had enough, as `head` has
            raise
        except OSError as error:
            raise ResultError(error) from None


class _Messages(io.FileIO):
    def write(self, data: ReadableBuffer, /) -> int:
        try:
            return super().write(data)
        except OSError:
            return memoryview(data).nbytes


def _over(raw: io.FileIO, before: TextIO | None) -> io.TextIOWrapper:
    """Write text as the stream before did; there is none where it was closed."""
    if not isinstance(before, io.TextIOWrapper):
        return io.TextIOWrapper(io.BufferedWriter(raw), "utf-8", "backslashreplace")
    return io.TextIOWrapper(
        io.BufferedWriter(raw),
        before.encoding,
        before.errors,
        line_buffering=before.line_buffering or before.write_through,
    )

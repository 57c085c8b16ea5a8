"""When to look again, and whether there is something new to see.

The system's events say when: at once where they come, and on shared drives, whose events come
from another machine or not at all, every half second. What a file is says whether: editors save
in several ways, by writing into the file or by moving another into its place, and for a moment
it may not be there.
"""

import os
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from watchfiles import watch

PATIENCE = 500  # ms between two looks where no event comes
QUIET = 10  # ms without another event, and
DEBOUNCE = 50  # ms at most, so that several of one save are one

Stamp = tuple[tuple[int, int, int] | None, ...]


def stamp(files: Iterable[Path]) -> Stamp:
    """Return what tells one state of files from another; None for one that is not there."""
    return tuple(map(_state, files))


def _state(file: Path) -> tuple[int, int, int] | None:
    try:
        state = file.stat()
    except OSError:
        return None
    return state.st_mtime_ns, state.st_size, state.st_ino


def moments(file: Path) -> Iterator[None]:
    """Yield for ever: at once, after each event in a file's folder, else every half second."""
    yield
    while True:
        folders = {file.absolute().parent, Path(os.path.realpath(file)).parent}
        yield from _events(folders)
        time.sleep(PATIENCE / 1000)
        yield


def _events(folders: set[Path]) -> Iterator[None]:
    """Yield until a folder goes, or another takes its place: its events would not be heard."""
    before = _numbers(folders)
    if None in before:
        return
    try:
        for _ in watch(
            *folders,
            watch_filter=None,
            step=QUIET,
            debounce=DEBOUNCE,
            rust_timeout=PATIENCE,
            yield_on_timeout=True,
            recursive=False,
        ):
            yield
            if _numbers(folders) != before:
                return
    except OSError:  # it has gone in between, or the system has no watch left
        return


def _numbers(folders: Iterable[Path]) -> tuple[int | None, ...]:
    """Return each folder's inode, None where there is none."""
    return tuple(state[2] if (state := _state(folder)) else None for folder in folders)

"""Folders for temporary files that somebody clears away, whatever becomes of who made them.

Each is locked for as long as a process lives that may write into it, those that were forked as
well; the system lets go of the lock however they end. So one that nobody holds was left behind.
"""

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from roadmap_print.processes.end_requests import requests_held
from roadmap_print.processes.file_lock import is_free

PREFIX = "roadmap-print-"


@contextmanager
def attic() -> Iterator[Path]:
    """Give a folder that goes with the block; those that a killed program has left go first.

    Raises OSError where there is no room for it.
    """
    if sys.platform == "win32":  # which has no such locks
        with tempfile.TemporaryDirectory(prefix=PREFIX, ignore_cleanup_errors=True) as name:
            yield Path(name)
        return
    with ExitStack() as leaving:
        with requests_held():  # one that came in between would leave the folder there
            for left in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
                with suppress(OSError):  # somebody else's, or gone
                    _clear(left)
            folder, lock = _made()
            leaving.callback(os.close, lock)
            leaving.callback(shutil.rmtree, folder, ignore_errors=True)
        yield folder


def _made() -> tuple[Path, int]:
    """Make a folder and lock it; again where another program sweeps it away in between."""
    while True:
        folder = Path(tempfile.mkdtemp(prefix=PREFIX))
        with suppress(FileNotFoundError):
            lock = _opened(folder)
            if is_free(lock) and folder.is_dir():
                return folder, lock
            os.close(lock)


def _clear(folder: Path) -> None:
    """Remove a folder that nobody holds."""
    lock = _opened(folder)
    try:
        if os.fstat(lock).st_uid == os.getuid() and is_free(lock):
            shutil.rmtree(folder, ignore_errors=True)
    finally:
        os.close(lock)


def _opened(folder: Path) -> int:
    return os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)

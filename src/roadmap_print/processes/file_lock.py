"""A file or folder that one run at a time holds; the system lets go of it however that one ends."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_FAR = 1 << 30
_held: set[int] = set()
if sys.platform != "win32":  # what a killed run has started does not hold it in its place
    os.register_at_fork(after_in_child=lambda: [*map(os.close, _held)])


@contextmanager
def held(path: Path) -> Iterator[None]:
    """Hold a file while the block lasts, made where it is not there.

    Raises BlockingIOError where another run holds it, other OSErrors where it cannot be held.
    """
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
    _held.add(descriptor)
    try:
        if not is_free(descriptor):
            raise BlockingIOError(path)
        yield
    finally:
        _held.remove(descriptor)
        os.close(descriptor)


def is_free(descriptor: int) -> bool:
    """Lock what is open, until it is closed; False where somebody else has."""
    try:
        if sys.platform == "win32":
            import msvcrt

            os.lseek(descriptor, _FAR, os.SEEK_SET)  # a locked octet cannot be read there
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:  # of a file system without locks: there nobody is kept out
        return not isinstance(error, BlockingIOError | PermissionError)
    return True

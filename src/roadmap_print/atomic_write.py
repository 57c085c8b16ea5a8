"""A finished file into its place: whole or not at all, whatever else happens there.

A draft is written beside the place and moved in. One that a killed program left behind is cleared
away by the next; where that next one runs at the same time and takes a draft that is still wanted,
the draft is written again.
"""

import os
import secrets
import stat
from contextlib import suppress
from pathlib import Path

ATTEMPTS = 20
NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


def sweep(folder: Path, names: list[str]) -> None:
    """Clear away the drafts of files of these names."""
    for name in names:
        for draft in folder.glob(f".{name}-*"):
            draft.unlink(missing_ok=True)


def place(data: bytes, path: Path) -> None:
    """Write a file that stands whole in its place, or leave there what stood there.

    Raises OSError where it cannot be written.
    """
    for _ in range(ATTEMPTS - 1):
        with suppress(FileNotFoundError):  # another build has swept the draft away
            return _place(data, path)
    return _place(data, path)


def _place(data: bytes, path: Path) -> None:
    """Write a draft and move it in: a new file has the mode of the umask, an old one keeps its own.

    Until it has that mode, the draft of an old file is its owner's alone.
    """
    draft = path.with_name(f".{path.name}-{secrets.token_hex(4)}")
    mode = stat.S_IMODE(path.stat().st_mode) if path.is_file() else None
    try:
        handle = os.open(draft, NEW, 0o666 if mode is None else 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        if mode is not None:
            draft.chmod(mode)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)

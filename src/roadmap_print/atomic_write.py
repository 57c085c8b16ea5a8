"""A finished file into its place: whole or not at all, whatever else happens there.

A draft is written beside the place and moved in. One that a killed program left behind is cleared
away by the next; where that next one runs at the same time and takes a draft that is still wanted,
the draft is written again.
"""

import glob
import os
import re
import secrets
import stat
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

ATTEMPTS = 20
DRAFT = re.compile(r"-[0-9a-f]{8}\Z")
NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


def sweep(folder: Path, names: list[str]) -> None:
    """Clear away the drafts of files of these names, nothing that somebody else calls so.

    A name may have a star for what is not known of it.
    """
    for name in names:
        for draft in folder.glob(f".{name}-*"):
            if DRAFT.search(draft.name) and draft.is_file() and not draft.is_symlink():
                draft.unlink(missing_ok=True)


def rewrite(data: bytes, path: Path) -> None:
    """Place a file that people keep: a link to it stays one, older drafts of it are cleared away.

    Raises OSError where it cannot be written.
    """
    file = Path(os.path.realpath(path))
    sweep(file.parent, [glob.escape(file.name)])
    place(data, file)


def place(data: bytes, path: Path, mode: int | None = None) -> None:
    """Write a file that stands whole in its place, or leave there what stood there.

    A new file has the `mode` that is given, else that of the umask; an old one keeps its own.
    Raises OSError where it cannot be written.
    """
    place_written(lambda file: file.write(data), path, mode)


def place_written(write: Callable[[BinaryIO], object], path: Path, mode: int | None = None) -> None:
    """Place what `write` puts into a draft, by and by where it is too large for the memory."""
    for _ in range(ATTEMPTS - 1):
        with suppress(FileNotFoundError):  # another build has swept the draft away
            return _place(write, path, mode)
    return _place(write, path, mode)


def _place(write: Callable[[BinaryIO], object], path: Path, mode: int | None) -> None:
    """Write a draft and move it in.

    Until it has its mode, the draft of a file that has one is its owner's alone.
    """
    draft = path.with_name(f".{path.name}-{secrets.token_hex(4)}")
    mode = stat.S_IMODE(path.stat().st_mode) if path.is_file() else mode
    try:
        handle = os.open(draft, NEW, 0o666 if mode is None else 0o600)
        with os.fdopen(handle, "wb") as file:
            write(file)
        if mode is not None:
            draft.chmod(mode)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)

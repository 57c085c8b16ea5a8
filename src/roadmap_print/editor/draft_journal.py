"""What is typed and not in the file yet, kept where neither a crash nor a closed window loses it.

A journal a catalogue, in the user's data folder (`~/.local/share/roadmap-print/drafts` on Linux),
on the disk before a browser hears that its change was taken.
"""

import hashlib
import json
import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, NamedTuple

from platformdirs import user_data_path

from roadmap_print.atomic_write import place

PRIVATE = 0o700


@dataclass(frozen=True, slots=True)
class Draft:
    """A file's text as it is worked on, and as it stood there: None where there was no file."""

    working: str
    disk: str | None


def default_folder() -> Path:
    """Give the folder of the user that drafts are kept in."""
    return user_data_path("roadmap-print", appauthor=False) / "drafts"


class Kept(NamedTuple):
    """What a journal holds: drafts by the paths of their files, and what was to be settled."""

    drafts: Mapping[str, Draft]
    conflicts: Sequence[Mapping[str, Any]]


class DraftJournal:
    """What is kept of one catalogue and its brand."""

    def __init__(self, catalogue: Path, folder: Path) -> None:
        name = hashlib.sha256(str(catalogue.resolve()).encode("utf-8", "replace")).hexdigest()
        self._file = folder / f"{name[:32]}.json"

    def read(self) -> Kept:
        """Give what was kept; a journal that cannot be read is as good as none."""
        try:
            match json.loads(self._file.read_bytes()):
                case {"format": 1, "drafts": dict(drafts), "conflicts": list(conflicts)}:
                    return Kept(
                        {str(file): _draft(each) for file, each in drafts.items()}, conflicts
                    )
        except (OSError, ValueError, LookupError, TypeError, RecursionError):
            pass
        return Kept({}, ())

    def keep(self, kept: Kept) -> None:
        """Keep something on the disk, in place of what was before. Raises OSError."""
        if not kept.drafts and not kept.conflicts:
            self._file.unlink(missing_ok=True)
            return
        self._file.parent.mkdir(mode=PRIVATE, parents=True, exist_ok=True)
        drafts = {file: asdict(each) for file, each in kept.drafts.items()}
        told = {"format": 1, "drafts": drafts, "conflicts": kept.conflicts}
        if not self._file.exists():
            self._file.touch(mode=0o600)
        place(json.dumps(told).encode(), self._file)
        _sync(self._file)


def _draft(kept: Mapping[str, str | None]) -> Draft:
    working, disk = kept["working"], kept["disk"]
    if not isinstance(working, str) or not isinstance(disk, str | None):
        raise TypeError
    return Draft(working, disk)


def _sync(file: Path) -> None:
    """Have the system write a file and its folder's entry to the disk itself."""
    for path in (file, file.parent):
        with suppress(OSError):  # a folder cannot be opened on every system
            handle = os.open(path, os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)

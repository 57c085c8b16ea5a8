"""Copies of a catalogue as it was, by their dates, outside its folder, for its user alone.

A folder a catalogue in the user's data folder (`~/.local/share/roadmap-print/copies` on Linux),
named after the file, so that one is found by hand as well. What is edited is copied before, at most
once a minute; the newest fifty are kept.
"""

import hashlib
import os
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from platformdirs import user_data_path

from roadmap_print import atomic_write

PRIVATE_FOLDER, PRIVATE_FILE = 0o700, 0o600
MOST_COPIES = 50
LEAST_APART = timedelta(minutes=1)
NAME = "%Y-%m-%dT%H-%M-%SZ"
"""A date of UTC that any file system takes for a name."""
LONGEST_NAME = 40


class DatedCopy(NamedTuple):
    """A catalogue as it was at a time, of UTC."""

    date: datetime
    file: Path


def default_folder() -> Path:
    """Give the folder of the user that copies are kept in."""
    return user_data_path("roadmap-print", appauthor=False) / "copies"


class DatedCopies:
    """The copies of one catalogue, by where its file lies."""

    def __init__(self, catalogue: Path, folder: Path) -> None:
        place = os.path.realpath(catalogue)
        name = re.sub(r"[^\w-]+", "-", Path(place).stem)[:LONGEST_NAME]
        told = hashlib.sha256(place.encode("utf-8", "surrogateescape")).hexdigest()
        self._folder = folder / f"{name}-{told[:12]}"

    def keep(self, source: bytes, now: datetime) -> Path | None:
        """Keep what a catalogue's file holds, and give its copy.

        None where it is the newest copy's again, or that one is less than a minute old. Raises
        OSError where nothing can be written; what is there stays.
        """
        copies = self.listed()
        newest = copies[0] if copies else None
        if newest and (abs(now - newest.date) < LEAST_APART or newest.file.read_bytes() == source):
            return None
        self._folder.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
        file = self._folder / f"{now.astimezone(UTC):{NAME}}.yaml"
        atomic_write.place(source, file, mode=PRIVATE_FILE)
        for copy in self.listed()[MOST_COPIES:]:
            copy.file.unlink(missing_ok=True)
        return file

    def listed(self) -> list[DatedCopy]:
        """Give the copies there are, the newest first; files of other names are none."""
        found = (_dated(file) for file in self._folder.glob("*.yaml"))
        return sorted((copy for copy in found if copy), reverse=True)


def _dated(file: Path) -> DatedCopy | None:
    try:
        return DatedCopy(datetime.strptime(file.stem, NAME).replace(tzinfo=UTC), file)
    except ValueError:
        return None

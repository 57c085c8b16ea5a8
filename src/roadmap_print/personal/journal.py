"""What was finished: a line of JSON a copy, so that the same command makes only what is missing.

It says which bytes came of which inputs, and names nobody. A last line that was cut off by a power
failure is none; a file that is not as its line has it is made again.
"""

from __future__ import annotations

import json
import os
from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path

from roadmap_print import atomic_write

NAME = ".people.jsonl"
DRAFT = ".eml"
"""How the draft of a message is called beside the copy that it sends."""


@dataclass(frozen=True, slots=True)
class JournalLine:
    """How a copy ended: its `file` with the SHA-256 of its bytes, or why it `failed`.

    `inputs` begins with the number of the person whose it is, as `whose` reads it.
    """

    inputs: str
    file: str
    content: str = ""
    failed: str = ""


class Journal:
    """The journal of a folder; of a file's lines the last counts."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / NAME
        self.lines: dict[str, JournalLine] = _read(self._path)

    def add(self, lines: Iterable[JournalLine]) -> None:
        """Write lines behind the others, and wait until they are on the disk."""
        added = {each.file: each for each in lines}
        with self._path.open("ab") as file:
            file.write(f"\n{_text(added.values())}".encode())  # a line that was cut off ends here
            file.flush()
            os.fsync(file.fileno())
        self.lines |= added

    def knows(self, file: str, inputs: str) -> bool:
        """Tell whether a file was made from these inputs once."""
        line = self.lines.get(file)
        return line is not None and line.inputs == inputs and not line.failed

    def finished(self, file: Path, inputs: str) -> bool:
        """Tell whether a file is there, whole, and made from these inputs."""
        if not self.knows(file.name, inputs):
            return False
        try:
            return sha256(file.read_bytes()).hexdigest() == self.lines[file.name].content
        except OSError:
            return False

    def failed(self, file: str, inputs: str) -> bool:
        """Tell whether a copy could not be made from these inputs."""
        line = self.lines.get(file)
        return line is not None and line.inputs == inputs and bool(line.failed)

    def others(self, inputs: Mapping[str, str]) -> Collection[str]:
        """Name the files that nobody has any more, or in whose place others' will be.

        `inputs` are those of each file that is meant to be there.
        """
        meant = {file: whose(each) for file, each in inputs.items()}
        return {n for n, each in self.lines.items() if meant.get(n) != whose(each.inputs)}

    def drop(self, files: Collection[str], folder: Path) -> None:
        """Remove copies and their drafts; nothing is kept of them."""
        for name in files:
            if Path(name).name == name and name.endswith(".pdf"):
                (folder / name).unlink(missing_ok=True)
                (folder / name).with_suffix(DRAFT).unlink(missing_ok=True)
        if files:
            self.lines = {n: each for n, each in self.lines.items() if n not in files}
            atomic_write.place(_text(self.lines.values()).encode(), self._path)


def whose(inputs: str) -> str:
    """Return the number of the person whose inputs these are."""
    return inputs.partition("-")[0]


def _text(lines: Iterable[JournalLine]) -> str:
    return "".join(f"{json.dumps(asdict(each))}\n" for each in lines)


def _read(path: Path) -> dict[str, JournalLine]:
    rows = path.read_bytes().splitlines() if path.exists() else []
    lines = filter(None, map(_line, rows))
    return {each.file: each for each in lines}


def _line(row: bytes) -> JournalLine | None:
    """Read a line, None where it is none of ours."""
    try:
        told: Mapping[str, object] = json.loads(row)
        return JournalLine(**{key: str(value) for key, value in told.items()})
    except (ValueError, TypeError, AttributeError):
        return None

"""One file that is edited: its text as it is worked on, and as it stands on the disk."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from roadmap_print import atomic_write
from roadmap_print.catalogue.editing.dated_copies import DatedCopies
from roadmap_print.catalogue.editing.edits import Edit, EditRefusedError
from roadmap_print.catalogue.editing.source_tree import read_tree
from roadmap_print.catalogue.editing.splice import apply_edits
from roadmap_print.editor.sound_text import sound_text
from roadmap_print.problems import Problem, Severity

Check = Callable[[str], Sequence[Problem]]
"""Gives the problems of a text."""


class ChangedOutsideError(Exception):
    """Another program has written the file since it was last read."""


def _no_problems(_: str) -> Sequence[Problem]:
    return ()


@dataclass
class EditedFile:
    """`working` is what the form shows, `disk` what the file held when it was last looked at.

    `disk` is None where there is no file, as one that `may_be_missing` can be. `held` is the text
    that both we and another program knew while what that one wrote is no YAML, or is gone: then
    nothing is written, until it is there again.
    """

    path: Path
    check: Check = _no_problems
    working: str = ""
    disk: str | None = None
    held: str | None = None
    problems: Sequence[Problem] = field(default_factory=tuple)
    copies: DatedCopies | None = None
    may_be_missing: bool = False
    _counted: tuple[str, int] = ("", 0)

    @property
    def is_saved(self) -> bool:
        """Whether the file holds all that is worked on."""
        return self.working == (self.disk or "")

    @property
    def tree(self) -> Any:  # noqa: ANN401  what stands in the file
        """Give what is worked on as plain values; None where it is no YAML."""
        return _tree_of(self.working)

    def read_disk(self) -> str | None:
        """Give what the file holds now; None where there is none. Raises OSError."""
        try:
            return self.path.read_bytes().decode("utf-8", "surrogateescape")
        except FileNotFoundError:
            return None

    def work_on(self, text: str) -> None:
        """Take a text as what is worked on, and check it."""
        self.working = text
        self.problems = self.check(text)

    def save(self, edits: Sequence[Edit] = ()) -> None:
        """Write what is sound of it, unless the file says that already.

        What is written is as like the file as can be: the `edits` that were made last, in its own
        text, where these lead to the same. Raises ChangedOutsideError and OSError; nothing is
        written then.
        """
        text = self._sound()
        if text is None or text == (self.disk or ""):
            return
        whole = text == self.working
        if edits or not whole:
            text = self._made_in_file(edits, text)
        if text != self.disk:
            self._write(text)
        if whole:
            self.working = text

    def _write(self, text: str) -> None:
        if self.read_disk() != self.disk:
            raise ChangedOutsideError
        if self.disk and self.copies:
            with suppress(OSError):  # a copy that cannot be had keeps nobody from writing
                self.copies.keep(_bytes(self.disk), datetime.now(UTC))
        atomic_write.rewrite(_bytes(text), self.path)
        self.disk = text

    def _made_in_file(self, edits: Sequence[Edit], wanted: str) -> str:
        """Give the file's own text where it says what is wanted, or does so with some edits."""
        disk, tree = self.disk or "", _tree_of(wanted)
        if _tree_of(disk) == tree:
            return disk
        try:
            made = apply_edits(disk, edits)
        except EditRefusedError:
            return wanted
        return made if _tree_of(made) == tree else wanted

    def _sound(self) -> str | None:
        errors = errors_of(self.problems)
        mistaken = self._count_on_disk() if errors else 0
        if len(errors) <= mistaken:
            return self.working
        return sound_text(self.working, self.disk or "", self._errors, mistaken)

    def _count_on_disk(self) -> int:
        """Count the errors that the file itself has, once for each text that it holds."""
        text = self.disk or ""
        if self._counted[0] != text:
            self._counted = (text, len(self._errors(text)))
        return self._counted[1]

    def _errors(self, text: str) -> Sequence[str]:
        return errors_of(self.problems if text == self.working else self.check(text))


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")


def errors_of(problems: Sequence[Problem]) -> Sequence[str]:
    """Give the key's path of each error."""
    return [each.where for each in problems if each.severity is Severity.ERROR]


@lru_cache(maxsize=8)
def _tree_of(text: str) -> Any:  # noqa: ANN401  what stands in the file
    """Give a text as plain values, which nobody changes; None where it is no YAML."""
    try:
        return read_tree(text)
    except EditRefusedError:
        return None

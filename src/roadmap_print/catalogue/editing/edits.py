"""What can be done to a catalogue's text, each as a value; and the error of what cannot."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from roadmap_print.i18n.translator import Message, shown
from roadmap_print.problems import Problem, Severity

Path: TypeAlias = tuple[str | int, ...]
"""Where a value stands: `("resources", "cho-2024", "title")`, `("steps", 1, "resources", 0)`."""

Value: TypeAlias = "str | Sequence[Value] | Mapping[str, Value] | None"
"""What stands there: a text, None for nothing at all, a list, or keys with their values."""


@dataclass(frozen=True, slots=True)
class SetValue:
    """Write another value in the place of one; its key and the comment behind it stay."""

    path: Path
    value: Value


@dataclass(frozen=True, slots=True)
class InsertItem:
    """Put a value into the list at `path`, so that it is its item `index`.

    A list that is empty or not there yet, in a mapping that is, is begun.
    """

    path: Path
    index: int
    value: Value


@dataclass(frozen=True, slots=True)
class InsertEntry:
    """Put a key with its value into the mapping at `path`, behind the key `after` or last.

    Mappings of the path that are missing are made.
    """

    path: Path
    key: str
    value: Value
    after: str | None = None


@dataclass(frozen=True, slots=True)
class DeleteNode:
    """Take out an item or a key, and the comments that it owns.

    A list or mapping that loses its last one stays there, as `[]` or `{}`.
    """

    path: Path


@dataclass(frozen=True, slots=True)
class MoveNode:
    """Bring an item of a list, or a key of a mapping, to another place with the comments it owns.

    It is number `index` of the list or mapping at `to`, a path as it is before the move, once it
    has arrived. A key stays within its mapping.
    """

    path: Path
    to: Path
    index: int


@dataclass(frozen=True, slots=True)
class RenameKey:
    """Write another key in the place of one, such as a resource's id; what points to it stays."""

    path: Path
    key: str


Edit: TypeAlias = SetValue | InsertItem | InsertEntry | DeleteNode | MoveNode | RenameKey


class EditRefusedError(ValueError):
    """What an edit asks for cannot be done, and nothing is done.

    `said` is what is told, with `values` in its braces; `path` and `line` (from 1, 0 for none) are
    the place.
    """

    def __init__(self, said: Message, path: Path = (), line: int = 0, **values: object) -> None:
        super().__init__(said.told("en", **values))
        self.said, self.path, self.line, self.values = said, path, line, values

    def problem(self, file: object, language: str) -> Problem:
        """Tell it as a problem of a file."""
        message, hint = self.said.both(language, self.values)
        where = key_path(self.path)
        column = 1 if self.line else 0
        return Problem(Severity.ERROR, str(file), self.line, column, where, message, hint, language)


def key_path(path: Path) -> str:
    """Write a path as problems have it: `steps[1].resources[0]`."""
    parts = (f"[{each}]" if isinstance(each, int) else f".{shown(each)}" for each in path)
    return "".join(parts).removeprefix(".")

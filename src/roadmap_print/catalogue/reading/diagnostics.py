"""What the reader learns on its way: the problems so far, and where each key's value stands."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from roadmap_print.i18n.languages import message_language
from roadmap_print.i18n.translator import Message
from roadmap_print.problems import Problem, Remedy, Severity

MOST_NEAREST = 100
MOST_PROBLEMS = 1_000
"""Errors told of one file, and warnings; a file with more is hostile or no catalogue at all."""

CATALOGUE_LANGUAGE = re.compile(
    r"""^["']?language["']?[ \t]*:[ \t]*["']?([a-z]{2,8})\b""", re.IGNORECASE | re.MULTILINE
)


class Position(NamedTuple):
    """A place in the file; line and column count from 1."""

    line: int
    column: int


START = Position(1, 1)
NOWHERE = Position(0, 0)


def find_position(positions: Mapping[str, Position], path: str) -> Position:
    """Tell where the value of a key's path stands, or the nearest key above it."""
    while path not in positions and path:
        path = re.sub(r"(\.[^.\[]*|\[\d+\]|^[^.\[]*)$", "", path)
    return positions.get(path, START)


class TooManyError(Exception):
    """There is no use in reading on: a thousand errors are told already."""


@dataclass
class Diagnostics:
    """Problems of one file, told in one language, and the position of each value."""

    file: str
    language: str
    told: list[Problem] = field(default_factory=list)
    positions: dict[str, Position] = field(default_factory=dict)
    counts: Counter[Severity] = field(default_factory=Counter)

    def error(
        self,
        where: str,
        said: Message,
        hint: Message | None = None,
        remedy: Remedy | None = None,
        /,
        *,
        at: Position | None = None,
        **values: object,
    ) -> None:
        """Add an error of the value at a key's path, which stands `at` a place of its own.

        `values` fill the braces of what is said and of the hint, which is the message's own unless
        another is given. `remedy` is given where there is but one and it is exact. Raises
        TooManyError where a thousand are told already.
        """
        if self.counts[Severity.ERROR] == MOST_PROBLEMS:
            raise TooManyError
        told = said.both(self.language, values, hint)
        self._add(Severity.ERROR, at or self.position(where), where, told, remedy)

    def warn(
        self,
        where: str,
        said: Message,
        hint: Message | None = None,
        remedy: Remedy | None = None,
        /,
        *,
        at: Position | None = None,
        **values: object,
    ) -> None:
        """Add a warning as an error is added; a thousand are told."""
        if self.counts[Severity.WARNING] < MOST_PROBLEMS:
            told = said.both(self.language, values, hint)
            self._add(Severity.WARNING, at or self.position(where), where, told, remedy)

    def position(self, path: str) -> Position:
        """Tell where the value of a key's path stands, or the nearest key above it."""
        return find_position(self.positions, path)

    @property
    def failed(self) -> bool:
        """Whether there is an error, told or not, so that no catalogue can be made."""
        return self.counts[Severity.ERROR] > 0

    @property
    def patient(self) -> bool:
        """Whether problems are few enough to look for the nearest name of each."""
        return self.counts[Severity.ERROR] < MOST_NEAREST

    def _add(
        self,
        severity: Severity,
        at: Position,
        where: str,
        told: tuple[str, str | None],
        remedy: Remedy | None,
    ) -> None:
        self.counts[severity] += 1
        self.told.append(Problem(severity, self.file, *at, where, *told, self.language, remedy))


def catalogue_language(text: str) -> str:
    """Choose the language of messages with a catalogue's text, which need not be sound YAML."""
    found = CATALOGUE_LANGUAGE.search(text)
    return message_language(found[1] if found else None)

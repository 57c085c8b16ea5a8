"""What is wrong, where, and what would be right: a value, so that all can be told at once."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """Whether a problem stops the work."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault, with the place to mend it.

    `line` and `column` count from 1, 0 where there is none; `where` is a key's path such as
    `steps[1].resources[0]` or, for a finished page, its name and number.
    """

    severity: Severity
    file: str
    line: int
    column: int
    where: str
    message: str
    hint: str | None = None

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}:{self.column}" if self.line else self.file
        hint = f"; {self.hint}" if self.hint else ""
        where = f"{self.where}: " if self.where else ""
        return f"{place}: {self.severity}: {where}{self.message}{hint}"


class ProblemsError(Exception):
    """The work cannot be done; `problems` say why, each with its place."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems

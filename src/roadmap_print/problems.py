"""What is wrong, where, and what would be right: a value, so that all can be told at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from roadmap_print.i18n.translator import Message, say


class Severity(StrEnum):
    """Whether a problem stops the work."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Remedy:
    """The one exact remedy of a problem, which `check --fix` applies at the problem's place.

    `new` takes the place of `old`, the characters that begin at its line and column; where `old`
    is None, of the whole text there, or behind the key there: YAML's quotes are then seen to.
    `column` is where `old` begins, if that is another one of the line. A remedy that is only likely
    is none.
    """

    new: str
    old: str | None = None
    column: int | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault, with the place to mend it.

    `line` and `column` count from 1, 0 where there is none; `where` is a key's path such as
    `steps[1].resources[0]` or, for a finished page, its name and number. `language` is
    the one that `message` and `hint` are written in. `remedy` is what can be done by itself.
    """

    severity: Severity
    file: str
    line: int
    column: int
    where: str
    message: str
    hint: str | None = None
    language: str = "en"
    remedy: Remedy | None = None

    @classmethod
    def error(
        cls,
        file: object,
        said: Message,
        hint: Message | None = None,
        /,
        *,
        language: str,
        **values: object,
    ) -> Problem:
        """Make an error of a whole file, or of what stands for one, with its own remedy or another.

        `values` fill the braces of both.
        """
        message, told = said.both(language, values, hint)
        return cls(Severity.ERROR, str(file), 0, 0, "", message, told, language)

    @property
    def sentence(self) -> str:
        """Give what is wrong and what would be right, without the place."""
        if not self.hint:
            return self.message
        return say(self.language, "report.with_hint", message=self.message, hint=self.hint)

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}:{self.column}" if self.line else self.file
        severity = say(self.language, f"report.{self.severity}")
        where = f"{self.where}: " if self.where else ""
        return f"{place}: {severity}: {where}{self.sentence}"


class ProblemsError(Exception):
    """The work cannot be done; `problems` say why, each with its place."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


class NoStepError(ValueError):
    """A step is asked for that the catalogue has not: its `number`, of `count` steps."""

    def __init__(self, number: int, count: int, language: str) -> None:
        self.number, self.count, self.language = number, count, language
        super().__init__(number, count, language)

    def __str__(self) -> str:
        return f"no step {self.number}: the catalogue has {self.count}"

    def said(self) -> str:
        """Say it in the language of the catalogue's messages."""
        message = Message("build.no_step")
        return message.told(self.language, number=self.number, count=self.count)


def check_steps(steps: Sequence[int], count: int, language: str) -> None:
    """Raise NoStepError for a number of a step that a catalogue of `count` has not."""
    if missing := [number for number in steps if number > count]:
        raise NoStepError(missing[0], count, language)

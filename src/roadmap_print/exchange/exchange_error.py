"""What keeps a file from being read at all, told at its line."""

from collections.abc import Callable
from dataclasses import replace

from roadmap_print.i18n.translator import Message
from roadmap_print.problems import Problem


class ExchangeError(ValueError):
    """A file cannot be read; `said` says why, `line` counts from 1, 0 for the file as a whole.

    `place` names in a language which of several tables it is.
    """

    def __init__(
        self,
        said: Message,
        line: int = 0,
        place: Callable[[str], str] = lambda _: "",
        **values: object,
    ) -> None:
        super().__init__(str(said))
        self.said, self.line, self.place, self.values = said, line, place, values

    def problem(self, file: object, language: str) -> Problem:
        """Place it in its file."""
        found = Problem.error(file, self.said, language=language, **self.values)
        return replace(found, line=self.line, column=min(self.line, 1), where=self.place(language))

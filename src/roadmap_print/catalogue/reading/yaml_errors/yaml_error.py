"""A mistake in the YAML, and what the parser says where it stops at one."""

from __future__ import annotations

from typing import NamedTuple

from roadmap_print.catalogue.reading.diagnostics import Position
from roadmap_print.i18n.translator import Message


class Slip(NamedTuple):
    """A mistake in the YAML: its place, its words, and the lines with it mended if that is sure."""

    at: Position
    message: Message
    hint: Message
    values: dict[str, object]
    mended: list[str] | None = None


class Stop(NamedTuple):
    """What the parser says, with the lines it speaks of."""

    problem: str
    context: str
    mark: Position
    context_mark: Position
    lines: list[str]

    @property
    def line(self) -> str:
        """The line where it stopped."""
        return self.at(self.mark.line)

    @property
    def context_line(self) -> str:
        """The line where what it was reading begins."""
        return self.at(self.context_mark.line)

    def at(self, line: int) -> str:
        """Give a line; empty before the first, and after the last, where the parser stops."""
        return self.lines[line - 1] if 1 <= line <= len(self.lines) else ""

    def before(self, line: int) -> str:
        """Give the nearest line above that holds more than a comment."""
        above = (text for text in reversed(self.lines[: line - 1]) if text.split("#")[0].strip())
        return next(above, "")

    def with_line(self, line: int, text: str) -> list[str]:
        """Give all lines, one of them replaced."""
        return [*self.lines[: line - 1], text, *self.lines[line:]]

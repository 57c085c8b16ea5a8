"""A fault of a page before it is told: what, where on the page, where in the catalogue."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from roadmap_print.problems import Severity

if TYPE_CHECKING:
    from collections.abc import Mapping

    from roadmap_print.i18n.translator import Message


@dataclass(frozen=True, slots=True)
class Rule:
    """A fault's sentence with its remedy, in both languages, and how bad it is."""

    message: Message
    hint: Message | None = None
    severity: Severity = Severity.ERROR


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault; `page` counts from 1, 0 for the whole file; `path` is a key of the catalogue."""

    saying: Rule
    page: int = 0
    path: str = ""
    values: Mapping[str, object] = field(default_factory=dict)


class UnreadableError(Exception):
    """A file that cannot be looked at; `fault` is why."""

    def __init__(self, fault: Finding) -> None:
        super().__init__(fault.saying.message.said("en", fault.values))
        self.fault = fault

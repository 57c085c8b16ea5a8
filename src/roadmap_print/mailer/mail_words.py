"""How phrases are said: in French or English, numbers and sizes as the language writes them."""

from __future__ import annotations

import re
import smtplib
import socket
from typing import Final

from roadmap_print.mailer.phrases import COMMAND, LETTER
from roadmap_print.os_errors import reason
from roadmap_print.problems import Problem, Severity

LANGUAGES: Final = ("fr", "en")
MEGABYTE: Final = 1_000_000  # octets
_LONGEST: Final = 300  # characters of a value that are shown
_SPACES: Final = "\u00a0\u202f"
_PHRASES: Final = LETTER | COMMAND
_CAUSES: Final[dict[type[OSError], str]] = {
    socket.gaierror: "unknown_host",
    ConnectionRefusedError: "closed_port",
    TimeoutError: "silence",
    ConnectionError: "hung_up",
    smtplib.SMTPServerDisconnected: "hung_up",
}


class Octets(int):
    """A number that is said as a size, in the language of the phrase."""


class MailError(Exception):
    """Something that stops the work, named by its phrase so that it can be said in any language."""

    def __init__(self, phrase: str, /, **values: object) -> None:
        super().__init__(phrase)
        self.phrase = phrase
        self.values = values

    def said(self, language: str) -> str:
        """Fill in the phrase in `language`."""
        return say(language, self.phrase, **self.shown(language))

    def shown(self, language: str) -> dict[str, str]:
        """Give the values as they may be shown."""
        return {name: _shown(language, value) for name, value in self.values.items()}

    def problem(
        self, language: str, file: str, *, line: int = 0, column: int = 1, where: str = ""
    ) -> Problem:
        """Place it in a file; `line` and `column` count from 1, 0 for the file as a whole."""
        return _problem(Severity.ERROR, self, language, file, line, column, where)

    def warning(self, language: str, file: str) -> Problem:
        """Tell of it without stopping the work."""
        return _problem(Severity.WARNING, self, language, file, 0, 0, "")

    def __str__(self) -> str:
        return self.said("en")


def say(language: str, phrase: str, /, **values: object) -> str:
    """Say `phrase` in one of `LANGUAGES`; a value is put in as it is, never read as a format."""
    return _PHRASES[phrase][LANGUAGES.index(language)].format(**values)


def _shown(language: str, value: object) -> str:
    """Put a value of somebody else's on one line, nothing in it that a terminal would obey."""
    if isinstance(value, Octets):
        text = size(language, value)
    else:
        text = _cause(language, value) if isinstance(value, OSError) else str(value)
    text = text[:_LONGEST]
    return "".join(each if each.isprintable() or each in _SPACES else "\ufffd" for each in text)


def _cause(language: str, error: OSError) -> str:
    """Say why the system could not do something: about the network, else about a file."""
    for kind, phrase in _CAUSES.items():
        if isinstance(error, kind):
            return say(language, phrase)
    return str(error) if error.errno is None else reason(error, language)


def _problem(
    severity: Severity,
    error: MailError,
    language: str,
    file: str,
    line: int,
    column: int,
    where: str,
) -> Problem:
    values = error.shown(language)
    phrase = _PHRASES[error.phrase][LANGUAGES.index(language)]
    wrong, *remedy = re.split("\u00a0?; ", phrase, maxsplit=1)
    hint = remedy[0].format(**values) if remedy else None
    return Problem(severity, file, line, column, where, wrong.format(**values), hint, language)


def count(language: str, noun: str, number: int) -> str:
    """Put a number before its noun; French counts 0 in the singular."""
    one = number == 1 or (number == 0 and language == "fr")
    return say(language, noun if one else f"{noun}s", n=number)


def size(language: str, octets: float) -> str:
    """Write a size as mail programs do: 1 MB is 1,000,000 octets."""
    kilobytes = max(1, round(octets / 1000))
    if kilobytes * 1000 < MEGABYTE:
        return say(language, "kilobytes", n=kilobytes)
    number = f"{octets / MEGABYTE:.1f}".replace(".", say(language, "decimal"))
    return say(language, "megabytes", n=number)

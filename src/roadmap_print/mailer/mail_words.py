"""What stops a mailing, and is said in the language of messages."""

import smtplib
import socket
from dataclasses import replace
from typing import Final

from roadmap_print.i18n import cldr
from roadmap_print.i18n.translator import Message, say
from roadmap_print.os_errors import reason
from roadmap_print.problems import Problem, Severity

_LONGEST: Final = 300  # characters of a value that are shown
_SPACES: Final = "\u00a0\u202f"
_CAUSES: Final[dict[type[OSError], str]] = {
    socket.gaierror: "mail.unknown_host",
    ConnectionRefusedError: "mail.closed_port",
    TimeoutError: "mail.silence",
    ConnectionError: "mail.hung_up",
    smtplib.SMTPServerDisconnected: "mail.hung_up",
}


class Octets(int):
    """A number that is said as a size, in the language of the phrase."""


class MailError(Exception):
    """Something that stops the work; `phrase` is its key in the area `mail`."""

    def __init__(self, phrase: str, /, **values: object) -> None:
        super().__init__(phrase)
        self.phrase = phrase
        self.values = values

    def said(self, language: str) -> str:
        """Say what is wrong and what would be right."""
        return self.problem(language, "").sentence

    def problem(
        self, language: str, file: str, *, line: int = 0, column: int = 1, where: str = ""
    ) -> Problem:
        """Place it in a file; `line` and `column` count from 1, 0 for the file as a whole."""
        values = {name: _shown(language, value) for name, value in self.values.items()}
        message = Message(f"mail.{self.phrase}")
        hint = message.hint and say(language, message.hint, **values)
        said = say(language, message, **values)
        return Problem(Severity.ERROR, file, line, column, where, said, hint, language)

    def warning(self, language: str, file: str) -> Problem:
        """Tell of it without stopping the work."""
        return replace(self.problem(language, file, column=0), severity=Severity.WARNING)

    def __str__(self) -> str:
        return self.said("en")


def _shown(language: str, value: object) -> str:
    """Put a value of somebody else's on one line, nothing in it that a terminal would obey."""
    if isinstance(value, Octets):
        text = cldr.size(value, language)
    elif isinstance(value, tuple):
        text = cldr.listed(value, language, "or")
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

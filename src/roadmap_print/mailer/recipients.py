"""The list of recipients: a CSV with addresses, and names and languages where they are known.

All its found are told at once.
"""

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from roadmap_print.i18n.languages import message_languages, primary_subtag
from roadmap_print.i18n.translator import say
from roadmap_print.mailer.mail_address import mail_address, one_line
from roadmap_print.mailer.mail_words import MailError
from roadmap_print.mailer.message import Mailbox
from roadmap_print.problems import Problem, ProblemsError

_COLUMNS: Final = ("name", "address", "language")
# A French spreadsheet writes semicolons, and its users French headings.
_SEPARATORS: Final = ",;\t"


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody on the list; `line` counts from 1, `language` is one that messages are in."""

    line: int
    mailbox: Mailbox
    language: str

    @property
    def address(self) -> str:
        """Say where the message goes."""
        return self.mailbox.address


@dataclass(slots=True)
class _ListProblems:
    """Collects problems, each with its line; the language of their words is the interface's."""

    file: str
    language: str
    problems: list[Problem]

    def add(self, line: int, column: str, error: MailError) -> None:
        where = self.named(column) if column else ""
        self.problems.append(error.problem(self.language, self.file, line=line, where=where))

    def named(self, column: str) -> str:
        return say(self.language, f"mail.columns.{column}")


def read(path: Path, default: str, language: str) -> tuple[Recipient, ...]:
    """Read everybody on the list, in its order.

    No language in a row means `default`; `language` is the interface's. The file is UTF-8, parted
    by commas, semicolons or tabs; its first line names the columns, in any language of messages.
    Raises ProblemsError with every fault of the file.
    """
    found = _ListProblems(str(path), language, [])
    recipients = list(_recipients(path, default, found))
    if not recipients and not found.problems:
        found.add(0, "", MailError("no_recipients"))
    if found.problems:
        raise ProblemsError(tuple(found.problems))
    return tuple(recipients)


def _recipients(path: Path, default: str, found: _ListProblems) -> Iterator[Recipient]:
    seen: dict[str, int] = {}
    for line, cells in _rows(path, found):
        recipient = _recipient(line, cells, default, found)
        if recipient is None:
            continue
        first = seen.setdefault(recipient.address.casefold(), line)
        if first == line:
            yield recipient
        else:
            twice = MailError("address_twice", address=recipient.address, line=first)
            found.add(line, "address", twice)


def _recipient(
    line: int, cells: Mapping[str, str], default: str, found: _ListProblems
) -> Recipient | None:
    cleaned = {}
    for column, clean in (("name", one_line), ("address", mail_address), ("language", _language)):
        try:
            cleaned[column] = clean(cells.get(column, ""))
        except MailError as error:
            found.add(line, column, error)
    if len(cleaned) < len(_COLUMNS):
        return None
    try:
        mailbox = Mailbox(cleaned["name"], cleaned["address"])
    except MailError as error:
        found.add(line, "name", error)
        return None
    return Recipient(line, mailbox, cleaned["language"] or default)


def _language(cell: str) -> str:
    language = primary_subtag(one_line(cell))
    if language and language not in message_languages():
        raise MailError("unknown_language", value=cell.strip(), names=message_languages())
    return language


def _rows(path: Path, found: _ListProblems) -> Iterator[tuple[int, Mapping[str, str]]]:
    """Give each row that is not empty, with the line it starts on and its cells by column."""
    lines = _lines(path, found)
    columns = _header(next(lines, (1, []))[1], found)
    for line, row in lines:
        if not columns or not any(map(str.strip, row)):
            continue
        if len(row) == len(columns):
            yield line, dict(zip(columns, row, strict=True))
        else:
            found.add(line, "", MailError("cells", found=len(row), expected=len(columns)))


def _lines(path: Path, found: _ListProblems) -> Iterator[tuple[int, list[str]]]:
    text = _text(path, found)
    if not text:
        return
    first = text.splitlines()[0]
    separator = max(_SEPARATORS, key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    line = 1
    try:
        for row in reader:
            yield line, row
            line = reader.line_num + 1
    except csv.Error as error:
        found.add(line, "", MailError("csv", reason=error))


def _text(path: Path, found: _ListProblems) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        found.add(error.object.count(b"\n", 0, error.start) + 1, "", MailError("not_utf8"))
    except FileNotFoundError:
        found.add(0, "", MailError("no_list"))
    except OSError as error:
        found.add(0, "", MailError("unreadable", reason=error))
    return ""


def _header(cells: list[str], found: _ListProblems) -> tuple[str, ...]:
    """Name the columns; none where the header is at fault, so that no row is judged by it."""
    if not cells and found.problems:
        return ()
    names = [cell.strip().casefold() for cell in cells]
    known = {
        say(each, f"mail.columns.{name}"): name for each in message_languages() for name in _COLUMNS
    }
    columns = tuple(known.get(name, "") for name in names)
    before = len(found.problems)
    for name, column in zip(names, columns, strict=True):
        if not column:
            found.add(1, "", MailError("unknown_column", column=name))
    for column in _COLUMNS:
        if columns.count(column) > 1:
            found.add(1, "", MailError("column_twice", column=found.named(column)))
    if "address" not in columns:
        found.add(1, "", MailError("no_address_column"))
    return () if len(found.problems) > before else columns

"""The list of recipients: a table of people, or addresses alone as they are pasted.

All its faults are told at once.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from roadmap_print.catalogue.reading.suggestions import slug
from roadmap_print.exchange import tabular, text_decoding
from roadmap_print.exchange.exchange_error import ExchangeError
from roadmap_print.exchange.tabular import Table
from roadmap_print.i18n.cldr import language_name
from roadmap_print.i18n.languages import message_languages, primary_subtag
from roadmap_print.i18n.translator import say
from roadmap_print.mailer import list_columns
from roadmap_print.mailer.list_columns import ListColumns
from roadmap_print.mailer.mail_address import mail_address, one_line
from roadmap_print.mailer.mail_words import MailError
from roadmap_print.mailer.message import Mailbox
from roadmap_print.problems import Problem, ProblemsError

_COLUMNS: Final = ("name", "address", "language")
_ENTRY = re.compile(r'(?:"[^"]*"|[^";\t@])*(?:@[^;,\t]*)?')
"""One of several people on a line: a comma parts two where it stands behind an address, for names
hold commas, too: `Doe, Jo <jo@example.org>, Bob <bob@example.org>`."""
_NAMED = re.compile(r"(.*?)\s*<([^<>]*)>\s*")

Row = tuple[int, Mapping[str, str]]
_mailbox = lru_cache(maxsize=10_000)(Mailbox)  # which reads itself back; lists name people twice


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

    def add(self, line: int, column: str, error: MailError, where: str = "") -> None:
        where = self.named(column) if column else where
        self.problems.append(error.problem(self.language, self.file, line=line, where=where))

    def named(self, column: str) -> str:
        return say(self.language, f"mail.columns.{column}")


def read(path: Path, default: str, language: str) -> tuple[Recipient, ...]:
    """Read everybody on the list, in its order.

    No language in a row means `default`; `language` is the interface's. The file is a CSV or XLSX
    whose headings say what its columns hold, or text with addresses on its lines. Raises
    ProblemsError with every fault of the file.
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
        first = seen.get(recipient.address.casefold())
        if first is None:
            seen[recipient.address.casefold()] = line
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
        mailbox = _mailbox(cleaned["name"], cleaned["address"])
    except MailError as error:
        found.add(line, "name", error)
        return None
    return Recipient(line, mailbox, cleaned["language"] or default)


def _language(cell: str) -> str:
    """Read a language by its code or its name, in any language of messages; raises MailError."""
    written = one_line(cell)
    ours = message_languages()
    language = _language_names().get(slug(written)) or primary_subtag(written)
    if language and language not in ours:
        raise MailError("unknown_language", value=written, names=ours)
    return language


@cache
def _language_names() -> Mapping[str, str]:
    ours = message_languages()
    return {slug(language_name(each, said) or each): each for each in ours for said in ours}


def _rows(path: Path, found: _ListProblems) -> Iterator[Row]:
    """Give what is said of each person, with the line where it stands."""
    try:
        data = path.read_bytes()
        lines = list(enumerate(_text(data).splitlines(), 1))
        if _are_addresses(next((line for _, line in lines if line.strip()), "")):
            yield from _pasted(lines)
        else:
            yield from _listed(tabular.tables(data, list_columns.KNOWN), found)
    except FileNotFoundError:
        found.add(0, "", MailError("no_list"))
    except OSError as error:
        found.add(0, "", MailError("unreadable", reason=error))
    except ExchangeError as error:
        found.problems.append(error.problem(path, found.language))


def _text(data: bytes) -> str:
    """Give what a file holds if it is text; empty for a workbook."""
    with suppress(ExchangeError):
        return text_decoding.decode(data)
    return ""


def _are_addresses(line: str) -> bool:
    """Say whether a first line is one of addresses alone, or after names, and no heading."""
    if re.search("<[^<>]*@[^<>]*>", line):
        return True
    parts = [part for part in re.split("[,;\t]", line) if part.strip()]
    return bool(parts) and all("@" in part for part in parts)


def _pasted(lines: Iterable[tuple[int, str]]) -> Iterator[Row]:
    """Give the people of lines with addresses alone, or with names before them."""
    for line, written in lines:
        for entry in filter(None, (each.strip(" ,") for each in _ENTRY.findall(written))):
            named = _NAMED.fullmatch(entry)
            name, address = named.groups() if named else ("", entry)
            name = name.strip("\"' ")
            yield line, {"name": "" if name == address else name, "address": address}


def _listed(tables: Sequence[Table], found: _ListProblems) -> Iterator[Row]:
    """Give the people of the first table that has a column of addresses."""
    table = next((each for each in tables if ListColumns.of(each).address), tables[0])
    columns = ListColumns.of(table)
    if not columns.address and _are_addresses(";".join(table.headings.values())):
        rows = [(table.line, table.headings), *((row.line, row.cells) for row in table.rows)]
        yield from _pasted((line, ";".join(cells.values())) for line, cells in rows)
        return
    before, place = len(found.problems), table.place(found.language)
    for column in list_columns.doubled(table):
        found.add(table.line, "", MailError("column_twice", column=found.named(column)), place)
    if not columns.address:
        found.add(table.line, "", MailError("no_address_column"), place)
    if len(found.problems) > before:
        return
    for row in table.rows:
        if row.beyond:
            count = len(table.headings)
            cells = MailError("cells", found=count + len(row.beyond), expected=count)
            found.add(row.line, "", cells)
        elif any(map(str.strip, row.cells.values())):
            yield row.line, columns.cells(row)

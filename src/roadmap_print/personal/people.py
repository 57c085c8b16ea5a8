"""Who gets a booklet of their own: a table of people, read with all its faults at once."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from roadmap_print.catalogue.audiences.choice import edition, printed_steps
from roadmap_print.catalogue.model import Catalogue
from roadmap_print.catalogue.reading.suggestions import folded, meant_by
from roadmap_print.exchange import tabular
from roadmap_print.exchange.exchange_error import ExchangeError
from roadmap_print.exchange.text_decoding import read_bytes
from roadmap_print.i18n.cldr import language_name, listed
from roadmap_print.i18n.languages import message_languages
from roadmap_print.i18n.translator import Message, say
from roadmap_print.mailer import list_columns
from roadmap_print.mailer.list_columns import ListColumns, alike
from roadmap_print.mailer.mail_address import mail_address
from roadmap_print.mailer.mail_words import MailError
from roadmap_print.problems import Problem, ProblemsError

if TYPE_CHECKING:
    from roadmap_print.exchange.tabular import Table, TableRow

COLUMNS: Final = {
    "steps": r"etapes?|steps?",
    "levels": r"niveaux?|levels?",
    "audience": r"publics?|audiences?",
    "done": r"faits?|deja-faits?|termine(e?s)?|done|completed",
}
"""Columns beside those of any list of people, by how people head them."""
_PARTS = re.compile(r"\s*[,;|\n]\s*")
_RANGE = re.compile(r"(\d{1,4})\s*[-–]\s*(\d{1,4})", re.ASCII)
MOST_LETTERS = 200  # of a name, against accidents
JOINERS = "\u200c\u200d"
"""What has no form of its own and tells others theirs, as Persian, Sinhala and Malayalam spell."""


@dataclass(frozen=True, slots=True)
class BaseKey:
    """What all copies of one base have in common; empty parts leave nothing out."""

    language: str
    steps: tuple[int, ...] = ()
    levels: tuple[str, ...] = ()
    audience: str | None = None


Placed = tuple[int, str]
"""A resource in a step, by the step's number and its own id."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody on the list: `number` counts from 1, `row` is where they stand in the file."""

    number: int
    row: int
    name: str
    base: BaseKey
    done: frozenset[Placed] = frozenset()
    address: str = ""


@dataclass(slots=True)
class _Faults:
    file: Path
    language: str
    sheet: str = ""
    problems: list[Problem] = field(default_factory=list)

    def add(self, row: int, key: str, hint: str = "", **values: object) -> None:
        said, remedy = Message(f"people.{key}"), Message(f"people.{hint or key}_hint")
        problem = Problem.error(self.file, said, remedy, language=self.language, **values)
        self.place(row, problem)

    def place(self, row: int, problem: Problem) -> None:
        self.problems.append(replace(problem, line=row, column=min(row, 1), where=self.sheet))


def read(path: Path, catalogues: Mapping[str, Catalogue], language: str) -> tuple[Person, ...]:
    """Read everybody in a CSV or XLSX, in its order.

    `catalogues` are those to print, by their languages, the first for whoever names none;
    `language` is that of messages. Raises ProblemsError with every fault of the file.
    """
    faults = _Faults(path, language)
    found: list[Person] = []
    try:
        known = list_columns.KNOWN | COLUMNS.keys()
        tables = tabular.tables(read_bytes(path), known)
        table = next((each for each in tables if ListColumns.of(each).names), tables[0])
        found += _people(table, catalogues, faults)
    except ExchangeError as error:
        faults.place(error.line, error.problem(path, language))
    if not found and not faults.problems:
        faults.add(0, "nobody")
    if faults.problems:
        raise ProblemsError(tuple(faults.problems))
    return tuple(found)


def _people(table: Table, catalogues: Mapping[str, Catalogue], faults: _Faults) -> Iterator[Person]:
    usual = ListColumns.of(table)
    own = {column: alike(table, (pattern,)) for column, pattern in COLUMNS.items()}
    faults.sheet = table.place(faults.language)
    _check_columns(table, usual, own, faults)
    if faults.problems:
        return
    emptied = cache(lambda base: _emptied(catalogues[base.language], base))
    number = 0
    for row in table.rows:
        if not any(map(str.strip, row.cells.values())) and not row.beyond:
            continue
        number += 1
        before = len(faults.problems)
        if row.beyond:
            count = len(table.headings)
            faults.add(row.line, "cells", found=count + len(row.beyond), expected=count)
        cells = {**usual.cells(row), **_own_cells(row, own)}
        person = _person(number, row.line, cells, catalogues, faults)
        if column := emptied(person.base):
            faults.add(row.line, "nothing_for", value=cells[column].strip())
        if len(faults.problems) == before:
            yield person


def _emptied(catalogue: Catalogue, base: BaseKey) -> str:
    """Name the column that leaves nothing of somebody's steps; empty where there is something."""
    for column, levels in (("audience", ()), ("levels", base.levels)):
        if not printed_steps(edition(catalogue, base.audience, levels), base.steps):
            return column
    return ""


def _own_cells(row: TableRow, own: Mapping[str, Sequence[str]]) -> dict[str, str]:
    return {column: row.cells.get(names[0], "") if names else "" for column, names in own.items()}


def _check_columns(
    table: Table, usual: ListColumns, own: Mapping[str, Sequence[str]], faults: _Faults
) -> None:
    """Tell of columns that are unknown or there twice, and where nobody is named."""
    people = {usual.address, *usual.names, usual.language}
    known = people.union(*own.values())
    language = faults.language
    names = [say(language, f"people.columns.{each}") for each in (*COLUMNS, "language", "address")]
    doubled = {*list_columns.doubled(table), *(each for each in own if len(own[each]) > 1)}
    for column in sorted(doubled):
        named = say(language, f"people.columns.{column}")
        faults.add(table.line, "column_twice", column=named)
    if not usual.names:
        faults.add(table.line, "no_name_column")
    for name, heading in table.headings.items():
        twice = re.sub(r"-\d+$", "", name) in known
        if name not in known and not twice:
            columns = listed(names, language)
            faults.add(table.line, "unknown_column", column=heading.strip(), columns=columns)


def _person(
    number: int,
    row: int,
    cells: Mapping[str, str],
    catalogues: Mapping[str, Catalogue],
    faults: _Faults,
) -> Person:
    name = _name(row, cells["name"], faults)
    language = _language(row, cells["language"], catalogues, faults)
    catalogue = catalogues[language]
    resolve = _Resolver(row, catalogue, faults)
    steps, levels = resolve.steps(cells["steps"]), resolve.levels(cells["levels"])
    base = BaseKey(language, steps, levels, resolve.audience(cells["audience"]))
    done = resolve.done(cells["done"])
    address = ""
    try:
        address = mail_address(cells["address"]) if cells["address"].strip() else ""
    except MailError as error:
        faults.place(row, error.problem(faults.language, str(faults.file)))
    return Person(number, row, name, base, done, address)


_NO_LETTERS = frozenset({"So", "Sk"})
"""Categories of emoji and other signs, which no name has and no typeface of text draws."""


def _name(row: int, written: str, faults: _Faults) -> str:
    """Fold the spaces of a name; letters and their accents are put together."""
    name = unicodedata.normalize("NFC", " ".join(written.split()))
    if not name:
        faults.add(row, "no_name")
    elif len(name) > MOST_LETTERS:
        faults.add(row, "long_name", hint="no_room", count=len(name), most=MOST_LETTERS)
    if unseen := [each for each in name if _is_unseen(each)]:
        faults.add(row, "unseen", code=f"U+{ord(unseen[0]):04X}")
    if signs := [each for each in name if unicodedata.category(each) in _NO_LETTERS]:
        faults.add(row, "sign", value=signs[0])
    return name


def _is_unseen(letter: str) -> bool:
    return letter not in JOINERS and unicodedata.category(letter) in {"Cc", "Cf", "Co", "Cn"}


def _language(row: int, written: str, catalogues: Mapping[str, Catalogue], faults: _Faults) -> str:
    first = next(iter(catalogues))
    if not written.strip():
        return first
    names = {folded(each): each for each in catalogues}
    for each in catalogues:
        for said in message_languages():
            names.setdefault(folded(language_name(each, said) or each), each)
    if found := names.get(folded(written)):
        return found
    faults.add(row, "no_catalogue", value=written.strip())
    return first


@dataclass(frozen=True, slots=True)
class _Resolver:
    """Finds what a cell names in a catalogue, by id, number or title; tells what is not there."""

    row: int
    catalogue: Catalogue
    faults: _Faults

    def steps(self, cell: str) -> tuple[int, ...]:
        """Give the numbers of steps, all of them as none."""
        count = len(self.catalogue.steps)
        numbers = {number for part in _parts(cell) for number in self._step(part)}
        return tuple(sorted(numbers)) if len(numbers) < count else ()

    def _step(self, part: str) -> Collection[int]:
        if found := self._steps_of(part):
            return found
        count = len(self.catalogue.steps)
        self.faults.add(self.row, "unknown_step", value=part, count=count)
        return ()

    def _steps_of(self, part: str) -> Collection[int]:
        """Give the steps of a number, a range, an id or a title; none where one is not there."""
        count = len(self.catalogue.steps)
        if spanned := _RANGE.fullmatch(part):
            first, last = int(spanned[1]), int(spanned[2])
            return range(first, last + 1) if 1 <= first <= last <= count else ()
        if part.isascii() and part.isdecimal():
            return (int(part),) if 1 <= int(part) <= count else ()
        steps = self.catalogue.steps
        titles = {str(number): step.title for number, step in enumerate(steps, 1)}
        ids = [number for number, step in enumerate(steps, 1) if step.id == part]
        meant = meant_by(part, titles)
        return ids or ([int(meant)] if meant else [])

    def levels(self, cell: str) -> tuple[str, ...]:
        """Give the ids of levels in their own order, all of them as none."""
        levels = self.catalogue.levels
        labels = {each.id: each.label for each in levels}
        whole = meant_by(cell, labels)  # a label may hold commas
        named = {part: meant_by(part, labels) for part in _parts(cell)} if not whole else {}
        for part in (part for part, level in named.items() if level is None):
            self.faults.add(self.row, "unknown_level", value=part, known=", ".join(labels))
        chosen = {whole, *named.values()}
        found = tuple(each for each in labels if each in chosen)
        return found if len(found) < len(levels) else ()

    def audience(self, cell: str) -> str | None:
        """Give the id of an audience, None for everybody."""
        written = cell.strip()
        labels = {each.id: each.label for each in self.catalogue.audiences}
        found = meant_by(written, labels)
        if written and not found:
            hint, known = "" if labels else "no_audiences", ", ".join(labels)
            self.faults.add(self.row, "unknown_audience", hint, value=written, known=known)
        return found

    def done(self, cell: str) -> frozenset[Placed]:
        """Give what is ticked: each resource of a step, or one in all steps where it stands."""
        placed = [
            (number, id_)
            for number, step in enumerate(self.catalogue.steps, 1)
            for id_ in step.resources
        ]
        found: set[Placed] = set()
        for part in _parts(cell):
            steps = self._steps_of(part)
            named = {each for each in placed if (each[0] in steps if steps else each[1] == part)}
            if not named:
                self.faults.add(self.row, "unknown_done", value=part)
            found |= named
        return frozenset(found)


def _parts(cell: str) -> Iterator[str]:
    return filter(None, _PARTS.split(cell.strip()))

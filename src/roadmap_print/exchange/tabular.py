"""Tables as spreadsheets keep them, CSV or XLSX: rows of cells under their headings.

`tables` knows nothing of what the columns mean. Whoever asks names the headings that it knows
(`known`), so that the row of headings is found below a sheet's title.
"""

import csv
import io
import re
import warnings
import zipfile
import zlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import time, timedelta
from itertools import count
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from roadmap_print.catalogue.reading.suggestions import slug
from roadmap_print.exchange.exchange_error import ExchangeError
from roadmap_print.exchange.text_decoding import decode
from roadmap_print.i18n.cldr import listed
from roadmap_print.i18n.translator import Message, say

if TYPE_CHECKING:
    from openpyxl.cell import Cell  # type: ignore[import-untyped]
    from openpyxl.worksheet.worksheet import Worksheet  # type: ignore[import-untyped]

SEPARATORS: Final = ";,\t"
MOST_TITLE_ROWS: Final = 20
"""Rows in which the headings are looked for, and no further down."""
MOST_UNPACKED: Final = 200_000_000
"""Bytes that an XLSX may hold once unpacked; sheets of 100,000 rows have some 50 MB."""

MOST_ROWS: Final = 100_000
_ROW_NUMBER = re.compile(rb'<row [^>]*?\br="(\d+)"|<mergeCell ref="[A-Z]+\d+:[A-Z]+(\d+)"')

_BROKEN_ZIP = (zipfile.BadZipFile, zlib.error)
_ZIP, _OLD_EXCEL = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_SEPARATOR_LINE = re.compile(r"sep=(.)\r?\n?", re.IGNORECASE)
"""What some programs write above a CSV for Excel."""
_LINK_FORMULA = re.compile(r'=\s*HYPERLINK\(\s*"((?:[^"]|"")*)"', re.IGNORECASE)


class TableRow(NamedTuple):
    """One row: its line in a CSV or its row in a sheet, counted from 1, and its cells as written.

    `cells` has the text under each heading's name, `links` the address behind a cell of a sheet,
    `beyond` what stands under no heading. `merged` is the text of a row that is one merged cell.
    """

    line: int
    cells: Mapping[str, str]
    links: Mapping[str, str]
    beyond: tuple[str, ...]
    merged: str = ""


class Table(NamedTuple):
    """A table of a file: `headings` as written, by their `heading_name`, and the rows under them.

    `sheet` is empty for a CSV, else one of the visible `sheets`; `line` is that of the headings. A
    heading that stands there again is named `lien-2`; a column without heading and cells is none.
    """

    sheet: str
    line: int
    headings: Mapping[str, str]
    rows: tuple[TableRow, ...]
    sheets: tuple[str, ...] = ()

    def place(self, language: str) -> str:
        """Name the sheet that was read, and those that there are, where it has others beside it."""
        values = {"name": self.sheet, "names": listed(self.sheets, language)}
        return say(language, "exchange.sheet", **values) if self.sheets[1:] else ""


class _Line(NamedTuple):
    number: int
    cells: Sequence[str]
    links: Mapping[int, str] = {}
    merged: str = ""


def heading_name(heading: str) -> str:
    """Name a heading without case, accents and signs: `E-mail *` is `e-mail`."""
    return slug(heading) or heading.strip().casefold()


def tables(data: bytes, known: Collection[str] = ()) -> tuple[Table, ...]:
    """Read each table of a file's bytes, one a visible sheet; ExchangeError where there is none.

    The headings stand in the row that has the most of the `known` names, else in the first row.
    """
    if data.startswith(_OLD_EXCEL):
        raise ExchangeError(Message("exchange.old_excel"))
    if data.startswith(_ZIP):
        _check_size(data)
        sheets = _sheet_lines(data)
    else:
        sheets = [("", list(_csv_lines(decode(data))))]
    names = tuple(name for name, _ in sheets)
    read = (_table(name, lines, known) for name, lines in sheets if lines)
    found = tuple(each._replace(sheets=names) for each in read)
    if not found:
        raise ExchangeError(Message("exchange.no_rows"))
    return found


def _table(sheet: str, lines: Sequence[_Line], known: Collection[str]) -> Table:
    head = max(
        range(min(len(lines), MOST_TITLE_ROWS)),
        key=lambda place: (len({*map(heading_name, lines[place].cells)} & {*known}), -place),
    )
    headings = _headings(lines[head].cells)
    rows = tuple(_row(line, headings) for line in lines[head + 1 :])
    names = {name: lines[head].cells[place].strip() for place, name in headings.items()}
    return Table(sheet, lines[head].number, names, rows)


def _headings(cells: Iterable[str]) -> dict[int, str]:
    """Name each heading by its place in the row; one that was there before is numbered."""
    places: dict[str, int] = {}
    numbers: defaultdict[str, Iterator[int]] = defaultdict(lambda: count(2))
    for place, cell in enumerate(cells):
        name = heading = heading_name(cell)
        while name in places:
            name = f"{heading}-{next(numbers[heading])}"
        if name:
            places[name] = place
    return {place: name for name, place in places.items()}


def _row(line: _Line, headings: Mapping[int, str]) -> TableRow:
    texts = dict(enumerate(line.cells))
    cells = {name: texts.pop(place, "") for place, name in headings.items()}
    links = {headings[place]: link for place, link in line.links.items() if place in headings}
    beyond = tuple(filter(str.strip, texts.values()))
    return TableRow(line.number, cells, links, beyond, line.merged)


def _csv_lines(text: str) -> Iterator[_Line]:
    """Give each row of a CSV that is not empty, with the line that it starts on."""
    above = _SEPARATOR_LINE.match(text)
    start = above.end() if above else 0
    separator = above[1] if above else _separator(text)
    reader = csv.reader(io.StringIO(text[start:], newline=""), delimiter=separator, strict=True)
    before = line = 1 + bool(above)
    try:
        for cells in reader:
            if any(map(str.strip, cells)):
                yield _Line(line, cells)
            line = before + reader.line_num
    except csv.Error as error:
        raise ExchangeError(Message("exchange.broken_csv"), line, reason=error) from None


def _separator(text: str) -> str:
    """Give what stands most often in the first row, between quotation marks not counted."""
    first = re.match(r'\s*(?:"[^"]*"|[^"\r\n])*', text)
    bare = re.sub(r'"[^"]*"', "", first[0] if first else "")
    return max(SEPARATORS, key=bare.count)


def _check_size(data: bytes) -> None:
    """Refuse a workbook that unpacks to more than any list has; raises ExchangeError."""
    try:
        packed = zipfile.ZipFile(io.BytesIO(data))
        unpacked = sum(each.file_size for each in packed.infolist())
        sheets = [name for name in packed.namelist() if name.startswith("xl/worksheets/")]
        looked_at = sheets if unpacked <= MOST_UNPACKED else []
        last = max((_last_row(packed.read(name)) for name in looked_at), default=0)
    except (*_BROKEN_ZIP, ValueError, RuntimeError, OSError, EOFError):
        raise ExchangeError(Message("exchange.no_workbook")) from None
    if unpacked > MOST_UNPACKED:
        raise ExchangeError(Message("exchange.too_large"), most=MOST_UNPACKED // 1_000_000)
    if last > MOST_ROWS:
        raise ExchangeError(Message("exchange.too_many_rows"), most=MOST_ROWS)


def _last_row(sheet: bytes) -> int:
    """Give the number of the last row that a sheet has a cell in, or merges one into.

    openpyxl makes each cell up to there, and each that is merged, before anybody can ask it.
    """
    found = _ROW_NUMBER.findall(sheet)
    return max((int(row or merged) for row, merged in found), default=0)


def _sheet_lines(data: bytes) -> list[tuple[str, list[_Line]]]:
    """Give the name of each visible sheet of a workbook, and its rows that are not empty."""
    values, formulas = (_workbook(data, values=each) for each in (True, False))
    return [
        (sheet.title, list(_lines_of(sheet, formulas[sheet.title])))
        for sheet in values.worksheets
        if sheet.sheet_state == "visible"
    ]


def _workbook(data: bytes, *, values: bool) -> Any:  # noqa: ANN401  openpyxl has no types
    """Open a workbook: as it shows, or with the formulas behind what it shows."""
    try:
        from openpyxl import load_workbook  # type: ignore[import-untyped]
    except ImportError:
        raise ExchangeError(Message("exchange.no_sheets")) from None
    try:
        with warnings.catch_warnings(action="ignore"):  # of what openpyxl does not keep
            return load_workbook(io.BytesIO(data), data_only=values)
    except Exception:  # noqa: BLE001  a broken file makes openpyxl raise whatever it runs into
        raise ExchangeError(Message("exchange.no_workbook")) from None


def _lines_of(sheet: "Worksheet", formulas: "Worksheet") -> Iterator[_Line]:
    """Give each row that is not empty; a merged cell stands in all the places that it covers.

    A link shows nothing where the file lacks its value, but its row is one that somebody wrote.
    """
    merged = {
        (row, column): sheet.cell(area.min_row, area.min_col)
        for area in sheet.merged_cells.ranges
        for row in range(area.min_row, area.max_row + 1)
        for column in range(area.min_col, area.max_col + 1)
    }
    for row, beside in zip(sheet.iter_rows(), formulas.iter_rows(), strict=True):
        cells = [merged.get((cell.row, cell.column), cell) for cell in row]
        texts = [_shown(cell) for cell in cells]
        found = (
            (place, _link(*pair)) for place, pair in enumerate(zip(cells, beside, strict=True))
        )
        links = {place: link for place, link in found if link}
        if any(map(_shown, row)) or any(map(_link, row, beside)):
            held = {cell.coordinate for cell, text in zip(cells, texts, strict=True) if text}
            whole = len(held) == 1 < sum(map(bool, texts))
            yield _Line(row[0].row, texts, links, next(filter(None, texts)) if whole else "")


def _shown(cell: "Cell") -> str:
    """Write a cell's value: a whole number without decimals, a date as ISO 8601 has it, `1:30`."""
    value = cell.value
    if isinstance(value, time):
        value = timedelta(hours=value.hour, minutes=value.minute, seconds=value.second)
    if isinstance(value, timedelta):
        minutes, seconds = divmod(round(value.total_seconds()), 60)
        hours = f"{minutes // 60}:{minutes % 60:02}"
        return f"{hours}:{seconds:02}" if seconds else hours
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if cell.is_date:
        return str(value).removesuffix(" 00:00:00")
    return str(value)


def _link(cell: "Cell", formula: "Cell") -> str:
    """Give the address behind a cell; empty where there is none."""
    if cell.hyperlink and cell.hyperlink.target:
        target = str(cell.hyperlink.target)
        return f"{target}#{cell.hyperlink.location}" if cell.hyperlink.location else target
    called = _LINK_FORMULA.match(str(formula.value or ""))
    return called[1].replace('""', '"') if called else ""

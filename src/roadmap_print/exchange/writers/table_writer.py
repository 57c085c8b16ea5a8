"""CSV and XLSX that go to a spreadsheet and come back the same."""

import csv
import io
from typing import Final

from roadmap_print.catalogue.model import Catalogue
from roadmap_print.exchange.exchange_error import ExchangeError
from roadmap_print.exchange.writers.safe_cells import protected, quoted_apostrophe
from roadmap_print.exchange.writers.table_columns import rows
from roadmap_print.i18n.translator import Message

WIDEST: Final = 60
"""Characters of the widest column."""


def as_csv(catalogue: Catalogue) -> bytes:
    """Write what Excel opens by a double click in France: a byte-order mark, semicolons, CRLF.

    No `sep=` line: Excel forgets the byte-order mark over it.
    """
    file = io.StringIO(newline="")
    writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
    writer.writerows(map(protected, row) for row in rows(catalogue))
    return file.getvalue().encode("utf-8-sig")


def as_xlsx(catalogue: Catalogue) -> bytes:
    """Write a workbook of which each cell is text, whatever it looks like.

    Raises ExchangeError where the extra `sheets` is not installed.
    """
    try:
        from openpyxl import Workbook  # type: ignore[import-untyped]
        from openpyxl.styles import Alignment, Font  # type: ignore[import-untyped]
        from openpyxl.utils import get_column_letter  # type: ignore[import-untyped]
    except ImportError:
        raise ExchangeError(Message("exchange.no_sheets")) from None
    book = Workbook()
    sheet = book.active
    for number, row in enumerate(rows(catalogue), 1):
        for place, text in enumerate(row, 1):
            cell = sheet.cell(number, place, quoted_apostrophe(text))
            cell.data_type, cell.number_format, cell.quotePrefix = "s", "@", True
            cell.alignment = Alignment(vertical="top", wrap_text=True)
            cell.font = Font(bold=number == 1)
    for place, column in enumerate(sheet.columns, 1):
        width = max(len(cell.value or "") for cell in column)
        sheet.column_dimensions[get_column_letter(place)].width = min(width, WIDEST) + 2
    sheet.freeze_panes, sheet.auto_filter.ref = "A2", sheet.dimensions
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()

"""The table of what a catalogue is given out as."""

from collections.abc import Callable, Mapping
from typing import Final, NamedTuple

from roadmap_print.catalogue.model import Catalogue
from roadmap_print.exchange.writers.bibtex_writer import as_bibtex
from roadmap_print.exchange.writers.bookmarks_writer import as_bookmarks
from roadmap_print.exchange.writers.csl_writer import as_csl
from roadmap_print.exchange.writers.markdown_writer import as_markdown
from roadmap_print.exchange.writers.ris_writer import as_ris
from roadmap_print.exchange.writers.table_writer import as_csv, as_xlsx


class ExportFormat(NamedTuple):
    """What a format's files end in, and what writes one; `binary` is for no terminal."""

    name_end: str
    write: Callable[[Catalogue], bytes]
    binary: bool = False


def _text(write: Callable[[Catalogue], str]) -> Callable[[Catalogue], bytes]:
    return lambda catalogue: write(catalogue).encode()


EXPORTS: Final[Mapping[str, ExportFormat]] = {
    "bib": ExportFormat(".bib", _text(lambda catalogue: as_bibtex(catalogue.resources.items()))),
    "ris": ExportFormat(".ris", _text(as_ris)),
    "csl": ExportFormat(".json", _text(as_csl)),
    "csv": ExportFormat(".csv", as_csv),
    "xlsx": ExportFormat(".xlsx", as_xlsx, binary=True),
    "md": ExportFormat(".md", _text(as_markdown)),
    "bookmarks": ExportFormat(".html", _text(as_bookmarks)),
}

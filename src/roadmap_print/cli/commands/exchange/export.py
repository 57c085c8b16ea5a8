"""`roadmap-print export`: a catalogue in a form that other programs read."""

import sys
from pathlib import Path

from roadmap_print.atomic_write import rewrite
from roadmap_print.catalogue.reading.reader import read
from roadmap_print.cli.param_types import argument_error
from roadmap_print.cli.quiet import tell_done
from roadmap_print.exchange.exchange_error import ExchangeError
from roadmap_print.exchange.writers.export_formats import EXPORTS
from roadmap_print.i18n.translator import Message, shown
from roadmap_print.os_errors import unwritable
from roadmap_print.problems import ProblemsError


def run(name: str, catalogue: Path, output: Path | None) -> None:
    """Write a catalogue in a format to a file, else to standard output.

    What is no text goes to a file with the catalogue's name in the working folder, unless standard
    output leads elsewhere than to a terminal. Raises ProblemsError, ArgumentError where the file is
    the catalogue or no file, or is there and nobody named it.
    """
    chosen = EXPORTS[name]
    named = output is not None
    if not named and chosen.binary and sys.stdout.isatty():
        output = Path(catalogue.stem + chosen.name_end)
    if output and output.exists():
        _check_replaced(output, catalogue, named=named)
    reading = read(catalogue)
    if reading.catalogue is None:
        raise ProblemsError(reading.problems)
    try:
        data = chosen.write(reading.catalogue)
    except ExchangeError as error:
        raise ProblemsError((error.problem(catalogue, reading.language),)) from None
    if output is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        return
    try:
        rewrite(data, output)
    except OSError as error:
        raise ProblemsError((unwritable(output, error, reading.language),)) from None
    tell_done(output)


def _check_replaced(there: Path, catalogue: Path, *, named: bool) -> None:
    """Refuse to put a table into the place of what is no file, its source or nobody `named`."""
    if not there.is_file():
        raise argument_error(shown(there), Message("catalogue.no_plain_file"))
    if not named or there.samefile(catalogue):
        key = "own_catalogue" if named else "not_named"
        raise argument_error(shown(there), Message(f"exchange.{key}"))

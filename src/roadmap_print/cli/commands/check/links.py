"""The command `links` from a file's name to an exit status."""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import cast

import click

from roadmap_print.catalogue.reading.reader import read
from roadmap_print.i18n.translator import Message
from roadmap_print.linkcheck import link_report
from roadmap_print.linkcheck.addresses import PrintedPages
from roadmap_print.linkcheck.answer_cache import DAY
from roadmap_print.linkcheck.check_links import CheckOptions, check
from roadmap_print.linkcheck.queries import Endpoints
from roadmap_print.linkcheck.verdicts import LinkVerdict
from roadmap_print.problem_report import Style
from roadmap_print.problem_report import report as report_problems

SERVICES = {"oembed": "ROADMAP_PRINT_OEMBED", "handles": "ROADMAP_PRINT_HANDLES"}
"""The variables of the environment that name another service to ask."""


def run(path: Path, style: str, *, offline: bool, max_age: float) -> int:
    """Check the addresses of a catalogue, print the report in a style, give the exit status.

    `max_age` is in days. Raises KeyboardInterrupt, when it is told that nothing was lost.
    """
    services = {field: os.environ.get(name) for field, name in SERVICES.items()}
    endpoints = Endpoints(**{field: address for field, address in services.items() if address})
    options = CheckOptions(offline=offline, max_age=max_age * DAY, endpoints=endpoints)
    reading = read(path)
    if reading.catalogue is None:
        report_problems(reading.problems, cast("Style", style), reading.language)
        return 1
    try:
        printed = PrintedPages(Path("output"), reading.catalogue).pages
        progress = _meter(reading.language)
        asked = (reading.catalogue, reading.positions)
        links = check(*asked, options, printed=printed, progress=progress)
    except KeyboardInterrupt:
        click.echo("\n" + Message("links.interrupted").told(reading.language), err=True)
        raise
    click.echo(link_report.STYLES[style](links, str(path), reading.language))
    return int(any(link.answer.verdict is LinkVerdict.DEAD for link in links))


def _meter(language: str) -> Callable[[int, int], None]:
    """Make what shows the progress, on one line of a terminal and nowhere else."""
    if not sys.stderr.isatty():
        return lambda _done, _all: None

    def show(done: int, of: int) -> None:
        line = Message("links.progress").told(language, done=done, of=of)
        click.echo(f"\r{line}" if done < of else f"\r{' ' * len(line)}\r", nl=False, err=True)

    return show

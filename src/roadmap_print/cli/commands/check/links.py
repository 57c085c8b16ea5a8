"""The command `links` from names of files to an exit status."""

import os
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import cast

import click

from roadmap_print.catalogue.reading import reader
from roadmap_print.catalogue.reading.reader import Reading
from roadmap_print.cli.inputs import settings_file
from roadmap_print.cli.inputs.catalogue_files import Chosen
from roadmap_print.cli.quiet import Meter
from roadmap_print.i18n.languages import common_language
from roadmap_print.i18n.translator import Message
from roadmap_print.linkcheck.addresses import Address, PrintedPages, addresses
from roadmap_print.linkcheck.answer_cache import DAY
from roadmap_print.linkcheck.check_links import CheckOptions, check
from roadmap_print.linkcheck.link_report import CatalogueLinks, of_one, of_several
from roadmap_print.linkcheck.queries import Endpoints
from roadmap_print.linkcheck.verdicts import LinkVerdict
from roadmap_print.problem_report import Style, report, status
from roadmap_print.problems import Problem

SERVICES = {"oembed": "ROADMAP_PRINT_OEMBED", "handles": "ROADMAP_PRINT_HANDLES"}
"""The variables of the environment that name another service to ask."""


def run(chosen: Chosen, style: str, *, offline: bool, max_age: float) -> int:
    """Check the addresses of catalogues, print the report in a style, give the exit status.

    `max_age` is in days. Raises KeyboardInterrupt, when it is told that nothing was lost.
    """
    services = {field: os.environ.get(name) for field, name in SERVICES.items()}
    endpoints = Endpoints(**{field: address for field, address in services.items() if address})
    options = CheckOptions(offline=offline, max_age=max_age * DAY, endpoints=endpoints)
    read = [_read(chosen, file) for file in chosen.files]
    sound = [each for each in read if not each.failed]
    language = common_language(each.reading.language for each in read)
    problems = (*chosen.problems, *(p for each in read if each.failed for p in each.problems))
    if problems and not (sound and style == "json"):  # which tells all in one
        report(problems, cast("Style", style), language)
    if not sound:
        return 1
    try:
        progress = Meter("links.progress", language).show
        checked = check([each.addresses for each in sound], options, progress)
    except KeyboardInterrupt:
        click.echo("\n" + Message("links.interrupted").told(language), err=True)
        raise
    links = [
        CatalogueLinks(known, str(each.file), each.reading.language)
        for known, each in zip(checked, sound, strict=True)
    ]
    several = partial(of_several, links, style, language, problems)
    told = several() if chosen.several else of_one(links[0], style)
    if told:
        click.echo(told)
    dead = (link.answer.verdict is LinkVerdict.DEAD for each in checked for link in each)
    return int(bool(status(problems)) or any(dead))


@dataclass(frozen=True, slots=True)
class _Read:
    """A catalogue as it was read with its settings."""

    file: Path
    reading: Reading
    problems: tuple[Problem, ...]
    failed: bool
    addresses: tuple[Address, ...] = ()


def _read(chosen: Chosen, file: Path) -> _Read:
    """Read a catalogue and collect its addresses, with the pages that its folder has of them."""
    reading, settings = reader.read(file), settings_file.look(file)
    problems = (*settings.problems, *reading.problems)
    if reading.catalogue is None or settings.problems:
        return _Read(file, reading, problems, failed=True)
    printed = PrintedPages(chosen.folder(file, settings.output), reading.catalogue).pages
    found = addresses(reading.catalogue, reading.positions, printed)
    return _Read(file, reading, problems, False, found)

"""The command `changes` from the names of two editions to an exit status."""

import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import click

from roadmap_print.brand import brand_file
from roadmap_print.brand.brand_file import Brand
from roadmap_print.catalogue.audiences.choice import choose, edition, is_declared
from roadmap_print.catalogue.comparison import editions, embedded
from roadmap_print.catalogue.comparison.compare import Change, compare
from roadmap_print.catalogue.comparison.editions import Edition
from roadmap_print.catalogue.logo import PictureFile
from roadmap_print.catalogue.model import Catalogue
from roadmap_print.catalogue.reading import reader
from roadmap_print.cli.param_types import CATALOGUE, ArgumentError, check_date
from roadmap_print.cli.quiet import shows_progress
from roadmap_print.i18n.languages import message_language, message_languages
from roadmap_print.page_diff import news_lines
from roadmap_print.page_diff.diff_report import REPORTS, Comparison
from roadmap_print.page_diff.page_comparison import (
    ComparisonOutcome,
    Source,
    compare_pages,
    untouched,
)
from roadmap_print.paths import DEFAULT_CATALOGUE
from roadmap_print.problems import ProblemsError
from roadmap_print.publications import file_stamp


def run(old: str, new: str | None, catalogue: Path | None, style: str, *, pages: bool) -> int:
    """Compare two editions, print the report in a style, give the exit status.

    Of PDFs that are for an audience, what concerns it is compared, of both.

    `new` is the working catalogue where it is None; a revision is one of `catalogue`, else of
    `new` where that is a catalogue's file, else of the working catalogue.

    Raises ProblemsError where a catalogue is at fault, ArgumentError where a name is of no edition,
    CrashError for a fault of our own.
    """
    if pages:
        check_date()
    if new is None:
        new = str(CATALOGUE.convert(catalogue or DEFAULT_CATALOGUE))
    catalogue = catalogue or (Path(new) if editions.is_catalogue(new) else DEFAULT_CATALOGUE)
    with _opened(old, catalogue, "OLD") as before, _opened(new, catalogue, "NEW") as after:
        brand = brand_file.read_of(catalogue, None, after.reading).brand
        sources, audience = _sources(before, after, brand), _audience(old, new)
        known = all(is_declared(each.catalogue, audience) for each in sources)
        take = edition if known else choose  # under its label, where both have one
        first, second = (replace(e, catalogue=take(e.catalogue, audience)) for e in sources)
        changes = compare(first.catalogue, second.catalogue)
        outcomes = _compare_pages(first, second, changes) if pages else None
    found = Comparison((old, new), (first.catalogue, second.catalogue), changes, outcomes)
    click.echo(REPORTS[style](found, after.reading.language))
    return int(any(outcome.new for outcome in outcomes or ()))


def news_since(old: str, catalogue: Path) -> Mapping[str, Sequence[str]]:
    """Say in each language what the working catalogue has new, a line each; see `run`.

    Of a catalogue with errors there is nothing to say.
    """
    reading = reader.read(catalogue)
    now = reading.catalogue
    if now is None:
        return {}
    with _opened(old, catalogue, "--since", reading.language) as edition:
        before = edition.reading.catalogue
        if before is None:
            raise ProblemsError(editions.said_older(edition))
    changes = compare(before, now)
    return {language: news_lines.lines(changes, language) for language in message_languages()}


def _audience(*names: str) -> str | None:
    """Return whom PDFs among these editions are for, None where that is for all or not for one."""
    stamps = [file_stamp.recognised(path) for path in map(Path, names) if embedded.is_pdf(path)]
    found = {stamp.audience if stamp else None for stamp in stamps}
    return found.pop() if len(found) == 1 else None


@contextmanager
def _opened(
    name: str, catalogue: Path, parameter: str, language: str | None = None
) -> Iterator[Edition]:
    try:
        with editions.opened(name, catalogue) as edition:
            yield edition
    except editions.EditionError as error:
        language = message_language(language or reader.read(catalogue).language)
        raise ArgumentError(parameter, error.said(language), language) from None


def _sources(old: Edition, new: Edition, brand: Brand | None) -> tuple[Source, Source]:
    """Give what can be compared, both in today's brand.

    A logo that one of them names and has not got is taken to be the other's.

    Raises ProblemsError with the problems of all that cannot.
    """
    before, after = old.reading.catalogue, new.reading.catalogue
    if before is None or after is None:
        told = () if before else editions.said_older(old)
        raise ProblemsError((*told, *(() if after else new.reading.problems)))
    first = Source(before, _logo(old, before, new), brand)
    return first, Source(after, _logo(new, after, old), brand)


def _logo(own: Edition, catalogue: Catalogue, other: Edition) -> PictureFile | None:
    """Give an edition's logo; the other's stands in for one that is lost."""
    named = catalogue.publisher and catalogue.publisher.logo
    return own.reading.logo or (other.reading.logo if named else None)


def _compare_pages(
    old: Source, new: Source, changes: Sequence[Change]
) -> tuple[ComparisonOutcome, ...]:
    """Make and compare the pages, unless nothing that is printed differs."""
    if not any(change.printed for change in changes) and old.picture == new.picture:
        return untouched()
    if not shows_progress():  # nobody is looking
        return compare_pages(old, new, lambda _: None)
    with click.progressbar(length=100, file=sys.stderr, show_eta=False) as bar:
        return compare_pages(old, new, lambda done: bar.update(round(100 * done) - bar.pos))

"""The command `build` from its options to its exit status."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from itertools import compress
from pathlib import Path
from typing import TYPE_CHECKING

import click

import roadmap_print
from roadmap_print.cli.param_types import ArgumentError, check_date, known_steps
from roadmap_print.content.build_options import BuildOptions
from roadmap_print.i18n.cldr import listed
from roadmap_print.i18n.languages import message_language
from roadmap_print.i18n.translator import Message, say
from roadmap_print.icc_profile import Profile
from roadmap_print.pipeline.jobs import Failed, JobProgress
from roadmap_print.problem_report import report
from roadmap_print.problems import Severity
from roadmap_print.publications import registry
from roadmap_print.publications.output_file import GREY, LARGE_PRINT
from roadmap_print.publications.registry import PaperVariant, Publication

if TYPE_CHECKING:
    from roadmap_print.catalogue.reading.reader import Reading
    from roadmap_print.pipeline.build import Built, Stale, UpToDate


@dataclass(frozen=True, slots=True)
class BuildArguments:
    """What the command line says."""

    catalogue: Path
    output: Path
    only: tuple[str, ...]
    every: bool
    steps: tuple[int, ...]
    handout: bool
    poster_size: str | None
    large_print: bool
    grey: bool
    since: str | None
    brand: Path | None
    press: bool
    icc: Path | None
    fold: tuple[str, ...]
    force: bool
    no_proof: bool
    quiet: bool

    @property
    def publications(self) -> tuple[Publication, ...]:
        """Those that are wanted, each once."""
        if self.every:
            return tuple(each for each in registry.every() if self.steps or not each.of_steps)
        handouts = [each.name for each in registry.every() if self.handout and each.of_steps]
        return registry.named((*self.only, *handouts))

    @property
    def printings(self) -> tuple[PaperVariant, ...]:
        """What is wanted for paper."""
        wanted = {f"fold-{size}" for size in self.fold} | ({"press"} if self.press else set())
        return tuple(each for each in PaperVariant if each in wanted)


def run(options: BuildArguments) -> int:
    """Build what the options ask for, tell what was made, and return the exit status.

    Raises click.UsageError where an option is at fault, ProblemsError where the output folder
    cannot be written, CrashError for a fault of our own.
    """
    _check(options)
    choice = BuildOptions(
        options.steps,
        options.poster_size,
        large_print=options.large_print,
        grey=options.grey,
        printings=options.printings,
        profile=_profile(options.icc),
    )
    try:
        with known_steps(), _progress(quiet=options.quiet) as listen:
            reading, ended, nothing_new, notes = roadmap_print.build(
                *(options.catalogue, options.output, options.publications, choice),
                since=options.since,
                brand=options.brand,
                proofread=not options.no_proof,
                force=options.force,
                where_possible=options.every,
                listen=listen,
            )
    except roadmap_print.EditionError as error:
        language = message_language(error.language)
        raise ArgumentError("--since", error.said(language), language) from None
    if reading.catalogue is None:
        report(reading.problems, "text", reading.language)
        return 1
    if nothing_new and not options.quiet:
        said = Message("build.nothing_new").said(reading.language, {"name": options.since})
        click.echo(said, err=True)
    _tell(ended, reading, quiet=options.quiet)
    if not options.quiet:
        for note in notes:
            click.echo(note, err=True)
    return int(any(isinstance(event, Failed) for event in ended))


def _check(options: BuildArguments) -> None:
    """Refuse options that do not go together."""
    check_date()
    if options.every and options.only:
        raise _usage("all_or_only")
    if not options.steps and any(each.of_steps for each in options.publications):
        raise _usage("handout_alone")
    if options.icc and not options.press:
        raise _usage("icc_alone")
    if options.large_print and "a4" in options.fold:
        raise _usage("fold_too_small")
    wanted: list[str] = [*options.printings]
    wanted += compress((LARGE_PRINT, GREY), (options.large_print, options.grey))
    for variant in wanted:
        offering = [each for each in registry.every() if variant in each.offers]
        if not set(offering).intersection(options.publications):
            option = f"--{variant}".replace("fold-", "fold ")
            offered = listed([str(each) for each in offering], message_language())
            raise _usage("not_for", option=option, publications=offered)


def _usage(key: str, **values: object) -> click.UsageError:
    return click.UsageError(Message(f"usage.{key}").said(message_language(), values))


def _profile(icc: Path | None) -> Profile | None:
    """Read the print shop's profile; one that is none is a fault of the command line."""
    if icc is None:
        return None
    from roadmap_print import icc_profile

    try:
        return icc_profile.read(icc)
    except icc_profile.ProfileError as error:
        language = message_language()
        said = say(language, f"icc.reasons.{error}")
        raise ArgumentError(f"--icc {icc}", said, language) from error


def _tell(
    ended: Sequence[Built | UpToDate | Failed | Stale], reading: Reading, *, quiet: bool
) -> None:
    """Report what was found and what was made; the quiet hear of errors alone."""
    from roadmap_print.pipeline.build import Built

    problems = [*reading.problems, *(each for event in ended for each in event.problems)]
    if told := [each for each in problems if not quiet or each.severity is Severity.ERROR]:
        report(told, "text", reading.language)
    for event in ended:
        if line := "" if quiet else _line(event, reading.language):
            click.echo(line)
        if isinstance(event, Built) and not quiet:
            for note in event.made.notes:
                click.echo(note, err=True)


def _line(event: Built | UpToDate | Failed | Stale, language: str) -> str:
    """Say how a file ended; what failed or was left, its problems have said."""
    from roadmap_print.pipeline.build import Built, UpToDate

    if isinstance(event, UpToDate):
        return f"{event.path}: {say(language, 'build.up_to_date')}"
    if not isinstance(event, Built):
        return ""
    from roadmap_print.i18n.cldr import number

    made = event.made
    values = {
        "pages": say(language, "report.pages", n=made.pages),
        "size": f"{len(made.pdf) / 1000:.0f}",
        "codes": say(language, "report.codes", n=made.codes),
        "seconds": number(made.seconds, 1, language),
    }
    proofread = f"\n  {made.report.summary.said(language)}" if made.report else ""
    return f"{event.path}: {say(language, 'build.made', **values)}{proofread}"


@contextmanager
def _progress(*, quiet: bool) -> Iterator[Callable[[JobProgress], None]]:
    """Show how far the work has come, where somebody is looking; tell of very many pages first."""
    if quiet:
        yield lambda _: None
        return
    told: set[Publication] = set()

    def tell(step: JobProgress) -> None:
        if step.pages and step.publication not in told:
            told.add(step.publication)
            click.echo(_announced(step), err=True)

    if not sys.stderr.isatty():
        yield tell
        return
    done: dict[Publication, float] = {}
    bar = click.progressbar(length=100, file=sys.stderr, show_eta=False)
    with ExitStack() as shown:

        def listen(step: JobProgress) -> None:
            if not done:  # there is something to do
                shown.enter_context(bar)
            elif step.pages and step.publication not in told:
                click.echo(err=True)  # the bar goes on in the next line
            tell(step)
            done[step.publication] = step.done
            bar.update(round(100 * sum(done.values()) / len(done)) - bar.pos)

        yield listen
        if done:
            bar.update(100 - bar.pos)


def _announced(step: JobProgress) -> str:
    """Say how many pages a publication will have, and how many sheets where it has leaves."""
    language, publication = message_language(), step.publication
    said = say(language, "report.pages", n=step.pages)
    if publication.leaves:
        said = f"{said}, {say(language, 'report.sheets', n=-(-step.pages // 2))}"
    name = say(language, f"publications.{publication}.name")
    return say(language, "build.planned", name=name, pages=said)

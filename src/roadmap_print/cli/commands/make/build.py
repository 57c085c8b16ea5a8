"""The command `build` from its options to its exit status."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import partial
from importlib.util import find_spec
from itertools import compress
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

import roadmap_print
from roadmap_print.cli.param_types import ArgumentError, argument_error, known_steps, usage_error
from roadmap_print.cli.quiet import note, shows_progress, tell_done
from roadmap_print.content.build_options import BuildOptions
from roadmap_print.i18n.cldr import listed
from roadmap_print.i18n.languages import message_language
from roadmap_print.i18n.translator import Message, say
from roadmap_print.icc_profile import Profile
from roadmap_print.pipeline.jobs import Failed, JobProgress
from roadmap_print.problem_report import Style, report, tell_problems
from roadmap_print.problems import Problem, ProblemsError
from roadmap_print.publications import registry
from roadmap_print.publications.output_file import GREY, LARGE_PRINT, PPTX
from roadmap_print.publications.registry import PaperVariant, Publication

if TYPE_CHECKING:
    from roadmap_print.pipeline.build import Built, Stale, UpToDate


_COUNTED = {"pdf": "report.pages", PPTX: "report.slides"}


@dataclass(frozen=True, slots=True)
class BuildArguments:
    """What the command line says."""

    catalogue: Path
    output: Path
    only: tuple[str, ...]
    every: bool
    steps: tuple[int, ...]
    audience: str | None
    handout: bool
    poster_size: str | None
    large_print: bool
    grey: bool
    since: str | None
    brand: Path | None
    press: bool
    icc: Path | None
    fold: tuple[str, ...]
    pptx: bool
    template: Path | None
    force: bool
    no_proof: bool

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


@dataclass(frozen=True, slots=True)
class FileEnding:
    """How a file ended: `line` says it, `made` has what programs are told of one that was made."""

    path: Path
    outcome: Literal["made", "up-to-date", "failed"]
    line: str = ""
    notes: tuple[str, ...] = ()
    made: Mapping[str, object] = field(default_factory=dict)

    def as_values(self) -> dict[str, object]:
        """Give what programs read of it."""
        return {"file": str(self.path), "outcome": self.outcome, **self.made}


@dataclass(frozen=True, slots=True)
class BuildEnding:
    """What came of a catalogue, without the bytes; `crash` is the traceback of a fault of ours."""

    catalogue: Path
    output: Path
    language: str
    problems: tuple[Problem, ...] = ()
    files: tuple[FileEnding, ...] = ()
    notes: tuple[str, ...] = ()
    status: int = 0
    seconds: float = 0.0
    crash: str = ""

    def as_values(self) -> dict[str, object]:
        """Give what programs read of it, but for its problems."""
        return {
            "catalogue": str(self.catalogue),
            "output": str(self.output),
            "status": self.status,
            "seconds": round(self.seconds, 2),
            "files": [each.as_values() for each in self.files],
            "notes": list(self.notes),
        }


def run(options: BuildArguments, style: Style = "text") -> int:
    """Build what the options ask for, tell what was made, and return the exit status.

    Raises ArgumentError where an option does not suit the catalogue, ProblemsError where the output
    folder cannot be written, CrashError for a fault of our own.
    """
    work = build if style == "text" else attempt
    with _progress() as listen:
        ending = work(options, listen)
    if style == "text":
        tell(ending, ending.problems, report)
    else:
        tell_json([ending], ending.language, ending.seconds)
    return ending.status


def attempt(options: BuildArguments, listen: Callable[[JobProgress], None]) -> BuildEnding:
    """Build as `build` does; what cannot be done is told, but for a fault of our own."""
    start = time.perf_counter()
    problems: tuple[Problem, ...]
    try:
        return build(options, listen)
    except ArgumentError as error:
        problems, number = (error.of(options.catalogue),), 2
    except ProblemsError as error:
        problems, number = error.problems, 1
    seconds, language = time.perf_counter() - start, problems[0].language
    return BuildEnding(
        options.catalogue, options.output, language, problems, (), (), number, seconds
    )


def build(options: BuildArguments, listen: Callable[[JobProgress], None]) -> BuildEnding:
    """Build what the options ask for, and tell how each file ended.

    Raises ArgumentError where an option does not suit the catalogue, else what `run` does.
    """
    start = time.perf_counter()
    choice = build_options(options)
    ended_so = partial(BuildEnding, options.catalogue, options.output)
    try:
        with known_steps():
            reading, ended, nothing_new, notes = roadmap_print.build(
                *(options.catalogue, options.output, options.publications, choice),
                since=options.since,
                brand=options.brand,
                proofread=not options.no_proof,
                force=options.force,
                where_possible=options.every,
                listen=listen,
            )
    except roadmap_print.PackageError:
        lack = Message("presentation.no_template")
        raise argument_error(f"--template {options.template}", lack) from None
    except roadmap_print.TemplateLackError as error:
        problems = (_lacking(error, options.template),)
        return ended_so(message_language(), problems, status=1)
    except roadmap_print.EditionError as error:
        language = message_language(error.language)
        raise ArgumentError("--since", error.said(language), language) from None
    failed = reading.catalogue is None or any(isinstance(event, Failed) for event in ended)
    said = Message("build.nothing_new").said(reading.language, {"name": options.since})
    files = (_file(event, options.output, reading.language) for event in ended)
    return ended_so(
        reading.language,
        (*reading.problems, *(each for event in ended for each in event.problems)),
        tuple(each for each in files if each),
        (*([said] if nothing_new else ()), *notes),
        int(failed),
        time.perf_counter() - start,
    )


def tell(
    ending: BuildEnding, problems: Sequence[Problem], report: Callable[..., object] = tell_problems
) -> None:
    """Report of a catalogue these of its problems, and what was made."""
    if problems:
        report(problems, "text", ending.language)
    for each in ending.files:
        if each.line:
            tell_done(each.line)
        for text in each.notes:
            note(text)
    for text in ending.notes:
        note(text)


def tell_json(
    endings: Sequence[BuildEnding], language: str, seconds: float, more: Sequence[Problem] = ()
) -> None:
    """Tell programs what came of catalogues, and how long it took."""
    problems = tuple(dict.fromkeys((*more, *(p for each in endings for p in each.problems))))
    catalogues = [each.as_values() for each in endings]
    report(problems, "json", language, catalogues=catalogues, seconds=round(seconds, 2))


def build_options(options: BuildArguments) -> BuildOptions:
    """Give what is wanted of each publication; raises ArgumentError for a faulty profile."""
    return BuildOptions(
        options.steps,
        options.poster_size,
        large_print=options.large_print,
        grey=options.grey,
        printings=options.printings,
        profile=_profile(options.icc),
        editable=options.pptx,
        template=options.template,
        audience=options.audience,
    )


def check_options(options: BuildArguments) -> None:
    """Refuse options that do not go together; raises click.UsageError."""
    if options.every and options.only:
        raise usage_error("all_or_only")
    if not options.steps and any(each.of_steps for each in options.publications):
        raise usage_error("handout_alone")
    if options.template and not options.pptx:
        raise usage_error("template_alone")
    if options.pptx and find_spec("pptx") is None:
        raise usage_error("no_pptx")
    if options.icc and not options.press:
        raise usage_error("icc_alone")
    if options.large_print and "a4" in options.fold:
        raise usage_error("fold_too_small")
    wanted: list[str] = [*options.printings]
    wanted += compress((LARGE_PRINT, GREY, PPTX), (options.large_print, options.grey, options.pptx))
    for variant in wanted:
        offering = [each for each in registry.every() if variant in each.offers]
        _check_offered(f"--{variant}".replace("fold-", "fold "), offering, options.publications)


def check_concerned(typed: Mapping[str, object], publications: Iterable[Publication]) -> None:
    """Refuse what is typed for publications of which none is made; raises click.UsageError."""
    for name, value in typed.items():
        if value is not None and (concerned := registry.concerned(name)):
            _check_offered(f"--{name}".replace("_", "-"), concerned, publications)


def _check_offered(
    option: str, offering: Iterable[Publication], publications: Iterable[Publication]
) -> None:
    if not {*offering} & {*publications}:
        offered = listed([str(each) for each in offering], message_language())
        raise usage_error("not_for", option=option, publications=offered)


def _lacking(error: roadmap_print.TemplateLackError, template: Path | None) -> Problem:
    """Say which layouts a template lacks."""
    language = message_language()
    kinds = [say(language, f"presentation.needed.{kind}") for kind in error.args[0]]
    said, layouts = Message("presentation.lacks"), listed(kinds, language)
    return Problem.error(template or Path(), said, language=language, layouts=layouts)


def _profile(icc: Path | None) -> Profile | None:
    """Read the print shop's profile; one that is none is a fault of the command line."""
    if icc is None:
        return None
    from roadmap_print import icc_profile

    try:
        return icc_profile.read(icc)
    except icc_profile.ProfileError as error:
        raise argument_error(f"--icc {icc}", Message(f"icc.reasons.{error}")) from error


def _file(
    event: Built | UpToDate | Failed | Stale, output: Path, language: str
) -> FileEnding | None:
    """Tell how a file ended; what failed or was left, its problems have said."""
    from roadmap_print.pipeline.build import Built, UpToDate

    if isinstance(event, UpToDate):
        line = f"{event.path}: {say(language, 'build.up_to_date')}"
        return FileEnding(event.path, "up-to-date", line)
    if isinstance(event, Built):
        made = event.made
        told = {"pages": made.pages, "codes": made.codes, "bytes": len(made.pdf)}
        told_all = {**told, "seconds": round(made.seconds, 2)}
        return FileEnding(event.path, "made", _line(event, language), made.notes, told_all)
    return FileEnding(output / event.file.name, "failed") if isinstance(event, Failed) else None


def _line(event: Built, language: str) -> str:
    """Say what was made."""
    from roadmap_print.i18n.cldr import number

    made = event.made
    values = {
        "pages": say(language, _COUNTED[made.file.suffix], n=made.pages),
        "size": f"{len(made.pdf) / 1000:.0f}",
        "codes": say(language, "report.codes", n=made.codes),
        "seconds": number(made.seconds, 1, language),
    }
    proofread = f"\n  {made.report.summary.said(language)}" if made.report else ""
    return f"{event.path}: {say(language, 'build.made', **values)}{proofread}"


@contextmanager
def _progress() -> Iterator[Callable[[JobProgress], None]]:
    """Show how far the work has come, where somebody is looking; tell of very many pages first."""
    told: set[Publication] = set()

    def tell(step: JobProgress) -> None:
        if step.pages and step.publication not in told:
            told.add(step.publication)
            note(_announced(step))

    if not shows_progress():
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

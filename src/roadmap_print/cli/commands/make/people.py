"""The command `build --people`: a booklet for each person of a list."""

import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Literal, Self

import click

from roadmap_print.cli.help_texts import option_name
from roadmap_print.cli.inputs import settings_file
from roadmap_print.cli.inputs.catalogue_files import Chosen
from roadmap_print.cli.param_types import check_date, usage_error
from roadmap_print.cli.quiet import note, shows_progress, tell_done
from roadmap_print.content.build_options import BuildOptions
from roadmap_print.i18n.languages import message_language
from roadmap_print.i18n.translator import Message, say
from roadmap_print.personal.base_making import PERSONAL
from roadmap_print.personal.copies import CopiesMade, CopyTask
from roadmap_print.personal.people_build import PeopleOrder, plan
from roadmap_print.problem_report import Style, report
from roadmap_print.problems import ProblemsError
from roadmap_print.processes import allowance

_GOES_WITH = frozenset({"output", "brand", "large_print", "grey", "no_proof", "force"})
"""Options of `build` that are for booklets of people, too."""


@dataclass(frozen=True, slots=True)
class PeopleArguments:
    """What the command line says of people."""

    people: Path
    dry_run: bool
    names: bool
    retry_failed: bool
    people_as: Literal["folder", "pdf", "zip"] | None
    dask: str | None

    @classmethod
    def of(cls, own: Mapping[str, Any], options: Mapping[str, Any], style: Style) -> Self:
        """Hold what is said of people against the options of `build`; raises click.UsageError."""
        asked = [name for name in own if own[name] and name != "people"]
        if asked and not own["people"]:
            option = f"--{asked[0]}".replace("_", "-")
            raise usage_error("people_alone", option=option)
        named = options["only"] == (PERSONAL.name,)
        usual = {*_GOES_WITH, *(["only"] if named else [])}
        given = [name for name, value in options.items() if value and name not in usual]
        given += ["style"] if style != "text" else []
        if own["people"] and given:
            option = f"--{_typed(given[0])}".replace("_", "-")
            raise usage_error("not_for_people", option=option)
        if own["dask"] and find_spec("distributed") is None:
            raise usage_error("no_cluster")
        return cls(**own)


def _typed(name: str) -> str:
    """Give the long name of an option, which its value may have another for."""
    options = click.get_current_context().command.params
    return next(option_name(each) for each in options if each.name == name)


def run(
    context: click.Context,
    chosen: Chosen,
    arguments: PeopleArguments,
    typed: Mapping[str, Any],
    at_once: int | None,
) -> int:
    """Make what is missing, or say what there would be to make; return the exit status.

    Several catalogues are editions in several languages. Raises CrashError for a fault of our own.
    """
    check_date()
    for each in chosen.notes:
        note(each)
    if chosen.problems:
        report(chosen.problems, "text", message_language())
        return 1
    try:
        merged = settings_file.of_catalogue(chosen.files[0]).applied(context, typed)
    except ProblemsError as error:
        report(error.problems, "text", error.problems[0].language)
        return 1
    with allowance.allowed(at_once):
        return _make(chosen, arguments, {name: merged[name] for name in _GOES_WITH})


def _make(chosen: Chosen, arguments: PeopleArguments, options: Mapping[str, Any]) -> int:
    choice = BuildOptions(large_print=options["large_print"], grey=options["grey"])
    order = PeopleOrder(
        chosen.files,
        arguments.people,
        options["output"],
        choice,
        options["brand"],
        proofread=not options["no_proof"],
        named=arguments.names,
        retry=arguments.retry_failed,
        force=options["force"],
        form=arguments.people_as or "folder",
        dask=arguments.dask,
    )
    try:
        reading, task = order.read()
        if reading.problems:
            report(reading.problems, "text", reading.language)
        if task is None:
            return 1
        if arguments.dry_run:
            click.echo(_planned(task))
            return 0
        with _progress() as listen:
            made = order.build(task, listen)
    except ProblemsError as error:
        report(error.problems, "text", error.problems[0].language)
        return 1
    if made.problems:
        report(made.problems, "text", task.language)
    tell_done(_told(made, task))
    return int(bool(made.problems))


def _planned(task: CopyTask) -> str:
    from roadmap_print.i18n.cldr import duration

    planned, language = plan(task), task.language
    minutes = round(planned.seconds / 60)
    about = Message("people.about" if minutes else "people.soon")
    values = {
        "files": say(language, "people.files", n=planned.files),
        "pages": say(language, "report.pages", n=planned.pages),
        "sheets": say(language, "report.sheets", n=planned.sheets),
        "bases": say(language, "people.bases", n=planned.bases),
        "time": about.told(language, time=duration(minutes, language)),
    }
    return f"{task.folder}: {say(language, 'people.planned', **values)}"


def _told(made: CopiesMade, task: CopyTask) -> str:
    language = task.language
    values = {"made": made.made, "kept": made.kept, "failed": made.failed}
    return f"{task.folder}: {say(language, 'people.made', **values)}"


@contextmanager
def _progress() -> Iterator[Callable[[int, int], None]]:
    """Show how many copies have ended, where somebody is looking."""
    if not shows_progress():
        yield lambda _ended, _of: None
        return
    with click.progressbar(length=100, file=sys.stderr) as bar:
        yield lambda ended, of: bar.update(round(100 * ended / of) - bar.pos)

"""The command `build` for any number of catalogues: each by its own rules, none keeps another back.

Each is built in a process of its own, which gives its memory back; what all of them need is loaded
once, before they part.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import click

from roadmap_print.cli.commands.make import build
from roadmap_print.cli.commands.make.build import BuildArguments, BuildEnding, build_options
from roadmap_print.cli.error_handler import OUR_FAULT
from roadmap_print.cli.inputs import settings_file
from roadmap_print.cli.inputs.catalogue_files import Chosen
from roadmap_print.cli.param_types import ArgumentError, RunOption, check_date
from roadmap_print.cli.quiet import Meter, note, tell_done
from roadmap_print.i18n.cldr import number
from roadmap_print.i18n.languages import common_language, message_language
from roadmap_print.i18n.translator import Message, say, shown
from roadmap_print.pipeline import jobs
from roadmap_print.problem_report import QUIET, Style, counted, report, status, tell_problems
from roadmap_print.problems import Problem
from roadmap_print.processes import allowance

if TYPE_CHECKING:
    from roadmap_print.processes import pool

Options = Mapping[str, Any]


def run(
    context: click.Context, chosen: Chosen, options: Options, style: Style, at_once: int | None
) -> int:
    """Build each catalogue that is chosen, tell what was made, give the worst exit status.

    Raises click.UsageError where an option is at fault; of one catalogue alone, what `build.run`
    raises.
    """
    check_date()
    with allowance.allowed(at_once):
        if chosen.several:
            return _run_all(context, chosen, options, style)
        arguments = _arguments(context, chosen, chosen.files[0], options)
        if isinstance(arguments, BuildArguments):
            return build.run(arguments, style)
        if style == "text":
            report(arguments.problems, style, arguments.language)
        else:
            build.tell_json([arguments], arguments.language, arguments.seconds)
        return arguments.status


def _arguments(
    context: click.Context, chosen: Chosen, file: Path, options: Options
) -> BuildArguments | BuildEnding:
    """Give the options for a catalogue, with its own settings; or tell what is wrong with these.

    Raises click.UsageError where what is typed is wrong by itself.
    """
    settings = settings_file.look(file)
    merged = settings.applied(context, options)
    output = chosen.folder(file, merged["output"])
    arguments = BuildArguments(file, **{**merged, "output": output})
    problems, ended = settings.problems, 1
    try:
        if not problems:
            build.check_options(arguments)
            build.check_concerned(options, arguments.publications)
    except click.UsageError as error:
        if merged == dict(options) or settings.file is None:
            raise
        said, language, ended = Message("settings.unusable"), message_language(), 2
        values = {"names": error.message}
        problems = (Problem.error(settings.file, said, language=language, **values),)
    if problems:
        return BuildEnding(file, output, problems[0].language, problems, status=ended)
    return arguments


def settings_problems(file: Path) -> tuple[Problem, ...]:
    """Tell what is wrong with the settings of a catalogue, as `build` would without an option."""
    main = click.get_current_context().find_root()
    command = cast("click.Group", main.command).commands["build"]
    of_run = {each.name for each in command.params if isinstance(each, RunOption)}
    nothing_typed = ["--quiet"] if QUIET.on else []
    with command.make_context("build", nothing_typed, parent=main) as context:
        options = {
            name: value
            for name, value in context.params.items()
            if name not in {*of_run, "catalogues"}
        }
        found = _arguments(context, Chosen((file,)), file, options)
    return found.problems if isinstance(found, BuildEnding) else ()


def _run_all(context: click.Context, chosen: Chosen, options: Options, style: Style) -> int:
    start, language = time.perf_counter(), message_language()
    orders = [_arguments(context, chosen, file, options) for file in chosen.files]
    for each in chosen.notes:
        note(each)
    told: set[Problem] = set()
    if style == "text":
        tell_problems(_new(chosen.problems, told), style)
    endings: list[BuildEnding] = []
    shown = Meter("several.progress", language)
    for ending in _in_order(orders, shown):
        endings.append(ending)
        shown.clear()
        if style == "text":
            build.tell(ending, _new(ending.problems, told))
        if ending.crash:
            click.echo(f"{ending.crash}\n{say(language, 'program.sorry')}", err=True)
    language = common_language(each.language for each in endings)
    seconds = time.perf_counter() - start
    if style == "text":
        _sum_up(endings, told, language, seconds)
    else:
        build.tell_json(endings, language, seconds, chosen.problems)
    return max((status(chosen.problems), *(each.status for each in endings)))


def _new(problems: Sequence[Problem], told: set[Problem]) -> tuple[Problem, ...]:
    """Give the problems that were not told before, as those of a file that several share."""
    new = tuple(each for each in dict.fromkeys(problems) if each not in told)
    told.update(new)
    return new


def _in_order(
    orders: Sequence[BuildArguments | BuildEnding], shown: Meter
) -> Iterator[BuildEnding]:
    """Yield what came of each catalogue in their order, as soon as that can be."""
    ready = {n: each for n, each in enumerate(orders) if isinstance(each, BuildEnding)}
    sound = {n: each for n, each in enumerate(orders) if isinstance(each, BuildArguments)}
    following = 0
    shown.show(len(ready), len(orders))
    for place, ending in _built(sound):
        ready[place] = ending
        while following in ready:
            yield ready[following]
            following += 1
        shown.show(len(ready), len(orders))
    yield from (ready[place] for place in range(following, len(orders)))


def _built(orders: Mapping[int, BuildArguments]) -> Iterator[tuple[int, BuildEnding]]:
    """Build catalogues in as many processes as may work beside each other."""
    from roadmap_print.processes import pool

    _load(orders.values())
    places, count = list(orders), allowance.processors()
    share = max(1, count // max(1, len(places)))
    for nth, answer in pool.outcomes(_attempt, [(orders[n], share) for n in places]):
        yield places[nth], _ending(answer, orders[places[nth]])


def _load(orders: Collection[BuildArguments]) -> None:
    """Load once what all processes need: the reader, and where there is something to make, more."""
    from roadmap_print.pipeline import build, cache, catalogue_reading  # noqa: F401  parted with

    stale: list[BuildArguments] = []
    with suppress(ArgumentError):  # of what is typed or set; it is told of each
        for order in orders:
            files = build_options(order).files(order.publications)
            if not cache.look(order.output, files, force=order.force).complete:
                stale.append(order)
    if stale:
        jobs.warm_up(tuple({each for order in stale for each in order.publications}))
    if not all(order.no_proof for order in stale):
        from roadmap_print.proof import proofread

        proofread.load()


def _attempt(arguments: BuildArguments, share: int) -> BuildEnding:
    gc.disable()  # next to nothing is garbage before the process ends
    with allowance.allowed(share):
        return build.attempt(arguments, lambda _: None)


def _ending(
    answer: BuildEnding | pool.CrashError | pool.EndedError, order: BuildArguments
) -> BuildEnding:
    """Tell of a process that did not come to its end, by a fault of ours or for want of memory."""
    from roadmap_print.processes import pool

    if isinstance(answer, BuildEnding):
        return answer
    ended = partial(BuildEnding, order.catalogue, order.output, message_language())
    if isinstance(answer, pool.CrashError):
        return ended(status=OUR_FAULT, crash=str(answer))
    said = Message("several.ended")
    problem = Problem.error(order.catalogue, said, language=message_language())
    return ended(problems=(problem,), status=1)


def _sum_up(
    endings: Sequence[BuildEnding], told: Collection[Problem], language: str, seconds: float
) -> None:
    """Count what was made, what is at fault, and how long it took."""
    if told:
        note(counted(told, language))
    failed = [each for each in endings if each.status]
    same = [
        each
        for each in endings
        if not each.status and all(file.outcome == "up-to-date" for file in each.files)
    ]
    counts = {"failed": len(failed), "same": len(same)}
    counts["made"] = len(endings) - sum(counts.values())
    line = say(
        language, "several.summary", n=len(endings), seconds=number(seconds, 1, language), **counts
    )
    tell_done(line)
    for each in failed:
        tell_done(f"  {shown(each.catalogue)}: {say(language, 'several.failed')}")

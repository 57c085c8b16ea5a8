"""The program's edge: whatever a command raises ends in a few words and an exit status.

A traceback is shown for a fault of our own and for nothing else.
"""

import re
import signal
import sys
from collections.abc import Sequence
from typing import Any

import click

from roadmap_print.cli.help_texts import LocalisedCommand
from roadmap_print.cli.param_types import ArgumentError
from roadmap_print.cli.stdio import ResultError, drop_results
from roadmap_print.i18n.languages import message_language
from roadmap_print.i18n.translator import say
from roadmap_print.os_errors import unwritable
from roadmap_print.problem_report import STYLES, report, status
from roadmap_print.problems import Problem, ProblemsError, Severity
from roadmap_print.processes.end_requests import BY_SIGNAL, TO_END, end_requests

OUR_FAULT = 70
"""EX_SOFTWARE of BSD's sysexits.h."""
INTERRUPTED = BY_SIGNAL + signal.SIGINT


STYLE = "roadmap_print.style"
"""How the report of a command line is to be written, among what its contexts share."""


def _problem(error: click.UsageError) -> Problem:
    """Give a fault of the command line as a problem of the command."""
    if isinstance(error, ArgumentError):
        return error.problem
    place = error.ctx.command_path if error.ctx else ""
    said, language = error.format_message(), message_language()
    return Problem(Severity.ERROR, place, 0, 0, "", said, None, language)


class ErrorHandler(LocalisedCommand, click.Group):
    """A group of commands whose exceptions become exit statuses."""

    command_class = LocalisedCommand

    def main(self, *arguments: Any, **options: Any) -> Any:  # noqa: ANN401  Click's own signature
        """Parse and run; results that cannot be written are told, a help text, too."""
        try:
            return super().main(*arguments, **options)
        except ResultError as error:
            drop_results()
            language = message_language()
            place = say(language, "program.output")
            report((unwritable(place, error.args[0], language),), "text", language)
            sys.exit(1)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """See how a report is to be written before anything can be at fault."""
        named = re.findall(r"--format[=\0](\w+)", "\0".join(args))
        ctx.meta[STYLE] = named[-1] if named and named[-1] in STYLES else STYLES[0]
        return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401  Click's own signature
        """Run a command; what it could not do is told, and gives the exit status."""
        with end_requests((signal.SIGINT, *TO_END)) as asked:
            try:
                return self._invoke(ctx, asked)
            finally:
                if asked:  # else one that is raised where Python drops exceptions would be lost
                    sys.exit(BY_SIGNAL + asked[0])

    def _invoke(self, ctx: click.Context, asked: Sequence[int]) -> Any:  # noqa: ANN401  as above
        try:
            try:
                return super().invoke(ctx)
            finally:
                sys.stdout.flush()
        except click.UsageError as error:
            if ctx.meta[STYLE] == "text":
                raise
            report((_problem(error),), ctx.meta[STYLE], message_language())
            ctx.exit(error.exit_code)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise  # Click's to tell
        except (BrokenPipeError, ResultError):
            raise  # told where nothing else is to be written
        except KeyboardInterrupt:
            ctx.exit(INTERRUPTED)
        except ProblemsError as error:
            report(error.problems, ctx.meta[STYLE], error.problems[0].language)
            ctx.exit(status(error.problems))
        except Exception as error:
            if asked:  # a module that was being imported has made another error of the request
                raise
            from roadmap_print.processes.pool import lacks_memory

            if lacks_memory(error):
                click.echo(say(message_language(), "program.no_memory"), err=True)
                ctx.exit(1)
            import traceback

            told = "".join(traceback.format_exception(error))
            click.echo(f"{told}\n{say(message_language(), 'program.sorry')}", err=True)
            ctx.exit(OUR_FAULT)

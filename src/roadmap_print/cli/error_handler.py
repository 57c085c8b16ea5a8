"""The program's edge: whatever a command raises ends in a few words and an exit status.

A traceback is shown for a fault of our own and for nothing else.
"""

import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import click

from roadmap_print.cli.help_texts import LocalisedCommand
from roadmap_print.cli.stdio import ResultError, drop_results
from roadmap_print.i18n.languages import message_language
from roadmap_print.i18n.translator import Message, say
from roadmap_print.os_errors import reason
from roadmap_print.problem_report import report, status
from roadmap_print.problems import Problem, ProblemsError

OUR_FAULT = 70
"""EX_SOFTWARE of BSD's sysexits.h."""
INTERRUPTED, TERMINATED = 130, 143
"""What shells give a program that a signal has ended: 128 and the signal's number."""


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
            place, told = say(language, "program.output"), reason(error.args[0], language)
            said = Message("catalogue.unwritable")
            report((Problem.error(place, said, language=language, reason=told),), "text", language)
            sys.exit(1)

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401  Click's own signature
        """Run a command; what it could not do is told, and gives the exit status."""
        with _signals() as asked:
            return self._invoke(ctx, asked)

    def _invoke(self, ctx: click.Context, asked: Sequence[int]) -> Any:  # noqa: ANN401  as above
        try:
            try:
                return super().invoke(ctx)
            finally:
                sys.stdout.flush()
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise  # Click's to tell
        except (BrokenPipeError, ResultError):
            raise  # told where nothing else is to be written
        except KeyboardInterrupt:
            ctx.exit(INTERRUPTED)
        except ProblemsError as error:
            report(error.problems, "text", error.problems[0].language)
            ctx.exit(status(error.problems))
        except Exception as error:  # noqa: BLE001  whatever it is, it is our fault
            if asked:  # a module that was being imported has made another error of the request
                ctx.exit(TERMINATED)
            import traceback

            told = "".join(traceback.format_exception(error))
            click.echo(f"{told}\n{say(message_language(), 'program.sorry')}", err=True)
            ctx.exit(OUR_FAULT)


@contextmanager
def _signals() -> Iterator[Sequence[int]]:
    """Let Ctrl-C and a request to end unwind what is going on, unless Ctrl-C is to be ignored.

    Yield the requests to end that have come.
    """
    asked: list[int] = []

    def end(number: int, *_: object) -> None:
        asked.append(number)
        sys.exit(TERMINATED)  # as if by ourselves, so that drafts are cleared away

    before = signal.signal(signal.SIGTERM, end)
    at_first = signal.getsignal(signal.SIGINT)
    if callable(at_first):
        signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        yield asked
    finally:
        signal.signal(signal.SIGINT, at_first)
        signal.signal(signal.SIGTERM, before)

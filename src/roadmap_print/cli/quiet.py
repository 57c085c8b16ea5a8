"""What commands say besides problems and results: nothing of it where somebody asks for quiet."""

import sys

import click

from roadmap_print.i18n.translator import Message
from roadmap_print.problem_report import QUIET


class QuietOption(click.Option):
    """`--quiet`, which every command has: it holds until the program has told its last problem."""

    def __init__(self) -> None:
        super().__init__(["-q", "--quiet"], is_flag=True, expose_value=False, callback=_hush)


def _hush(context: click.Context, _: click.Parameter, value: bool) -> None:  # noqa: FBT001  Click's
    QUIET.on = value
    context.find_root().call_on_close(lambda: setattr(QUIET, "on", False))


def note(text: object) -> None:
    """Say something on standard error that nobody has to know."""
    if not QUIET.on:
        click.echo(text, err=True)


def tell_done(text: object) -> None:
    """Say on standard output what was done; what was asked for is printed without this."""
    if not QUIET.on:
        click.echo(text)


def shows_progress() -> bool:
    """Say whether somebody is looking who wants to see how far the work has come."""
    return sys.stderr.isatty() and not QUIET.on


class Meter:
    """How many of how many are done, in one line of a terminal and nowhere else."""

    def __init__(self, key: str, language: str) -> None:
        self._said, self._language, self._width = Message(key), language, 0

    def show(self, done: int, of: int) -> None:
        """Show it while some are left."""
        self.clear()
        if done < of and shows_progress():
            line = self._said.told(self._language, done=done, of=of)
            click.echo(f"\r{line}", nl=False, err=True)
            self._width = len(line)

    def clear(self) -> None:
        """Leave the line to what is to be said."""
        if self._width:
            click.echo(f"\r{' ' * self._width}\r", nl=False, err=True)
        self._width = 0

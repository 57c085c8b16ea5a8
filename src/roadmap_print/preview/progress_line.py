"""How far the work has come, on standard error, for who does not look at the browser."""

import sys

import click

CLEAR = "\r\x1b[K"


class ProgressLine:
    """A line a stage of the work; on a terminal one line in all, which each stage overwrites."""

    def __init__(self) -> None:
        self._live = sys.stderr.isatty()
        self._said = ""

    def say(self, stage: str, count: str = "") -> None:
        """Say what is going on; how much of it is done, a terminal alone shows."""
        if self._live:
            click.echo(f"{CLEAR}{stage} {count}".rstrip(), nl=False, err=True)
        elif stage != self._said:
            click.echo(stage, err=True)
        self._said = stage

    def end(self) -> None:
        """Leave the line to others."""
        if self._live and self._said:
            click.echo(CLEAR, nl=False, err=True)
        self._said = ""

"""The command `watch`: a process that paints, a server that shows, a build that delivers."""

import os
import sys
import webbrowser
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection
from pathlib import Path

import click

from roadmap_print.catalogue.reading.diagnostics import catalogue_language
from roadmap_print.cli.param_types import ArgumentError
from roadmap_print.cli.quiet import note, shows_progress, tell_done
from roadmap_print.i18n.languages import message_language
from roadmap_print.i18n.translator import Message, say
from roadmap_print.preview import page_renderer
from roadmap_print.preview.build_process import BuildProcess, PrintedFiles, command
from roadmap_print.preview.loopback_server import LoopbackServer
from roadmap_print.preview.page_renderer import Order, Painted, Saved, Settled
from roadmap_print.preview.preview_state import PreviewState
from roadmap_print.preview.server import preview_server
from roadmap_print.problem_report import QUIET, report
from roadmap_print.processes import pool
from roadmap_print.publications.registry import Publication

CLEAR = "\r\x1b[K"
BEGINNING = 100_000  # bytes of a catalogue in which its language is looked for


def run(order: Order, output: Path, *, port: int, browser: bool) -> None:
    """Show the pages of a catalogue until Ctrl-C.

    Raises click.UsageError where the port cannot be used, CrashError for a fault of our own,
    EndedError where memory is short.
    """
    language = guess_language(order.file)
    board = PreviewState(order.publications, language)
    with pool.running(page_renderer.work, [(order,)]) as (connection,):
        watch = Watch(board, order, output)
        try:
            with _server(board, port, connection).serving() as address:
                click.echo(Message("watch.shown").told(language, address=address))
                watch.begin()
                show_address(address, browser=browser)
                for event in pool.events([connection]):
                    watch.hear(event)
        finally:
            watch.end()
    raise pool.EndedError


def _server(board: PreviewState, port: int, painter: Connection) -> LoopbackServer:
    def look(publication: Publication, page: int) -> None:
        with suppress(OSError):  # all is about to end
            painter.send((publication, page))

    with listening(port, board.sight.language):
        return preview_server(port, board, look)


@contextmanager
def listening(port: int, language: str) -> Iterator[None]:
    """Say of a port that cannot be used that the command line is at fault."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or type(error).__name__
        said = Message("watch.port_taken").told(language, port=port, reason=reason)
        raise ArgumentError("--port", said, language) from error


def show_address(address: str, *, browser: bool) -> None:
    """Open an address where a browser would open in a window, and not in this very terminal."""
    screen = sys.platform != "linux" or {"DISPLAY", "WAYLAND_DISPLAY"} & set(os.environ)
    if browser and screen:
        webbrowser.open(address)


def guess_language(file: Path) -> str:
    """Guess the language to begin with; the painter will know."""
    try:
        with file.open("rb") as source:
            return catalogue_language(source.read(BEGINNING).decode("utf-8", "replace"))
    except OSError:
        return message_language()


class ProgressLine:
    """A stage a line on standard error; a terminal has one line, which each stage overwrites."""

    def __init__(self) -> None:
        self._live = shows_progress()
        self._said = ""

    def say(self, stage: str, count: str = "") -> None:
        """Say what is going on; how much of it is done, a terminal alone shows."""
        if self._live:
            click.echo(f"{CLEAR}{stage} {count}".rstrip(), nl=False, err=True)
        elif stage != self._said:
            note(stage)
        self._said = stage

    def end(self) -> None:
        """Leave the line to others."""
        if self._live and self._said:
            click.echo(CLEAR, nl=False, err=True)
        self._said = ""


class Watch:
    """Turns what the painter and the build say into what is to be seen."""

    def __init__(self, board: PreviewState, order: Order, output: Path) -> None:
        self._board = board
        self._output = output
        self._progress = ProgressLine()
        self._printing = BuildProcess(command(order, output), self.printed)

    def begin(self) -> None:
        """Say that there will be pages in a moment."""
        self._progress.say(self._stage("watch.setting"))

    def end(self) -> None:
        """End what is still going on."""
        self._printing.stop()
        self._progress.end()

    def hear(self, event: object) -> None:
        """Take in an event of the painter's."""
        if isinstance(event, Saved):
            self._printing.stop()
        self._board.hear(event)
        match event:
            case Saved(title, language, problems) if title is None:
                self._progress.end()
                report(problems, "text", language)
            case Saved():
                self._progress.say(self._stage("watch.setting"))
            case Painted():
                count = sum(map(len, self._board.sight.pages.values()))
                self._progress.say(self._stage("watch.setting"), str(count))
            case Settled():
                self._board.show(status=self._stage("watch.printing"))
                self._progress.say(self._stage("watch.printing"))
                self._printing.start()

    def _stage(self, key: str) -> str:
        return say(self._board.sight.language, key)

    def printed(self, printed: PrintedFiles) -> None:
        """Take in how a build ended."""
        self._progress.end()
        for line in printed.made:
            tell_done(line)
        for line in printed.told if printed.status or not QUIET.on else ():
            click.echo(line, err=True)
        right, language = printed.status == 0, self._board.sight.language
        message = Message("watch.delivered" if right else "watch.withheld")
        said = message.told(language, folder=self._output)
        self._board.show(status=said, failed=not right, faults=printed.told)

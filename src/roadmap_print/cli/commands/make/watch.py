"""The command `watch`: a process that paints, a server that shows, a build that delivers."""

import os
import sys
import webbrowser
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path

import click

from roadmap_print.catalogue.reading.diagnostics import catalogue_language
from roadmap_print.cli.param_types import ArgumentError
from roadmap_print.i18n.languages import message_language
from roadmap_print.i18n.translator import Message, say
from roadmap_print.pipeline import pool
from roadmap_print.pipeline.jobs import Failed
from roadmap_print.preview import page_renderer
from roadmap_print.preview.build_process import BuildProcess, PrintedFiles, command
from roadmap_print.preview.page_renderer import Order, Painted, Saved, Settled
from roadmap_print.preview.preview_state import PreviewState
from roadmap_print.preview.server import PreviewServer
from roadmap_print.problem_report import report
from roadmap_print.publications.registry import Publication

CLEAR = "\r\x1b[K"
BEGINNING = 100_000  # bytes of a catalogue in which its language is looked for


def run(order: Order, output: Path, *, port: int, browser: bool) -> None:
    """Show the pages of a catalogue until Ctrl-C.

    Raises click.UsageError where the port cannot be used, CrashError for a fault of our own.
    """
    language = _language(order.file)
    board = PreviewState(order.publications, language)
    with pool.running(page_renderer.work, [(order,)]) as (connection,):
        watch = Watch(board, order, output)
        try:
            with _server(board, port, connection).serving() as address:
                click.echo(Message("watch.shown").told(language, address=address))
                watch.begin()
                # where a browser would open in a window, and not in this very terminal
                screen = sys.platform != "linux" or {"DISPLAY", "WAYLAND_DISPLAY"} & set(os.environ)
                if browser and screen:
                    webbrowser.open(address)
                for event in pool.events([connection]):
                    watch.hear(event)
        finally:
            watch.end()
    raise pool.CrashError("the process that sets the pages has ended: out of memory?")


def _server(board: PreviewState, port: int, painter: Connection) -> PreviewServer:
    def look(publication: Publication, page: int) -> None:
        with suppress(OSError):  # all is about to end
            painter.send((publication, page))

    try:
        return PreviewServer(port, board, look)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        language = board.sight.language
        said = Message("watch.port_taken").told(language, port=port, reason=reason)
        raise ArgumentError("--port", said, language) from error


def _language(file: Path) -> str:
    """Guess the language to begin with; the painter will know."""
    try:
        with file.open("rb") as source:
            return catalogue_language(source.read(BEGINNING).decode("utf-8", "replace"))
    except OSError:
        return message_language()


class ProgressLine:
    """A stage a line on standard error; a terminal has one line, which each stage overwrites."""

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
        match event:
            case Saved():
                self._saved(event)
            case Painted(publication, pages):
                sight = self._board.sight
                unfit = {each: told for each, told in sight.unfit.items() if each != publication}
                shown = {**sight.pages, publication: pages}
                self._board.show(pages=shown, unfit=unfit)
                count = sum(map(len, shown.values()))
                self._progress.say(self._stage("watch.setting"), str(count))
            case Failed(file, problems):
                told = {file.publication: tuple(map(str, problems))}
                self._board.show(unfit={**self._board.sight.unfit, **told}, failed=True)
            case Settled():
                self._board.show(status=self._stage("watch.printing"))
                self._progress.say(self._stage("watch.printing"))
                self._printing.start()

    def _saved(self, saved: Saved) -> None:
        self._printing.stop()
        language, failed, said = saved.language, saved.title is None, "watch.setting"
        if failed:
            said = "watch.wrong" if self._board.sight.pages else "watch.none_yet"
        wrong, status = tuple(map(str, saved.problems)), say(language, said)
        self._board.show(language=language, failed=failed, wrong=wrong, faults=(), status=status)
        if saved.title is None:
            self._progress.end()
            report(saved.problems, "text", language)
        else:
            self._board.show(title=saved.title, unfit={})
            self._progress.say(self._stage("watch.setting"))

    def _stage(self, key: str) -> str:
        return say(self._board.sight.language, key)

    def printed(self, printed: PrintedFiles) -> None:
        """Take in how a build ended."""
        self._progress.end()
        for line in printed.made:
            click.echo(line)
        for line in printed.told:
            click.echo(line, err=True)
        right, language = printed.status == 0, self._board.sight.language
        message = Message("watch.delivered" if right else "watch.withheld")
        said = message.told(language, folder=self._output)
        self._board.show(status=said, failed=not right, faults=printed.told)

"""The command `edit`: the form and the pages of a catalogue in a browser, until Ctrl-C."""

import gc
from contextlib import suppress
from pathlib import Path
from threading import Thread

import click

from roadmap_print import paths
from roadmap_print.brand import brand_file
from roadmap_print.brand.brand_model import BrandKeys
from roadmap_print.catalogue.editing import dated_copies
from roadmap_print.catalogue.model import Catalogue
from roadmap_print.catalogue.reading import reader
from roadmap_print.cli.commands.make.watch import guess_language, listening, show_address
from roadmap_print.editor.draft_journal import DraftJournal, default_folder
from roadmap_print.editor.edit_server import EditServer
from roadmap_print.editor.edited_file import EditedFile
from roadmap_print.editor.paper_work import PaperWork
from roadmap_print.editor.session import EditSession
from roadmap_print.i18n.translator import Message
from roadmap_print.preview import file_watcher, page_renderer
from roadmap_print.preview.page_renderer import Order
from roadmap_print.preview.preview_state import PreviewState
from roadmap_print.processes import pool
from roadmap_print.publications.registry import Publication

YOUNG = 100_000  # values till Python looks for circles: at 700 that is a third of each edit


def run(order: Order, output: Path, *, port: int, browser: bool) -> None:
    """Let a catalogue be edited until Ctrl-C.

    Raises click.UsageError where the port cannot be used, CrashError for a fault of our own.
    """
    language = guess_language(order.file)
    session = session_of(order.file, language)
    board = PreviewState(order.publications, language)
    gc.freeze()
    gc.set_threshold(YOUNG)
    with pool.running(page_renderer.work, [(order,)]) as (connection,):

        def look(publication: Publication, page: int) -> None:
            with suppress(OSError):  # all is about to end
                connection.send((publication, page))

        work = PaperWork(order.file, output)
        with listening(port, language):
            server = EditServer(port, session, board, work, look).server
        with server.serving() as address:
            click.echo(Message("edit.shown").told(language, address=address))
            Thread(target=_follow, args=(session,), daemon=True).start()
            show_address(address, browser=browser)
            for event in pool.events([connection]):
                board.hear(event)
    raise pool.CrashError("the process that sets the pages has ended: out of memory?")


def session_of(catalogue: Path, language: str) -> EditSession:
    """Open a catalogue and its brand, with what an earlier editor could not write."""
    brand = paths.nearest(catalogue, brand_file.NAME) or catalogue.parent / brand_file.NAME
    files = {"catalogue": _edited(catalogue), "brand": _edited(brand)}
    files["brand"].may_be_missing = True
    files["catalogue"].check = lambda text: _reading(text, catalogue).problems
    files["brand"].check = lambda text: (
        brand_file.read_source(
            _encoded(text), brand, _reading(files["catalogue"].working, catalogue)
        ).problems
    )
    models = {"catalogue": Catalogue, "brand": BrandKeys}
    session = EditSession(files, models, DraftJournal(catalogue, default_folder()), language)
    session.open()
    return session


def _edited(file: Path) -> EditedFile:
    return EditedFile(file, copies=dated_copies.DatedCopies(file, dated_copies.default_folder()))


def _reading(text: str, catalogue: Path) -> reader.Reading:
    return reader.read_source(_encoded(text), catalogue)


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")


def _follow(session: EditSession) -> None:
    """Take in what other programs write, for as long as this one runs."""
    for _ in file_watcher.moments(session.files["catalogue"].path):
        session.follow()

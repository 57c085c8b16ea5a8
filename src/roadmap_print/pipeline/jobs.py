"""The processes that make the pages.

One starts before the catalogue is read: importing WeasyPrint and compiling templates takes it
about as long as reading and encoding takes the process that started it. Where there are several
outputs it then parts into one a process, which the machine's cores share evenly.
"""

from __future__ import annotations

import gc
import os
import re
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from roadmap_print.catalogue.logo import PictureFile
from roadmap_print.catalogue.model import Catalogue
from roadmap_print.catalogue.reading.diagnostics import NOWHERE, Position, find_position
from roadmap_print.content.build_options import BuildOptions
from roadmap_print.i18n.languages import message_language
from roadmap_print.i18n.translator import Message
from roadmap_print.os_errors import reason
from roadmap_print.problems import Problem, Severity
from roadmap_print.publications.output_file import PPTX, OutputFile
from roadmap_print.publications.registry import Publication

RANGE = re.compile(r"Range (\d+) of (\d+) of (\d+) pages")

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from roadmap_print.content.qr_codes import QrCode
    from roadmap_print.pipeline.publication_pdf import Pages, PageSource
    from roadmap_print.proof.proof_report import Report
    from roadmap_print.render.embedded_files import Attachment


@dataclass(frozen=True, slots=True)
class Job:
    """What the processes learn once the catalogue is read from `file`, which held `source`.

    `positions` has the place of each of its keys, `logo` is its publisher's picture.
    `files` are to be made, of the publications that the processes were started for or of fewer.
    They are proof-read, and what is found is told, in the language `proofread_in`.
    """

    files: Sequence[OutputFile]
    catalogue: Catalogue
    file: Path
    source: bytes
    positions: Mapping[str, Position]
    options: BuildOptions
    proofread_in: str | None = None
    codes: Mapping[str, QrCode] = field(default_factory=dict)
    logo: PictureFile | None = None

    @property
    def publications(self) -> tuple[Publication, ...]:
        """Those whose pages are needed."""
        return tuple(dict.fromkeys(each.publication for each in self.files))

    def read(self, data: bytes, made: OutputFile) -> Report | None:
        """Proof-read a finished file, if it is one that is to be."""
        if self.proofread_in is None or made not in self.files:
            return None
        from roadmap_print.pipeline.shared_work import look
        from roadmap_print.proof import proofread

        named = {"file": str(self.file), "language": self.proofread_in}
        return proofread.read(data, made, self.catalogue, self.positions, look=look, **named)

    @property
    def content(self) -> PageSource:
        """What is printed."""
        from roadmap_print.pipeline.publication_pdf import PageSource

        return PageSource(self.catalogue, self.codes, self.options, self.logo)

    @property
    def attachments(self) -> tuple[Attachment, ...]:
        """The files that may travel in it; whoever only looks at the pages needs none."""
        from roadmap_print.render.embedded_files import attachments

        return attachments(self.catalogue, self.file, self.source, self.logo)


@dataclass(frozen=True, slots=True)
class Finished:
    """A file that is ready to be delivered; `seconds` from its own start.

    `notes` say what was left out of it, and why.
    """

    file: OutputFile
    pdf: bytes
    pages: int
    codes: int
    seconds: float
    report: Report | None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Failed:
    """An output that could not be made, or has a fault; what stood in its place stands there."""

    file: OutputFile
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class JobProgress:
    """How far an output has come: `done` from 0 to 1; `pages` of one that has very many."""

    publication: Publication
    done: float
    pages: int = 0


@contextmanager
def start(
    publications: Sequence[Publication], *, at_once: bool
) -> Iterator[Callable[[Sequence[Publication]], list[Connection]]]:
    """Yield what gives the process that makes these publications; it ends with the block.

    Unless it is started `at_once` it is when it is first asked for, and then for what is needed
    alone: there may be nothing to do.
    """
    with ExitStack() as running:
        started: list[Connection] = []

        def ready(needed: Sequence[Publication]) -> list[Connection]:
            if not started:
                from roadmap_print.processes import pool

                started.extend(running.enter_context(pool.running(_work, [(needed,)])))
            return started

        if at_once:
            ready(publications)
        yield ready


def make(workers: Sequence[Connection], job: Job) -> Iterator[object]:
    """Give the processes their job; yield each Step, Finished and Failed as it comes.

    Raises CrashError for a fault of our own in one of them.
    """
    from roadmap_print.processes import pool

    for worker in workers:
        with suppress(BrokenPipeError):  # it has ended, and has said why
            worker.send(job)
    return pool.events(workers)


def warm_up(publications: Sequence[Publication]) -> None:
    """Do what needs no catalogue, once for all processes that part from this one."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # numpy's threads do not outlive a fork
    from roadmap_print.pipeline import publication_pdf

    with suppress(Exception):  # what fails here fails again where it is needed
        publication_pdf.warm_up(publications)


def _work(connection: Connection, publications: Sequence[Publication]) -> None:
    from roadmap_print.processes import allowance, pool

    gc.disable()  # next to nothing is garbage before the process ends
    warm_up(publications)
    try:
        job = connection.recv()
    except EOFError:  # whoever started this has gone
        return
    if len(job.publications) == 1 or allowance.processors() == 1:
        _make_all(connection, job.publications, job)
        return
    if job.proofread_in:
        from roadmap_print.proof import proofread

        proofread.load()  # once for all that part now
    with pool.running(_make_all, [([each], job) for each in job.publications]) as parts:
        for event in pool.events(parts):
            connection.send(event)


def _make_all(connection: Connection, publications: Sequence[Publication], job: Job) -> None:
    """Make outputs one after the other and send each as soon as it is there."""
    for publication in publications:
        for ended in _made(connection, publication, job):
            connection.send(ended)


def _made(
    connection: Connection, publication: Publication, job: Job
) -> Iterator[Finished | Failed]:
    """Make a publication, and if it is right, from its pages what is wanted of it for paper.

    Slides that people edit are laid out anew, and stand for themselves.
    """
    own = [each for each in job.files if each.publication is publication]
    if any(each.suffix == "pdf" for each in own):
        yield from _made_pdfs(connection, publication, job)
    for slides in (each for each in own if each.suffix == PPTX):
        from roadmap_print.pipeline.publication_pdf import present

        yield _attempt(partial(present, publication, job.content), slides, job)[1]


def _made_pdfs(
    connection: Connection, publication: Publication, job: Job
) -> Iterator[Finished | Failed]:
    from roadmap_print.pipeline.publication_pdf import make, print_on

    progress, file = _reporter(connection, publication), job.options.file(publication)

    def whole() -> Pages:
        content = replace(job.content, attached=job.attachments)
        return make(publication, content, progress)

    pages, ended = _attempt(whole, file, job)
    if file in job.files or isinstance(ended, Failed):
        yield ended
    for paper in (each for each in job.files if each.publication is publication and each.paper):
        if pages is None or isinstance(ended, Failed):
            yield Failed(paper, ())
        else:
            yield _attempt(partial(print_on, paper, pages, job.content), paper, job)[1]


def _attempt(
    work: Callable[[], Pages], file: OutputFile, job: Job
) -> tuple[Pages | None, Finished | Failed]:
    """Make and proof-read one file; the pages are None where they could not be made."""
    start = time.perf_counter()
    try:
        made = work()
    except unmakeable() as error:
        return None, failed(error, file, job)
    report = job.read(made.pdf, file)
    if report and not report.right:
        return made, Failed(file, report.problems)
    seconds = time.perf_counter() - start
    language = message_language(job.catalogue.language)
    notes = tuple(each.said(language, {}) for each in made.notes)
    return made, Finished(file, made.pdf, made.pages, made.codes, seconds, report, notes)


def failed(error: Exception, file: OutputFile, job: Job) -> Failed:
    """Tell why an output could not be made."""
    from roadmap_print.layout.overflow import FitError
    from roadmap_print.proof.proof_report import named

    language = message_language(job.catalogue.language)
    path = error.path if isinstance(error, FitError) else ""
    at = find_position(job.positions, path) if path else NOWHERE
    said, where = told(error, job.catalogue), named(file, language)
    return Failed(file, (Problem(Severity.ERROR, str(job.file), *at, where, *said, language),))


def unmakeable() -> tuple[type[Exception], ...]:
    """Give what is raised where the pages of a catalogue cannot be made, by no fault of ours."""
    from roadmap_print.layout.overflow import FitError
    from roadmap_print.render.weasyprint_pdf import PageError, TemporaryFileError

    return FitError, PageError, TemporaryFileError


def told(error: Exception, catalogue: Catalogue) -> tuple[str, str | None]:
    """Say why the pages of a catalogue could not be made, and what would help."""
    from roadmap_print.layout.overflow import FitError
    from roadmap_print.render.weasyprint_pdf import TemporaryFileError

    language = message_language(catalogue.language)
    if isinstance(error, FitError):
        return error.said(language)
    if isinstance(error, TemporaryFileError):
        cause: OSError = error.args[0]
        file = cause.filename or tempfile.tempdir or os.environ.get("TMPDIR", "TMPDIR")
        values = {"file": file, "reason": reason(cause, language)}
        return Message("catalogue.refused").both(language, values)
    return str(error), None


def _reporter(connection: Connection, publication: Publication) -> Callable[[str], None]:
    """Turn WeasyPrint's progress into a share of the whole: layout two thirds, writing one."""
    told = 0.0

    def report(message: str) -> None:
        nonlocal told
        if ended := RANGE.match(message):
            ranges, count, pages = map(int, ended.groups())
            connection.send(JobProgress(publication, 0.1 + 0.85 * ranges / count, pages))
            return
        step = message.partition("Step ")[2][:1]
        floor = {"5": 0.2, "6": 0.7, "7": 0.95}.get(step, 0.1)
        done = max(floor, told + (0.9 - told) * 0.04)
        if done - told > 0.02:
            told = done
            connection.send(JobProgress(publication, done))

    return report

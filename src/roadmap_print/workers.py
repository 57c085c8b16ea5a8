"""The processes that make the pages.

One starts before the catalogue is read: importing WeasyPrint and compiling templates takes it
about as long as reading and encoding takes the process that started it. Where there are several
outputs it then parts into one a process, which the machine's cores share evenly.
"""

from __future__ import annotations

import gc
import os
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from roadmap_print import processes
from roadmap_print.problems import Problem, Severity
from roadmap_print.publications import Publication

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from roadmap_print.catalogue.model import Catalogue
    from roadmap_print.pages.choice import Choice
    from roadmap_print.pages.codes import Code
    from roadmap_print.proof.report import Report


@dataclass(frozen=True, slots=True)
class Proofreader:
    """What proof-reading needs besides the pages: the places of keys, the language to speak."""

    marks: Mapping[str, tuple[int, int]]
    language: str

    def read(self, pdf: bytes, publication: Publication, job: Job) -> Report:
        """Proof-read a finished file."""
        from roadmap_print import proof

        return proof.read(
            pdf,
            publication,
            job.catalogue,
            self.marks,
            file=str(job.file),
            steps=job.choice.steps,
            language=self.language,
            promises=proof.Promises(job.choice.large_print, job.choice.grey),
        )


@dataclass(frozen=True, slots=True)
class Job:
    """What the processes learn once the catalogue is read; `file` is where it was read."""

    catalogue: Catalogue
    file: Path
    codes: Mapping[str, Code]
    choice: Choice
    proofreader: Proofreader | None

    @property
    def logo(self) -> Path | None:
        """The publisher's picture."""
        logo = self.catalogue.publisher and self.catalogue.publisher.logo
        return self.file.parent / logo if logo else None


@dataclass(frozen=True, slots=True)
class Finished:
    """A PDF that is ready to be delivered; `seconds` from its own start."""

    publication: Publication
    pdf: bytes
    pages: int
    codes: int
    seconds: float
    report: Report | None


@dataclass(frozen=True, slots=True)
class Failed:
    """An output that could not be made, or has a fault; what stood in its place stands there."""

    publication: Publication
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """How far an output has come: `done` from 0 to 1."""

    publication: Publication
    done: float


def start(publications: Sequence[Publication]) -> AbstractContextManager[list[Connection]]:
    """Start the process that makes these publications; it ends with the block."""
    return processes.running(_work, [(publications,)])


def make(workers: Sequence[Connection], job: Job) -> Iterator[object]:
    """Give the processes their job; yield each Step, Finished and Failed as it comes.

    Raises CrashError for a fault of our own in one of them.
    """
    for worker in workers:
        with suppress(BrokenPipeError):  # it has ended, and has said why
            worker.send(job)
    return processes.events(workers)


def _work(connection: Connection, publications: Sequence[Publication]) -> None:
    from roadmap_print.pages.make import warm_up

    gc.disable()  # next to nothing is garbage before the process ends
    with suppress(Exception):  # what fails here fails again where it is needed
        warm_up(publications)
    try:
        job = connection.recv()
    except EOFError:  # whoever started this has gone
        return
    if len(publications) == 1 or os.cpu_count() == 1:
        _make_all(connection, publications, job)
        return
    with processes.running(_make_all, [([each], job) for each in publications]) as parts:
        for event in processes.events(parts):
            connection.send(event)


def _make_all(connection: Connection, publications: Sequence[Publication], job: Job) -> None:
    """Make outputs one after the other and send each as soon as it is there."""
    for publication in publications:
        connection.send(_made(connection, publication, job))


def _made(connection: Connection, publication: Publication, job: Job) -> Finished | Failed:
    from roadmap_print.pages.html import FitError
    from roadmap_print.pages.make import make
    from roadmap_print.pages.pdf import PageError

    start = time.perf_counter()
    progress = _Reporter(connection, publication)
    try:
        made = make(publication, job.catalogue, job.codes, job.choice, progress, job.logo)
    except FitError as error:
        return _failed(publication, job.file, error.message, error.remedy)
    except PageError as error:
        return _failed(publication, job.file, str(error), None)
    report = job.proofreader.read(made.pdf, publication, job) if job.proofreader else None
    if report and not report.right:
        return Failed(publication, report.problems)
    seconds = time.perf_counter() - start
    return Finished(publication, made.pdf, made.pages, made.codes, seconds, report)


def _failed(publication: Publication, file: Path, message: str, hint: str | None) -> Failed:
    problem = Problem(Severity.ERROR, str(file), 0, 0, publication.value, message, hint)
    return Failed(publication, (problem,))


class _Reporter:
    """Turns WeasyPrint's progress into a share of the whole: layout two thirds, writing one."""

    def __init__(self, connection: Connection, publication: Publication) -> None:
        self._connection = connection
        self._publication = publication
        self._done = 0.0

    def __call__(self, message: str) -> None:
        step = message.partition("Step ")[2][:1]
        floor = {"5": 0.2, "6": 0.7, "7": 0.95}.get(step, 0.1)
        done = max(floor, self._done + (0.9 - self._done) * 0.04)
        if done - self._done > 0.02:
            self._done = done
            self._connection.send(Step(self._publication, done))

"""The whole work: which outputs, in how many processes, moved into place when they are right.

Two processes share the outputs, since they are independent; the codes are made in a third
while WeasyPrint is still being imported. Each output stands for itself: one that fails leaves
its old file where it was, and the others are delivered.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any, cast

from roadmap_print.catalogue.model import Catalogue
from roadmap_print.pages.choice import Choice
from roadmap_print.pages.codes import Code, encode
from roadmap_print.pages.content import addresses
from roadmap_print.problems import Problem, Severity
from roadmap_print.proof.report import Report
from roadmap_print.publications import Publication


@dataclass(frozen=True, slots=True)
class Made:
    """An output in its place: `size` in bytes, `seconds` from its own start.

    `report` is what proof-reading found, None where nobody asked for it.
    """

    publication: Publication
    path: Path
    pages: int
    size: int
    codes: int
    seconds: float
    report: Report | None

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What the proof-reader warns of."""
        return self.report.problems if self.report else ()


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


@dataclass(frozen=True, slots=True)
class Proofreader:
    """What proof-reading needs besides the pages: the places of keys, the language to speak."""

    marks: Mapping[str, tuple[int, int]]
    language: str

    def read(
        self,
        pdf: bytes,
        publication: Publication,
        catalogue: Catalogue,
        file: Path,
        choice: Choice,
    ) -> Report:
        """Proof-read a finished file."""
        from roadmap_print import proof

        # A quarter of the time would go into looking for garbage in what the pages were made of.
        gc.disable()
        try:
            return proof.read(
                pdf,
                publication,
                catalogue,
                self.marks,
                file=str(file),
                steps=choice.steps,
                language=self.language,
            )
        finally:
            gc.enable()


class CrashError(Exception):
    """A fault of our own in another process; the message is its traceback."""


def build(
    catalogue: Catalogue,
    file: Path,
    output: Path,
    publications: Sequence[Publication],
    choice: Choice,
    listen: Callable[[Step], None],
    proofreader: Proofreader | None,
) -> tuple[Made | Failed, ...]:
    """Make the publications of a catalogue, read from `file`, in the folder `output`.

    With a proofreader, none is delivered that has a fault.

    Raises OSError where the folder cannot be written, CrashError for a fault of our own.
    """
    output.mkdir(parents=True, exist_ok=True)
    codes = _encode_while_importing(catalogue)
    order = {publication: place for place, publication in enumerate(Publication)}
    ended: list[Made | Failed] = []
    jobs = [
        (catalogue, file, group, codes, choice, proofreader) for group in _shared_out(publications)
    ]
    with _processes(_work, jobs) as connections:
        for event in _events(connections):
            if isinstance(event, _Finished):
                ended.append(_deliver(event, output))
            elif isinstance(event, Failed):
                ended.append(event)
            elif isinstance(event, Step):
                listen(event)
    if len(ended) < len(publications):
        raise CrashError("a process ended before its work did: out of memory?")
    return tuple(sorted(ended, key=lambda event: order[event.publication]))


def _shared_out(publications: Sequence[Publication]) -> list[tuple[Publication, ...]]:
    """Part the outputs between two processes; the booklet takes as long as the other two."""
    booklet = tuple(each for each in publications if each is Publication.BOOKLET)
    others = tuple(each for each in publications if each is not Publication.BOOKLET)
    if (os.cpu_count() or 1) < 2:
        return [(*booklet, *others)]
    return [group for group in (booklet, others) if group]


def _encode_while_importing(catalogue: Catalogue) -> Mapping[str, Code]:
    with _processes(_encode, [(addresses(catalogue),)]) as connections:
        import roadmap_print.pages.make  # noqa: F401  WeasyPrint takes half a second

        (codes,) = _events(connections)
    return cast("Mapping[str, Code]", codes)


def _encode(connection: Connection, wanted: Sequence[str]) -> None:
    connection.send(encode(wanted))


@dataclass(frozen=True, slots=True)
class _Finished:
    publication: Publication
    pdf: bytes
    pages: int
    codes: int
    seconds: float
    report: Report | None


def _work(
    connection: Connection,
    catalogue: Catalogue,
    file: Path,
    publications: Sequence[Publication],
    codes: Mapping[str, Code],
    choice: Choice,
    proofreader: Proofreader | None,
) -> None:
    """Make outputs one after the other and send each as soon as it is there."""
    from roadmap_print.pages.html import FitError
    from roadmap_print.pages.make import make
    from roadmap_print.pages.pdf import PageError

    logo = catalogue.publisher and catalogue.publisher.logo
    picture = file.parent / logo if logo else None
    for publication in publications:
        start = time.perf_counter()
        progress = _Reporter(connection, publication)
        try:
            made = make(publication, catalogue, codes, choice, progress, picture)
        except FitError as error:
            connection.send(_failed(publication, file, error.message, error.remedy))
        except PageError as error:
            connection.send(_failed(publication, file, str(error), None))
        else:
            report = None
            if proofreader:
                report = proofreader.read(made.pdf, publication, catalogue, file, choice)
            if report and not report.right:
                connection.send(Failed(publication, report.problems))
                continue
            seconds = time.perf_counter() - start
            connection.send(
                _Finished(publication, made.pdf, made.pages, made.codes, seconds, report)
            )


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


def _deliver(finished: _Finished, output: Path) -> Made:
    """Move a finished file into its place: whole or not at all."""
    path = output / f"{finished.publication}.pdf"
    with _beside(path) as draft:
        draft.write_bytes(finished.pdf)
        draft.replace(path)
    return Made(
        finished.publication,
        path,
        finished.pages,
        len(finished.pdf),
        finished.codes,
        finished.seconds,
        finished.report,
    )


@contextmanager
def _beside(path: Path) -> Iterator[Path]:
    """Lend a name beside `path` for a draft, and leave none behind."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)
    os.close(handle)
    draft = Path(name)
    try:
        draft.chmod(0o644)
        yield draft
    finally:
        draft.unlink(missing_ok=True)


@contextmanager
def _processes(
    work: Callable[..., None], jobs: Sequence[tuple[object, ...]]
) -> Iterator[list[Connection]]:
    """Run `work` on each job in a process of its own; none outlives this block."""
    # A fork shares what is already imported; where forking is unsafe (macOS), start afresh.
    method = "fork" if sys.platform.startswith("linux") else "spawn"
    context: Any = multiprocessing.get_context(method)
    running: list[BaseProcess] = []
    connections: list[Connection] = []
    try:
        for job in jobs:
            ours, theirs = context.Pipe(duplex=False)
            process = context.Process(target=_guarded, args=(work, theirs, *job), daemon=True)
            process.start()
            theirs.close()
            running.append(process)
            connections.append(ours)
        yield connections
    finally:
        for process in running:
            process.terminate()
            process.join()


def _guarded(work: Callable[..., None], connection: Connection, *job: object) -> None:
    """Send a fault of our own home instead of printing it in the middle of other output."""
    try:
        work(connection, *job)
    except (KeyboardInterrupt, BrokenPipeError):
        pass
    except Exception:  # noqa: BLE001  whatever it is, the parent shows it
        connection.send(CrashError(traceback.format_exc()))
    finally:
        connection.close()


def _events(connections: Sequence[Connection]) -> Iterator[object]:
    """Yield what the processes send until each has ended; raise what they could not do."""
    open_ones = list(connections)
    while open_ones:
        for connection in cast("list[Connection]", wait(open_ones)):
            try:
                event = connection.recv()
            except EOFError:
                open_ones.remove(connection)
                continue
            if isinstance(event, CrashError):
                raise event
            yield event

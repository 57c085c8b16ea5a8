"""The whole work: outputs made from a catalogue, moved into place when they are right.

Each output stands for itself: one that is as it would be made is left alone, one that fails leaves
its old file where it was, and the others are delivered.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from roadmap_print import delivery, record, workers
from roadmap_print.catalogue.messages import UNWRITABLE
from roadmap_print.problems import Problem, ProblemsError, Severity
from roadmap_print.publications import Publication
from roadmap_print.workers import Failed, Finished, Job, Proofreader, Step

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from roadmap_print.catalogue.model import Catalogue
    from roadmap_print.pages.choice import Choice
    from roadmap_print.proof.report import Report
    from roadmap_print.record import Before

__all__ = ["Failed", "Kept", "Made", "Proofreader", "Step", "build"]


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
class Kept:
    """An output that is up to date; `problems` are what the proof-reader warned of."""

    publication: Publication
    path: Path
    problems: tuple[Problem, ...]


def build(
    ready: Callable[[Sequence[Publication]], Sequence[Connection]],
    catalogue: Catalogue,
    file: Path,
    source: bytes,
    output: Path,
    publications: Sequence[Publication],
    choice: Choice,
    listen: Callable[[Step], None],
    proofreader: Proofreader | None,
    language: str,
    before: Before,
) -> tuple[Made | Kept | Failed, ...]:
    """Make what has changed of the publications of a catalogue in the folder `output`.

    The catalogue was read from `file` that held `source`, after a look at what was there `before`.
    `ready` gives the workers for these publications, and is asked only where there is something to
    make. With a proofreader, none is delivered that has a fault, none kept that was not proof-read.

    Raises ProblemsError, in `language`, where the folder cannot be written; CrashError for a
    fault of our own.
    """
    _prepare(output, language)
    job = Job(publications, catalogue, file, source, {}, choice, proofreader)
    inputs = {each: before.inputs(each, catalogue, choice, job.logo) for each in publications}
    kept = _kept(job, output, inputs, before)
    changed = [each for each in publications if each not in kept]
    ended: list[Made | Kept | Failed] = [*kept.values()]
    for event in _events(ready, replace(job, publications=changed)):
        if isinstance(event, Finished):
            made = _deliver(event, output, language)
            ended.append(made)
            if isinstance(made, Made):
                _record(event, output, inputs[event.publication], proofreader)
        elif isinstance(event, Failed):
            ended.append(event)
        elif isinstance(event, Step):
            listen(event)
    if len(ended) < len(publications):
        from roadmap_print.processes import CrashError

        raise CrashError("a process ended before its work did: out of memory?")
    order = {publication: place for place, publication in enumerate(Publication)}
    return tuple(sorted(ended, key=lambda event: order[event.publication]))


def _kept(
    job: Job, output: Path, inputs: Mapping[Publication, str], before: Before
) -> dict[Publication, Kept]:
    """Return what is up to date; where pages are to be proof-read, only what has been."""
    kept = {}
    for publication in job.publications:
        path = output / f"{publication}.pdf"
        line = before.lines.get(path.name)
        if line and line.inputs == inputs[publication]:
            if not job.proofreader:
                kept[publication] = Kept(publication, path, ())
            elif line.proofread:
                warnings = (each.at(job.file, job.proofreader.marks) for each in line.warnings)
                kept[publication] = Kept(publication, path, tuple(warnings))
    return kept


def _events(
    ready: Callable[[Sequence[Publication]], Sequence[Connection]], job: Job
) -> Iterator[object]:
    """Yield what comes of a job; where nothing is to be made, nobody is asked."""
    if not job.publications:
        return
    from roadmap_print.pages.codes import encode
    from roadmap_print.pages.content import addresses

    yield from (Step(each, 0.0) for each in job.publications)
    asked = ready(job.publications)  # they start while the codes are made
    codes = encode(addresses(job.catalogue))
    yield from workers.make(asked, replace(job, codes=codes))


def _deliver(finished: Finished, output: Path, language: str) -> Made | Failed:
    """Move a finished file into its place; one that cannot be written keeps no other back."""
    path = output / f"{finished.publication}.pdf"
    try:
        delivery.place(finished.pdf, path)
    except OSError as error:
        return Failed(finished.publication, (_unwritable(path, error, language),))
    return Made(
        finished.publication,
        path,
        finished.pages,
        len(finished.pdf),
        finished.codes,
        finished.seconds,
        finished.report,
    )


def _record(finished: Finished, output: Path, inputs: str, proofreader: Proofreader | None) -> None:
    """Write down what a delivered file was made from, and what was warned of it."""
    marks = proofreader.marks if proofreader else {}
    warnings = finished.report.problems if finished.report else None
    line = record.line(inputs, finished.pdf, warnings, marks)
    record.add(output, f"{finished.publication}.pdf", line)


def _prepare(output: Path, language: str) -> None:
    """Make the folder, and clear away what a killed build has left in it."""
    try:
        output.mkdir(parents=True, exist_ok=True)
        delivery.sweep(output, [record.NAME, *(f"{each}.pdf" for each in Publication)])
    except OSError as error:
        raise ProblemsError((_unwritable(output, error, language),)) from error


def _unwritable(path: Path, error: OSError, language: str) -> Problem:
    message = UNWRITABLE.said(language, {"reason": error.strerror or type(error).__name__})
    return Problem(Severity.ERROR, str(path), 0, 0, "", message, None, language)

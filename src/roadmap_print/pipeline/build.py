"""The whole work: outputs made from a catalogue, moved into place when they are right.

Each output stands for itself: one that is as it would be made is left alone, one that fails leaves
its old file where it was, and the others are delivered.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from roadmap_print import atomic_write
from roadmap_print.i18n.translator import Message
from roadmap_print.os_errors import reason
from roadmap_print.pipeline import cache, jobs
from roadmap_print.pipeline.jobs import Failed, Finished, Job, JobProgress, Proofreader
from roadmap_print.problems import Problem, ProblemsError, Severity
from roadmap_print.publications.registry import (
    FILES,
    File,
    PaperVariant,
    Publication,
    file_name,
    files,
)

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from roadmap_print.catalogue.model import Catalogue
    from roadmap_print.catalogue.reading.diagnostics import Position
    from roadmap_print.content.build_options import BuildOptions
    from roadmap_print.pipeline.cache import Before, Inputs
    from roadmap_print.proof.proof_report import Report

__all__ = ["Built", "Failed", "JobProgress", "Proofreader", "Stale", "UpToDate", "build"]


@dataclass(frozen=True, slots=True)
class Built:
    """An output in its place: `size` in bytes, `seconds` from its own start.

    `report` is what proof-reading found, None where nobody asked for it; `printing` is set for a
    file made from a publication for paper.
    """

    publication: Publication
    path: Path
    pages: int
    size: int
    codes: int
    seconds: float
    report: Report | None
    printing: PaperVariant | None = None

    @property
    def name(self) -> str:
        """The name of its file."""
        return self.path.name

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What the proof-reader warns of, said once of a publication and its printings."""
        return self.report.problems if self.report and not self.printing else ()


@dataclass(frozen=True, slots=True)
class UpToDate:
    """An output that is up to date; `problems` are what the proof-reader warned of."""

    path: Path
    problems: tuple[Problem, ...]

    @property
    def name(self) -> str:
        """The name of its file."""
        return self.path.name


@dataclass(frozen=True, slots=True)
class Stale:
    """Files for paper that nobody asked for and whose pages are not today's; `problems` say so."""

    problems: tuple[Problem, ...]


def build(
    ready: Callable[[Sequence[Publication]], Sequence[Connection]],
    catalogue: Catalogue,
    file: Path,
    source: bytes,
    marks: Mapping[str, Position],
    output: Path,
    publications: Sequence[Publication],
    choice: BuildOptions,
    listen: Callable[[JobProgress], None],
    proofreader: Proofreader | None,
    language: str,
    before: Before,
) -> tuple[Built | UpToDate | Failed | Stale, ...]:
    """Make what has changed of the publications of a catalogue in the folder `output`.

    The catalogue was read from `file` that held `source`, its keys at `marks`, after a look at what
    was there `before`. `ready` gives the workers for these publications, and is asked only where
    there is something to make. With a proofreader, none is delivered that has a fault, none kept
    that was not proof-read.

    Raises ProblemsError, in `language`, where the folder cannot be written; CrashError for a
    fault of our own.
    """
    _prepare(output, language)
    wanted = files(publications, choice.printings)
    job = Job(wanted, catalogue, file, source, marks, {}, choice, proofreader)
    inputs = cache.numbers(wanted, catalogue, choice, job.logo)
    kept = {each: _kept(file_name(*each), inputs[each], job, output, before) for each in wanted}
    changed = [each for each in wanted if kept[each] is None]
    ended: list[Built | UpToDate | Failed] = [each for each in kept.values() if each]
    for event in _events(ready, replace(job, files=changed)):
        if isinstance(event, Finished):
            made_from = inputs[event.publication, event.printing]
            pages = inputs[event.publication, None].number
            cache.add(output, event.name, _line(event, made_from, pages))
            ended.append(_deliver(event, output, language))
            if isinstance(ended[-1], Failed) and event.name in before.lines:
                cache.add(output, event.name, before.lines[event.name])
        elif isinstance(event, Failed):
            ended.append(event)
        elif isinstance(event, JobProgress):
            listen(event)
    if len(ended) < len(wanted):
        from roadmap_print.pipeline.pool import CrashError

        raise CrashError("a process ended before its work did: out of memory?")
    order = [file_name(*each) for each in FILES]
    told = sorted(ended, key=lambda event: order.index(event.name))
    right = {each.name for each in told if not isinstance(each, Failed)}
    there = {each: inputs[each] for each in wanted if file_name(each[0]) in right}
    left = cache.outdated(output, there)
    return (*told, _left(left, output, language)) if left else tuple(told)


def _kept(name: str, inputs: Inputs, job: Job, output: Path, before: Before) -> UpToDate | None:
    """Return a file that is up to date; where pages are to be proof-read, only one that was.

    One that was warned of in another language is proof-read again: a report is in one.
    """
    line = before.lines.get(name)
    if line is None or line.inputs != inputs:
        return None
    if job.proofreader is None:
        return UpToDate(output / name, ())
    language = job.proofreader.language
    if not line.proofread or any(each.problem.language != language for each in line.warnings):
        return None
    return UpToDate(output / name, tuple(each.at(job.file, job.marks) for each in line.warnings))


def _events(
    ready: Callable[[Sequence[Publication]], Sequence[Connection]], job: Job
) -> Iterator[object]:
    """Yield what comes of a job; where nothing is to be made, nobody is asked."""
    if not job.publications:
        return
    from roadmap_print.content.qr_codes import encode
    from roadmap_print.content.view import addresses

    yield from (JobProgress(each, 0.0) for each in job.publications)
    asked = ready(job.publications)  # they start while the codes are made
    codes = encode(addresses(job.catalogue))
    yield from jobs.make(asked, replace(job, codes=codes))


def _deliver(finished: Finished, output: Path, language: str) -> Built | Failed:
    """Move a finished file into its place; one that cannot be written keeps no other back."""
    path = output / finished.name
    try:
        atomic_write.place(finished.pdf, path)
    except OSError as error:
        return Failed(
            finished.publication, (_unwritable(path, error, language),), finished.printing
        )
    return Built(
        finished.publication,
        path,
        finished.pages,
        len(finished.pdf),
        finished.codes,
        finished.seconds,
        finished.report,
        finished.printing,
    )


def _line(finished: Finished, inputs: Inputs, pages: str) -> cache.CacheEntry:
    """Return what a file that is to be delivered is made from, and what is warned of it.

    It is recorded before it stands in its place, so that nothing of ours comes after it: whoever
    sees the new file finds no draft beside it and may go by the record.
    """
    content = hashlib.sha256(finished.pdf).hexdigest()
    report, printing = finished.report, finished.printing
    told = () if printing or not report else zip(report.problems, report.paths, strict=True)
    return cache.line(inputs, pages, content, told if report else None)


def _left(files: Sequence[File], output: Path, language: str) -> Stale:
    """Warn of files that were left as they are, with the options that renew them."""
    options = {f"--{each}".replace("fold-", "fold ") for _, each in files}
    values = {
        "names": ", ".join(file_name(*each) for each in files),
        "options": " ".join(sorted(options, reverse=True)),
    }
    message, hint = (each.said(language, values) for each in Message("build.outdated").with_hint)
    return Stale((Problem(Severity.WARNING, str(output), 0, 0, "", message, hint, language),))


def _prepare(output: Path, language: str) -> None:
    """Make the folder, and clear away what a killed build has left in it."""
    try:
        output.mkdir(parents=True, exist_ok=True)
        atomic_write.sweep(output, [cache.NAME, *(file_name(*each) for each in FILES)])
    except OSError as error:
        raise ProblemsError((_unwritable(output, error, language),)) from error


def _unwritable(path: Path, error: OSError, language: str) -> Problem:
    message = Message("catalogue.unwritable").said(language, {"reason": reason(error, language)})
    return Problem(Severity.ERROR, str(path), 0, 0, "", message, None, language)

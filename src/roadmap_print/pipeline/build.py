"""The whole work: outputs made from a catalogue, moved into place when they are right.

Each output stands for itself: one that is as it would be made is left alone, one that fails leaves
its old file where it was, and the others are delivered.
"""

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from roadmap_print import atomic_write
from roadmap_print.i18n.translator import Message
from roadmap_print.os_errors import unwritable
from roadmap_print.pipeline import cache, jobs
from roadmap_print.pipeline.cache import Before
from roadmap_print.pipeline.catalogue_identity import is_edited, others_title, seen_from
from roadmap_print.pipeline.input_hashes import Inputs
from roadmap_print.pipeline.jobs import Failed, Finished, Job, JobProgress
from roadmap_print.problems import Problem, ProblemsError, Severity
from roadmap_print.publications.output_file import SUFFIXES, OutputFile
from roadmap_print.publications.registry import Publication, every

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

Workers = Callable[[Sequence[Publication]], "Sequence[Connection]"]


@dataclass(frozen=True, slots=True)
class Built:
    """An output in its place."""

    made: Finished
    path: Path

    @property
    def file(self) -> OutputFile:
        """What it is."""
        return self.made.file

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What the proof-reader warns of, said once of a publication and its files for paper."""
        report = self.made.report
        return report.problems if report and not self.made.file.paper else ()


@dataclass(frozen=True, slots=True)
class UpToDate:
    """An output that is up to date; `problems` are what the proof-reader warned of."""

    file: OutputFile
    path: Path
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Stale:
    """Files for paper that nobody asked for and whose pages are not today's; `problems` say so."""

    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class BuildTask:
    """What to build: the job, the folder, what was there before the catalogue was read.

    Messages are in `language`. With `force`, what is up to date is made too, and what is another
    catalogue's is replaced.
    """

    job: Job
    folder: Path
    before: Before
    language: str
    force: bool = False

    def kept(self, file: OutputFile, inputs: Inputs) -> UpToDate | None:
        """Return a file that is up to date, and proof-read where pages are to be."""
        line, job = self.before.lines.get(file.name), self.job
        if line is None or line.inputs != inputs:
            return None
        warned = line.warnings if job.proofread_in else ()
        known = line.proofread and {each.problem.language for each in warned} <= {job.proofread_in}
        if job.proofread_in and not known:
            return None
        warnings = tuple(each.at(job.file, job.positions) for each in warned)
        return UpToDate(file, self.folder / file.name, warnings)

    def refused(self, file: OutputFile) -> Failed | None:
        """Return a file whose place is taken by another catalogue's, or by what people edited."""
        path, entry = self.folder / file.name, self.before.lines.get(file.name)
        if entry is None and not self.force and is_edited(path):
            edited = Problem.error(path, Message("build.edited"), language=self.language)
            return Failed(file, (edited,))
        job = self.job
        title = None if self.force else others_title(path, job.catalogue, job.file, entry)
        if title is None:
            return None
        said = Message("build.others_from" if entry else "build.others")
        values = {"title": title, "catalogue": entry.catalogue if entry else ""}
        hint, language = Message("build.others_hint"), self.language
        return Failed(file, (Problem.error(path, said, hint, language=language, **values),))


def build(
    task: BuildTask, ready: Workers, listen: Callable[[JobProgress], None]
) -> tuple[Built | UpToDate | Failed | Stale, ...]:
    """Make what has changed of the files of a task.

    `ready` gives the workers for publications, and is asked only where there is something to
    make. Where files are proof-read, none is delivered that has a fault, none kept that was not.

    Raises ProblemsError where the folder cannot be written; CrashError for a fault of our own.
    """
    _prepare(task)
    job = task.job
    inputs = cache.numbers(job.files, job.catalogue, job.options, job.logo)
    settled = {each: task.kept(each, inputs[each]) or task.refused(each) for each in job.files}
    ended: dict[OutputFile, Built | UpToDate | Failed]
    ended = {each: event for each, event in settled.items() if event}
    changed = [each for each in job.files if each not in ended]
    for event in _events(ready, replace(job, files=changed)):
        if isinstance(event, Finished):
            cache.add(task.folder, event.file.name, _line(event, inputs, task))
            ended[event.file] = made = _deliver(event, task)
            before = task.before.lines.get(event.file.name)
            if isinstance(made, Failed) and before:
                cache.add(task.folder, event.file.name, before)
        elif isinstance(event, Failed):
            ended[event.file] = event
        elif isinstance(event, JobProgress):
            listen(event)
    ended |= {each: _ended(each, task) for each in job.files if each not in ended}
    order = [each for each in ended if each not in job.files]  # pages that nobody wanted, first
    told = [ended[each] for each in (*order, *job.files)]
    right = {each for each in ended if not isinstance(ended[each], Failed)}
    there = {each: inputs[each] for each in job.files if each.pages in right}
    left = cache.outdated(task.folder, there)
    return (*told, _left(left, task)) if left else tuple(told)


def _events(ready: Workers, job: Job) -> Iterator[object]:
    """Yield what comes of a job; where nothing is to be made, nobody is asked."""
    if not job.publications:
        return
    from roadmap_print.content.view import addresses
    from roadmap_print.pipeline.shared_work import encode_addresses

    yield from (JobProgress(each, 0.0) for each in job.publications)
    asked = ready(job.publications)  # they start while the codes are made
    steps = any(each.step_codes for each in job.publications)
    codes = encode_addresses(addresses(job.catalogue, step_codes=steps))
    yield from jobs.make(asked, replace(job, codes=codes))


def _deliver(finished: Finished, task: BuildTask) -> Built | Failed:
    """Move a finished file into its place; one that cannot be written keeps no other back."""
    path = task.folder / finished.file.name
    try:
        atomic_write.place(finished.pdf, path)
    except OSError as error:
        return Failed(finished.file, (unwritable(path, error, task.language),))
    return Built(finished, path)


def _line(
    finished: Finished, inputs: Mapping[OutputFile, Inputs], task: BuildTask
) -> cache.CacheEntry:
    """Return what a file that is to be delivered is made from, and what is warned of it.

    It is recorded before it stands in its place, so that nothing of ours comes after it: whoever
    sees the new file finds no draft beside it and may go by the record.
    """
    content = hashlib.sha256(finished.pdf).hexdigest()
    file, report = finished.file, finished.report
    told = () if file.paper or not report else zip(report.problems, report.paths, strict=True)
    warned = tuple(cache.Warned(*each) for each in told)
    pages, whose = inputs[file.pages].number, seen_from(task.folder, task.job.file)
    return cache.CacheEntry(inputs[file], pages, content, whose, report is not None, warned)


def _left(files: Sequence[OutputFile], task: BuildTask) -> Stale:
    """Warn of files that were left as they are, with the options that renew them."""
    options = {f"--{each.paper}".replace("fold-", "fold ") for each in files}
    values = {
        "names": ", ".join(each.name for each in files),
        "options": " ".join(sorted(options, reverse=True)),
    }
    said, language = Message("build.outdated"), task.language
    problem = Problem.error(task.folder, said, language=language, **values)
    return Stale((replace(problem, severity=Severity.WARNING),))


def _prepare(task: BuildTask) -> None:
    """Make the folder, and clear away what a killed build has left in it."""
    folder = task.folder
    try:
        folder.mkdir(parents=True, exist_ok=True)
        atomic_write.sweep(
            folder, [cache.NAME, *(f"{each}*.{suffix}" for each in every() for suffix in SUFFIXES)]
        )
    except OSError as error:
        raise ProblemsError((unwritable(folder, error, task.language),)) from error


def _ended(file: OutputFile, task: BuildTask) -> Failed:
    """Tell of a file whose process ended before it, as where the system is short of memory."""
    path, said = task.folder / file.name, Message("build.ended")
    return Failed(file, (Problem.error(path, said, language=task.language),))

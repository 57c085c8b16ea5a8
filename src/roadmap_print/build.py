"""The whole work: outputs made from a catalogue, moved into place when they are right.

Each output stands for itself: one that fails leaves its old file where it was, and the others
are delivered.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

from roadmap_print import delivery, workers
from roadmap_print.catalogue.messages import UNWRITABLE
from roadmap_print.catalogue.model import Catalogue
from roadmap_print.catalogue.refusals import reason
from roadmap_print.pages.choice import Choice
from roadmap_print.pages.codes import encode
from roadmap_print.pages.content import addresses
from roadmap_print.problems import Problem, ProblemsError, Severity
from roadmap_print.processes import CrashError
from roadmap_print.proof.report import Report
from roadmap_print.publications import Publication
from roadmap_print.workers import Failed, Finished, Job, Proofreader, Step

__all__ = ["CrashError", "Failed", "Made", "Proofreader", "Step", "build"]


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


def build(
    ready: Sequence[Connection],
    catalogue: Catalogue,
    file: Path,
    source: bytes,
    output: Path,
    publications: Sequence[Publication],
    choice: Choice,
    listen: Callable[[Step], None],
    proofreader: Proofreader | None,
    language: str,
) -> tuple[Made | Failed, ...]:
    """Make the publications of a catalogue, read from `file` that held `source`, in `output`.

    `ready` are the workers that were started for these publications. With a proofreader, none
    is delivered that has a fault.

    Raises ProblemsError, in `language`, where the folder cannot be written; CrashError for a
    fault of our own.
    """
    _prepare(output, language)
    job = Job(catalogue, file, source, encode(addresses(catalogue)), choice, proofreader)
    order = {publication: place for place, publication in enumerate(Publication)}
    ended: list[Made | Failed] = []
    for event in workers.make(ready, job):
        if isinstance(event, Finished):
            ended.append(_deliver(event, output, language))
        elif isinstance(event, Failed):
            ended.append(event)
        elif isinstance(event, Step):
            listen(event)
    if len(ended) < len(publications):
        raise CrashError("a process ended before its work did: out of memory?")
    return tuple(sorted(ended, key=lambda event: order[event.publication]))


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


def _prepare(output: Path, language: str) -> None:
    """Make the folder, and clear away what a killed build has left in it."""
    try:
        output.mkdir(parents=True, exist_ok=True)
        delivery.sweep(output, [f"{each}.pdf" for each in Publication])
    except OSError as error:
        raise ProblemsError((_unwritable(output, error, language),)) from error


def _unwritable(path: Path, error: OSError, language: str) -> Problem:
    message = UNWRITABLE.said(language, {"reason": reason(error, language)})
    return Problem(Severity.ERROR, str(path), 0, 0, "", message, None, language)

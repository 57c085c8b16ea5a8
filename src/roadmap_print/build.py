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
from roadmap_print.publications import FILES, Printing, Publication, file_name
from roadmap_print.workers import Failed, Finished, Job, Proofreader, Step

__all__ = ["CrashError", "Failed", "Made", "Proofreader", "Step", "build"]


@dataclass(frozen=True, slots=True)
class Made:
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
    printing: Printing | None = None

    @property
    def name(self) -> str:
        """The name of its file."""
        return self.path.name

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What the proof-reader warns of, said once of a publication and its printings."""
        return self.report.problems if self.report and not self.printing else ()


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
    printings = {each: workers.printings(each, choice) for each in publications}
    _prepare(output, language)
    job = Job(catalogue, file, source, encode(addresses(catalogue)), choice, proofreader)
    order = [file_name(*each) for each in FILES]
    ended: list[Made | Failed] = []
    for event in workers.make(ready, job):
        if isinstance(event, Finished):
            ended.append(_deliver(event, output, language))
        elif isinstance(event, Failed):
            ended.append(event)
        elif isinstance(event, Step):
            listen(event)
    if len(ended) < len(publications) + sum(map(len, printings.values())):
        raise CrashError("a process ended before its work did: out of memory?")
    return tuple(sorted(ended, key=lambda event: order.index(event.name)))


def _deliver(finished: Finished, output: Path, language: str) -> Made | Failed:
    """Move a finished file into its place; one that cannot be written keeps no other back."""
    path = output / finished.name
    try:
        delivery.place(finished.pdf, path)
    except OSError as error:
        return Failed(
            finished.publication, (_unwritable(path, error, language),), finished.printing
        )
    return Made(
        finished.publication,
        path,
        finished.pages,
        len(finished.pdf),
        finished.codes,
        finished.seconds,
        finished.report,
        finished.printing,
    )


def _prepare(output: Path, language: str) -> None:
    """Make the folder, and clear away what a killed build has left in it."""
    try:
        output.mkdir(parents=True, exist_ok=True)
        delivery.sweep(output, [file_name(*each) for each in FILES])
    except OSError as error:
        raise ProblemsError((_unwritable(output, error, language),)) from error


def _unwritable(path: Path, error: OSError, language: str) -> Problem:
    message = UNWRITABLE.said(language, {"reason": reason(error, language)})
    return Problem(Severity.ERROR, str(path), 0, 0, "", message, None, language)

"""The whole work: outputs made from a catalogue, moved into place when they are right.

Each output stands for itself: one that fails leaves its old file where it was, and the others
are delivered.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

from roadmap_print import workers
from roadmap_print.catalogue.model import Catalogue
from roadmap_print.pages.choice import Choice
from roadmap_print.pages.codes import encode
from roadmap_print.pages.content import addresses
from roadmap_print.problems import Problem
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
    output: Path,
    publications: Sequence[Publication],
    choice: Choice,
    listen: Callable[[Step], None],
    proofreader: Proofreader | None,
) -> tuple[Made | Failed, ...]:
    """Make the publications of a catalogue, read from `file`, in the folder `output`.

    `ready` are the workers that were started for these publications. With a proofreader, none
    is delivered that has a fault.

    Raises OSError where the folder cannot be written, CrashError for a fault of our own.
    """
    output.mkdir(parents=True, exist_ok=True)
    job = Job(catalogue, file, encode(addresses(catalogue)), choice, proofreader)
    order = {publication: place for place, publication in enumerate(Publication)}
    ended: list[Made | Failed] = []
    for event in workers.make(ready, job):
        if isinstance(event, Finished):
            ended.append(_deliver(event, output))
        elif isinstance(event, Failed):
            ended.append(event)
        elif isinstance(event, Step):
            listen(event)
    if len(ended) < len(publications):
        raise CrashError("a process ended before its work did: out of memory?")
    return tuple(sorted(ended, key=lambda event: order[event.publication]))


def _deliver(finished: Finished, output: Path) -> Made:
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

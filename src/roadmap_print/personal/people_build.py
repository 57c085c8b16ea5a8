"""From catalogues and a list of people to a booklet for each: what `build --people` does."""

from __future__ import annotations

import math
import time
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from roadmap_print.catalogue.reading.reader import Reading
from roadmap_print.content.build_options import BuildOptions
from roadmap_print.i18n.translator import Message
from roadmap_print.os_errors import unwritable
from roadmap_print.personal import people as people_list
from roadmap_print.personal.base_making import PERSONAL, BaseJobs
from roadmap_print.personal.copies import BATCH, BatchRunner, CopiesMade, CopyTask, make_copies
from roadmap_print.personal.delivery import deliver, set_file
from roadmap_print.personal.people import BaseKey
from roadmap_print.pipeline.catalogue_reading import read_with_brand
from roadmap_print.pipeline.jobs import Job
from roadmap_print.problems import Problem, ProblemsError
from roadmap_print.processes import allowance, pool

FOLDER = "people"
COPY_SECONDS = 0.11
"""What a copy takes one processor, its proof-reading included (`make bench-people`)."""
BASE_LAYOUTS = 5.0
"""What a base takes, against its layout alone: rendering, proof-reading twice."""

Form = Literal["folder", "pdf", "zip"]


@dataclass(frozen=True, slots=True)
class PeopleOrder:
    """What is asked for: the booklets of `people`, a file, of catalogues, into `output`.

    The first catalogue is for whoever names no language. `form` is how they are handed over, `dask`
    the address of a scheduler whose workers make them; without it, it is our own processes.
    """

    catalogues: Sequence[Path]
    people: Path
    output: Path
    options: BuildOptions
    brand: Path | None = None
    proofread: bool = True
    named: bool = False
    retry: bool = False
    force: bool = False
    form: Form = "folder"
    dask: str | None = None

    def read(self) -> tuple[Reading, CopyTask | None]:
        """Read catalogues and people; nothing is to be made where a catalogue has an error.

        Raises ProblemsError with every fault of the list.
        """
        jobs: dict[str, Job] = {}
        readings: list[Reading] = []
        doubled: list[Problem] = []
        for file in self.catalogues:
            reading, house = read_with_brand(file, self.brand)
            readings.append(reading)
            if reading.catalogue is None:
                continue
            job = Job(
                *((), reading.catalogue, file, reading.source, reading.positions),
                replace(self.options, brand=house.brand),
                reading.language if self.proofread else None,
                logo=reading.logo,
            )
            first = jobs.setdefault(reading.catalogue.language, job)
            if first is not job:  # nobody would get this one
                said = Message("people.same_language")
                both = {"name": job.catalogue.language, "names": first.file}
                doubled.append(Problem.error(file, said, language=readings[0].language, **both))
        told = (*(problem for each in readings for problem in each.problems), *doubled)
        whole, language = readings[0]._replace(problems=told), readings[0].language
        if doubled or not all(each.catalogue for each in readings):
            return whole, None
        catalogues = {key: job.catalogue for key, job in jobs.items()}
        people = people_list.read(self.people, catalogues, language)
        told_of = (self.people, self.output / FOLDER, language)
        return whole, CopyTask(
            people, BaseJobs(jobs), *told_of, named=self.named, retry=self.retry, force=self.force
        )

    def build(self, task: CopyTask, listen: Callable[[int, int], None]) -> CopiesMade:
        """Make what is missing, and hand all over as it is wanted; raises what `make_copies` does.

        A set that is not complete is not put together. Raises ProblemsError where another run has
        the folder.
        """
        with self._runner(task) as runner, task.alone():
            made = make_copies(task, listen, runner)
            if self.form != "folder" and not made.problems:
                files = [task.folder / each.file for each in task.copies()]
                path = set_file(task.folder, self.form)
                try:
                    deliver(self.form, files, path)
                except OSError as error:
                    raise ProblemsError((unwritable(path, error, task.language),)) from error
        return made

    def _runner(self, task: CopyTask) -> AbstractContextManager[BatchRunner]:
        if not self.dask:
            return nullcontext(BatchRunner())
        from roadmap_print.personal.cluster.dask_runner import dask_runner

        return dask_runner(self.dask, task)


@dataclass(frozen=True, slots=True)
class DryRun:
    """What would be made: `seconds` is about how long all of it takes, if nothing is there yet."""

    files: int
    bases: int
    pages: int
    sheets: int
    seconds: float


def plan(task: CopyTask) -> DryRun:
    """Lay the bases out, and say what their people's copies come to."""
    people = Counter(each.base for each in task.people)
    laid_out = dict(pool.results(count_pages, [(task.jobs, key) for key in people]))
    pages = sheets = 0
    seconds, batches = COPY_SECONDS * len(task.people), 0
    for place, count in enumerate(people.values()):
        own, took = laid_out[place]
        pages += own * count
        sheets += math.ceil(own / 2) * count
        seconds += BASE_LAYOUTS * took
        batches += math.ceil(count / BATCH)
    at_once = min(allowance.processors(), batches)
    return DryRun(len(task.people), len(people), pages, sheets, seconds / at_once)


def count_pages(jobs: BaseJobs, key: BaseKey) -> tuple[int, float]:
    """Return how many pages a base has, and the processor's seconds of its layout."""
    from roadmap_print.content.view import addresses
    from roadmap_print.pipeline.publication_pdf import compose
    from roadmap_print.pipeline.shared_work import encode_addresses

    start = time.process_time()
    job = jobs.job(key)
    job = replace(job, codes=encode_addresses(addresses(job.catalogue)))
    _, _, composed = compose(PERSONAL, job.content)
    return composed.pages, time.process_time() - start

"""Batches made by the workers of a Dask scheduler, as our own processes make them.

A base goes to them by a file in the folder of the copies, which all machines see under one path,
and there they put what is finished; through the scheduler go the rows of a batch, and how each
ended. It knows them as bytes: neither its logs nor a worker's show a name.

There is a client while batches are made, and none while bases are: these fork, and a client has
threads.
"""

from __future__ import annotations

import logging
import pickle
import secrets
import traceback
import warnings
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Lock
from typing import TYPE_CHECKING, Any

from roadmap_print.i18n.translator import Message
from roadmap_print.personal.cluster.compared_versions import Versions, compare_versions
from roadmap_print.personal.copies import BATCH, HANDED_OVER, BatchRunner, CopyTask, Work
from roadmap_print.pipeline.input_hashes import machine_versions
from roadmap_print.problems import Problem, ProblemsError
from roadmap_print.processes import pool

if TYPE_CHECKING:
    from distributed import Client, Future

MOST = 200  # people of one batch
ROUNDS = 4  # batches that a worker makes at least, so that none waits long for the last
PATIENCE = 20.0  # s: for the scheduler at first; then between two looks whether workers are left
OTHER_VERSIONS = "other versions"  # what a worker answers that would make other bytes
_LOGGERS = ("distributed", "distributed.client", "tornado.application", "asyncio")
_alone = Lock()  # PDFium and our caches know nothing of threads, which a worker may have


@dataclass(frozen=True, slots=True)
class SealedBatch:
    """A pickled batch without its base, which is in a file of these contents.

    Who makes it has the `versions` of whoever asks, also where it has joined since the check.
    """

    base: Path
    digest: str
    versions: Versions = field(repr=False)
    batch: bytes = field(repr=False)


@contextmanager
def dask_runner(address: str, task: CopyTask) -> Iterator[BatchRunner]:
    """Give what makes batches by the scheduler at an address, once it has been looked at.

    Raises ProblemsError where it cannot be reached, has no workers or such as make other bytes, or
    do not see the folder.
    """
    cluster = _Cluster(address, task)
    with cluster.connected() as client:
        workers = cluster.check(client)
    batch = len(task.people) // (ROUNDS * workers)
    yield BatchRunner(cluster.outcomes, min(max(batch, BATCH), MOST), tries=0)  # Dask tries again


@dataclass(frozen=True, slots=True)
class _Cluster:
    address: str
    task: CopyTask

    @contextmanager
    def connected(self) -> Iterator[Client]:
        """Connect to the scheduler; raises ProblemsError where there is none, or no more."""
        from distributed import Client
        from distributed.comm.addressing import get_address_host_port

        for name in _LOGGERS:
            logging.getLogger(name).setLevel(logging.CRITICAL + 1)  # what is wrong, we say
        try:
            with warnings.catch_warnings(action="ignore"):  # versions are compared by us
                get_address_host_port(self.address)  # of a faulty one, a client never ends
                client = Client(self.address, timeout=PATIENCE, set_as_default=False)
        except (OSError, ValueError) as error:
            raise self._error("unreachable") from error
        try:
            yield client
        except OSError as error:
            raise self._error("lost") from error
        finally:
            client.close(timeout=PATIENCE)

    def check(self, client: Client) -> int:
        """Return how many batches are made at once; raises ProblemsError as `dask_runner` does."""
        try:
            client.wait_for_workers(1, timeout=PATIENCE)
        except TimeoutError as error:
            raise self._error("no_workers") from error
        if differing := tuple(compare_versions(client, self.address, self.task.language)):
            raise ProblemsError(differing)
        with self._handed_over(b"") as file:
            seen = client.run(Path.exists, file)
        if blind := [worker for worker, sees in seen.items() if not sees]:
            folder = self.task.folder.absolute()
            raise self._error("unseen", machine=blind[0], folder=folder)
        return len(seen)

    def outcomes(self, work: Work, jobs: Sequence[tuple[Any, ...]]) -> Iterator[tuple[int, object]]:
        """Yield what `pool.outcomes` does of jobs whose first argument is a base.

        Raises ProblemsError where the scheduler or all workers are gone.
        """
        with ExitStack() as until_done:
            bases = {
                id(base): self._kept(pickle.dumps(base), until_done)
                for base in {id(job[0]): job[0] for job in jobs}.values()
            }
            client = until_done.enter_context(self.connected())
            run = secrets.token_hex(4)
            ended: SimpleQueue[Future[object]] = SimpleQueue()
            running: dict[str, tuple[int, Future[object]]] = {}  # Dask drops what nobody keeps
            for place, (base, *rest) in enumerate(jobs):
                sealed = SealedBatch(
                    *bases[id(base)], machine_versions(), pickle.dumps((work, rest))
                )
                future = client.submit(make_sealed, sealed, key=f"roadmap-print-{run}-{place}")
                running[future.key] = place, future
                future.add_done_callback(ended.put)
            for _ in jobs:
                future = self._next(client, ended)
                place, _ = running.pop(future.key)
                yield place, self._answer(future)

    def _kept(self, data: bytes, until_done: ExitStack) -> tuple[Path, str]:
        file = until_done.enter_context(self._handed_over(data))
        return file, sha256(data).hexdigest()

    def _next(self, client: Client, ended: SimpleQueue[Future[object]]) -> Future[object]:
        """Wait for a batch to end, however long it takes while there are workers."""
        while True:
            with suppress(Empty):
                return ended.get(timeout=PATIENCE)
            if not client.scheduler_info()["workers"]:
                raise self._error("lost")

    def _answer(self, future: Future[object]) -> object:
        """Return what a batch gave; one whose workers have died so many times is given up."""
        from distributed import KilledWorker

        if future.status == "finished":
            answer = future.result()
            if answer == OTHER_VERSIONS:
                raise self._error("joined")
            return answer
        if future.status == "error":
            error = future.exception()
            killed = isinstance(error, KilledWorker)
            return pool.EndedError() if killed else pool.CrashError(repr(error))
        raise self._error("lost")

    @contextmanager
    def _handed_over(self, data: bytes) -> Iterator[Path]:
        """Keep a file in the folder while the block lasts; the next run clears one away."""
        folder = self.task.folder.absolute()
        file = folder / f".{HANDED_OVER}-{secrets.token_hex(4)}"
        try:
            try:
                folder.mkdir(parents=True, exist_ok=True)
                file.write_bytes(data)
            except OSError as error:
                raise self.task.unwritable(error) from error
            yield file
        finally:
            with suppress(OSError):  # it is not there; or copies are
                file.unlink()
                folder.rmdir()

    def _error(self, key: str, **values: object) -> ProblemsError:
        said, language = Message(f"people.dask.{key}"), self.task.language
        return ProblemsError((Problem.error(self.address, said, language=language, **values),))


def make_sealed(sealed: SealedBatch) -> object:
    """Make a batch on a worker, while its base is there; what goes wrong is told, not logged."""
    try:
        if sealed.versions != machine_versions():
            return OTHER_VERSIONS
        data = sealed.base.read_bytes()
        if sha256(data).hexdigest() != sealed.digest:
            return pool.EndedError()
        work, rest = pickle.loads(sealed.batch)  # noqa: S301  whoever submits it runs what they like
        with _alone:
            return work(pickle.loads(data), *rest, sealed.base.exists)  # noqa: S301  our bytes
    except FileNotFoundError:
        return pool.EndedError()  # whoever asked has gone
    except Exception as error:  # noqa: BLE001  whatever it is, whoever asked shows it
        ended = pool.lacks_memory(error)
        return pool.EndedError() if ended else pool.CrashError(traceback.format_exc())

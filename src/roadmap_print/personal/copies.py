"""The copies of many people, made in batches by processes that end with them.

Each batch has a process of its own, so memory stays flat, and one that dies costs its batch, which
is begun again. What is finished stands in the journal; killed at any time, the same call makes what
is missing, to the same bytes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from roadmap_print import atomic_write
from roadmap_print.catalogue.reading.suggestions import slug
from roadmap_print.i18n.translator import Message
from roadmap_print.os_errors import unwritable
from roadmap_print.personal import delivery
from roadmap_print.personal.base_making import BaseJobs, build_base, specimen
from roadmap_print.personal.journal import NAME, Journal, JournalLine
from roadmap_print.personal.name_setting import NameTooLongError, NoFaceError
from roadmap_print.personal.people import BaseKey, Person
from roadmap_print.personal.personal_file import PersonalBase, make_personal
from roadmap_print.problems import Problem, ProblemsError
from roadmap_print.processes import pool
from roadmap_print.processes.file_lock import held

if TYPE_CHECKING:
    from roadmap_print.personal.personal_proof import PersonalProof

BATCH = 50  # people of one process
BASES = 8  # made before their people's turn, so that memory stays flat with many of them
SHORT = 4  # digits of the number of a person
TRIES = 3  # how often a batch is begun again whose process has died
HANDED_OVER = "base"  # what a base is called that other machines read from the folder
LOCK = ".people.lock"
LOST, FAULTY, NO_BASE = "lost", "faulty", "no_base"
_CAUSES: Mapping[type[Exception], str] = {NameTooLongError: "no_room", NoFaceError: "no_face"}


@dataclass(frozen=True, slots=True)
class Copy:
    """Somebody's copy: its file's name, and the numbers of them and of all it is made from."""

    person: Person
    file: str
    inputs: str


@dataclass(frozen=True, slots=True)
class CopyTask:
    """What to make: for `people`, from `jobs`, into `folder`, told in `language`.

    `named` files have their people's names; with `retry` those alone are made that could not be;
    with `force` those that are there, too.
    """

    people: Sequence[Person]
    jobs: BaseJobs
    list_file: Path
    folder: Path
    language: str
    named: bool = False
    retry: bool = False
    force: bool = False

    def copies(self) -> tuple[Copy, ...]:
        """Return the copy of each person."""
        keys = {key: self.jobs.inputs(key) for key in {person.base for person in self.people}}
        return tuple(
            Copy(each, file_name(each, len(self.people), named=self.named), _inputs(each, keys))
            for each in self.people
        )

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Keep other runs out of the folder; raises ProblemsError where one is in it."""
        with ExitStack() as until_done:
            try:
                self.folder.mkdir(parents=True, exist_ok=True)
                until_done.enter_context(held(self.folder / LOCK))
            except BlockingIOError:
                busy = Problem.error(self.folder, Message("people.busy"), language=self.language)
                raise ProblemsError((busy,)) from None
            except OSError as error:
                raise self.unwritable(error) from error
            yield

    def unwritable(self, error: OSError) -> ProblemsError:
        """Say why the folder cannot be written."""
        return ProblemsError((unwritable(self.folder, error, self.language),))

    def problem(self, copy: Copy, cause: str) -> Problem:
        """Say why a copy could not be made; a person is told by the row that they stand in."""
        key, _, value = cause.partition(":")
        said = Message(f"people.{key}")
        found = Problem.error(self.list_file, said, language=self.language, value=value)
        return replace(found, line=copy.person.row, column=1)


def _inputs(person: Person, keys: Mapping[BaseKey, str]) -> str:
    """Return the number of a person, and that of all that their copy is made from.

    The first is short: many a name has it, so that it tells nobody's.
    """
    told = (keys[person.base], person.name, sorted(person.done))
    own, whole = (sha256(each.encode()).hexdigest() for each in (person.name, repr(told)))
    return f"{own[:SHORT]}-{whole}"


def file_name(person: Person, count: int, *, named: bool) -> str:
    """Return the name of somebody's file: a number, and their own name where that is asked for."""
    number = f"{person.number:0{max(4, len(str(count)))}d}"
    own = slug(person.name)[:60].strip("-") if named else ""
    return f"{number}-{own}.pdf" if own else f"{number}.pdf"


@dataclass(frozen=True, slots=True)
class CopiesMade:
    """How many were made, were there, and could not be made; what is wrong, or still missing."""

    made: int
    kept: int
    failed: int
    problems: tuple[Problem, ...]


Work = Callable[..., object]


@dataclass(frozen=True, slots=True)
class BatchRunner:
    """What runs batches of so many people, and begins those again that end before their time.

    `outcomes` gives what `pool.outcomes` does.
    """

    outcomes: Callable[[Work, Sequence[tuple[Any, ...]]], Iterator[tuple[int, Any]]] = pool.outcomes
    batch: int = BATCH
    tries: int = TRIES


def make_copies(
    task: CopyTask, listen: Callable[[int, int], None], runner: BatchRunner | None = None
) -> CopiesMade:
    """Make what is missing; `listen` hears how many copies have ended, of how many.

    Where copies change, sets that were put together of those before do not stay.
    Raises ProblemsError where the folder cannot be written, CrashError for a fault of our own.
    """
    copies = task.copies()
    try:
        atomic_write.sweep(task.folder, ["*.pdf", NAME, HANDED_OVER])
        journal = Journal(task.folder)
        others = journal.others({each.file: each.inputs for each in copies})
        wanted = missing = [
            each
            for each in copies
            if task.force or not journal.finished(task.folder / each.file, each.inputs)
        ]
        delivery.clear(task.folder, stale=bool(others or missing))
        journal.drop(others, task.folder)
        if task.retry:
            wanted = [each for each in missing if journal.failed(each.file, each.inputs)]
        problems: list[Problem] = []
        if left := len(missing) - len(wanted):
            said = Message("people.left")
            problems.append(Problem.error(task.list_file, said, language=task.language, n=left))
        ended = made = 0
        by_file = {each.file: each for each in wanted}
        for lines, told in _made(task, wanted, runner or BatchRunner()):
            journal.add(lines)
            ended += len(lines)
            made += sum(not each.failed for each in lines)
            problems += told
            failed = [each for each in lines if each.failed not in {"", NO_BASE}]
            problems += [task.problem(by_file[each.file], each.failed) for each in failed]
            listen(ended, len(wanted))
        atomic_write.sweep(task.folder, ["*.pdf"])  # of those that have died
    except OSError as error:
        raise task.unwritable(error) from error
    problems.sort(key=lambda each: each.line)
    return CopiesMade(made, len(copies) - len(missing), ended - made, tuple(problems))


T = TypeVar("T")


def _in_parts(things: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    """Yield things in parts of one size; itertools has it from Python 3.12 on."""
    return (things[at : at + size] for at in range(0, len(things), size))


Ended = tuple[list[JournalLine], tuple[Problem, ...]]


def _made(task: CopyTask, wanted: Sequence[Copy], runner: BatchRunner) -> Iterator[Ended]:
    """Yield the journal's lines of each batch as it ends, with what is wrong of its base."""
    by_base: dict[BaseKey, list[Copy]] = {}
    for copy in wanted:
        by_base.setdefault(copy.person.base, []).append(copy)
    for keys in _in_parts(list(by_base), BASES):
        bases: dict[BaseKey, PersonalBase] = {}
        for place, base in pool.results(build_base, [(task.jobs, key) for key in keys]):
            if isinstance(base, PersonalBase):
                bases[keys[place]] = base
            else:
                failed = by_base[keys[place]]
                yield [JournalLine(each.inputs, each.file, failed=NO_BASE) for each in failed], base
        batches = [
            (bases[key], some, task.folder.absolute())
            for key in bases
            for some in _in_parts(by_base[key], runner.batch)
        ]
        yield from ((lines, ()) for lines in _batches_made(batches, runner))


def _batches_made(
    batches: list[tuple[PersonalBase, Sequence[Copy], Path]], runner: BatchRunner
) -> Iterator[list[JournalLine]]:
    """Make batches; one whose process dies is begun again so many times, and then given up."""
    for _ in range(1 + runner.tries):
        died = []
        for place, lines in runner.outcomes(make_batch, batches):
            if isinstance(lines, pool.EndedError):
                died.append(batches[place])
            elif isinstance(lines, OSError | pool.CrashError):
                raise lines
            else:
                yield lines
        batches = died
        if not batches:
            return
    for _, copies, _ in batches:
        yield [JournalLine(each.inputs, each.file, failed=LOST) for each in copies]


def make_batch(
    base: PersonalBase,
    copies: Sequence[Copy],
    folder: Path,
    wanted: Callable[[], bool] = pool.is_wanted,
) -> list[JournalLine] | OSError:
    """Make, proof-read and deliver some copies of a base; say what became of each.

    It ends early where they are `wanted` no more.
    """
    from roadmap_print.personal.personal_proof import PersonalProof

    ticked = make_personal(base, specimen(base, copies[0].person.base))
    proof = PersonalProof(base, ticked)
    try:
        return [_one(base, proof, copy, folder) for copy in copies if wanted()]
    except OSError as error:
        return error


def _one(base: PersonalBase, proof: PersonalProof, copy: Copy, folder: Path) -> JournalLine:
    try:
        pdf = make_personal(base, copy.person)
    except tuple(_CAUSES) as error:
        letter = f":U+{ord(error.args[0]):04X}" if error.args else ""
        return JournalLine(copy.inputs, copy.file, failed=f"{_CAUSES[type(error)]}{letter}")
    if faults := list(proof.faults(pdf, copy.person)):
        return JournalLine(copy.inputs, copy.file, failed=f"{FAULTY}:{faults[0]}")
    atomic_write.place(pdf, folder / copy.file)
    return JournalLine(copy.inputs, copy.file, sha256(pdf).hexdigest())

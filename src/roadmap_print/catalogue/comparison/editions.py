"""An edition of the catalogue by its name: a file, a booklet, or a git revision.

Editions are compared, not printed: where a logo is missing or unsound they do without.
"""

import shlex
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from roadmap_print.catalogue.comparison import embedded, git
from roadmap_print.catalogue.logo import MOST_BYTES as MOST_LOGO
from roadmap_print.catalogue.logo import LogoError, is_relative
from roadmap_print.catalogue.reading import source_file
from roadmap_print.catalogue.reading.reader import Reading, read
from roadmap_print.catalogue.reading.suggestions import nearest
from roadmap_print.i18n.languages import message_language
from roadmap_print.i18n.translator import Message, say
from roadmap_print.os_errors import reason
from roadmap_print.problems import Problem, ProblemsError
from roadmap_print.processes.attic import attic

GIT_ERRORS = {
    "absent": Message("editions.no_git"),
    "outside": Message("editions.no_repository"),
}


class EditionError(Exception):
    """No edition goes by that name; `language` is the newer catalogue's, where it is known."""

    language: str | None = None

    def __init__(self, message: Message, hint: Message | None = None, /, **values: str) -> None:
        super().__init__(message.said("en", values))
        self._said, self._values = (message, hint), values

    def said(self, language: str) -> str:
        """Say what is wrong and what would be right."""
        return Problem.error("", *self._said, language=language, **self._values).sentence


@dataclass(frozen=True, slots=True)
class Edition:
    """A catalogue as it was read."""

    name: str
    reading: Reading


@contextmanager
def opened(name: str, catalogue: Path) -> Iterator[Edition]:
    """Read a file, the catalogue inside a PDF, or the working catalogue as it stood at a revision.

    A name that is both is the file. Of a PDF or a revision, the catalogue lies in a temporary
    folder until the block ends, under a name of our own; its problems name where it comes from.

    Raises EditionError where the name is neither, ProblemsError where a PDF holds no catalogue or
    there is no room for it.
    """
    if is_catalogue(name):
        yield Edition(name, read(Path(name), needs_logo=False))
        return
    take = _taken_out if _is_file(Path(name)) else _checked_out
    with ExitStack() as stack:
        try:
            edition = take(name, catalogue, stack.enter_context(attic()))
        except OSError as error:
            language, said = message_language(), Message("editions.unopened")
            values = {"file": error.filename or "git", "reason": reason(error, language)}
            raise ProblemsError((Problem.error(name, said, language=language, **values),)) from None
        yield edition


def said_older(edition: Edition) -> tuple[Problem, ...]:
    """Give the problems of the older of two editions, each with a word that it is that one's."""
    told = ((each, say(each.language, "editions.older")) for each in edition.reading.problems)
    return tuple(replace(each, where=f"{older}: {each.where}".strip(": ")) for each, older in told)


def is_catalogue(name: str) -> bool:
    """Say whether a name is a file's that is a catalogue itself, and holds none."""
    return _is_file(Path(name)) and not embedded.is_pdf(Path(name))


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):  # a name too long, a NUL in it
        return False


def _taken_out(name: str, catalogue: Path, folder: Path) -> Edition:
    """Read the catalogue that a PDF holds."""
    _ = catalogue
    try:
        found = embedded.read(Path(name))
    except embedded.NoCatalogueError as error:
        language, said = message_language(), Message(f"editions.pdf.{error}")
        raise ProblemsError((Problem.error(name, said, language=language),)) from None

    def fetch(_: str) -> bytes:
        if found.logo is None:
            raise LogoError("missing")
        return found.logo

    return _laid_out(name, found.data, fetch, f"{name}:{found.name}", folder)


def _checked_out(name: str, catalogue: Path, folder: Path) -> Edition:
    """Write the catalogue of a revision into a folder, and read it.

    What had another name then is found by that.
    """
    repository, file = _repository(name, catalogue)
    commit = repository.commit(name)
    values = {"name": name, "file": str(catalogue)}
    if commit is None:
        raise _unknown(repository, file, values)
    data = repository.read(commit, file, source_file.MOST_BYTES + 1)
    if data is None and not repository.holds(commit, file):
        repository, file = repository.at_top(file)
        file = repository.former(commit, file)
        data = repository.read(commit, file, source_file.MOST_BYTES + 1)
    if data is None:
        raise _without_file(repository, commit, file, values)
    shown = f"{name}:{catalogue if catalogue.name == file.name else file}"

    def fetch(named: str) -> bytes:
        return _from_git(named, repository, commit, file.parent)

    return _laid_out(name, data, fetch, shown, folder)


def _laid_out(
    name: str, data: bytes, fetch: Callable[[str], bytes], shown: str, folder: Path
) -> Edition:
    """Write a catalogue into a folder and read it; its problems are of what is `shown`."""
    path = folder / "catalogue"  # whatever it is called elsewhere
    path.write_bytes(data)
    reading = read(path, fetch, needs_logo=False)
    problems = tuple(replace(problem, file=shown) for problem in reading.problems)
    return Edition(name, reading._replace(problems=problems))


def _unknown(
    repository: git.Repository, file: PurePosixPath, values: Mapping[str, str]
) -> EditionError:
    """Tell that a name is no revision, at least none that is here."""
    said, hint = Message("editions.unknown"), None
    near = nearest(values["name"], repository.names())
    command = repository.typed("log", "--oneline", "--", repository.path_typed(file))
    if near:
        hint = Message("editions.did_you_mean")
    elif repository.is_shallow():
        said, command = (
            Message("editions.shallow"),
            repository.typed("fetch", "--unshallow", "--tags"),
        )
    return EditionError(said, hint, near=near or "", command=command, **values)


def _without_file(
    repository: git.Repository, commit: str, file: PurePosixPath, values: Mapping[str, str]
) -> EditionError:
    """Tell that a revision has no such file, or that this clone has not got it."""
    revision = values["name"]
    if repository.holds(commit, file):
        path = f"{revision}:./{repository.path_typed(file)}"
        said, command = Message("editions.not_here"), repository.typed("show", path)
    else:
        said = Message("editions.not_there")
        command = repository.typed("ls-tree", "-r", "--name-only", revision)
    return EditionError(said, command=command, revision=shlex.quote(revision), **values)


def _repository(name: str, catalogue: Path) -> tuple[git.Repository, PurePosixPath]:
    """Give the repository of the catalogue, and the path of the catalogue in its folder."""
    real = catalogue.resolve()
    above = next(parent for parent in real.parents if parent.is_dir())
    file = PurePosixPath(real.relative_to(above).as_posix())
    try:
        repository = git.Repository(above)
        repository.check()
    except git.GitError as error:
        said = GIT_ERRORS.get(str(error), Message("editions.git_says"))
        values = {"name": name, "file": str(catalogue), "reason": str(error)}
        raise EditionError(said, Message("editions.give_a_file"), **values) from None
    return repository, file


def _from_git(name: str, repository: git.Repository, commit: str, there: PurePosixPath) -> bytes:
    """Give the logo as a commit held it; what lies outside the catalogue's folder stays there."""
    if not is_relative(name) or ".." in PurePosixPath(name).parts:
        raise LogoError("outside")
    try:
        data = repository.read(commit, there / name, MOST_LOGO + 1)
    except OSError as error:  # a name longer than a command may be
        raise LogoError("unreadable") from error
    if data is None:
        raise LogoError("missing")
    return data

"""An edition of the catalogue by its name: a file, or a git revision of the working catalogue."""

import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from roadmap_print.catalogue.comparison import git
from roadmap_print.catalogue.logo import MOST_BYTES as MOST_LOGO
from roadmap_print.catalogue.logo import LogoError, is_relative, picture
from roadmap_print.catalogue.reading import source_file
from roadmap_print.catalogue.reading.reader import Reading, read
from roadmap_print.catalogue.reading.suggestions import nearest
from roadmap_print.i18n.languages import message_language
from roadmap_print.i18n.translator import Message, say
from roadmap_print.os_errors import reason
from roadmap_print.problems import Problem, ProblemsError

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
    """A catalogue as it was read, and where its logo lies, if it has any."""

    name: str
    reading: Reading
    logo: Path | None


@contextmanager
def opened(name: str, catalogue: Path) -> Iterator[Edition]:
    """Read a file, or the working catalogue as it stood at a revision.

    A name that is both is the file. Of a revision, catalogue and logo lie in a temporary folder
    until the block ends, under names of our own; its problems name the revision.

    Raises EditionError where the name is neither, ProblemsError where there is no room for them.
    """
    path = Path(name)
    if is_file(path):
        reading = read(path)
        logo = picture(reading.catalogue, path) if reading.catalogue else None
        yield Edition(name, reading, logo)
        return
    with ExitStack() as stack:
        try:
            folder = tempfile.TemporaryDirectory(prefix="roadmap-print-")
            edition = _checked_out(name, catalogue, Path(stack.enter_context(folder)))
        except OSError as error:
            language, said = message_language(), Message("editions.unopened")
            values = {"file": error.filename or "git", "reason": reason(error, language)}
            raise ProblemsError((Problem.error(name, said, language=language, **values),)) from None
        yield edition


def said_older(edition: Edition) -> tuple[Problem, ...]:
    """Give the problems of the older of two editions, each with a word that it is that one's."""
    told = ((each, say(each.language, "editions.older")) for each in edition.reading.problems)
    return tuple(replace(each, where=f"{older}: {each.where}".strip(": ")) for each, older in told)


def is_file(path: Path) -> bool:
    """Say whether a name is a file's."""
    try:
        return path.is_file()
    except (OSError, ValueError):  # a name too long, a NUL in it
        return False


def _checked_out(name: str, catalogue: Path, folder: Path) -> Edition:
    """Write the catalogue of a revision into a folder, its logo beside it, and read it.

    What had another name then is found by that.
    """
    repository, file = _repository(name, catalogue)
    commit = repository.commit(name)
    values = {"name": name, "file": str(catalogue)}
    if commit is None:
        near = nearest(name, repository.names())
        hint = Message("editions.did_you_mean") if near else None
        raise EditionError(Message("editions.unknown"), hint, near=near or "", **values)
    data = repository.read(commit, file, source_file.MOST_BYTES + 1)
    if data is None and not repository.holds(commit, file):
        repository, file = repository.at_top(file)
        file = repository.former(commit, file)
        data = repository.read(commit, file, source_file.MOST_BYTES + 1)
    if data is None:
        here = "here" if repository.holds(commit, file) else "there"
        raise EditionError(Message(f"editions.not_{here}"), **values)
    path, logo = folder / "catalogue", folder / "logo"  # whatever the commit calls them
    path.write_bytes(data)

    def fetch(named: str) -> bytes:
        logo.write_bytes(_from_git(named, repository, commit, file.parent))
        return logo.read_bytes()

    reading = read(path, fetch)
    shown = f"{name}:{catalogue if catalogue.name == file.name else file}"
    problems = tuple(replace(problem, file=shown) for problem in reading.problems)
    return Edition(name, reading._replace(problems=problems), logo if logo.is_file() else None)


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

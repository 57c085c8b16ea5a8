"""An edition of the catalogue by its name: a file, or a git revision of the working catalogue."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

import yaml

from roadmap_print import history
from roadmap_print.catalogue import nodes, source
from roadmap_print.catalogue.findings import Findings
from roadmap_print.catalogue.logo import MOST_BYTES as MOST_LOGO
from roadmap_print.catalogue.messages import Message
from roadmap_print.catalogue.nearest import nearest
from roadmap_print.catalogue.reader import Reading, read
from roadmap_print.problems import Problem, Severity

UNKNOWN = Message(
    '"{name}" is no file and no git revision',
    "« {name} » n’est ni un fichier, ni une révision de git",
)
UNKNOWN_HINT = Message(
    'see the revisions by "git log --oneline -- {file}"',
    "voyez les révisions par « git log --oneline -- {file} »",
)
DID_YOU_MEAN = Message('did you mean "{near}"?', "vouliez-vous dire « {near} » ?")
NOT_THERE = Message(
    'the revision "{name}" holds no {file}', "la révision « {name} » ne contient pas {file}"
)
NOT_THERE_HINT = Message(
    "say by --catalogue where it stood then", "dites par --catalogue où il se trouvait alors"
)
NOT_HERE = Message(
    'this clone lacks {file} of the revision "{name}"',
    "ce clone n’a pas {file} de la révision « {name} »",
)
NOT_HERE_HINT = Message(
    'fetch it by "git show {name}:./{file}"', "récupérez-le par « git show {name}:./{file} »"
)
NO_GIT = Message(
    '"{name}" is no file, and git is not installed to look for a revision',
    "« {name} » n’est pas un fichier, et git n’est pas installé pour chercher une révision",
)
NO_REPOSITORY = Message(
    '"{name}" is no file, and {file} lies in no git repository',
    "« {name} » n’est pas un fichier, et {file} ne se trouve dans aucun dépôt git",
)
GIT_SAYS = Message(
    '"{name}" is no file, and git cannot look for a revision: {reason}',
    "« {name} » n’est pas un fichier, et git ne peut chercher de révision : {reason}",
)
GIVE_A_FILE = Message(
    "give the older catalogue as a file", "donnez l’ancien catalogue sous forme de fichier"
)


class EditionError(Exception):
    """No edition goes by that name: a fault of the command line."""

    def __init__(self, message: Message, hint: Message, **values: str) -> None:
        super().__init__(message.said("en", values))
        self._said = message, hint
        self._values = values

    def said(self, language: str) -> str:
        """Say what is wrong and what would be right, in "fr" or "en"."""
        message, hint = (each.said(language, self._values) for each in self._said)
        return Problem(Severity.ERROR, "", 0, 0, "", message, hint, language).sentence


@dataclass(frozen=True, slots=True)
class Edition:
    """A catalogue as it was read; `path` is the file, beside which its logo lies."""

    name: str
    path: Path
    reading: Reading


@contextmanager
def opened(name: str, catalogue: Path) -> Iterator[Edition]:
    """Read a file, or the working catalogue as it stood at a revision.

    A name that is both is the file. Of a revision, catalogue and logo lie in a temporary folder
    until the block ends; its problems name the revision.

    Raises EditionError where the name is neither.
    """
    path = Path(name)
    if _is_file(path):
        yield Edition(name, path, read(path))
        return
    with tempfile.TemporaryDirectory(prefix="roadmap-print-") as folder:
        yield _checked_out(name, catalogue, Path(folder))


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):  # a name too long, a NUL in it
        return False


def _checked_out(name: str, catalogue: Path, folder: Path) -> Edition:
    """Write the catalogue of a revision into a folder, its logo beside it, and read it."""
    repository, file = _repository(name, catalogue)
    commit = repository.commit(name)
    if commit is None:
        near = nearest(name, repository.names())
        hint = DID_YOU_MEAN if near else UNKNOWN_HINT
        raise EditionError(UNKNOWN, hint, name=name, file=str(catalogue), near=near or "")
    data = repository.read(commit, file, source.MOST_BYTES + 1)
    if data is None:
        here = repository.holds(commit, file)
        said = (NOT_HERE, NOT_HERE_HINT) if here else (NOT_THERE, NOT_THERE_HINT)
        raise EditionError(*said, name=name, file=str(catalogue))
    path = folder / file.name
    path.write_bytes(data)
    _fetch_logo(data, repository, commit, file.parent, folder)
    reading = read(path)
    shown = f"{name}:{catalogue}"
    problems = tuple(replace(problem, file=shown) for problem in reading.problems)
    return Edition(name, path, reading._replace(problems=problems))


def _repository(name: str, catalogue: Path) -> tuple[history.Repository, PurePosixPath]:
    """Give the repository of the catalogue, and the path of the catalogue in its folder."""
    real = catalogue.resolve()
    above = next(parent for parent in real.parents if parent.is_dir())
    file = PurePosixPath(real.relative_to(above).as_posix())
    try:
        return history.repository(above), file
    except history.GitError as error:
        said = {"absent": NO_GIT, "outside": NO_REPOSITORY}.get(error.reason, GIT_SAYS)
        values = {"name": name, "file": str(catalogue), "reason": error.reason}
        raise EditionError(said, GIVE_A_FILE, **values) from None


def _fetch_logo(
    data: bytes, repository: history.Repository, commit: str, there: PurePosixPath, folder: Path
) -> None:
    """Write the logo that the catalogue names; the reader tells of one that is not there."""
    name = PurePosixPath(_logo_name(data) or "")
    if not name.name or name.is_absolute() or ".." in name.parts:
        return
    logo = repository.read(commit, there / name, MOST_LOGO + 1)
    if logo is not None:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(logo)


def _logo_name(data: bytes) -> str | None:
    """Look for `publisher.logo` in a catalogue that is not read yet, and may be a wrong one."""
    findings = Findings("", "en")
    text = source.decode(data, findings)
    if text is None or len(data) > source.MOST_BYTES or not source.allowed(text, findings):
        return None
    try:
        publisher = _value(nodes.compose(text, findings), "publisher")
    except yaml.MarkedYAMLError:
        return None
    logo = _value(publisher, "logo")
    return logo.text if isinstance(logo, nodes.Scalar) else None


def _value(node: nodes.Node | None, name: str) -> nodes.Node | None:
    pairs = node.pairs if isinstance(node, nodes.Mapping) else []
    found = (value for key, value in pairs if isinstance(key, nodes.Scalar) and key.text == name)
    return next(found, None)

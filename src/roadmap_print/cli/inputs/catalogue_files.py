"""Which catalogues a command is given, and the folder of each: several never share one."""

import os
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import click

from roadmap_print.cli.param_types import (
    ArgumentError,
    CatalogueFile,
    RunOption,
    argument_error,
    default_catalogue,
)
from roadmap_print.i18n.languages import message_language
from roadmap_print.i18n.translator import Message, shown
from roadmap_print.os_errors import reason
from roadmap_print.problems import Problem, ProblemsError

Function = TypeVar("Function", bound=Callable[..., Any])
SUFFIXES = {".yaml", ".yml"}
PRIVATE = (".", "_")
"""How the names of files and folders begin that no folder gives: `_brand.yml`, `.git`."""
MOST_BYTES = 1_000_000
KEY = re.compile(rb"^[\"']?([A-Za-z][\w-]*)[\"']?[ \t]*:", re.MULTILINE)


class CatalogueFiles(CatalogueFile):
    """A catalogue, or a folder of some, that is there."""

    def convert(self, value: str | os.PathLike[str], *others: object) -> Path:
        """Give the path of a file or folder that exists; raises ArgumentError."""
        path = Path(value)
        return path if value and _is_folder(path) else super().convert(value, *others)


CATALOGUES = CatalogueFiles()


def of_catalogues(function: Function) -> Function:
    """Give a command the catalogues that it is for, and the option of a list of them."""
    a_list = click.Path(exists=True, dir_okay=False, path_type=Path)
    listed = click.option("--list", "listed", cls=RunOption, type=a_list, metavar="FILE")
    return click.argument("catalogues", nargs=-1, type=CATALOGUES)(listed(function))


@dataclass(frozen=True, slots=True)
class Chosen:
    """The catalogues that are meant, each once, and the names of their folders where several are.

    `problems` tell of what a list names and is not there, and of folders that cannot be read; they
    keep no other back. `passed_over` are files of a folder that are no catalogues.
    """

    files: tuple[Path, ...]
    names: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    passed_over: tuple[Path, ...] = ()

    @property
    def several(self) -> bool:
        """Whether each has a folder of its own."""
        return bool(self.names)

    def folder(self, file: Path, output: Path) -> Path:
        """Give the folder of a catalogue's outputs."""
        return output / self.names[self.files.index(file)] if self.several else output

    @property
    def notes(self) -> tuple[str, ...]:
        """Say which files of a folder were passed over."""
        said, language = Message("several.passed_over"), message_language()
        return tuple(f"{shown(each)}: {said.said(language, {})}" for each in self.passed_over)


def choose(given: Sequence[Path], listed: Path | None = None) -> Chosen:
    """Find the catalogues that are given or listed, the usual one where nothing is.

    One file alone is no case of several. Raises ArgumentError where there are none, or two would
    have the same folder, ProblemsError where a list gives nothing.
    """
    if not given and listed is None:
        return Chosen((default_catalogue(),))
    problems: list[Problem] = []
    named = [*given, *(_listed(listed, problems) if listed else ())]
    found = [each for path in named for each in _catalogues(path, problems)]
    different: dict[str, Path] = {}
    for file in (each for each, ours in found if ours):
        different.setdefault(os.path.realpath(file), file)
    files = tuple(different.values())
    if not files and problems:
        raise ProblemsError(tuple(problems))
    if not files:
        raise argument_error(shown(listed or given[0]), Message("several.no_catalogues"))
    if listed is None and len(named) == 1 and not _is_folder(named[0]):
        return Chosen(files)
    passed_over = tuple(file for file, ours in found if not ours)
    return Chosen(files, _names(files), tuple(problems), passed_over)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):  # a name too long, a NUL in it
        return False


def _listed(file: Path, problems: list[Problem]) -> Iterator[Path]:
    """Yield the paths of a list, one a line, as the command line takes them."""
    from roadmap_print.catalogue.reading import source_file
    from roadmap_print.catalogue.reading.diagnostics import Diagnostics, Position

    told = Diagnostics(str(file), message_language())
    data = source_file.read_bytes(file, told)
    text = None if data is None else source_file.decode(data, told)
    for number, line in enumerate((text or "").splitlines(), start=1):
        path = line.strip()
        if not path or path.startswith("#"):
            continue
        try:
            yield CATALOGUES.convert(path)
        except ArgumentError:
            said, at = Message("several.listed_no_file"), Position(number, 1)
            told.error("", said, at=at, name=path)
    problems.extend(told.told)


def _catalogues(path: Path, problems: list[Problem]) -> Iterator[tuple[Path, bool]]:
    """Yield a file, or those of a folder and the folders in it, and whether it is a catalogue.

    A link to a folder is not followed: what lies elsewhere is named by whoever wants it.
    """
    if not _is_folder(path):
        yield path, True
        return

    def tell(error: OSError) -> None:
        language = message_language()
        values = {"language": language, "reason": reason(error, language)}
        problems.append(Problem.error(error.filename, Message("several.unreadable"), **values))

    for folder, inner, names in os.walk(path, onerror=tell):
        inner[:] = sorted(each for each in inner if not each.startswith(PRIVATE))
        for name in sorted(names):
            file = Path(folder, name)
            if file.suffix.lower() in SUFFIXES and not name.startswith(PRIVATE):
                yield file, _seems_ours(file)


def _seems_ours(file: Path) -> bool:
    """Tell whether a file has a key of a catalogue's, or no key at all: then `check` tells more."""
    try:
        with file.open("rb") as source:
            keys = set(KEY.findall(source.read(MOST_BYTES)))
    except OSError:
        return True
    return not keys or bool(keys & _own_keys())


@cache
def _own_keys() -> frozenset[bytes]:
    from roadmap_print.catalogue.model import Catalogue

    return frozenset(each.name.encode() for each in fields(Catalogue))


def _names(files: Sequence[Path]) -> tuple[str, ...]:
    """Name each file's folder by its stem, or the nearest folder above where two are equal."""
    known = [_names_of(file) for file in files]
    places = [0] * len(files)
    while True:
        names = [each[place] for each, place in zip(known, places, strict=True)]
        counts = Counter(map(_folded, names))
        equal = [number for number, name in enumerate(names) if counts[_folded(name)] > 1]
        if not equal:
            return tuple(names)
        for number in equal:
            places[number] += 1
            if places[number] == len(known[number]):
                own = _folded(names[number])
                both = [str(files[each]) for each in equal if _folded(names[each]) == own]
                values = {"name": known[number][0], "names": ", ".join(both)}
                said = Message("several.same_folder")
                raise argument_error(shown(files[number]), said, **values)


def _names_of(file: Path) -> tuple[str, ...]:
    """Give the stem of a file, then the names of the folders above it, the nearest first."""
    folders = Path(os.path.abspath(file)).parent.parts[:0:-1]  # noqa: PTH100  links as they are named
    return tuple(filter(None, (file.stem.strip("."), *folders))) or ("roadmap",)


def _folded(name: str) -> str:
    """Take for equal what some systems of files do: Nord and NORD, é in one letter and in two."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())

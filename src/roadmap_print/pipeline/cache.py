"""What the outputs in a folder were made from, so that only what has changed is made again.

The record says nothing but "these bytes came from these inputs", which no later event makes
false: a file that was altered has other bytes, a build that failed adds nothing, and of two builds
at once that write it, one may lose a line and have that output made again. Its file is read with
suspicion, and written whole or not at all.
"""

import hashlib
import json
from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, is_dataclass, replace
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints

from roadmap_print import atomic_write
from roadmap_print.catalogue.logo import PictureFile
from roadmap_print.catalogue.model import Catalogue
from roadmap_print.catalogue.reading.diagnostics import Position, find_position
from roadmap_print.content.build_options import BuildOptions
from roadmap_print.i18n.languages import message_languages
from roadmap_print.pipeline.input_hashes import Inputs, content, input_hash, toolchain_hashes
from roadmap_print.problems import Problem, Severity
from roadmap_print.publications.output_file import OutputFile

NAME = ".roadmap-print.json"
FORMAT = 2
LARGEST = 10_000_000  # bytes; a sound one has a few thousand


@dataclass(frozen=True, slots=True)
class Warned:
    """A warning of the proof-reader, with the key that it is about: lines move, keys do not."""

    problem: Problem
    key: str

    def at(self, file: Path, positions: Mapping[str, Position]) -> Problem:
        """Return the warning with the place that its key has today."""
        if not self.key:
            return self.problem
        line, column = find_position(positions, self.key)
        return replace(self.problem, file=str(file), line=line, column=column)

    @property
    def credible(self) -> bool:
        """Tell whether it may be one of ours, and nothing in it could steer a terminal."""
        told = self.problem
        text = "".join((told.file, told.where, told.message, told.hint or ""))
        harmless = all(each.isprintable() or each in "\xa0\u202f" for each in text)
        ours = told.severity is Severity.WARNING and told.language in message_languages()
        return harmless and ours


@dataclass(frozen=True, slots=True)
class CacheEntry:
    """What a file was made from, and the SHA-256 of its own bytes.

    `pages` is what its publication was made from then, by its number: that of `inputs`, but for a
    printing.
    `catalogue` is the path of the file that it was made from, seen from the folder.
    `proofread` tells whether its pages were found right, with these `warnings`.
    """

    inputs: Inputs
    pages: str
    content: str
    catalogue: str
    proofread: bool
    warnings: tuple[Warned, ...] = ()


@dataclass(frozen=True, slots=True)
class Before:
    """What was there before a build read the catalogue.

    `lines` are what is recorded of files that stand as they were made, by name; `complete` tells
    whether all do, and there may be nothing to do.
    """

    lines: Mapping[str, CacheEntry]
    complete: bool


def look(output: Path, wanted: Collection[OutputFile], *, force: bool) -> Before:
    """Look at what stands in a folder; with `force`, as if nothing did."""
    lines = {} if force else standing(output, [each.name for each in wanted])
    return Before(lines, len(lines) == len(wanted))


def numbers(
    wanted: Collection[OutputFile],
    catalogue: Catalogue,
    options: BuildOptions,
    logo: PictureFile | None,
) -> dict[OutputFile, Inputs]:
    """Return by a number what each file would be made from now.

    A build asks before it makes pages: should a template change meanwhile, the next finds it
    changed.
    """
    made_with = toolchain_hashes({each.publication for each in wanted})
    shown = content(catalogue, logo)
    return {each: input_hash(each, shown, options, made_with[each.publication]) for each in wanted}


def outdated(output: Path, made: Mapping[OutputFile, Inputs]) -> tuple[OutputFile, ...]:
    """Return the files for paper in a folder of other pages than stand there now.

    `made` is what those files were made from that are up to date: what is not among them nobody
    asked for, and it was left as it is.
    """
    others = {
        paper.name: paper
        for each in made
        if not each.paper
        for paper in each.papers
        if paper not in made
    }
    pages = {name: made[each.pages].number for name, each in others.items()}
    return tuple(others[name] for name in older(output, pages))


def standing(folder: Path, names: Iterable[str]) -> dict[str, CacheEntry]:
    """Return what is recorded of those files that are there as they were made."""
    lines = _load(folder / NAME)
    wanted = [name for name in names if name in lines]
    return {name: lines[name] for name in wanted if lines[name].content == _content(folder / name)}


def older(folder: Path, pages: Mapping[str, str]) -> list[str]:
    """Return the files, by name, that stand as we made them, but of other `pages` than these."""
    lines = _load(folder / NAME)
    differing = [name for name in pages if name in lines and lines[name].pages != pages[name]]
    return list(standing(folder, differing))


def add(folder: Path, name: str, new: CacheEntry) -> None:
    """Record a file; where that cannot be written, the next build makes it again."""
    lines = _load(folder / NAME) | {name: new}
    told = {"format": FORMAT, "files": {each: asdict(lines[each]) for each in sorted(lines)}}
    with suppress(OSError):
        atomic_write.place(json.dumps(told, indent=1).encode(), folder / NAME)


def _content(path: Path) -> str | None:
    try:
        if not path.is_file():
            return None
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None


def _load(path: Path) -> dict[str, CacheEntry]:
    """Read the record; one that is not as we write it is none."""
    with suppress(OSError, ValueError, TypeError, LookupError, RecursionError):
        if not path.is_file() or path.stat().st_size > LARGEST:
            return {}
        match json.loads(path.read_bytes()):
            case {"format": 2, "files": dict(files)}:
                lines = {name: _read(CacheEntry, value) for name, value in files.items()}
                warned = (each for line in lines.values() for each in line.warnings)
                return lines if all(each.credible for each in warned) else {}
    return {}


def _read(type_: Any, value: Any) -> Any:  # noqa: ANN401  any class of the record's
    """Make a value of a type from what JSON has of it.

    Raises TypeError, ValueError or LookupError where it has other keys or values of other types.
    """
    if isinstance(type_, type) and is_dataclass(type_):
        types = get_type_hints(type_)
        parts = {name: _read(types[name], each) for name, each in dict(value).items()}
        return type_(**parts)
    if get_origin(type_) is tuple:
        return tuple(_read(get_args(type_)[0], each) for each in value)
    if type_ is Severity:
        return Severity(value)
    if not isinstance(value, type_):
        raise TypeError(type_)
    return value

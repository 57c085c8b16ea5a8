"""The record's file: read with suspicion, written whole or not at all."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from roadmap_print import atomic_write
from roadmap_print.catalogue.reading.diagnostics import Position, find_position
from roadmap_print.i18n.languages import message_languages
from roadmap_print.pipeline.input_hashes import Inputs
from roadmap_print.problems import Problem, Severity

NAME = ".roadmap-print.json"
FORMAT = 2
LARGEST = 10_000_000  # bytes; a sound one has a few thousand


@dataclass(frozen=True, slots=True)
class Warned:
    """A warning of the proof-reader, with the key that it is about: lines move, keys do not."""

    problem: Problem
    key: str

    def at(self, file: Path, marks: Mapping[str, Position]) -> Problem:
        """Return the warning with the place that its key has today."""
        if not self.key:
            return self.problem
        line, column = find_position(marks, self.key)
        return replace(self.problem, file=str(file), line=line, column=column)


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

    def proofread_in(self, language: str) -> bool:
        """Tell whether it was proof-read, and warned of in this language if at all."""
        return self.proofread and all(each.problem.language == language for each in self.warnings)


def line(
    inputs: Inputs,
    pages: str,
    content: str,
    catalogue: str,
    warnings: Iterable[tuple[Problem, str]] | None,
) -> CacheEntry:
    """Return what to record of a file that was made.

    `warnings` come with their keys, and are None without proof-reading.
    """
    warned = tuple(Warned(*each) for each in warnings or ())
    return CacheEntry(inputs, pages, content, catalogue, warnings is not None, warned)


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
        atomic_write.place(json.dumps(told, ensure_ascii=False, indent=1).encode(), folder / NAME)


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
    try:
        if not path.is_file() or path.stat().st_size > LARGEST:
            return {}
        match json.loads(path.read_bytes()):
            case {"format": 2, "files": dict(files)}:
                return {name: _line(value) for name, value in files.items()}
    except (OSError, ValueError, RecursionError):
        pass
    return {}


def _line(value: object) -> CacheEntry:
    match value:
        case {
            "inputs": {"number": str(number), "shown": str(shown)},
            "pages": str(pages),
            "content": str(content),
            "catalogue": str(catalogue),
            "proofread": bool(proofread),
            "warnings": list(warnings),
        }:
            warned = tuple(map(_warned, warnings))
            return CacheEntry(Inputs(number, shown), pages, content, catalogue, proofread, warned)
    raise ValueError("no line of a record")


def _warned(value: object) -> Warned:
    match value:
        case {
            "problem": {
                "severity": Severity.WARNING,
                "file": str(file),
                "line": int(at),
                "column": int(column),
                "where": str(where),
                "message": str(message),
                "hint": str() | None as hint,
                "language": str(language),
            },
            "key": str(key),
        } if language in message_languages() and _harmless(file, where, message, hint or ""):
            problem = Problem(Severity.WARNING, file, at, column, where, message, hint, language)
            return Warned(problem, key)
    raise ValueError("no warning")


def _harmless(*texts: str) -> bool:
    """Tell whether nothing in texts could steer a terminal."""
    return all(each.isprintable() or each in "\xa0\u202f" for text in texts for each in text)

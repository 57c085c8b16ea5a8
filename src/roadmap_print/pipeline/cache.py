"""What the outputs in a folder were made from, so that only what has changed is made again.

The record says nothing but "these bytes came from these inputs", which no later event makes
false: a file that was altered has other bytes, a build that failed adds nothing, and of two builds
at once that write it, one may lose a line and have that output made again.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from roadmap_print.pipeline.cache_file import NAME, CacheEntry, add, line, older, standing
from roadmap_print.pipeline.input_hashes import Inputs, content, input_hash, toolchain_hashes
from roadmap_print.publications.registry import PRINTINGS, File, Publication, file_name

if TYPE_CHECKING:
    from roadmap_print.catalogue.model import Catalogue
    from roadmap_print.content.build_options import BuildOptions

__all__ = [
    "NAME",
    "Before",
    "CacheEntry",
    "Inputs",
    "add",
    "content",
    "line",
    "look",
    "numbers",
    "outdated",
]


@dataclass(frozen=True, slots=True)
class Before:
    """What was there before a build read the catalogue.

    `lines` are what is recorded of files that stand as they were made, by name; `complete` tells
    whether all do, and there may be nothing to do.
    """

    lines: Mapping[str, CacheEntry]
    complete: bool


def look(output: Path, wanted: Collection[File], *, force: bool) -> Before:
    """Look at what stands in a folder; with `force`, as if nothing did."""
    lines = {} if force else standing(output, [file_name(*each) for each in wanted])
    return Before(lines, len(lines) == len(wanted))


def numbers(
    wanted: Collection[File], catalogue: Catalogue, choice: BuildOptions, logo: Path | None
) -> dict[File, Inputs]:
    """Return by a number what each file would be made from now.

    A build asks before it makes pages: should a template change meanwhile, the next finds it
    changed. Raises OSError where the logo cannot be read.
    """
    made_with = toolchain_hashes({publication for publication, _ in wanted})
    return {each: input_hash(each, catalogue, choice, logo, made_with[each[0]]) for each in wanted}


def outdated(output: Path, made: Mapping[File, Inputs]) -> tuple[File, ...]:
    """Return the printings in a folder of other pages than stand there now.

    `made` is what the files of those publications were made from: what is not among them nobody
    asked for, and it was left as it is.
    """
    others: dict[str, File] = {
        file_name(publication, printing): (publication, printing)
        for publication in Publication
        for printing in PRINTINGS[publication]
        if (publication, None) in made and (publication, printing) not in made
    }
    pages = {name: made[each[0], None].number for name, each in others.items()}
    return tuple(others[name] for name in older(output, pages))

"""What the outputs in a folder were made from, so that only what has changed is made again.

The record says nothing but "these bytes came from these inputs", which no later event makes
false: a file that was altered has other bytes, a build that failed adds nothing, and of two builds
at once that write it, one may lose a line and have that output made again.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from roadmap_print.catalogue.model import Catalogue
from roadmap_print.content.build_options import BuildOptions
from roadmap_print.pipeline.cache_file import NAME, CacheEntry, add, line, older, standing
from roadmap_print.pipeline.input_hashes import Inputs, content, input_hash, toolchain_hashes
from roadmap_print.publications.output_file import OutputFile

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


def look(output: Path, wanted: Collection[OutputFile], *, force: bool) -> Before:
    """Look at what stands in a folder; with `force`, as if nothing did."""
    lines = {} if force else standing(output, [each.name for each in wanted])
    return Before(lines, len(lines) == len(wanted))


def numbers(
    wanted: Collection[OutputFile], catalogue: Catalogue, choice: BuildOptions, logo: Path | None
) -> dict[OutputFile, Inputs]:
    """Return by a number what each file would be made from now.

    A build asks before it makes pages: should a template change meanwhile, the next finds it
    changed. Raises OSError where the logo cannot be read.
    """
    made_with = toolchain_hashes({each.publication for each in wanted})
    return {
        each: input_hash(each, catalogue, choice, logo, made_with[each.publication])
        for each in wanted
    }


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

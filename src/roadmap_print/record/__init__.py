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

from roadmap_print.publications import File, Publication, file_name
from roadmap_print.record.book import NAME, Line, add, line, standing
from roadmap_print.record.inputs import fingerprint, houses

if TYPE_CHECKING:
    from roadmap_print.catalogue.model import Catalogue
    from roadmap_print.pages.choice import Choice

__all__ = ["NAME", "Before", "Line", "add", "line", "look"]


@dataclass(frozen=True, slots=True)
class Before:
    """What was there before a build read the catalogue.

    `houses` are what each publication is made with, `lines` what is recorded of files that stand
    as they were made, by name; `complete` tells whether all do, and there may be nothing to do.
    """

    houses: Mapping[Publication, str]
    lines: Mapping[str, Line]
    complete: bool

    def inputs(self, file: File, catalogue: Catalogue, choice: Choice, logo: Path | None) -> str:
        """Return what a file would be made from now."""
        return fingerprint(file, catalogue, choice, logo, self.houses[file[0]])


def look(output: Path, wanted: Collection[File], *, force: bool) -> Before:
    """Look at what stands in a folder; with `force`, as if nothing did.

    A build looks before it loads what pages are made with: should a template change in between,
    the next build finds it changed.
    """
    lines = {} if force else standing(output, [file_name(*each) for each in wanted])
    publications = {publication for publication, _ in wanted}
    return Before(houses(publications), lines, len(lines) == len(wanted))

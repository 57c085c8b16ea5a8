"""Whether the PDFs show what the catalogue says today, and which of its steps.

The record beside them knows; of a PDF that it does not tell of, its time is all there is.
"""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from roadmap_print.catalogue.logo import picture
from roadmap_print.catalogue.model import Catalogue
from roadmap_print.mailer.mail_words import MailError
from roadmap_print.paths import DEFAULT_CATALOGUE
from roadmap_print.pipeline import cache
from roadmap_print.publications.registry import Publication


@dataclass(frozen=True, slots=True)
class Standing:
    """What is known of a PDF: the numbers of its `steps`, None where that cannot be told.

    `fault` says why a letter about the catalogue should not go with it.
    """

    steps: tuple[int, ...] | None = None
    fault: MailError | None = None


def check_freshness(
    files: Sequence[Path], catalogue: Catalogue, source: Path
) -> tuple[Standing, ...]:
    """Judge the publications' own PDFs, all in one folder, by the catalogue read from `source`."""
    wanted = [(Publication(file.stem), None) for file in files]
    lines = cache.look(files[0].parent, wanted, force=False).lines
    return tuple(_standing(file, lines.get(file.name), catalogue, source) for file in files)


def common(standings: Sequence[Standing]) -> tuple[int, ...] | None:
    """Give the steps that all PDFs hold; None where they differ, or it cannot be told."""
    (first, *others) = {standing.steps for standing in standings}
    return None if others else first


def _standing(
    file: Path, line: cache.CacheEntry | None, catalogue: Catalogue, source: Path
) -> Standing:
    if line is None:
        old = file.stat().st_mtime < source.stat().st_mtime
        return Standing(None, MailError("stale", command=_build(file, source)) if old else None)
    steps = line.inputs.steps
    logo = picture(catalogue, source)
    if cache.content(Publication(file.stem), catalogue, steps, logo) != line.inputs.shown:
        return Standing(None, MailError("outdated", command=_build(file, source, steps)))
    every = range(1, len(catalogue.steps) + 1)
    return Standing(tuple(number for number in every if not steps or number in steps))


def _build(file: Path, source: Path, steps: Sequence[int] = ()) -> str:
    """Write the command that makes a PDF again, without what goes without saying."""
    words = ["roadmap-print", "build"]
    if source != DEFAULT_CATALOGUE:
        words.append(str(source))
    if file.parent != Path("output"):
        words += ["--output", str(file.parent)]
    if steps:
        words += ["--steps", ",".join(map(str, steps))]
    return shlex.join(words)

"""Whether the PDFs show what the catalogue says today.

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
from roadmap_print.pipeline import cache, input_hashes
from roadmap_print.publications.output_file import OutputFile
from roadmap_print.publications.registry import get


@dataclass(frozen=True, slots=True)
class Standing:
    """What is known of a PDF: whether it is `recorded` that it shows the catalogue of today.

    `fault` says why a letter about the catalogue should not go with it.
    """

    recorded: bool = False
    fault: MailError | None = None


def check_freshness(
    files: Sequence[Path], catalogue: Catalogue, source: Path
) -> tuple[Standing, ...]:
    """Judge the publications' own PDFs, all in one folder, by the catalogue read from `source`."""
    wanted = [OutputFile(get(file.stem)) for file in files]
    lines = cache.look(files[0].parent, wanted, force=False).lines
    return tuple(_standing(file, lines.get(file.name), catalogue, source) for file in files)


def _standing(
    file: Path, line: cache.CacheEntry | None, catalogue: Catalogue, source: Path
) -> Standing:
    if line is None:
        old = file.stat().st_mtime < source.stat().st_mtime
        return Standing(fault=MailError("stale", command=_build(file, source)) if old else None)
    logo = picture(catalogue, source)
    if input_hashes.content(get(file.stem), catalogue, (), logo) != line.inputs.shown:
        return Standing(fault=MailError("outdated", command=_build(file, source)))
    return Standing(recorded=True)


def _build(file: Path, source: Path) -> str:
    """Write the command that makes a PDF again, without what goes without saying."""
    words = ["roadmap-print", "build"]
    if source != DEFAULT_CATALOGUE:
        words.append(str(source))
    if file.parent != Path("output"):
        words += ["--output", str(file.parent)]
    return shlex.join(words)

"""`roadmap-print import`: a preview of what comes into a catalogue, then the catalogue."""

import re
from collections.abc import Sequence
from pathlib import Path

from roadmap_print.catalogue.schema_types import LANGUAGE
from roadmap_print.cli.commands.exchange.confirmation import show_and_write
from roadmap_print.cli.param_types import default_catalogue, known_steps, usage_error
from roadmap_print.exchange.planning.importing import (
    ImportTarget,
    draft_import,
    existing_target,
    new_target,
)
from roadmap_print.i18n.languages import message_language


def run(
    files: Sequence[Path],
    catalogue: Path | None,
    step: int | None,
    output: Path | None,
    language: str | None,
    *,
    dry_run: bool,
    yes: bool,
) -> int:
    """Show what comes in and write it when asked to; return the exit status.

    An `output` is a new catalogue. The status is 1 where nothing at all can come in. Raises
    ProblemsError for files and catalogues that cannot be read, click.UsageError for options that do
    not go together.
    """
    target = _target(catalogue, step, output, language)
    with known_steps("--step"):
        draft = draft_import(files, target, step)
    return show_and_write(draft, dry_run=dry_run, yes=yes)


def _target(
    catalogue: Path | None, step: int | None, output: Path | None, language: str | None
) -> ImportTarget:
    if output is None:
        if language:
            raise usage_error("language_alone")
        return existing_target(catalogue or default_catalogue())
    if catalogue or step:
        raise usage_error("output_alone")
    language = language or message_language()
    if not re.fullmatch(LANGUAGE.pattern or "", language):
        raise usage_error("bad_language", text=language)
    return new_target(output, language)

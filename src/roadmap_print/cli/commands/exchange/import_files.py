"""`roadmap-print import`: a preview of what comes into a catalogue, then the catalogue."""

import re
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class ImportArguments:
    """What the command line says; `output` is a new catalogue."""

    files: tuple[Path, ...]
    catalogue: Path | None
    step: int | None
    output: Path | None
    language: str | None
    dry_run: bool
    yes: bool


def run(options: ImportArguments) -> int:
    """Show what comes in and write it when asked to; return the exit status.

    It is 1 where nothing at all can come in. Raises ProblemsError for files and catalogues that
    cannot be read, click.UsageError for options that do not go together.
    """
    target = _target(options)
    with known_steps("--step"):
        draft = draft_import(options.files, target, options.step)
    return show_and_write(draft, dry_run=options.dry_run, yes=options.yes)


def _target(options: ImportArguments) -> ImportTarget:
    if options.output is None:
        if options.language:
            raise usage_error("language_alone")
        return existing_target(options.catalogue or default_catalogue())
    if options.catalogue or options.step:
        raise usage_error("output_alone")
    language = options.language or message_language()
    if not re.fullmatch(LANGUAGE.pattern or "", language):
        raise usage_error("bad_language", text=language)
    return new_target(options.output, language)

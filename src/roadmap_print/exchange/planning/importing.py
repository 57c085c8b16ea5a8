"""Files into a catalogue: read, planned, held against what `check` says, and written when asked."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from roadmap_print.atomic_write import rewrite
from roadmap_print.catalogue.editing.edits import EditRefusedError
from roadmap_print.catalogue.model import Catalogue
from roadmap_print.catalogue.reading.reader import Reading, read, read_source
from roadmap_print.exchange.cleaning import plain_text
from roadmap_print.exchange.exchange_error import ExchangeError
from roadmap_print.exchange.file_reading import read_file
from roadmap_print.exchange.planning.catalogue_text import new_catalogue, with_plan
from roadmap_print.exchange.planning.import_plan import FileContents, ImportPlan, plan_import
from roadmap_print.i18n.languages import message_language
from roadmap_print.i18n.translator import Message
from roadmap_print.os_errors import unwritable
from roadmap_print.problems import Problem, ProblemsError, Severity, check_steps

_OF_RESOURCE = re.compile(r"resources\.([a-z0-9-]+)(?:\.|$)")


@dataclass(frozen=True, slots=True)
class ImportTarget:
    """The catalogue that records go to; `source` is what its file holds, None for a new one.

    `taken` are ids that it will have besides its own.
    """

    path: Path
    catalogue: Catalogue
    language: str
    source: bytes | None = None
    reading: Reading | None = None
    taken: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class ImportDraft:
    """What is to be written, and why."""

    target: ImportTarget
    plan: ImportPlan
    files: tuple[FileContents, ...]
    text: str


def existing_target(path: Path) -> ImportTarget:
    """Read the catalogue that records go to; raises ProblemsError where it has errors itself."""
    reading = read(path)
    if reading.catalogue is None:
        raise ProblemsError(reading.problems)
    return ImportTarget(path, reading.catalogue, reading.language, reading.source, reading)


def new_target(path: Path, language: str) -> ImportTarget:
    """Give a catalogue with nothing in it; raises ProblemsError where a file is in its place."""
    told = message_language(language)
    if path.exists() or path.is_symlink():
        said = Message("exchange.file_there")
        raise ProblemsError((Problem.error(path, said, language=told),))
    empty = Catalogue(title="", language=language, formats=(), steps=(), resources={})
    return ImportTarget(path, empty, told)


def draft_import(paths: Sequence[Path], target: ImportTarget, number: int | None) -> ImportDraft:
    """Read files and make of them what is to be written; all goes to step `number` if there is one.

    Raises ProblemsError for files that cannot be read, and what `draft_contents` does.
    """
    check_step(target, number)
    return draft_contents(_read(paths, target.language), target, number)


def check_step(target: ImportTarget, number: int | None) -> None:
    """Raise NoStepError for a step that the catalogue lacks."""
    check_steps([number] if number else [], len(target.catalogue.steps), target.language)


def draft_contents(
    files: tuple[FileContents, ...], target: ImportTarget, number: int | None
) -> ImportDraft:
    """Make of records what is to be written; all goes to step `number` if there is one.

    What `check` would call an error is left out and named. Raises ProblemsError for a catalogue
    that cannot be added to.
    """
    refused: dict[tuple[str, int, str], str] = {}
    while True:
        plan = plan_import(
            files,
            target.catalogue,
            number=number,
            new=target.source is None,
            refused=refused,
            taken=target.taken,
        )
        text = "" if plan.is_empty else _text(target, plan, files)
        problems = () if plan.is_empty else read_source(text.encode(), target.path).problems
        errors = [each for each in problems if each.severity is Severity.ERROR]
        if not errors:
            return ImportDraft(target, plan, files, text)
        found = _blamed(errors, plan)
        if not found:
            raise ProblemsError(tuple(errors))
        refused |= found


def write_import(draft: ImportDraft) -> None:
    """Move the text into its place; raises ProblemsError where it changed since, or cannot be."""
    target, language = draft.target, draft.target.language
    try:
        if target.source is None:
            target.path.parent.mkdir(parents=True, exist_ok=True)
        elif target.path.read_bytes() != target.source:
            said = Message("exchange.changed")
            raise ProblemsError((Problem.error(target.path, said, language=language),))
        rewrite(draft.text.encode(), target.path)
    except OSError as error:
        raise ProblemsError((unwritable(target.path, error, language),)) from None


def _read(paths: Sequence[Path], language: str) -> tuple[FileContents, ...]:
    files: list[FileContents] = []
    problems: list[Problem] = []
    for path in paths:
        try:
            contents = read_file(path)
        except ExchangeError as error:
            problems.append(error.problem(path, language))
            continue
        name = re.sub(r"[\s_-]+", " ", path.stem).strip()
        step = plain_text(contents.title) or name[:1].upper() + name[1:]
        files.append(FileContents(str(path), contents, step))
    if problems:
        raise ProblemsError(tuple(problems))
    return tuple(files)


def _text(target: ImportTarget, plan: ImportPlan, files: Sequence[FileContents]) -> str:
    if target.source is None:
        return new_catalogue(files[0].step, target.catalogue.language, plan)
    try:
        return with_plan(target.source.decode(), target.catalogue, plan)
    except EditRefusedError as error:
        raise ProblemsError((error.problem(target.path, target.language),)) from None


def _blamed(errors: Sequence[Problem], plan: ImportPlan) -> dict[tuple[str, int, str], str]:
    """Find the records that errors are about, with what is told of each."""
    by_id = {each.id: each for each in plan.incoming}
    found = ((_OF_RESOURCE.match(error.where), error) for error in errors)
    told = ((by_id.get(match[1]), error) for match, error in found if match)
    return {
        (each.file, each.record.line, each.record.name): error.sentence
        for each, error in told
        if each
    }

"""The catalogue's file to one frozen value, or to all that is wrong with it at once.

    file → source_file (text) → yaml_tree (nodes) → validator (keys and types) → references
         → warnings → the frozen catalogue

Each step tells what it finds and leaves the rest to the next, as far as sense can be made.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from roadmap_print.catalogue.fields import from_data
from roadmap_print.catalogue.model import Catalogue
from roadmap_print.catalogue.reading import (
    markdown_warnings,
    references,
    source_file,
    validator,
    warnings,
    yaml_errors,
)
from roadmap_print.catalogue.reading.diagnostics import (
    Diagnostics,
    Position,
    TooManyError,
    catalogue_language,
)
from roadmap_print.i18n.languages import message_language
from roadmap_print.i18n.translator import Message
from roadmap_print.problems import Problem

if TYPE_CHECKING:
    Fetch = Callable[[str], bytes]

MOST_INTRODUCTION = 100_000
"""Characters of all texts of the introduction together, some forty pages: Markdown's worst cases
then stay under a second and a half."""

__all__ = ["Position", "Reading", "read"]


class Reading(NamedTuple):
    """What was read: a catalogue unless a problem is an error, and where each value stands.

    `positions` has the place of a value by its key's path, such as `resources.cho-2024.url` or
    `steps[0].title`; `language` is the one that the problems are told in; `source`
    is what the file held, as far as it could be read.
    """

    catalogue: Catalogue | None
    problems: tuple[Problem, ...]
    positions: Mapping[str, Position]
    language: str
    source: bytes = b""


def read(path: Path, fetch: Fetch | None = None, language: str | None = None) -> Reading:
    """Read a catalogue, and tell every problem in the order of the file; nothing is raised.

    `fetch` gives the bytes of a logo by its name, or raises LogoError; unless it is given the
    logo lies in the catalogue's folder. Of a file that cannot be read the problems are told in
    `language`, else in the environment's.
    """

    def beside(name: str) -> bytes:
        from roadmap_print.catalogue import logo

        return logo.fetch(name, path.parent)

    problems = Diagnostics(str(path), message_language(language))
    data = source_file.read_bytes(path, problems)
    catalogue = None
    with suppress(TooManyError):
        catalogue = None if data is None else _catalogue(data, fetch or beside, problems)
    told = sorted(problems.told, key=lambda problem: (problem.line, problem.column))
    return Reading(catalogue, tuple(told), problems.positions, problems.language, data or b"")


def _catalogue(source: bytes, fetch: Fetch, problems: Diagnostics) -> Catalogue | None:
    text = source_file.decode(source, problems)
    if text is None:
        return None
    problems.language = catalogue_language(text)
    node = yaml_errors.tree(text, problems) if source_file.allowed(text, problems) else None
    data: Any = node and validator.read_model(node, Catalogue, problems)
    if data is None:
        return None
    references.check(data, problems)
    questions = data.get("introduction") or ()
    count = sum(len(question.get("text", "")) for question in questions if question)
    if count > MOST_INTRODUCTION:
        said = Message("catalogue.long_introduction")
        problems.error("introduction", said, count=count, most=MOST_INTRODUCTION)
    if name := (data.get("publisher") or {}).get("logo"):
        _check_logo(name, fetch, problems)
    markdown_warnings.check(data, problems)
    warnings.check(data, problems)
    if problems.failed:
        return None
    references.name_steps(data)
    return from_data(Catalogue, data)


def _check_logo(name: str, fetch: Fetch, problems: Diagnostics) -> None:
    from roadmap_print.catalogue import logo

    try:
        logo.check(fetch(name))
    except logo.LogoError as error:
        hint = Message(f"catalogue.logo_hint.{error}")
        problems.error("publisher.logo", Message(f"catalogue.logo.{error}"), hint, text=name)

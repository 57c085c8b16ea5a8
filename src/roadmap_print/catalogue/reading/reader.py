"""The catalogue's file to one frozen value, or to all that is wrong with it at once.

    file → source_file (text) → yaml_tree (nodes) → validator (keys and types) → references
         → warnings → the frozen catalogue

Each step tells what it finds and leaves the rest to the next, as far as sense can be made.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from roadmap_print.catalogue.audiences import checks as audience_checks
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
    from roadmap_print.catalogue.logo import PictureFile

    Fetch = Callable[[str], bytes]

MOST_INTRODUCTION = 100_000
"""Characters of all texts of the introduction together, some forty pages: Markdown's worst cases
then stay under a second and a half."""

__all__ = ["Position", "Reading", "read", "read_source"]


class Reading(NamedTuple):
    """What was read: a catalogue unless a problem is an error, and where each value stands.

    `positions` has the place of a value by its key's path, such as `resources.cho-2024.url` or
    `steps[0].title`; `language` is the one that the problems are told in; `source`
    and `logo` are what the file and the publisher's picture held, as far as they could be read.
    """

    catalogue: Catalogue | None
    problems: tuple[Problem, ...]
    positions: Mapping[str, Position]
    language: str
    source: bytes = b""
    logo: PictureFile | None = None


def read(
    path: Path, fetch: Fetch | None = None, language: str | None = None, *, needs_logo: bool = True
) -> Reading:
    """Read a catalogue, and tell every problem in the order of the file; nothing is raised.

    `fetch` gives the bytes of a logo by its name, or raises LogoError; unless it is given the
    logo lies in the catalogue's folder. Where none is needed, one that is missing or unsound is
    done without. Of a file that cannot be read the problems are told in `language`, else in the
    environment's.
    """
    problems = Diagnostics(str(path), message_language(language))
    data = source_file.read_bytes(path, problems)
    return _reading(data, path, problems, fetch, needs_logo=needs_logo)


def read_source(source: bytes, path: Path, language: str | None = None) -> Reading:
    """Read what stands in a catalogue's file or is to stand there; as `read` does."""
    return _reading(source, path, Diagnostics(str(path), message_language(language)))


def _reading(
    source: bytes | None,
    path: Path,
    problems: Diagnostics,
    fetch: Fetch | None = None,
    *,
    needs_logo: bool = True,
) -> Reading:
    fetched: list[PictureFile] = []

    def take_logo(name: str) -> None:
        from roadmap_print.catalogue import logo

        try:
            data = fetch(name) if fetch else logo.fetch(name, path.parent)
            fetched.append(logo.PictureFile(path.parent / name, data))
            from roadmap_print.catalogue.logo_trial import check_drawn  # heavy: most have no logo

            check_drawn(data)
        except logo.LogoError:
            if needs_logo:
                raise
            fetched.clear()

    catalogue = None
    with suppress(TooManyError), _no_garbage_sought():
        catalogue = None if source is None else _catalogue(source, take_logo, problems)
    told = tuple(sorted(problems.told, key=lambda problem: (problem.line, problem.column)))
    logo = fetched[0] if fetched else None
    return Reading(catalogue, told, problems.positions, problems.language, source or b"", logo)


@contextmanager
def _no_garbage_sought() -> Iterator[None]:
    """Make a tree of a million values in two thirds of the time: none of it is garbage yet."""
    sought = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if sought:
            gc.enable()


def _catalogue(
    source: bytes, take_logo: Callable[[str], None], problems: Diagnostics
) -> Catalogue | None:
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
        _check_logo(name, take_logo, problems)
    markdown_warnings.check(data, problems)
    warnings.check(data, problems)
    if problems.failed:
        return None
    references.name_steps(data)
    catalogue = from_data(Catalogue, data)
    audience_checks.check(catalogue, problems)
    return catalogue


def _check_logo(name: str, take_logo: Callable[[str], None], problems: Diagnostics) -> None:
    from roadmap_print.catalogue.logo import LogoError

    try:
        take_logo(name)
    except LogoError as error:
        hint = Message(f"catalogue.logo_hint.{error}")
        problems.error("publisher.logo", Message(f"catalogue.logo.{error}"), hint, text=name)

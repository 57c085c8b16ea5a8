"""`roadmap-print check`: all that is wrong in any number of catalogues, and nothing written."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from roadmap_print.catalogue.reading.reader import read
from roadmap_print.i18n.languages import message_language
from roadmap_print.problem_report import made_errors
from roadmap_print.problems import Problem


class Checked(NamedTuple):
    """What was found in all catalogues, and the language to count it in."""

    problems: tuple[Problem, ...]
    language: str


def check(paths: Iterable[Path], *, strict: bool = False) -> Checked:
    """Read each catalogue and gather its problems; with `strict`, warnings are errors.

    They are counted in the language of the catalogues, where all have the same.
    """
    readings = [read(path) for path in paths]
    problems = tuple(problem for reading in readings for problem in reading.problems)
    languages = {reading.language for reading in readings}
    language = languages.pop() if len(languages) == 1 else message_language()
    return Checked(made_errors(problems) if strict else problems, language)

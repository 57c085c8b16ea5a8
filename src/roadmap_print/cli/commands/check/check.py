"""`roadmap-print check`: all that is wrong in any number of catalogues, and nothing written."""

from collections.abc import Iterable
from pathlib import Path

from roadmap_print.i18n.languages import message_language
from roadmap_print.pipeline.catalogue_reading import read_with_brand
from roadmap_print.problem_report import made_errors
from roadmap_print.problems import Problem


def check(
    paths: Iterable[Path], brand: Path | None = None, *, strict: bool = False
) -> tuple[tuple[Problem, ...], str]:
    """Read each catalogue and its brand, give all problems and the language to count them in.

    That is the language of the catalogues, where all have the same. A brand of several catalogues
    is told of once. With `strict`, warnings are errors.
    """
    readings = [read_with_brand(path, brand)[0] for path in paths]
    told = (problem for reading in readings for problem in reading.problems)
    problems = tuple(dict.fromkeys(told))
    languages = {reading.language for reading in readings}
    language = languages.pop() if len(languages) == 1 else message_language()
    return made_errors(problems) if strict else problems, language

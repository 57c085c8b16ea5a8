"""`roadmap-print check`: all that is wrong in any number of catalogues, and nothing written."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from roadmap_print.catalogue.reading.reader import Reading
from roadmap_print.i18n.languages import message_language
from roadmap_print.i18n.translator import Message, say
from roadmap_print.pipeline.catalogue_reading import read_with_brand
from roadmap_print.problem_report import made_errors
from roadmap_print.problems import Problem
from roadmap_print.publications.registry import every


def check(
    paths: Iterable[Path], brand: Path | None = None, *, strict: bool = False
) -> tuple[tuple[Problem, ...], str, tuple[str, ...]]:
    """Read each catalogue and its brand, give all problems and the language to count them in.

    That is the language of the catalogues, where all have the same. A brand of several catalogues
    is told of once. With `strict`, warnings are errors. The last are notes of what cannot be made,
    which is no fault of a catalogue.
    """
    readings = [read_with_brand(path, brand)[0] for path in paths]
    told = (problem for reading in readings for problem in reading.problems)
    problems = tuple(dict.fromkeys(told))
    languages = {reading.language for reading in readings}
    language = languages.pop() if len(languages) == 1 else message_language()
    notes = tuple(note for reading in readings for note in _notes(reading))
    return made_errors(problems) if strict else problems, language, notes


def _notes(reading: Reading) -> Iterator[str]:
    """Yield which publications have no room for a catalogue's steps."""
    steps = len(reading.catalogue.steps) if reading.catalogue else 0
    for each in every():
        if not each.holds(steps):
            name = say(reading.language, f"publications.{each}.name")
            said = Message("build.too_many_steps")
            yield said.said(reading.language, {"name": name, "count": steps, "most": each.capacity})

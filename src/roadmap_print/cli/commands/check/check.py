"""`roadmap-print check`: all that is wrong in any number of catalogues, and what can be mended."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path

from roadmap_print.catalogue.comparison import translation
from roadmap_print.catalogue.reading.reader import Reading, read
from roadmap_print.cli.inputs.settings_file import Settings, look
from roadmap_print.cli.quiet import note
from roadmap_print.i18n.languages import common_language
from roadmap_print.i18n.translator import Message, say
from roadmap_print.pipeline.catalogue_reading import read_with_brand
from roadmap_print.problem_report import Style, made_errors
from roadmap_print.problems import Problem
from roadmap_print.publications.registry import every


def check(
    paths: Iterable[Path],
    brand: Path | None = None,
    like: Path | None = None,
    *,
    strict: bool = False,
) -> tuple[tuple[Problem, ...], str, tuple[str, ...]]:
    """Read each catalogue, its settings and brand; give all problems, in what language to count.

    That is the language of the catalogues, where all have the same. A file of several catalogues
    is told of once. With `strict`, warnings are errors. The last are notes of what cannot be made,
    which is no fault of a catalogue. `like` is an edition in another language: what of it is still
    in a catalogue is a warning.
    """
    files = list(paths)
    settings = [look(path) for path in files]
    wrong = [_wrong(*each) for each in zip(files, settings, strict=True)]
    brands = [brand or each.values.get("build", {}).get("brand") for each in settings]
    readings = [read_with_brand(*each)[0] for each in zip(files, brands, strict=True)]
    told = [p for each in zip(readings, wrong, strict=True) for p in (*each[0].problems, *each[1])]
    told += _untranslated(files, readings, like) if like else ()
    problems = tuple(dict.fromkeys(told))
    language = common_language(reading.language for reading in readings)
    notes = tuple(note for reading in readings for note in _notes(reading))
    return made_errors(problems) if strict else problems, language, notes


def _wrong(file: Path, settings: Settings) -> tuple[Problem, ...]:
    """Tell what is wrong with the settings of a catalogue, by themselves or together."""
    if settings.problems or settings.file is None:
        return settings.problems
    from roadmap_print.cli.commands.make.build_several import settings_problems

    return settings_problems(file)


def _untranslated(
    files: Sequence[Path], readings: Sequence[Reading], like: Path
) -> tuple[Problem, ...]:
    """Hold catalogues against an edition in another language, or tell what is wrong with that."""
    other = read(like)
    if other.catalogue is None:
        return other.problems
    pairs = zip(files, readings, strict=True)
    found = (translation.untranslated(str(file), each, other.catalogue) for file, each in pairs)
    return tuple(chain.from_iterable(found))


def mend_all(paths: Iterable[Path], style: Style) -> tuple[tuple[Problem, ...], dict[str, object]]:
    """Apply to each catalogue the exact remedies of its problems, and tell what was mended.

    Give why a file could not be written, and what JSON is to tell; else a line each is told.
    """
    from roadmap_print.catalogue.editing.mending import mend_file

    mendings = [mend_file(path) for path in dict.fromkeys(paths)]
    mended = [each for mending in mendings for each in mending.mended]
    for each in mended if style != "json" else ():
        note(each)
    refused = tuple(mending.refused for mending in mendings if mending.refused)
    return refused, {"mended": [each.as_values() for each in mended]}


def _notes(reading: Reading) -> Iterator[str]:
    """Yield which publications have no room for a catalogue's steps."""
    steps = len(reading.catalogue.steps) if reading.catalogue else 0
    for each in every():
        if not each.holds(steps):
            name = say(reading.language, f"publications.{each}.name")
            said = Message("build.too_many_steps")
            yield said.said(reading.language, {"name": name, "count": steps, "most": each.capacity})

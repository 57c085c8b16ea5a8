"""`roadmap-print init`: a small catalogue to start from, with its schema beside it."""

from contextlib import suppress
from importlib.resources import files
from pathlib import Path

from roadmap_print.catalogue.json_schema import schema_text
from roadmap_print.i18n.languages import message_language
from roadmap_print.i18n.translator import Message
from roadmap_print.os_errors import reason
from roadmap_print.problems import Problem, ProblemsError

LANGUAGES = ("fr", "en")
CATALOGUE_NAME = "roadmap.yaml"
SCHEMA_NAME = "roadmap.schema.json"


def start(folder: Path, language: str) -> Path:
    """Write a commented catalogue into a folder, made if need be, and give its path.

    A file that is there already stays as it is; ProblemsError where that is the catalogue, or
    where the folder cannot be written.
    """
    path = folder / CATALOGUE_NAME
    starter = f"starter.{language if language in LANGUAGES else 'en'}.yaml"
    text = files(__package__).joinpath(starter).read_text(encoding="utf-8")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _write_new(path, text)
        _write_schema(folder, path)
    except OSError as error:
        language, there = message_language(language), isinstance(error, FileExistsError)
        said = Message("catalogue.there_already" if there else "catalogue.unwritable")
        told = reason(error, language)
        problem = Problem.error(path, said, language=language, reason=told)
        raise ProblemsError((problem,)) from error
    return path


def _write_schema(folder: Path, catalogue: Path) -> None:
    """Write the schema where there is none; a catalogue does not come without it."""
    try:
        with suppress(FileExistsError):
            _write_new(folder / SCHEMA_NAME, schema_text())
    except OSError:
        catalogue.unlink()
        raise


def _write_new(path: Path, text: str) -> None:
    """Write a file that is not there yet, whole or not at all."""
    file = path.open("x", encoding="utf-8", newline="\n")
    try:
        with file:
            file.write(text)
    except OSError:
        path.unlink()
        raise

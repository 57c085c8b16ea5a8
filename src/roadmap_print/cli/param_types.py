"""Types of arguments that several commands take."""

import os
import re
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import IO, Any

import click
from click.shell_completion import CompletionItem

from roadmap_print.dates import VARIABLE, DateError, document_date
from roadmap_print.i18n.languages import message_language
from roadmap_print.i18n.translator import Message, shown
from roadmap_print.paths import DEFAULT_CATALOGUE
from roadmap_print.problem_report import report
from roadmap_print.problems import NoStepError, Problem, Severity
from roadmap_print.publications import registry


class ArgumentError(click.UsageError):
    """A fault of the command line that is told like any other problem, in one language."""

    def __init__(self, place: str, message: str, language: str, hint: str | None = None) -> None:
        self.problem = Problem(Severity.ERROR, place, 0, 0, "", message, hint, language)
        super().__init__(str(self.problem))

    def of(self, catalogue: Path) -> Problem:
        """Give it as a problem of one of several catalogues."""
        return replace(self.problem, file=str(catalogue), where=self.problem.file)

    def show(self, file: IO[Any] | None = None) -> None:
        """Tell it on standard error."""
        _ = file
        report((self.problem,), "text", self.problem.language)


def argument_error(place: str, said: Message, **values: object) -> ArgumentError:
    """Make an error with its remedy, in the language of messages."""
    language = message_language()
    message, hint = said.both(language, values)
    return ArgumentError(place, message, language, hint)


def usage_error(key: str, **values: object) -> click.UsageError:
    """Make an error of what is typed by its key in the area `usage`."""
    return click.UsageError(_usage(key, **values))


class RunOption(click.Option):
    """An option that holds for a whole run, whatever catalogues it is of: no file sets it."""


class NamedPath(click.Path):
    """A path that is written: nothing, as of a variable that is not set, is not the folder here."""

    def convert(self, value: str | os.PathLike[str], *others: Any) -> Any:  # noqa: ANN401  Click's
        """Give the path; one without a letter is a fault of the command line."""
        if not os.fspath(value):
            self.fail(_usage("no_name"), *others)
        return super().convert(value, *others)


class CatalogueFile(click.Path):
    """A catalogue that is there; one that is not is a fault of the command line, status 2."""

    def __init__(self) -> None:
        super().__init__()
        self.name = "catalogue"

    def convert(self, value: str | os.PathLike[str], *_: object) -> Path:
        """Give the path of a file that exists, or say what to do; raises ArgumentError."""
        path = Path(value)
        try:
            if not stat.S_ISDIR(path.stat().st_mode):
                return path
            said = Message("catalogue.is_folder")
        except PermissionError:  # whoever reads it says so
            return path
        except (OSError, ValueError):  # none of this name, a name too long, a NUL in it
            said = Message("catalogue.no_file")
        raise argument_error(shown(path), said)


class StepNumbers(click.ParamType):  # type: ignore[type-arg]  # no generic before Click 8.5
    """Numbers of steps as people write pages to print: `1-4,6`."""

    name = "numbers"

    def convert(
        self, value: str | tuple[int, ...], param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[int, ...]:
        """Give the numbers in rising order, at least one: no number at all would mean all steps."""
        if isinstance(value, tuple):  # the default
            return value
        numbers: set[int] = set()
        for part in map(str.strip, value.split(",")):
            match = re.fullmatch(r"([1-9]\d{0,3})(?: *- *([1-9]\d{0,3}))?", part, re.ASCII)
            if not match:
                self.fail(_usage("no_step_number", text=part or value), param, ctx)
            first, last = int(match[1]), int(match[2] or match[1])
            if last < first:
                self.fail(_usage("backwards", text=part, first=first, last=last), param, ctx)
            numbers.update(range(first, last + 1))
        return tuple(sorted(numbers))


def _usage(key: str, **values: object) -> str:
    return Message(f"usage.{key}").said(message_language(), values)


class PublicationName(click.ParamType):  # type: ignore[type-arg]  # no generic before Click 8.5
    """The name of a publication: any that there is a row of when the command line is read."""

    name = "publication"

    @property
    def _choice(self) -> click.Choice:  # type: ignore[type-arg]  # no generic before Click 8.2
        return click.Choice([each.name for each in registry.every()])

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Give a name that there is."""
        name: str = self._choice.convert(value, param, ctx)
        return name

    def get_metavar(self, *arguments: Any, **named: Any) -> str | None:  # noqa: ANN401  Click's own
        """Show the names in the help."""
        return self._choice.get_metavar(*arguments, **named)

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """Let the shell offer the names."""
        return self._choice.shell_complete(ctx, param, incomplete)


class AttachedFile(PublicationName):
    """A publication by its name, for its PDF, or slides that people edit: `slides.pptx`."""

    @property
    def _choice(self) -> click.Choice:  # type: ignore[type-arg]  # no generic before Click 8.2
        slides = [f"{each.name}.pptx" for each in registry.every() if each.editable]
        return click.Choice([*(each.name for each in registry.every()), *slides])


class EditionName(click.ParamType):  # type: ignore[type-arg]  # no generic before Click 8.5
    """An older edition: a catalogue, a booklet, or a revision of one in git."""

    name = "old"

    def convert(self, value: str, *_: object) -> str:
        """Take any name: what it is of is known when the catalogue is read."""
        return value


CATALOGUE = CatalogueFile()
STEPS = StepNumbers()
PUBLICATION = PublicationName()
ATTACHED = AttachedFile()
EDITION = EditionName()


def default_catalogue() -> Path:
    """Give the catalogue that a command reads unless another is named."""
    return CATALOGUE.convert(DEFAULT_CATALOGUE)


@contextmanager
def known_steps(option: str = "--steps") -> Iterator[None]:
    """Tell of a step or an audience that the catalogue has not as a fault of the command line."""
    from roadmap_print.catalogue.audiences.edition import NoEditionError

    try:
        yield
    except NoEditionError as error:
        raise ArgumentError("--for", error.message, error.language, error.hint) from None
    except NoStepError as error:
        raise ArgumentError(option, error.said(), error.language) from None


def check_date() -> None:
    """Refuse a SOURCE_DATE_EPOCH that is no date before anything is made; click.UsageError."""
    try:
        document_date()
    except DateError as error:
        raise usage_error("date", variable=VARIABLE, value=error) from None

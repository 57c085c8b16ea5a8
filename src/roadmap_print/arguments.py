"""Types of arguments that several commands take."""

from __future__ import annotations

from pathlib import Path

import click
from click.shell_completion import CompletionItem

from roadmap_print.dates import DateError, document_date

DEFAULT_CATALOGUE = Path("content/roadmap.yaml")


class CatalogueFile(click.ParamType):  # type: ignore[type-arg]  # no generic before Click 8.5
    """A catalogue that is there; one that is not is a fault of the command line, status 2."""

    name = "catalogue"

    def convert(
        self, value: str | Path, param: click.Parameter | None, ctx: click.Context | None
    ) -> Path:
        """Give the path of a file that exists, or say in French or English what to do."""
        path = Path(value)
        try:
            there, folder = path.exists(), path.is_dir()
        except (OSError, ValueError):  # a name too long, a NUL in it
            there, folder = False, False
        if there and not folder:
            return path
        from roadmap_print.catalogue import messages as say
        from roadmap_print.catalogue.findings import interface_language

        pair = (say.IS_FOLDER, say.IS_FOLDER_HINT) if folder else (say.NO_FILE, say.NO_FILE_HINT)
        message, hint = (each.said(interface_language(), {}) for each in pair)
        return self.fail(f"{say.shown(path)}: {message}; {hint}", param, ctx)

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """Let the shell offer file names."""
        _ = ctx, param
        return [CompletionItem(incomplete, type="file")]


CATALOGUE = CatalogueFile()


def default_catalogue() -> Path:
    """Give the catalogue that a command reads unless another is named."""
    return CATALOGUE.convert(DEFAULT_CATALOGUE, None, None)


def check_date() -> None:
    """Refuse a SOURCE_DATE_EPOCH that is no date before anything is made; click.UsageError."""
    try:
        document_date()
    except DateError as error:
        raise click.UsageError(str(error)) from None

"""The command line: parse, call one function, report, give an exit status; no logic.

Heavy modules are imported inside the command that needs them, so that `--help` stays quick.
"""

from __future__ import annotations

import sys
from pathlib import Path

import click

from roadmap_print.arguments import CATALOGUE, default_catalogue
from roadmap_print.catalogue.findings import interface_language
from roadmap_print.problems import ProblemsError
from roadmap_print.report import STYLES, Style, report, status


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="roadmap-print")
def main() -> None:
    """Turn a learning roadmap, one YAML file, into a booklet, a poster and slides.

    \b
    Example:
      roadmap-print build content/roadmap.yaml
    """


@main.command()
@click.argument("catalogues", nargs=-1, type=CATALOGUE)
@click.option("--strict", is_flag=True, help="Make errors of warnings.")
@click.option("--format", "style", type=click.Choice(STYLES), default="text", show_default=True)
def check(catalogues: tuple[Path, ...], style: Style, *, strict: bool) -> None:
    """Tell every error and warning of catalogues; nothing is written.

    \b
    Example:
      roadmap-print check content/roadmap.yaml
    """
    from roadmap_print.check import check as check_all

    checked = check_all(catalogues or (default_catalogue(),), strict=strict)
    report(checked.problems, style, checked.language)
    sys.exit(status(checked.problems))


@main.command()
@click.argument("folder", default="content", type=click.Path(file_okay=False, path_type=Path))
@click.option("--language", type=click.Choice(("fr", "en")), help="The language of its words.")
def init(folder: Path, language: str | None) -> None:
    """Write a small catalogue to start from into FOLDER, "content" unless given.

    \b
    Example:
      roadmap-print init --language fr content
    """
    from roadmap_print.catalogue.starter import start

    try:
        click.echo(start(folder, language or interface_language()))
    except ProblemsError as error:
        report(error.problems, "text", error.problems[0].language)
        sys.exit(status(error.problems))


@main.command()
def schema() -> None:
    """Print the catalogue's JSON Schema, for editors.

    \b
    Example:
      roadmap-print schema > content/roadmap.schema.json
    """
    from roadmap_print.catalogue.schema import schema_text

    click.echo(schema_text(), nl=False)

"""The command line: parse, call one function, report, give an exit status; no logic.

Heavy modules are imported inside the command that needs them, so that `--help` stays quick.
"""

import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

import click
from click.shell_completion import BashComplete, FishComplete, ZshComplete

from roadmap_print.cli.error_handler import ErrorHandler
from roadmap_print.cli.help_texts import NAME, translate_click
from roadmap_print.cli.param_types import (
    CATALOGUE,
    PUBLICATION,
    STEPS,
    check_date,
    default_catalogue,
)
from roadmap_print.i18n.languages import message_language
from roadmap_print.i18n.translator import say
from roadmap_print.paths import DEFAULT_CATALOGUE
from roadmap_print.problem_report import STYLES, Style, report, status
from roadmap_print.publications import registry

Function = TypeVar("Function", bound=Callable[..., Any])

translate_click()  # types of arguments take their names from gettext where they are made
SHELLS = {"bash": BashComplete, "zsh": ZshComplete, "fish": FishComplete}
"""By Click's own scripts, which ask the command itself what may come next."""
a_folder = click.Path(file_okay=False, path_type=Path)
in_folder = click.option("-o", "--output", type=a_folder, default=Path("output"), show_default=True)
of_publications = click.option("--only", type=PUBLICATION, multiple=True)
of_steps = click.option("--steps", type=STEPS, default=())
sheets = click.Choice(registry.sheet_names("poster_size"), case_sensitive=False)
on_sheet = click.option("--poster-size", type=sheets)
a_file = click.Path(exists=True, dir_okay=False, path_type=Path)
in_brand = click.option("--brand", type=a_file)
above_nothing = click.FloatRange(min=0, min_open=True)


def in_style(*names: str) -> Callable[[Function], Function]:
    """Give the option of how a report is written, the first way unless another is named."""
    return click.option(
        "--format", "style", type=click.Choice(names), default=names[0], show_default=True
    )


@click.group(
    NAME,
    cls=ErrorHandler,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(package_name="roadmap-print")
def main() -> None:
    """Turn a learning roadmap, one YAML file, into publications with a code for every link."""


@main.command()
@click.argument("catalogue", type=CATALOGUE, default=DEFAULT_CATALOGUE)
@in_folder
@of_publications
@click.option("--all", "every", is_flag=True)
@of_steps
@click.option("--handout", is_flag=True)
@on_sheet
@click.option("--large-print", is_flag=True)
@click.option("--grey", is_flag=True)
@click.option("--since", metavar="OLD")
@in_brand
@click.option("--press", is_flag=True)
@click.option("--icc", type=a_file, metavar="PROFILE")
@click.option("--fold", type=click.Choice(["a3", "a4"], case_sensitive=False), multiple=True)
@click.option("--force", is_flag=True)
@click.option("--no-proof", is_flag=True)
@click.option("-q", "--quiet", is_flag=True)
@click.pass_context
def build(context: click.Context, /, **options: Any) -> None:  # noqa: ANN401  a value an option
    """Make the publications of CATALOGUE: booklet.pdf, poster.pdf and slides.pdf."""
    from roadmap_print.cli.commands.make.build import BuildArguments, run

    context.exit(run(BuildArguments(**options)))


@main.command()
@click.argument("catalogues", nargs=-1, type=CATALOGUE)
@click.option("--strict", is_flag=True)
@in_brand
@in_style(*STYLES)
def check(catalogues: tuple[Path, ...], style: Style, brand: Path | None, *, strict: bool) -> None:
    """Tell every error and warning of catalogues; nothing is written."""
    from roadmap_print.cli.commands.check.check import check as check_all

    paths = catalogues or (default_catalogue(),)
    problems, language, notes = check_all(paths, brand, strict=strict)
    report(problems, style, language)
    for note in notes:
        click.echo(note, err=True)
    sys.exit(status(problems))


@main.command()
@click.argument("pdfs", nargs=-1, type=a_file)
@click.option("--catalogue", type=CATALOGUE, default=DEFAULT_CATALOGUE, show_default=True)
@click.option("--steps", type=STEPS, default=())
@click.option("--large-print", is_flag=True)
@click.option("--grey", is_flag=True)
@in_style(*STYLES)
def proof(pdfs: tuple[Path, ...], catalogue: Path, style: Style, **asked: Any) -> None:  # noqa: ANN401
    """Proof-read PDFs as a stranger would, those of output/ unless given."""
    from roadmap_print.cli.commands.check import proof as command
    from roadmap_print.proof.proofread import ProofOptions

    found = pdfs or command.finished(Path("output"))
    if not found:
        raise click.UsageError(say(message_language(), "usage.no_pdf"))
    sys.exit(command.run(found, catalogue, style, ProofOptions(**asked)))


@main.command()
@click.argument("old")
@click.argument("new", required=False)
@click.option("--catalogue", type=click.Path(path_type=Path))
@in_style("text", "markdown", "json")
@click.option("--no-pages", is_flag=True)
def changes(*, no_pages: bool, **options: Any) -> None:  # noqa: ANN401
    """Tell what two editions differ in, and which pages to print again."""
    from roadmap_print.cli.commands.check import changes as command

    sys.exit(command.run(**options, pages=not no_pages))


@main.command()
@click.argument("catalogue", type=CATALOGUE, default=DEFAULT_CATALOGUE)
@in_folder
@of_publications
@of_steps
@on_sheet
@click.option("--port", type=click.IntRange(1, 65535))
@click.option("--no-browser", is_flag=True)
def watch(catalogue: Path, output: Path, **options: Any) -> None:  # noqa: ANN401
    """Show the pages in a browser, new on every save, until Ctrl-C."""
    check_date()
    from roadmap_print.cli.commands.make.watch import run
    from roadmap_print.content.build_options import BuildOptions
    from roadmap_print.preview.page_renderer import Order

    choice = BuildOptions(options["steps"], options["poster_size"])
    order = Order(catalogue, registry.named(options["only"]), choice)
    run(order, output, port=options["port"] or 0, browser=not options["no_browser"])


@main.command()
@click.argument("folder", default="content", type=a_folder)
@click.option("--language", type=click.Choice(("fr", "en")))
def init(folder: Path, language: str | None) -> None:
    """Write a small catalogue to start from into FOLDER, "content" unless given."""
    from roadmap_print.catalogue.scaffold import start

    click.echo(start(folder, language or message_language()))


@main.command()
def schema() -> None:
    """Print the catalogue's JSON Schema, for editors."""
    from roadmap_print.catalogue.json_schema import schema_text

    click.echo(schema_text(), nl=False)


@main.command()
@click.argument("shell", type=click.Choice(tuple(SHELLS)))
def completion(shell: str) -> None:
    """Print what SHELL needs to complete commands, options and file names."""
    click.echo(SHELLS[shell](main, {}, NAME, "_ROADMAP_PRINT_COMPLETE").source())


@main.command()
@click.argument("catalogue", type=CATALOGUE, default=DEFAULT_CATALOGUE)
@in_folder
@of_publications
@click.option("--budget", default=10.0, show_default=True, type=above_nothing, metavar="MB")
@click.option("--text", is_flag=True)
@click.option("--since", metavar="OLD")
@click.option("--from", "sender", metavar="ADDRESS")
@click.option("--to", "recipients", type=click.Path(path_type=Path))
@click.option("--send", is_flag=True)
@click.option(
    "--server", metavar="HOST[:PORT]", envvar="ROADMAP_PRINT_SMTP_SERVER", show_envvar=True
)
@click.option("--security", type=click.Choice(["tls", "starttls"]))
@click.option("--user", envvar="ROADMAP_PRINT_SMTP_USER", show_envvar=True)
@click.option("--per-minute", default=30.0, show_default=True, type=above_nothing, metavar="N")
@click.pass_context
def mail(context: click.Context, /, since: str | None, **options: Any) -> None:  # noqa: ANN401
    """Draft a message with the PDFs attached, or send it to a list."""
    if options["send"] and not (options["recipients"] and options["server"]):
        raise click.UsageError(say(message_language(), "usage.send_alone"))
    from roadmap_print.cli.commands.share.mail import MailArguments, run

    news: Mapping[str, Sequence[str]] = {}
    if since:
        from roadmap_print.cli.commands.check.changes import news_since

        news = news_since(since, options["catalogue"])
    context.exit(run(MailArguments(**options), news))


@main.command()
@click.argument("catalogue", type=CATALOGUE, default=DEFAULT_CATALOGUE)
@in_style(*STYLES)
@click.option("--offline", is_flag=True)
@click.option(
    "--max-age", type=click.FloatRange(min=0), default=7, show_default=True, metavar="DAYS"
)
def links(catalogue: Path, style: str, max_age: float, *, offline: bool) -> None:
    """Ask each address over the network whether it is alive."""
    from roadmap_print.cli.commands.check import links as command

    sys.exit(command.run(catalogue, style, offline=offline, max_age=max_age))

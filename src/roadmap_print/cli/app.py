"""The command line: parse, call one function, report, give an exit status; no logic.

Heavy modules are imported inside the command that needs them, so that `--help` stays quick.
"""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click
from click.shell_completion import BashComplete, FishComplete, ZshComplete

from roadmap_print.cli.error_handler import ErrorHandler
from roadmap_print.cli.help_texts import NAME, translate_click
from roadmap_print.cli.inputs.catalogue_files import CATALOGUES, choose, of_catalogues
from roadmap_print.cli.param_types import (
    ATTACHED,
    CATALOGUE,
    EDITION,
    PUBLICATION,
    STEPS,
    NamedPath,
    RunOption,
    check_date,
)
from roadmap_print.cli.quiet import note, tell_done
from roadmap_print.i18n.languages import message_language
from roadmap_print.paths import DEFAULT_CATALOGUE
from roadmap_print.problem_report import STYLES, Style, report, status
from roadmap_print.publications import registry

Function = TypeVar("Function", bound=Callable[..., Any])

translate_click()  # types of arguments take their names from gettext where they are made
SHELLS = {"bash": BashComplete, "zsh": ZshComplete, "fish": FishComplete}
"""By Click's own scripts, which ask the command itself what may come next."""
EXPORTED = ("bib", "ris", "csl", "csv", "xlsx", "md", "bookmarks")
a_folder = NamedPath(file_okay=False, path_type=Path)
in_folder = click.option("-o", "--output", type=a_folder, default=Path("output"), show_default=True)
of_publications = click.option("--only", type=PUBLICATION, multiple=True)
PEOPLE_OPTIONS = ("people", "dry_run", "names", "retry_failed", "people_as", "dask")
of_steps = click.option("--steps", type=STEPS, default=())
for_readers = click.option("--for", "audience", metavar="AUDIENCE")
sheets = click.Choice(registry.sheet_names("poster_size"), case_sensitive=False)
on_sheet = click.option("--poster-size", type=sheets)
a_new_file = NamedPath(dir_okay=False, path_type=Path)
a_file = click.Path(exists=True, dir_okay=False, path_type=Path)
in_brand = click.option("--brand", type=a_file)
since_edition = click.option("--since", type=EDITION, metavar="OLD")
above_nothing = click.FloatRange(min=0, min_open=True)


def in_style(*names: str) -> Callable[[Function], Function]:
    """Give the option of how a report is written, the first way unless another is named."""
    return click.option(
        *("--format", "style"),
        cls=RunOption,
        type=click.Choice(names),
        default=names[0],
        show_default=True,
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
@of_catalogues
@in_folder
@of_publications
@click.option("--all", "every", is_flag=True)
@of_steps
@for_readers
@click.option("--handout", is_flag=True)
@on_sheet
@click.option("--large-print", is_flag=True)
@click.option("--grey", is_flag=True)
@since_edition
@in_brand
@click.option("--press", is_flag=True)
@click.option("--icc", type=a_file, metavar="PROFILE")
@click.option("--fold", type=click.Choice(["a3", "a4"], case_sensitive=False), multiple=True)
@click.option("--pptx", is_flag=True)
@click.option("--template", type=a_file)
@click.option("--force", is_flag=True)
@click.option("--no-proof", is_flag=True)
@click.option("--people", cls=RunOption, type=a_file, metavar="LIST")
@click.option("--dry-run", cls=RunOption, is_flag=True)
@click.option("--names", cls=RunOption, is_flag=True)
@click.option("--retry-failed", cls=RunOption, is_flag=True)
@click.option("--people-as", cls=RunOption, type=click.Choice(["folder", "pdf", "zip"]))
@click.option("--dask", cls=RunOption, metavar="ADDRESS")
@click.option("--jobs", cls=RunOption, type=click.IntRange(min=1), metavar="N")
@in_style("text", "json")
@click.pass_context
def build(
    context: click.Context,
    /,
    style: Style,
    jobs: int | None,
    **options: Any,  # noqa: ANN401
) -> None:
    """Make the publications of CATALOGUES: booklet.pdf, poster.pdf and slides.pdf."""
    chosen = choose(options.pop("catalogues"), options.pop("listed"))
    asked = {name: options.pop(name) for name in PEOPLE_OPTIONS}
    if any(asked.values()):
        from roadmap_print.cli.commands.make import people

        arguments = people.PeopleArguments.of(asked, options, style)
        context.exit(people.run(context, chosen, arguments, options, jobs))
    from roadmap_print.cli.commands.make.build_several import run

    context.exit(run(context, chosen, options, style, jobs))


@main.command()
@of_catalogues
@click.option("--strict", is_flag=True)
@click.option("--fix", is_flag=True)
@click.option("--like", type=a_file, metavar="OTHER")
@in_brand
@in_style(*STYLES)
def check(
    catalogues: tuple[Path, ...],
    listed: Path | None,
    style: Style,
    *,
    strict: bool,
    fix: bool,
    **also: Path | None,
) -> None:
    """Tell every error and warning of catalogues; nothing is written unless it is to be mended."""
    from roadmap_print.cli.commands.check.check import check as check_all
    from roadmap_print.cli.commands.check.check import mend_all

    chosen = choose(catalogues, listed)
    refused, more = mend_all(chosen.files, style) if fix else ((), {})
    problems, language, notes = check_all(chosen.files, **also, strict=strict)
    problems = (*chosen.problems, *refused, *problems)
    report(problems, style, language, **more)
    for each in (*chosen.notes, *notes):
        note(each)
    sys.exit(status(problems))


@main.command()
@click.argument("pdfs", nargs=-1, type=a_file)
@click.option(
    *("--catalogue", "catalogues"),
    type=CATALOGUES,
    multiple=True,
    default=[DEFAULT_CATALOGUE],
    show_default=True,
)
@of_steps
@for_readers
@click.option("--large-print", is_flag=True)
@click.option("--grey", is_flag=True)
@in_style(*STYLES)
def proof(
    pdfs: tuple[Path, ...],
    catalogues: tuple[Path, ...],
    style: Style,
    **asked: Any,  # noqa: ANN401
) -> None:
    """Proof-read PDFs and PowerPoint files as a stranger would, those of output/ unless given."""
    from roadmap_print.cli.commands.check import proof as command
    from roadmap_print.proof.proofread import ProofOptions

    sys.exit(command.run(pdfs, choose(catalogues), style, ProofOptions(**asked)))


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
@for_readers
@on_sheet
@click.option("--port", type=click.IntRange(1, 65535))
@click.option("--no-browser", is_flag=True)
@click.pass_context
def watch(context: click.Context, /, catalogue: Path, output: Path, **options: Any) -> None:  # noqa: ANN401
    """Show the pages in a browser, new on every save, until Ctrl-C."""
    check_date()
    from roadmap_print.cli.commands.make.build import check_concerned
    from roadmap_print.cli.commands.make.watch import run
    from roadmap_print.cli.inputs.settings_file import output_of
    from roadmap_print.content.build_options import BuildOptions
    from roadmap_print.preview.page_renderer import Order

    choice = BuildOptions(options["steps"], options["poster_size"], audience=options["audience"])
    order = Order(catalogue, registry.named(options["only"]), choice)
    check_concerned(options, order.publications)
    output = output_of(context, catalogue, output)
    run(order, output, port=options["port"] or 0, browser=not options["no_browser"])


@main.command()
@click.argument("catalogue", type=CATALOGUE, default=DEFAULT_CATALOGUE)
@in_folder
@click.option("--port", type=click.IntRange(1, 65535))
@click.option("--no-browser", is_flag=True)
@click.pass_context
def edit(
    context: click.Context, /, catalogue: Path, output: Path, port: int | None, *, no_browser: bool
) -> None:
    """Edit a catalogue in a browser, its pages beside the form, until Ctrl-C."""
    check_date()
    from roadmap_print.cli.commands.make.edit import run
    from roadmap_print.cli.inputs.settings_file import output_of
    from roadmap_print.content.build_options import BuildOptions
    from roadmap_print.preview.page_renderer import Order

    order = Order(catalogue, registry.usual(), BuildOptions())
    output = output_of(context, catalogue, output)
    run(order, output, port=port or 0, browser=not no_browser)


@main.command()
@click.argument("folder", default="content", type=a_folder)
@click.option("--language", type=click.Choice(("fr", "en")))
def init(folder: Path, language: str | None) -> None:
    """Write a small catalogue to start from into FOLDER, "content" unless given."""
    from roadmap_print.catalogue.scaffold import start

    tell_done(start(folder, language or message_language()))


@main.command()
@click.argument("whats", nargs=-1, required=True, metavar="WHAT...")
@click.option("--catalogue", type=CATALOGUE)
@click.option("--step", type=click.IntRange(min=1), metavar="N")
@click.option("--dry-run", is_flag=True)
@click.option("-y", "--yes", is_flag=True)
@click.pass_context
def add(context: click.Context, /, **options: Any) -> None:  # noqa: ANN401
    """Add resources by DOI, PMID, arXiv number, ISBN or address, looked up over the network."""
    from roadmap_print.cli.commands.exchange.add import run

    context.exit(run(**options))


@main.command("import")
@click.argument("files", nargs=-1, required=True, type=a_file)
@click.option("--catalogue", type=CATALOGUE)
@click.option("--step", type=click.IntRange(min=1), metavar="N")
@click.option("-o", "--output", type=a_new_file)
@click.option("--language", metavar="CODE")
@click.option("--dry-run", is_flag=True)
@click.option("-y", "--yes", is_flag=True)
@click.pass_context
def import_(context: click.Context, /, **options: Any) -> None:  # noqa: ANN401
    """Bring references, spreadsheets, lists of links and bookmarks into a catalogue."""
    from roadmap_print.cli.commands.exchange.import_files import run

    context.exit(run(**options))


@main.command()
@click.argument("name", metavar="FORMAT", type=click.Choice(EXPORTED))
@click.argument("catalogue", type=CATALOGUE, default=DEFAULT_CATALOGUE)
@click.option("-o", "--output", type=a_new_file)
def export(name: str, catalogue: Path, output: Path | None) -> None:
    """Give a catalogue in a form that other programs read."""
    from roadmap_print.cli.commands.exchange.export import run

    run(name, catalogue, output)


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
@of_catalogues
@in_folder
@click.option("--only", type=ATTACHED, multiple=True)
@click.option("--budget", default=10.0, show_default=True, type=above_nothing, metavar="MB")
@click.option("--text", is_flag=True)
@since_edition
@click.option("--from", "sender", metavar="ADDRESS")
@click.option("--to", "recipients", type=a_file, metavar="LIST")
@click.option("--people", type=a_file, metavar="LIST")
@click.option("--send", cls=RunOption, is_flag=True)
@click.option(
    "--server", metavar="HOST[:PORT]", envvar="ROADMAP_PRINT_SMTP_SERVER", show_envvar=True
)
@click.option("--security", type=click.Choice(["tls", "starttls"]))
@click.option("--user", envvar="ROADMAP_PRINT_SMTP_USER", show_envvar=True)
@click.option("--per-minute", default=30.0, show_default=True, type=above_nothing, metavar="N")
@click.pass_context
def mail(context: click.Context, /, **options: Any) -> None:  # noqa: ANN401
    """Draft a message with the PDFs attached, or send it to a list."""
    from roadmap_print.cli.commands.share.mail import run_all

    chosen = choose(options.pop("catalogues"), options.pop("listed"))
    context.exit(run_all(context, chosen, options))


@main.command()
@of_catalogues
@in_style(*STYLES)
@click.option("--offline", is_flag=True)
@click.option(
    "--max-age", type=click.FloatRange(min=0), default=7, show_default=True, metavar="DAYS"
)
def links(
    catalogues: tuple[Path, ...], listed: Path | None, style: str, max_age: float, *, offline: bool
) -> None:
    """Ask each address over the network whether it is alive."""
    from roadmap_print.cli.commands.check import links as command

    chosen = choose(catalogues, listed)
    sys.exit(command.run(chosen, style, offline=offline, max_age=max_age))

"""The command line: parse, call one function, report, give an exit status; no logic.

Heavy modules are imported inside the command that needs them, so that `--help` stays quick.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

import click

from roadmap_print.catalogue.reading.diagnostics import interface_language
from roadmap_print.cli.completion import SHELLS, script
from roadmap_print.cli.error_handler import Edge
from roadmap_print.cli.param_types import (
    CATALOGUE,
    PUBLICATION,
    STEPS,
    check_date,
    default_catalogue,
)
from roadmap_print.paths import DEFAULT_CATALOGUE
from roadmap_print.problem_report import STYLES, Style, report, status
from roadmap_print.publications import registry

Decorated = TypeVar("Decorated", bound=Callable[..., Any])


def output_folder(meaning: str) -> Callable[[Decorated], Decorated]:
    """Give the option that names the folder of the PDFs."""
    return click.option(
        "-o",
        "--output",
        type=click.Path(file_okay=False, path_type=Path),
        default=Path("output"),
        show_default=True,
        help=meaning,
    )


def only_publications(meaning: str) -> Callable[[Decorated], Decorated]:
    """Give the option that names some of the publications."""
    return click.option("--only", type=PUBLICATION, multiple=True, help=meaning)


in_folder = output_folder("Folder for the PDFs.")
of_publications = only_publications("This publication alone; may be repeated.")
of_steps = click.option("--steps", type=STEPS, default=(), help="These steps alone, such as 1-4,6.")
on_sheet = click.option(
    "--poster-size",
    type=click.Choice(registry.sheet_names("poster_size"), case_sensitive=False),
    help="The poster's sheet: a2 unless given, a1 in large print.",
)


@click.group(
    cls=Edge, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(package_name="roadmap-print")
def main() -> None:
    """Turn a learning roadmap, one YAML file, into a booklet, a poster and slides.

    \b
    Example:
      roadmap-print build content/roadmap.yaml
    """


@main.command()
@click.argument("catalogue", type=CATALOGUE, default=DEFAULT_CATALOGUE)
@in_folder
@of_publications
@of_steps
@on_sheet
@click.option("--large-print", is_flag=True, help="For weak eyes: no text under 16 pt.")
@click.option("--grey", is_flag=True, help="For black-and-white printers: no colour, little toner.")
@click.option(
    "--since",
    metavar="OLD",
    help="Mark what is new since an older catalogue, a file or a git revision, and list it.",
)
@click.option(
    "--press",
    is_flag=True,
    help="Add booklet-press.pdf and poster-press.pdf for a print shop; slides are for a screen.",
)
@click.option(
    "--icc",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="PROFILE",
    help="With --press: the print shop's CMYK profile; makes it PDF/X-4.",
)
@click.option(
    "--fold",
    type=click.Choice(["a3", "a4"], case_sensitive=False),
    multiple=True,
    help="Add booklet-fold-a3.pdf, pages of A4, or booklet-fold-a4.pdf, laid out on A5: sheets to "
    "print on both sides, flip on the short edge, and fold.",
)
@click.option(
    "--force",
    is_flag=True,
    help="Make what is up to date too, and replace another catalogue's files.",
)
@click.option("--no-proof", is_flag=True, help="Deliver without proof-reading.")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors.")
@click.pass_context
def build(context: click.Context, /, **options: Any) -> None:  # noqa: ANN401  one value an option
    """Make booklet.pdf, poster.pdf and slides.pdf from CATALOGUE.

    What is up to date is left alone: what would be the same pages, made by the same program, and
    stands as it was made. The record of that, .roadmap-print.json, lies beside the PDFs and may be
    deleted.

    A file says what is in it: booklet-step-6.pdf, booklet-large-print.pdf. Another catalogue's file
    is not replaced without --force.

    \b
    Examples:
      roadmap-print build
      roadmap-print build --force
      roadmap-print build content/roadmap.yaml --only poster --poster-size a1
      roadmap-print build --steps 1-4,6
      roadmap-print build --large-print
      roadmap-print build --since v1.0
      roadmap-print build --only booklet --fold a3
      roadmap-print build --press --icc PSOcoated_v3.icc
    """
    from roadmap_print.cli.commands.make.build import BuildArguments, run

    context.exit(run(BuildArguments(**options)))


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
    from roadmap_print.cli.commands.check.check import check as check_all

    checked = check_all(catalogues or (default_catalogue(),), strict=strict)
    report(checked.problems, style, checked.language)
    sys.exit(status(checked.problems))


@main.command()
@click.argument("pdfs", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--catalogue",
    type=CATALOGUE,
    default=DEFAULT_CATALOGUE,
    show_default=True,
    help="What they were made from.",
)
@click.option(
    "--steps",
    type=STEPS,
    default=(),
    help="The steps that were printed, where a file does not say so.",
)
@click.option("--large-print", is_flag=True, help="They were to be in large print.")
@click.option("--grey", is_flag=True, help="They were to be without colour.")
@click.option("--format", "style", type=click.Choice(STYLES), default="text", show_default=True)
def proof(
    pdfs: tuple[Path, ...],
    catalogue: Path,
    steps: tuple[int, ...],
    style: Style,
    *,
    large_print: bool,
    grey: bool,
) -> None:
    """Proof-read PDFs as a stranger would, those of output/ unless given.

    Decodes each code from the page's pixels, holds text and links against the catalogue, and
    looks for what is missing, misplaced, too small, too pale or not told to a screen reader.

    \b
    Examples:
      roadmap-print proof
      roadmap-print proof --format json output/booklet-step-6.pdf
    """
    from roadmap_print.cli.commands.check import proof as command

    found = pdfs or command.finished(Path("output"))
    if not found:
        raise click.UsageError("no PDF in output/; build first, or name one")
    asked = command.Asked(steps, large_print=large_print, grey=grey)
    sys.exit(command.run(found, catalogue, style, asked))


@main.command()
@click.argument("old")
@click.argument("new", required=False)
@click.option(
    "--catalogue",
    type=click.Path(path_type=Path),
    show_default=f"NEW where it is a file, else {DEFAULT_CATALOGUE}",
    help="The file that revisions are revisions of.",
)
@click.option(
    "--format",
    "style",
    type=click.Choice(("text", "markdown", "json")),
    default="text",
    show_default=True,
    help="How the report is written.",
)
@click.option("--no-pages", is_flag=True, help="Compare the catalogues alone, which is quick.")
def changes(
    old: str, new: str | None, catalogue: Path | None, style: str, *, no_pages: bool
) -> None:
    """Tell what two editions differ in, and which pages to print again.

    OLD and NEW are catalogues, or git revisions of one; NEW is the working catalogue unless given.
    A catalogue that was renamed since is found under its former name.
    Both are laid out and held against each other page by page; nothing is written.

    \b
    Examples:
      roadmap-print changes HEAD~3
      roadmap-print changes spring autumn --format markdown
      roadmap-print changes old.yaml content/roadmap.yaml --no-pages
    """
    from roadmap_print.cli.commands.check import changes as command

    sys.exit(command.run(old, new, catalogue, style, pages=not no_pages))


@main.command()
@click.argument("catalogue", type=CATALOGUE, default=DEFAULT_CATALOGUE)
@in_folder
@of_publications
@of_steps
@on_sheet
@click.option(
    "--port", type=click.IntRange(1, 65535), help="The port on 127.0.0.1; by default a free one."
)
@click.option("--no-browser", is_flag=True, help="Do not open a browser.")
def watch(
    catalogue: Path,
    output: Path,
    only: tuple[str, ...],
    steps: tuple[int, ...],
    poster_size: str | None,
    port: int | None,
    no_browser: bool,  # noqa: FBT001  click passes options by name
) -> None:
    """Show the pages in a browser, new on every save, until Ctrl-C.

    What is wrong stands above the last good pages, with its line, until it is mended. After each
    save the PDFs are made, proof-read and put into the output folder, as "build" does. The
    address is this machine's own: nobody else can see it.

    \b
    Examples:
      roadmap-print watch
      roadmap-print watch content/roadmap.yaml --only poster --poster-size a1
      roadmap-print watch --port 8000 --no-browser
    """
    check_date()
    from roadmap_print.cli.commands.make.watch import run
    from roadmap_print.content.build_options import BuildOptions
    from roadmap_print.preview.page_renderer import Order

    order = Order(catalogue, registry.named(only), BuildOptions(steps, poster_size))
    run(order, output, port=port or 0, browser=not no_browser)


@main.command()
@click.argument("folder", default="content", type=click.Path(file_okay=False, path_type=Path))
@click.option("--language", type=click.Choice(("fr", "en")), help="The language of its words.")
def init(folder: Path, language: str | None) -> None:
    """Write a small catalogue to start from into FOLDER, "content" unless given.

    \b
    Example:
      roadmap-print init --language fr content
    """
    from roadmap_print.catalogue.scaffold import start

    click.echo(start(folder, language or interface_language()))


@main.command()
def schema() -> None:
    """Print the catalogue's JSON Schema, for editors.

    \b
    Example:
      roadmap-print schema > content/roadmap.schema.json
    """
    from roadmap_print.catalogue.json_schema import schema_text

    click.echo(schema_text(), nl=False)


@main.command()
@click.argument("shell", type=click.Choice(SHELLS))
def completion(shell: str) -> None:
    """Print what SHELL needs to complete commands, options and file names.

    \b
    Examples:
      eval "$(roadmap-print completion bash)"      in ~/.bashrc
      eval "$(roadmap-print completion zsh)"       in ~/.zshrc, after compinit
      roadmap-print completion fish | source       in ~/.config/fish/config.fish
    """
    click.echo(script(main, shell))


@main.command()
@click.argument("catalogue", type=CATALOGUE, default=DEFAULT_CATALOGUE)
@output_folder("Where the PDFs lie; the draft goes beside them.")
@only_publications("Attach this one alone; may be repeated. Else all that are there.")
@click.option(
    "--budget",
    default=10.0,
    show_default=True,
    type=click.FloatRange(min=0, min_open=True),
    metavar="MB",
    help="The largest message.",
)
@click.option("--text", is_flag=True, help="Print the words to paste instead of writing a draft.")
@click.option(
    "--since",
    metavar="OLD",
    help="Say what is new since an older catalogue, a file or a git revision.",
)
@click.option("--from", "sender", metavar="ADDRESS", help="Who sends; else publisher.email.")
@click.option(
    "--to",
    "recipients",
    type=click.Path(path_type=Path),
    help="A CSV: address, and if wanted name and language. Shows what would go to whom.",
)
@click.option("--send", is_flag=True, help="With --to: really send.")
@click.option(
    "--server",
    metavar="HOST[:PORT]",
    envvar="ROADMAP_PRINT_SMTP_SERVER",
    show_envvar=True,
    help="The mail server.",
)
@click.option(
    "--security",
    type=click.Choice(["tls", "starttls"]),
    help="How it encrypts; by default tls on port 465, starttls on any other.",
)
@click.option(
    "--user",
    envvar="ROADMAP_PRINT_SMTP_USER",
    show_envvar=True,
    help="Log in. The password: $ROADMAP_PRINT_SMTP_PASSWORD, else the keyring, else asked for.",
)
@click.option(
    "--per-minute",
    default=30.0,
    show_default=True,
    type=click.FloatRange(min=0, min_open=True),
    metavar="N",
    help="Messages a minute at most.",
)
@click.pass_context
def mail(
    context: click.Context,
    /,
    since: str | None,
    **options: Any,  # noqa: ANN401  one value an option
) -> None:
    """Draft a message with the PDFs attached, or send it to a list.

    Writes mail.eml beside the PDFs, to open in a mail program. With --to, shows what would go to
    whom; with --send as well, sends one message a recipient and records who got it in
    mail-sent.jsonl beside the PDFs, so that running it again goes on where it stopped.

    \b
    Examples:
      roadmap-print mail
      roadmap-print mail --since spring
      roadmap-print mail --to team.csv
      roadmap-print mail --to team.csv --send --server smtp.example.org --user anne
    """
    if options["send"] and not (options["recipients"] and options["server"]):
        raise click.UsageError("--send needs --to FILE and --server HOST.")
    from roadmap_print.cli.commands.share.mail import MailArguments, run

    news: Mapping[str, Sequence[str]] = {}
    if since:
        from roadmap_print.cli.commands.check.changes import news_since

        news = news_since(since, options["catalogue"])
    context.exit(run(MailArguments(**options), news))


@main.command()
@click.argument("catalogue", type=CATALOGUE, default=DEFAULT_CATALOGUE)
@click.option(
    "--format",
    "style",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    show_default=True,
    help="How the report is written.",
)
@click.option("--offline", is_flag=True, help="Ask nobody: say what earlier runs learned.")
@click.option(
    "--max-age",
    type=click.FloatRange(min=0),
    default=7,
    show_default=True,
    metavar="DAYS",
    help="How old a good answer may be; 0 asks again.",
)
def links(catalogue: Path, style: str, max_age: float, *, offline: bool) -> None:
    """Ask each address over the network whether it is alive.

    Each is alive, dead (no such page, host, video or DOI), or one cannot tell (the host lets no
    programs in, is slow, has a fault). The exit status is 1 for dead ones alone. Answers are kept
    in the user's cache folder: good ones for --max-age, others for an hour. Where the PDFs lie in
    output/, the report says on which of their pages an address is printed.

    Videos are asked of YouTube's oEmbed address, DOIs of the handle service; the environment's
    ROADMAP_PRINT_OEMBED and ROADMAP_PRINT_HANDLES name others.

    \b
    Example:
      roadmap-print links content/roadmap.yaml
      roadmap-print links --offline --format json
    """
    from roadmap_print.cli.commands.check import links as command

    sys.exit(command.run(catalogue, style, offline=offline, max_age=max_age))

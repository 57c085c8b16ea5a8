"""The command line: parse, call one function, report, give an exit status; no logic.

Heavy modules are imported inside the command that needs them, so that `--help` stays quick.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from roadmap_print.arguments import CATALOGUE, DEFAULT_CATALOGUE, default_catalogue
from roadmap_print.catalogue.findings import interface_language
from roadmap_print.edge import Edge
from roadmap_print.problems import Problem, Severity
from roadmap_print.publications import POSTER_SHEETS, Publication
from roadmap_print.report import STYLES, Style, report, status

if TYPE_CHECKING:
    from roadmap_print.build import Made, Step
    from roadmap_print.catalogue.model import Catalogue
    from roadmap_print.catalogue.reader import Reading


class StepNumbers(click.ParamType[tuple[int, ...]]):
    """Numbers of steps as people write pages to print: `1-4,6`."""

    name = "numbers"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[int, ...]:
        """Return the numbers in rising order."""
        numbers: set[int] = set()
        for part in filter(None, str(value).replace(" ", "").split(",")):
            match = re.fullmatch(r"([1-9]\d{0,3})(?:-([1-9]\d{0,3}))?", part)
            if not match or int(match[2] or match[1]) < int(match[1]):
                self.fail(f"{part!r} is no step or range of steps; write 1-4,6", param, ctx)
            numbers.update(range(int(match[1]), int(match[2] or match[1]) + 1))
        return tuple(sorted(numbers))


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
@click.option(
    "-o",
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("output"),
    show_default=True,
    help="Folder for the PDFs.",
)
@click.option(
    "--only",
    type=click.Choice([each.value for each in Publication]),
    multiple=True,
    help="Make this publication alone; may be repeated.",
)
@click.option("--steps", type=StepNumbers(), default="", help="Steps to print, such as 1-4,6.")
@click.option(
    "--poster-size",
    type=click.Choice(list(POSTER_SHEETS), case_sensitive=False),
    help="The poster's sheet: a2 unless given, a1 in large print.",
)
@click.option("--large-print", is_flag=True, help="For weak eyes: no text under 16 pt.")
@click.option("--grey", is_flag=True, help="For black-and-white printers: no colour, little toner.")
@click.option("--no-proof", is_flag=True, help="Deliver without proof-reading.")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors.")
def build(
    catalogue: Path,
    output: Path,
    only: tuple[str, ...],
    steps: tuple[int, ...],
    poster_size: str | None,
    large_print: bool,  # noqa: FBT001  click passes options by name
    grey: bool,  # noqa: FBT001  click passes options by name
    no_proof: bool,  # noqa: FBT001  click passes options by name
    quiet: bool,  # noqa: FBT001  click passes options by name
) -> None:
    """Make booklet.pdf, poster.pdf and slides.pdf from CATALOGUE.

    \b
    Examples:
      roadmap-print build
      roadmap-print build content/roadmap.yaml --only poster --poster-size a1
      roadmap-print build --steps 1-4,6 --output handouts
      roadmap-print build --large-print --output large-print
    """
    from roadmap_print import workers

    publications = [Publication(name) for name in only] or list(Publication)
    with workers.start(publications) as ready:
        from roadmap_print import build as builder
        from roadmap_print.pages.choice import Choice

        reading, found = _read(catalogue)
        _check_steps(steps, len(found.steps))
        with _progress(publications, quiet=quiet) as listen:
            ended = builder.build(
                ready,
                found,
                catalogue,
                output,
                publications,
                Choice(steps, poster_size, large_print=large_print, grey=grey),
                listen,
                None if no_proof else builder.Proofreader(reading.marks, reading.language),
                reading.language,
            )
    problems = [*reading.problems, *(each for event in ended for each in event.problems)]
    _tell(problems, reading.language, quiet=quiet)
    for event in ended:
        if isinstance(event, builder.Made) and not quiet:
            click.echo(_line(event, reading.language))
    if any(isinstance(event, builder.Failed) for event in ended):
        sys.exit(1)


def _tell(problems: Sequence[Problem], language: str, *, quiet: bool) -> None:
    """Report what there is to report; the quiet hear of errors alone."""
    told = [each for each in problems if not quiet or each.severity is Severity.ERROR]
    if told:
        report(told, "text", language)


def _line(made: Made, language: str) -> str:
    proofread = f"\n  {made.report.summary.said(language)}" if made.report else ""
    return (
        f"{made.path}: {made.pages} pages, {made.size / 1000:.0f} kB, "
        f"{made.codes} codes, {made.seconds:.1f} s{proofread}"
    )


def _check_steps(steps: tuple[int, ...], count: int) -> None:
    if missing := [number for number in steps if number > count]:
        raise click.BadParameter(
            f"no step {missing[0]}: the catalogue has {count}", param_hint="--steps"
        )


def _read(file: Path) -> tuple[Reading, Catalogue]:
    """Read a catalogue or say all that is wrong with it and end."""
    from roadmap_print.catalogue.reader import read

    reading = read(file)
    if reading.catalogue is None:
        report(reading.problems, "text", reading.language)
        sys.exit(1)
    return reading, reading.catalogue


@contextmanager
def _progress(
    publications: Sequence[Publication], *, quiet: bool
) -> Iterator[Callable[[Step], None]]:
    """Show how far the work has come, where somebody is looking."""
    if quiet or not sys.stderr.isatty():
        yield lambda _: None
        return
    done = dict.fromkeys(publications, 0.0)
    with click.progressbar(length=100, file=sys.stderr, show_eta=False) as bar:

        def listen(step: Step) -> None:
            done[step.publication] = step.done
            bar.update(round(100 * sum(done.values()) / len(done)) - bar.pos)

        yield listen
        bar.update(100 - bar.pos)


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
@click.argument("pdfs", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--catalogue",
    type=CATALOGUE,
    default=Path("content/roadmap.yaml"),
    show_default=True,
    help="What they were made from.",
)
@click.option("--steps", type=StepNumbers(), default="", help="The steps that were printed.")
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
      roadmap-print proof --format json handouts/booklet.pdf --steps 1-4
    """
    from roadmap_print.proof import Promises, command

    made = [Path("output", f"{each}.pdf") for each in Publication]
    found = pdfs or tuple(pdf for pdf in made if pdf.is_file())
    if not found:
        raise click.UsageError("no PDF in output/; build first, or name one")
    sys.exit(command.run(found, catalogue, steps, style, Promises(large_print, grey)))


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

    click.echo(start(folder, language or interface_language()))


@main.command()
def schema() -> None:
    """Print the catalogue's JSON Schema, for editors.

    \b
    Example:
      roadmap-print schema > content/roadmap.schema.json
    """
    from roadmap_print.catalogue.schema import schema_text

    click.echo(schema_text(), nl=False)


@main.command()
@click.argument("catalogue", type=CATALOGUE, default=DEFAULT_CATALOGUE)
@click.option(
    "-o",
    "--output",
    default="output",
    show_default=True,
    type=click.Path(path_type=Path),
    help="Where the PDFs lie; the draft goes beside them.",
)
@click.option(
    "--only",
    multiple=True,
    type=click.Choice([each.value for each in Publication]),
    help="Attach this one alone; may be repeated. Else all that are there.",
)
@click.option(
    "--budget",
    default=10.0,
    show_default=True,
    type=click.FloatRange(min=0, min_open=True),
    metavar="MB",
    help="The largest message.",
)
@click.option("--text", is_flag=True, help="Print the words to paste instead of writing a draft.")
@click.option("--from", "sender", metavar="ADDRESS", help="Who sends; else publisher.email.")
@click.option(
    "--to",
    "recipients",
    type=click.Path(path_type=Path),
    help="A CSV: name,address,language. Shows what would go to whom.",
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
def mail(context: click.Context, /, **options: Any) -> None:  # noqa: ANN401  one value an option
    """Draft a message with the PDFs attached, or send it to a list.

    Writes mail.eml beside the PDFs, to open in a mail program. With --to, shows what would go to
    whom; with --send as well, sends one message a recipient and records who got it in
    mail-sent.jsonl beside the PDFs, so that running it again goes on where it stopped.

    \b
    Examples:
      roadmap-print mail
      roadmap-print mail --to team.csv
      roadmap-print mail --to team.csv --send --server smtp.example.org --user anne
    """
    if options["send"] and not (options["recipients"] and options["server"]):
        raise click.UsageError("--send needs --to FILE and --server HOST.")
    from roadmap_print.mail.command import Options, run

    context.exit(run(Options(**options)))


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
    """Ask whether the addresses are alive; the one command that uses the network.

    Each is alive, dead (no such page, host, video or DOI), or one cannot tell (the host lets no
    programs in, is slow, has a fault). The exit status is 1 for dead ones alone. Answers are kept
    in the user's cache folder: good ones for --max-age, others for an hour.

    Videos are asked of YouTube's oEmbed address, DOIs of the handle service; the environment's
    ROADMAP_PRINT_OEMBED and ROADMAP_PRINT_HANDLES name others.

    \b
    Example:
      roadmap-print links content/roadmap.yaml
      roadmap-print links --offline --format json
    """
    from roadmap_print.links import command

    sys.exit(command.run(catalogue, style, offline=offline, max_age=max_age))

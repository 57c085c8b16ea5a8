"""The command line: parse, call one function, report, give an exit status; no logic.

Heavy modules are imported inside the command that needs them, so that `--help` stays quick.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="roadmap-print")
def main() -> None:
    """Turn a learning roadmap, one YAML file, into a booklet, a poster and slides.

    \b
    Example:
      roadmap-print build content/roadmap.yaml
    """


@main.command()
@click.argument(
    "catalogue",
    default="content/roadmap.yaml",
    type=click.Path(path_type=Path),
)
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
    type=click.Choice(["booklet", "poster", "slides"]),
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
    from roadmap_print.mail.command import Options, run  # noqa: PLC0415

    context.exit(run(Options(**options)))

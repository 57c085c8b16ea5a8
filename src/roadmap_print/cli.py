"""The command line: parse, call one function, report, give an exit status; no logic.

Heavy modules are imported inside the command that needs them, so that `--help` stays quick.
"""

from __future__ import annotations

import sys
from pathlib import Path

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
@click.argument("catalogue", type=click.Path(path_type=Path), default="content/roadmap.yaml")
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
    from roadmap_print.links import command  # noqa: PLC0415

    sys.exit(command.run(catalogue, style, offline=offline, max_age=max_age))

"""The command line: parse, call one function, report, give an exit status; no logic.

Heavy modules are imported inside the command that needs them, so that `--help` stays quick.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from roadmap_print.publications import POSTER_SHEETS, Publication

if TYPE_CHECKING:
    from roadmap_print.build import Made, Step
    from roadmap_print.catalogue.model import Catalogue


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


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="roadmap-print")
def main() -> None:
    """Turn a learning roadmap, one YAML file, into a booklet, a poster and slides.

    \b
    Example:
      roadmap-print build content/roadmap.yaml
    """


@main.command()
@click.argument("catalogue", type=click.Path(path_type=Path), default=Path("content/roadmap.yaml"))
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
    default="a2",
    show_default=True,
    help="The poster's sheet.",
)
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors.")
def build(
    catalogue: Path,
    output: Path,
    only: tuple[str, ...],
    steps: tuple[int, ...],
    poster_size: str,
    quiet: bool,  # noqa: FBT001  click passes options by name
) -> None:
    """Make booklet.pdf, poster.pdf and slides.pdf from CATALOGUE.

    \b
    Examples:
      roadmap-print build
      roadmap-print build content/roadmap.yaml --only poster --poster-size a1
      roadmap-print build --steps 1-4,6 --output handouts
    """
    from roadmap_print import build as builder  # noqa: PLC0415
    from roadmap_print.pages.choice import Choice  # noqa: PLC0415

    found = _read(catalogue)
    _check_steps(steps, len(found.steps))
    publications = [Publication(name) for name in only] or list(Publication)
    with _progress(publications, quiet=quiet) as listen:
        ended = builder.build(
            found, catalogue, output, publications, Choice(steps, poster_size), listen
        )
    for event in ended:
        if isinstance(event, builder.Failed):
            click.echo(str(event.problem), err=True)
        elif not quiet:
            click.echo(_line(event))
    if any(isinstance(event, builder.Failed) for event in ended):
        sys.exit(1)


def _line(made: Made) -> str:
    return (
        f"{made.path}: {made.pages} pages, {made.size / 1000:.0f} kB, "
        f"{made.codes} codes, {made.seconds:.1f} s"
    )


def _check_steps(steps: tuple[int, ...], count: int) -> None:
    if missing := [number for number in steps if number > count]:
        raise click.BadParameter(
            f"no step {missing[0]}: the catalogue has {count}", param_hint="--steps"
        )


def _read(file: Path) -> Catalogue:
    """Read a catalogue or say all that is wrong with it and end."""
    from roadmap_print.catalogue.reader import read  # noqa: PLC0415

    reading = read(file)
    for problem in reading.problems:
        click.echo(str(problem), err=True)
    if reading.catalogue is None:
        sys.exit(1)
    return reading.catalogue


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

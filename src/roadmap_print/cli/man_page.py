"""The man page, made of the help texts themselves: the two cannot part.

python -m roadmap_print.cli.man_page > docs/roadmap-print.1
python -m roadmap_print.cli.man_page fr > docs/roadmap-print.fr.1
"""

import inspect
import re
from collections.abc import Iterator, Sequence
from importlib.metadata import version
from textwrap import wrap

import click

from roadmap_print.cli.help_texts import NAME, fill_in
from roadmap_print.i18n.translator import say

EXIT_STATUSES = 0, 1, 2, 70, 130
ESCAPES = str.maketrans({"\\": "\\e", "-": "\\-", '"': "\\(dq", "\xa0": "\\~"})


def page(main: click.Group, language: str = "en") -> str:
    """Return the manual of a group of commands as man(7) wants it."""
    fill_in(main, language)
    return "\n".join(_lines(main, language)) + "\n"


def _lines(main: click.Group, language: str) -> Iterator[str]:
    summary, *rest = _paragraphs(main)
    yield f'.TH {NAME.upper()} 1 "" "{NAME} {version(NAME)}"'
    words = " ".join(summary.split()).removesuffix(".")
    yield _heading("name", language)
    begun = words[:1].lower() + words[1:]  # as it is wanted there
    yield f"{_escaped(NAME)} \\- {_escaped(begun)}"
    yield _heading("synopsis", language)
    yield from (f".B {_escaped(NAME)}", ".I COMMAND", "[\\fIOPTIONS\\fR]")
    yield _heading("description", language)
    yield from _described(rest)
    yield from _options(main, click.Context(main, info_name=NAME))
    yield _heading("commands", language)
    for name, command in main.commands.items():
        yield from _command(name, command)
    yield _heading("exit_status", language)
    for status in EXIT_STATUSES:
        yield from (".TP", f".B {status}", _escaped(say(language, f"man.status.{status}")))


def _heading(key: str, language: str) -> str:
    return f".SH {say(language, f'man.{key}')}"


def _command(name: str, command: click.Command) -> Iterator[str]:
    context = click.Context(command, info_name=f"{NAME} {name}")
    yield f'.SS "{_escaped(" ".join([name, *command.collect_usage_pieces(context)]))}"'
    yield from _described(_paragraphs(command))
    yield from _options(command, context)


def _paragraphs(command: click.Command) -> list[str]:
    return inspect.cleandoc(command.help or "").split("\n\n")


def _described(paragraphs: Sequence[str]) -> Iterator[str]:
    """Set paragraphs; after Click's mark lines stay as they are, the first is a heading."""
    for number, paragraph in enumerate(paragraphs):
        if number:
            yield ".PP"
        if not paragraph.startswith("\b\n"):
            yield from _wrapped(paragraph)
            continue
        heading, *lines = paragraph.removeprefix("\b\n").split("\n")
        yield from (_escaped(heading), ".PP", ".nf", ".RS 4")
        yield from (_escaped(line.strip()) for line in lines)
        yield from (".RE", ".fi")


def _options(command: click.Command, context: click.Context) -> Iterator[str]:
    """Set what `--help` says of each option of the command's own."""
    for parameter in command.params:
        record = parameter.get_help_record(context)
        if record and isinstance(parameter, click.Option):
            yield from (".TP", _marked(record[0]), *_wrapped(record[1]))


def _wrapped(text: str) -> Iterator[str]:
    return map(_escaped, wrap(text, 72, break_long_words=False, break_on_hyphens=False))


def _marked(names: str) -> str:
    """Set the names of an option in bold, and what stands for a value in italics."""
    return re.sub(
        r"(-[\w-]+)|([A-Z]\w*)",
        lambda found: f"\\fB{_escaped(found[1])}\\fR" if found[1] else f"\\fI{found[2]}\\fR",
        names,
    )


def _escaped(text: str) -> str:
    """Write text so that nothing in it is a request: no line starts with a point or a quote."""
    safe = text.translate(ESCAPES)
    return f"\\&{safe}" if safe.startswith((".", "'")) else safe


if __name__ == "__main__":
    import sys

    from roadmap_print.cli.app import main as commands

    sys.stdout.write(page(commands, *sys.argv[1:]))

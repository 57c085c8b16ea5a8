"""Help with examples, a man page from the same words, completion in the shells themselves."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import click
import pytest

from roadmap_print.cli import man_page
from roadmap_print.cli.app import SHELLS, main
from roadmap_print.cli.help_texts import fill_in

DOCS = Path(__file__).parents[2] / "docs"
MANUALS = {"en": DOCS / "roadmap-print.1", "fr": DOCS / "roadmap-print.fr.1"}
COMMANDS = sorted(main.commands)


@pytest.fixture(autouse=True)
def english() -> None:
    """Fill in what another test may have filled in in French."""
    fill_in(main, "en")


def examples(command: click.Command) -> list[str]:
    """The commands that a help text shows."""
    lines = (command.help or "").partition("Example")[2].splitlines()[1:]
    return [line.strip() for line in lines if "roadmap-print" in line]


def test_there_are_commands_to_look_at() -> None:
    assert {"build", "check", "watch", "completion"} <= set(COMMANDS)
    assert examples(main)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_help_has_examples_that_can_be_typed(name: str) -> None:
    command = main.commands[name]
    assert examples(command)
    for example in examples(command):
        words = shlex.split(example.partition("$(")[2].partition(")")[0] or example)
        assert words[:2] == ["roadmap-print", name]
        typed = words[2 : words.index(">")] if ">" in words else words[2:]
        context = click.Context(command, info_name=name)
        command.make_parser(context).parse_args([each for each in typed if each != "|"])


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_says_what_it_does(name: str) -> None:
    options = [each for each in main.commands[name].params if isinstance(each, click.Option)]
    assert all(each.help for each in options)


@pytest.mark.parametrize("language", MANUALS)
def test_the_man_page_is_what_the_help_says(language: str) -> None:
    assert MANUALS[language].read_text("utf-8") == man_page.page(main, language), "make manual"


@pytest.mark.slow
@pytest.mark.parametrize(
    "check",
    [("groff", "-man", "-Kutf8", "-ww", "-z"), ("mandoc", "-T", "lint", "-W", "error")],
    ids=lambda check: check[0],
)
@pytest.mark.parametrize("language", MANUALS)
def test_the_man_page_is_sound(check: tuple[str, ...], language: str) -> None:
    ended = subprocess.run([*check, MANUALS[language]], capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "", "")


def test_a_line_of_the_man_page_is_never_a_request_by_chance() -> None:
    group = click.Group("main", help="Say.\n\n'quoted' and\n.dotted \\fB-x", commands={})
    lines = man_page.page(group).splitlines()
    assert "\\&'quoted' and .dotted \\efB\\-x" in lines


# What a user would have typed when pressing the tab key, and how the shell is asked about it.
ASK = {
    "bash": "{script}\nCOMP_WORDS=(roadmap-print {typed}); COMP_CWORD={place}\n"
    '_roadmap_print_completion roadmap-print; printf "%s\\n" "${{COMPREPLY[@]}}"',
    "zsh": "compdef() {{ :; }}; _describe() {{ local -a a; a=(${{(P)3}}); print -rl -- $a; }}\n"
    "compadd() {{ local n=$@[-1]; print -rl -- ${{(P)n}}; }}; _path_files() {{ print files; }}\n"
    "{script}\nwords=(roadmap-print {typed}); CURRENT=$(({place} + 1)); _roadmap_print_completion",
    "fish": '{script}\ncomplete -C "roadmap-print {typed}"',
}


def script(shell: str) -> str:
    return SHELLS[shell](main, {}, "roadmap-print", "_ROADMAP_PRINT_COMPLETE").source()


@pytest.mark.parametrize(
    "shell",
    [pytest.param(each, marks=pytest.mark.slow if each != "bash" else ()) for each in SHELLS],
)
@pytest.mark.parametrize(
    ("typed", "place", "offered"),
    [("wa", 1, "watch"), ("build --only po", 3, "poster"), ("mail --secu", 2, "--security")],
)
def test_a_shell_completes(
    shell: str, typed: str, place: int, offered: str, tmp_path: Path
) -> None:
    command = tmp_path / "roadmap-print"
    command.write_text(f'#!/bin/sh\nexec {sys.executable} -m roadmap_print "$@"\n')
    command.chmod(0o755)
    asked = ASK[shell].format(script=script(shell), typed=typed, place=place)
    ended = subprocess.run(
        [shell, "-c", asked],
        env={**os.environ, "PATH": f"{tmp_path}:{os.environ['PATH']}", "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert offered in re.split(r"[\t\n:]", ended.stdout), ended.stderr


def test_a_catalogue_is_completed_as_a_file() -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "roadmap_print"],
        env={
            **os.environ,
            "_ROADMAP_PRINT_COMPLETE": "bash_complete",
            "COMP_WORDS": "roadmap-print check cont",
            "COMP_CWORD": "2",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.stdout == "file,cont\n"

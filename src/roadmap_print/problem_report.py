"""Problems to people and to machines: text, JSON, or annotations on GitHub.

Any command that finds problems reports them by this one function, so that they all read alike.
Text goes to standard error, as messages do; JSON and annotations are results and go to standard
output.
"""

import os
import re
import sys
from collections.abc import Iterable, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Literal, get_args

from roadmap_print.i18n.translator import say
from roadmap_print.problems import Problem, Severity

STEERING = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
"""What would end a line or steer a terminal, as the name of a file may hold."""
Style = Literal["text", "json", "github"]
STYLES: tuple[Style, ...] = get_args(Style)

COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33"}  # red, yellow
LONGEST_SOURCE = 10_000_000
NARROWEST = 40  # columns of a terminal that an excerpt fills


class Quiet:
    """Whether nothing but errors is to be said, and what was asked for; in all threads alike."""

    on = False


QUIET = Quiet()


def report(problems: Sequence[Problem], style: Style, language: str, **more: object) -> None:
    """Tell all problems, with a last line that counts them in `language`; errors where it is quiet.

    JSON and annotations have all of them nevertheless; JSON tells `more`.
    """
    if style == "json":
        sys.stdout.write(as_json(problems, **more) + "\n")
        return
    problems = tell_problems(problems, style)
    if problems or not QUIET.on:
        _say(counted(problems, language))


def tell_problems(problems: Sequence[Problem], style: Style, *_: str) -> Sequence[Problem]:
    """Tell problems one by one, as text or for GitHub; give those that were told."""
    if QUIET.on and style == "text":
        problems = [each for each in problems if each.severity is Severity.ERROR]
    for problem in problems:
        if style == "text":
            _tell(problem)
        else:
            sys.stdout.write(annotation(problem) + "\n")
    return problems


def status(problems: Iterable[Problem]) -> int:
    """Give the exit status: 1 where a problem is an error, else 0."""
    return int(any(problem.severity is Severity.ERROR for problem in problems))


def made_errors(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Treat warnings as errors, as `--strict` asks for."""
    return tuple(replace(problem, severity=Severity.ERROR) for problem in problems)


def counted(problems: Iterable[Problem], language: str) -> str:
    """Count errors and warnings in words."""
    errors, warnings = _count(problems)
    told = say(language, "report.errors", n=errors), say(language, "report.warnings", n=warnings)
    return ", ".join(told)


def _count(problems: Iterable[Problem]) -> list[int]:
    severities = [problem.severity for problem in problems]
    return [severities.count(each) for each in (Severity.ERROR, Severity.WARNING)]


def as_json(problems: Sequence[Problem], **more: object) -> str:
    """Write problems for programs, with how many there are and whatever else there is to tell."""
    counts = zip(("errors", "warnings"), _count(problems), strict=True)
    told = {"problems": [*map(_as_values, problems)], **dict(counts), **more}
    return json_text(told)


def json_text(value: object, indent: int | None = 2) -> str:
    """Write a value as JSON that is UTF-8 (RFC 8259, 8.1), whatever a file is called.

    Bytes of a name that are none stand in it as half a surrogate pair each; they are replaced.
    """
    import json

    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return re.sub("[\ud800-\udfff]", "\N{REPLACEMENT CHARACTER}", text)


def _as_values(problem: Problem) -> dict[str, object]:
    """Give what programs read of a problem; `remedy` where it has one."""
    values = asdict(problem)
    return values if problem.remedy else {key: values[key] for key in values if key != "remedy"}


def annotation(problem: Problem) -> str:
    """Write the workflow command that GitHub shows beside a line of the catalogue.

    https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
    """
    place = {"file": problem.file}
    if problem.line:
        place |= {"line": str(problem.line), "col": str(problem.column)}
    if problem.where:
        place["title"] = problem.where
    values = ",".join(f"{key}={_escaped(value, ':,')}" for key, value in place.items())
    return f"::{problem.severity} {values}::{_escaped(problem.sentence)}"


def _tell(problem: Problem) -> None:
    terminal = sys.stderr.isatty()
    colour = terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    told = STEERING.sub("\ufffd", str(problem))
    _say(_coloured(told, problem.severity) if colour else told)
    if terminal:
        _say(*_excerpt(problem))


def _escaped(text: str, also: str = "") -> str:
    """Write a value of a workflow command, where these characters would end it."""
    return "".join(
        f"%{ord(each):02X}" if each in "%\r\n" or each in also else each for each in text
    )


def _say(*lines: str) -> None:
    for line in lines:
        sys.stderr.write(line + "\n")


def _coloured(told: str, severity: Severity) -> str:
    """Colour the word that says how bad it is, and set the place in bold."""
    place, word, rest = re.split(r"((?<=: )\w+(?=: ))", told, maxsplit=1)
    return f"\x1b[1m{place}\x1b[{COLOURS[severity]}m{word}\x1b[0m{rest}"


def _excerpt(problem: Problem) -> tuple[str, ...]:
    """Show the line that is meant, as much of it as the terminal holds, and a caret below."""
    import shutil

    if not problem.line:
        return ()
    lines = _lines(problem.file)
    if problem.line > len(lines):
        return ()
    room = max(NARROWEST, shutil.get_terminal_size().columns - 4)
    start = max(0, problem.column - 1 - room // 2)
    line = _printable(lines[problem.line - 1][start : start + room])
    before = line[: problem.column - 1 - start]
    return (f"    {line}", f"    {' ' * sum(map(_width, before))}^")


def _lines(file: str) -> list[str]:
    """Read a file's lines as they are counted in problems; none where it cannot be read."""
    try:
        with Path(file).open("rb") as source:
            text = source.read(LONGEST_SOURCE).decode("utf-8-sig", errors="replace")
    except OSError:
        return []
    return re.split(r"\r\n|\r|\n", text)


def _printable(text: str) -> str:
    """Keep a line on its line: a tab becomes a space, and nothing steers the terminal."""
    spaced = re.sub("[\t\u2028\u2029\x85]", " ", text)
    return "".join(
        each if each.isprintable() or each in "\xa0\u202f" else "\ufffd" for each in spaced
    )


def _width(character: str) -> int:
    """Give the columns that a character takes in a terminal (Unicode's annex 11)."""
    import unicodedata

    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1

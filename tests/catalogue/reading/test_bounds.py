"""Hostile files end in a message within 5 s and 500 MB, measured from outside the process."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from roadmap_print.catalogue.reading.reader import MOST_INTRODUCTION, read
from roadmap_print.catalogue.schema_types import MARKDOWN as KIND

if TYPE_CHECKING:
    from collections.abc import Callable

SECONDS = 5
MOST_ONE = KIND.most or 0
MEGABYTES = 500

LAUGHS = "a0: &a0 [ha, ha]\n" + "".join(
    f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]\n" for i in range(1, 12)
)
LAUGHS += "title: *a11\n"
WRONG_IDS = "resources:\n" + "".join(f"  R{i}: {{}}\n" for i in range(240_000))
LONG = {"240,000 wrong ids", "480,000 steps without a title", "510,000 anchors", "unknown keys"}
"""Those that take the most seconds."""

HOSTILE: dict[str, tuple[Callable[[], str], str]] = {
    "scalar of 50 MB": (lambda: "title: " + "a" * 50_000_000, "larger than 10 MB"),
    "scalar of 9 MB": (lambda: "title: T\nlanguage: " + "a" * 9_000_000, "no language tag"),
    "lists 10,000 deep": (lambda: "[" * 10_000, "more than 32 deep"),
    "keys 10,000 deep": (lambda: "{a: " * 10_000, "more than 32 deep"),
    "a billion laughs": (lambda: LAUGHS, "YAML alias"),
    "510,000 anchors": (lambda: "a: [" + "&a b," * 510_000 + "]", "500000 values"),
    "240,000 wrong ids": (lambda: WRONG_IDS, "cannot be an id"),
    "480,000 steps without a title": (lambda: "steps:\n" + "- {}\n" * 480_000, "is missing"),
    "unknown keys": (lambda: "\n".join(f"k{i}: a" for i in range(50_000)), "no such key"),
    "one key 50,000 times": (lambda: "title: a\n" * 50_000, "written twice"),
    "open quotes": (lambda: "a: 'b\n" * 100_000, "never closed"),
    "colons in a row": (lambda: "title: " + "a: " * 1_000_000, "cannot be read"),
    "colons in 100,000 titles": (lambda: "title: a: b\n" * 100_000, "colon stands"),
    "tabs": (lambda: "a:\n" + "\t- b\n" * 100_000, "a tab stands"),
    "long address": (lambda: "home: https://" + "a." * 4_000_000, "QR code"),
    "spaces": (lambda: "title:" + " " * 9_000_000 + "x: y", "cannot be read"),
    "NULs": (lambda: "\0" * 9_000_000, "control character"),
}

DEEP = {
    "lists in brackets": ("[" * 5_000, (1, 33)),
    "lists in brackets, closed": ("[" * 1_001 + "]" * 1_001, (1, 33)),
    "mappings in braces": ("{a: " * 5_000, (1, 129)),
    "lists and mappings": ("[{" * 5_000, (1, 33)),
    "mappings and lists": ("{a: [" * 5_000, (1, 81)),
    "lists by hyphens": ("- " * 5_000, (1, 65)),
    "mappings by indentation": ("".join(" " * i + "a:\n" for i in range(1_100)), (33, 33)),
    "keys of keys": ("? " * 5_000, (1, 65)),
    "brackets after hyphens": ("- " * 10 + "[" * 5_000, (1, 43)),
    "brackets after letters of two bytes": ("é: à\ntitle: é" + "\nb: " + "[" * 5_000, (3, 35)),
}
"""What nests, and where the 33rd level begins: some versions of PyYAML stop by themselves."""

MARKDOWN = {
    "brackets": "[" * 5_000,
    "brackets, closed": "[" * 5_000 + "]" * 5_000,
    "links": "[a](" * 5_000,
    "images": "![" * 5_000,
    "link destinations": "[a](<b" * 3_000,
    "quotes": "> " * 5_000 + "a",
    "quotes without spaces": ">" * 5_000 + "a",
    "lists": "- " * 5_000 + "a",
    "numbers": "1. " * 5_000 + "a",
    "deep lists": "\n".join("  " * i + "- a" for i in range(130)),
    "emphasis": "*a " * 5_000,
    "emphasis that closes": "*a_ " * 5_000,
    "emphasis, stars and lines": "a**b" + "c* " * 5_000,
    "many stars": "*" * 5_000 + "a" + "*" * 5_000,
    "backticks": "".join("e" + "`" * i for i in range(190)),
    "HTML": "<" * 5_000,
    "comments": "<!--" * 5_000,
    "entities": "&" * 10_000,
    "references": "[a]: b\n" * 2_500,
    "referred": "[a]: b\n\n" + "[a]" * 5_000,
    "no-break spaces": "\u00a0" * 10_000,
    "punctuation": "« a » ! ? ; : " * 1_400,
    "backslashes": "\\" * 19_999,
}


def bounded(*command: str, given: str | None = None) -> subprocess.CompletedProcess[str]:
    """Run a command that may take 5 s of the processor and 500 MB of address space, no more."""

    def bound() -> None:
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        most = MEGABYTES * 1_000_000
        resource.setrlimit(resource.RLIMIT_AS, (most, most))

    return subprocess.run(
        (sys.executable, *command),
        capture_output=True,
        text=True,
        check=False,
        input=given,
        timeout=20 * SECONDS,  # others may be at work beside us
        preexec_fn=bound,
        env={"LC_ALL": "C.UTF-8", "PYTHONPATH": ":".join(sys.path), "PATH": "/usr/bin:/bin"},
    )


def check(path: Path) -> str:
    ended = bounded("-m", "roadmap_print", "check", str(path))
    assert ended.returncode == 1, ended.stderr[-2000:]
    assert "Traceback" not in ended.stderr
    return ended.stderr


@pytest.mark.parametrize(
    "name",
    [pytest.param(name, marks=pytest.mark.slow if name in LONG else ()) for name in HOSTILE],
)
def test_a_hostile_file_ends_in_a_message(name: str, tmp_path: Path) -> None:
    make, expected = HOSTILE[name]
    path = tmp_path / "roadmap.yaml"
    path.write_text(make(), encoding="utf-8")
    assert expected in check(path)


@pytest.mark.parametrize("name", DEEP)
def test_depth_is_told_where_it_gets_too_deep(name: str, tmp_path: Path) -> None:
    text, place = DEEP[name]
    path = tmp_path / "roadmap.yaml"
    path.write_text(text, encoding="utf-8")
    (problem,) = read(path, language="en").problems
    assert "more than 32 deep" in problem.message
    assert (problem.line, problem.column) == place


PARSE = """
import json, sys, time
from roadmap_print.content.markdown import blocks
for name, text in json.load(sys.stdin).items():
    start = time.process_time()
    count = len(blocks(text, "fr"))
    print(name, count, time.process_time() - start, sep=": ")
"""


@pytest.mark.slow
def test_pathological_markdown_is_parsed_in_bounded_time() -> None:
    """An introduction may hold five times such a text."""
    assert all(len(text) <= MOST_ONE for text in MARKDOWN.values())
    ended = bounded("-c", PARSE, given=json.dumps(MARKDOWN))
    assert ended.returncode == 0, ended.stderr[-2000:]
    seconds = [float(line.rpartition(": ")[2]) for line in ended.stdout.splitlines()]
    assert len(seconds) == len(MARKDOWN)
    assert max(seconds) * MOST_INTRODUCTION / MOST_ONE < SECONDS, ended.stdout

"""Where the keys of a TOML file stand, which `tomllib` tells of nothing but its syntax errors.

It is asked itself: of the shortest beginning of a file that has a key, the key is in the last
lines, those after the beginning that it could be read to before.
"""

import re
import tomllib
from collections.abc import Iterator
from typing import Any

from roadmap_print.catalogue.reading.diagnostics import Position

COMMENT = re.compile(r"""("(?:\\.|[^"\\])*"|'[^']*')|#.*""")
MOST_LINES = 400
"""Lines whose beginnings are read, each anew; what comes after them has no place."""


def positions(text: str) -> dict[str, Position]:
    """Give the place of each table, key (`build.only`) and item of a list (`build.only[0]`)."""
    lines = text.replace("\r\n", "\n").split("\n")[:MOST_LINES]
    plain = [COMMENT.sub(lambda match: match[1] or "", line) for line in lines]
    found: dict[str, Position] = {}
    start = 0
    for end in range(1, len(lines) + 1):
        try:
            read = tomllib.loads("\n".join(lines[:end]))
        except tomllib.TOMLDecodeError:
            continue
        begin = Position(start + 1, 1)
        for path, written in _paths(read):
            if path not in found:
                begin = found[path] = _find(written, plain[:end], begin)
        start = end
    return found


def _paths(value: Any, path: str = "", name: str = "") -> Iterator[tuple[str, str]]:  # noqa: ANN401
    """Yield the path of each value, the outer one first, and by which words it is found."""
    if path:
        yield path, name
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _paths(inner, f"{path}.{key}".lstrip("."), rf"[\"']?{re.escape(key)}\b")
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            quote = "[\"']" if isinstance(inner, str) else r"\b"
            yield from _paths(inner, f"{path}[{number}]", f"{quote}{re.escape(str(inner))}{quote}")


def _find(written: str, lines: list[str], begin: Position) -> Position:
    """Find words at or after a place; where they are written otherwise, the place itself."""
    for number in range(begin.line, len(lines) + 1):
        column = begin.column - 1 if number == begin.line else 0
        if match := re.compile(written).search(lines[number - 1], column):
            return Position(number, match.start() + 1)
    return begin

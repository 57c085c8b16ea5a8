"""One text as YAML: without quotes where it reads back as itself to every reader, else in quotes.

What another program would take for a number, a date or a truth value is put in quotes, too, unless
the texts beside it are left without.
"""

import re
from typing import NamedTuple

import yaml

from roadmap_print.catalogue.reading.source_file import FORBIDDEN, LINE_SEPARATORS

SEPARATORS = "".join(map(chr, LINE_SEPARATORS))
UNSEEN = re.compile(rf"[\n\r\t{SEPARATORS}]|{FORBIDDEN.pattern}")
UNSEEN_IN_LINES = re.compile(rf"[\r{SEPARATORS}]|{FORBIDDEN.pattern}")
ESCAPED = re.compile(rf'["\\]|{UNSEEN.pattern}')
ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}

NOT_PLAIN = re.compile(r"^[-?:,\[\]{}#&*!|>'\"%@`=\s~]|\s$|:(\s|$)|\s#|^\.\.\.|^<<")
NOT_PLAIN_IN_BRACKETS = re.compile(r"[,\[\]{}?]")
OTHER_TYPES = re.compile(
    r"[yYnN]|0o[0-7]+|[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?[0-9][0-9_:.]*"
)
"""What YAML 1.1 or 1.2 reads as something else than text, beside what PyYAML does."""


BARE_NUMBER = re.compile(r"0|[1-9][0-9]*")
"""A number that all readers take for the same one."""


class BlockText(NamedTuple):
    """A text under `|`: the sign with its indicators, and the lines, not yet indented."""

    header: str
    lines: list[str]


def is_plain(text: str, *, flow: bool = False) -> bool:
    """Say whether a text can stand without quotes, perhaps as what others read as a number."""
    if not text or UNSEEN.search(text) or NOT_PLAIN.search(text):
        return False
    return not (flow and NOT_PLAIN_IN_BRACKETS.search(text))


def is_other_type(text: str) -> bool:
    """Say whether another program reads a text without quotes as a number, a date, a truth."""
    rules = yaml.resolver.Resolver.yaml_implicit_resolvers.get(text[:1], [])
    return bool(OTHER_TYPES.fullmatch(text)) or any(rule.match(text) for _, rule in rules)


def quote(text: str, sign: str = '"') -> str:
    """Put a text between quotes: between double ones what needs an escape."""
    if sign == "'" and not UNSEEN.search(text):
        return "'" + text.replace("'", "''") + "'"
    return '"' + ESCAPED.sub(lambda found: ESCAPES.get(found[0]) or _code(found[0]), text) + '"'


def _code(character: str) -> str:
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"


def block_text(text: str, indent: int) -> BlockText | None:
    """Write a text of several lines under `|`; None where that would not hold it.

    `indent` is by how much its lines stand further right than the key, which has to be said where
    the first one begins with a space.
    """
    lines = text.split("\n")
    if len(lines) == 1 or UNSEEN_IN_LINES.search(text):
        return None
    if not text.strip("\n") or any(line and not line.strip() for line in lines):
        return None
    first = next(filter(None, lines))
    said = str(indent) if first[0] in " \t" else ""
    if text.endswith("\n\n"):
        return BlockText(f"|{said}+", lines[:-1])
    return BlockText(f"|{said}", lines[:-1]) if not lines[-1] else BlockText(f"|{said}-", lines)

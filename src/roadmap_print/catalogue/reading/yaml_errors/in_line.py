"""Mistakes in how a line is written: its quotes, colons and first characters."""

from __future__ import annotations

import re

from roadmap_print.catalogue import messages as say
from roadmap_print.catalogue.reading.diagnostics import Position
from roadmap_print.catalogue.reading.yaml_errors.yaml_error import Slip, Stop
from roadmap_print.i18n.translator import LONGEST_OFFERED, Message

KEY = r"(?P<key>[ ]*(?:-[ ]+)*[^\s:\"'\[{#&*!|>%@`-][^:]*?:[ ]+)"
VALUE = re.compile(KEY + r"(?P<value>\S.*?)[ ]*")
ITEM = re.compile(r"(?P<key>[ ]*(?:-[ ]+)+)(?P<value>\S.*?)[ ]*")
GLUED = re.compile(r"(?P<key>[ ]*(?:-[ ]+)*[a-z_-]+:)(?P<value>[^\s/].*)")


def open_quote(error: Stop) -> Slip | None:
    """Find a quote that is never closed."""
    if error.context != "while scanning a quoted scalar":
        return None
    at = error.context_mark
    quote = error.context_line[at.column - 1]
    found = _parted(error.context_line)
    mended = error.with_line(at.line, error.context_line.rstrip() + quote) if found else None
    return Slip(at, say.OPEN_QUOTE, say.OPEN_QUOTE_HINT, {"quote": quote}, mended)


def quote_closed_late(error: Stop) -> Slip | None:
    """Find a quote left open above, which the next quote in the file has closed."""
    if error.problem not in {"did not find expected key", "did not find expected '-' indicator"}:
        return None
    for line in range(error.mark.line - 1, max(0, error.mark.line - 40), -1):
        text = error.at(line)
        found = _parted(text)
        if found and found["value"][0] in "\"'" and found["value"].count(found["value"][0]) == 1:
            quote = found["value"][0]
            mended = error.with_line(line, text.rstrip() + quote)
            at = Position(line, found.start("value") + 1)
            return Slip(at, say.OPEN_QUOTE, say.OPEN_QUOTE_HINT, {"quote": quote}, mended)
    return None


def after_quote(error: Stop) -> Slip | None:
    """Find text after a closing quote, which an apostrophe may be, or after a bracket."""
    found = _parted(error.line)
    if (
        not found
        or not error.problem.startswith("did not find expected")
        or (error.mark.column <= found.start("value") + 1)
    ):
        return None
    first, mended = found["value"][0], _requoted(error, error.mark.line)
    if first == "'":
        inner = found["value"][1:].removesuffix("'")
        mended = error.with_line(error.mark.line, found["key"] + say.quoted(inner))
        hint, offered = _quotes(inner)
        return Slip(error.mark, say.APOSTROPHE, hint, offered, mended)
    hint, offered = _quotes(found["value"])
    if first == '"':
        return Slip(error.mark, say.AFTER_QUOTE, hint, offered, mended)
    if first in "[{" and error.line[error.mark.column - 1] in "]}":
        values: dict[str, object] = {"text": error.line[error.mark.column - 1]}
        return Slip(error.mark, say.CLOSED_TWICE, say.CLOSED_TWICE_HINT, values)
    if first in "[{" and error.context == "while parsing a block mapping":
        at = Position(error.mark.line, found.start("value") + 1)
        return Slip(at, say.BAD_START, hint, {"text": first} | offered, mended)
    return None


def colon_in_text(error: Stop) -> Slip | None:
    """Find a second colon in a line: most often a title that has one."""
    found = VALUE.fullmatch(error.line)
    if error.problem != "mapping values are not allowed in this context" or not found:
        return None
    if error.mark.column <= found.start("value"):
        return None
    mended = _requoted(error, error.mark.line)
    hint, offered = _quotes(found["value"])
    return Slip(error.mark, say.COLON, hint, offered, mended)


def glued(error: Stop) -> Slip | None:
    """Find a colon without a space after it, in the line or in the one before."""
    if "':'" not in error.problem and not error.problem.startswith("mapping values"):
        return None
    start = error.context_mark.line if "':'" in error.problem else error.mark.line
    for line in (start, start - 1):
        found = GLUED.fullmatch(error.at(line))
        if found:
            right = f"{found['key']} {found['value']}"
            values: dict[str, object] = {"near": right.strip()}
            at = Position(line, found.end("key"))
            return Slip(at, say.GLUED, say.WRITE, values, error.with_line(line, right))
    return None


def bad_start(error: Stop) -> Slip | None:
    """Find a text that begins with a character that YAML keeps for itself."""
    starts = (
        "found character that cannot start any token",
        "did not find expected alphabetic or numeric character",
        "did not find the expected '>'",
        "found undefined tag handle",
    )
    if error.problem not in starts:
        return None
    at = error.context_mark
    character = error.context_line[at.column - 1 : at.column]
    values: dict[str, object] = {"text": character}
    found = _parted(error.context_line)
    if not found or found.start("value") != at.column - 1:  # inside brackets
        return Slip(at, say.BAD_START, say.QUOTES_HINT, values)
    hint, offered = _quotes(found["value"])
    return Slip(at, say.BAD_START, hint, values | offered, _requoted(error, at.line))


def directive(error: Stop) -> Slip | None:
    """Find a line that begins with a percent sign."""
    at = error.context_mark
    if not error.context_line.startswith("%"):
        return None
    return Slip(at, say.BAD_START, say.DELETE_HINT, {"text": "%"})


def escape(error: Stop) -> Slip | None:
    """Find a backslash that means something else between double quotes."""
    if error.context != "while parsing a quoted scalar":
        return None
    text = re.sub(r"\\(?!\")", r"\\\\", error.line)
    mended = error.with_line(error.mark.line, text)
    return Slip(error.mark, say.ESCAPE, say.ESCAPE_HINT, {}, mended)


def _quotes(text: str) -> tuple[Message, dict[str, object]]:
    """Give the hint to put a text between quotes: the text with them where it is short enough."""
    quoted = say.quoted(text)
    if len(quoted) > LONGEST_OFFERED:
        return say.QUOTES_HINT, {}
    return say.QUOTES_LIKE_HINT, {"near": quoted}


def _parted(line: str) -> re.Match[str] | None:
    """Part a line into its key, or the hyphen of an item, and its value."""
    return VALUE.fullmatch(line) or ITEM.fullmatch(line)


def _requoted(error: Stop, line: int) -> list[str] | None:
    """Put the whole value of a line between quotes."""
    text = error.at(line)
    found = _parted(text)
    return error.with_line(line, found["key"] + say.quoted(found["value"])) if found else None

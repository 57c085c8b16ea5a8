"""Mistakes in the YAML itself, told by their usual cause and not in the parser's words.

A parser stops at the first such mistake. Where its cause is plain (a colon in a title without
quotes) the line is mended in a copy of the text and read on, so that the mistakes after it are
told in the same run. Nothing is ever printed from a mended copy.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import yaml

from roadmap_print.catalogue import messages as say
from roadmap_print.catalogue import nodes
from roadmap_print.catalogue.findings import START, Mark
from roadmap_print.catalogue.shapes import known_keys

if TYPE_CHECKING:
    from collections.abc import Callable

    from roadmap_print.catalogue.findings import Findings
    from roadmap_print.catalogue.messages import Message
    from roadmap_print.catalogue.nodes import Node

MOST_MENDED = 20
LONGEST_MENDED = 500_000
"""Characters of a text that is read again after mending, so that the work stays bounded."""

LONGEST_LINE = 5_000
"""Characters of a line whose mistake is looked into."""

KEY = r"(?P<key>[ ]*(?:-[ ]+)*[^\s:\"'\[{#&*!|>%@`-][^:]*?:[ ]+)"
VALUE = re.compile(KEY + r"(?P<value>\S.*?)[ ]*")
ITEM = re.compile(r"(?P<key>[ ]*(?:-[ ]+)+)(?P<value>\S.*?)[ ]*")
GLUED = re.compile(r"(?P<key>[ ]*(?:-[ ]+)*[a-z_-]+:)(?P<value>[^\s/].*)")
KEY_LINE = re.compile(r"[ ]*[a-z-]+:( |$)")
ITEM_START = re.compile(r"[ ]*-[ ]+")
NO_COLON = re.compile(r"(?P<indent>[ ]*(?:-[ ]+)*)(?P<key>[a-z]+)[ ]+(?P<value>\S.*?)[ ]*")
BLOCK_TEXT = re.compile(r".*:[ ]+[|>][+-]?\d?[ ]*")


class Slip(NamedTuple):
    """A mistake in the YAML: its place, its words, and the lines with it mended if that is sure."""

    at: Mark
    message: Message
    hint: Message
    values: dict[str, object]
    mended: list[str] | None = None


class _Error(NamedTuple):
    """What the parser says, with the lines it speaks of."""

    problem: str
    context: str
    mark: Mark
    context_mark: Mark
    lines: list[str]

    @property
    def line(self) -> str:
        return self.at(self.mark.line)

    @property
    def context_line(self) -> str:
        return self.at(self.context_mark.line)

    def at(self, line: int) -> str:
        """Give a line; empty before the first, and after the last, where the parser stops."""
        return self.lines[line - 1] if 1 <= line <= len(self.lines) else ""

    def before(self, line: int) -> str:
        """Give the nearest line above that holds more than a comment."""
        above = (text for text in reversed(self.lines[: line - 1]) if text.split("#")[0].strip())
        return next(above, "")


def tree(text: str, findings: Findings) -> Node | None:
    """Make the tree of a text, mended where it has to be; all mistakes of the YAML are told."""
    told: set[int] = set()
    while True:
        try:
            return nodes.compose(text, findings)
        except yaml.MarkedYAMLError as error:
            slip = explain(error, text)
        if slip.at.line in told:
            return None
        told.add(slip.at.line)
        again = slip.mended and len(told) <= MOST_MENDED and len(text) <= LONGEST_MENDED
        findings.error("", slip.message, slip.hint, at=slip.at, **slip.values)
        if not again or slip.mended is None:
            return None
        text = "\n".join(slip.mended)


def explain(error: yaml.MarkedYAMLError, text: str) -> Slip:
    """Find the usual cause of what stopped the parser."""
    mark = _mark(error.problem_mark) or START
    context_mark = _mark(error.context_mark) or mark
    lines = re.split(r"\r\n|\r|\n", text)
    told = _Error(str(error.problem), str(error.context), mark, context_mark, lines)
    causes = CAUSES if max(len(told.line), len(told.context_line)) <= LONGEST_LINE else ()
    slips = (cause(told) for cause in causes)
    return next(filter(None, slips), Slip(mark, say.NOT_YAML, say.NOT_YAML_HINT, {}))


def _mark(mark: yaml.Mark | None) -> Mark | None:
    return Mark(mark.line + 1, mark.column + 1) if mark else None


def _replaced(error: _Error, line: int, text: str) -> list[str]:
    return [*error.lines[: line - 1], text, *error.lines[line:]]


def _quotes(text: str) -> tuple[Message, dict[str, object]]:
    """Give the hint to put a text between quotes: the text with them where it is short enough."""
    quoted = say.quoted(text)
    if len(quoted) > say.LONGEST_OFFERED:
        return say.QUOTES_HINT, {}
    return say.QUOTES_LIKE_HINT, {"near": quoted}


def _parted(line: str) -> re.Match[str] | None:
    """Part a line into its key, or the hyphen of an item, and its value."""
    return VALUE.fullmatch(line) or ITEM.fullmatch(line)


def _requoted(error: _Error, line: int) -> list[str] | None:
    """Put the whole value of a line between quotes."""
    text = error.at(line)
    found = _parted(text)
    return _replaced(error, line, found["key"] + say.quoted(found["value"])) if found else None


def _tab(error: _Error) -> Slip | None:
    last = error.mark.line
    for line in (last - 1, last):
        text = error.at(line)
        if re.match(r"[ -]*\t", text):
            mended = [
                re.sub(r"^[ \t]+", lambda found: found[0].replace("\t", "  "), each)
                for each in error.lines
            ]
            mended = [re.sub(r"^([ ]*-)[ \t]+", r"\1 ", each) for each in mended]
            at = Mark(line, text.index("\t") + 1)
            return Slip(at, say.TAB, say.TAB_HINT, {}, mended)
    return None


def _open_quote(error: _Error) -> Slip | None:
    if error.context != "while scanning a quoted scalar":
        return None
    at = error.context_mark
    quote = error.context_line[at.column - 1]
    found = _parted(error.context_line)
    mended = _replaced(error, at.line, error.context_line.rstrip() + quote) if found else None
    return Slip(at, say.OPEN_QUOTE, say.OPEN_QUOTE_HINT, {"quote": quote}, mended)


def _quote_closed_late(error: _Error) -> Slip | None:
    """Find a quote left open above, which the next quote in the file has closed."""
    if error.problem not in {"did not find expected key", "did not find expected '-' indicator"}:
        return None
    for line in range(error.mark.line - 1, max(0, error.mark.line - 40), -1):
        text = error.at(line)
        found = _parted(text)
        if found and found["value"][0] in "\"'" and found["value"].count(found["value"][0]) == 1:
            quote = found["value"][0]
            mended = _replaced(error, line, text.rstrip() + quote)
            at = Mark(line, found.start("value") + 1)
            return Slip(at, say.OPEN_QUOTE, say.OPEN_QUOTE_HINT, {"quote": quote}, mended)
    return None


def _after_quote(error: _Error) -> Slip | None:
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
        mended = _replaced(error, error.mark.line, found["key"] + say.quoted(inner))
        hint, offered = _quotes(inner)
        return Slip(error.mark, say.APOSTROPHE, hint, offered, mended)
    hint, offered = _quotes(found["value"])
    if first == '"':
        return Slip(error.mark, say.AFTER_QUOTE, hint, offered, mended)
    if first in "[{" and error.line[error.mark.column - 1] in "]}":
        values: dict[str, object] = {"text": error.line[error.mark.column - 1]}
        return Slip(error.mark, say.CLOSED_TWICE, say.CLOSED_TWICE_HINT, values)
    if first in "[{" and error.context == "while parsing a block mapping":
        at = Mark(error.mark.line, found.start("value") + 1)
        return Slip(at, say.BAD_START, hint, {"text": first} | offered, mended)
    return None


def _colon_in_text(error: _Error) -> Slip | None:
    """Find a second colon in a line: most often a title that has one."""
    found = VALUE.fullmatch(error.line)
    if error.problem != "mapping values are not allowed in this context" or not found:
        return None
    if error.mark.column <= found.start("value"):
        return None
    mended = _requoted(error, error.mark.line)
    hint, offered = _quotes(found["value"])
    return Slip(error.mark, say.COLON, hint, offered, mended)


def _glued(error: _Error) -> Slip | None:
    """Find a colon without a space after it, in the line or in the one before."""
    if "':'" not in error.problem and not error.problem.startswith("mapping values"):
        return None
    start = error.context_mark.line if "':'" in error.problem else error.mark.line
    for line in (start, start - 1):
        found = GLUED.fullmatch(error.at(line))
        if found:
            right = f"{found['key']} {found['value']}"
            values: dict[str, object] = {"near": right.strip()}
            at = Mark(line, found.end("key"))
            return Slip(at, say.GLUED, say.WRITE, values, _replaced(error, line, right))
    return None


def _no_colon(error: _Error) -> Slip | None:
    if "could not find expected ':'" not in error.problem:
        return None
    at, above = error.context_mark, error.before(error.context_mark.line)
    if BLOCK_TEXT.fullmatch(above):
        return Slip(at, say.BLOCK_INDENT, say.BLOCK_INDENT_HINT, {})
    if re.match(r"[ ]*- ", above):
        return Slip(at, say.NO_HYPHEN, say.NO_HYPHEN_HINT, {})
    forgotten = NO_COLON.fullmatch(error.context_line)
    if forgotten and forgotten["key"] in known_keys():
        right = f"{forgotten['key']}: {forgotten['value']}"
        mended = _replaced(error, at.line, f"{forgotten['indent']}{right}")
        return Slip(at, say.NO_COLON, say.WRITE, {"near": right}, mended)
    return Slip(at, say.NO_COLON, say.NO_COLON_HINT, {})


def _bad_start(error: _Error) -> Slip | None:
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


def _directive(error: _Error) -> Slip | None:
    at = error.context_mark
    if not error.context_line.startswith("%"):
        return None
    return Slip(at, say.BAD_START, say.DELETE_HINT, {"text": "%"})


def _hyphen(error: _Error) -> Slip | None:
    if error.problem == "block sequence entries are not allowed in this context":
        return Slip(error.mark, say.HYPHEN, say.HYPHEN_HINT, {})
    return None


def _block_text(error: _Error) -> Slip | None:
    if error.context == "while scanning a block scalar":
        values: dict[str, object] = {"text": error.context_line[error.context_mark.column - 1]}
        return Slip(error.mark, say.BLOCK_TEXT, say.BLOCK_TEXT_HINT, values)
    return None


def _escape(error: _Error) -> Slip | None:
    if error.context != "while parsing a quoted scalar":
        return None
    text = re.sub(r"\\(?!\")", r"\\\\", error.line)
    mended = _replaced(error, error.mark.line, text)
    return Slip(error.mark, say.ESCAPE, say.ESCAPE_HINT, {}, mended)


def _bracket(error: _Error) -> Slip | None:
    if error.context not in {"while parsing a flow sequence", "while parsing a flow mapping"}:
        return None
    at = error.context_mark
    opened = error.context_line[at.column - 1]
    values: dict[str, object] = {"text": opened, "close": "]" if opened == "[" else "}"}
    return Slip(at, say.OPEN_BRACKET, say.OPEN_BRACKET_HINT, values)


def _too_far(error: _Error) -> Slip | None:
    if error.problem != "mapping values are not allowed in this context":
        return None
    at = Mark(error.mark.line, len(error.line) - len(error.line.lstrip()) + 1)
    if not re.search(r":( |$)", error.before(error.mark.line)):
        return Slip(_start_above(error), say.NO_COLON, say.NO_COLON_HINT, {})
    above = _start_above(error)
    values: dict[str, object] = {"line": above.line, "column": above.column}
    further = (
        each for each in reversed(error.lines[: above.line - 1]) if each.split("#")[0].strip()
    )
    column = _indent(next(further, "")) + 1
    hint = say.TOO_FAR_HINT if column <= above.column else say.TOO_FAR_EITHER_HINT
    return Slip(at, say.TOO_FAR, hint, values | {"other": column})


def _indentation(error: _Error) -> Slip | None:
    item = error.problem == "did not find expected '-' indicator"
    if not item and error.problem != "did not find expected key":
        return None
    if like := _neighbour(error):
        return Slip(error.mark, say.INDENT, say.INDENT_HINT, like._asdict())
    if item:
        return Slip(error.mark, say.NO_HYPHEN, say.NO_HYPHEN_HINT, {})
    if error.mark.column == error.context_mark.column:
        return _out_of_place(error)
    if _in_block_text(error):
        return Slip(error.mark, say.BLOCK_INDENT, say.BLOCK_INDENT_HINT, {})
    values: dict[str, object] = error.context_mark._asdict()
    values["above"] = beside = _indent(error.before(error.mark.line)) + 1
    hint = say.INDENT_EITHER_HINT if beside > error.mark.column else say.INDENT_HINT
    return Slip(error.mark, say.INDENT, hint, values)


def _out_of_place(error: _Error) -> Slip:
    """Tell of a line that begins in the right column and yet with no key."""
    first = error.line[error.mark.column - 1 : error.mark.column]
    if first in {"]", "}"}:
        return Slip(error.mark, say.CLOSED_TWICE, say.CLOSED_TWICE_HINT, {"text": first})
    if ITEM_START.match(error.line) or error.line.strip() == "-":
        return Slip(error.mark, say.ITEM_AMONG_KEYS, say.ITEM_AMONG_KEYS_HINT, {})
    return Slip(error.mark, say.NO_COLON, say.NO_COLON_HINT, {})


def _neighbour(error: _Error) -> Mark | None:
    """Find what a line was to stand in line with: an item or a key of the lines above."""
    if not _in_block_text(error) and KEY_LINE.match(error.line):
        above = error.mark.line - 1
        column = ITEM_START.match(error.at(above))
        between = column and _indent(error.at(above)) < error.mark.column - 1 < column.end()
        return Mark(above, column.end() + 1) if column and between else None
    items: list[Mark] = []
    for line in range(error.mark.line - 1, max(0, error.mark.line - 200), -1):
        text = error.at(line)
        if text.strip() and _indent(text) < error.mark.column:
            break
        if ITEM_START.match(text):
            items.append(Mark(line, _indent(text) + 1))
    is_item = ITEM_START.match(error.line)
    return min(items, key=lambda mark: mark.column, default=None) if is_item else None


def _in_block_text(error: _Error) -> bool:
    """Say whether the line follows a text after "|" and is indented further than its key."""
    indent = _indent(error.line)
    above = (text for text in reversed(error.lines[: error.mark.line - 1]) if text.strip())
    key = next((text for text in above if _indent(text) < indent), "")
    return bool(BLOCK_TEXT.fullmatch(key))


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _start_above(error: _Error) -> Mark:
    above = error.before(error.mark.line)
    lines = range(error.mark.line - 1, 0, -1)
    line = next((line for line in lines if error.at(line) == above), error.mark.line)
    return Mark(line, len(above) - len(above.lstrip()) + 1)


def _document(error: _Error) -> Slip | None:
    if error.problem == "did not find expected <document start>":
        return Slip(error.mark, say.SECOND_DOCUMENT, say.SECOND_DOCUMENT_HINT, {})
    return None


CAUSES: tuple[Callable[[_Error], Slip | None], ...] = (
    _tab,
    _open_quote,
    _quote_closed_late,
    _escape,
    _after_quote,
    _colon_in_text,
    _glued,
    _no_colon,
    _bad_start,
    _directive,
    _hyphen,
    _block_text,
    _bracket,
    _too_far,
    _indentation,
    _document,
)
"""The usual causes, the plainest first."""

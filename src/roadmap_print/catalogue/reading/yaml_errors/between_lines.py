"""Mistakes in how a line stands to those above it: its indentation, hyphens and brackets."""

from __future__ import annotations

import re

from roadmap_print.catalogue import messages as say
from roadmap_print.catalogue.fields import keys_below
from roadmap_print.catalogue.model import Catalogue
from roadmap_print.catalogue.reading.diagnostics import Position
from roadmap_print.catalogue.reading.yaml_errors.yaml_error import Slip, Stop
from roadmap_print.catalogue.schema_types import Keys

KEY_LINE = re.compile(r"[ ]*[a-z-]+:( |$)")
ITEM_START = re.compile(r"[ ]*-[ ]+")
NO_COLON = re.compile(r"(?P<indent>[ ]*(?:-[ ]+)*)(?P<key>[a-z]+)[ ]+(?P<value>\S.*?)[ ]*")
BLOCK_TEXT = re.compile(r".*:[ ]+[|>][+-]?\d?[ ]*")


def tab(error: Stop) -> Slip | None:
    """Find a tab among the spaces that a line begins with."""
    last = error.mark.line
    for line in (last - 1, last):
        text = error.at(line)
        if re.match(r"[ -]*\t", text):
            mended = [
                re.sub(r"^[ \t]+", lambda found: found[0].replace("\t", "  "), each)
                for each in error.lines
            ]
            mended = [re.sub(r"^([ ]*-)[ \t]+", r"\1 ", each) for each in mended]
            at = Position(line, text.index("\t") + 1)
            return Slip(at, say.TAB, say.TAB_HINT, {}, mended)
    return None


def no_colon(error: Stop) -> Slip | None:
    """Find a key without its colon, or a line that belongs to no key."""
    if "could not find expected ':'" not in error.problem:
        return None
    at, above = error.context_mark, error.before(error.context_mark.line)
    if BLOCK_TEXT.fullmatch(above):
        return Slip(at, say.BLOCK_INDENT, say.BLOCK_INDENT_HINT, {})
    if re.match(r"[ ]*- ", above):
        return Slip(at, say.NO_HYPHEN, say.NO_HYPHEN_HINT, {})
    forgotten = NO_COLON.fullmatch(error.context_line)
    if forgotten and forgotten["key"] in set(keys_below(Keys(Catalogue))):
        right = f"{forgotten['key']}: {forgotten['value']}"
        mended = error.with_line(at.line, f"{forgotten['indent']}{right}")
        return Slip(at, say.NO_COLON, say.WRITE, {"near": right}, mended)
    return Slip(at, say.NO_COLON, say.NO_COLON_HINT, {})


def hyphen(error: Stop) -> Slip | None:
    """Find an item where none can be."""
    if error.problem == "block sequence entries are not allowed in this context":
        return Slip(error.mark, say.HYPHEN, say.HYPHEN_HINT, {})
    return None


def block_text(error: Stop) -> Slip | None:
    """Find text behind the sign that begins a text of several lines."""
    if error.context == "while scanning a block scalar":
        values: dict[str, object] = {"text": error.context_line[error.context_mark.column - 1]}
        return Slip(error.mark, say.BLOCK_TEXT, say.BLOCK_TEXT_HINT, values)
    return None


def bracket(error: Stop) -> Slip | None:
    """Find a bracket that is never closed."""
    if error.context not in {"while parsing a flow sequence", "while parsing a flow mapping"}:
        return None
    at = error.context_mark
    opened = error.context_line[at.column - 1]
    values: dict[str, object] = {"text": opened, "close": "]" if opened == "[" else "}"}
    return Slip(at, say.OPEN_BRACKET, say.OPEN_BRACKET_HINT, values)


def too_far(error: Stop) -> Slip | None:
    """Find a key that stands further right than it may."""
    if error.problem != "mapping values are not allowed in this context":
        return None
    at = Position(error.mark.line, len(error.line) - len(error.line.lstrip()) + 1)
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


def indentation(error: Stop) -> Slip | None:
    """Find a line that begins in a column of no other."""
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


def document(error: Stop) -> Slip | None:
    """Find a second document in the file."""
    if error.problem == "did not find expected <document start>":
        return Slip(error.mark, say.SECOND_DOCUMENT, say.SECOND_DOCUMENT_HINT, {})
    return None


def _out_of_place(error: Stop) -> Slip:
    """Tell of a line that begins in the right column and yet with no key."""
    first = error.line[error.mark.column - 1 : error.mark.column]
    if first in {"]", "}"}:
        return Slip(error.mark, say.CLOSED_TWICE, say.CLOSED_TWICE_HINT, {"text": first})
    if ITEM_START.match(error.line) or error.line.strip() == "-":
        return Slip(error.mark, say.ITEM_AMONG_KEYS, say.ITEM_AMONG_KEYS_HINT, {})
    return Slip(error.mark, say.NO_COLON, say.NO_COLON_HINT, {})


def _neighbour(error: Stop) -> Position | None:
    """Find what a line was to stand in line with: an item or a key of the lines above."""
    if not _in_block_text(error) and KEY_LINE.match(error.line):
        above = error.mark.line - 1
        column = ITEM_START.match(error.at(above))
        between = column and _indent(error.at(above)) < error.mark.column - 1 < column.end()
        return Position(above, column.end() + 1) if column and between else None
    items: list[Position] = []
    for line in range(error.mark.line - 1, max(0, error.mark.line - 200), -1):
        text = error.at(line)
        if text.strip() and _indent(text) < error.mark.column:
            break
        if ITEM_START.match(text):
            items.append(Position(line, _indent(text) + 1))
    is_item = ITEM_START.match(error.line)
    return min(items, key=lambda mark: mark.column, default=None) if is_item else None


def _in_block_text(error: Stop) -> bool:
    """Say whether the line follows a text after "|" and is indented further than its key."""
    indent = _indent(error.line)
    above = (text for text in reversed(error.lines[: error.mark.line - 1]) if text.strip())
    key = next((text for text in above if _indent(text) < indent), "")
    return bool(BLOCK_TEXT.fullmatch(key))


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _start_above(error: Stop) -> Position:
    above = error.before(error.mark.line)
    lines = range(error.mark.line - 1, 0, -1)
    line = next((line for line in lines if error.at(line) == above), error.mark.line)
    return Position(line, len(above) - len(above.lstrip()) + 1)

"""Lists and mappings with a line for each entry: which text belongs to which, and its changes.

An entry owns the comment lines directly above it that begin in its column, the comment behind it,
and those below it that are indented further than it is. A comment between blank lines belongs to
nobody and stays.
"""

import re
from itertools import pairwise
from typing import NamedTuple

from roadmap_print.catalogue.editing.source_tree import BREAK, SourceNode, SourceText

COMMENT_LINE = re.compile(r"( *)#[^\r\n]*")
COMMENT_BELOW = re.compile(r"(?:[ \t]*(?:\r\n|\n|\r))*( *)#")
BLANKS = re.compile(r"(?:[ \t]*(?:\r\n|\n|\r))+")
EDITOR_LINE = re.compile(r" *#.*(yaml-language-server:|-\*-|\bvim?:)|#!")
"""A comment that an editor reads: it belongs to the file."""


MOST_NEAR = 10
"""Entries on either side that are looked at for the blank lines between them."""


class Splice(NamedTuple):
    """The text between two indices becomes another."""

    start: int
    stop: int
    text: str


def join(text: str, splices: list[Splice]) -> str:
    """Give a text with splices made, which stand in its order."""
    parts, at = list[str](), 0
    for splice in splices:
        parts += text[at : splice.start], splice.text
        at = splice.stop
    return "".join([*parts, text[at:]])


class BlockEntry(NamedTuple):
    """What belongs to an item or a key: `start` with the comments above, `stop` with those below.

    `begin` is its hyphen or key; `inner` is where what follows that hyphen, or the key's colon,
    begins. One that shares its line with the hyphen of its own list starts at `begin`.
    """

    start: int
    begin: int
    inner: int
    value: SourceNode
    stop: int


def block_entries(source: SourceText, node: SourceNode) -> list[BlockEntry]:
    """Find what belongs to each entry of a list or mapping, once in a text."""
    if id(node) not in source.entries:
        source.entries[id(node)] = _find_entries(source, node)
    found: list[BlockEntry] = source.entries[id(node)]
    return found


def _find_entries(source: SourceText, node: SourceNode) -> list[BlockEntry]:
    entries: list[BlockEntry] = []
    floor = 0
    for begin, inner, value in _places(source, node):
        start = _start(source, begin, floor)
        stop = _stop(source, source.column(begin), value.end)
        entries.append(BlockEntry(start, begin, inner, value, stop))
        floor = stop
    return entries


def _places(source: SourceText, node: SourceNode) -> list[tuple[int, int, SourceNode]]:
    """Give each entry's beginning, the end of its hyphen or colon, and its value."""
    places, last = [], node.start
    for item in node.items or ():
        at = _find_sign(source, last, "-")
        places.append((at, at + 1, item))
        last = item.end
    for key, value in node.pairs or ():
        if source.text[last : key.start].strip(" \t\r\n")[-1:] == "?":
            raise source.refusal("editing.odd", (), key)
        at = _find_sign(source, key.end, ":")
        places.append((key.start, at + 1, value))
        last = value.end
    return places


def _find_sign(source: SourceText, at: int, sign: str) -> int:
    """Find a hyphen or colon behind spaces, line ends and comments."""
    found = re.compile(r"(?:[ \t\r\n]|#[^\r\n]*)*").match(source.text, at)
    at = found.end() if found else at
    if source.text[at : at + 1] != sign:
        raise source.refusal("editing.odd", (), SourceNode(at, at))
    return at


def _start(source: SourceText, begin: int, floor: int) -> int:
    """Find where an entry starts with the comments directly above it, not above `floor`."""
    if not source.begins_line(begin):
        return begin
    start, column = source.line_start(begin), source.column(begin)
    while start > floor:
        above = source.line_above(start)
        line = COMMENT_LINE.match(source.text, above)
        if above < floor or not line or len(line[1]) != column or EDITOR_LINE.match(line[0]):
            break
        start = above
    return start


def _stop(source: SourceText, column: int, end: int) -> int:
    """Find where what belongs to an entry in a column stops: at the beginning of a line."""
    rest = source.text[end : source.line_end(end)].strip()
    if rest and not rest.startswith("#"):
        raise source.refusal("editing.odd", (), SourceNode(end, end))
    stop = source.next_line(end)
    while (found := COMMENT_BELOW.match(source.text, stop)) and len(found[1]) > column:
        stop = source.next_line(found.end())
    return stop


def delete_entry(source: SourceText, entries: list[BlockEntry], index: int) -> list[Splice]:
    """Take out an entry that is not the only one, and blank lines that would stand there twice."""
    entry = entries[index]
    if entry.start == entry.begin and not source.begins_line(entry.begin):
        between = source.text[entry.stop : entries[1].start]
        if between.strip():
            return [Splice(entry.begin, entry.stop, source.newline)]
        return [Splice(entry.begin, entries[1].start + source.column(entry.begin), "")]
    stop, start = entry.stop, entry.start
    found = BLANKS.match(source.text, stop)
    if found and (index == 0 or _blank_above(source, start)):
        stop = found.end()
    elif stop == len(source.text) and not _keeps_blanks(entries[index - 1].value):
        start = source.next_line(len(source.text[:start].rstrip(" \t\r\n")))
    return [Splice(start, stop, "")]


def delete_only_entry(
    source: SourceText, entry: BlockEntry, inner: int | None, brackets: str
) -> list[Splice]:
    """Take out the only entry of a list or mapping and leave brackets.

    `inner` is where the text behind the key or hyphen of the whole begins; None of the document.
    """
    if inner is None or not source.begins_line(entry.begin):
        line_end = source.text[source.line_end(entry.stop - 1) : entry.stop] if entry.stop else ""
        return [Splice(entry.start, entry.stop, brackets + line_end)]
    return [Splice(inner, inner, f" {brackets}"), Splice(entry.start, entry.stop, "")]


def insert_lines(
    source: SourceText, entries: list[BlockEntry], index: int, lines: list[str], blanks: int
) -> list[Splice]:
    """Put lines, which begin in the entries' column, before one of them or behind the last.

    `blanks` is how many blank lines part entries.
    """
    text = source.newline.join(lines)
    gap = source.newline * blanks
    if index and _keeps_blanks(entries[index - 1].value):
        gap = ""
    if index == 0:
        first = entries[0]
        if source.begins_line(first.begin):
            return [Splice(first.start, first.start, text + source.newline + gap)]
        column = source.column(first.begin)
        return [
            Splice(first.begin, first.begin, f"{text.lstrip(' ')}{source.newline}{' ' * column}")
        ]
    stop = entries[index - 1].stop
    if source.text[stop - 1 : stop] in {"\n", "\r"}:
        return [Splice(stop, stop, gap + text + source.newline)]
    return [Splice(stop, stop, source.newline + gap + text)]


def blanks_near(source: SourceText, entries: list[BlockEntry], index: int) -> int:
    """Count the blank lines between the entries nearest to a place."""
    first = max(0, index - MOST_NEAR)
    gaps = [
        (abs(place - index), len(BREAK.findall(source.text, one.stop, other.start)))
        for place, (one, other) in enumerate(
            pairwise(entries[first : index + MOST_NEAR]), start=first + 1
        )
        if not source.text[one.stop : other.start].strip()
    ]
    return min(gaps, default=(0, 0))[1]


def _blank_above(source: SourceText, start: int) -> bool:
    return start > 0 and not source.text[source.line_above(start) : start].strip()


def _keeps_blanks(node: SourceNode) -> bool:
    """Say whether the blank lines after a node are part of its last text."""
    leaf = node.last_leaf
    return leaf.style in {"|", ">"} and (leaf.text or "").endswith("\n\n")

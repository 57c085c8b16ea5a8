"""An item or key brought to another place: its own text and comments, moved to a new column."""

import re
from typing import NamedTuple

from roadmap_print.catalogue.editing.edits import Path
from roadmap_print.catalogue.editing.source_tree import BREAK, SourceText, plain
from roadmap_print.catalogue.editing.splicing.block_edits import (
    BlockEntry,
    Splice,
    blanks_near,
    block_entries,
    insert_lines,
)
from roadmap_print.catalogue.editing.splicing.flow_edits import Core, core_of, insert_piece, pieces
from roadmap_print.catalogue.editing.splicing.node_edits import comment_of, place_of, place_value
from roadmap_print.catalogue.editing.writing.scalar_writer import is_plain
from roadmap_print.catalogue.editing.writing.sibling_style import SiblingStyle
from roadmap_print.catalogue.editing.writing.yaml_writer import Written, indented, write_flow

COMMENT_IN_LINES = re.compile(r"(?:^|[ \t])#", re.MULTILINE)


class Taken(NamedTuple):
    """An entry as it stands: `lines` from its own column, and the same between brackets.

    `core` is None where comments inside it have no place between brackets; `blanks` is how many
    blank lines part it from its neighbours.
    """

    lines: list[str]
    core: Core | None
    blanks: int = 0


def take(source: SourceText, path: Path) -> Taken:
    """Give the text of an entry that is to be moved."""
    *_, parent, node = source.find(path)
    place = place_of(parent, path[-1])
    if not parent.flow:
        entries = block_entries(source, parent)
        entry, blanks = entries[place], blanks_near(source, entries, place)
        return Taken(_lines(source, entry), _core(source, path, entry), blanks)
    piece = pieces(source, parent)[place]
    core = core_of(source, piece, source.text[piece.begin : piece.end])
    return Taken(_lines_of_core(core, source.column(node.start)), core)


def _lines(source: SourceText, entry: BlockEntry) -> list[str]:
    column = source.column(entry.begin)
    text = source.text[entry.start : entry.stop]
    if entry.start == entry.begin:
        text = " " * column + text
    lines = BREAK.split(text)
    if not lines[-1]:
        lines.pop()
    return [line[column:] if not line[:column].strip(" ") else line.lstrip(" ") for line in lines]


def _core(source: SourceText, path: Path, entry: BlockEntry) -> Core | None:
    node = entry.value
    whole = source.text[node.start : node.end]
    inside = source.text[entry.inner : node.end] if node.is_block else ""
    below = source.text[source.line_end(node.end) : entry.stop]
    if COMMENT_IN_LINES.search(f"{inside}\n{source.text[entry.inner : node.start]}\n{below}"):
        return None
    above = [line.strip() for line in BREAK.split(source.text[entry.start : entry.begin])]
    behind = comment_of(source, node).strip()
    raw = node.flow or node.style in {'"', "'"} or (not node.style and is_plain(whole, flow=True))
    text = whole if raw else write_flow(plain(node), SiblingStyle.at(source, path))
    return Core(text, tuple(filter(None, above)), behind)


def _lines_of_core(core: Core, column: int) -> list[str]:
    first, *more = BREAK.split(core.text)
    kept = [line[min(column, len(line) - len(line.lstrip(" "))) :] for line in more]
    behind = f" {core.behind}" * bool(core.behind)
    lines = [f"- {first}", *(f"  {line}" for line in kept)]
    return [*core.above, *lines[:-1], lines[-1] + behind]


def put(source: SourceText, path: Path, index: int, taken: Taken) -> list[Splice]:
    """Put an entry's text into the list or mapping at a path."""
    node = source.find(path)[-1]
    if node.is_block:
        entries = block_entries(source, node)
        column = source.column(entries[0].begin)
        blanks = blanks_near(source, entries, index) if len(entries) > 1 else taken.blanks
        return insert_lines(source, entries, index, indented(taken.lines, column), blanks)
    bare = node.is_empty and "#" not in source.text[node.start : node.end]
    if bare and path and not source.find(path)[-2].flow:
        return _begin_list(source, path, taken)
    if taken.core is None:
        raise source.refusal("editing.comments", path, node)
    return insert_piece(source, node, index, taken.core)


def _begin_list(source: SourceText, path: Path, taken: Taken) -> list[Splice]:
    """Begin a list that is empty with an item."""
    style = SiblingStyle.at(source, path)
    lines = indented(taken.lines, style.indent(is_list=True, below_hyphen=False))
    parent = source.find(path)[-2]
    entry = block_entries(source, parent)[place_of(parent, path[-1])]
    return place_value(source, entry, Written("", lines))

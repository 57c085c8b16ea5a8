"""Each edit as splices of the text around its node."""

import re

from roadmap_print.catalogue.editing.edits import Path, Value
from roadmap_print.catalogue.editing.source_tree import BREAK, SourceNode, SourceText
from roadmap_print.catalogue.editing.splicing.block_edits import (
    BlockEntry,
    Splice,
    blanks_near,
    block_entries,
    delete_entry,
    delete_only_entry,
    insert_lines,
)
from roadmap_print.catalogue.editing.splicing.flow_edits import Core, delete_piece, insert_piece
from roadmap_print.catalogue.editing.splicing.refusals import find_existing
from roadmap_print.catalogue.editing.writing.folding import refold
from roadmap_print.catalogue.editing.writing.sibling_style import SiblingStyle
from roadmap_print.catalogue.editing.writing.yaml_writer import (
    Written,
    indented,
    write,
    write_entry,
    write_flow,
    write_item,
    write_key,
)

BLOCK_HEADER = re.compile(r"[|>][-+0-9]*(?P<comment>[ \t]+#[^\r\n]*)?")


def set_value(source: SourceText, path: Path, value: Value, *, in_lines: bool) -> list[Splice]:
    """Write a value in the place of another."""
    *_, parent, old = source.find(path)
    if in_lines and isinstance(value, str) and (folded := refold(source, old, value)):
        return [Splice(old.start, old.end, folded)]
    style = SiblingStyle.at(source, path).instead_of(old)
    if parent.flow:
        gap = "" if source.text[old.start - 1 : old.start] in {" ", "[", "{", "\n"} else " "
        return [Splice(old.start, old.end, gap + write_flow(value, style))]
    entry = block_entries(source, parent)[place_of(parent, path[-1])]
    below_hyphen = parent.items is not None
    written = write(value, style, below_hyphen=below_hyphen, in_lines=in_lines)
    return place_value(source, entry, written)


def place_of(node: SourceNode, part: str | int) -> int:
    """Give the place of an item or a key among its siblings."""
    if isinstance(part, int):
        return part
    return [key.text for key, _ in node.pairs or ()].index(part)


def place_value(source: SourceText, entry: BlockEntry, written: Written) -> list[Splice]:
    """Put what is written behind an entry's hyphen or colon, the comment there kept."""
    old, inner = entry.value, entry.inner
    body = indented(written.body, source.column(entry.begin))
    if old.is_block:
        beside = source.line_end(inner) > old.start
        comment = "" if beside else source.comment_behind(inner)
        return [Splice(inner, _last_line_end(source, old), _join(source, written, comment, body))]
    comment = comment_of(source, old)
    gap = source.text[inner : old.start]
    if gap.strip() or (BREAK.search(gap) and not body):  # the value begins on a line of its own
        return _place_below(source, entry, written, body)
    if not body and written.head and gap and old.style not in {"|", ">"}:
        return [Splice(old.start, old.end, written.head)]
    end = old.end if old.style in {"|", ">"} else old.end + len(comment)
    return [Splice(inner, end, _join(source, written, comment, body))]


def _place_below(
    source: SourceText, entry: BlockEntry, written: Written, body: list[str]
) -> list[Splice]:
    """Put a value where the old one has its own lines, below a comment perhaps."""
    old = entry.value
    if not body:
        return [Splice(old.start, old.end, written.head)]
    if written.head:
        return [Splice(old.start, old.end, source.newline.join([written.head, *body]))]
    return [Splice(source.line_start(old.start), old.end, source.newline.join(body))]


def _join(source: SourceText, written: Written, comment: str, body: list[str]) -> str:
    head = f" {written.head}" if written.head else ""
    return source.newline.join([head + comment, *body])


def comment_of(source: SourceText, old: SourceNode) -> str:
    """Give the comment behind a value, with the spaces before it; behind the `|` of a text."""
    if old.style in {"|", ">"}:
        found = BLOCK_HEADER.match(source.text, old.start)
        return (found and found["comment"]) or ""
    return source.comment_behind(old.end)


def _last_line_end(source: SourceText, node: SourceNode) -> int:
    """Give the end of the last line that belongs to a list or mapping."""
    stop = block_entries(source, node)[-1].stop
    found = re.compile(r"(\r\n|\n|\r)?\Z").search(source.text[:stop])
    return found.start() if found else stop


def insert_item(
    source: SourceText, path: Path, index: int, value: Value, *, in_lines: bool
) -> list[Splice]:
    """Put a value into a list."""
    node, missing = find_existing(source, path)
    if missing:
        return insert_entry(source, path[:-1], str(path[-1]), [value], None, in_lines=in_lines)
    style = SiblingStyle.at(source, path).below(index)
    if node.items and node.is_block:
        entries = block_entries(source, node)
        lines = write_item(value, style, in_lines=in_lines)
        return _insert(source, entries, index, lines)
    if node.flow and (node.items or "#" in source.text[node.start : node.end]):
        return insert_piece(source, node, index, Core(write_flow(value, style)))
    return set_value(source, path, [value], in_lines=in_lines)


def _insert(
    source: SourceText, entries: list[BlockEntry], index: int, lines: list[str]
) -> list[Splice]:
    column, blanks = source.column(entries[0].begin), blanks_near(source, entries, index)
    return insert_lines(source, entries, index, indented(lines, column), blanks)


def insert_entry(
    source: SourceText, path: Path, key: str, value: Value, after: str | None, *, in_lines: bool
) -> list[Splice]:
    """Put a key with its value into a mapping, and the mappings that are missing above it."""
    node, missing = find_existing(source, path)
    path = path[: len(path) - len(missing)]
    for part in reversed(missing):
        key, value = str(part), {key: value}
    style = SiblingStyle.at(source, (*path, key))
    index = place_of(node, after) + 1 if after is not None else len(node.pairs or ())
    if node.pairs and node.is_block:
        entries = block_entries(source, node)
        lines = write_entry(key, value, style, in_lines=in_lines)
        return _insert(source, entries, index, lines)
    if node.flow and (node.pairs or not path or "#" in source.text[node.start : node.end]):
        text = f"{write_key(key, flow=True)}: {write_flow(value, style)}"
        return insert_piece(source, node, index, Core(text))
    return set_value(source, path, {key: value}, in_lines=in_lines)


def delete_node(source: SourceText, path: Path) -> list[Splice]:
    """Take out an item or a key."""
    parent = source.find(path)[-2]
    place = place_of(parent, path[-1])
    if parent.flow:
        return delete_piece(source, parent, place)
    entries = block_entries(source, parent)
    if len(entries) > 1:
        return delete_entry(source, entries, place)
    inner = None
    if len(path) > 1:
        above = source.find(path)[-3]
        inner = block_entries(source, above)[place_of(above, path[-2])].inner
    brackets = "{}" if parent.items is None else "[]"
    return delete_only_entry(source, entries[0], inner, brackets)


def rename_key(source: SourceText, path: Path, key: str) -> list[Splice]:
    """Write another key, in the quotes that the old one has."""
    parent = source.find(path)[-2]
    old, _ = (parent.pairs or [])[place_of(parent, path[-1])]
    return [Splice(old.start, old.end, write_key(key, old.style or "", flow=parent.flow))]

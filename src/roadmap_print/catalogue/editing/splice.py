"""Edits of a catalogue's text: what is meant is spliced in at its place, all else keeps its bytes.

The text is never written anew from its values. After an edit it is read again and has to say
exactly what was meant, in its order; else the edit is refused and nothing has changed.
"""

import re
from collections.abc import Iterable, Iterator
from functools import reduce

from roadmap_print.catalogue.editing.edits import (
    DeleteNode,
    Edit,
    EditRefusedError,
    InsertEntry,
    InsertItem,
    MoveNode,
    RenameKey,
    SetValue,
)
from roadmap_print.catalogue.editing.source_tree import BOM, NOT_YAML, SourceText
from roadmap_print.catalogue.editing.splicing import moves, node_edits, refusals
from roadmap_print.catalogue.editing.splicing.batches import apply_batch, find_batches
from roadmap_print.catalogue.editing.splicing.block_edits import Splice, join
from roadmap_print.catalogue.editing.splicing.intended import intend, path_after
from roadmap_print.i18n.translator import Message


def apply_edit(source: str, edit: Edit) -> str:
    """Give a text with one edit made in it; raise EditRefusedError where that cannot be."""
    return apply_edits(source, (edit,))


def apply_edits(source: str, edits: Iterable[Edit]) -> str:
    """Give a text with edits made in it one after another, each at its path in what the last left.

    Raises EditRefusedError at the first that cannot be made.
    """
    mark = BOM if source.startswith(BOM) else ""
    text = SourceText(source.removeprefix(BOM))
    for batch in find_batches(edits):
        together = apply_batch(text, batch) if len(batch) > 1 else None
        text = together or reduce(_apply, batch, text)
    return mark + text.text


def _apply(source: SourceText, edit: Edit) -> SourceText:
    refusals.check(source, edit)
    wanted = intend(source.shape, edit)
    if wanted == source.shape:
        return source
    for text, in_lines in _ways(source):
        made = _try(text, edit, in_lines=in_lines)
        if made and made.shape == wanted:
            return made
    raise EditRefusedError(Message("editing.not_meant"), edit.path)


def _try(source: SourceText, edit: Edit, *, in_lines: bool) -> SourceText | None:
    """Make an edit in one way; None where the text would be no YAML any more."""
    try:
        return _splice(source, edit, in_lines=in_lines)
    except EditRefusedError as error:
        if error.said != NOT_YAML:
            raise
        return None


def _ways(source: SourceText) -> Iterator[tuple[SourceText, bool]]:
    """Yield how an edit may be made, the plainest first: with texts in lines, or in quotes.

    Where the last line has no end, it gets one if a text under `|` comes to stand there. One that
    stands there already, and something is to follow, becomes one under `|-`.
    """
    yield source, True
    if not source.text.endswith(("\n", "\r")):
        yield _ended(source), True
    yield source, False


def _ended(source: SourceText) -> SourceText:
    """Give a text with a line end after its last line, which says the same."""
    end = Splice(len(source.text), len(source.text), source.newline)
    leaf = source.root.last_leaf
    if leaf.style not in {"|", ">"} or leaf.end < len(source.text):
        return SourceText(join(source.text, [end]))
    chomped = re.sub(r"^([|>])([0-9]?)[-+]?([0-9]?)", r"\1\2\3-", source.text[leaf.start :])
    return SourceText(source.text[: leaf.start] + chomped + source.newline)


def _splice(source: SourceText, edit: Edit, *, in_lines: bool) -> SourceText:
    if isinstance(edit, MoveNode):
        taken = moves.take(source, edit.path)
        rest = SourceText(join(source.text, node_edits.delete_node(source, edit.path)))
        to = path_after(edit.to, edit.path)
        if refusals.find_existing(rest, to)[1]:
            begun = node_edits.insert_entry(rest, to[:-1], str(to[-1]), [], None, in_lines=True)
            rest = SourceText(join(rest.text, begun))
        return SourceText(join(rest.text, moves.put(rest, to, edit.index, taken)))
    return SourceText(join(source.text, _splices(source, edit, in_lines=in_lines)))


def _splices(source: SourceText, edit: Edit, *, in_lines: bool) -> list[Splice]:
    match edit:
        case SetValue(path, value):
            return node_edits.set_value(source, path, value, in_lines=in_lines)
        case InsertItem(path, index, value):
            return node_edits.insert_item(source, path, index, value, in_lines=in_lines)
        case InsertEntry(path, key, value, after):
            return node_edits.insert_entry(source, path, key, value, after, in_lines=in_lines)
        case DeleteNode(path):
            return node_edits.delete_node(source, path)
        case RenameKey(path, key):
            return node_edits.rename_key(source, path, key)
    raise TypeError(edit)

"""Many edits of one text at once, so that a thousand of them take two readings and not a thousand.

Only values that are set and what is put at an end can be: no other edit's place depends on them.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import reduce
from itertools import pairwise

from roadmap_print.catalogue.editing.edits import (
    Edit,
    EditRefusedError,
    InsertEntry,
    InsertItem,
    Path,
    SetValue,
)
from roadmap_print.catalogue.editing.source_tree import SourceText, shape
from roadmap_print.catalogue.editing.splicing import node_edits, refusals
from roadmap_print.catalogue.editing.splicing.block_edits import Splice, join
from roadmap_print.catalogue.editing.splicing.intended import intend, shape_of


def find_batches(edits: Iterable[Edit]) -> list[list[Edit]]:
    """Part edits into those that may be made at once, and single ones, in their order."""
    batches: list[list[Edit]] = []
    for edit in edits:
        if batches and _may_wait(edit) and _may_wait(batches[-1][-1]):
            batches[-1].append(edit)
        else:
            batches.append([edit])
    return batches


def _may_wait(edit: Edit) -> bool:
    last = isinstance(edit, InsertEntry) and edit.after is None
    return last or isinstance(edit, SetValue | InsertItem)


def apply_batch(source: SourceText, edits: Sequence[Edit]) -> SourceText | None:
    """Give a text with edits made at once; None where they have to be made one by one."""
    try:
        splices = sorted(_all_splices(source, edits), key=lambda splice: splice.start)
        if any(one.stop > other.start for one, other in pairwise(splices)):
            return None
        wanted = reduce(intend, edits, source.shape)
        made = SourceText(join(source.text, splices))
    except EditRefusedError:
        return None
    return made if made.shape == wanted else None


def _all_splices(source: SourceText, edits: Sequence[Edit]) -> Iterable[Splice]:
    added, keys = Counter[Path](), set[Path]()
    for edit in edits:
        match edit:
            case SetValue(path, value):
                refusals.check(source, edit)
                if shape(source.find(path)[-1]) != shape_of(value):
                    yield from node_edits.set_value(source, path, value, in_lines=True)
            case InsertItem(path, index, value):
                last = len(source.find(path)[-1].items or ())
                if index != last + added[path]:
                    raise source.refusal("editing.no_place", path, source.root)
                added[path] += 1
                yield from _at_end(source, InsertItem(path, last, value))
            case InsertEntry(path, key):
                if (*path, key) in keys:
                    raise source.refusal("editing.key_there", (*path, key), source.root)
                keys.add((*path, key))
                yield from _at_end(source, edit)


def _at_end(source: SourceText, edit: InsertItem | InsertEntry) -> list[Splice]:
    refusals.check(source, edit)
    if isinstance(edit, InsertItem):
        return node_edits.insert_item(source, edit.path, edit.index, edit.value, in_lines=True)
    return node_edits.insert_entry(source, edit.path, edit.key, edit.value, None, in_lines=True)

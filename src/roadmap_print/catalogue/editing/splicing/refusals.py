"""Edits that make no sense in a text, or would alter more than their own place in it."""

from roadmap_print.catalogue.editing.edits import (
    DeleteNode,
    Edit,
    InsertEntry,
    InsertItem,
    MoveNode,
    Path,
    RenameKey,
    SetValue,
)
from roadmap_print.catalogue.editing.source_tree import SourceNode, SourceText


def check(source: SourceText, edit: Edit) -> None:
    """Raise EditRefusedError where an edit cannot be made, with the place and the reason."""
    match edit:
        case SetValue(path) | DeleteNode(path):
            _check_own(source, path, "&")
        case InsertItem(path):
            _check_list(source, path)
        case InsertEntry():
            _check_new_entry(source, edit)
        case RenameKey(path, key):
            _check_rename(source, path, key)
        case MoveNode():
            _check_move(source, edit)


def _check_own(source: SourceText, path: Path, marks: str) -> None:
    """Refuse what others may refer to, and where the whole document is meant."""
    if not path:
        raise source.refusal("editing.whole", path, source.root)
    node = source.find(path)[-1]
    if any(each.mark.startswith(tuple(marks)) for each in _within(node)):
        raise source.refusal("editing.marked", path, node)


def _within(node: SourceNode) -> list[SourceNode]:
    inner = [*(node.items or ()), *(each for pair in node.pairs or () for each in pair)]
    return [node, *(each for one in inner for each in _within(one))]


def _check_list(source: SourceText, path: Path) -> None:
    node, missing = find_existing(source, path)
    if node.mark:
        raise source.refusal("editing.marked", path, node)
    if len(missing) > 1 or (missing and not _holds_keys(node)):
        raise source.refusal("editing.no_place", path, node)
    if not missing and node.items is None and not node.is_empty:
        raise source.refusal("editing.no_list", path, node)


def find_existing(source: SourceText, path: Path) -> tuple[SourceNode, Path]:
    """Give the node at a path or above it, and what of the path is missing there."""
    nodes = [source.root]
    for depth, part in enumerate(path):
        child = nodes[-1].child(part)
        if child is None:
            return nodes[-1], path[depth:]
        nodes = source.find(path[: depth + 1])
    return nodes[-1], ()


def _holds_keys(node: SourceNode) -> bool:
    return node.pairs is not None or node.is_empty


def _check_new_entry(source: SourceText, edit: InsertEntry) -> None:
    node, missing = find_existing(source, edit.path)
    if node.mark:
        raise source.refusal("editing.marked", edit.path, node)
    if not _holds_keys(node):
        raise source.refusal("editing.no_mapping", edit.path, node)
    if not all(isinstance(part, str) for part in missing):
        raise source.refusal("editing.no_place", edit.path, node)
    names = [] if missing else [key.text for key, _ in node.pairs or ()]
    if edit.key in names or (missing and _names(node, missing[0])):
        raise source.refusal("editing.key_there", (*edit.path, edit.key), node)
    if edit.after is not None and names.count(edit.after) != 1:
        raise source.refusal("editing.no_place", (*edit.path, edit.after), node)


def _names(node: SourceNode, part: str | int) -> bool:
    """Say whether a key stands in a mapping, were it twice."""
    return any(key.text == part for key, _ in node.pairs or ())


def _check_rename(source: SourceText, path: Path, key: str) -> None:
    if not path or not isinstance(path[-1], str):
        raise source.refusal("editing.whole", path, source.root)
    parent = source.find(path)[-2]
    if key != path[-1] and _names(parent, key):
        raise source.refusal("editing.key_there", (*path[:-1], key), parent)


def _check_move(source: SourceText, edit: MoveNode) -> None:
    _check_own(source, edit.path, "&*")
    if edit.to[: len(edit.path)] == edit.path:
        raise source.refusal("editing.into_itself", edit.path, source.root)
    if isinstance(edit.path[-1], int):
        _check_list(source, edit.to)
    elif edit.to != edit.path[:-1]:
        raise source.refusal("editing.key_stays", edit.path, source.root)

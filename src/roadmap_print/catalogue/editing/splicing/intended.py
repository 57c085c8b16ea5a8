"""What a text has to say after an edit: the same edit made on values."""

from collections.abc import Callable, Mapping
from typing import cast

from roadmap_print.catalogue.editing.edits import (
    DeleteNode,
    Edit,
    EditRefusedError,
    InsertEntry,
    InsertItem,
    MoveNode,
    Path,
    RenameKey,
    SetValue,
    Value,
)
from roadmap_print.catalogue.editing.source_tree import Shape
from roadmap_print.i18n.translator import Message

Pairs = tuple[tuple[Shape, Shape], ...]


def intend(shape: Shape, edit: Edit) -> Shape:
    """Give what a text is to say after an edit that `refusals` lets pass.

    Raises EditRefusedError where an index is beyond its list.
    """
    match edit:
        case SetValue(path, value):
            return alter(shape, path, lambda _: shape_of(value))
        case InsertItem(path, index, value):
            item = shape_of(value)
            return alter(shape, path, lambda items: _put_item(items, index, item, path))
        case InsertEntry(path, key, value, after):
            return alter(shape, path, lambda pairs: _with_entry(pairs, key, value, after))
        case DeleteNode(path):
            return alter(shape, path[:-1], lambda whole: _without(whole, path[-1]))
        case RenameKey(path, key):
            return alter(shape, path[:-1], lambda pairs: _renamed(pairs, path, key))
        case MoveNode():
            return _moved(shape, edit)


def shape_of(value: Value) -> Shape:
    """Give a value as a text says it."""
    if isinstance(value, Mapping):
        return tuple((key, shape_of(inner)) for key, inner in value.items())
    if value is None or isinstance(value, str):
        return value
    return [shape_of(item) for item in value]


def alter(shape: Shape, path: Path, change: Callable[[Shape], Shape]) -> Shape:
    """Give a shape with the part at a path changed; a key that is missing is made, last."""
    if not path:
        return change(shape)
    part, rest = path[0], path[1:]
    if isinstance(part, int):
        items = list(cast("list[Shape]", shape))
        items[part] = alter(items[part], rest, change)
        return items
    pairs = cast("Pairs", shape or ())
    if not any(key == part for key, _ in pairs):
        return (*pairs, (part, alter(None, rest, change)))
    return tuple((key, alter(old, rest, change) if key == part else old) for key, old in pairs)


def _put_item(shape: Shape, index: int, item: Shape, path: Path) -> Shape:
    items = list(cast("list[Shape]", shape or []))
    if not 0 <= index <= len(items):
        raise EditRefusedError(Message("editing.no_place"), (*path, index))
    return [*items[:index], item, *items[index:]]


def _with_entry(shape: Shape, key: str, value: Value, after: str | None) -> Shape:
    pairs = cast("Pairs", shape or ())
    names = [name for name, _ in pairs]
    place = len(pairs) if after is None else names.index(after) + 1
    return (*pairs[:place], (key, shape_of(value)), *pairs[place:])


def _without(shape: Shape, part: str | int) -> Shape:
    if isinstance(part, int):
        items = cast("list[Shape]", shape)
        return [*items[:part], *items[part + 1 :]]
    return tuple((key, value) for key, value in cast("Pairs", shape) if key != part)


def _renamed(shape: Shape, path: Path, new: str) -> Shape:
    return tuple((new if key == path[-1] else key, old) for key, old in cast("Pairs", shape))


def _moved(shape: Shape, edit: MoveNode) -> Shape:
    above, part = edit.path[:-1], edit.path[-1]
    taken = _look_up(shape, edit.path)
    rest = alter(shape, above, lambda whole: _without(whole, part))
    to = path_after(edit.to, edit.path)
    if isinstance(part, int):
        return alter(rest, to, lambda items: _put_item(items, edit.index, taken, to))
    return alter(rest, above, lambda pairs: _put_pair(pairs, edit, taken))


def _put_pair(shape: Shape, edit: MoveNode, value: Shape) -> Shape:
    pairs = cast("Pairs", shape)
    if not 0 <= edit.index <= len(pairs):
        raise EditRefusedError(Message("editing.no_place"), (*edit.to, edit.index))
    return (*pairs[: edit.index], (str(edit.path[-1]), value), *pairs[edit.index :])


def _look_up(shape: Shape, path: Path) -> Shape:
    for part in path:
        if isinstance(part, int):
            shape = cast("list[Shape]", shape)[part]
        else:
            shape = next(value for key, value in cast("Pairs", shape) if key == part)
    return shape


def path_after(path: Path, deleted: Path) -> Path:
    """Give a path as it is once another is deleted, whose later items have moved up."""
    *above, part = deleted
    depth = len(above)
    if len(path) > depth and path[:depth] == tuple(above) and isinstance(part, int):
        own = path[depth]
        if isinstance(own, int) and own > part:
            return (*path[:depth], own - 1, *path[depth + 1 :])
    return path

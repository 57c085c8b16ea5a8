"""What a browser asks for, as edits of a text: an action is one thing that a person does.

An action has a name and what it concerns; paths are those of the tree that the browser was shown.
Ids are made here, from a title or a label, and are nobody's business.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from roadmap_print.catalogue.editing.edits import (
    DeleteNode,
    Edit,
    InsertEntry,
    InsertItem,
    MoveNode,
    Path,
    SetValue,
)
from roadmap_print.catalogue.fields import Key, keys_of
from roadmap_print.catalogue.reading.scalars import fold
from roadmap_print.catalogue.reading.suggestions import free_name, slug
from roadmap_print.catalogue.schema_types import (
    AUDIENCE,
    FILE,
    MARKDOWN,
    ById,
    Keys,
    ListOf,
    Text,
    TextOr,
    ValueType,
)

MOST_DEPTH = 8
MOST_TEXT = 200_000  # characters of one text

Action = Mapping[str, Any]


class BadActionError(ValueError):
    """What is asked for makes no sense; a page of ours does not ask it."""


class StaleActionError(ValueError):
    """What is asked for concerns a value that is another one by now."""


def edits_of(action: Action, tree: Any, model: type) -> tuple[list[Edit], Path]:  # noqa: ANN401
    """Give the edits that an action stands for, and the path of what it has made or changed.

    Raises BadActionError and StaleActionError.
    """
    made = _ACTIONS.get(str(action.get("do")))
    if made is None:
        raise BadActionError
    return made(action, tree if isinstance(tree, dict) else {}, model)


def _set(action: Action, tree: Any, model: type) -> tuple[list[Edit], Path]:  # noqa: ANN401
    path = _path(action.get("path"))
    path = _where_its_text_is(path, tree, model) if "before" in action else path
    type_, there = _type_at(model, path), value_at(tree, path)
    value = _tidy(_value(action.get("value")), type_)
    if "before" in action:
        known, now = _tidy(action["before"], type_), _tidy(there, type_)
        if (known or None) != (now or None):
            raise StaleActionError
    row, parent, key = _row(model, path), path[:-1], path[-1]
    if action["do"] != "picture" and _names_file(type_, value):
        raise BadActionError
    if value in ("", [], {}) and row and not row.required:
        return ([DeleteNode(path)] if there is not None else []), path
    if isinstance(key, int) or key in (value_at(tree, parent) or {}):
        return [SetValue(path, value)], path
    return [InsertEntry(parent, key, value, _neighbour(tree, parent, key, model))], path


def _insert(action: Action, _: Any, model: type) -> tuple[list[Edit], Path]:  # noqa: ANN401
    path, index = _path(action.get("path")), _index(action.get("index"))
    value = _value(action.get("value"))
    if _names_file(_type_at(model, path), [value]):
        raise BadActionError
    return [InsertItem(path, index, value)], (*path, index)


def _delete(action: Action, _: Any, __: type) -> tuple[list[Edit], Path]:  # noqa: ANN401
    path = _path(action.get("path"))
    return [DeleteNode(path)], path


def _move(action: Action, _: Any, __: type) -> tuple[list[Edit], Path]:  # noqa: ANN401
    path, to = _path(action.get("path")), _path(action.get("to"))
    index = _index(action.get("index"))
    return [MoveNode(path, to, index)], (*to, index)


def _new_resource(action: Action, tree: Any, _: type) -> tuple[list[Edit], Path]:  # noqa: ANN401
    """Write a resource, and list it in a step where one is named."""
    values = _value(action.get("value"))
    if not isinstance(values, dict):
        raise BadActionError
    name = free_id(str(values.get("title", "")), tree.get("resources") or {}, "resource")
    edits: list[Edit] = [InsertEntry(("resources",), name, values)]
    if (step := action.get("step")) is not None:
        path = ("steps", _index(step), "resources")
        edits.append(InsertItem(path, len(value_at(tree, path) or ()), name))
    return edits, ("resources", name)


def _delete_resource(action: Action, tree: Any, _: type) -> tuple[list[Edit], Path]:  # noqa: ANN401
    """Take a resource out, and out of every step that lists it."""
    name = str(action.get("id"))
    places = sorted(_places(tree, name), reverse=True)
    if name not in (tree.get("resources") or {}):
        raise StaleActionError
    return [*map(DeleteNode, places), DeleteNode(("resources", name))], ("resources", name)


def _new_kind(action: Action, tree: Any, _: type) -> tuple[list[Edit], Path]:  # noqa: ANN401
    """Write a level, a format or an audience, with an id made from its label."""
    where, label = action.get("list"), str(action.get("label", ""))
    if where not in {"levels", "formats", "audiences"}:
        raise BadActionError
    items = tree.get(where) or []
    taken = {each.get("id") for each in items if isinstance(each, dict)}
    id_ = free_id(label, taken, where[:-1])
    if where == "audiences" and not re.fullmatch(AUDIENCE.pattern or "", id_):
        id_ = free_id("", taken, "audience")  # a file's name would say something else
    value = {"id": id_, "label": label}
    return [InsertItem((where,), len(items), value)], (where, len(items))


_ACTIONS: Mapping[str, Callable[[Action, Any, type], tuple[list[Edit], Path]]] = {
    "set": _set,
    "picture": _set,
    "insert": _insert,
    "delete": _delete,
    "move": _move,
    "new-resource": _new_resource,
    "delete-resource": _delete_resource,
    "new-kind": _new_kind,
}


def free_id(text: str, taken: Any, otherwise: str) -> str:  # noqa: ANN401  whatever has names
    """Make an id of a text that no other has; of a script without Latin letters, `otherwise`."""
    return free_name(slug(text)[:60].strip("-") or otherwise, taken)


def value_at(tree: Any, path: Path) -> Any:  # noqa: ANN401
    """Give what stands at a path; None where nothing does."""
    for part in path:
        if isinstance(tree, dict):
            tree = tree.get(part)
        elif isinstance(tree, list) and isinstance(part, int) and part < len(tree):
            tree = tree[part]
        else:
            return None
    return tree


def _places(tree: Any, name: str) -> Iterator[Path]:  # noqa: ANN401
    """Give every place of a step that names a resource."""
    for number, step in enumerate(tree.get("steps") or ()):
        for key in ("resources", "featured"):
            for place, each in enumerate((step or {}).get(key) or ()):
                if each == name or (isinstance(each, dict) and each.get("id") == name):
                    yield "steps", number, key, place


def _row(model: type, path: Path) -> Key | None:
    """Give the row of the table of keys that a path ends in; None where it is no key's."""
    type_ = _with_keys(_type_at(model, path[:-1]))
    return keys_of(type_.model).get(str(path[-1])) if isinstance(type_, Keys) else None


def _with_keys(type_: ValueType[Any] | None) -> ValueType[Any] | None:
    return type_.keys if isinstance(type_, TextOr) else type_


def _where_its_text_is(path: Path, tree: Any, model: type) -> Path:  # noqa: ANN401
    """Give the place of a text that was typed while other keys came to it, or left it alone."""
    own, parent = _type_at(model, path), _type_at(model, path[:-1])
    if isinstance(own, TextOr) and isinstance(value_at(tree, path), dict):
        return (*path, _text_key(own))
    if isinstance(parent, TextOr) and isinstance(value_at(tree, path[:-1]), str):
        return path[:-1] if path[-1] == _text_key(parent) else path
    return path


def _text_key(type_: TextOr[Any]) -> str:
    """Give the key that holds the text where others stand beside it."""
    rows = keys_of(type_.keys.model).items()
    return next(key for key, row in rows if row.type is type_.text)


def _neighbour(tree: Any, parent: Path, key: str, model: type) -> str | None:  # noqa: ANN401
    """Give the key that a new one is written behind: the last that the table has before it."""
    type_ = _with_keys(_type_at(model, parent))
    there = value_at(tree, parent)
    if not isinstance(type_, Keys) or not isinstance(there, dict):
        return None
    before: list[str] = []
    for name in keys_of(type_.model):
        if name == key:
            break
        before.append(name)
    return next((each for each in reversed(before) if each in there), None)


def _type_at(model: type, path: Path) -> ValueType[Any] | None:
    type_: ValueType[Any] | None = Keys(model)
    for part in path:
        type_ = _with_keys(type_)
        if isinstance(type_, Keys):
            row = keys_of(type_.model).get(str(part))
            type_ = row.type if row else None
        elif isinstance(type_, ListOf | ById):
            type_ = type_.item
    return type_


def _tidy(value: Any, type_: ValueType[Any] | None) -> Any:  # noqa: ANN401
    """Give a text as the catalogue is read: what is typed may still end in a space."""
    if not isinstance(value, str) or type_ is MARKDOWN:
        return value
    type_ = type_.text if isinstance(type_, TextOr) else type_
    return fold(value) if isinstance(type_, Text) and not type_.exact else value.strip()


def _names_file(type_: ValueType[Any] | None, value: Any) -> bool:  # noqa: ANN401
    """Say whether a value holds the name of a file, which no request gives."""
    if isinstance(type_, Keys) and isinstance(value, str):
        short = keys_of(type_.model).get(type_.short or "")
        return short is not None and _names_file(short.type, value)
    if isinstance(type_, Keys) and isinstance(value, dict):
        rows = keys_of(type_.model)
        return any(key in rows and _names_file(rows[key].type, each) for key, each in value.items())
    if isinstance(type_, ListOf | ById) and isinstance(value, list | dict):
        values = value if isinstance(value, list) else value.values()
        return any(_names_file(type_.item, each) for each in values)
    return type_ is FILE and bool(value)


def _path(given: object) -> Path:
    if not (isinstance(given, list) and 0 < len(given) <= MOST_DEPTH):
        raise BadActionError
    return tuple(each if isinstance(each, str) else _index(each) for each in given)


def _index(given: object) -> int:
    if type(given) is not int or given < 0:
        raise BadActionError
    return given


def _value(given: object, depth: int = 0) -> Any:  # noqa: ANN401
    """Give a value that may stand in a file: texts, lists and keys with values."""
    if isinstance(given, str) and len(given) <= MOST_TEXT:
        return given.replace("\r\n", "\n")
    if depth < MOST_DEPTH:
        if isinstance(given, list):
            return [_value(each, depth + 1) for each in given]
        if isinstance(given, Mapping):
            return {str(key): _value(each, depth + 1) for key, each in given.items()}
    raise BadActionError

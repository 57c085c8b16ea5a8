"""YAML nodes held against the models' shapes: keys, types, what is required, kinds of text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from roadmap_print.catalogue import messages as say
from roadmap_print.catalogue.model import Kind
from roadmap_print.catalogue.reading import type_errors
from roadmap_print.catalogue.reading.scalars import Place, read_text
from roadmap_print.catalogue.reading.yaml_tree import Mapping, RefusedNode, Scalar, Sequence
from roadmap_print.catalogue.schema_types import (
    ById,
    Key,
    Keys,
    ListOf,
    Shape,
    Text,
    keys_of,
    may_be_empty,
)
from roadmap_print.i18n.translator import Message, shown

if TYPE_CHECKING:
    from pydantic import BaseModel

    from roadmap_print.catalogue.reading.diagnostics import Findings, Position
    from roadmap_print.catalogue.reading.yaml_tree import Node

LONGEST_ID = 200
"""Characters of an id in a key's path."""


def read_model(node: Node, model: type[BaseModel], findings: Findings) -> Any:  # noqa: ANN401
    """Give the values of a document, as plain lists and dicts, and tell all that is wrong.

    Where something is wrong None stands in its place, so that what is right can be judged on.
    """
    findings.marks[""] = node.mark
    return _read(node, Keys(model), "", findings)


def _read(node: Node, shape: Shape, path: str, findings: Findings) -> Any:  # noqa: ANN401
    if isinstance(node, RefusedNode):
        _tell_refused(node, path, findings)
        return None
    if isinstance(shape, Text):
        return _read_text(node, shape, path, findings)
    if isinstance(shape, ListOf):
        return _read_list(node, shape, path, findings)
    if not isinstance(node, Mapping):
        type_errors.keys(node, shape, path, findings)
        return None
    if isinstance(shape, ById):
        return _read_ids(node, shape, path, findings)
    return _read_keys(node, shape, path, findings)


def _read_text(node: Node, shape: Text, path: str, findings: Findings) -> str | None:
    if isinstance(node, Scalar):
        return read_text(node, shape.kind, Place(path, findings.mark(path), findings))
    type_errors.text(node, path, findings)
    return None


def _read_list(node: Node, shape: ListOf, path: str, findings: Findings) -> list[Any] | None:
    if not isinstance(node, Sequence):
        type_errors.list_(node, path, findings)
        return None
    at, count = findings.mark(path), len(node.items)
    if count < shape.least:
        near = type_errors.written(shape.item)
        findings.error(path, say.TOO_FEW, say.TOO_FEW_HINT, at=at, near=near)
    if shape.most is not None and count > shape.most:
        hint = say.TOO_MANY_ITEMS_HINT
        findings.error(path, say.TOO_MANY_ITEMS, hint, at=at, most=shape.most, count=count)
    return [
        _read_item(item, shape.item, f"{path}[{place}]", findings)
        for place, item in enumerate(node.items)
    ]


def _read_item(node: Node, shape: Shape, path: str, findings: Findings) -> Any:  # noqa: ANN401
    findings.marks[path] = node.mark
    if isinstance(node, Scalar) and node.empty:
        findings.error(path, say.EMPTY_ITEM, say.EMPTY_ITEM_HINT, at=node.mark)
        return None
    return _read(node, shape, path, findings)


def _read_ids(node: Mapping, shape: ById, path: str, findings: Findings) -> dict[str, Any]:
    values: dict[str, Any] = {}
    told = (say.ID_TWICE, say.ID_TWICE_HINT)
    for name, (key, value) in _pairs(_indented(node, shape), path, findings, told).items():
        where = _join(path, name)
        identifier = read_text(key, Kind.ID, Place(where, key.mark, findings))
        if isinstance(value, Scalar) and value.empty:
            type_errors.something(shape.value, where, findings)
            values[name] = None  # it is there to point to
        elif _too_far_left(key, value, shape):
            hint = say.TOO_FAR_LEFT_HINT
            findings.error(where, say.TOO_FAR_LEFT, hint, at=key.mark, key=name)
        elif identifier:
            values[identifier] = _read(value, shape.value, where, findings)
    return values


def _too_far_left(key: Node, value: Node, shape: ById) -> bool:
    """Say whether an id is rather a key of the values, indented too little."""
    return (
        isinstance(key, Scalar)
        and isinstance(value, Scalar)
        and not value.empty
        and isinstance(shape.value, Keys)
        and key.text in keys_of(shape.value.model)
    )


def _indented(node: Mapping, shape: ById) -> Mapping:
    """Give the keys that stand too far left to the id above them too, which does not lack them."""
    pairs: list[tuple[Node, Node]] = []
    for key, value in node.pairs:
        above = pairs[-1][1] if pairs else None
        if isinstance(above, Mapping) and _too_far_left(key, value, shape):
            whole = above._replace(pairs=[*above.pairs, (key, value)])
            pairs[-1:] = [(pairs[-1][0], whole), (key, value)]
        else:
            pairs.append((key, value))
    return node._replace(pairs=pairs)


def _read_keys(node: Mapping, shape: Keys, path: str, findings: Findings) -> dict[str, Any]:
    keys = keys_of(shape.model)
    pairs = _pairs(node, path, findings)
    meant = {
        type_errors.known(key, keys, pairs, _join(path, key.text), findings)
        for name, (key, _) in pairs.items()
        if name not in keys
    }
    merged = any(isinstance(key, Scalar) and key.text == "<<" for key, _ in node.pairs)
    values = {}
    for name, key in keys.items():
        where = _join(path, name)
        if name in pairs:
            value = _read_value(pairs[name][1], key, where, findings)
            if value is not None:
                values[name] = value
        elif key.required and name not in meant and not merged:
            type_errors.key(name, node, where, findings)
    return values


def _read_value(node: Node, key: Key, path: str, findings: Findings) -> Any:  # noqa: ANN401
    if not (isinstance(node, Scalar) and node.empty):
        return _read(node, key.shape, path, findings)
    if not may_be_empty(key):
        findings.error(path, say.EMPTY, say.EMPTY_HINT, at=findings.mark(path))
        return None
    return None if not key.required else [] if isinstance(key.shape, ListOf) else {}


def _pairs(
    node: Mapping,
    path: str,
    findings: Findings,
    told: tuple[Message, Message] = (say.TWICE, say.TWICE_HINT),
) -> dict[str, tuple[Scalar, Node]]:
    """Give a mapping's pairs by name, the first of each, and mark where they stand.

    `told` is what to say of a name that stands there twice.
    """
    pairs: dict[str, tuple[Scalar, Node]] = {}
    for key, value in node.pairs:
        if isinstance(key, RefusedNode):
            _tell_refused(key, path, findings)
        elif not isinstance(key, Scalar):
            findings.error(path, say.NOT_A_KEY, say.NOT_A_KEY_HINT, at=key.mark)
        elif key.text == "<<":
            findings.error(path, say.MERGE, say.MERGE_HINT, at=key.mark)
        elif key.text in pairs:
            line = pairs[key.text][0].mark.line
            where = _join(path, key.text)
            findings.error(where, *told, at=key.mark, text=key.text, line=line)
        else:
            pairs[key.text] = (key, value)
            findings.marks[_join(path, key.text)] = _value_mark(key, value)
    return pairs


def _value_mark(key: Node, value: Node) -> Position:
    """Mark a value where it begins if that is on its key's line, else its key."""
    return value.mark if value.mark.line == key.mark.line else key.mark


def _tell_refused(node: RefusedNode, path: str, findings: Findings) -> None:
    findings.error(path, node.said, node.hint, at=node.mark, name=node.name)


def _join(path: str, key: str) -> str:
    name = key[:LONGEST_ID] if re.fullmatch(r"[\w-]+", key, re.ASCII) else shown(key)
    return f"{path}.{name}" if path else name

"""YAML nodes held against the models: keys, types, what is required, what each text must be.

The models say it all (names, types, bounds, kinds of text); nothing of them is repeated here, so
that a key added there is read here.
"""

from __future__ import annotations

import re
import types
import typing
from collections.abc import Mapping as AbstractMapping
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from roadmap_print.catalogue import messages as say
from roadmap_print.catalogue.model import Kind
from roadmap_print.catalogue.nearest import nearest
from roadmap_print.catalogue.nodes import Mapping, Refused, Scalar, Sequence
from roadmap_print.catalogue.texts import Place, read_text

if TYPE_CHECKING:
    from pydantic import BaseModel

    from roadmap_print.catalogue.findings import Findings, Mark
    from roadmap_print.catalogue.messages import Message
    from roadmap_print.catalogue.nodes import Node


LONGEST_ID = 200
"""Characters of an id in a key's path."""


class Text(NamedTuple):
    """A text of some kind."""

    kind: Kind


class ListOf(NamedTuple):
    """A list with its bounds."""

    item: Shape
    least: int
    most: int | None


class ById(NamedTuple):
    """A mapping from ids to values."""

    value: Shape


class Keys(NamedTuple):
    """A mapping with the keys of a model."""

    model: type[BaseModel]


Shape = Text | ListOf | ById | Keys


class Key(NamedTuple):
    """What a model says of one of its keys."""

    shape: Shape
    required: bool


@cache
def keys_of(model: type[BaseModel]) -> dict[str, Key]:
    """Read a model's keys: what each must be, and whether it must be there."""
    return {
        name: Key(_shape(field.annotation, field.metadata), field.is_required())
        for name, field in model.model_fields.items()
    }


def may_be_empty(key: Key) -> bool:
    """Say whether a key may stand there with nothing after it."""
    if isinstance(key.shape, ListOf):
        return key.shape.least == 0
    return isinstance(key.shape, ById) or not key.required


def read_model(node: Node, model: type[BaseModel], findings: Findings) -> Any:  # noqa: ANN401
    """Give the values of a document, as plain lists and dicts, and tell all that is wrong.

    Where something is wrong None stands in its place, so that what is right can be judged on.
    """
    findings.marks[""] = node.mark
    return _read(node, Keys(model), "", findings)


def _shape(annotation: Any, metadata: typing.Sequence[Any] = ()) -> Shape:  # noqa: ANN401
    """Read a pydantic annotation, of the few forms that the models use."""
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is typing.Annotated:
        return _shape(arguments[0], arguments[1:])
    if origin in {typing.Union, types.UnionType}:
        return _shape(arguments[0])
    if origin is tuple:
        return ListOf(_shape(arguments[0]), *_bounds(metadata))
    if origin is AbstractMapping:
        return ById(_shape(arguments[1]))
    if annotation is str:
        return Text(next(item for item in metadata if isinstance(item, Kind)))
    return Keys(annotation)


def _bounds(metadata: typing.Sequence[Any]) -> tuple[int, int | None]:
    least = next((item.min_length for item in metadata if hasattr(item, "min_length")), 0)
    most = next((item.max_length for item in metadata if hasattr(item, "max_length")), None)
    return least, most


def _read(node: Node, shape: Shape, path: str, findings: Findings) -> Any:  # noqa: ANN401
    if isinstance(node, Refused):
        _tell_refused(node, path, findings)
        return None
    if isinstance(shape, Text):
        return _read_text(node, shape, path, findings)
    if isinstance(shape, ListOf):
        return _read_list(node, shape, path, findings)
    if not isinstance(node, Mapping):
        _expected_keys(node, shape, path, findings)
        return None
    if isinstance(shape, ById):
        return _read_ids(node, shape, path, findings)
    return _read_keys(node, shape, path, findings)


def _read_text(node: Node, shape: Text, path: str, findings: Findings) -> str | None:
    if isinstance(node, Scalar):
        return read_text(node, shape.kind, Place(path, findings.mark(path), findings))
    hint = say.NO_TEXT_HINT
    if isinstance(node, Mapping | Sequence) and node.flow:
        hint = say.BRACKETS_HINT
    elif isinstance(node, Mapping):
        hint = say.COLON_IN_TEXT_HINT
    _unexpected(say.NO_TEXT, hint, node, path, findings)
    return None


def _read_list(node: Node, shape: ListOf, path: str, findings: Findings) -> list[Any] | None:
    if not isinstance(node, Sequence):
        _expected_list(node, path, findings)
        return None
    at, count = findings.mark(path), len(node.items)
    if count < shape.least:
        findings.error(path, say.TOO_FEW, say.TOO_FEW_HINT, at=at)
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
    for name, (key, value) in _pairs(node, path, findings).items():
        where = _join(path, name)
        identifier = read_text(key, Kind.ID, Place(where, key.mark, findings))
        if isinstance(value, Scalar) and value.empty:
            _tell_empty(shape.value, where, findings)
            values[name] = None  # it is there to point to
        elif isinstance(value, Scalar) and _is_key(name, shape.value):
            hint = say.TOO_FAR_LEFT_HINT
            findings.error(where, say.TOO_FAR_LEFT, hint, at=key.mark, key=name)
        elif identifier:
            values[identifier] = _read(value, shape.value, where, findings)
    return values


def _is_key(name: str, shape: Shape) -> bool:
    """Say whether an id is rather a key, indented too little."""
    return isinstance(shape, Keys) and name in keys_of(shape.model)


def _read_keys(node: Mapping, shape: Keys, path: str, findings: Findings) -> dict[str, Any]:
    keys = keys_of(shape.model)
    pairs = _pairs(node, path, findings)
    meant = {
        _unknown(key, keys, pairs, path, findings)
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
            at, near = findings.mark(path), say.EXAMPLES.get(name, "…")
            findings.error(where, say.MISSING, say.MISSING_HINT, at=at, key=name, near=near)
    return values


def _read_value(node: Node, key: Key, path: str, findings: Findings) -> Any:  # noqa: ANN401
    if not (isinstance(node, Scalar) and node.empty):
        return _read(node, key.shape, path, findings)
    if not may_be_empty(key):
        findings.error(path, say.EMPTY, say.EMPTY_HINT, at=findings.mark(path))
        return None
    return None if not key.required else [] if isinstance(key.shape, ListOf) else {}


def _pairs(node: Mapping, path: str, findings: Findings) -> dict[str, tuple[Scalar, Node]]:
    """Give a mapping's pairs by name, the first of each, and mark where they stand."""
    pairs: dict[str, tuple[Scalar, Node]] = {}
    for key, value in node.pairs:
        if isinstance(key, Refused):
            _tell_refused(key, path, findings)
        elif not isinstance(key, Scalar):
            findings.error(path, say.NOT_A_KEY, say.NOT_A_KEY_HINT, at=key.mark)
        elif key.text == "<<":
            findings.error(path, say.MERGE, say.MERGE_HINT, at=key.mark)
        elif key.text in pairs:
            line = pairs[key.text][0].mark.line
            where = _join(path, key.text)
            findings.error(where, say.TWICE, say.TWICE_HINT, at=key.mark, key=key.text, line=line)
        else:
            pairs[key.text] = (key, value)
            findings.marks[_join(path, key.text)] = _value_mark(key, value)
    return pairs


def _value_mark(key: Node, value: Node) -> Mark:
    """Mark a value where it begins if that is on its key's line, else its key."""
    return value.mark if value.mark.line == key.mark.line else key.mark


def _unknown(
    key: Scalar,
    keys: dict[str, Key],
    pairs: AbstractMapping[str, Any],
    path: str,
    findings: Findings,
) -> str | None:
    """Tell of an unknown key, and give the missing one that it must have been meant for."""
    free = [name for name in keys if name not in pairs]
    near = nearest(key.text, free) if findings.patient else None
    where = _join(path, key.text)
    if near:
        findings.error(
            where, say.UNKNOWN_KEY, say.DID_YOU_MEAN, at=key.mark, key=key.text, near=near
        )
    else:
        names = ", ".join(keys)
        findings.error(
            where, say.UNKNOWN_KEY, say.KNOWN_ARE, at=key.mark, key=key.text, names=names
        )
    return near


def _tell_refused(node: Refused, path: str, findings: Findings) -> None:
    findings.error(path, node.said, node.hint, at=node.mark, name=node.name)


def _tell_empty(shape: Shape, path: str, findings: Findings) -> None:
    at = findings.mark(path)
    if isinstance(shape, Keys):
        names = ", ".join(keys_of(shape.model))
        findings.error(path, say.EMPTY, say.EMPTY_KEYS_HINT, at=at, names=names)
    else:
        findings.error(path, say.EMPTY, say.EMPTY_HINT, at=at)


def _expected_list(node: Node, path: str, findings: Findings) -> None:
    hint, near = say.NO_LIST_HINT, ""
    if isinstance(node, Scalar) and node.text.startswith("-"):
        hint = say.SPACE_AFTER_HYPHEN_HINT
    elif isinstance(node, Scalar) and re.fullmatch(r"[\w -]{1,60}", node.text):
        hint, near = say.NO_LIST_TEXT_HINT, f"[{node.text}]"
    _unexpected(say.NO_LIST, hint, node, path, findings, near=near)


def _expected_keys(node: Node, shape: Keys | ById, path: str, findings: Findings) -> None:
    if isinstance(node, Scalar) and re.match(r"[a-z]+:\S", node.text):
        _unexpected(say.NO_KEYS, say.GLUED_HINT, node, path, findings)
    elif isinstance(shape, ById):
        _unexpected(say.NO_KEYS, say.NO_IDS_HINT, node, path, findings)
    else:
        names = ", ".join(keys_of(shape.model))
        _unexpected(say.NO_KEYS, say.NO_KEYS_HINT, node, path, findings, names=names)


def _unexpected(
    message: Message, hint: Message, node: Node, path: str, findings: Findings, **values: object
) -> None:
    name = {Scalar: "text", Sequence: "list", Mapping: "keys"}[type(node)]
    found = say.TYPES[name].said(findings.language, {})
    findings.error(path, message, hint, at=findings.mark(path), found=found, **values)


def _join(path: str, key: str) -> str:
    name = key[:LONGEST_ID] if re.fullmatch(r"[\w-]+", key, re.ASCII) else say.shown(key)
    return f"{path}.{name}" if path else name

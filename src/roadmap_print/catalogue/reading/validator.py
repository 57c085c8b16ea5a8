"""YAML nodes held against the table of keys: keys, types, what is required, kinds of text."""

import re
from collections.abc import Collection
from typing import Any

from roadmap_print.catalogue.fields import Key, keys_of
from roadmap_print.catalogue.reading import type_errors
from roadmap_print.catalogue.reading.diagnostics import Diagnostics, Position
from roadmap_print.catalogue.reading.scalars import read_text
from roadmap_print.catalogue.reading.yaml_tree import Mapping, Node, RefusedNode, Scalar, Sequence
from roadmap_print.catalogue.schema_types import ById, Keys, ListOf, Text, TextOr, ValueType
from roadmap_print.i18n.translator import Message, shown
from roadmap_print.problems import Remedy

LONGEST_ID = 200
"""Characters of an id in a key's path."""
_PLAIN = re.compile(r"[\w-]+", re.ASCII).fullmatch

KEY_TWICE, ID_TWICE = Message("catalogue.twice"), Message("catalogue.id_twice")


def read_model(
    node: Node, model: type, problems: Diagnostics, others: Collection[str] | None = None
) -> Any:  # noqa: ANN401
    """Give the values of a document, as plain lists and dicts, and tell all that is wrong.

    Where something is wrong None stands in its place, so that what is right can be judged on.
    `others` are keys of other programs, as `Keys` has them.
    """
    problems.positions[""] = node.at
    return _read(node, Keys(model, others=others), "", problems)


def _read(node: Node, type_: ValueType[Any], path: str, problems: Diagnostics) -> Any:  # noqa: ANN401
    if isinstance(type_, TextOr):
        type_ = type_.keys if _has_key(node, type_.keys) else type_.text
    if isinstance(node, RefusedNode):
        problems.error(path, node.said, node.hint, at=node.at, name=node.name)
    elif isinstance(type_, Text):
        return _read_scalar(node, type_, path, problems)
    elif isinstance(type_, ListOf):
        if isinstance(node, Sequence):
            return _read_list(node, type_, path, problems)
        type_errors.list_(node, path, problems)
    elif isinstance(node, Scalar) and isinstance(type_, Keys) and type_.short:
        text = _read(node, keys_of(type_.model)[type_.short].type, path, problems)
        return None if text is None else {type_.short: text}
    elif not isinstance(node, Mapping):
        type_errors.keys(node, type_, path, problems)
    elif isinstance(type_, ById):
        return _read_ids(node, type_, path, problems)
    elif isinstance(type_, Keys):
        return _read_keys(node, type_, path, problems)
    return None


def _has_key(node: Node, type_: Keys[Any]) -> bool:
    """Say whether any key stands there: else it may be a text that a colon has parted."""
    keys = keys_of(type_.model)
    pairs = node.pairs if isinstance(node, Mapping) else ()
    return any(isinstance(key, Scalar) and key.text in keys for key, _ in pairs)


def _read_scalar(node: Node, kind: Text, path: str, problems: Diagnostics) -> str | None:
    if not isinstance(node, Scalar):
        type_errors.no_text(node, path, problems)
        return None
    type_errors.cut(node, kind, path, problems)
    if deeper := _deeper_item(node):
        problems.warn(path, Message("catalogue.item_in_text"), at=deeper)
    return read_text(node.text, kind, path, problems)


def _read_list(node: Sequence, type_: ListOf[Any], path: str, problems: Diagnostics) -> list[Any]:
    count, values = len(node.items), list[Any]()
    if count < type_.least:
        problems.error(path, Message("catalogue.too_few"), near=type_errors.example(type_.item))
    if type_.most is not None and count > type_.most:
        problems.error(path, Message("catalogue.too_many_items"), most=type_.most, count=count)
    for place, item in enumerate(node.items):
        where = f"{path}[{place}]"
        problems.positions[where] = item.at
        if isinstance(item, Scalar) and item.empty:
            type_errors.empty_item(item, where, problems)
            values.append(None)
        elif isinstance(item, Scalar) and (deeper := _deeper_item(item)):
            hint, above = Message("catalogue.indent_hint"), Position(item.at.line, node.at.column)
            said = Message("catalogue.indent")
            remedy = Remedy(" " * (above.column - 1), " " * (deeper.column - 1), 1)
            problems.error(where, said, hint, remedy, at=deeper, **above._asdict())
            values.append(None)
        else:
            values.append(_read(item, type_.item, where, problems))
    return values


def _deeper_item(text: Scalar) -> Position | None:
    """Find an item that is indented further than the one above, which it then goes on with."""
    for number, line in enumerate(text.lines[1:], start=text.at.line + 1):
        if found := re.match(r"[ ]*(?=-( |$))", line):
            return Position(number, found.end() + 1)
    return None


def _read_ids(node: Mapping, type_: ById[Any], path: str, problems: Diagnostics) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for name, (key, value) in _pairs(_indented(node, type_), path, problems, ID_TWICE).items():
        where = _join(path, name)
        identifier = read_text(name, type_.name, where, problems, key.at)
        if isinstance(value, Scalar) and value.empty:
            type_errors.empty(value, type_.item, where, problems)
            values[name] = None  # it is there to point to
        elif _too_far_left(key, value, type_):
            problems.error(where, Message("catalogue.too_far_left"), at=key.at, key=name)
        elif identifier:
            values[identifier] = _read(value, type_.item, where, problems)
    return values


def _too_far_left(key: Node, value: Node, type_: ById[Any]) -> bool:
    """Say whether an id is rather a key of the values, indented too little."""
    return (
        isinstance(key, Scalar)
        and isinstance(value, Scalar)
        and not value.empty
        and isinstance(type_.item, Keys)
        and key.text in keys_of(type_.item.model)
    )


def _indented(node: Mapping, type_: ById[Any]) -> Mapping:
    """Give the keys that stand too far left to the id above them too, which does not lack them."""
    pairs: list[tuple[Node, Node]] = []
    for key, value in node.pairs:
        above = pairs[-1][1] if pairs else None
        if isinstance(above, Mapping) and _too_far_left(key, value, type_):
            whole = above._replace(pairs=[*above.pairs, (key, value)])
            pairs[-1:] = [(pairs[-1][0], whole), (key, value)]
        else:
            pairs.append((key, value))
    return node._replace(pairs=pairs)


def _read_keys(node: Mapping, type_: Keys[Any], path: str, problems: Diagnostics) -> dict[str, Any]:
    keys = keys_of(type_.model)
    pairs = _pairs(node, path, problems, KEY_TWICE)
    meant = {
        type_errors.unknown(key, type_, pairs, _join(path, name), problems)
        for name, (key, _) in pairs.items()
        if name not in keys and name not in (type_.others or ())
    }
    merged = any(isinstance(key, Scalar) and key.text == "<<" for key, _ in node.pairs)
    values = {}
    for name, key in keys.items():
        where = _join(path, name)
        if name in pairs:
            value = _read_value(pairs[name][1], key, where, problems)
            if value is not None:
                values[name] = value
        elif key.required and name not in meant and not merged:
            type_errors.missing(name, node, where, problems)
    return values


def _read_value(node: Node, key: Key, path: str, problems: Diagnostics) -> Any:  # noqa: ANN401
    if not (isinstance(node, Scalar) and node.empty):
        return _read(node, key.type, path, problems)
    if not key.may_be_empty:
        type_errors.empty(node, key.type, path, problems)
    elif key.required:
        return [] if isinstance(key.type, ListOf) else {}
    elif isinstance(key.type, Text):
        type_errors.cut(node, key.type, path, problems)
    return None


def _pairs(
    node: Mapping, path: str, problems: Diagnostics, twice: Message
) -> dict[str, tuple[Scalar, Node]]:
    """Give a mapping's pairs by name, the first of each, and mark where they stand.

    `twice` is what to say of a name that stands there twice.
    """
    pairs: dict[str, tuple[Scalar, Node]] = {}
    for key, value in node.pairs:
        if isinstance(key, RefusedNode):
            problems.error(path, key.said, key.hint, at=key.at, name=key.name)
        elif not isinstance(key, Scalar):
            problems.error(path, Message("catalogue.not_a_key"), at=key.at)
        elif key.text == "<<":
            problems.error(path, Message("catalogue.merge"), at=key.at)
        elif key.text in pairs:
            line = pairs[key.text][0].at.line
            problems.error(_join(path, key.text), twice, at=key.at, text=key.text, line=line)
        else:
            pairs[key.text] = (key, value)
            beside = value.at.line == key.at.line
            problems.positions[_join(path, key.text)] = value.at if beside else key.at
    return pairs


def _join(path: str, key: str) -> str:
    name = key[:LONGEST_ID] if _PLAIN(key) else shown(key)
    return f"{path}.{name}" if path else name

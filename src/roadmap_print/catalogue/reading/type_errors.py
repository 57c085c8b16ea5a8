"""What is told where a catalogue's tree has not the shape that its models want, with the remedy.

The remedy is what to type, as far as it can be known: whoever mends the file knows the subject
and not YAML.
"""

from __future__ import annotations

import re
from collections.abc import Mapping as AbstractMapping
from typing import TYPE_CHECKING, Any

from roadmap_print.catalogue import messages as say
from roadmap_print.catalogue.model import Kind
from roadmap_print.catalogue.reading.suggestions import nearest, slug
from roadmap_print.catalogue.reading.yaml_tree import Mapping, Scalar, Sequence
from roadmap_print.catalogue.schema_types import ById, Key, Keys, Shape, Text, keys_of
from roadmap_print.i18n.translator import LONGEST_SHOWN

if TYPE_CHECKING:
    from roadmap_print.catalogue.reading.diagnostics import Findings
    from roadmap_print.catalogue.reading.yaml_tree import Node
    from roadmap_print.i18n.translator import Message

PLAIN = re.compile(r"[^\W\d_][\w’ -]{0,60}")
"""A text that needs no quotes, even between brackets."""


def key(name: str, node: Mapping, where: str, findings: Findings) -> None:
    """Tell that a mapping lacks a key."""
    hint, column = say.MISSING_IN_BRACES_HINT, node.mark.column
    if not node.flow:
        hint, column = say.MISSING_HINT, node.pairs[0][0].mark.column
    at, examples = findings.mark(where), say.EXAMPLES if "." in where else say.EXAMPLES_ABOVE
    near = examples.get(name, "…")
    findings.error(where, say.MISSING, hint, at=at, key=name, near=near, column=column)


def known(
    name: Scalar,
    keys: AbstractMapping[str, Key],
    pairs: AbstractMapping[str, Any],
    where: str,
    findings: Findings,
) -> str | None:
    """Tell of an unknown key, and give the missing one that it must have been meant for."""
    free = [each for each in keys if each not in pairs]
    near = nearest(name.text, free) if findings.patient else None
    hint, offered = say.KNOWN_ARE, {"names": ", ".join(keys)}
    if near:
        hint, offered = say.DID_YOU_MEAN, {"near": near}
    elif findings.patient and (inner := _inner(name.text, keys)):
        hint, offered = say.INNER_KEY_HINT, {"other": inner[0], "near": inner[1]}
    findings.error(where, say.UNKNOWN_KEY, hint, at=name.mark, key=name.text, **offered)
    return near


def _inner(name: str, keys: AbstractMapping[str, Key]) -> tuple[str, str] | None:
    """Find a key that belongs one level further in, with the key that it belongs under."""
    for outer, key_ in keys.items():
        if isinstance(key_.shape, Keys):
            near = nearest(name, keys_of(key_.shape.model))
            if near:
                return outer, near
    return None


def something(shape: Shape, path: str, findings: Findings) -> None:
    """Tell that nothing stands where a text or keys should."""
    at = findings.mark(path)
    if isinstance(shape, Keys):
        names = ", ".join(keys_of(shape.model))
        findings.error(path, say.EMPTY, say.EMPTY_KEYS_HINT, at=at, names=names)
    else:
        findings.error(path, say.EMPTY, say.EMPTY_HINT, at=at)


def text(node: Node, path: str, findings: Findings) -> None:
    """Tell that a text should stand here."""
    hint = say.NO_TEXT_HINT
    if isinstance(node, Mapping | Sequence) and node.flow:
        hint = say.BRACKETS_HINT
    elif isinstance(node, Mapping):
        hint = say.COLON_IN_TEXT_HINT
    _unexpected(say.NO_TEXT, hint, node, path, findings)


def list_(node: Node, path: str, findings: Findings) -> None:
    """Tell that a list should stand here."""
    hint, near = say.NO_LIST_HINT, ""
    if isinstance(node, Scalar) and node.text.startswith("-"):
        hint = say.SPACE_AFTER_HYPHEN_HINT
    elif isinstance(node, Scalar) and re.fullmatch(r"[\w -]{1,60}(,[\w -]{1,60})*", node.text):
        hint, near = say.NO_LIST_TEXT_HINT, f"[{node.text}]"
    elif isinstance(node, Mapping) and node.pairs and isinstance(node.pairs[0][1], Scalar):
        hint, near = say.NO_LIST_KEYS_HINT, node.pairs[0][1].text
    _unexpected(say.NO_LIST, hint, node, path, findings, near=near)


def keys(node: Node, shape: Keys | ById, path: str, findings: Findings) -> None:
    """Tell that keys should stand here."""
    hint, offered = say.NO_IDS_HINT, ""
    names = ", ".join(keys_of(shape.model)) if isinstance(shape, Keys) else ""
    if isinstance(node, Scalar) and re.match(r"[a-z]+:\S", node.text):
        hint, offered = say.WRITE, node.text.replace(":", ": ", 1)
    elif isinstance(node, Sequence) and any(isinstance(item, Mapping) for item in node.items):
        hint = say.NO_HYPHENS_HINT if isinstance(shape, Keys) else say.IDS_NOT_HYPHENS_HINT
    elif isinstance(shape, Keys):
        hint = say.NO_KEYS_HINT
        if path and isinstance(node, Scalar) and len(node.text) < LONGEST_SHOWN:
            hint, offered = say.WRITE, written(shape, node.text)
    _unexpected(say.NO_KEYS, hint, node, path, findings, near=offered, names=names)


def written(shape: Shape, given: str = "…") -> str:
    """Write a value of this shape on one line, with a text that was given in its place."""
    if not isinstance(shape, Keys):
        return given
    wanted = keys_of(shape.model)
    plain = (Text(Kind.LINE), Text(Kind.NAME))
    first = next(name for name, each in wanted.items() if each.shape in plain)
    values = {name: say.EXAMPLES.get(name, "…") for name, each in wanted.items() if each.required}
    values[first] = given if PLAIN.fullmatch(given) or given == "…" else say.quoted(given)
    if "id" in values:
        values["id"] = slug(given) or "a-name"
    return "{" + ", ".join(f"{name}: {value}" for name, value in values.items()) + "}"


def _unexpected(
    message: Message, hint: Message, node: Node, path: str, findings: Findings, **values: object
) -> None:
    name = {Scalar: "text", Sequence: "list", Mapping: "keys"}[type(node)]
    found = say.TYPES[name].said(findings.language, {})
    findings.error(path, message, hint, at=findings.mark(path), found=found, **values)

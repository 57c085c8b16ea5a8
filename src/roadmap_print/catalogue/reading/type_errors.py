"""What is told where a value has not the type that it should have, with the remedy.

The remedy is what to type, as far as it can be known: whoever mends the file knows the subject
and not YAML.
"""

import re
from collections.abc import Collection
from collections.abc import Mapping as AbstractMapping
from typing import Any

from roadmap_print.catalogue.fields import Key, keys_of
from roadmap_print.catalogue.reading.diagnostics import Diagnostics
from roadmap_print.catalogue.reading.pasted import lookalikes
from roadmap_print.catalogue.reading.suggestions import nearest, quoted, slug
from roadmap_print.catalogue.reading.yaml_tree import Mapping, Node, Scalar, Sequence
from roadmap_print.catalogue.schema_types import (
    ADDRESS,
    CITED,
    LINE,
    MARKDOWN,
    NAME,
    Keys,
    Text,
    ValueType,
)
from roadmap_print.i18n.translator import LONGEST_OFFERED, LONGEST_SHOWN, Message
from roadmap_print.problems import Remedy

EXAMPLES = {
    "language": "fr",
    "url": "https://…",
    "formats": "[{id: course, label: …}]",
    "steps": "[{title: …, resources: []}]",
    "resources": "[]",
}
"""What a hint writes after a key that is missing, "…" where it is not here."""
EXAMPLES_ABOVE = EXAMPLES | {"resources": "{}"}
"""The same for the catalogue's own keys: its resources have names, those of a step are a list."""

CUT = re.compile(r"#+(?:[^\s#=*~_-]|$)|# \d+$")
"""What is hardly a comment: it has no space behind its "#", or a number alone, or nothing."""
PLAIN = re.compile(r"[^\W\d_][\w’ -]{0,60}|…")
"""A text that needs no quotes, even between brackets."""


def missing(name: str, node: Mapping, where: str, problems: Diagnostics) -> None:
    """Tell that a mapping lacks a key."""
    hint, column = Message("catalogue.missing_in_braces_hint"), node.at.column
    if not node.flow:
        hint, column = Message("catalogue.missing_hint"), node.pairs[0][0].at.column
    examples = EXAMPLES if "." in where else EXAMPLES_ABOVE
    near = examples.get(name, "…")
    problems.error(where, Message("catalogue.missing"), hint, key=name, near=near, column=column)


def unknown(
    name: Scalar, type_: Keys[Any], there: Collection[str], where: str, problems: Diagnostics
) -> str | None:
    """Tell of an unknown key, and give the missing one that it must have been meant for."""
    keys = keys_of(type_.model)
    if (meant := lookalikes.key_sign(name.text)) and meant[0] in keys:
        lookalikes.tell(meant[1], where, name.at, problems)
        return meant[0]
    free = [each for each in keys if each not in there]
    near = nearest(name.text, free) if problems.patient else None
    hint, offered = Message("catalogue.known_are"), {"names": ", ".join(keys)}
    if near:
        hint, offered = Message("catalogue.did_you_mean"), {"near": near}
    elif problems.patient and (inner := _inner(name.text, keys)):
        hint, offered = Message("catalogue.inner_key_hint"), {"other": inner[0], "near": inner[1]}
    said, offered = Message("catalogue.unknown_key"), {"key": name.text, **offered}
    tell = problems.error if type_.others is None else problems.warn
    tell(where, said, hint, at=name.at, **offered)
    return near


def _inner(name: str, keys: AbstractMapping[str, Key]) -> tuple[str, str] | None:
    """Find a key that belongs one level further in, with the key that it belongs under."""
    models = ((outer, key.type.model) for outer, key in keys.items() if isinstance(key.type, Keys))
    near = ((outer, nearest(name, keys_of(model))) for outer, model in models)
    return next(((outer, inner) for outer, inner in near if inner), None)


def cut(text: Scalar, kind: Text, path: str, problems: Diagnostics) -> None:
    """Warn of a text that a "#" has cut short: behind a space it begins a comment.

    Who comments writes a space after it, so "#33" is rather a part of the text, and "C #" or
    "n° # 33" are. What holds no "#" in any case, such as an id, has lost nothing.
    """
    comment = text.comment
    if comment and CUT.match(comment.text) and (not kind.exact or kind in {ADDRESS, MARKDOWN}):
        said, hint = Message("catalogue.cut"), Message("catalogue.cut_hint")
        near = quoted(f"{text.text} {comment.text}".strip())
        if kind is ADDRESS:
            hint, near = Message("catalogue.cut_address_hint"), text.text + comment.text
        elif len(near) > LONGEST_OFFERED:
            hint = Message("catalogue.quotes_hint")
        problems.warn(path, said, hint, at=comment.at, text=comment.text, near=near)


def empty_item(item: Scalar, path: str, problems: Diagnostics) -> None:
    """Tell that nothing stands after a hyphen."""
    if not _only_comment(item, path, problems):
        problems.error(path, Message("catalogue.empty_item"))


def _only_comment(value: Scalar, path: str, problems: Diagnostics) -> bool:
    """Tell that all that stands there is a comment, and say whether it is."""
    if value.comment:
        text = value.comment.text
        said, at = Message("catalogue.only_comment"), value.comment.at
        problems.error(path, said, at=at, text=text, near=quoted(text))
    return value.comment is not None


def empty(value: Scalar, type_: ValueType[Any], path: str, problems: Diagnostics) -> None:
    """Tell that nothing stands where a text or keys should."""
    if isinstance(type_, Text) and _only_comment(value, path, problems):
        return
    hint = None
    if isinstance(type_, Keys):
        hint = type_.empty or Message("catalogue.empty_keys_hint")
    problems.error(path, Message("catalogue.empty"), hint, names=_names(type_))


def no_text(node: Node, path: str, problems: Diagnostics) -> None:
    """Tell that a text should stand here."""
    hint, remedy = None, None
    if isinstance(node, Mapping | Sequence) and node.flow:
        hint = Message("catalogue.brackets_hint")
    elif isinstance(node, Mapping):
        hint, remedy = Message("catalogue.colon_in_text_hint"), _in_quotes(node)
    problems.error(path, Message("catalogue.no_text"), hint, remedy, found=_found(node, problems))


def _in_quotes(node: Mapping) -> Remedy | None:
    """Give a text of one line that a colon has made a key, between quotes."""
    (key, value), *more = node.pairs
    if more or not (isinstance(key, Scalar) and isinstance(value, Scalar)):
        return None
    before = value.at.column - key.at.column - len(key.text) - len(": ")
    beside = value.at.line == key.at.line and before in {0, 1}
    if not beside or value.empty or value.lines or value.comment:
        return None
    text = f"{key.text}{' ' * before}: {value.text}"
    return Remedy(quoted(text), text, key.at.column)


def list_(node: Node, path: str, problems: Diagnostics) -> None:
    """Tell that a list should stand here."""
    hint, near = None, ""
    if isinstance(node, Scalar) and node.text.startswith("-"):
        hint = Message("catalogue.space_after_hyphen_hint")
    elif isinstance(node, Scalar) and re.fullmatch(r"[\w -]{1,60}(,[\w -]{1,60})*", node.text):
        hint, near = Message("catalogue.no_list_text_hint"), f"[{node.text}]"
    elif isinstance(node, Mapping) and node.pairs and isinstance(node.pairs[0][1], Scalar):
        hint, near = Message("catalogue.no_list_keys_hint"), node.pairs[0][1].text
    found = _found(node, problems)
    problems.error(path, Message("catalogue.no_list"), hint, found=found, near=near)


def keys(node: Node, type_: ValueType[Any], path: str, problems: Diagnostics) -> None:
    """Tell that keys, or ids, should stand here."""
    hint, offered = Message("catalogue.no_ids_hint"), ""
    if isinstance(node, Scalar) and re.match(r"[a-z]+:\S", node.text):
        hint, offered = Message("catalogue.write"), node.text.replace(":", ": ", 1)
    elif isinstance(node, Sequence) and any(isinstance(item, Mapping) for item in node.items):
        kind = "no_hyphens" if isinstance(type_, Keys) else "ids_not_hyphens"
        hint = Message(f"catalogue.{kind}_hint")
    elif isinstance(type_, Keys):
        hint = Message("catalogue.no_keys_hint")
        if path and isinstance(node, Scalar) and len(node.text) < LONGEST_SHOWN:
            offered = example(type_, node.text)
            hint = Message("catalogue.write") if offered else hint
    said, found, names = Message("catalogue.no_keys"), _found(node, problems), _names(type_)
    problems.error(path, said, hint, found=found, near=offered, names=names)


def example(type_: ValueType[Any], given: str = "…") -> str:
    """Write a value of this type on one line, with a text that was given in its place.

    Nothing where no key of it takes a text.
    """
    if not isinstance(type_, Keys):
        return given
    wanted = keys_of(type_.model)
    first = next((name for name, key in wanted.items() if key.type in {CITED, LINE, NAME}), None)
    if first is None:
        return ""
    values = {name: EXAMPLES.get(name, "…") for name, key in wanted.items() if key.required}
    values[first] = given if PLAIN.fullmatch(given) else quoted(given)
    if "id" in values:
        values["id"] = slug(given) or "a-name"
    return "{" + ", ".join(f"{name}: {value}" for name, value in values.items()) + "}"


def _names(type_: ValueType[Any]) -> str:
    return ", ".join(keys_of(type_.model)) if isinstance(type_, Keys) else ""


def _found(node: Node, problems: Diagnostics) -> str:
    name = {Scalar: "text", Sequence: "list", Mapping: "keys"}[type(node)]
    return Message(f"catalogue.types.{name}").said(problems.language, {})

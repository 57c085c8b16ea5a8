"""The catalogue's JSON Schema, for editors that complete and check while one types.

It is made from what the reader reads by, `shape`, so that what it refuses the reader refuses too.
The reverse does not hold: where an id points, which address is sound and what two keys have to do
with one another are the reader's to say.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from roadmap_print.catalogue.descriptions import DESCRIPTIONS
from roadmap_print.catalogue.model import MOST_CHARACTERS, PATTERNS, Catalogue, Kind
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

if TYPE_CHECKING:
    from pydantic import BaseModel

DRAFT = "https://json-schema.org/draft/2020-12/schema"
SEEN = r"\S"
"""A text that shows something."""

UNQUOTED = {"number": "2024", "boolean": "true", "null": "null"}
"""What an editor may take an unquoted text for, by an example; the reader takes it as written."""


def schema() -> dict[str, Any]:
    """Make the schema of a catalogue, by draft 2020-12."""
    definitions: dict[str, Any] = {}
    root = _model(Catalogue, definitions)
    return {"$schema": DRAFT, "title": "roadmap-print catalogue", **root, "$defs": definitions}


def schema_text() -> str:
    """Give the schema as the text of a file."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


def _model(model: type[BaseModel], definitions: dict[str, Any]) -> dict[str, Any]:
    keys = keys_of(model)
    properties = {name: _key(model, name, key, definitions) for name, key in keys.items()}
    return {
        "type": "object",
        "properties": properties,
        "required": [name for name, key in keys.items() if key.required],
        "additionalProperties": False,
    }


def _key(
    model: type[BaseModel], name: str, key: Key, definitions: dict[str, Any]
) -> dict[str, Any]:
    made = _shape(key.shape, definitions)
    if may_be_empty(key):
        made = _or_nothing(made)
    description = "\n\n".join(DESCRIPTIONS[model.__name__][name])
    return {"description": description, **made}


def _or_nothing(made: dict[str, Any]) -> dict[str, Any]:
    """Allow a key with nothing after it."""
    if "type" not in made:
        return {"anyOf": [made, {"type": "null"}]}
    types = made["type"] if isinstance(made["type"], list) else [made["type"]]
    return {**made, "type": [*types, *({"null"} - set(types))]}


def _shape(shape: Shape, definitions: dict[str, Any]) -> dict[str, Any]:
    if isinstance(shape, Text):
        return _text(shape.kind)
    if isinstance(shape, ListOf):
        return _list(shape, definitions)
    if isinstance(shape, ById):
        return {
            "type": "object",
            "propertyNames": {"pattern": PATTERNS[Kind.ID]},
            "additionalProperties": _shape(shape.value, definitions),
        }
    return _reference(shape, definitions)


def _text(kind: Kind) -> dict[str, Any]:
    pattern = PATTERNS.get(kind, SEEN)
    also = [name for name, example in UNQUOTED.items() if re.search(pattern, example)]
    made: dict[str, Any] = {"type": ["string", *also] if also else "string", "pattern": pattern}
    return made | {"maxLength": MOST_CHARACTERS[kind]} if kind in MOST_CHARACTERS else made


def _list(shape: ListOf, definitions: dict[str, Any]) -> dict[str, Any]:
    made: dict[str, Any] = {"type": "array", "items": _shape(shape.item, definitions)}
    bounds = {"minItems": shape.least or None, "maxItems": shape.most}
    return made | {name: bound for name, bound in bounds.items() if bound is not None}


def _reference(shape: Keys, definitions: dict[str, Any]) -> dict[str, Any]:
    name = shape.model.__name__
    if name not in definitions:
        definitions[name] = {}  # keeps its place before those it refers to
        definitions[name] = {"description": shape.model.__doc__, **_model(shape.model, definitions)}
    return {"$ref": f"#/$defs/{name}"}

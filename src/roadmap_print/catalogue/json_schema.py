"""The catalogue's JSON Schema, for editors that complete and check while one types.

It is made from the table of keys that the reader reads by: what it refuses the reader refuses too.
The reverse does not hold: where an id points, which address is sound and what two keys have to do
with one another are the reader's to say.
"""

import json
import re
from typing import Any

from roadmap_print.catalogue.fields import Key, keys_of
from roadmap_print.catalogue.model import Catalogue
from roadmap_print.catalogue.schema_types import ID, ById, Keys, ListOf, Text, TextOr, ValueType
from roadmap_print.i18n.languages import message_languages
from roadmap_print.i18n.translator import Message

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


def _model(model: type, definitions: dict[str, Any]) -> dict[str, Any]:
    keys, properties = keys_of(model), {}
    for name, key in keys.items():  # in each language, as an editor shows it beside the key
        said = Message(f"fields.{model.__name__.lower()}.{name}")
        told = dict.fromkeys(map(said.or_name, message_languages()))
        properties[name] = {"description": "\n\n".join(told), **_key(key, definitions)}
    return {
        "type": "object",
        "properties": properties,
        "required": [name for name, key in keys.items() if key.required],
        "additionalProperties": False,
    }


def _key(key: Key, definitions: dict[str, Any]) -> dict[str, Any]:
    """Make what may stand after a key, which may be nothing."""
    made = _type(key.type, definitions)
    if not key.may_be_empty:
        return made
    if "type" not in made:
        return {"anyOf": [made, {"type": "null"}]}
    types = made["type"] if isinstance(made["type"], list) else [made["type"]]
    return {**made, "type": [*types, *({"null"} - set(types))]}


def _type(type_: ValueType[Any], definitions: dict[str, Any]) -> dict[str, Any]:
    match type_:
        case Text():
            return _text(type_)
        case ListOf():
            bounds = {"minItems": type_.least or None, "maxItems": type_.most}
            made = {"type": "array", "items": _type(type_.item, definitions)}
            return made | {name: bound for name, bound in bounds.items() if bound is not None}
        case TextOr():
            return {"anyOf": [_text(type_.text), _type(type_.keys, definitions)]}
        case ById():
            return {
                "type": "object",
                "propertyNames": {"pattern": ID.pattern},
                "additionalProperties": _type(type_.item, definitions),
            }
        case Keys():
            name = type_.model.__name__
            if name not in definitions:
                definitions[name] = {
                    "description": type_.model.__doc__
                }  # before those it refers to
                definitions[name] |= _model(type_.model, definitions)
            made = {"$ref": f"#/$defs/{name}"}
            short = type_.short and keys_of(type_.model)[type_.short].type
            return {"anyOf": [_type(short, definitions), made]} if short else made
    raise TypeError(type_)


def _text(kind: Text) -> dict[str, Any]:
    pattern = kind.pattern or SEEN
    also = [name for name, example in UNQUOTED.items() if re.search(pattern, example)]
    made: dict[str, Any] = {"type": ["string", *also] if also else "string", "pattern": pattern}
    return made if kind.most is None else made | {"maxLength": kind.most}

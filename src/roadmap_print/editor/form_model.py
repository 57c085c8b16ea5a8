"""What a form asks for, from the table of keys: a field a row, with its words.

No key is named in the browser's program: one that is added to `catalogue/model.py` is in the form.
What stands here beside the table is what a key points to, since people choose that by its label.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any

from roadmap_print.catalogue.fields import Key, keys_of
from roadmap_print.catalogue.model import (
    Audience,
    Catalogue,
    Format,
    Level,
    Objective,
    Publisher,
    Question,
    Reference,
    Resource,
    Step,
)
from roadmap_print.catalogue.schema_types import (
    ADDRESS,
    COUNT,
    EMAIL,
    FILE,
    IDS,
    MARKDOWN,
    NOTE,
    OBJECTIVE,
    YEAR,
    ById,
    Keys,
    ListOf,
    Text,
    TextOr,
    ValueType,
)
from roadmap_print.i18n.translator import Message, texts

MODELS = (
    *(Catalogue, Publisher, Question, Level, Format, Audience),
    *(Step, Objective, Reference, Resource),
)

POINTERS: Mapping[tuple[type, str], str] = {
    (Resource, "format"): "formats",
    (Resource, "level"): "levels",
    (Step, "resources"): "resources",
    (Step, "featured"): "featured",
    (Step, "headings"): "headings",
    **dict.fromkeys(((each, "audiences") for each in (Step, Objective, Resource)), "audiences"),
}
"""What a key names by ids: chosen by labels and titles."""

SHAPES: Mapping[Text, str] = {
    MARKDOWN: "text",
    NOTE: "text",
    OBJECTIVE: "text",
    ADDRESS: "address",
    EMAIL: "email",
    YEAR: "number",
    COUNT: "number",
    FILE: "picture",
    **dict.fromkeys(IDS, "hidden"),
}
"""How a text is typed; any other on one line."""

WORDS = "edit.words."
SAYS_LITTLE = 8  # characters that a hint has more than its label where it is no more: “Its title.”


def form_fields(language: str) -> dict[str, list[dict[str, Any]]]:
    """Give the fields of each class of the model, in the order of the table."""
    return {
        model.__name__.lower(): [
            _field(model, name, key, language) for name, key in keys_of(model).items()
        ]
        for model in MODELS
    }


def form_words(language: str) -> dict[str, Mapping[str, str]]:
    """Give what the form says, by keys, each in its plural forms."""
    told = {**texts("en", "edit"), **texts(language, "edit")}
    names = [key.removeprefix(WORDS) for key in told if key.startswith(WORDS)]
    return {name: told[Message(f"edit.words.{name}")] for name in names}


def _field(model: type, name: str, key: Key, language: str) -> dict[str, Any]:
    of = model.__name__.lower()
    pointed = POINTERS.get((model, name))
    label = _label(of, name, language)
    return {
        "key": name,
        "label": label,
        "hint": _hint(of, name, label, language),
        "required": key.required,
        **({"shape": pointed} if pointed else _shape(key.type)),
    }


def _shape(type_: ValueType[Any]) -> dict[str, Any]:
    """Give how a value is shown, and what that needs to know."""
    shape: dict[str, Any] = {"shape": "hidden"}
    match type_:
        case Text():
            known = SHAPES.get(type_, "line")
            shape = {"shape": known, "most": type_.most}
        case ListOf(item=Keys(model=model)):
            shape = {"shape": "cards", "model": model.__name__.lower(), "most": type_.most}
        case ListOf(item=TextOr(text=text)):
            shape = {"shape": "texts", "item": _shape(text)["shape"], "most": type_.most}
            shape["audiences"] = True
        case ListOf(item=item):
            shape = {"shape": "texts", "item": _shape(item)["shape"], "most": type_.most}
        case ById(item=Keys(model=model)):
            shape = {"shape": "named", "model": model.__name__.lower()}
        case Keys():
            shape = {"shape": "group", "model": type_.model.__name__.lower()}
    return shape


def _label(of: str, name: str, language: str) -> str:
    own, common = Message(f"edit.fields.{of}.{name}"), Message(f"changes.fields.{name}")
    said = own if own in _keys("edit") else common
    label = said.or_name(language)
    return label[:1].upper() + label[1:]


def _hint(of: str, name: str, label: str, language: str) -> str:
    """Give what a field is for, where that says more than its label.

    What is for those alone who write YAML has words of its own here.
    """
    own, common = Message(f"edit.hints.{of}.{name}"), Message(f"fields.{of}.{name}")
    if own in _keys("edit"):
        return own.or_name(language)
    hint = common.or_name(language) if common in _keys("fields") else ""
    return hint if len(hint) > len(label) + SAYS_LITTLE else ""


@cache
def _keys(area: str) -> frozenset[str]:
    return frozenset(texts("en", area))


def brand_fields(tree: Any, language: str) -> list[dict[str, Any]]:  # noqa: ANN401  what stands there
    """Give the fields of a house's style that a form offers, with the path of each."""
    return [
        {
            "path": _brand_path(tree, path),
            "label": Message(f"edit.brand.{name}").or_name(language),
            "hint": Message(f"edit.brand.{name}_hint").or_name(language),
            "shape": shape,
        }
        for name, (path, shape) in BRAND.items()
        if name != "logo" or (tree or {}).get("logo")
    ]


BRAND: Mapping[str, tuple[tuple[str, ...], str]] = {
    "name": (("meta", "name"), "line"),
    "primary": (("color", "primary"), "colour"),
    "secondary": (("color", "secondary"), "colour"),
    "cover": (("defaults", "roadmap-print", "cover"), "cover"),
    "logo": (("logo",), "picture"),
}
"""What a house chooses in the form; a logo only where its file has one, which goes before that of
the catalogue. All else of its file is left as it is."""

FORMS = ("full", "medium", "large", "small", "light", "path")


def _brand_path(tree: Any, path: tuple[str, ...]) -> list[str]:  # noqa: ANN401
    """Lead a path to the text itself, where brand.yml allows keys in its place."""
    found: Any = tree
    for part in path:
        found = found.get(part) if isinstance(found, dict) else None
    whole = list(path)
    while isinstance(found, dict):
        key = next((each for each in FORMS if each in found), None)
        if key is None:
            break
        whole.append(key)
        found = found[key]
    return whole

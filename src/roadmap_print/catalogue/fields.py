"""The table of keys: every attribute of the model is a row of it, and this is what a row holds.

Validator, JSON Schema, comparison, pages and proof are driven by it, so that a key is added by one
row in `model` and its words in the locales. A new column is a field of `Key`, an argument of `key`.
"""

import dataclasses
from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeVar, dataclass_transform, overload

from roadmap_print.catalogue.schema_types import ById, Keys, ListOf, Text, TextOr, ValueType
from roadmap_print.catalogue.text_kinds import TextKind

T = TypeVar("T")
D = TypeVar("D")


@dataclasses.dataclass(frozen=True)
class Key:
    """A row: what stands after a key, whether it must be there, as what kind of text it is printed.

    What is printed as no kind has a place of its own on the pages, or none.
    """

    type: ValueType[Any]
    required: bool
    printed: TextKind | None

    @property
    def may_be_empty(self) -> bool:
        """Whether the key may stand there with nothing after it."""
        if isinstance(self.type, ListOf):
            return self.type.least == 0
        if isinstance(self.type, Keys) and self.type.empty:
            return False
        return isinstance(self.type, ById) or not self.required


@overload
def key(type_: Text, *, default: None, printed: TextKind) -> str | None: ...
@overload
def key(type_: ValueType[T]) -> T: ...
@overload
def key(type_: ValueType[T], *, default: D) -> T | D: ...
@overload
def key(type_: ValueType[T], *, default_factory: Callable[[], D]) -> T | D: ...
def key(type_: Any, *, printed: TextKind | None = None, **default: Any) -> Any:
    """Write a row; a key without a default is required."""
    return dataclasses.field(metadata={"key": Key(type_, not default, printed)}, **default)


_TABLE: dict[type, Mapping[str, Key]] = {}


@dataclass_transform(kw_only_default=True, frozen_default=True, field_specifiers=(key,))
def frozen(model: type[T]) -> type[T]:
    """Make a class of rows a class of values that never change, and enter its rows.

    A hyphen in a key is an underscore in the attribute's name.
    """
    made: Any = dataclasses.dataclass(frozen=True, kw_only=True)(model)
    _TABLE[made] = {
        field.name.replace("_", "-"): field.metadata["key"] for field in dataclasses.fields(made)
    }
    return model


def keys_of(model: type) -> Mapping[str, Key]:
    """Give the rows of a class by their keys, in the order of the model."""
    return _TABLE[model]


def rows_below(type_: ValueType[Any]) -> Iterator[tuple[str, Key]]:
    """Give every key that may stand in a value of a type, at any depth, with its row."""
    if isinstance(type_, Keys):
        for name, row in keys_of(type_.model).items():
            yield name, row
            yield from rows_below(row.type)
    elif isinstance(type_, ListOf | ById):
        yield from rows_below(type_.item)
    elif isinstance(type_, TextOr):
        yield from rows_below(type_.keys)


def from_data(model: type[T], data: Mapping[str, Any]) -> T:
    """Make a value of plain lists and dicts that are sound; nothing of them is checked."""
    keys = keys_of(model)
    given = {name: _value(keys[name].type, value) for name, value in data.items()}
    return model(**{name.replace("-", "_"): value for name, value in given.items()})


def _value(type_: ValueType[Any], value: Any) -> Any:  # noqa: ANN401
    if value is None:
        return None
    if isinstance(type_, Keys):
        return from_data(type_.model, value)
    if isinstance(type_, TextOr):
        return value if isinstance(value, str) else from_data(type_.keys.model, value)
    if isinstance(type_, ListOf):
        return tuple(_value(type_.item, each) for each in value)
    if isinstance(type_, ById):
        return {name: _value(type_.item, each) for name, each in value.items()}
    return value

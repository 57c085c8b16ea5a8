"""The models read as shapes: what each value of a catalogue must be.

The models say it all (names, types, bounds, kinds of text); nothing of them is repeated here, so
that a key added there is read here.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Mapping as AbstractMapping
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from roadmap_print.catalogue.model import Catalogue, Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic import BaseModel


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


@cache
def known_keys() -> frozenset[str]:
    """Give every key that any part of a catalogue has."""
    return frozenset(_keys_below(Keys(Catalogue)))


def _keys_below(shape: Shape) -> Iterator[str]:
    if isinstance(shape, Keys):
        for name, key in keys_of(shape.model).items():
            yield name
            yield from _keys_below(key.shape)
    elif not isinstance(shape, Text):
        yield from _keys_below(shape.item if isinstance(shape, ListOf) else shape.value)


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

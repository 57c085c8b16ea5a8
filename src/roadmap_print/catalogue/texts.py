"""A catalogue as its texts, each under its key's path: plain data before, a frozen value after."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import is_dataclass


def texts(value: object, path: str = "") -> Iterator[tuple[str, str]]:
    """Give every text in a value that stands at `path`, with its own path.

    The paths are those of `Reading.positions`, such as `steps[0].resources[1]`.
    """
    if isinstance(value, str):
        yield path, value
    elif is_dataclass(value):
        yield from texts(vars(value), path)
    elif isinstance(value, Mapping):
        for key, each in value.items():
            yield from texts(each, f"{path}.{key}" if path else str(key))
    elif isinstance(value, Sequence):
        for place, each in enumerate(value):
            yield from texts(each, f"{path}[{place}]")

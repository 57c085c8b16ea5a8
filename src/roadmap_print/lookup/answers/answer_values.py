"""Values of answers of any shape: what is not as it should be is as good as missing."""

import json
from collections.abc import Iterator, Mapping
from typing import Any
from xml.etree import ElementTree as ET


class GarbledAnswerError(ValueError):
    """A source sent what cannot be read."""


def parsed(body: bytes) -> Mapping[str, Any]:
    """Read a JSON object; raises GarbledAnswerError where it is none."""
    try:
        value = json.loads(body)
    except (ValueError, RecursionError):
        raise GarbledAnswerError from None
    if not isinstance(value, dict):
        raise GarbledAnswerError
    return value


def parsed_xml(body: bytes) -> ET.Element:
    """Read an XML; raises GarbledAnswerError where it is none."""
    try:
        return ET.fromstring(body)  # noqa: S314  expat bounds what entities grow to
    except (ET.ParseError, ValueError, LookupError):
        raise GarbledAnswerError from None


def mapping_at(value: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    """Give an object of an object; empty where it is none."""
    found = value.get(key)
    return found if isinstance(found, dict) else {}


def mappings(value: object) -> Iterator[Mapping[str, Any]]:
    """Give the objects of a list, or the one that stands in its place."""
    for each in value if isinstance(value, list) else [value]:
        if isinstance(each, dict):
            yield each


def text_at(value: Mapping[str, Any], key: str) -> str:
    """Give a text or number, or the first of a list; empty where there is none."""
    found = value.get(key)
    first = next((each for each in found if each), "") if isinstance(found, list) else found
    return str(first) if isinstance(first, str | int | float) and first else ""

"""Values as lines of YAML, in the style of what stands beside them."""

from collections.abc import Mapping
from typing import NamedTuple

from roadmap_print.catalogue.editing.edits import Value
from roadmap_print.catalogue.editing.writing.scalar_writer import (
    BARE_NUMBER,
    block_text,
    is_other_type,
    is_plain,
    quote,
)
from roadmap_print.catalogue.editing.writing.sibling_style import SiblingStyle


class Written(NamedTuple):
    """A value: what stands behind its key or hyphen, and the lines below, from its column.

    `width` is that of the hyphen with its spaces, where the lines below depend on it.
    """

    head: str
    body: list[str]
    width: int | None = None


def write(
    value: Value, style: SiblingStyle, *, below_hyphen: bool = False, in_lines: bool = True
) -> Written:
    """Write a value behind a key or a hyphen; without `in_lines` long texts stay in one line."""
    if value is None:
        return Written("", [])
    if isinstance(value, str):
        return _write_text(value, style, below_hyphen=below_hyphen, in_lines=in_lines)
    is_list = not isinstance(value, Mapping)
    if not value or style.flow(is_list=is_list):
        return Written(write_flow(value, style), [])
    indent = style.indent(is_list=is_list, below_hyphen=below_hyphen)
    lines = [line for each in _entries(value, style, in_lines=in_lines) for line in each]
    if below_hyphen and not style.lone_hyphens:
        return Written(lines[0], indented(lines[1:], indent), indent)
    return Written("", indented(lines, indent))


def _entries(value: Value, style: SiblingStyle, *, in_lines: bool) -> list[list[str]]:
    if isinstance(value, Mapping):
        return [
            write_entry(key, inner, style.below(key), in_lines=in_lines)
            for key, inner in value.items()
        ]
    return [write_item(item, style.below(0), in_lines=in_lines) for item in value or ()]


def write_entry(key: str, value: Value, style: SiblingStyle, *, in_lines: bool) -> list[str]:
    """Write a key and its value as lines, from the key's column."""
    written = write(value, style, in_lines=in_lines)
    return [f"{write_key(key)}: {written.head}".rstrip(), *written.body]


def write_item(value: Value, style: SiblingStyle, *, in_lines: bool) -> list[str]:
    """Write an item of a list as lines, from the hyphen's column."""
    written = write(value, style, below_hyphen=True, in_lines=in_lines)
    hyphen = "-".ljust(written.width or style.hyphen_width)
    return [f"{hyphen}{written.head}".rstrip(), *written.body]


def write_key(key: str, sign: str = "", *, flow: bool = False) -> str:
    """Write a key, in quotes of a sign or where it needs some."""
    plain = not sign and is_plain(key, flow=flow) and not is_other_type(key)
    return key if plain else quote(key, sign)


def write_flow(value: Value, style: SiblingStyle) -> str:
    """Write a value in one line, lists and mappings between brackets."""
    if value is None:
        return ""
    if isinstance(value, str):
        return write_line(value, style, flow=True)
    if isinstance(value, Mapping):
        pairs = (
            f"{write_key(key, flow=True)}: {write_flow(inner, style.below(key))}"
            for key, inner in value.items()
        )
        return "{" + ", ".join(pairs) + "}"
    return "[" + ", ".join(write_flow(item, style.below(0)) or '""' for item in value) + "]"


def write_line(text: str, style: SiblingStyle, *, flow: bool = False) -> str:
    """Write a text in one line."""
    bare = BARE_NUMBER.fullmatch(text) and style.bare_numbers
    plain = is_plain(text, flow=flow) and (bare or not is_other_type(text))
    sign = style.quotes if plain else style.other_quotes
    return quote(text, sign) if sign else text


def _write_text(text: str, style: SiblingStyle, *, below_hyphen: bool, in_lines: bool) -> Written:
    indent = style.text_indent(below_hyphen=below_hyphen)
    block = block_text(text, indent) if in_lines else None
    if block is None:
        return Written(write_line(text, style), [])
    return Written(block.header, indented(block.lines, indent))


def indented(lines: list[str], columns: int) -> list[str]:
    """Move lines to the right; an empty one stays empty."""
    return [" " * columns + line if line else line for line in lines]

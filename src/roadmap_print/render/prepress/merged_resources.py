"""Fonts and pictures of two pages that are drawn on one side of a sheet.

Pages that were made in ranges have those of their range, which go by the same names there.
"""

from collections.abc import Mapping

import pikepdf
from pikepdf import Dictionary, Name

_KINDS = {
    "Tf": "/Font",
    "Do": "/XObject",
    "gs": "/ExtGState",
    "cs": "/ColorSpace",
    "CS": "/ColorSpace",
    "scn": "/Pattern",
    "SCN": "/Pattern",
    "sh": "/Shading",
}
"""The kind of resource that an operator names (ISO 32000-1, table 51)."""

NewNames = Mapping[tuple[str, str], str]
"""What a resource of a page is called beside the other page's, by its kind and its own name."""


def merge(one: Dictionary, other: Dictionary) -> tuple[Dictionary, NewNames]:
    """Return the resources of two pages, and the new names of the second's that the first has."""
    merged, names = Dictionary(), {}
    for kind in sorted({*one.keys(), *other.keys()}):
        held = dict(one.get(kind, Dictionary()).items())
        for name, value in other.get(kind, Dictionary()).items():
            free = name
            while free in held and not _same(held[free], value):
                free += "r"
            held[free] = value
            if free != name:
                names[kind, name] = free
        merged[kind] = Dictionary(held)
    return merged, names


def drawn_by(names: NewNames, page: pikepdf.Page) -> bytes:
    """Return what draws a page, with its resources by their new names."""
    drawn = []
    for command in pikepdf.parse_content_stream(page):
        operands, operator = command.operands, command.operator
        kind = _KINDS.get(str(operator), "")
        named = [
            Name(names.get((kind, str(each)), str(each))) if isinstance(each, Name) else each
            for each in operands
        ]
        drawn.append((named if kind else operands, operator))
    return pikepdf.unparse_content_stream(drawn)


def _same(one: pikepdf.Object, other: pikepdf.Object) -> bool:
    if one.is_indirect or other.is_indirect:
        return bool(one.objgen == other.objgen)
    return bool(one == other)

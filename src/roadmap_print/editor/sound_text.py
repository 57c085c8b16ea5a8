"""What may be written of a text that is worked on: each wrong value as it was when it was right.

What has never been right, such as a resource that has a title alone so far, is left out.
"""

import json
import re
from collections.abc import Callable, Sequence
from typing import Any

from roadmap_print.catalogue.comparison.matching import match
from roadmap_print.catalogue.editing.edits import (
    DeleteNode,
    Edit,
    EditRefusedError,
    InsertEntry,
    Path,
    SetValue,
)
from roadmap_print.catalogue.editing.source_tree import read_tree
from roadmap_print.catalogue.editing.splice import apply_edit

MOST_ROUNDS = 6  # what is left out may leave something else wrong: a step that lists it

_PART = re.compile(r"\.?([\w-]+)|\[(\d+)\]", re.ASCII)
_ABSENT = object()

FindErrors = Callable[[str], Sequence[str]]
"""Gives the key's path of each error in a text."""


def sound_text(working: str, last: str, errors: FindErrors, most: int = 0) -> str | None:
    """Give a text without the errors of `working`; None where that cannot be had.

    `last` is what stands in the file; it may have `most` errors of its own, made elsewhere.
    """
    text = working
    for _ in range(MOST_ROUNDS):
        found = errors(text)
        if len(found) <= most:
            return text
        try:
            better = _put_back(text, last, found)
        except EditRefusedError:
            return None
        if better == text:
            return None
        text = better
    return None


def _put_back(text: str, last: str, wrong: Sequence[str]) -> str:
    """Put back what is wrong, the last places first, so that those before them stay."""
    tree, before = read_tree(text), read_tree(last)
    edits = {_path_of(edit): edit for each in wrong if (edit := _remedy(tree, before, each))}
    for path in sorted(edits, key=_order, reverse=True):
        if not any(path[:length] in edits for length in range(len(path))):
            text = apply_edit(text, edits[path])
    return text


def _order(path: Path) -> tuple[tuple[int, str], ...]:
    return tuple((each, "") if isinstance(each, int) else (-1, each) for each in path)


def _path_of(edit: Edit) -> Path:
    return (*edit.path, edit.key) if isinstance(edit, InsertEntry) else edit.path


def parse_path(where: str) -> Path:
    """Read a key's path as problems have it; what no catalogue has as a key ends it."""
    parts: list[str | int] = []
    place = 0
    while found := _PART.match(where, place):
        parts.append(found[1] if found[1] is not None else int(found[2]))
        place = found.end()
    return tuple(parts)


def _remedy(tree: Any, before: Any, where: str) -> Edit | None:  # noqa: ANN401  a tree's values
    """Find what puts one value back: as it was, else without the first thing that was not there."""
    path = parse_path(where)
    new: Path | None = None
    for depth, part in enumerate(path):
        before = _counterpart(before, tree, part)
        tree = _child(tree, part)
        if before is _ABSENT and new is None:
            new = path[: depth + 1]
        if tree is _ABSENT:
            break
    if new:
        there = tree is not _ABSENT or len(new) <= depth
        return DeleteNode(new) if there else None
    if not path or before is _ABSENT:
        return None
    if tree is _ABSENT:
        return InsertEntry(path[:depth], str(path[depth]), before)
    return SetValue(path, before)


def _child(tree: Any, part: str | int) -> Any:  # noqa: ANN401
    if isinstance(tree, dict) and isinstance(part, str):
        return tree.get(part, _ABSENT)
    if isinstance(tree, list) and isinstance(part, int) and part < len(tree):
        return tree[part]
    return _ABSENT


def _counterpart(before: Any, tree: Any, part: str | int) -> Any:  # noqa: ANN401
    """Give what was, in the place of a part of what is: an item of a list by its likeness."""
    if isinstance(part, str) or not (isinstance(before, list) and isinstance(tree, list)):
        return _child(before, part)
    pairs = match(before, tree, json.dumps, _own("id"), _own("title"), _rest)
    if len(before) == len(tree):
        pairs.setdefault(part, part)
    return before[pairs[part]] if part in pairs else _ABSENT


def _own(key: str) -> Callable[[Any], object]:
    return lambda item: (item.get(key) if isinstance(item, dict) else None) or object()


def _rest(item: Any) -> object:  # noqa: ANN401
    """Give all but what an item is called."""
    if not isinstance(item, dict):
        return object()
    rest = {key: value for key, value in item.items() if key not in {"title", "label", "heading"}}
    return json.dumps(rest) if any(rest.values()) else object()

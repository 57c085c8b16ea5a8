"""Whatever is edited: the text says what was meant, and all else of it stays as it stood."""

import re
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml
from drawn_edits import Tree, comments, edited, edits, ordered, texts, value_at
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from roadmap_print.catalogue.editing.edits import (
    DeleteNode,
    Edit,
    EditRefusedError,
    InsertEntry,
    InsertItem,
    RenameKey,
    SetValue,
)
from roadmap_print.catalogue.editing.source_tree import read_tree
from roadmap_print.catalogue.editing.splice import apply_edit, apply_edits

ROOT = Path(__file__).parents[3]
PATHS = [ROOT / "content/roadmap.yaml", *sorted((ROOT / "tests/catalogues/good").glob("*.yaml"))]
SOURCES = [path.read_text("utf-8") for path in PATHS if path.stat().st_size < 60_000]
EITHER_WAY = {"editing.comments"}
"""Comments have no place between brackets of one line."""


class Place(NamedTuple):
    """The lines of an entry, from 0: `first` with the comments above it, `last` with those below.

    `entry` is the line of its key or hyphen, `shared` with the hyphen of its whole; `block` where
    each entry of its whole has a line.
    """

    first: int
    entry: int
    last: int
    block: bool
    siblings: int
    shared: bool = False


def lines_of(text: str) -> list[str]:
    return re.split(r"(?<=\n)|(?<=\r)(?!\n)", text.removeprefix("\ufeff"))


def find_place(source: str, path: tuple[str | int, ...]) -> Place:
    """Find an entry by PyYAML's own marks."""
    text = source.removeprefix("\ufeff")
    lines = lines_of(source)
    node = yaml.compose(text, Loader=yaml.CBaseLoader)
    for part in path:
        whole = node
        if isinstance(part, int):
            node = start = node.value[part]
        else:
            start, node = next(pair for pair in node.value if pair[0].value == part)
    if whole.flow_style:
        return Place(0, 0, 0, block=False, siblings=0)
    entry, column = start.start_mark.line, start.start_mark.column
    if isinstance(path[-1], int):
        column = whole.start_mark.column
        while not re.match(rf"[ -]{{{column}}}-(\s|$)", lines[entry]):
            entry -= 1
    last = _last_line(text, node, entry)
    return _with_comments(lines, entry, column, last, len(whole.value))


def _last_line(text: str, node: yaml.Node, entry: int) -> int:
    while isinstance(node, yaml.CollectionNode) and not node.flow_style:
        node = node.value[-1][1] if isinstance(node, yaml.MappingNode) else node.value[-1]
    return max(entry, len(lines_of(text[: node.end_mark.index].rstrip())) - 1)


def _with_comments(lines: list[str], entry: int, column: int, last: int, count: int) -> Place:
    first = entry
    if not lines[entry][:column].strip():
        while first and re.match(rf" {{{column}}}#", lines[first - 1]):
            first -= 1
    below = last
    while below + 1 < len(lines) and re.match(r"\s*(#|$)", lines[below + 1]):
        below += 1
        found = re.match(r"( *)#", lines[below])
        if found and len(found[1]) <= column:
            break
        last = below if found else last
    shared = bool(lines[entry][:column].strip())
    return Place(first, entry, last, block=True, siblings=count, shared=shared)


def check_edit(source: str, edit: Edit) -> str | None:
    """Make an edit and hold it against the same on plain values; give why it was refused."""
    tree = read_tree(source)
    try:
        made = apply_edit(source, edit)
    except EditRefusedError as error:
        return error.said
    assert ordered(read_tree(made)) == ordered(edited(tree, edit))
    if ordered(read_tree(made)) == ordered(tree):
        assert made == source
        return None
    before, after = comments(source), [text for _, text in comments(made)]
    lost = [line for line, text in before if text not in after]
    if not isinstance(edit, DeleteNode | SetValue):
        assert not lost
    if isinstance(edit, DeleteNode | SetValue | RenameKey):
        place = find_place(source, edit.path)
        if place.block:
            check_own_lines(source, made, edit, place, lost)
    if isinstance(edit, InsertItem | InsertEntry):
        check_all_lines_stay(source, made, tree, edit)
    return None


def check_own_lines(source: str, made: str, edit: Edit, place: Place, lost: list[int]) -> None:
    assert all(place.first <= line <= place.last for line in lost)
    if isinstance(edit, DeleteNode):
        kept = [text for line, text in comments(source) if place.first <= line <= place.last]
        assert not set(kept) & {text for _, text in comments(made)}
    if place.shared or (isinstance(edit, DeleteNode) and place.siblings == 1):
        return  # another's line changes, too
    old, new = lines_of(source), lines_of(made)
    above, below = old[: place.first], old[place.last + 1 :]
    assert _shown(new)[: len(_shown(above))] == _shown(above)
    assert not below or _shown(new)[-len(_shown(below)) :] == _shown(below) or not _shown(below)


def _shown(lines: list[str]) -> list[str]:
    return [line for line in lines if line.strip()]


def check_all_lines_stay(
    source: str, made: str, tree: Tree, edit: InsertItem | InsertEntry
) -> None:
    whole = value_at(tree, edit.path)
    if not whole:
        return
    part = 0 if isinstance(edit, InsertItem) else next(iter(whole))
    place = find_place(source, (*edit.path, part))
    first = isinstance(edit, InsertItem) and edit.index == 0
    if place.block and not first:
        old, new = [_shown(lines_of(text.replace("\r\n", "\n") + "\n")) for text in (source, made)]
        missing = [line for line in old if old.count(line) > new.count(line)]
        assert missing == [] or (len(missing) == 1 and re.search(r"[|>][-+\d]*", missing[0]))


QUICK = settings(max_examples=100, suppress_health_check=list(HealthCheck))
LONG = settings(QUICK, max_examples=1_000)


def try_random_text(data: st.DataObject) -> None:
    source = data.draw(texts())
    said = check_edit(source, data.draw(edits(read_tree(source))))
    assert said is None or said in EITHER_WAY or (said == "editing.not_meant" and "|+" in source)


def try_catalogue(data: st.DataObject) -> None:
    source = SOURCES[data.draw(st.integers(0, len(SOURCES) - 1))]
    if data.draw(st.booleans()):
        source = source.replace("\n", "\r\n")
    said = check_edit(source, data.draw(edits(read_tree(source))))
    assert said is None or said in EITHER_WAY


@given(st.data())
@QUICK
def test_random_edits_of_random_texts(data: st.DataObject) -> None:
    try_random_text(data)


@given(st.data())
@settings(QUICK, max_examples=20)
def test_random_edits_of_catalogues(data: st.DataObject) -> None:
    try_catalogue(data)


@given(st.data())
@settings(QUICK, max_examples=40)
def test_edits_at_once_are_edits_one_by_one(data: st.DataObject) -> None:
    source = data.draw(texts())
    many, text, tree = list[Edit](), source, read_tree(source)
    for _ in range(3):
        edit = data.draw(edits(tree))
        try:
            text = apply_edit(text, edit)
        except EditRefusedError:
            return
        many.append(edit)
        tree = read_tree(text)
    assert ordered(read_tree(apply_edits(source, many))) == ordered(tree)


@pytest.mark.slow
@given(st.data())
@LONG
def test_a_thousand_random_edits_of_random_texts(data: st.DataObject) -> None:
    try_random_text(data)


@pytest.mark.slow
@given(st.data())
@LONG
def test_a_thousand_random_edits_of_catalogues(data: st.DataObject) -> None:
    try_catalogue(data)

"""A catalogue's text with the place of each of its YAML nodes, to the character.

Unlike the reader's tree this one has ends and styles, and lets stand what a catalogue may not hold,
since the line beside it can be edited all the same.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any, NamedTuple, TypeAlias

import yaml
from yaml.cyaml import CParser  # type: ignore[attr-defined]  # its stub leaves it out

from roadmap_print.catalogue.editing.edits import EditRefusedError, Path, Value, key_path
from roadmap_print.catalogue.reading.source_file import LINE_SEPARATORS
from roadmap_print.catalogue.reading.yaml_tree import MOST_DEPTH
from roadmap_print.i18n.translator import Message

BREAK = re.compile(r"\r\n|\n|\r")
NOT_YAML = Message("editing.not_yaml")
BOM = "\ufeff"


class SourceNode(NamedTuple):
    """A node between two indices of the text, without the comments and blank lines after it.

    A scalar has its `text`, None where nothing stands there, and the sign of its `style` (`"`, `'`,
    `|`, `>`, none for a plain one); a list its `items`, a mapping its `pairs`, in brackets or
    braces where `flow`. `mark` is an anchor, alias or tag.
    """

    start: int
    end: int
    text: str | None = None
    style: str | None = None
    items: list[SourceNode] | None = None
    pairs: list[tuple[SourceNode, SourceNode]] | None = None
    flow: bool = False
    mark: str = ""

    @property
    def is_block(self) -> bool:
        """Whether it is a list or mapping with a line for each of its entries."""
        return (self.items is not None or self.pairs is not None) and not self.flow

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands there, or a list or mapping with nothing in it."""
        return not (self.text is not None or self.items or self.pairs or self.mark)

    def child(self, part: str | int) -> SourceNode | None:
        """Give an item, or the value of a key; None where there is none, or it is not the only."""
        if isinstance(part, int):
            return self.items[part] if self.items and 0 <= part < len(self.items) else None
        found = [value for key, value in self.pairs or () if key.text == part]
        return found[0] if len(found) == 1 else None

    @property
    def last_leaf(self) -> SourceNode:
        """Give the scalar, bracket or brace that the node ends in."""
        if self.items and not self.flow:
            return self.items[-1].last_leaf
        return self.pairs[-1][1].last_leaf if self.pairs and not self.flow else self


@dataclass(frozen=True)
class Marked:
    """What stands under an anchor or tag, or the name of an alias."""

    mark: str
    shape: object


Shape: TypeAlias = "str | Marked | list[Shape] | tuple[tuple[Shape, Shape], ...] | None"
"""What a text says, and nothing of how: mappings as pairs, in their order."""


class SourceText:
    """A text, its tree, and what its lines hold.

    `entries` keeps what was found to belong to the entries of a node, by its identity.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.root = _compose(text)
        self.entries: dict[int, Any] = {}

    @cached_property
    def shape(self) -> Shape:
        """Give what the text says."""
        return shape(self.root)

    @cached_property
    def newline(self) -> str:
        """Give the line end of the first line; the others' too, in any ordinary file."""
        found = BREAK.search(self.text)
        return found[0] if found else "\n"

    @cached_property
    def _line_starts(self) -> list[int]:
        return line_starts(self.text)

    def line_start(self, at: int) -> int:
        """Give where the line of an index begins."""
        return self._line_starts[bisect_right(self._line_starts, at) - 1]

    def line_above(self, start: int) -> int:
        """Give where the line above one begins, by where that one begins."""
        return self._line_starts[bisect_left(self._line_starts, start) - 1]

    def line_end(self, at: int) -> int:
        """Give where the line of an index ends, its line end left out."""
        found = BREAK.search(self.text, at)
        return found.start() if found else len(self.text)

    def next_line(self, at: int) -> int:
        """Give where the line after that of an index begins."""
        found = BREAK.search(self.text, at)
        return found.end() if found else len(self.text)

    def column(self, at: int) -> int:
        """Count the characters before an index in its line."""
        return at - self.line_start(at)

    def begins_line(self, at: int) -> bool:
        """Say whether only spaces stand before an index in its line."""
        return not self.text[self.line_start(at) : at].strip(" ")

    def comment_behind(self, at: int) -> str:
        """Give the spaces and the comment that follow in a line; empty where there is none."""
        rest = self.text[at : self.line_end(at)]
        return rest.rstrip() if re.match(r"[ \t]+#", rest) else ""

    def find(self, path: Path) -> list[SourceNode]:
        """Give the nodes from the root down to a path.

        Raises EditRefusedError where there is none, or where an anchor or a tag stands above it.
        """
        nodes = [self.root]
        for depth, part in enumerate(path):
            if nodes[-1].mark:
                raise self.refusal("editing.marked", path[:depth], nodes[-1])
            child = nodes[-1].child(part)
            if child is None:
                raise self.refusal("editing.no_place", path[: depth + 1], nodes[-1])
            nodes.append(child)
        return nodes

    def refusal(self, key: str, path: Path, node: SourceNode) -> EditRefusedError:
        """Say why an edit cannot be, at the place of a node."""
        name, line = node.mark or key_path(path), bisect_right(self._line_starts, node.start)
        return EditRefusedError(Message(key), path, line, name=name)


def line_starts(text: str) -> list[int]:
    """Give where each line of a text begins."""
    return [0, *(found.end() for found in BREAK.finditer(text))]


def read_tree(source: str) -> Value:
    """Give what a catalogue's text says as its reader sees it: texts as written, lists, dicts.

    None is where nothing stands, or an alias. Of a key that stands there twice the first counts.
    Raises EditRefusedError where the text is not one YAML document.
    """
    return plain(SourceText(source.removeprefix(BOM)).root)


def plain(node: SourceNode) -> Value:
    """Give what a node says as texts, lists and dicts."""
    if node.items is not None:
        return [plain(item) for item in node.items]
    if node.pairs is None:
        return node.text
    values: dict[str, Value] = {}
    for key, value in node.pairs:
        values.setdefault(key.text or "", plain(value))
    return values


def shape(node: SourceNode) -> Shape:
    """Give what a node says, nothing of it lost."""
    said: Shape = node.text
    if node.items is not None:
        said = [shape(item) for item in node.items]
    elif node.pairs is not None:
        said = tuple((shape(key), shape(value)) for key, value in node.pairs)
    return Marked(node.mark, said) if node.mark else said


@lru_cache(maxsize=4)  # what was made of an edit is what the next one begins with
def _compose(text: str) -> SourceNode:
    """Make the tree of a text's one document, or raise EditRefusedError."""
    try:
        return _Parser(text).document()
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        raise EditRefusedError(NOT_YAML, line=line) from error
    except (yaml.YAMLError, UnicodeEncodeError) as error:
        raise EditRefusedError(NOT_YAML) from error


class _Parser:
    """Events in, nodes with their places out."""

    def __init__(self, text: str) -> None:
        self._text = text
        separated = any(chr(each) in text for each in LINE_SEPARATORS)  # translate() is slow
        self._next: Callable[[], Any] = CParser(
            text.translate(LINE_SEPARATORS) if separated else text
        ).get_event

    def document(self) -> SourceNode:
        self._next()  # the stream's start
        if isinstance(self._next(), yaml.StreamEndEvent):
            raise EditRefusedError(Message("editing.empty"))
        node = self._node(self._next(), 0)
        if node.is_empty and not node.flow:
            raise EditRefusedError(Message("editing.empty"))
        self._next()  # the document's end
        if not isinstance(after := self._next(), yaml.StreamEndEvent):
            line = after.start_mark.line + 1
            raise EditRefusedError(Message("catalogue.second_document"), line=line)
        return node

    def _node(self, event: Any, depth: int) -> SourceNode:  # noqa: ANN401
        start, end = event.start_mark.index, event.end_mark.index
        kind = type(event)
        if kind is yaml.AliasEvent:
            return SourceNode(start, end, mark=f"*{event.anchor}")
        mark = _mark(event) if event.anchor or event.tag else ""
        if kind is yaml.ScalarEvent:
            style, text = event.style, event.value
            if style in {"|", ">"}:
                end = self._block_end(start, end)
            return SourceNode(start, end, text if text or style or mark else None, style, mark=mark)
        if depth == MOST_DEPTH:
            raise EditRefusedError(Message("catalogue.too_deep"), most=MOST_DEPTH)
        ends = yaml.SequenceEndEvent if kind is yaml.SequenceStartEvent else yaml.MappingEndEvent
        nodes, flow = list[SourceNode](), bool(event.flow_style)
        inner = self._next()
        while not isinstance(inner, ends):
            nodes.append(self._node(inner, depth + 1))
            inner = self._next()
        end = _end(inner)
        if not flow or self._text[end - 1 : end] not in {"]", "}"}:  # "a: b" alone in a list
            end = nodes[-1].end
        if ends is yaml.SequenceEndEvent:
            return SourceNode(start, end, items=nodes, flow=flow, mark=mark)
        pairs = [*zip(nodes[::2], nodes[1::2], strict=True)]
        return SourceNode(start, end, pairs=pairs, flow=flow, mark=mark)

    def _block_end(self, start: int, end: int) -> int:
        """Give the end of a text under `|` or `>`: of its last line, or of the blank ones kept."""
        whole = self._text[start:end]
        header = BREAK.split(whole, maxsplit=1)[0]
        if "+" in header.partition("#")[0]:
            last = re.search(r"(?:\r\n|\n|\r)?\Z", whole)
            return start + (last.start() if last else len(whole))
        kept = len(whole.rstrip("\r\n\t "))
        found = BREAK.search(self._text, start + kept, end)
        return found.start() if found else end


def _end(event: Any) -> int:  # noqa: ANN401
    return int(event.end_mark.index)


def _mark(event: Any) -> str:  # noqa: ANN401
    """Write the anchor and the tag of a node."""
    anchor = f"&{event.anchor}" if event.anchor else ""
    return f"{anchor} {event.tag or ''}".strip()

"""From text to a tree of YAML nodes, each with its line and column, in bounded work.

The tree is made from the parser's events, not by PyYAML's own composer, so that depth, aliases
and the number of values are judged before anything is built from them. No scalar is turned into
a number, a date or a truth value: it is the text that stands there.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

import yaml
from yaml.cyaml import CParser  # type: ignore[attr-defined]  # its stub leaves it out

from roadmap_print.catalogue.reading.diagnostics import START, Diagnostics, Position
from roadmap_print.i18n.translator import Message

QUOTE, DELETE = Message("catalogue.quote_star"), Message("catalogue.quote_and")
COMMENT = re.compile(r"[ \t]+(?P<text>#[^\r\n]*?)(?=[ \t]+#[ \t]|[\r\n]|$)")
QUOTES = frozenset("\"'")
MOST_DEPTH = 32
MOST_VALUES = 500_000
"""Keys, texts, lists and mappings in a file: more than an ordinary catalogue of 10 MB has."""

PARSER_TOO_DEEP = "exceeded maximum nesting depth"
"""What PyYAML says of its own bound since 6.0.4, 1,000 levels; earlier ones have none."""


class Comment(NamedTuple):
    """What stands behind a value on its line, from its "#" on."""

    text: str
    at: Position


class Scalar(NamedTuple):
    """A text as it is written; `empty` where nothing at all stands there.

    `lines` are those of the file that a text without quotes goes on over, none of one line;
    `comment` is what a text on lines of its key, quoted or not, may have lost.
    """

    text: str
    at: Position
    empty: bool = False
    lines: tuple[str, ...] = ()
    comment: Comment | None = None


class Sequence(NamedTuple):
    """A list; `flow` where it is written between brackets."""

    items: list[Node]
    at: Position
    flow: bool


class Mapping(NamedTuple):
    """Keys and values in their order, a key written twice still there twice; `flow`: in braces."""

    pairs: list[tuple[Node, Node]]
    at: Position
    flow: bool


class RefusedNode(NamedTuple):
    """What a catalogue may not hold: an alias, or a value with an anchor or a tag."""

    at: Position
    name: str
    said: Message
    hint: Message


Node = Scalar | Sequence | Mapping | RefusedNode


class _StopError(Exception):
    """There is no use in reading on; the problem is told already."""


def compose(text: str, problems: Diagnostics) -> Node | None:
    """Make the tree of the one document in a text; None where there is none.

    Raises yaml.MarkedYAMLError at a mistake in the YAML itself. The parser's look-ahead may meet
    its own bound of depth before it gives out a single list: then what stands before that place is
    read, which is deeper than a catalogue may be and is told where it gets so.
    """
    try:
        return _Composer(text, problems).document()
    except _StopError:
        return None
    except yaml.MarkedYAMLError as error:
        if error.problem != PARSER_TOO_DEEP or error.problem_mark is None:
            raise
        return compose(text[: error.problem_mark.index], problems)


class _Composer:
    """Events in, nodes out; the nesting is that of the calls, 32 at most."""

    def __init__(self, text: str, problems: Diagnostics) -> None:
        self._text, self._parser = text, CParser(text)
        self._problems = problems
        self._values = 0

    def document(self) -> Node | None:
        self._next()  # the stream's start
        if isinstance(self._next(), yaml.StreamEndEvent):
            self._problems.error("", Message("catalogue.empty_file"), at=START)
            return None
        node = self._node(self._next(), 0)
        self._next()  # the document's end
        after = self._next()
        if not isinstance(after, yaml.StreamEndEvent):
            self._problems.error("", Message("catalogue.second_document"), at=_position(after))
            return None  # most of its keys may be in the other part
        return node

    def _next(self) -> Any:  # noqa: ANN401  PyYAML's stubs do not know an event's fields
        return self._parser.get_event()

    def _node(self, event: Any, depth: int) -> Node:  # noqa: ANN401
        at = _position(event)
        self._bound(at, depth + isinstance(event, yaml.CollectionStartEvent))
        if isinstance(event, yaml.AliasEvent):
            return RefusedNode(at, str(event.anchor), Message("catalogue.alias"), QUOTE)
        node: Node
        if isinstance(event, yaml.ScalarEvent):
            node = self._scalar(event, at)
        elif isinstance(event, yaml.SequenceStartEvent):
            node = Sequence(self._items(yaml.SequenceEndEvent, depth), at, bool(event.flow_style))
        else:
            items = self._items(yaml.MappingEndEvent, depth)
            node = Mapping([*zip(items[::2], items[1::2], strict=True)], at, bool(event.flow_style))
        if event.anchor:
            return RefusedNode(at, event.anchor, Message("catalogue.anchor"), DELETE)
        if event.tag:
            name = event.tag.replace("tag:yaml.org,2002:", "!!")
            return RefusedNode(at, name, Message("catalogue.tag"), DELETE)
        return node

    def _scalar(self, event: Any, at: Position) -> Scalar:  # noqa: ANN401
        start, end = event.start_mark, event.end_mark
        if event.style:
            comment = self._comment(end) if event.style in QUOTES else None
            return Scalar(event.value, at, comment=comment)
        over_lines = start.line < end.line
        lines = self._text[start.index : end.index].splitlines() if over_lines else ()
        comment = self._comment(end)
        return Scalar(event.value, at, not event.value, tuple(lines), comment)

    def _comment(self, end: Any) -> Comment | None:  # noqa: ANN401
        found = COMMENT.match(self._text, end.index)
        column = end.column + 1 + found.start("text") - end.index if found else 0
        return Comment(found["text"], Position(end.line + 1, column)) if found else None

    def _items(self, end: type[yaml.Event], depth: int) -> list[Node]:
        """Make what stands in a list, or the keys and values of a mapping by turns."""
        items = []
        while not isinstance(event := self._next(), end):
            items.append(self._node(event, depth + 1))
        return items

    def _bound(self, at: Position, depth: int) -> None:
        self._values += 1
        if depth > MOST_DEPTH:
            self._problems.error("", Message("catalogue.too_deep"), at=at, most=MOST_DEPTH)
            raise _StopError
        if self._values > MOST_VALUES:
            said, hint = Message("catalogue.too_many"), Message("catalogue.too_large_hint")
            self._problems.error("", said, hint, at=at, most=MOST_VALUES)
            raise _StopError


def _position(event: Any) -> Position:  # noqa: ANN401
    return Position(event.start_mark.line + 1, event.start_mark.column + 1)

"""Edits by chance, and what they are held to: written without a look at how edits are made."""

import re
from collections.abc import Iterator
from typing import Any, TypeAlias

import yaml
from hypothesis import strategies as st

from roadmap_print.catalogue.editing.edits import (
    DeleteNode,
    Edit,
    InsertEntry,
    InsertItem,
    MoveNode,
    Path,
    RenameKey,
    SetValue,
)

Tree: TypeAlias = Any
"""Texts, lists and dicts, as a test goes through them."""
ODD_TEXTS = [
    "yes",
    "null",
    "~",
    "2024",
    "0123",
    "1e3",
    "2024-01-31",
    "12:30",
    "a: b",
    "a #b",
    "#a",
    "- a",
    "-",
    "? a",
    "a:",
    "[a",
    "{a}",
    "a, b]",
    "*a",
    "&a",
    "!a",
    "%a",
    "@a",
    "`a",
    "|",
    "> a",
    "'a'",
    'say "a" \\ b',
    " a",
    "a ",
    "",
    "a\nb",
    "a\n\nb\n",
    "a\nb\n\n\n",
    "\n a\nb\n",
    "  a\n b",
    "a\tb",
    "\ta\nb",
    "a\u2028b",
    "\x85",
    "\u200b",
    "\ufeffa",
    "🩺 l’été",
    "---",
    "--- a",
    "...",
    "<<",
    "=",
    "https://example.org/a?b=c#d",
    "a\r\nb",
    "\x07",
    "n",
    "a\n   \nb",
    "# a\n# b\n",
]
PIECE = st.sampled_from([*"ab:#-'\"[]{},|>&*!%@`?\\ \n\t", "é", "🩺", "\u2028", "\xa0", "\r", "  "])
TEXTS = st.sampled_from(ODD_TEXTS) | st.lists(PIECE, max_size=12).map("".join)
KEYS = st.sampled_from(["title", "note", "new-id", "a b", "yes", "2024", "x: y", "é"])
VALUES = st.recursive(
    TEXTS | st.none(),
    lambda inner: (
        st.lists(inner.filter(lambda each: each is not None), max_size=3)
        | st.dictionaries(KEYS, inner, max_size=3)
    ),
    max_leaves=5,
)
SHOWN = VALUES.filter(lambda value: value is not None)
"""What can stand in a list between brackets, too, which holds no empty place."""
COMMENT = re.compile(r"#[^\r\n]*")


def paths(tree: Tree, at: Path = ()) -> Iterator[tuple[Path, Tree]]:
    """Yield every value of a tree with its path, the tree itself first."""
    yield at, tree
    pairs = (
        tree.items() if isinstance(tree, dict) else enumerate(tree if type(tree) is list else ())
    )
    for part, inner in pairs:
        yield from paths(inner, (*at, part))


@st.composite
def edits(draw: st.DrawFn, tree: Tree) -> Edit:
    """Draw an edit that has a sense in a tree."""
    every = [*paths(tree)]
    kinds = [_settings, _insertions, _deletions, _moves, _renamings]
    kind = draw(st.sampled_from(kinds if len(every) > 1 else [_insertions]))
    return draw(kind(every))


@st.composite
def _insertions(draw: st.DrawFn, every: list[tuple[Path, Tree]]) -> Edit:
    path, whole = draw(
        st.sampled_from([each for each in every if isinstance(each[1], list | dict)])
    )
    if isinstance(whole, list):
        return InsertItem(path, draw(st.integers(0, len(whole))), draw(SHOWN))
    key = draw(KEYS.filter(lambda key: key not in whole))
    return InsertEntry(path, key, draw(VALUES), draw(st.sampled_from([None, *whole])))


@st.composite
def _settings(draw: st.DrawFn, every: list[tuple[Path, Tree]]) -> Edit:
    path, old = draw(st.sampled_from(every[1:]))
    if isinstance(old, str) and draw(st.booleans()):
        return SetValue(path, draw(_retouched(old)))
    return SetValue(path, draw(VALUES if isinstance(path[-1], str) else SHOWN))


@st.composite
def _deletions(draw: st.DrawFn, every: list[tuple[Path, Tree]]) -> Edit:
    return DeleteNode(draw(st.sampled_from(every[1:]))[0])


@st.composite
def _renamings(draw: st.DrawFn, every: list[tuple[Path, Tree]]) -> Edit:
    path = draw(st.sampled_from([path for path, _ in every if path and isinstance(path[-1], str)]))
    names = value_at(every[0][1], path[:-1])
    return RenameKey(path, draw(KEYS.filter(lambda key: key not in names)))


@st.composite
def _moves(draw: st.DrawFn, every: list[tuple[Path, Tree]]) -> Edit:
    path, value = draw(st.sampled_from(every[1:]))
    to = path[:-1]
    if isinstance(path[-1], int) and value is not None:
        lists = [each for each, value in every if isinstance(value, list)]
        to = draw(st.sampled_from([each for each in lists if each[: len(path)] != path]))
    count = len(value_at(every[0][1], to)) - (to == path[:-1])
    return MoveNode(path, to, draw(st.integers(0, count)))


@st.composite
def _retouched(draw: st.DrawFn, text: str) -> str:
    """Draw a text with some words of another changed."""
    words = re.split(r"( +|\n)", text)
    place = draw(st.integers(0, len(words) - 1))
    word = draw(st.sampled_from(["", "word", "more words", "it's", "a: b", "x\n\ny", 'a "b"', "#"]))
    return "".join([*words[:place], word, *words[place + draw(st.booleans()) :]])


def value_at(tree: Tree, path: Path) -> Tree:
    """Give the value at a path."""
    for part in path:
        tree = tree[part]
    return tree


def edited(tree: Tree, edit: Edit) -> Tree:
    """Make an edit on a tree of lists and dicts."""
    made = _copy(tree)
    *above, part = edit.path or (None,)
    whole = value_at(made, tuple(above))
    match edit:
        case SetValue(_, value):
            whole[part] = _copy(value)
        case DeleteNode():
            del whole[part]
        case InsertItem(path, index, value):
            value_at(made, path).insert(index, _copy(value))
        case InsertEntry(path, key, value, after):
            _put(value_at(made, path), key, _copy(value), after)
        case RenameKey(_, new):
            _refill(whole, [(new if key == part else key, inner) for key, inner in whole.items()])
        case MoveNode(_, to, index) if isinstance(part, int):
            target = value_at(made, to)
            moved = whole.pop(part)  # the other list stays the same one
            target.insert(index, moved)
        case MoveNode(_, _, index):
            pairs = [pair for pair in whole.items() if pair[0] != part]
            _refill(whole, [*pairs[:index], (part, whole[part]), *pairs[index:]])
    return made


def _put(mapping: dict[str, Tree], key: str, value: Tree, after: str | None) -> None:
    names = list(mapping)
    place = len(names) if after is None else names.index(after) + 1
    pairs = list(mapping.items())
    _refill(mapping, [*pairs[:place], (key, value), *pairs[place:]])


def _refill(mapping: dict[str, Tree], pairs: list[tuple[str, Tree]]) -> None:
    mapping.clear()
    mapping.update(pairs)


def _copy(value: Tree) -> Tree:
    if isinstance(value, dict):
        return {key: _copy(inner) for key, inner in value.items()}
    return [_copy(inner) for inner in value] if isinstance(value, list) else value


def ordered(value: Tree) -> Tree:
    """Give a value so that the order of its keys counts, too."""
    if isinstance(value, dict):
        return ("keys", [(key, ordered(inner)) for key, inner in value.items()])
    return [ordered(inner) for inner in value] if isinstance(value, list) else value


def comments(text: str) -> list[tuple[int, str]]:
    """Give each comment of a text with its line from 0, as what stands between PyYAML's tokens."""
    found, last = list[tuple[int, str]](), 0
    for token in yaml.scan(text.replace("\u2028", " "), Loader=yaml.CSafeLoader):
        if token.end_mark.index > token.start_mark.index:
            found += _comments_between(text, last, token.start_mark.index)
            last = token.end_mark.index
        if isinstance(token, yaml.ScalarToken) and token.style in {"|", ">"}:
            line_end = re.compile(r"[\r\n]|\Z").search(text, token.start_mark.index).start()
            found += _comments_between(text, token.start_mark.index + 1, line_end)
    return found + _comments_between(text, last, len(text))


def _comments_between(text: str, start: int, stop: int) -> list[tuple[int, str]]:
    places = COMMENT.finditer(text, start, stop)
    return [(len(re.findall(r"\r\n|\n|\r", text[: each.start()])), each[0]) for each in places]


class TextWriter:
    """A catalogue's text by chance: dashes, brackets, quotes and blocks, comments woven in."""

    def __init__(self, draw: st.DrawFn) -> None:
        self._draw = draw
        self._count = 0
        self.lines: list[str] = []

    def maybe(self, *choices: Tree) -> Tree:
        """Draw one of some."""
        return self._draw(st.sampled_from(choices))

    def comment(self) -> str:
        """Write a comment that no other is like."""
        self._count += 1
        return f"# comment {self._count}"

    def behind(self) -> str:
        """Write a comment behind a value, or none."""
        return self.maybe("", "", "", " ", "  ") and f"  {self.comment()}"

    def above(self, column: int) -> None:
        """Write blank lines and comments above an entry, or none."""
        for kind in self.maybe("", "", "", "b", "c", "cc", "bc", "cb", "bcbc", "o"):
            at = column + 2 if kind == "o" else column
            self.lines.append("" if kind == "b" else " " * at + self.comment())

    def scalar(self) -> list[str]:
        """Write a text behind its key or hyphen: its head, and lines below, relative."""
        word = self.maybe("one", "two words", "l’été", "a:b", "it's")
        quoted = word.replace("'", "''")
        return self._draw(
            st.sampled_from(
                [
                    [word],
                    [f'"{word}: x"'],
                    [f"'{quoted} # x'"],
                    [word, "  goes on"],
                    [f'"{word}', '  and on"'],
                    ["|", f"  {word}", "", "    more"],
                    [">-", f"  {word}", "  folded"],
                    ["|+", f"  {word}", ""],
                    ["|2-", "   led", "  by"],
                    [""],
                ]
            )
        )

    def flow(self, depth: int) -> str:
        """Write a list or mapping between brackets."""
        inner = [self.maybe("a", '"b, c"', "d e") for _ in range(self.maybe(0, 1, 2, 3))]
        if depth and self.maybe(True, False):
            inner.append(self.flow(0))
        if self.maybe(True, False):
            return "[" + ", ".join(inner) + "]"
        return "{" + ", ".join(f"k{i}: {each}" for i, each in enumerate(inner)) + "}"

    def flow_line(self) -> list[str]:
        """Write a list or mapping between brackets in one line."""
        return [self.flow(1)]

    def long_flow(self) -> list[str]:
        """Write a list between brackets over several lines, with comments."""
        count = self.maybe(1, 2, 3)
        lines = ["["]
        for place in range(count):
            if self.maybe(True, False):
                lines.append("  " + self.comment())
            comma = "," if place + 1 < count else self.maybe("", ",")
            lines.append(f"  v{place}{comma}{self.behind()}")
        return [*lines, "]"]

    def value(self, head: str, column: int, depth: int) -> None:
        """Write a value behind a head that stands in a column."""
        kinds = "list", "mapping", self.scalar, self.scalar, self.long_flow, self.flow_line
        kind = self.maybe(*kinds[0 if depth else 2 :])
        if isinstance(kind, str):
            self.lines.append(head + self.behind())
            least = 2 if head.lstrip() == "-" or kind == "mapping" else 0
            indent = self.maybe(least, least + 2)
            self.entries(column + indent, depth - 1, keys=kind == "mapping")
            return
        first, *more = kind()
        behind = self.behind()
        if more and first[0] not in "|>":
            more[-1] += behind
            behind = ""
        self.lines.append(f"{head} {first}".rstrip() + behind)
        self.lines += [" " * column + line if line else line for line in more]

    def entries(self, column: int, depth: int, *, keys: bool) -> None:
        """Write a list or a mapping, an entry a line or more."""
        for place in range(self.maybe(1, 2, 3)):
            self.above(column)
            head = f"key{place}:" if keys else "-"
            if not keys and depth and self.maybe(True, False, False):
                self.compact(column, depth - 1)
            else:
                self.value(" " * column + head, column, depth)

    def compact(self, column: int, depth: int) -> None:
        """Write an item that is a mapping or a list, begun on the line of its hyphen."""
        before = len(self.lines)
        keys = self.maybe(True, False)
        self.entries(column + 2, depth, keys=keys)
        while not self.lines[before].strip() or self.lines[before].lstrip().startswith("#"):
            del self.lines[before]
        self.lines[before] = " " * column + "- " + self.lines[before].lstrip()


@st.composite
def texts(draw: st.DrawFn) -> str:
    """Draw a text that is sound YAML."""
    writer = TextWriter(draw)
    if draw(st.booleans()):
        writer.lines.append(writer.maybe("---", "# head", "# a\n\n# b"))
    writer.entries(0, 3, keys=True)
    text = "\n".join(writer.lines) + writer.maybe("\n", "", "\n\n", "\n# end\n", "\n...\n")
    newline = writer.maybe("\n", "\n", "\r\n")
    return writer.maybe("", "", "\ufeff") + text.replace("\n", newline)

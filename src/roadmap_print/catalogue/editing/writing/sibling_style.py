"""How what stands beside a place is written, so that what is put there is written likewise."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from roadmap_print.catalogue.editing.edits import Path
from roadmap_print.catalogue.editing.source_tree import SourceNode, SourceText
from roadmap_print.catalogue.editing.writing.scalar_writer import BARE_NUMBER, is_plain

MOST_LOOKED_AT = 40
INDENT = 2
TEXT_INDENT = re.compile(r"[|>][-+]?(?:[ \t]+#[^\r\n]*)?(?:\r\n|\n|\r)+( +)")


class Sibling(NamedTuple):
    """A node, and the column of its key or hyphen."""

    node: SourceNode
    column: int


class SiblingStyle:
    """How the values are written that stand where a new one is put."""

    def __init__(
        self, source: SourceText, siblings: list[Sibling], old: SourceNode | None = None
    ) -> None:
        self._source, self._siblings, self._old = source, siblings, old

    @classmethod
    def at(cls, source: SourceText, path: Path) -> SiblingStyle:
        """Look at the values beside a path: the other items', the other resources' at this key."""
        style = cls(source, [Sibling(source.root, 0)])
        for part in path:
            style = style.below(part)
        return style

    def instead_of(self, old: SourceNode) -> SiblingStyle:
        """Look at the value that is to be replaced, too."""
        return SiblingStyle(self._source, self._siblings, old)

    def below(self, part: str | int) -> SiblingStyle:
        """Look at the items of these lists, or at the values of a key in these mappings."""
        inner = (each for sibling in self._siblings for each in self._children(sibling, part))
        return SiblingStyle(self._source, [*islice(inner, MOST_LOOKED_AT)])

    def _children(self, sibling: Sibling, part: str | int) -> Iterator[Sibling]:
        node = sibling.node
        column = self._source.column(node.start) if node.is_block else sibling.column
        own = node.child(part)
        if own is not None:
            yield Sibling(own, column)
        values = [*(node.items or ()), *(value for _, value in node.pairs or ())]
        if isinstance(part, int) or all(value.pairs is not None for value in values):
            yield from (Sibling(value, column) for value in values if value is not own)

    def flow(self, *, is_list: bool) -> bool:
        """Say whether lists, or else mappings, are written between brackets here."""
        kinds = (each.node.items if is_list else each.node.pairs for each in self._siblings)
        found = (each.node.flow for each, kind in zip(self._siblings, kinds, strict=True) if kind)
        return next(found, False)

    @property
    def quotes(self) -> str:
        """Give the quotes that texts have here though they need none; empty where they have not."""
        if self._old and self._old.text is not None:
            return self._old.style if self._old.style in {'"', "'"} else ""
        signs = [(each.node.style or "", each.node.text) for each in self._texts()]
        needless = (sign for sign, text in signs if is_plain(text or "") and sign)
        return next(needless, "") if signs and all(sign for sign, _ in signs) else ""

    @property
    def other_quotes(self) -> str:
        """Give the quotes of a text that needs them: the siblings', or double ones."""
        return next(filter(None, (each.node.style for each in self._texts())), '"')

    @property
    def bare_numbers(self) -> bool:
        """Say whether whole numbers stand without quotes here."""
        texts = (each.node.text or "" for each in self._texts() if not each.node.style)
        return any(map(BARE_NUMBER.fullmatch, texts))

    def _texts(self) -> Iterator[Sibling]:
        return (
            each
            for each in self._siblings
            if each.node.text is not None and each.node.style in {None, "", '"', "'"}
        )

    def indent(self, *, is_list: bool, below_hyphen: bool) -> int:
        """Tell by how many columns the lines of a list or mapping are indented below its key."""
        for sibling in self._siblings:
            kind = sibling.node.items if is_list else sibling.node.pairs
            if kind and sibling.node.is_block and not sibling.node.mark:
                columns = self._source.column(sibling.node.start) - sibling.column
                if columns > 0 or not below_hyphen:  # a key's list may stand under the key itself
                    return columns
        return INDENT if below_hyphen else self._source_indent(is_list=is_list)

    def text_indent(self, *, below_hyphen: bool) -> int:
        """Tell by how many columns lines under a `|` are indented below its key or hyphen."""
        for sibling in self._siblings:
            found = TEXT_INDENT.match(self._source.text, sibling.node.start)
            if found and sibling.node.style in {"|", ">"}:
                return max(1, len(found[1]) - sibling.column)
        return self.indent(is_list=False, below_hyphen=below_hyphen)

    def _source_indent(self, *, is_list: bool) -> int:
        root = Sibling(self._source.root, 0)
        found = self._indents(root, is_list=is_list)
        return next(found, INDENT)

    def _indents(self, sibling: Sibling, *, is_list: bool) -> Iterator[int]:
        """Yield by how much lists, or mappings, are indented below their keys, from the top."""
        if not sibling.node.is_block:
            return
        column = self._source.column(sibling.node.start)
        for _, value in sibling.node.pairs or ():
            if value.is_block and not value.mark and (value.items is not None) == is_list:
                yield self._source.column(value.start) - column
        values = [*(sibling.node.items or ()), *(value for _, value in sibling.node.pairs or ())]
        for value in values:
            yield from self._indents(Sibling(value, column), is_list=is_list)

    @property
    def hyphen_width(self) -> int:
        """Tell how far an item's text stands behind its hyphen, the hyphen counted."""
        for sibling in self._siblings:
            start = sibling.node.start
            width = self._source.column(start) - sibling.column
            if not sibling.node.flow and not sibling.node.mark and width > 1:
                return width if self._beside(sibling) else INDENT
        return INDENT

    @property
    def lone_hyphens(self) -> bool:
        """Say whether hyphens stand on lines of their own."""
        blocks = (each for each in self._siblings if each.node.is_block)
        return any(not self._beside(each) for each in islice(blocks, 1))

    def _beside(self, sibling: Sibling) -> bool:
        line = self._source.line_start(sibling.node.start) + sibling.column
        return self._source.text[line : line + 1] == "-"

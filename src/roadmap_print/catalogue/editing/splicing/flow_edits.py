"""Lists between brackets and mappings between braces, on one line or on several.

The text between the brackets is cut into pieces, one an entry, each with its comma, the comment
lines above it and the comment behind it.
"""

import re
from typing import NamedTuple

from roadmap_print.catalogue.editing.source_tree import BREAK, SourceNode, SourceText
from roadmap_print.catalogue.editing.splicing.block_edits import Splice

TO_LINE_END = re.compile(r"[ \t]*(#[^\r\n]*)?(?=[\r\n])")
TO_COMMA = re.compile(r"(?:[ \t\r\n]|(?<=[ \t\r\n])#[^\r\n]*)*")
COMMENT = re.compile(r"(?<![^ \t\r\n])#[^\r\n]*")


class FlowPiece(NamedTuple):
    """An entry from `begin` to `end`; all of its piece from `start` to `stop`.

    `comma` is the index behind its comma, None where it has none.
    """

    start: int
    begin: int
    end: int
    comma: int | None
    stop: int


class Core(NamedTuple):
    """What is put between brackets: its text, comments to go above it, and one to go behind."""

    text: str
    above: tuple[str, ...] = ()
    behind: str = ""


def pieces(source: SourceText, node: SourceNode) -> list[FlowPiece]:
    """Cut what stands between brackets into its entries."""
    if source.text[node.start : node.start + 1] not in {"[", "{"}:
        raise source.refusal("editing.odd", (), node)
    spans = [(item.start, item.end) for item in node.items or ()]
    spans += [(key.start, max(key.end, value.end)) for key, value in node.pairs or ()]
    cut, start = list[FlowPiece](), _line_end(source, node.start + 1)
    for begin, end in spans:
        found = TO_COMMA.match(source.text, end)
        after = found.end() if found else end
        comma = after + 1 if source.text[after : after + 1] == "," else None
        stop = _line_end(source, comma or end)
        cut.append(FlowPiece(start, begin, end, comma, stop))
        start = stop
    return cut


def _line_end(source: SourceText, at: int) -> int:
    """Give the end of the line where only a comment is left of it, else the place itself."""
    found = TO_LINE_END.match(source.text, at)
    return found.end() if found else at


def core_of(source: SourceText, piece: FlowPiece, text: str) -> Core:
    """Give an entry's text with its comments, to be put elsewhere."""
    above = COMMENT.findall(source.text[piece.start : piece.begin])
    behind = COMMENT.findall(source.text[piece.end : piece.stop])
    return Core(text, (*above, *behind[:-1]), behind[-1] if behind else "")


def delete_piece(source: SourceText, node: SourceNode, index: int) -> list[Splice]:
    """Take an entry out from between brackets, with its comma."""
    cut = pieces(source, node)
    piece = cut[index]
    if len(cut) == 1:
        rest = source.text[node.start + 1 : piece.start] + source.text[piece.stop : node.end - 1]
        if rest.strip():
            return [Splice(piece.start, piece.stop, "")]
        return [Splice(node.start + 1, node.end - 1, "")]
    if index == 0 and not source.text[piece.stop : cut[1].begin].strip(" \t"):
        return [Splice(piece.begin, cut[1].begin, "")]
    splices = [Splice(piece.start, piece.stop, "")]
    if piece.comma is None and (comma := cut[index - 1].comma):
        splices.insert(0, Splice(comma - 1, comma, ""))
    return splices


def insert_piece(source: SourceText, node: SourceNode, index: int, core: Core) -> list[Splice]:
    """Put an entry between brackets, on a line of its own where its neighbours have one."""
    cut = pieces(source, node)
    if not cut:
        return _insert_first(source, node, core)
    near = cut[min(index, len(cut) - 1)]
    own_line = bool(BREAK.search(source.text, near.start, near.begin))
    indent = source.newline + " " * source.column(near.begin)
    if not own_line and (core.above or core.behind):
        indent = source.newline + " " * (source.column(node.start) + 1)
    own_line = own_line or bool(core.above or core.behind)
    lead = indent if own_line else " "
    above = "".join(lead + comment for comment in core.above)
    behind = f" {core.behind}" * bool(core.behind)
    if index == len(cut):
        return _insert_last(source, near, f"{above}{lead}{core.text}", behind)
    if index or own_line:
        glued = (core.above or core.behind) and not BREAK.match(source.text, near.start)
        after = indent if glued else ""
        return [Splice(near.start, near.start, f"{above}{lead}{core.text},{behind}{after}")]
    return [Splice(near.begin, near.begin, f"{core.text}, ")]


def _insert_first(source: SourceText, node: SourceNode, core: Core) -> list[Splice]:
    start, inside = node.start + 1, source.text[node.start + 1 : node.end - 1]
    indent = source.newline + " " * (source.column(node.start) + 1)
    if not (inside.strip() or core.above or core.behind):
        return [Splice(start, node.end - 1, core.text)]
    start = _line_end(source, start)
    above = "".join(indent + comment for comment in core.above)
    behind = f" {core.behind}" * bool(core.behind)
    after = "" if BREAK.match(source.text, start) else indent
    return [Splice(start, start, f"{above}{indent}{core.text}{behind}{after}")]


def _insert_last(source: SourceText, last: FlowPiece, text: str, behind: str) -> list[Splice]:
    comma = "," if last.comma else ""
    after = ""
    if behind and not BREAK.match(source.text, last.stop):
        after = source.newline + " " * source.column(last.begin)
    if last.comma:
        return [Splice(last.stop, last.stop, f"{text}{comma}{behind}{after}")]
    return [Splice(last.end, last.end, ","), Splice(last.stop, last.stop, f"{text}{behind}{after}")]

"""Questions and their answers, as long as the editors wrote them, broken into columns.

A column ends between two lines; not behind a heading, nor behind the words that announce a list,
nor where one line of a paragraph would stand alone.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal, TypeAlias

from roadmap_print.catalogue.model import Question
from roadmap_print.content.markdown import Container, MarkdownBlock, Span, blocks
from roadmap_print.layout.font_metrics import Type
from roadmap_print.layout.frame import Area
from roadmap_print.layout.page_model import (
    DiscShape,
    Element,
    FieldShape,
    Node,
    Part,
    Run,
    Shape,
    TextBlock,
)
from roadmap_print.publications.column_breaks import even_columns, fill_columns
from roadmap_print.publications.page_kit import PageKit

BULLET = 1.1  # mm: the disc before an item
RULE = 0.25  # mm
LineKind: TypeAlias = Literal["heading", "paragraph", "code", "rule"]


@dataclass(frozen=True, slots=True)
class ProseLook:
    """Types of words and headings, and lengths in mm: a level's indent, the gaps above blocks."""

    text: Type
    strong: Type
    emphasis: Type
    heading: Type
    indent: float
    gap: float
    item_gap: float
    heading_gap: float


@dataclass(frozen=True, slots=True)
class ProseLine:
    """A line of the `block`th block, `inside` containers; `gap` mm above it in its column.

    `first` and `last` are those of their block; `opens` is the item that begins with it.
    """

    block: int
    kind: LineKind
    runs: tuple[Run, ...]
    inside: tuple[Container, ...]
    gap: float
    height: float
    first: bool
    last: bool
    opens: Container | None = None

    @property
    def announces(self) -> bool:
        """Whether what follows belongs to it."""
        return self.kind == "heading" or (bool(self.runs) and self.runs[-1].text.endswith(":"))


def break_prose(
    kit: PageKit, questions: Sequence[Question], measure: float, look: ProseLook
) -> tuple[ProseLine, ...]:
    """Break questions and answers into lines of at most `measure` mm."""
    lines: list[ProseLine] = []
    for question in questions:
        heading = kit.text(question.heading, look.heading, 0, 0, measure, colour=kit.theme.ink)
        lines += _lines("heading", len(lines), heading.lines, (), (), look.heading_gap, look)
        before: tuple[Container, ...] = ()
        for block in blocks(question.text, kit.roadmap.language):
            width = measure - look.indent * _depth(block.inside)
            broken = tuple(_broken(kit, block, width, look))
            gap = look.item_gap if block.inside and before else look.gap
            lines += _lines(block.kind, len(lines), broken, block.inside, before, gap, look)
            before = block.inside
    return tuple(lines)


def _lines(
    kind: LineKind,
    block: int,
    broken: Sequence[tuple[Run, ...]],
    inside: tuple[Container, ...],
    before: tuple[Container, ...],
    gap: float,
    look: ProseLook,
) -> Iterator[ProseLine]:
    height = (look.heading if kind == "heading" else look.text).line
    opened = [each for each in inside if each.tag == "li" and each not in before]
    for place, runs in enumerate(broken):
        first, last = place == 0, place == len(broken) - 1
        yield ProseLine(
            block,
            kind,
            runs,
            inside,
            gap if first else 0.0,
            height,
            first,
            last,
            opened[-1] if opened and first else None,
        )


def _depth(inside: Sequence[Container]) -> int:
    return sum(each.tag != "li" for each in inside)


def _broken(
    kit: PageKit, block: MarkdownBlock, measure: float, look: ProseLook
) -> Iterator[tuple[Run, ...]]:
    if block.kind == "rule":
        yield ()
    for line in block.lines:
        runs = [_run(kit, span, look) for span in line]
        yield from kit.measurer.wrap_runs(runs, measure)


def _run(kit: PageKit, span: Span, look: ProseLook) -> Run:
    style = {"plain": look.text, "strong": look.strong, "emphasis": look.emphasis}[span.look]
    if not span.address:
        return Run(span.text, style, kit.theme.text)
    link = kit.link(span.address, span.text.strip())
    return Run(span.text, style, kit.theme.primary.tone, link)


# Columns


def split_pages(
    lines: Sequence[ProseLine], columns: int, room: float
) -> tuple[tuple[tuple[ProseLine, ...], ...], ...]:
    """Part lines into pages of columns `room` mm high, the last page's of even height."""
    pages: list[tuple[tuple[ProseLine, ...], ...]] = []
    rest = tuple(lines)
    while rest:
        page = even_columns(rest, columns, room, _may_part)
        page = page or fill_columns(rest, columns, room, _may_part)
        pages.append(page)
        rest = rest[sum(map(len, page)) :]
    return tuple(pages)


def _may_part(lines: Sequence[ProseLine], end: int) -> bool:
    before, after = lines[end - 1], lines[end]
    if before.block != after.block:
        return not before.announces
    alone = before.first or after.last
    return before.kind != "heading" and not alone


# Places


@dataclass(frozen=True, slots=True)
class PlacedProse:
    """A block in its place, or as much of it as stands in a column, `inside` its containers.

    `opens` is the item that begins with it.
    """

    inside: tuple[Container, ...]
    block: TextBlock
    opens: Container | None


def place_column(
    lines: Sequence[ProseLine], start: float, top: float, measure: float, look: ProseLook
) -> tuple[PlacedProse, ...]:
    """Place a column's blocks."""
    placed: list[PlacedProse] = []
    at = top
    for _, group in groupby(lines, key=lambda line: line.block):
        own = tuple(group)
        at += own[0].gap if placed else 0.0
        block = _block(own, start, at, measure, look)
        placed.append(PlacedProse(own[0].inside, block, own[0].opens))
        at += sum(line.height for line in own)
    return tuple(placed)


def _block(
    lines: Sequence[ProseLine], start: float, top: float, measure: float, look: ProseLook
) -> TextBlock:
    line, into = lines[0], look.indent * _depth(lines[0].inside)
    style = look.heading if line.kind == "heading" else look.text
    tag = "h3" if line.kind == "heading" and line.first else "p"  # one may be longer than a column
    runs = tuple(each.runs for each in lines)
    return TextBlock(start + into, top, measure - into, runs, style.leading, tag=tag)


def gather(kit: PageKit, placed: Sequence[PlacedProse], look: ProseLook, depth: int = 0) -> Part:
    """Gather a page's blocks into their lists and quotations, each of which is one for a reader."""
    content: list[Node] = []
    shapes: list[Shape] = []
    for container, group in groupby(placed, key=lambda each: each.inside[depth : depth + 1]):
        own = list(group)
        if container:
            inner = gather(kit, own, look, depth + 1)
            content.append(Element(container[0].tag, inner.content))
            shapes += inner.shapes
            continue
        for each in own:
            marks = _marks(kit, each, look)
            content += [*marks.content, *([each.block] if each.block.lines[0] else [])]
            shapes += marks.shapes
    return Part(tuple(content), tuple(shapes))


def _marks(kit: PageKit, placed: PlacedProse, look: ProseLook) -> Part:
    """Place what stands before a block: an item's number or disc, a bar beside a quotation."""
    block = placed.block
    content: list[Node] = []
    shapes: list[Shape] = []
    if not block.lines[0]:
        shapes.append(_bar(kit, block.start, block.top + block.line / 2, block.width, RULE))
    levels = [each for each in placed.inside if each.tag != "li"]
    for place, container in enumerate(levels):
        if container.tag == "blockquote":
            along = block.start - look.indent * (len(levels) - place) + look.indent / 3
            shapes.append(_bar(kit, along, block.top, 4 * RULE, block.height))
    before = block.start - look.indent
    if placed.opens and placed.opens.number:
        content.append(kit.text(placed.opens.number, look.text, before, block.top, look.indent))
    elif placed.opens:
        middle = block.top + 0.53 * block.line
        shapes.append(DiscShape(before + look.indent / 2, middle, BULLET, kit.theme.ink))
    return Part(tuple(content), tuple(shapes))


def _bar(kit: PageKit, start: float, top: float, width: float, height: float) -> FieldShape:
    return FieldShape(Area(start, top, width, height), kit.theme.pale)

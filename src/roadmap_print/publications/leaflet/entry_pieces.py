"""An entry as it stands in a panel: its code, and beside it title, level, meta and address.

What no panel holds is cut between lines, the last resort.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import accumulate

from roadmap_print.content.qr_codes import code_side, quiet_zone
from roadmap_print.content.view import Entry
from roadmap_print.layout.page_model import Node, Picture, TextBlock
from roadmap_print.publications.entry_text import EntryType, address_text, meta_runs, title_text
from roadmap_print.publications.leaflet.panels import Panel
from roadmap_print.publications.page_kit import PageKit

TIGHT = 3.2  # mm between two entries, at least
WIDEST_CODE = 25.0  # mm: a code beyond that pushes its own text alone
LEAST_TEXT = 30.0  # mm beside a code; where there is less, text stands below it
BESIDE = 3.0  # mm from code to text, at least
MOST_TYPED = 40  # characters of host and path
PIP, DOTS_AFTER = 2.6, 1.6  # mm of a level's disc, and from the discs to what follows


@dataclass(frozen=True, slots=True)
class PlacedPiece:
    """An objective, an entry or a part of one that is too high for a panel, from its own corner."""

    blocks: tuple[TextBlock, ...]
    pictures: tuple[Picture, ...]
    height: float
    begins: bool = True

    def nodes(self, start: float, top: float) -> tuple[Node, ...]:
        """Return what is read of it, in its place."""
        pieces: tuple[TextBlock | Picture, ...] = (*self.blocks, *self.pictures)
        return tuple(each.moved(start, top) for each in pieces)


@dataclass(frozen=True)
class PieceSetter:
    """Sets entries for a measure: code, and beside it title, level, meta and address."""

    kit: PageKit
    side: float
    column: float
    """Millimetres from an entry's start to its text, where its code is no wider than usual."""

    def piece(self, entry: Entry, panel: Panel) -> PlacedPiece:
        """Return an entry from its upper start corner."""
        kit, measure = self.kit, panel.width
        side = min(panel.code_width, code_side(entry.code, self.side, kit.mm("module")))
        quiet = quiet_zone(entry.code, side)
        code = kit.entry_code(entry, 0.0, 0.0, side)
        start = self.column if side <= WIDEST_CODE else side + max(BESIDE, quiet)
        below = measure - start < LEAST_TEXT
        start, top = (0.0, side + quiet) if below else (start, 0.0)
        blocks, pictures = self._texts(entry, start, top, measure - start)
        if start and len(blocks[-1].lines) > 1:  # no address is broken that fits under its code
            under = max(blocks[-1].top, side + quiet)
            address = address_text(kit, entry, self.style, 0.0, under, measure)
            blocks = (*blocks[:-1], address)
        foot = max([side + max(0.0, quiet - TIGHT), *(each.bottom for each in blocks)])
        return PlacedPiece(blocks, (*pictures, code), foot)

    def _texts(
        self, entry: Entry, start: float, top: float, measure: float
    ) -> tuple[tuple[TextBlock, ...], tuple[Picture, ...]]:
        kit, style = self.kit, self.style
        title = title_text(kit, entry, style.title, start, top, measure)
        under, line, indent = title.bottom, style.meta.line, 0.0
        dots: tuple[Picture, ...] = ()
        if entry.level:
            dots = (kit.level_dots(entry.level, start, under + (line - PIP) / 2, PIP),)
            indent = dots[0].area.width + DOTS_AFTER
            beside = entry.meta[0].partition(" ")[0] if entry.meta else entry.host
            if kit.measurer.width(beside, style.strong) > measure - indent:
                under, indent = under + line, 0.0
        if not entry.meta:
            at, room = start + indent, measure - indent
            return (title, address_text(kit, entry, style, at, under, room)), dots
        meta = kit.paragraph(
            meta_runs(kit, style.meta, entry.meta), start, under, measure,
            leading=style.meta.leading, indent=indent,
        )  # fmt: skip
        return (title, meta, address_text(kit, entry, style, start, meta.bottom, measure)), dots

    @cached_property
    def style(self) -> EntryType:
        """How the words of an entry are set."""
        kit = self.kit
        return EntryType(kit.type("entry-title"), kit.type("meta"), kit.type("host"), MOST_TYPED)


def text_column(kit: PageKit, entries: Iterable[Entry], side: float) -> float:
    """Return how far texts stand from the start of codes drawn at `side` mm: all in one line."""
    sides = ((each.code, code_side(each.code, side, kit.mm("module"))) for each in entries)
    usual = [
        each + max(BESIDE, quiet_zone(code, each)) for code, each in sides if each <= WIDEST_CODE
    ]
    return max(usual, default=0.0)


def parts(piece: PlacedPiece, room: float) -> Iterator[PlacedPiece]:
    """Yield a piece cut between lines into as many as fit a panel; most are whole.

    The last resort for what no panel holds: the code stays with the first lines.
    """
    pictures, blocks, begins = list(piece.pictures), list(piece.blocks), True
    while blocks and blocks[-1].bottom > room:
        kept, rest = _cut(blocks, room)
        stay = [each for each in pictures if each.area.bottom <= room]
        foot = max([each.bottom for each in kept] + [each.area.bottom for each in stay])
        yield PlacedPiece(tuple(kept), tuple(stay), foot, begins)
        moved = _stacked(rest)
        going = [each for each in pictures if each not in stay]
        pictures = [_beside(each, rest, moved) for each in going]
        blocks, begins = moved, False
    foot = piece.height if begins else max([0.0, *(each.bottom for each in blocks)])
    yield PlacedPiece(tuple(blocks), tuple(pictures), foot, begins)


def _cut(blocks: Sequence[TextBlock], room: float) -> tuple[list[TextBlock], list[TextBlock]]:
    """Part the lines that end within `room` from those that do not, in their order."""
    kept: list[TextBlock] = []
    rest: list[TextBlock] = []
    for block in blocks:
        fits = 0 if rest else min(len(block.lines), max(0, int((room - block.top) / block.line)))
        kept += [replace(block, lines=block.lines[:fits])] if fits else []
        if left := block.lines[fits:]:
            under, indent = block.top + fits * block.line, 0.0 if fits else block.indent
            rest.append(replace(block, top=under, lines=left, indent=indent))
    return kept, rest


def _stacked(blocks: Sequence[TextBlock]) -> list[TextBlock]:
    """Return texts one under the other from the top."""
    tops = accumulate((each.height for each in blocks), initial=0.0)
    return [replace(each, top=top) for each, top in zip(blocks, tops, strict=False)]


def _beside(picture: Picture, old: Sequence[TextBlock], new: Sequence[TextBlock]) -> Picture:
    """Move a level's discs along with the text that they stand beside."""
    down = [
        after.top - before.top
        for before, after in zip(old, new, strict=True)
        if before.top <= picture.area.top + 1
    ]
    return picture.moved(0.0, down[-1] if down else 0.0)

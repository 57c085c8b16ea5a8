"""Texts that give way: in smaller type down to the floor, and where they only repeat, cut short."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from roadmap_print.layout.font_metrics import MM_PER_PT, Type
from roadmap_print.layout.frame import Area
from roadmap_print.layout.measurer import Measurer
from roadmap_print.layout.page_model import TextBlock
from roadmap_print.publications.page_kit import PageKit

STEPS = (1.0, 0.9, 0.8, 0.7, 0.6, 0.5, 0.42, 0.0)
"""Parts of its size that a text may be set in; the last is the floor."""


def smaller(style: Type, floor: float) -> Iterator[Type]:
    """Yield a type style and smaller ones, down to the floor in pt."""
    for step in STEPS:
        size = round(style.size * step, 1)
        if size <= floor:
            yield replace(style, size=floor, leading=style.leading * floor / style.size)
            return
        yield replace(style, size=size, leading=style.leading * step)


def fitted(
    kit: PageKit, text: str, style: Type, area: Area, *, colour: str = "", tag: str = "p"
) -> TextBlock:
    """Set a text as large as no word is cut in two and an area holds it; else cut it short."""
    block = kit.text("", style, area.start, area.top, area.width)
    for each in smaller(style, kit.mm("floor") / MM_PER_PT):
        block = kit.text(text, each, area.start, area.top, area.width, colour=colour, tag=tag)
        if kit.measurer.widest_word(text, each) <= area.width and block.height <= area.height:
            return block
    return cropped(block, max(1, int(area.height / block.line)), kit.measurer)


def cropped(block: TextBlock, most: int, measurer: Measurer) -> TextBlock:
    """Return a text of one look in at most so many lines, the last one cut short."""
    if len(block.lines) <= most:
        return block
    (last,) = block.lines[most - 1]
    rest = " ".join(run.text for line in block.lines[most - 1 :] for run in line)
    short = replace(last, text=measurer.elide(rest, last.type, block.width))
    return replace(block, lines=(*block.lines[: most - 1], (short,)))

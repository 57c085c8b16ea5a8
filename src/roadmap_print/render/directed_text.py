"""The lines of a text in stretches of one direction each, in the order in which they are read.

WeasyPrint sets what stands in an element from its start; where elements of both directions stand
in a line, it knows no more of their order than how they are nested. So they are nested as
Unicode's algorithm has them (i18n.bidi), which keeps the order of reading in the file's tags.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile
from typing import ClassVar, TypeAlias

from roadmap_print.i18n.bidi import Isolate, embed
from roadmap_print.i18n.direction import Direction, language_direction, text_direction, turns
from roadmap_print.layout.page_model import Run, TextBlock

DIRECTIONS: tuple[Direction, Direction] = ("ltr", "rtl")
"""That of an even level, and of an odd one."""


@dataclass(frozen=True, slots=True)
class DirectedRun:
    """Words of one look and one direction; `run` has the look."""

    kind: ClassVar[str] = "run"

    text: str
    run: Run


@dataclass(frozen=True, slots=True)
class Stretch:
    """What runs in another direction than what is round it, or all of a `run` that is a link."""

    kind: ClassVar[str] = "stretch"

    direction: Direction
    children: tuple[LineNode, ...]
    run: Run | None = None


LineNode: TypeAlias = DirectedRun | Stretch


@dataclass(frozen=True, slots=True)
class DirectedText:
    """A text block's `direction`, and its lines where they are no plain text of that direction.

    The first one begins `indent` mm in, which then is not the block's to say.
    """

    direction: Direction
    lines: tuple[tuple[LineNode, ...], ...] | None = None
    indent: float = 0.0


@dataclass(frozen=True, slots=True)
class _Letter:
    """A character of a run, or the edge of an isolate, which has none."""

    text: str
    run: Run | None
    level: int


def direct_text(block: TextBlock, *, mirrored: bool) -> DirectedText:
    """Return how a text stands on a page whose lines run from the left, or `mirrored`."""
    page: Direction = DIRECTIONS[mirrored]
    if not mirrored and not turns(block.text):
        return DirectedText(page)
    return _directed(block, page)


@lru_cache(maxsize=1 << 14)
def _directed(block: TextBlock, page: Direction) -> DirectedText:
    usual = language_direction(block.lang) if block.lang else page
    own = text_direction(block.text, usual, stated=block.lang is not None)
    if "·" in block.text:  # its parts have directions of their own, and stand in the usual order
        own = usual
    indent = block.indent if page == "rtl" else 0.0
    block_direction = page if block.indent else own  # it is left free at the page's start
    level = DIRECTIONS.index(block_direction)
    lines = _split_lines(_letters(block, level, own, usual))
    plain = all(each.level == level for line in lines for each in line)
    if plain and not indent and not _parted(block):
        return DirectedText(own)
    nested = tuple(tuple(_nested(line, level)) for line in lines)
    return DirectedText(block_direction, nested, indent)


def _parted(block: TextBlock) -> bool:
    """Tell whether words of a text have a link or a language of their own."""
    return any(run.link or run.lang for line in block.lines for run in line)


def _letters(block: TextBlock, level: int, own: Direction, usual: Direction) -> Iterator[_Letter]:
    """Yield the characters of a text in their order, a line feed between lines."""
    end = Run("\n", block.lines[0][0].type, "")
    runs = [run for line in block.lines for run in (*line, end)][:-1]
    text = "".join(run.text for run in runs)
    owners = [run for run in runs for _ in run.text]
    isolates = list(_run_isolates(runs, usual))
    if DIRECTIONS[level] != own:
        isolates.insert(0, Isolate(0, len(text), own))
    for place, at in embed(text, level, isolates):
        yield _Letter("", None, at) if place is None else _Letter(text[place], owners[place], at)


def _run_isolates(runs: Sequence[Run], usual: Direction) -> Iterator[Isolate]:
    """Yield the runs that have a link or a language of their own, as isolates."""
    at = 0
    for run in runs:
        words = run.text.strip()
        if (run.link or run.lang) and words:
            direction = language_direction(run.lang) if run.lang else usual
            own = text_direction(words, direction, stated=run.lang is not None)
            start = at + run.text.index(words)
            yield Isolate(start, start + len(words), own)
        at += len(run.text)


def _split_lines(letters: Iterator[_Letter]) -> list[list[_Letter]]:
    lines: list[list[_Letter]] = [[]]
    for each in letters:
        if each.text == "\n":
            lines.append([])
        else:
            lines[-1].append(each)
    return lines


def _nested(
    letters: Sequence[_Letter], level: int, inside: Run | None = None
) -> Iterator[LineNode]:
    """Yield what stands side by side at a level, what is set deeper in one stretch each.

    All of a run that is a link is one stretch; `inside` it, its words are words.
    """
    rest = list(letters)
    while rest:
        run = rest[0].run
        if run is None and rest[0].level <= level:  # an edge keeps what is beside it apart
            own = rest[:1]
        elif run and run.link and run is not inside:
            own = _of_run(rest, run)
            lowest = min(each.level for each in own)
            yield Stretch(DIRECTIONS[lowest % 2], tuple(_nested(own, lowest, run)), run)
        elif rest[0].level > level:
            own = list(takewhile(lambda each: each.level > level, rest))
            yield Stretch(DIRECTIONS[(level + 1) % 2], tuple(_nested(own, level + 1, inside)))
        elif run:
            own = _side_by_side(rest, run, level)
            yield DirectedRun("".join(each.text for each in own), run)
        rest = rest[len(own) :]


def _side_by_side(letters: Sequence[_Letter], run: Run, level: int) -> list[_Letter]:
    return list(takewhile(lambda each: each.run is run and each.level == level, letters))


def _of_run(letters: Sequence[_Letter], run: Run) -> list[_Letter]:
    """Return the letters that are of a run, with the edges among them."""
    own = list(takewhile(lambda each: each.run is run or each.run is None, letters))
    while own[-1].run is None:
        own.pop()
    return own

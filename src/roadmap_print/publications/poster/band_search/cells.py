"""Entries as cells: every sensible width of each, and how high it is then.

Text stands beside the code or under it. What is measured here is measured once, before entries
are enlarged: type and codes grow together, so that widths and heights do too.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

from roadmap_print.content.view import Entry
from roadmap_print.fonts.script_fonts import LATIN
from roadmap_print.i18n.page_words import DOT
from roadmap_print.layout.font_metrics import MM_PER_PT, Type
from roadmap_print.layout.measurer import Measurer
from roadmap_print.layout.page_model import Run
from roadmap_print.layout.words import SEAM, SPACE, Word, printed
from roadmap_print.publications.poster.sizes import EntrySizes

TOO_WIDE = 1e7  # mm: what has no room in any row
GRAIN = 1.0  # mm from a measure that is tried to the next
BADGE = 1.3  # lines of a title that a badge takes over it
CAPITALS = 0.16  # em: white over the capitals of a line
RISE = 0.1  # em: over its ascenders
ACCENTS = -0.05  # em: over capitals with accents
_SLACK = 0.02  # mm by which sums of widths may differ
MARKS = -0.25  # em: over the marks that stand on letters of other scripts
_ACCENTED = re.compile(r"[À-ÖØ-ÞĀ-ŽǍ-ǜ]")
_LETTERS = 2  # of a word that makes no line by itself
_BEFORE_DOT = re.compile(r"(?=\.)")
_AFTER_HYPHEN = re.compile(r"(?<=-)")


@dataclass(frozen=True, slots=True)
class Variant:
    """A way to set a cell: its text in lines of a `measure`, beside its code or under it."""

    width: float
    height: float
    measure: float
    beside: bool


@dataclass(frozen=True)
class Ways:
    """Variants of one cell, each wider and lower than the one before."""

    variants: tuple[Variant, ...]

    @cached_property
    def _heights(self) -> tuple[float, ...]:
        return tuple(-each.height for each in self.variants)

    @cached_property
    def lowest(self) -> float:
        """The height of the lowest."""
        return self.variants[-1].height if self.variants else float("inf")

    def narrowest(self, height: float) -> Variant | None:
        """Return the narrowest that is no higher, None where all are."""
        place = bisect_right(self._heights, -height - _SLACK)
        if place < len(self.variants) and self.variants[place].height > height + _SLACK:
            place += 1
        return self.variants[place] if place < len(self.variants) else None

    def widths(self, heights: Sequence[float]) -> list[float]:
        """Return the width of the narrowest at each of heights that rise, `TOO_WIDE` for none."""
        found = []
        left = list(self.variants)
        width = TOO_WIDE
        for height in heights:
            while left and left[-1].height <= height + _SLACK:
                width = left.pop().width
            found.append(width)
        return found

    @classmethod
    def of(cls, variants: Sequence[Variant]) -> Ways:
        """Keep those of variants that none is both narrower and lower than."""
        kept: list[Variant] = []
        for each in sorted(variants, key=lambda one: (one.width, one.height)):
            if not kept or each.height < kept[-1].height - _SLACK:
                kept.append(each)
        return cls(tuple(kept))


@dataclass(frozen=True)
class Cell:
    """An entry with all ways to set it; `side` is its code's. `opens` a format in its step.

    Beside its code the text begins `back` mm further off, where a letter reaches back.
    """

    entry: Entry
    sizes: EntrySizes
    side: float
    back: float
    opens: bool
    beside: Ways
    under: Ways
    either: Ways

    @classmethod
    def of(cls, entry: Entry, sizes: EntrySizes, measurer: Measurer, *, opens: bool) -> Cell:
        """Measure an entry."""
        side = entry.code.size * sizes.module
        text = _Text.of(entry, sizes, measurer)
        back = max(
            measurer.overhang(entry.title, sizes.title),
            measurer.overhang(source_text(entry), sizes.source),
            measurer.overhang(entry.host, sizes.host),
        )
        beside = [
            _beside(text, side, back, sizes, each)
            for each in text.measures(sizes.narrow, sizes.widest)
        ]
        under = [
            _under(text, side, sizes, each)
            for each in text.measures(0.8 * sizes.narrow, max(side, sizes.widest_under))
        ]
        return cls(
            entry,
            sizes,
            side,
            back,
            opens,
            Ways.of(beside),
            Ways.of(under),
            Ways.of([*beside, *under]),
        )

    def drop(self) -> float:
        """Return how far under a code its text begins."""
        return _drop(self.entry.title, self.sizes)


def _beside(text: _Text, side: float, back: float, sizes: EntrySizes, measure: float) -> Variant:
    lines = text.height(measure) - CAPITALS * _em(sizes.title)
    width = side + sizes.quiet + back + measure
    return Variant(width, max(side, lines), measure, beside=True)


def _under(text: _Text, side: float, sizes: EntrySizes, measure: float) -> Variant:
    height = side + _drop(text.entry.title, sizes) + text.height(measure)
    return Variant(max(side, measure), height, measure, beside=False)


def _em(style: Type) -> float:
    return style.size * MM_PER_PT


def _drop(title: str, sizes: EntrySizes) -> float:
    rise = ACCENTS if _ACCENTED.search(title) else RISE
    if any(each > LATIN and each.isalpha() for each in title):
        rise = MARKS
    return sizes.quiet - rise * _em(sizes.title)


_Width: TypeAlias = tuple[float, float]
"""The width in mm of what joins a word to the one before, and its own."""


@dataclass(frozen=True)
class _Text:
    """An entry's words as widths: how many lines they take is counted, not laid out.

    But for those with a word that must be cut: `measurer` lays them out, `title` and what stands
    before the host, the `credit`.
    """

    entry: Entry
    measurer: Measurer
    title: str
    credit: str
    words: tuple[_Width, ...]
    source: tuple[_Width, ...]
    host: tuple[_Width, ...]
    badge: float
    source_space: float
    sizes: EntrySizes

    @classmethod
    def of(cls, entry: Entry, sizes: EntrySizes, measurer: Measurer) -> _Text:
        def widths(text: str, words: Sequence[Word], style: Type) -> tuple[_Width, ...]:
            styled = measurer.styled(text, style)
            before = ["", *(word for _, word in words)]
            return tuple(
                (styled.joint(last, printed(joint), word), styled.width(word))
                for last, (joint, word) in zip(before, words, strict=False)
            )

        title, source = glued(entry.title), source_text(entry)
        credit = f"{source}{DOT.rstrip()}"
        dotted = measurer.words(credit) if source else ()
        host = [(SEAM, part) for part in host_parts(entry.host, sizes, measurer)]
        return cls(
            entry,
            measurer,
            title,
            credit,
            widths(title, measurer.words(title), sizes.title),
            widths(source, dotted, sizes.source),
            widths(entry.host, host, sizes.host),
            BADGE * sizes.title.line if entry.news else 0.0,
            measurer.width(SPACE, sizes.source),
            sizes,
        )

    def measures(self, least: float, most: float) -> Iterator[float]:
        """Yield measures from the least that cuts no word."""
        widest = max((width for _, width in (*self.words, *self.source, *self.host)), default=0.0)
        measure = max(least, min(widest, self.sizes.whole_word)) + _SLACK
        while True:
            yield measure
            measure += GRAIN
            if measure > most:
                return

    def height(self, measure: float) -> float:
        """Return the height of all lines."""
        title, source = self.sizes.title, self.sizes.source
        lines, _ = self._lines(self.words, self.title, title, measure)
        return self.badge + title.height(lines) + source.height(self._others(measure))

    def _others(self, measure: float) -> int:
        space, host = self.source_space, sum(width for _, width in self.host)
        lines, used = self._lines(self.source, self.credit, self.sizes.source, measure)
        if host <= measure:
            joined = self.source and used + space + host <= measure - _SLACK
            return lines if joined else lines + 1
        return lines + _filled(self.host, measure)[0]

    def _lines(
        self, words: Sequence[_Width], text: str, style: Type, measure: float
    ) -> tuple[int, float]:
        """Return how many lines words fill, and how much of the last one."""
        if max((width for _, width in words), default=0.0) <= measure:
            return _filled(words, measure)
        lines = self.measurer.wrap(text, style, measure)
        return len(lines), self.measurer.width(lines[-1], style)


def _filled(words: Sequence[_Width], measure: float) -> tuple[int, float]:
    """Return how many lines words fill, and how much of the last one."""
    lines, used = 0, measure
    for space, word in words:
        if lines and used + space + word <= measure:
            used += space + word
        else:
            lines += 1
            used = word
    return lines, used


def glued(text: str) -> str:
    """Keep words of one or two letters with the next, `IA` with the one before or with its `&`.

    So none makes a line by itself; the last one is kept with the word before.
    """
    words = text.split(" ")
    joints = [" "] * (len(words) - 1)
    for place, word in enumerate(words):
        letters = "".join(filter(str.isalnum, word))
        if not 0 < len(letters) <= _LETTERS:
            continue
        is_name = len(letters) == _LETTERS and letters.isupper() and word[0].isalnum()
        before_mark = words[place + 1 : place + 2] == ["&"]
        backwards = (is_name and not before_mark) or place == len(joints)
        beside = place - 1 if place and backwards else place
        if beside < len(joints) and (beside == 0 or joints[beside - 1] == " "):
            joints[beside] = "\u00a0"
    return "".join(f"{word}{joint}" for word, joint in zip(words, [*joints, ""], strict=True))


def _without(source: str, host: str) -> str:
    """Return a source without the host that it ends in, which stands behind it anyway."""
    kept = source.removesuffix(host)
    return source if kept == source else kept.rstrip(" \u00a0–-·,(")


def source_text(entry: Entry) -> str:
    """Return what stands before an entry's host: who publishes it, unless the host says so."""
    own = "" if entry.source_repeats_host else _without(entry.source, entry.host)
    return DOT.join(filter(None, (own, *entry.highlights)))


def host_parts(host: str, sizes: EntrySizes, measurer: Measurer) -> tuple[str, ...]:
    """Return a host in the parts between which it may be broken: before a dot but the last.

    A part that is too wide for narrow cells may be broken after its hyphens.
    """
    if measurer.width(host, sizes.host) <= sizes.whole_host:
        return (host,)
    *names, last = [each for each in _BEFORE_DOT.split(host) if each] or [host]
    parts = [*names[:-1], names[-1] + last] if names else [last]
    return tuple(
        piece
        for part in parts
        for piece in (
            [part]
            if measurer.width(part, sizes.host) <= sizes.whole_host
            else _AFTER_HYPHEN.split(part)
        )
    )


def source_lines(
    entry: Entry, source: Run, host: Run, parts: Sequence[str], measurer: Measurer, measure: float
) -> tuple[tuple[Run, ...], ...]:
    """Break who publishes an entry and its host as one paragraph; no line ends in a dot."""
    text = source_text(entry)
    before = Run(text + DOT, source.type, source.colour)
    if measurer.width(host.text, host.type) <= measure:
        runs = [before, host] if text else [host]
        lines = measurer.wrap_runs(runs, measure)
        return tuple(_undotted(line) for line in lines)
    wrapped = measurer.wrap(text, source.type, measure) if text else ()
    hosts = _joined(parts, host.type, measurer, measure)
    return (
        *((Run(each, source.type, source.colour),) for each in wrapped),
        *((Run(each, host.type, host.colour, host.link, whole=True),) for each in hosts),
    )


def _undotted(line: tuple[Run, ...]) -> tuple[Run, ...]:
    last = line[-1]
    text = last.text.rstrip()
    if not text.endswith("·"):
        return line
    kept = text.removesuffix("·").rstrip(" \u00a0")
    return (*line[:-1], Run(kept, last.type, last.colour, last.link))


def _joined(parts: Sequence[str], style: Type, measurer: Measurer, measure: float) -> list[str]:
    lines: list[str] = []
    for part in parts:
        if lines and measurer.width(lines[-1] + part, style) <= measure:
            lines[-1] += part
        else:
            lines.append(part)
    return lines

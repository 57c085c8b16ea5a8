"""The pages of a large publication in ranges, each a document that can be rendered by itself.

WeasyPrint holds all boxes of a document until it is written: about 3 MB a page of the booklet, so
that 472 pages take 1.6 GB, and the tags of 2,000 slides half of all the time. In ranges both grow
with the pages alone, and the machine's processors share them.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, groupby

from roadmap_print.layout.page_model import find_anchors
from roadmap_print.render.html_templates import Composed
from roadmap_print.render.html_tree import parse

WHOLE = 6_000
"""Elements up to which a publication is one document: twice those of the shipped booklet."""
RANGE = 4_000
"""Elements of a range, about: a process of 250 MB, and a second or two to render."""


@dataclass(frozen=True, slots=True)
class PageRange:
    """Some pages as a document; `elsewhere` are the anchors of other pages that links lead to."""

    composed: Composed
    elsewhere: frozenset[str] = frozenset()


def split(composed: Composed, whole: int = WHOLE, most: int = RANGE) -> tuple[PageRange, ...]:
    """Return the ranges of a publication, one of all pages where it has few elements."""
    if composed.html.count("<") <= whole:
        return (PageRange(composed),)  # need not be parsed for this
    sections = parse(composed.html).findall("body/section")
    weights = [sum(1 for _ in section.iter()) for section in sections]
    if sum(weights) <= whole:
        return (PageRange(composed),)
    anchors = find_anchors(composed.drawn)
    return tuple(select(composed, each, anchors) for each in _shared(weights, most))


def _shared(weights: Sequence[int], most: int) -> list[list[int]]:
    """Share pages out, in their order, among as many ranges of about the same weight."""
    total = sum(weights)
    count = -(-total // most)
    reached = accumulate(weights)
    middles = (end - weight / 2 for end, weight in zip(reached, weights, strict=True))
    places = [int(middle * count / total) for middle in middles]
    pairs = groupby(enumerate(places), lambda pair: pair[1])
    return [[number for number, _ in group] for _, group in pairs]


def select(composed: Composed, numbers: Iterable[int], anchors: Collection[str]) -> PageRange:
    """Return some of the pages, by their numbers from 0; `anchors` are those of all pages."""
    part = replace(composed, drawn=tuple(composed.drawn[each] for each in numbers))
    own = find_anchors(part.drawn).keys()
    return PageRange(part, frozenset(led_to(part.html) & set(anchors) - own))


def led_to(html: str) -> set[str]:
    """Return the anchors that links of a document lead to."""
    return set(re.findall(r'<a [^>]*?href="#([^"]*)"', html))

"""The pages of a large publication in ranges, each a document that can be rendered by itself.

WeasyPrint holds all boxes of a document until it is written: about 3 MB a page of the booklet, so
that 472 pages take 1.6 GB, and the tags of 2,000 slides half of all the time. In ranges both grow
with the pages alone, and the machine's processors share them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, groupby
from xml.etree import ElementTree as ET

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
    root = parse(composed.html)
    sections = root.findall("body/section")
    weights = [sum(1 for _ in section.iter()) for section in sections]
    if len(sections) != composed.pages or sum(weights) <= whole:
        return (PageRange(composed),)
    return tuple(_ranges(composed, root, _shared(sections, weights, most)))


def _shared(
    sections: Sequence[ET.Element], weights: Sequence[int], most: int
) -> list[list[ET.Element]]:
    """Share pages out, in their order, among as many ranges of about the same weight."""
    total = sum(weights)
    count = -(-total // most)
    reached = accumulate(weights)
    middles = (end - weight / 2 for end, weight in zip(reached, weights, strict=True))
    places = [int(middle * count / total) for middle in middles]
    pairs = groupby(zip(places, sections, strict=True), lambda pair: pair[0])
    return [[section for _, section in group] for _, group in pairs]


def _ranges(
    composed: Composed, root: ET.Element, shared: Sequence[Sequence[ET.Element]]
) -> Iterator[PageRange]:
    (body,) = root.findall("body")
    every = _anchors(body)
    for sections in shared:
        body[:] = sections
        links = (each.get("href", "") for each in body.iter("a"))
        led = {href[1:] for href in links if href.startswith("#")}
        html = ET.tostring(root, "unicode")
        elsewhere = frozenset(led & every - _anchors(body))
        yield PageRange(replace(composed, html=html, pages=len(sections)), elsewhere)


def _anchors(body: ET.Element) -> set[str]:
    return {each.attrib["id"] for each in body.iter() if "id" in each.attrib}

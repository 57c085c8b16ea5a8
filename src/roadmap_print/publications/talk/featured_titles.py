"""The resources that stand for a step on its slide, under titles that can be said aloud."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from roadmap_print.content.view import FeaturedEntry, Station
from roadmap_print.layout.page_model import Element, Node, Part, Shape
from roadmap_print.publications.page_kit import PageKit
from roadmap_print.publications.slides.short_titles import (
    CUT,
    ShortTitle,
    choose,
    said_block,
    shortened,
)

GAP = 1.6  # mm from one title to the next
BESIDE_SIGN = 5.0  # mm from a pictogram to its title
MOST_LINES = 2  # of a title
FEWEST = 2  # titles: rather these whole than one more that ends anywhere


@dataclass(frozen=True, slots=True)
class SaidEntry:
    """A resource and how its title is said."""

    featured: FeaturedEntry
    said: ShortTitle


def choose_titles(
    kit: PageKit, featured: Sequence[FeaturedEntry], measure: float, lines: int, words: int
) -> tuple[SaidEntry, ...]:
    """Choose how to say as many titles as can be said in these lines and words."""
    room = measure - kit.mm("sign") - BESIDE_SIGN
    style, language = kit.type("talk-featured"), kit.roadmap.language
    ways = [
        shortened(each.title, each.entry.lang or language, kit.measurer, style, room, MOST_LINES)
        for each in featured
    ]
    whole = [{n: way for n, way in each.items() if way.lost < CUT} for each in ways]
    for titles, fewest in ((whole, FEWEST), (ways, 1)):
        for count in range(len(featured), fewest - 1, -1):
            if found := choose(titles[:count], lines, words):
                return tuple(map(SaidEntry, featured, found))
    return ()


def titles_height(kit: PageKit, titles: Sequence[SaidEntry]) -> float:
    """Return the height in mm of titles under each other."""
    lines = sum(len(each.said.lines) for each in titles)
    return kit.type("talk-featured").height(lines) + GAP * max(0, len(titles) - 1)


def place_titles(
    kit: PageKit, station: Station, titles: Sequence[SaidEntry], start: float, top: float,
    measure: float,
) -> Part:  # fmt: skip
    """Set titles under each other, each beside the sign of its format."""
    style, size = kit.type("talk-featured"), kit.mm("sign")
    shapes: list[Shape] = []
    items: list[Node] = []
    at = top
    for each in titles:
        entry, upper = each.featured.entry, at + (style.line - size) / 2
        shapes.append(kit.icon(entry.kind.pictogram, start, upper, size, station.hue.tone))
        words, room = start + size + BESIDE_SIGN, measure - size - BESIDE_SIGN
        block = said_block(kit, each.said, style, words, at, room)
        block = replace(block, link=kit.entry_link(entry), lang=entry.lang)
        items.append(Element("li", (block,)))
        at = block.bottom + GAP
    return Part((Element("ul", tuple(items)),) if items else (), tuple(shapes), measure, at - top)

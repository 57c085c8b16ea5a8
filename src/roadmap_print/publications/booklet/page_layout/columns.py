"""The entries of a page under each other: where each stands, and the gap that fills the room.

All of it is computed on values: an `Item` knows how high its words are in a measure, and no more.
All lengths in mm.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

QUIET_MODULES, LEAST_QUIET = 4, 2.0
BEFORE_HEADING, AFTER_HEADING = (1.0, 0.8), (1.2, 0.3)  # mm, and of a gap
LONGER = 2.6  # from a code that is larger than the page's others to its own words


@dataclass(frozen=True, slots=True)
class Item:
    """What is laid out: the number of its group, its code's modules, its words' height.

    That is asked for by the measure and by whether the item stands in a narrow track. What only
    goes on with the words of the item before has no code, 0 modules.
    """

    group: int
    modules: int
    height: Callable[[float, bool], float]


@dataclass(frozen=True, slots=True)
class StepItems:
    """All items of a step; `heading` gives the height of a group's name in a measure."""

    items: tuple[Item, ...]
    heading: Callable[[int, float], float]

    def continues(self, place: int) -> bool:
        """Tell whether an item's group has begun before it."""
        return place > 0 and self.items[place].group == self.items[place - 1].group


@dataclass(frozen=True, slots=True)
class Lane:
    """Where codes start and words end; words start `offset` from there at least.

    They keep `clear` from a code, and stand under it where they would have less than `narrowest`.
    """

    axis: float
    code: float
    end: float
    offset: float
    clear: float
    module: float
    widest: float
    narrowest: float
    narrow: bool = False


@dataclass(frozen=True, slots=True)
class Spot:
    """Where an item stands: its code's side, where its words start and how much room they have."""

    item: int
    top: float
    side: float
    text: float
    text_top: float
    measure: float
    height: float


@dataclass(frozen=True, slots=True)
class HeadingSpot:
    """Where a group's name stands; it is `continued` where the group has begun before."""

    group: int
    top: float
    height: float
    continued: bool


@dataclass(frozen=True, slots=True)
class Track:
    """Items of one lane from `start` to `end`, with the sums that its gap is computed from."""

    lane: Lane
    spots: tuple[Spot, ...]
    headings: tuple[tuple[int, HeadingSpot], ...]
    fixed: float
    weight: float

    def gap(self, room: float) -> float:
        """Return the gap at which the items fill the room, less than nothing where they cannot."""
        left = room - self.fixed
        return left / self.weight if self.weight and left >= 0 else left


@dataclass(frozen=True, slots=True)
class PlacedTrack:
    """A track on its page."""

    lane: Lane
    spots: tuple[Spot, ...]
    headings: tuple[HeadingSpot, ...]
    gap: float
    bottom: float


def quiet(modules: int, side: float) -> float:
    """Return the white that a code needs round it."""
    return max(LEAST_QUIET, QUIET_MODULES * side / modules) if modules else 0.0


def code_size(item: Item, size: float, module: float) -> float:
    """Return the side of an item's code on a page whose codes are so large, if it has one."""
    return max(size, item.modules * module) if item.modules else 0.0


def set_track(
    step: StepItems, span: range, lane: Lane, size: float, least: float, *, headed: bool = True
) -> Track:
    """Set items in a lane, codes `size` large; `least` is the smallest gap that will be taken.

    Where codes follow their group's name they keep their quiet zone from it. Without `headed`,
    groups have no names.
    """
    sides = {i: code_size(step.items[i], size, lane.module) for i in span}
    text = _text_start(step, lane, sides)
    spots: list[Spot] = []
    headings: list[tuple[int, HeadingSpot]] = []
    fixed = weight = 0.0
    for i in span:
        item, spot = step.items[i], _spot(i, step.items[i], lane, sides[i], text)
        first = i == span.start or item.group != step.items[i - 1].group
        if first and headed:
            height = step.heading(item.group, lane.end - lane.code)
            after, share = AFTER_HEADING
            short = max(0.0, quiet(item.modules, spot.side) - after - share * least)
            begun = i == span.start and step.continues(i)
            headings.append((i, HeadingSpot(item.group, 0.0, height + short, begun)))
            fixed += height + short + after
            weight += share
            if len(headings) > 1:
                fixed += BEFORE_HEADING[0]
                weight += BEFORE_HEADING[1]
        elif spots:
            weight += 1.0
        spots.append(spot)
        fixed += spot.height
    return Track(lane, tuple(spots), tuple(headings), fixed, weight)


def place_track(track: Track, top: float, gap: float) -> PlacedTrack:
    """Put a track on its page, from `top` down."""
    headings = dict(track.headings)
    spots: list[Spot] = []
    placed: list[HeadingSpot] = []
    at = top
    for spot in track.spots:
        if heading := headings.get(spot.item):
            at += BEFORE_HEADING[0] + BEFORE_HEADING[1] * gap if spots else 0.0
            placed.append(replace(heading, top=at))
            at += heading.height + AFTER_HEADING[0] + AFTER_HEADING[1] * gap
        elif spots:
            at += gap
        spots.append(replace(spot, top=at, text_top=at + spot.text_top))
        at += spot.height
    return PlacedTrack(track.lane, tuple(spots), tuple(placed), gap, at)


def _text_start(step: StepItems, lane: Lane, sides: dict[int, float]) -> float:
    """Return where words start beside the codes of a lane, larger codes aside."""
    usual = {i: side for i, side in sides.items() if side <= lane.widest}
    ends = (side + max(lane.clear, quiet(step.items[i].modules, side)) for i, side in usual.items())
    return lane.code + max(lane.offset, max(ends, default=0.0))


def _spot(place: int, item: Item, lane: Lane, side: float, text: float) -> Spot:
    own = max(text, lane.code + side + max(LONGER, quiet(item.modules, side)))
    start = text if side <= lane.widest else own
    measure = lane.end - start
    if measure >= lane.narrowest:
        height = max(side, item.height(measure, lane.narrow))
        return Spot(place, 0.0, side, start, 0.0, measure, height)
    measure, down = lane.end - lane.code, side + quiet(item.modules, side)
    height = down + item.height(measure, lane.narrow)
    return Spot(place, 0.0, side, lane.code, down, measure, height)

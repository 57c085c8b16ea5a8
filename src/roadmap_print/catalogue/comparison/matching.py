"""Two lists side by side: which things of both are the same, which have moved, in which order."""

from bisect import bisect_left
from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import TypeVar

Pairs = Mapping[int, int]
"""The old place of a thing by its new one, both from 0."""

T = TypeVar("T")

ALIKE = 0.5
"""Two things are the same one, edited, where more than this share of them is equal."""

MOST_PAIRS = 10_000
MOST_WORDS = 200
"""Bounds of the work: what has changed beyond them has been written anew."""


def match(old: Sequence[T], new: Sequence[T], *keys: Callable[[T], Hashable]) -> dict[int, int]:
    """Pair things of equal key, by the first key first; equal ones in their order."""
    pairs: dict[int, int] = {}
    for key in keys:
        waiting: defaultdict[Hashable, deque[int]] = defaultdict(deque)
        for place in sorted(set(range(len(old))) - set(pairs.values())):
            waiting[key(old[place])].append(place)
        for place, thing in enumerate(new):
            if place not in pairs and waiting[key(thing)]:
                pairs[place] = waiting[key(thing)].popleft()
    return pairs


def match_alike(
    old: Sequence[T], new: Sequence[T], pairs: Pairs, likeness: Callable[[T, T], float]
) -> dict[int, int]:
    """Add pairs of the things that are left over and most alike, the best first.

    Where two are equally like, the ones furthest in front are paired, so that the two lists may
    change places.
    """
    found = dict(pairs)
    left = sorted(set(range(len(old))) - set(pairs.values()))
    if len(left) * (len(new) - len(pairs)) > MOST_PAIRS:
        return found
    scores = [
        (-score, before + now, abs(before - now), before, now)
        for now, thing in enumerate(new)
        if now not in pairs
        for before in left
        if (score := likeness(old[before], thing)) > ALIKE
    ]
    taken: set[int] = set()
    for *_, before, now in sorted(scores):
        if now not in found and before not in taken:
            found[now] = before
            taken.add(before)
    return found


def likeness(one: str, other: str) -> float:
    """Give the share of words that two texts have in common, in order: 0 to 1.

    Of long texts the beginnings are compared.
    """
    # difflib's ratio depends on which of two comes first
    first, second = sorted((one.split()[:MOST_WORDS], other.split()[:MOST_WORDS]))
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() > ALIKE else 0.0


def moved(pairs: Pairs) -> set[int]:
    """Give the new places of as few things as explain the order: all but a longest rising run."""
    tails: list[int] = []  # the old place that ends the best run of each length
    ends: list[int] = []  # and its new place
    before: dict[int, int | None] = {}
    for now in sorted(pairs):
        length = bisect_left(tails, pairs[now])
        before[now] = ends[length - 1] if length else None
        tails[length:] = [pairs[now], *tails[length + 1 :]]
        ends[length:] = [now, *ends[length + 1 :]]
    kept: set[int] = set()
    at = ends[-1] if ends else None
    while at is not None:
        kept.add(at)
        at = before[at]
    return set(pairs) - kept


def merged(old: int, new: int, pairs: Pairs) -> Iterator[tuple[int | None, int | None]]:
    """Yield the old and the new place of each thing of two lists, of `old` and `new` things.

    They come in the new order; what is gone stands behind what stood before it.
    """
    places = {before: now for now, before in pairs.items()}
    gone: defaultdict[int, list[int]] = defaultdict(list)
    behind = -1
    for before in range(old):
        behind = places.get(before, behind)
        if before not in places:
            gone[behind].append(before)
    for now in range(-1, new):
        if now >= 0:
            yield pairs.get(now), now
        for before in gone[now]:
            yield before, None

"""Where lines end: the breaks that cost least, for texts and for addresses alike.

Knuth and Plass ("Breaking paragraphs into lines", 1981) weigh all breaks of a paragraph against
each other instead of filling line after line, so that a good line is not paid for by a bad one
below it. What a break costs is the caller's to say; here it is added up.
"""

from collections.abc import Sequence
from dataclasses import dataclass

LINE = 1e6  # what a line costs: more than all that a paragraph's breaks can, unless they say so
RAGGED = 10.0  # what an empty line would cost; it grows by the square of what is left empty

ROUNDING = 1e-6  # by which sums of widths may differ


@dataclass(frozen=True, slots=True)
class Boxes:
    """What may be parted: each piece from `starts` to `ends` of the unbroken text.

    `after` is what a break after each piece costs, `alone` what a line of it alone does, `last`
    what a last line that begins with it does. An `even` text has a last line like the others.
    """

    starts: Sequence[float]
    ends: Sequence[float]
    after: Sequence[float]
    alone: Sequence[float]
    last: Sequence[float]
    even: bool


def optimal_breaks(pieces: Boxes, measure: float) -> list[tuple[int, int]]:
    """Return the pieces (from, to) of each line of at most `measure`, at the least cost.

    Lengths are in whatever unit the pieces are in.
    A piece that is wider than the measure gets a line of its own.
    """
    starts, ends, count = pieces.starts, pieces.ends, len(pieces.starts)
    costs, before, first = [0.0], [0], 0
    room = measure + ROUNDING
    for end in range(1, count + 1):
        right, final = ends[end - 1], end == count
        after = LINE if final else LINE + pieces.after[end - 1]
        ragged = RAGGED if pieces.even or not final else 0.0
        while right - starts[first] > room and first < end - 1:
            first += 1
        least, chosen = float("inf"), first
        for start in range(first, end):
            cost = costs[start] + after
            if cost >= least:
                continue  # what is added now is never negative
            empty = 1.0 - (right - starts[start]) / measure
            cost += ragged * empty * empty
            if start == end - 1:
                cost += pieces.alone[start]
            if final:
                cost += pieces.last[start]
            if cost < least:
                least, chosen = cost, start
        costs.append(least)
        before.append(chosen)
    return _followed_back(before)


def _followed_back(before: Sequence[int]) -> list[tuple[int, int]]:
    spans, end = [], len(before) - 1
    while end > 0:
        spans.append((before[end], end))
        end = before[end]
    return spans[::-1]

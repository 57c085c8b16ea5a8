"""One column or two tracks, and how large the codes of a page are."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from roadmap_print.publications.booklet.page_layout.columns import (
    Lane,
    PlacedTrack,
    StepItems,
    Track,
    place_track,
    set_track,
)

FEWEST = 2  # entries of a group on either side of a cut through it
TRIED = 6  # cuts into two tracks
USUAL, WELL = 18.0, 5.0  # mm: a code, and a gap
EQUAL = 0.5  # mm of height that no eye sees between two tracks


@dataclass(frozen=True, slots=True)
class ListTop:
    """Where the list of a page may start at the `top`, and where the `words` above it end."""

    top: float
    words: float


@dataclass(frozen=True, slots=True)
class Setting:
    """One way to set a page: a lane or two, the sizes of codes from the largest, and its gaps.

    A page is well filled with a gap of `enough`; `least` is what it must have. The list starts
    `drop` lower than in the other setting, `clear` below the head's words at least, where the line
    forks between them, and ends at `bottom`.
    """

    lanes: tuple[Lane, ...]
    sizes: tuple[float, ...]
    enough: float
    least: float
    most: float
    drop: float
    clear: float
    bottom: float

    def start(self, head: ListTop) -> float:
        """Return where the list starts."""
        return max(head.top + self.drop, head.words + self.clear)


@dataclass(frozen=True, slots=True)
class PageLayout:
    """A page of entries: how large its codes are, its one or two tracks, where its list ends."""

    size: float
    tracks: tuple[PlacedTrack, ...]
    top: float
    bottom: float

    @property
    def gap(self) -> float:
        """The smallest gap on the page."""
        return min(track.gap for track in self.tracks)

    @property
    def forked(self) -> bool:
        """Whether the line parts in two."""
        return len(self.tracks) > 1


def choose_layout(
    step: StepItems, span: range, settings: tuple[Setting, ...], head: ListTop
) -> PageLayout | None:
    """Lay items out below a head, None where no setting holds them.

    Each setting with gaps that are enough comes before any with the least; in each, the largest
    codes come first.
    """
    if not any(
        _tracks(step, span, each, each.sizes[-1], each.least, each.start(head)) for each in settings
    ):
        return None
    for needs_enough in (True, False):
        for setting in settings:
            sizes = setting.sizes if needs_enough else setting.sizes[-1:]
            least = setting.enough if needs_enough else setting.least
            start = setting.start(head)
            for size in sizes:
                tracks = _tracks(step, span, setting, size, least, start)
                if tracks:
                    return _placed(tracks, setting, size, start)
    return None


def _placed(tracks: tuple[Track, ...], setting: Setting, size: float, top: float) -> PageLayout:
    room = setting.bottom - top
    placed = tuple(place_track(each, top, min(setting.most, each.gap(room))) for each in tracks)
    return PageLayout(size, placed, top, setting.bottom)


def _tracks(
    step: StepItems, span: range, setting: Setting, size: float, least: float, top: float
) -> tuple[Track, ...]:
    """Return the tracks of a setting with gaps of at least so much, none where there is no way."""
    room = setting.bottom - top

    def fits(tracks: tuple[Track, ...]) -> bool:
        return all(each.gap(room) >= least for each in tracks)

    if len(setting.lanes) == 1:
        one = (set_track(step, span, setting.lanes[0], size, least),)
        return one if fits(one) else ()
    for cuts in (_between_groups(step, span), _inside_longest(step, span)):
        found = [
            tracks
            for cut in _nearest(step, span, setting, size, cuts)
            if fits(
                tracks := tuple(
                    set_track(step, part, lane, size, least)
                    for part, lane in zip(
                        (range(span.start, cut), range(cut, span.stop)), setting.lanes, strict=True
                    )
                )
            )
        ]
        if found:
            return min(found, key=lambda each: round(_difference(each) / EQUAL))
    return ()


def _nearest(
    step: StepItems, span: range, setting: Setting, size: float, cuts: Iterator[int]
) -> list[int]:
    """Return the cuts that part the span about evenly: only they are worth measuring."""
    lane = setting.lanes[0]
    measure = lane.end - lane.code - max(size, USUAL) - lane.clear
    heights = [max(size, step.items[i].height(measure, lane.narrow)) + WELL for i in span]
    sums = [0.0, *accumulate(heights)]
    tried = sorted(cuts, key=lambda cut: abs(sums[-1] - 2 * sums[cut - span.start]))
    return tried[:TRIED]


def _difference(tracks: tuple[Track, ...]) -> float:
    one, other = (each.fixed + 5.0 * each.weight for each in tracks)
    return abs(one - other)


def _between_groups(step: StepItems, span: range) -> Iterator[int]:
    yield from (cut for cut in span[1:] if not step.continues(cut))


def _inside_longest(step: StepItems, span: range) -> Iterator[int]:
    groups = [step.items[i].group for i in span]
    longest = max(groups, key=groups.count)
    first = span.start + groups.index(longest)
    last = first + groups.count(longest)
    yield from range(first + FEWEST, last - FEWEST + 1)

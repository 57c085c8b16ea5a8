"""The steps on their pages: alone, or several on one; drawn once pages have their numbers."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from roadmap_print.content.view import Station
from roadmap_print.layout.page_model import Page
from roadmap_print.publications.booklet.foot import WayOn
from roadmap_print.publications.booklet.page_layout.page_plan import StepRun
from roadmap_print.publications.booklet.step_pages.entry_block import EntrySetter, Places
from roadmap_print.publications.booklet.step_pages.shared_page import (
    SharedLeaf,
    StepBlock,
    draw_shared,
    share_page,
    step_block,
)
from roadmap_print.publications.booklet.step_pages.step_leaves import step_leaves
from roadmap_print.publications.booklet.step_pages.step_page import StepLeaf, draw_leaf
from roadmap_print.publications.booklet.step_pages.step_sizes import settings
from roadmap_print.publications.page_kit import PageKit

WELL_FILLED = 0.85  # of a page
SPREAD_COST = 0.3  # of a step on two pages that one would hold


class StepSetter:
    """Sets the steps of a roadmap in all ways that are asked for, each once.

    `reserved` mm at the foot of each page stay free.
    """

    def __init__(self, kit: PageKit, reserved: float = 0.0) -> None:
        self.kit = kit
        self.reserved = reserved
        self.entries = EntrySetter(kit)
        self.signed = EntrySetter(kit, signed=True)
        self._leaves: dict[tuple[int, int], tuple[StepLeaf, ...]] = {}
        self._blocks: dict[int, StepBlock] = {}
        self._shared: dict[tuple[int, int], SharedLeaf | None] = {}

    @property
    def stations(self) -> tuple[Station, ...]:
        """The steps that are printed."""
        return self.kit.roadmap.stations

    def leaves(self, place: int, fewest: int = 1) -> tuple[StepLeaf, ...]:
        """Set a step on pages of its own, on `fewest` at least."""
        key = (place, fewest)
        if fewest > 1 and len(usual := self.leaves(place)) >= fewest:
            return usual
        if key not in self._leaves:
            self._leaves[key] = step_leaves(
                self.entries, self.stations[place], settings(self.kit, self.reserved), fewest
            )
        return self._leaves[key]

    def shared(self, start: int, end: int) -> SharedLeaf | None:
        """Set steps on one page, None where they do not share one."""
        key = (start, end)
        if key not in self._shared:
            for place in range(start, end):
                if place not in self._blocks:
                    self._blocks[place] = step_block(self.signed, self.stations[place])
            blocks = [self._blocks[place] for place in range(start, end)]
            self._shared[key] = share_page(self.signed, blocks, self.reserved)
        return self._shared[key]

    def choices(self, start: int) -> Iterator[tuple[int, int, float]]:
        """Yield the ways to go on from a step: where the next run starts, its pages, its cost."""
        leaves = self.leaves(start)
        yield start + 1, len(leaves), sum((each.fill - WELL_FILLED) ** 2 for each in leaves)
        if len(leaves) == 1 and len(self.stations[start].entries) >= self.kit.sheet.number(
            "spreadable"
        ):
            yield start + 1, 2, SPREAD_COST
        for end in range(start + 2, len(self.stations) + 1):
            leaf = self.shared(start, end)
            if leaf is None:
                return
            yield end, 1, (leaf.fill - WELL_FILLED) ** 2


@dataclass(frozen=True)
class StepDrawer:
    """Draws the runs of a plan, whose first pages have the `numbers`; what follows is `after`.

    Where each stands `alone`, its pages say nothing of the next.
    """

    setter: StepSetter
    runs: Sequence[StepRun]
    numbers: Sequence[int]
    after: WayOn | None
    alone: bool = False

    @cached_property
    def places(self) -> Places:
        """The page of each placement."""
        return dict(pair for run, first in self._numbered for pair in self._of(run, first))

    @cached_property
    def pages(self) -> Mapping[int, int]:
        """The page on which each step begins, by the step's number."""
        stations = self.setter.stations
        return {
            stations[place].number: first
            for run, first in self._numbered
            for place in range(run.start, run.end)
        }

    @property
    def _numbered(self) -> list[tuple[StepRun, int]]:
        return list(zip(self.runs, self.numbers, strict=True))

    def _of(self, run: StepRun, first: int) -> Iterator[tuple[tuple[int, str], int]]:
        """Yield the placements of a run; of a resource in parts, the page of the first."""
        stations = self.setter.stations
        if run.is_shared:
            for place in range(run.start, run.end):
                for entry in stations[place].entries:
                    yield (stations[place].number, entry.id), first
            return
        for number, leaf in enumerate(self.setter.leaves(run.start, run.pages), start=first):
            for part in leaf.shown:
                if part.first:
                    yield (leaf.station.number, part.entry.id), number

    def draw(self, place: int) -> list[Page]:
        """Draw the pages of a run."""
        run, first = self.runs[place], self.numbers[place]
        stations = self.setter.stations
        before = stations[run.start - 1] if run.start and not self.alone else None
        way = self._way(run)
        if run.is_shared:
            leaf = self.setter.shared(run.start, run.end)
            if leaf is None:
                raise ValueError(f"steps {run.start} to {run.end} share no page")
            return [draw_shared(self.setter.signed, leaf, first, way, self.places, before)]
        leaves = self.setter.leaves(run.start, run.pages)
        drawn = []
        for number, each in enumerate(leaves, start=first):
            on = way if each.last else self._turn(each, number)
            drawn.append(draw_leaf(self.setter.entries, each, number, on, self.places, before))
        return drawn

    def _way(self, run: StepRun) -> WayOn | None:
        """Say what comes after a run: the next step, or what follows the last."""
        stations = self.setter.stations
        if run.end == len(stations) or self.alone:
            return self.after
        following = stations[run.end]
        words = self.setter.kit.roadmap.words
        return WayOn(
            words.next_step,
            following.title,
            f"step-{following.number}",
            self.pages[following.number],
            following,
        )

    def _turn(self, leaf: StepLeaf, number: int) -> WayOn:
        """Say that a step goes on: on the page beside it, or behind the leaf."""
        words = self.setter.kit.roadmap.words
        where = words.opposite if number % 2 == 0 else words.overleaf
        anchor = leaf.anchor_of(leaf.turn + 1)
        return WayOn(words.step_goes_on, where, anchor, None, leaf.station)

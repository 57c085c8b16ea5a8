"""Which pages the booklet has, and in which order: computed on counts alone.

Its pages are made a multiple of four, since they are stapled or folded; what that leaves to spare
goes to explanations and larger type before it goes to a page for notes.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import product

SIGNATURE = 4
MOST_SPARE = 3  # pages by which steps may grow rather than leave pages for notes


class PageKind(StrEnum):
    """What a page of the booklet is."""

    COVER = "cover"
    OPENING = "opening"
    ROUTE = "route"
    NEWS = "news"
    STEPS = "steps"
    INDEX = "index"
    NOTES = "notes"
    BACK = "back"


@dataclass(frozen=True, slots=True)
class StepRun:
    """Steps from `start` to `end` that stand on so many `pages` of their own."""

    start: int
    end: int
    pages: int

    @property
    def is_shared(self) -> bool:
        """Whether several steps stand on its page."""
        return self.end - self.start > 1


@dataclass(frozen=True, slots=True)
class PageCounts:
    """How many pages each part takes; those with two forms have both, the plain one first."""

    opening: tuple[int, ...]
    route: tuple[int, ...]
    news: int
    index: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PagePlan:
    """The pages in their order, the steps on them; which parts have their larger form."""

    pages: tuple[PageKind, ...]
    runs: tuple[StepRun, ...]
    split: bool
    large: bool
    told: bool = False

    def first(self, kind: PageKind) -> int | None:
        """Return the number of the first page of a kind, None where there is none."""
        return self.pages.index(kind) + 1 if kind in self.pages else None

    @property
    def step_pages(self) -> tuple[int, ...]:
        """The number of the first page of each run."""
        numbers = (n for n, kind in enumerate(self.pages, start=1) if kind is PageKind.STEPS)
        each = list(numbers)
        found, at = [], 0
        for run in self.runs:
            found.append(each[at])
            at += run.pages
        return tuple(found)


Choices = Callable[[int], Iterable[tuple[int, int, float]]]
"""From a step on: (end, pages, cost) of each way to set it, alone or with those behind it."""


def arrange_steps(count: int, choices: Choices) -> Mapping[int, tuple[StepRun, ...]]:
    """Return the best arrangement of the steps for each number of pages that they may take.

    From the fewest on, which is the first, to `MOST_SPARE` more.
    """
    best: list[dict[int, tuple[float, tuple[StepRun, ...]]]] = [{} for _ in range(count + 1)]
    best[0] = {0: (0.0, ())}
    for start in range(count):
        if not best[start]:
            continue
        fewest = min(best[start])
        for (pages, (cost, runs)), (end, more, added) in product(
            [each for each in best[start].items() if each[0] <= fewest + MOST_SPARE],
            tuple(choices(start)),
        ):
            known = best[end].get(pages + more)
            if known is None or cost + added < known[0]:
                run = StepRun(start, end, more)
                best[end][pages + more] = (cost + added, (*runs, run))
    least = min(best[count], default=0)
    return {
        pages: best[count][pages][1] for pages in sorted(best[count]) if pages <= least + MOST_SPARE
    }


def plan_pages(
    counts: PageCounts, arrangements: Mapping[int, tuple[StepRun, ...]], spare: int = 1
) -> PagePlan:
    """Put the pages in order; the pages of a longer step face each other.

    As few pages as can be; of as many, those with no more pages for notes than there may be to
    `spare`, then those with the fewest pages of steps, since a step is best seen whole.
    """
    found = []
    for extra, runs in enumerate(arrangements.values()):
        forms = (counts.opening, counts.index, counts.route)
        for split, large, told in product(*(range(len(each)) for each in forms)):
            pages = _ordered(counts, runs, split, large, told)
            notes = pages.count(PageKind.NOTES)
            cost = (len(pages), max(spare, notes), extra, notes, told, large, split)
            found.append((cost, PagePlan(pages, runs, bool(split), bool(large), bool(told))))
    return min(found, key=lambda each: each[0])[1]


def _ordered(
    counts: PageCounts, runs: tuple[StepRun, ...], split: int, large: int, told: int
) -> tuple[PageKind, ...]:
    pages = [
        PageKind.COVER,
        *[PageKind.OPENING] * counts.opening[split],
        *[PageKind.ROUTE] * counts.route[told],
        *[PageKind.NEWS] * counts.news,
    ]
    for run in runs:
        if run.pages > 1 and len(pages) % 2 == 0:
            pages.append(PageKind.NOTES)
        pages += [PageKind.STEPS] * run.pages
    pages += [PageKind.INDEX] * counts.index[large]
    pages += [PageKind.NOTES] * (-(len(pages) + 1) % SIGNATURE)
    return (*pages, PageKind.BACK)

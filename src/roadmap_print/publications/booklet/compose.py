"""The booklet: cover, before you set off, the route, the steps, all resources, back cover.

Its pages are counted first, so that each can name the page of any other, then drawn.
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property

from roadmap_print.brand.theme import Hue
from roadmap_print.layout.page_model import Page, Part
from roadmap_print.publications.booklet.back_cover import back_page
from roadmap_print.publications.booklet.cover import cover_page
from roadmap_print.publications.booklet.foot import WayOn, page_foot
from roadmap_print.publications.booklet.front_page import notes_page
from roadmap_print.publications.booklet.letter_pages import count_index, index_pages
from roadmap_print.publications.booklet.news_pages import count_news, news_pages
from roadmap_print.publications.booklet.opening import opening_pages
from roadmap_print.publications.booklet.page_layout.page_plan import (
    PageCounts,
    PageKind,
    PagePlan,
    arrange_steps,
    plan_pages,
)
from roadmap_print.publications.booklet.route import count_route, route_pages
from roadmap_print.publications.booklet.step_pages.legend_foot import reading_foot, with_legend
from roadmap_print.publications.booklet.step_pages.step_runs import StepDrawer, StepSetter
from roadmap_print.publications.page_kit import PageKit
from roadmap_print.render.html_templates import Composed, PageMaterial

FEW_ENTRIES, FEW_STEPS = 24, 6  # a booklet that needs no page for its route
SMALL, SMALL_PAGES = 8, 4  # resources of a booklet of four pages
FOOTED = {PageKind.COVER, PageKind.BACK, PageKind.STEPS}
"""Pages that have no foot, or draw their own."""


def compose(material: PageMaterial) -> Composed:
    """Lay out the booklet of a roadmap."""
    kit = PageKit.of(material)
    return kit.document(draw_pages(kit), duplex="long-edge")


def draw_pages(kit: PageKit) -> tuple[Page, ...]:
    """Draw the pages of the booklet that a kit is for."""
    return _Booklet(kit).pages()


class _Booklet:
    """A booklet in the making."""

    def __init__(self, kit: PageKit) -> None:
        self.kit = kit
        self.setter = StepSetter(kit)
        self.legend: Part | None = None

    @cached_property
    def plan(self) -> PagePlan:
        """Its pages; a small roadmap has four, without route and index, where they hold it."""
        roadmap = self.kit.roadmap
        count = len(roadmap.stations)
        few, one = count <= FEW_STEPS, count == 1
        if one or (few and roadmap.resource_count <= SMALL):
            for plan in self._small():
                if len(plan.pages) == SMALL_PAGES and PageKind.NOTES not in plan.pages:
                    return plan
            if one:
                return self._planned(self._opening(), route=False, index=False, spare=self._spare)
        wants_route = not few or len(roadmap.entries) > FEW_ENTRIES
        return self._planned(self._opening(), route=wants_route, index=True, spare=self._spare)

    def _small(self) -> Iterator[PagePlan]:
        """Plan a booklet without route and index, its legend at the last step's foot if it can."""
        if not self.kit.roadmap.introduction:
            self.legend = reading_foot(self.kit)
            self.setter = StepSetter(self.kit, self.legend.height)
            yield self._planned((0,), route=False, index=False, spare=0)
        self.setter, self.legend = StepSetter(self.kit), None
        yield self._planned(self._opening(), route=False, index=False, spare=self._spare)

    @cached_property
    def _openings(self) -> tuple[tuple[Page, ...], ...]:
        """The pages before the route, how to read them beside the introduction and after it."""
        return tuple(tuple(opening_pages(self.kit, split=split)) for split in (False, True))

    @property
    def _spare(self) -> int:
        return int(self.kit.sheet.number("spare-notes"))

    def _opening(self) -> tuple[int, ...]:
        return tuple(map(len, self._openings))

    def _planned(
        self, opening: tuple[int, ...], *, route: bool, index: bool, spare: int
    ) -> PagePlan:
        kit = self.kit
        counts = PageCounts(
            opening=opening,
            route=count_route(kit) if route else (0,),
            news=count_news(kit),
            index=tuple(count_index(kit, large=large) for large in (False, True))
            if index
            else (0,),
        )
        arranged = arrange_steps(len(kit.roadmap.stations), self.setter.choices)
        return plan_pages(counts, arranged, spare)

    def pages(self) -> tuple[Page, ...]:
        """Draw all pages in their order."""
        kit, plan = self.kit, self.plan
        drawer = StepDrawer(self.setter, plan.runs, plan.step_pages, self._after_steps())
        steps = [page for place in range(len(plan.runs)) for page in drawer.draw(place)]
        if self.legend:
            steps[-1] = with_legend(steps[-1], self.legend)
        drawn: dict[PageKind, Iterator[Page]] = {
            PageKind.COVER: iter((cover_page(kit),)),
            PageKind.OPENING: iter(self._openings[plan.split]),
            PageKind.STEPS: iter(steps),
            PageKind.BACK: iter((back_page(kit),)),
        }
        if plan.first(PageKind.ROUTE):
            drawn[PageKind.ROUTE] = iter(
                route_pages(kit, drawer.pages, index=plan.first(PageKind.INDEX), told=plan.told)
            )
        if plan.first(PageKind.NEWS):
            drawn[PageKind.NEWS] = iter(news_pages(kit, drawer.places))
        if plan.first(PageKind.INDEX):
            drawn[PageKind.INDEX] = iter(index_pages(kit, drawer.places, large=plan.large))
        hues = self._hues()
        pages = []
        for number, kind in enumerate(plan.pages, start=1):
            page = (
                notes_page(kit, hues[number - 1]) if kind is PageKind.NOTES else next(drawn[kind])
            )
            foot = () if kind in FOOTED else page_foot(kit, number)
            pages.append(replace(page, content=(*page.content, *foot)))
        return tuple(pages)

    def _after_steps(self) -> WayOn | None:
        """Say what follows the last step, where that is something to read."""
        words, page = self.kit.roadmap.words, self.plan.first(PageKind.INDEX)
        return WayOn(words.then, words.index, "index", page, None) if page else None

    def _hues(self) -> list[Hue]:
        """Return the colour in which the line leaves each page."""
        kit, plan = self.kit, self.plan
        hue, found = kit.theme.primary, []
        ends = [run.end for run in plan.runs for _ in range(run.pages)]
        for kind in plan.pages:
            if kind is PageKind.STEPS:
                hue = kit.roadmap.stations[ends.pop(0) - 1].hue
            elif kind is not PageKind.NOTES or not ends:
                hue = kit.theme.primary
            found.append(hue)
        return found

"""What a step's page begins with: number, title and objectives beside the station's disc."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from roadmap_print.content.view import Station
from roadmap_print.i18n.page_words import dotted
from roadmap_print.layout.page_model import Node, Run, TextBlock, listed
from roadmap_print.publications.booklet.page_layout.layouts import ListTop
from roadmap_print.publications.page_kit import PageKit

BELOW = 6.0  # mm from a head that goes on to the list below it


@dataclass(frozen=True, slots=True)
class StepHead:
    """The head of a page, broken; `list_top` is where the list may begin."""

    eyebrow: TextBlock
    title: TextBlock | None
    objectives: tuple[TextBlock, ...]
    list_top: ListTop

    @property
    def content(self) -> tuple[Node, ...]:
        """What is read, in its order."""
        return (self.eyebrow, *filter(None, (self.title,)), *listed(self.objectives))


def step_heads(kit: PageKit, station: Station) -> tuple[StepHead, ...]:
    """Set the head of a step; one that no page holds goes on over several, the list behind it."""
    head, bottom = _whole_head(kit, station), kit.mm("column-bottom")
    if head.list_top.words <= bottom:
        return (head,)
    return tuple(_cut(head, bottom))


def _cut(head: StepHead, bottom: float) -> Iterator[StepHead]:
    """Cut a head between its texts; one that is higher than a page is cut where its lines end."""
    rest: list[TextBlock] = [*filter(None, (head.title,)), *head.objectives]
    named = True
    while rest:
        placed: list[TextBlock] = []
        at = head.eyebrow.bottom
        whole = bottom - at
        while rest and at + rest[0].line <= bottom:
            if placed and at + rest[0].height > bottom and rest[0].height <= whole:
                break
            block = rest.pop(0)
            count = min(len(block.lines), int((bottom - at) / block.line))
            placed.append(replace(block, top=at, lines=block.lines[:count]))
            at = placed[-1].bottom
            if count < len(block.lines):
                rest.insert(0, replace(block, lines=block.lines[count:], bookmark="", tag="p"))
        title, objectives = (placed[0], placed[1:]) if named else (None, placed)
        yield StepHead(head.eyebrow, title, tuple(objectives), ListTop(at + BELOW, at))
        named = False


def _whole_head(kit: PageKit, station: Station) -> StepHead:
    """Set the head of a step's first page."""
    roadmap, words = kit.roadmap, kit.roadmap.words
    start, measure = kit.mm("head-start"), kit.mm("head-measure")
    count = words.resources(len(station.entries))
    named = words.step_of.format(number=station.number, count=roadmap.step_count)
    eyebrow = kit.words(
        dotted(named, count, station.time), kit.type("eyebrow"), start, kit.mm("head-top"), measure,
        colour=kit.theme.grey,
    )  # fmt: skip
    title = kit.text(
        station.title, kit.type("step-title"), start, eyebrow.bottom, measure,
        colour=kit.theme.ink, tag="h2",
    )  # fmt: skip
    title = replace(title, bookmark=f"{station.number} · {station.title}")
    objectives, bottom = _objectives(kit, station, title.bottom)
    top = max(kit.mm("list-least"), bottom + kit.mm("head-gap"))
    return StepHead(eyebrow, title, objectives, ListTop(top, bottom))


def next_head(kit: PageKit, station: Station) -> StepHead:
    """Set the head of a step's further pages: its title goes on."""
    first = _whole_head(kit, station)
    words, style = kit.roadmap.words, kit.type("step-title-again")
    meta = kit.type("meta")
    behind = f" {words.continuation}"
    measure = kit.mm("head-measure")
    shown = kit.measurer.elide(station.title, style, measure - meta.width(behind))
    runs = (Run(shown, style, kit.theme.ink), Run(behind, meta, kit.theme.grey, lang=kit.own_lang))
    title = TextBlock(
        first.eyebrow.start, first.eyebrow.bottom, measure, (runs,), style.leading, tag="h2"
    )
    top = max(kit.mm("list-again"), title.bottom + kit.mm("head-gap"))
    return StepHead(first.eyebrow, title, (), ListTop(top, title.bottom))


def _objectives(kit: PageKit, station: Station, top: float) -> tuple[tuple[TextBlock, ...], float]:
    style, gap = kit.type("objective"), kit.mm("objective-gap")
    start, measure = kit.mm("head-start"), kit.mm("head-measure")
    placed: list[TextBlock] = []
    at = top
    for objective in station.objectives:
        at += gap if placed else 0.0
        block = kit.text(objective, style, start, at, measure)
        placed.append(block)
        at = block.bottom
    return tuple(placed), at

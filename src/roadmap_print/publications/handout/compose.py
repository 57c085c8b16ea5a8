"""The pages of single steps, as they stand in the booklet, with a legend at the foot."""

from __future__ import annotations

from dataclasses import replace

from roadmap_print.layout.page_model import Element, Node, Page, Part, TextBlock
from roadmap_print.publications.booklet.legend_foot import level_foot
from roadmap_print.publications.booklet.page_plan import StepRun
from roadmap_print.publications.booklet.step_pages.step_runs import StepDrawer, StepSetter
from roadmap_print.publications.page_kit import PageKit
from roadmap_print.render.html_templates import Composed, PageMaterial

RAISED = {"h2": "h1", "h3": "h2"}
"""Headings of the booklet, whose first one is its cover's, as they are without a cover."""


def compose(material: PageMaterial) -> Composed:
    """Lay out the pages of the steps that were chosen, each step by itself."""
    sheet = material.sheet
    kit = PageKit.of(material, sheet.mm("width"), sheet.mm("height"))
    legend = level_foot(kit)
    setter = StepSetter(kit, reserved=legend.height)
    runs, numbers, number = [], [], 1
    for place in range(len(kit.roadmap.stations)):
        runs.append(StepRun(place, place + 1, len(setter.leaves(place))))
        numbers.append(number)
        number += runs[-1].pages
    drawer = StepDrawer(setter, runs, numbers, None, alone=True)
    pages = [page for place in range(len(runs)) for page in drawer.draw(place)]
    return kit.document([_finished(page, legend) for page in pages], duplex="long-edge")


def _finished(page: Page, legend: Part) -> Page:
    """Add the legend before the foot, which is the last thing, and raise the headings."""
    *content, foot = page.content
    nodes = (*content, *legend.content, foot)
    return replace(page, content=tuple(map(_raised, nodes)), shapes=(*page.shapes, *legend.shapes))


def _raised(node: Node) -> Node:
    if isinstance(node, TextBlock):
        return replace(node, tag=RAISED.get(node.tag, node.tag))
    if isinstance(node, Element):
        return replace(node, children=tuple(map(_raised, node.children)))
    return node

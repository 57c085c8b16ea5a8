"""The pages of single steps, as they stand in the booklet, with a legend at the foot."""

from dataclasses import replace

from roadmap_print.layout.page_model import TextBlock
from roadmap_print.publications.booklet.page_layout.page_plan import StepRun
from roadmap_print.publications.booklet.step_pages.legend_foot import level_foot, with_legend
from roadmap_print.publications.booklet.step_pages.step_runs import StepDrawer, StepSetter
from roadmap_print.publications.page_kit import PageKit
from roadmap_print.render.html_templates import Composed, PageMaterial

OVER_HEAD = 0.6  # mm


def compose(material: PageMaterial) -> Composed:
    """Lay out the pages of the steps that were chosen, each step by itself."""
    kit = PageKit.of(material)
    legend = level_foot(kit)
    setter = StepSetter(kit, reserved=legend.height)
    runs, numbers, number = [], [], 1
    for place in range(len(kit.roadmap.stations)):
        runs.append(StepRun(place, place + 1, len(setter.leaves(place))))
        numbers.append(number)
        number += runs[-1].pages
    drawer = StepDrawer(setter, runs, numbers, None, alone=True)
    pages = [page for place in range(len(runs)) for page in drawer.draw(place)]
    first, *others = (with_legend(page, legend) for page in pages)
    first = replace(first, content=(_title(kit), *first.content))
    return kit.document((first, *others), duplex="long-edge")


def _title(kit: PageKit) -> TextBlock:
    """Set the roadmap's title in a line over a step's head."""
    style, measure = kit.type("eyebrow"), kit.mm("head-measure")
    text = kit.measurer.elide(kit.roadmap.title, style, measure)
    top = kit.mm("head-top") - style.line - OVER_HEAD
    return kit.text(text, style, kit.mm("head-start"), top, measure, colour=kit.theme.ink, tag="h1")

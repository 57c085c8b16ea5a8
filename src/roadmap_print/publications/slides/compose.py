"""The slides: 16:9, one line running through them all, every text in a place of its own."""

from collections.abc import Iterator
from dataclasses import replace

from roadmap_print.i18n.page_words import dotted
from roadmap_print.layout.page_model import Page
from roadmap_print.publications.page_kit import PageKit
from roadmap_print.publications.slides.closing_slide import closing_slide
from roadmap_print.publications.slides.deck_line import Slide, slide_foot
from roadmap_print.publications.slides.deck_route import route_slides
from roadmap_print.publications.slides.deck_title import title_slide
from roadmap_print.publications.slides.entry_slides import entry_slides
from roadmap_print.publications.slides.legend_slides import legend_slides
from roadmap_print.publications.slides.news_slides import news_slides
from roadmap_print.publications.slides.step_opening import step_opening
from roadmap_print.render.html_templates import Composed, PageMaterial


def compose(material: PageMaterial) -> Composed:
    """Lay out the slides of a roadmap: of any, since what is too long gives way."""
    kit = PageKit.of(material)
    slides = list(_slides(kit))
    pages = []
    for number, slide in enumerate(slides, start=1):
        text, shapes = slide_foot(kit, slide.place, number, len(slides))
        page = slide.page
        steps = () if slide.place is None else (kit.roadmap.stations[slide.place].number,)
        content, drawn = (*page.content, text), (*page.shapes, *shapes)
        pages.append(replace(page, content=content, shapes=drawn, steps=steps, foot=len(shapes)))
    return kit.document(pages)


def _slides(kit: PageKit) -> Iterator[Slide]:
    roadmap = kit.roadmap
    imprint = dotted(roadmap.edition, roadmap.publisher)
    yield from map(Slide, _opening(kit, imprint))
    for place, station in enumerate(roadmap.stations):
        yield Slide(step_opening(kit, place), place)
        for group in station.groups:
            for page in entry_slides(kit, station, group):
                yield Slide(page, place)
    yield Slide(closing_slide(kit))


def _opening(kit: PageKit, imprint: str) -> Iterator[Page]:
    yield title_slide(kit, imprint)
    yield from legend_slides(kit)
    yield from route_slides(kit)
    yield from news_slides(kit)

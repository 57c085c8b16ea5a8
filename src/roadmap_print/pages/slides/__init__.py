"""The slides: 16:9, one line running through them all, every text in a place of its own."""

from __future__ import annotations

from roadmap_print.pages import html
from roadmap_print.pages.assets import Assets
from roadmap_print.pages.content import Roadmap, domain
from roadmap_print.pages.slides.frame import Frame
from roadmap_print.pages.slides.front import closing, path_slides, title_slide
from roadmap_print.pages.slides.guide import guide_slides
from roadmap_print.pages.slides.news import news_slides
from roadmap_print.pages.slides.steps import step_slides
from roadmap_print.pages.styles import Sheet


def compose(roadmap: Roadmap, assets: Assets, sheet: Sheet) -> html.Composed:
    """Lay out the slides of a roadmap.

    Raises FitError where a text is too long for a slide even at the smallest type.
    """
    frame = Frame(roadmap, assets, sheet)
    slides = [
        title_slide(frame),
        *guide_slides(frame),
        *path_slides(frame),
        *news_slides(frame),
        *(slide for station in roadmap.stations for slide in step_slides(frame, station)),
        closing(frame),
    ]
    text = html.page(
        "slides.html",
        roadmap=roadmap,
        words=roadmap.words,
        slides=slides,
        frame=frame,
        home_domain=domain(roadmap.home.address) if roadmap.home else "",
        css=sheet.css,
        title=roadmap.title,
        description=roadmap.subtitle or roadmap.title,
    )
    return html.Composed(text, len(slides))

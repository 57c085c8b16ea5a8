"""The slides: 16:9, one line running through them all, every text in a place of its own."""

from roadmap_print.publications.slides.frame import SlideFrame
from roadmap_print.publications.slides.front_matter import closing, path_slides, title_slide
from roadmap_print.publications.slides.guide import guide_slides
from roadmap_print.publications.slides.news import news_slides
from roadmap_print.publications.slides.steps import step_slides
from roadmap_print.render.html_templates import Composed, PageMaterial


def compose(material: PageMaterial) -> Composed:
    """Lay out the slides of a roadmap.

    Raises FitError where a text is too long for a slide even at the smallest type.
    """
    frame = SlideFrame(material.roadmap, material.assets, material.sheet)
    slides = [
        title_slide(frame),
        *guide_slides(frame),
        *path_slides(frame),
        *news_slides(frame),
        *(slide for station in frame.roadmap.stations for slide in step_slides(frame, station)),
        closing(frame),
    ]
    return Composed(frame.fill("slides.html", slides=slides), len(slides))

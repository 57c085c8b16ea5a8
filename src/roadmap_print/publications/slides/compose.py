"""The slides: 16:9, one line running through them all, every text in a place of its own."""

from __future__ import annotations

from roadmap_print.catalogue.urls import domain
from roadmap_print.publications.slides.frame import SlideFrame
from roadmap_print.publications.slides.front_matter import closing, path_slides, title_slide
from roadmap_print.publications.slides.guide import guide_slides
from roadmap_print.publications.slides.news import news_slides
from roadmap_print.publications.slides.steps import step_slides
from roadmap_print.render import html_templates
from roadmap_print.render.html_templates import PageMaterial


def compose(material: PageMaterial) -> html_templates.Composed:
    """Lay out the slides of a roadmap.

    Raises FitError where a text is too long for a slide even at the smallest type.
    """
    roadmap, sheet = material.roadmap, material.sheet
    frame = SlideFrame(roadmap, material.assets, sheet)
    slides = [
        title_slide(frame),
        *guide_slides(frame),
        *path_slides(frame),
        *news_slides(frame),
        *(slide for station in roadmap.stations for slide in step_slides(frame, station)),
        closing(frame),
    ]
    text = html_templates.page(
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
    return html_templates.Composed(text, len(slides))

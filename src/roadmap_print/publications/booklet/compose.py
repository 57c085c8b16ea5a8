"""The booklet: cover, introduction, how to read, overview, the steps, back matter.

Page numbers are known before layout, since each sheet is laid out here; should WeasyPrint
need another page after all, the count of `Composed.pages` is not the file's, and says so.
"""

from collections.abc import Sequence

from roadmap_print.content.view import Roadmap
from roadmap_print.layout.components import TemplatePart
from roadmap_print.publications.booklet import back_matter, front_matter, legend
from roadmap_print.publications.booklet.frame import BookletFrame
from roadmap_print.publications.booklet.news import news_sheets
from roadmap_print.publications.booklet.progress_page import progress_sheets
from roadmap_print.publications.booklet.resource_index import index_sheets
from roadmap_print.publications.booklet.steps import step_sheets
from roadmap_print.render.html_templates import Composed, PageMaterial

FURNISHED = 2  # steps: a handout of one step needs no overview, index or list of boxes


def compose(material: PageMaterial) -> Composed:
    """Lay out the booklet of a roadmap; its pages are made a multiple by pages for notes."""
    roadmap, logo = material.roadmap, material.logo
    frame = BookletFrame(roadmap, material.assets, material.sheet)
    furnished = len(roadmap.stations) >= FURNISHED
    opening = [
        front_matter.cover(frame, material.assets.image(logo) if logo else None),
        *front_matter.introduction(frame),
        *legend.how_to_read(frame),
    ]
    new = news_sheets(frame)
    ahead = [(roadmap.words.news, "news")] if new else []
    names = _back_names(roadmap) if furnished else []
    overview = front_matter.overview(frame, len(names), len(ahead)) if furnished else []
    steps = [each for station in roadmap.stations for each in step_sheets(frame, station)]
    progress = progress_sheets(frame) if furnished else ()
    first_news = len(opening) + len(overview) + 1
    first_step = first_news + len(new)
    first_back = first_step + len(steps)
    places = _places(steps, first_step)
    index = index_sheets(frame, places) if furnished else ()
    unpadded = first_back + len(progress) + len(index)
    notes = back_matter.note_sheets(frame, -unpadded % material.options.multiple)
    starts = {
        "progress": first_back,
        "index": first_back + len(progress),
        "colophon": unpadded + len(notes),
    }
    ending = back_matter.back_cover(frame)
    sheets = [*opening, *overview, *new, *steps, *progress, *index, *notes, ending]
    text = frame.fill(
        "booklet.html",
        line=frame.mm("line"),
        sheets=sheets,
        pages=_step_pages(steps, first_step),
        ahead=[(title, anchor, first_news) for title, anchor in ahead],
        back=[(title, anchor, starts[anchor]) for title, anchor in names],
        places=places,
    )
    return Composed(text, len(sheets), duplex="long-edge")


def _back_names(roadmap: Roadmap) -> list[tuple[str, str]]:
    words = roadmap.words
    index = [(words.index, "index")] if roadmap.entries else []
    return [(words.progress, "progress"), *index, (words.colophon, "colophon")]


def _step_pages(steps: Sequence[TemplatePart], first: int) -> dict[str, int]:
    """Return the page on which each step begins, by the step's id."""
    pages: dict[str, int] = {}
    for page, sheet in enumerate(steps, start=first):
        pages.setdefault(sheet.station.id, page)
    return pages


def _places(steps: Sequence[TemplatePart], first: int) -> dict[tuple[int, str], int]:
    """Return the page of each placement, by the number of its step and its id."""
    return {
        (sheet.station.number, each.entry.id): page
        for page, sheet in enumerate(steps, start=first)
        for _, placed in sheet.parts
        for each, _ in placed
    }

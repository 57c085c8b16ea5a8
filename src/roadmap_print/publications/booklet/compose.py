"""The booklet: cover, introduction, how to read, overview, the steps, back matter.

Page numbers are known before layout, since each sheet is laid out here; should WeasyPrint
need another page after all, the count of `Composed.pages` is not the file's, and says so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from roadmap_print.catalogue.urls import domain
from roadmap_print.content.view import Roadmap
from roadmap_print.publications.booklet import back_matter, front_matter, legend
from roadmap_print.publications.booklet.frame import BookletFrame
from roadmap_print.publications.booklet.news import news_sheets
from roadmap_print.publications.booklet.progress_page import progress_sheets
from roadmap_print.publications.booklet.resource_index import index_sheets
from roadmap_print.publications.booklet.steps import StepSheet, step_sheets
from roadmap_print.render import html_templates
from roadmap_print.render.html_templates import PageMaterial

FURNISHED = 2  # steps: a handout of one step needs no overview, index or list of boxes


def compose(material: PageMaterial) -> html_templates.Composed:
    """Lay out the booklet of a roadmap; its pages are made a multiple by pages for notes."""
    roadmap, sheet, logo = material.roadmap, material.sheet, material.logo
    frame = BookletFrame(roadmap, material.assets, sheet)
    furnished = len(roadmap.stations) >= FURNISHED
    opening = [
        front_matter.cover(frame, material.assets.image(logo) if logo else None),
        *front_matter.introduction(frame),
        *legend.how_to_read(frame),
    ]
    steps = [each for station in roadmap.stations for each in step_sheets(frame, station)]
    progress = progress_sheets(frame) if furnished else ()
    names = _back_names(roadmap, furnished=furnished)
    new = news_sheets(frame)
    ahead = [(roadmap.words.news, "news")] if new else []
    overview_pages = front_matter.overview_pages(frame, len(names), len(ahead)) if furnished else 0
    first_news = len(opening) + overview_pages + 1
    first_step = first_news + len(new)
    pages = _step_pages(steps, first_step)
    first_back = first_step + len(steps)
    index = index_sheets(frame, _entry_pages(steps, first_step)) if furnished else ()
    unpadded = first_back + len(progress) + len(index)
    notes = back_matter.note_sheets(frame, -unpadded % material.choice.multiple)
    offsets = _offsets(progress, index, notes)
    backs = [(title, anchor, first_back + offsets[anchor]) for title, anchor in names]
    aheads = [(title, anchor, first_news) for title, anchor in ahead]
    overview = front_matter.overview(frame, pages, backs, aheads) if furnished else ()
    ending = back_matter.back_cover(frame)
    sheets = [*opening, *overview, *new, *steps, *progress, *index, *notes, ending]
    text = html_templates.page(
        "booklet.html",
        roadmap=roadmap,
        words=roadmap.words,
        frame=frame,
        line=frame.mm("line"),
        sheets=sheets,
        pages=pages,
        back=backs,
        places=_places(steps, first_step),
        css=sheet.css,
        title=roadmap.title,
        description=roadmap.subtitle or roadmap.title,
        home_domain=domain(roadmap.home.address) if roadmap.home else "",
    )
    return html_templates.Composed(text, len(sheets), leaves=True)


def _back_names(roadmap: Roadmap, *, furnished: bool) -> list[tuple[str, str]]:
    words = roadmap.words
    if not furnished:
        return []
    index = [(words.index, "index")] if roadmap.entries else []
    return [(words.progress, "progress"), *index, (words.colophon, "colophon")]


def _offsets(*parts: Sequence[object]) -> dict[str, int]:
    """Return where progress, index and colophon begin, in pages after the last step."""
    progress, index, notes = map(len, parts)
    return {"progress": 0, "index": progress, "colophon": progress + index + notes}


def _step_pages(steps: Iterable[StepSheet], first: int) -> dict[str, int]:
    pages: dict[str, int] = {}
    for page, sheet in enumerate(steps, start=first):
        pages.setdefault(sheet.station.id, page)
    return pages


def _places(steps: Iterable[StepSheet], first: int) -> dict[tuple[int, str], int]:
    """Return the page of each placement, by the number of its step and its id."""
    return {
        (sheet.station.number, each.block.entry.id): page
        for page, sheet in enumerate(steps, start=first)
        for _, placed in sheet.parts
        for each in placed
    }


def _entry_pages(steps: Iterable[StepSheet], first: int) -> dict[str, list[int]]:
    pages: dict[str, list[int]] = defaultdict(list)
    for page, sheet in enumerate(steps, start=first):
        for _, placed in sheet.parts:
            for each in placed:
                if page not in pages[each.block.entry.id]:
                    pages[each.block.entry.id].append(page)
    return pages

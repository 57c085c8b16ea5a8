"""One publication from a catalogue to the bytes of its PDF."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from roadmap_print.catalogue.model import Catalogue
from roadmap_print.pages import content, html, measure
from roadmap_print.pages.assets import Assets
from roadmap_print.pages.choice import Choice
from roadmap_print.pages.codes import Code
from roadmap_print.pages.html import Composed
from roadmap_print.pages.pdf import Progress, render
from roadmap_print.pages.styles import Sheet, style
from roadmap_print.publications import Publication


@dataclass(frozen=True, slots=True)
class Pages:
    """A finished PDF, with what the report says of it."""

    pdf: bytes
    pages: int
    codes: int
    undrawn: tuple[str, ...]


def make(
    publication: Publication,
    catalogue: Catalogue,
    codes: Mapping[str, Code],
    choice: Choice,
    progress: Progress,
    logo: Path | None = None,
) -> Pages:
    """Make one publication.

    Raises FitError where it cannot fit its sheet, PageError where a page would not be right.
    """
    sheet = style(publication, choice)
    roadmap = content.prepare(catalogue, codes, choice.steps, sheet.palette)
    in_grey = sheet.palette.only is not None
    assets = Assets([format_.id for format_ in catalogue.formats], in_grey=in_grey)
    composed = _compose(publication, roadmap, assets, sheet, choice, logo)
    pdf, undrawn = render(composed, assets, progress, in_grey=in_grey)
    return Pages(pdf, composed.pages, len(roadmap.entries) + (roadmap.home is not None), undrawn)


def warm_up(publications: Iterable[Publication]) -> None:
    """Do what needs no catalogue: import, read the fonts' widths, compile the templates."""
    measure.load()
    html.compile_for(publications)
    for publication in publications:
        import_module(f"{__package__}.{publication}")


def _compose(
    publication: Publication,
    roadmap: content.Roadmap,
    assets: Assets,
    sheet: Sheet,
    choice: Choice,
    logo: Path | None,
) -> Composed:
    if publication is Publication.BOOKLET:
        from roadmap_print.pages import booklet

        return booklet.compose(roadmap, assets, sheet, logo=logo)
    if publication is Publication.POSTER:
        from roadmap_print.pages import poster

        return poster.compose(roadmap, assets, sheet, size=choice.poster_sheet)
    from roadmap_print.pages import slides

    return slides.compose(roadmap, assets, sheet)

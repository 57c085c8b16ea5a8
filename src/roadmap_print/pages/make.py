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
    roadmap, composed, assets = compose(publication, catalogue, codes, choice, logo)
    pdf, undrawn = render(composed, assets, progress)
    return Pages(pdf, composed.pages, len(roadmap.entries) + (roadmap.home is not None), undrawn)


def compose(
    publication: Publication,
    catalogue: Catalogue,
    codes: Mapping[str, Code],
    choice: Choice,
    logo: Path | None,
) -> tuple[content.Roadmap, Composed, Assets]:
    """Lay out one publication, ready to be rendered; raises FitError as `make` does."""
    roadmap = content.prepare(catalogue, codes, choice.steps)
    assets = Assets([format_.id for format_ in catalogue.formats])
    return roadmap, _compose(publication, roadmap, assets, choice, logo), assets


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
    choice: Choice,
    logo: Path | None,
) -> Composed:
    if publication is Publication.BOOKLET:
        from roadmap_print.pages import booklet

        return booklet.compose(roadmap, assets, logo=logo)
    if publication is Publication.POSTER:
        from roadmap_print.pages import poster

        return poster.compose(roadmap, assets, size=choice.poster_size)
    from roadmap_print.pages import slides

    return slides.compose(roadmap, assets)

"""One publication from a catalogue to the bytes of its PDF."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path

from roadmap_print.catalogue.logo import LogoError
from roadmap_print.catalogue.model import Catalogue
from roadmap_print.pages import content, html, measure
from roadmap_print.pages.assets import Assets
from roadmap_print.pages.attachments import Attachment
from roadmap_print.pages.choice import Choice
from roadmap_print.pages.codes import Code
from roadmap_print.pages.html import Composed
from roadmap_print.pages.mark import mark
from roadmap_print.pages.news import with_news
from roadmap_print.pages.pdf import Progress, draws, render
from roadmap_print.pages.prepare import prepare
from roadmap_print.pages.shown import shown
from roadmap_print.pages.styles import Sheet, style
from roadmap_print.publications import FOLD_SHEETS, SIGNATURE, Printing, Publication


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
    attached: Sequence[Attachment] = (),
) -> Pages:
    """Make one publication; `attached` travel in the booklet.

    Raises FitError where it cannot fit its sheet, PageError where a page would not be right,
    LogoError where the logo cannot be drawn.
    """
    roadmap, assets, composed = compose(publication, catalogue, codes, choice, logo)
    inside = attached if publication is Publication.BOOKLET else ()
    pdf, undrawn = render(composed, assets, progress, inside)
    return Pages(pdf, composed.pages, len(roadmap.entries) + (roadmap.home is not None), undrawn)


def print_on(
    printing: Printing,
    pages: Pages,
    publication: Publication,
    catalogue: Catalogue,
    codes: Mapping[str, Code],
    choice: Choice,
    logo: Path | None = None,
) -> Pages:
    """Make a publication's `pages` ready for paper, laid out anew where that wants others.

    Raises what `make` does.
    """
    from roadmap_print.pages.paper.fold import fold
    from roadmap_print.pages.paper.press import press

    page = "a5" if printing is Printing.FOLD_A4 else choice.page
    multiple = SIGNATURE if publication is Publication.BOOKLET else 1
    if pages.pages % multiple or page != choice.page:
        other = replace(choice, page=page, multiple=multiple)
        pages = make(publication, catalogue, codes, other, lambda _: None, logo)
    if printing is Printing.PRESS:
        return replace(pages, pdf=press(pages.pdf, choice.profile))
    return replace(pages, pdf=fold(pages.pdf, FOLD_SHEETS[printing]), pages=pages.pages // 2)


def compose(
    publication: Publication,
    catalogue: Catalogue,
    codes: Mapping[str, Code],
    choice: Choice,
    logo: Path | None = None,
) -> tuple[content.Roadmap, Assets, Composed]:
    """Lay one publication out, all that is done before it is rendered.

    Raises FitError where it cannot fit its sheet, LogoError where the logo cannot be drawn:
    whatever is laid out can be rendered without harm.
    """
    catalogue, choice = shown(publication, catalogue, choice.steps), choice.of(publication)
    sheet = style(publication, choice)
    roadmap = prepare(catalogue, codes, choice.steps, sheet.palette)
    roadmap = with_news(roadmap, choice.since)
    stamp = mark(publication, roadmap, logo) if choice.mark is None else choice.mark
    roadmap = replace(roadmap, mark=stamp)
    formats = [format_.id for format_ in catalogue.formats]
    assets = Assets(formats, in_grey=sheet.palette.only is not None)
    if logo and publication is Publication.BOOKLET and not draws(*assets.read(assets.image(logo))):
        raise LogoError("drawing")
    return roadmap, assets, _compose(publication, roadmap, assets, sheet, choice, logo)


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

        return booklet.compose(roadmap, assets, sheet, logo=logo, multiple=choice.multiple)
    if publication is Publication.POSTER:
        from roadmap_print.pages import poster

        return poster.compose(roadmap, assets, sheet, size=choice.poster_sheet)
    from roadmap_print.pages import slides

    return slides.compose(roadmap, assets, sheet)

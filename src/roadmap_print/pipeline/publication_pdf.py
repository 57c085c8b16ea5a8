"""One publication from a catalogue to the bytes of its PDF."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path

from roadmap_print.catalogue.logo import LogoError
from roadmap_print.catalogue.model import Catalogue
from roadmap_print.content import view
from roadmap_print.content.build_options import BuildOptions
from roadmap_print.content.changes import with_news
from roadmap_print.content.fingerprint import fingerprint
from roadmap_print.content.prepare import prepare
from roadmap_print.content.qr_codes import QrCode
from roadmap_print.content.visible_fields import visible_fields
from roadmap_print.i18n import cldr
from roadmap_print.layout import font_metrics
from roadmap_print.publications.registry import FOLD_SHEETS, SIGNATURE, PaperVariant, Publication
from roadmap_print.render import html_templates
from roadmap_print.render.assets import Assets
from roadmap_print.render.embedded_files import Attachment
from roadmap_print.render.html_templates import Composed
from roadmap_print.render.stylesheet import Stylesheet, style
from roadmap_print.render.weasyprint_pdf import Progress, draws, render


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
    codes: Mapping[str, QrCode],
    choice: BuildOptions,
    progress: Progress,
    logo: Path | None = None,
    attached: Sequence[Attachment] = (),
) -> Pages:
    """Make one publication; `attached` travel in the booklet.

    Raises FitError where it cannot fit its sheet, PageError where a page would not be right,
    LogoError where the logo cannot be drawn, TemporaryFileError where there is no room to.
    """
    roadmap, assets, composed = compose(publication, catalogue, codes, choice, logo)
    inside = attached if publication is Publication.BOOKLET else ()
    pdf, undrawn = render(composed, assets, progress, inside)
    return Pages(pdf, composed.pages, len(roadmap.entries) + (roadmap.home is not None), undrawn)


def print_on(
    printing: PaperVariant,
    pages: Pages,
    publication: Publication,
    catalogue: Catalogue,
    codes: Mapping[str, QrCode],
    choice: BuildOptions,
    logo: Path | None = None,
) -> Pages:
    """Make a publication's `pages` ready for paper, laid out anew where that wants others.

    Raises what `make` does.
    """
    from roadmap_print.render.prepress.imposition import fold
    from roadmap_print.render.prepress.press_sheet import press

    page = "a5" if printing is PaperVariant.FOLD_A4 else choice.page
    multiple = SIGNATURE if publication is Publication.BOOKLET else 1
    if pages.pages % multiple or page != choice.page:
        other = replace(choice, page=page, multiple=multiple)
        pages = make(publication, catalogue, codes, other, lambda _: None, logo)
    if printing is PaperVariant.PRESS:
        return replace(pages, pdf=press(pages.pdf, choice.profile))
    return replace(pages, pdf=fold(pages.pdf, FOLD_SHEETS[printing]), pages=pages.pages // 2)


def compose(
    publication: Publication,
    catalogue: Catalogue,
    codes: Mapping[str, QrCode],
    choice: BuildOptions,
    logo: Path | None = None,
) -> tuple[view.Roadmap, Assets, Composed]:
    """Lay one publication out, all that is done before it is rendered.

    Raises FitError where it cannot fit its sheet, LogoError where the logo cannot be drawn:
    whatever is laid out can be rendered without harm.
    """
    catalogue, choice = visible_fields(publication, catalogue, choice.steps), choice.of(publication)
    sheet = style(publication, choice)
    roadmap = prepare(catalogue, codes, choice.steps, sheet.palette)
    roadmap = with_news(roadmap, choice.since)
    stamp = fingerprint(publication, roadmap, logo) if choice.mark is None else choice.mark
    roadmap = replace(roadmap, mark=stamp)
    formats = [format_.id for format_ in catalogue.formats]
    assets = Assets(formats, in_grey=sheet.palette.only is not None)
    if logo and publication is Publication.BOOKLET and not draws(*assets.read(assets.image(logo))):
        raise LogoError("drawing")
    return roadmap, assets, _compose(publication, roadmap, assets, sheet, choice, logo)


def warm_up(publications: Iterable[Publication]) -> None:
    """Do what needs no catalogue: import, read the fonts' widths, compile the templates."""
    font_metrics.load()
    cldr.load()
    html_templates.compile_for(publications)
    for publication in publications:
        import_module(f"roadmap_print.publications.{publication}.compose")


def _compose(
    publication: Publication,
    roadmap: view.Roadmap,
    assets: Assets,
    sheet: Stylesheet,
    choice: BuildOptions,
    logo: Path | None,
) -> Composed:
    if publication is Publication.BOOKLET:
        from roadmap_print.publications.booklet import compose as booklet

        return booklet.compose(roadmap, assets, sheet, logo=logo, multiple=choice.multiple)
    if publication is Publication.POSTER:
        from roadmap_print.publications.poster import compose as poster

        return poster.compose(roadmap, assets, sheet, size=choice.poster_sheet)
    from roadmap_print.publications.slides import compose as slides

    return slides.compose(roadmap, assets, sheet)

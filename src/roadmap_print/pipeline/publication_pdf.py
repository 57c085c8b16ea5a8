"""One publication from a catalogue to the bytes of its PDF."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import reduce

from roadmap_print.brand.house_theme import make_theme
from roadmap_print.catalogue.logo import PictureFile
from roadmap_print.catalogue.model import Catalogue
from roadmap_print.catalogue.texts import texts
from roadmap_print.content import view
from roadmap_print.content.build_options import BuildOptions
from roadmap_print.content.changes import with_news
from roadmap_print.content.fingerprint import fingerprint
from roadmap_print.content.prepare import prepare
from roadmap_print.content.qr_codes import QrCode
from roadmap_print.content.visible_fields import visible_fields
from roadmap_print.fonts.script_fonts import Extent, extent_of
from roadmap_print.i18n import cldr
from roadmap_print.i18n.page_words import words
from roadmap_print.i18n.translator import Message
from roadmap_print.layout import font_metrics
from roadmap_print.layout.page_model import Page
from roadmap_print.pipeline.in_ranges import render_pages
from roadmap_print.publications import file_stamp
from roadmap_print.publications.output_file import OutputFile
from roadmap_print.publications.registry import FOLD_SHEETS, PaperVariant, Publication
from roadmap_print.render import html_templates
from roadmap_print.render.assets import Assets
from roadmap_print.render.embedded_files import Attachment
from roadmap_print.render.html_templates import Composed, PageMaterial
from roadmap_print.render.stylesheet import style
from roadmap_print.render.weasyprint_pdf import Progress


@dataclass(frozen=True, slots=True)
class Pages:
    """A finished file, with what the report says of it; `notes` say what was left out, and why.

    `drawn` are its pages as they were laid out, where something is to be put on them.
    """

    pdf: bytes
    pages: int
    codes: int
    undrawn: tuple[str, ...]
    notes: tuple[Message, ...] = ()
    drawn: tuple[Page, ...] = ()


@dataclass(frozen=True, slots=True)
class PageSource:
    """What is printed and how: `logo` is the publisher's picture, `attached` what may travel."""

    catalogue: Catalogue
    codes: Mapping[str, QrCode]
    options: BuildOptions
    logo: PictureFile | None = None
    attached: Sequence[Attachment] = ()


def make(
    publication: Publication, content: PageSource, progress: Progress = lambda _: None
) -> Pages:
    """Make one publication.

    Raises FitError where it cannot fit its sheet, PageError where a page would not be right,
    TemporaryFileError where there is no room to.
    """
    roadmap, assets, composed = compose(publication, content)
    inside = content.attached if publication.carries_catalogue else ()
    file = content.options.file(publication)
    stamp = file_stamp.properties(file, roadmap.edition, roadmap.revision)
    pdf, undrawn = render_pages(composed, assets, progress, inside, stamp)
    prints = publication.prints
    codes = sum(len(station.entries[: prints.first]) for station in roadmap.stations)
    if publication.step_codes:
        codes += sum(station.code is not None for station in roadmap.stations)
    codes += roadmap.home is not None and "home" in prints.keys  # that of the newest edition
    drawn = composed.drawn if content.options.personal else ()
    return Pages(pdf, composed.pages, composed.codes or codes, undrawn, composed.notes, drawn)


def present(publication: Publication, content: PageSource) -> Pages:
    """Make a publication's slides a file that people can edit.

    Raises what `make` does.
    """
    from roadmap_print.render.presentation.presentation_file import PresentationFile

    roadmap, assets, composed = compose(publication, content)
    told = file_stamp.properties(
        content.options.file(publication), roadmap.edition, roadmap.revision
    )
    told = {**told, "mark": roadmap.mark}
    template = content.options.template
    file = PresentationFile(composed.drawn, roadmap, assets, told, template)
    return Pages(file.data(), composed.pages, composed.codes, (), composed.notes)


def print_on(file: OutputFile, pages: Pages, content: PageSource) -> Pages:
    """Make a publication's `pages` a file for paper, laid out anew where that wants others.

    Raises what `make` does.
    """
    from roadmap_print.render.prepress.imposition import fold
    from roadmap_print.render.prepress.press_sheet import press

    options = content.options
    page = "a5" if file.paper is PaperVariant.FOLD_A4 else options.page
    multiple = file.publication.signature
    if pages.pages % multiple or page != options.page:
        other = replace(options, page=page, multiple=multiple)
        pages = make(file.publication, replace(content, options=other, attached=()))
    if file.paper is PaperVariant.PRESS:
        return replace(pages, pdf=press(pages.pdf, options.profile, file))
    if file.paper is None:
        raise ValueError(f"{file.name} is for no paper")
    folded = fold(pages.pdf, FOLD_SHEETS[file.paper], file)
    return replace(pages, pdf=folded, pages=pages.pages // 2)


def compose(publication: Publication, content: PageSource) -> tuple[view.Roadmap, Assets, Composed]:
    """Lay one publication out, all that is done before it is rendered.

    Raises FitError where it cannot fit its sheet.
    """
    options, logo = content.options.of(content.options.file(publication)), content.logo
    catalogue = visible_fields(publication, content.catalogue, options.steps)
    said = (catalogue, words(catalogue.language).texts)
    extents = [extent_of([text for _, text in texts(each)]) for each in said]
    extent = reduce(Extent.joined, extents)
    sheet = replace(style(publication, options), extent=extent)
    theme = make_theme(options.brand, logo, grey=options.grey)
    roadmap = prepare(catalogue, content.codes, options.steps, theme)
    mark = options.mark
    if mark is None:
        shows_all = catalogue is content.catalogue
        mark = _mark(content, roadmap if shows_all else None)
    roadmap = replace(with_news(roadmap, options.since), mark=mark, personal=options.personal)
    assets = Assets(theme.fonts, in_grey=theme.colourless)
    material = PageMaterial(roadmap, assets, sheet, options)
    return roadmap, assets, publication.composer(material)


def _mark(content: PageSource, whole: view.Roadmap | None) -> str:
    """Return the mark of the edition: publications that show less than the `whole` bear it too."""
    options, brand = content.options, content.options.brand
    whole = whole or prepare(content.catalogue, content.codes, options.steps)
    return fingerprint(whole, brand.logo.file if brand and brand.logo else content.logo)


def warm_up(publications: Iterable[Publication]) -> None:
    """Do what needs no catalogue: import, read the fonts' widths, compile the templates."""
    font_metrics.load()
    cldr.load()
    html_templates.compile_for(publications)
    for publication in publications:
        _ = publication.composer

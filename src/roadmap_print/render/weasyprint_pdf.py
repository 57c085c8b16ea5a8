"""From HTML to a tagged PDF by WeasyPrint, imported by `weasyprint_import` for this room alone.

The file is PDF/A-3a and carries PDF/UA-1's mark too; WeasyPrint writes one of the two. What
it logs as a warning is a page that is not what its author meant, so it is an error here.
"""

import logging
import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from itertools import compress
from pathlib import Path
from types import MappingProxyType
from xml.etree import ElementTree as ET

import pydyf
from cssselect2.tree import ElementWrapper

from roadmap_print.publications import file_stamp
from roadmap_print.render import greyscale, html_templates, pdf_objects, pdf_tags
from roadmap_print.render.assets import Assets
from roadmap_print.render.embedded_files import Attachment
from roadmap_print.render.html_templates import Composed, Duplex
from roadmap_print.render.html_tree import tree
from roadmap_print.render.ranges.page_ranges import PageRange
from roadmap_print.render.ranges.pdf_joining import RenderedRange
from roadmap_print.render.weasyprint_import import (
    HTML,
    Document,
    DocumentMetadata,
    FatalURLFetchingError,
    FontConfiguration,
    URLFetcher,
    URLFetcherResponse,
)

Progress = Callable[[str], None]

# Said where HarfBuzz's subsetter is not installed; the pages are the same, made more slowly.
_SLOWER = "Using fontTools instead of HarfBuzz-Subset"
_NOT_DRAWN = re.compile(r"\.notdef glyph rendered .*\(U\+([0-9A-F]+)\)$", re.DOTALL)

_DUPLEX: Mapping[Duplex, str] = {
    "none": "/Simplex",
    "long-edge": "/DuplexFlipLongEdge",
    "short-edge": "/DuplexFlipShortEdge",
}


class PageError(Exception):
    """WeasyPrint complained; the message is its own."""


class TemporaryFileError(Exception):
    """A temporary folder took no fonts: its argument, an OSError, says why."""


def set_up_fonts() -> FontConfiguration:
    """Return what renders keep of fonts, for as long as no face changes under its name."""
    return FontConfiguration()


def render_range(
    pages: PageRange,
    assets: Assets,
    progress: Progress,
    attachments: Sequence[Attachment] = (),
    stamp: Mapping[str, str] = MappingProxyType({}),
    fonts: FontConfiguration | None = None,
) -> RenderedRange:
    """Render pages, all or some, and tell which characters no font at hand could draw.

    Links to what is `elsewhere` keep the name that they lead to, and find it in the joined file.
    The file's metadata have the `stamp`, by which it says what it is. Whoever renders again and
    again keeps the `fonts` that were set up: Pango never gives back what each new set takes.

    Only drawing tells what is undrawn; where there is any it is drawn again, with boxes for it.
    Where the assets are `in_grey` it has no colour in it, whatever the pages ask for.

    Raises PageError with all that WeasyPrint logged as a warning or worse, or where it took
    another number of pages than was laid out: then a page number in it would be wrong;
    TemporaryFileError where the fonts find no room.
    """
    composed = pages.composed
    finish = partial(_finish, composed, attachments, assets.in_grey)

    def drawn(boxed: Collection[str] = ()) -> RenderedRange:
        with _listening(progress) as complaints, _storing_fonts():
            source = _Page(composed.html, _AssetFetcher(assets.read), boxed)
            document = source.render(fonts, pdf_variant="pdf/a-3a")
            document.metadata = _Metadata(**vars(document.metadata))
            document.metadata.stamp = stamp
            document.pages[0].anchors.update(dict.fromkeys(pages.elsewhere, (0, 0, 0, 0)))
            for page in document.pages:  # a link inside a link would be tagged as none
                kept = [(link[3].element_tag or "").partition(":")[0] == "a" for link in page.links]
                page.links = [*compress(page.links, kept)]
            levels = tuple(mark[0] for page in document.pages for mark in page.bookmarks)
            pdf = document.write_pdf(finisher=finish, pdf_variant="pdf/a-3a")
        lacking = [found for each in complaints if (found := _NOT_DRAWN.match(each))]
        if len(lacking) < len(complaints):
            raise PageError("\n".join(complaints))
        if len(document.pages) != composed.pages:
            raise PageError(f"{len(document.pages)} pages where {composed.pages} were laid out")
        undrawn = tuple(sorted({chr(int(found[1], 16)) for found in lacking}))
        return RenderedRange(bytes(pdf), levels, pages.elsewhere, undrawn)

    rendered = drawn()
    if not rendered.undrawn:
        return rendered
    return replace(drawn(rendered.undrawn), undrawn=rendered.undrawn)


def draw_alone(picture: bytes, media_type: str, width: float, height: float) -> bytes:
    """Return a PDF of one page, of that size in mm, that a picture which can be drawn fills."""
    size = f"width:{width:.3f}mm;height:{height:.3f}mm"
    html = (
        f"<html><head><style>@page{{size:{width:.3f}mm {height:.3f}mm;margin:0}}"
        f"body{{margin:0}}img{{display:block;{size}}}</style></head>"
        '<body><img src="roadmap:it" alt=""/></body></html>'
    )
    with _listening(lambda _: None):
        page = _Page(html, _AssetFetcher(lambda _: (picture, media_type)))
        return bytes(page.write_pdf() or b"")


@contextmanager
def _storing_fonts() -> Iterator[None]:
    """Tell an error over WeasyPrint's temporary files from all others, which are faults of ours.

    It names its folder `weasyprint-…` (text/fonts.py); what is written into a file that is open,
    and a system with no such folder at all, have an error without a name.
    """
    try:
        yield
    except OSError as error:
        named = any(part.startswith("weasyprint-") for part in Path(error.filename or "").parts)
        if error.errno is None or not (named or error.filename is None):
            raise
        raise TemporaryFileError(error) from error


class _Page(HTML):
    """A document of our own templates, which need no HTML parser."""

    def __init__(self, html: str, door: URLFetcher, undrawn: Collection[str] = ()) -> None:
        # HTML.__init__ would parse: these are the attributes that it sets.
        self.base_url = None
        self.url_fetcher = door
        self.media_type = "print"
        self.wrapper_element = ElementWrapper.from_html_root(tree(html, undrawn))
        self.etree_element = self.wrapper_element.etree_element


class _AssetFetcher(URLFetcher):
    """Answers the addresses of our own, refuses all else."""

    def __init__(self, read: Callable[[str], tuple[bytes, str]]) -> None:
        super().__init__(allowed_protocols=("roadmap", "data"), fail_on_errors=True)
        self._read = read

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:  # noqa: ARG002
        try:
            content, media_type = self._read(url)
        except KeyError:
            raise FatalURLFetchingError(f"not an address of a page: {url}") from None
        return URLFetcherResponse(url, content, {"Content-Type": media_type})


class _Metadata(DocumentMetadata):
    """PDF/A's metadata with PDF/UA's mark and what the file is in the same RDF block."""

    stamp: Mapping[str, str] = MappingProxyType({})

    def generate_rdf_metadata(self, variant: str, version: int, conformance: str) -> bytes:
        for prefix, uri in _PREFIXES.items():
            ET.register_namespace(prefix, uri)  # PDF/A wants these very prefixes
        rdf = ET.fromstring(super().generate_rdf_metadata(variant, version, conformance))  # noqa: S314
        told = file_stamp.PROPERTIES.items()
        known = [(name, "Text", text) for name, text in told if name in self.stamp]
        schemas = [_PDF_UA, *([(file_stamp.PREFIX, "Roadmap file", known)] if known else [])]
        values = {"stamp": self.stamp, "own": file_stamp.PREFIX, "schemas": schemas}
        more = html_templates.page("metadata.xml", prefixes=_PREFIXES, **values)
        rdf.extend(ET.fromstring(more))  # noqa: S314  both are our own text
        return bytes(ET.tostring(rdf, encoding="utf-8"))


_PREFIXES = {
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
    file_stamp.PREFIX: file_stamp.NAMESPACE,
}
_PDF_UA = (
    "pdfuaid",
    "PDF/UA identification",
    [("part", "Integer", "Part of ISO 14289 that is followed")],
)


def _finish(
    composed: Composed,
    attachments: Sequence[Attachment],
    in_grey: bool,  # noqa: FBT001  it is filled in beforehand
    document: Document,
    pdf: pydyf.PDF,
) -> None:
    """Say what WeasyPrint cannot: links as sentences, page labels, how to print."""
    if in_grey:
        _make_grey(pdf)
    if attachments:
        pdf_objects.attach(pdf, attachments)
    pdf.catalog["PageLabels"] = pydyf.Dictionary({"Nums": pydyf.Array([0, "<</S /D>>"])})
    preferences = pdf.catalog["ViewerPreferences"]  # ISO 32000-1, 12.2
    preferences["PrintScaling"] = "/None"
    if composed.mirrored and composed.duplex != "none":
        preferences["Direction"] = "/R2L"
    preferences["Duplex"] = _DUPLEX[composed.duplex]
    pdf_tags.set_aside(pdf)
    for entry in pdf.objects:
        if isinstance(entry, pydyf.Stream) and entry.extra.get("Subtype") == "/OpenType":
            entry.stream = [pdf_objects.without_encoding(b"".join(entry.stream))]
    for _, _, _, box in (link for page in document.pages for link in page.links):
        sentence = None if box.element is None else box.element.get("title")
        if sentence and box.link_annotation is not None:
            box.link_annotation["Contents"] = pydyf.String(sentence)
    pdf.objects[:] = [each if each.free == "f" else _Written(each) for each in pdf.objects]


def _make_grey(pdf: pydyf.PDF) -> None:
    for entry in pdf.objects:
        if isinstance(entry, pydyf.Stream):
            entry.stream = greyscale.commands(entry.stream)
            greyscale.group(entry.extra)
        elif isinstance(entry, dict) and "ShadingType" in entry:
            greyscale.shading(entry)


class _Written(pydyf.Object):
    """An object as its bytes: pydyf wants them twice, the second time for the file's identifier."""

    def __init__(self, source: pydyf.Object) -> None:
        super().__init__()
        self.number, self.generation = source.number, source.generation
        self._compressible, self._data = source.compressible, source.data

    @property
    def data(self) -> bytes:
        return bytes(self._data)

    @property
    def compressible(self) -> bool:
        return bool(self._compressible)


@contextmanager
def _listening(progress: Progress) -> Iterator[list[str]]:
    """Collect what WeasyPrint complains of, pass on how far it has come."""
    complaints: list[str] = []

    def complain(message: str) -> None:
        if not message.startswith(_SLOWER):
            complaints.append(message)

    log, progress_log = map(logging.getLogger, ("weasyprint", "weasyprint.progress"))
    handlers = (log, _LogHandler(complain)), (progress_log, _LogHandler(progress))
    for logger, handler in handlers:
        logger.addHandler(handler)
    level, propagates = progress_log.level, progress_log.propagate
    progress_log.setLevel(logging.INFO)
    progress_log.propagate = False
    try:
        yield complaints
    finally:
        progress_log.setLevel(level)
        progress_log.propagate = propagates
        for logger, handler in handlers:
            logger.removeHandler(handler)


class _LogHandler(logging.Handler):
    def __init__(self, heard: Callable[[str], None]) -> None:
        super().__init__()
        self._heard = heard

    def emit(self, record: logging.LogRecord) -> None:
        self._heard(re.sub(r"\s+", " ", record.getMessage()))

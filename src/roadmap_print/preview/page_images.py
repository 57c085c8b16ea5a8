"""A page of a PDF as a browser can show it: a picture, and the links upon it.

PDFium does one thing at a time, hence the lock: several browsers may ask at once.
"""

from __future__ import annotations

import ctypes
import io
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from functools import lru_cache
from math import sqrt
from threading import Lock

import pypdfium2
import pypdfium2.raw as pdfium

PX = 96 / 72  # CSS: 96 px an inch
MOST_PIXELS = 30_000_000  # of a picture: an A0 poster on a fine screen would be 60 million
SCALES = (1, 2, 3)  # pixels a px: plain, fine and finest screens

_one_at_a_time = Lock()


@dataclass(frozen=True, slots=True)
class LinkArea:
    """A link on a page: it leads to an `address`, or to a `page` (from 0) of the same file.

    Its place is in hundredths of the page's width and height, from the upper left corner.
    """

    left: float
    top: float
    width: float
    height: float
    title: str
    address: str | None
    page: int | None


@dataclass(frozen=True, slots=True)
class PageImage:
    """A page under its key, in a PDF (`number` from 0); `width` and `height` in px."""

    key: str
    pdf: bytes = field(repr=False, compare=False)
    number: int = field(compare=False)
    width: float = field(compare=False)
    height: float = field(compare=False)
    links: tuple[LinkArea, ...] = field(compare=False)


def pages(pdf: bytes, keys: Mapping[int, str]) -> tuple[PageImage, ...]:
    """Return the pages of a PDF that have a key, by their number."""
    with _one_at_a_time, closing(pypdfium2.PdfDocument(pdf)) as document:
        return tuple(_page(document, pdf, number, key) for number, key in keys.items())


def _page(document: pypdfium2.PdfDocument, pdf: bytes, number: int, key: str) -> PageImage:
    page = document[number]
    width, height = page.get_size()
    links = tuple(_links(document, page, width, height))
    return PageImage(key, pdf, number, width * PX, height * PX, links)


@lru_cache(maxsize=64)
def picture(page: PageImage, scale: int) -> bytes:
    """Return a page as PNG."""
    most = sqrt(MOST_PIXELS / (page.width * page.height))
    with _one_at_a_time, closing(pypdfium2.PdfDocument(page.pdf)) as document:
        bitmap = document[page.number].render(scale=min(scale, most) * PX, may_draw_forms=False)
        image = bitmap.to_pil()
    file = io.BytesIO()
    image.save(file, "PNG", compress_level=1)
    return file.getvalue()


def _links(
    document: pypdfium2.PdfDocument, page: pypdfium2.PdfPage, width: float, height: float
) -> Iterator[LinkArea]:
    place, link = ctypes.c_int(0), pdfium.FPDF_LINK()
    while pdfium.FPDFLink_Enumerate(page, ctypes.byref(place), ctypes.byref(link)):
        box = pdfium.FS_RECTF()
        if not pdfium.FPDFLink_GetAnnotRect(link, ctypes.byref(box)):
            continue
        address, target = _address(document, link), _target(document, link)
        bottom, top = sorted((box.bottom, box.top))
        if address is not None or target is not None:
            yield LinkArea(
                left=round(100 * box.left / width, 2),
                top=round(100 * (1 - top / height), 2),
                width=round(100 * (box.right - box.left) / width, 2),
                height=round(100 * (top - bottom) / height, 2),
                title=_title(page, link),
                address=address,
                page=target,
            )


def _address(document: pypdfium2.PdfDocument, link: object) -> str | None:
    """Return the address that a link opens, if it is one of the web."""
    action = pdfium.FPDFLink_GetAction(link)
    size = pdfium.FPDFAction_GetURIPath(document, action, None, 0) if action else 0
    if size == 0:
        return None
    text = ctypes.create_string_buffer(size)
    pdfium.FPDFAction_GetURIPath(document, action, text, size)
    address = text.value.decode("utf-8", "replace")
    return address if address.lower().startswith(("https://", "http://")) else None


def _target(document: pypdfium2.PdfDocument, link: object) -> int | None:
    """Return the page (from 0) that a link inside the publication goes to."""
    target = pdfium.FPDFLink_GetDest(document, link)
    number = pdfium.FPDFDest_GetDestPageIndex(document, target) if target else -1
    return None if number < 0 else int(number)


def _title(page: pypdfium2.PdfPage, link: object) -> str:
    """Return the sentence that says where a link goes."""
    annotation = pdfium.FPDFLink_GetAnnot(page, link)
    try:
        size = pdfium.FPDFAnnot_GetStringValue(annotation, b"Contents", None, 0)
        text = ctypes.create_string_buffer(size)
        wide = ctypes.cast(text, ctypes.POINTER(ctypes.c_ushort))
        pdfium.FPDFAnnot_GetStringValue(annotation, b"Contents", wide, size)
    finally:
        pdfium.FPDFPage_CloseAnnot(annotation)
    return text.raw.decode("utf-16-le", "replace").rstrip("\0")

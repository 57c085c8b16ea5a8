"""A page of a PDF as a browser can show it: a picture, and the links upon it.

PDFium does one thing at a time, hence the lock: several browsers may ask at once.
"""

import io
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from functools import lru_cache
from math import sqrt
from threading import Lock
from typing import NamedTuple

import pypdfium2

from roadmap_print.proof.extract.page_values import Box, PageCoordinates, PageLink

PX = 96 / 72  # CSS: 96 px an inch
WEB = ("https://", "http://")
MOST_PIXELS = 30_000_000  # of a picture: an A0 poster on a fine screen would be 60 million
SCALES = (1, 2, 3)  # pixels a px: plain, fine and finest screens

_one_at_a_time = Lock()


class LinkArea(NamedTuple):
    """A link to an `address` or a `page` (from 0); its place in hundredths, from the upper left."""

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


def pages(
    pdf: bytes, keys: Iterable[str], anchors: Mapping[str, int] | None = None
) -> tuple[PageImage, ...]:
    """Return the pages of a PDF under their keys; `anchors` lead to pages of the whole, from 0."""
    import pikepdf

    from roadmap_print.proof.extract.destinations import Destinations

    with pikepdf.open(io.BytesIO(pdf)) as document:
        destinations = Destinations(document, anchors)
        found = []
        for number, (key, page) in enumerate(zip(keys, document.pages, strict=True)):
            box = PageCoordinates(*map(float, page.cropbox))
            width, height = (box.x1 - box.x0) * PX, (box.y1 - box.y0) * PX
            links = tuple(_areas(destinations.links(page), box.box(*box)))
            found.append(PageImage(key, pdf, number, width, height, links))
    return tuple(found)


@lru_cache(maxsize=16)  # of a poster on the finest screen each is some megabytes
def picture(page: PageImage, scale: int) -> bytes:
    """Return a page as PNG."""
    most = sqrt(MOST_PIXELS / (page.width * page.height))
    with _one_at_a_time, closing(pypdfium2.PdfDocument(page.pdf)) as document:
        bitmap = document[page.number].render(scale=min(scale, most) * PX, may_draw_forms=False)
        image = bitmap.to_pil()
    file = io.BytesIO()
    image.save(file, "PNG", compress_level=1)
    return file.getvalue()


def _areas(links: Iterable[PageLink], page: Box) -> Iterator[LinkArea]:
    """Yield the links that lead to the web or inside the file, by their places on the page."""
    for link in links:
        address = link.uri if link.uri and link.uri.lower().startswith(WEB) else None
        if address or link.target:
            yield LinkArea(
                left=round(100 * link.box.left / page.width, 2),
                top=round(100 * link.box.top / page.height, 2),
                width=round(100 * link.box.width / page.width, 2),
                height=round(100 * link.box.height / page.height, 2),
                title=link.sentence,
                address=address,
                page=link.target - 1 if link.target else None,
            )

"""A page of a PDF as a browser can show it: a picture, and the links upon it.

PDFium does one thing at a time, hence the lock: several browsers may ask at once.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from functools import lru_cache
from math import sqrt
from threading import Lock

import pypdfium2

from roadmap_print.proof.extract.page_values import PageCoordinates, PageLink

PX = 96 / 72  # CSS: 96 px an inch
WEB = ("https://", "http://")
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
    import pikepdf

    from roadmap_print.proof.extract.destinations import Destinations

    with pikepdf.open(io.BytesIO(pdf)) as document:
        links = Destinations(document).links(document)
        boxes = [PageCoordinates(*map(float, page.cropbox)) for page in document.pages]
    return tuple(
        _page(key, pdf, number, boxes[number], links[number]) for number, key in keys.items()
    )


def _page(
    key: str, pdf: bytes, number: int, box: PageCoordinates, links: Sequence[PageLink]
) -> PageImage:
    width, height = (box.x1 - box.x0) * PX, (box.y1 - box.y0) * PX
    areas = tuple(_areas(links, box.width, box.height))
    return PageImage(key, pdf, number, width, height, areas)


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


def _areas(links: Sequence[PageLink], width: float, height: float) -> Iterator[LinkArea]:
    """Yield the links that lead to the web or inside the file, of a page so many mm large."""
    for link in links:
        address = link.uri if link.uri and link.uri.lower().startswith(WEB) else None
        if address or link.target:
            yield LinkArea(
                left=round(100 * link.box.left / width, 2),
                top=round(100 * link.box.top / height, 2),
                width=round(100 * link.box.width / width, 2),
                height=round(100 * link.box.height / height, 2),
                title=link.sentence,
                address=address,
                page=link.target - 1 if link.target else None,
            )

"""A logo drawn by itself before it is believed: many a picture is sound and cannot be drawn.

WeasyPrint takes hours over some drawings, such as a gradient that repeats a million times, all
memory over others, and raises any exception or none over more.
"""

import logging
from functools import lru_cache

import numpy as np
import pypdfium2 as pdfium

from roadmap_print.brand.palette import LIGHT, linear
from roadmap_print.catalogue.logo import LogoError, check, embedded_picture, media_type
from roadmap_print.processes.limited import LimitError, Limits, run_limited
from roadmap_print.render.weasyprint_import import (
    HTML,
    FatalURLFetchingError,
    URLFetcher,
    URLFetcherResponse,
)

LIMITS = Limits(seconds=3, megabytes=600)
"""An ordinary logo takes hundredths of a second; one of 25 million pixels a second and 300 MB."""
ADDRESS = "roadmap:logo"
PAGE = (
    "<html><head><style>@page{size:60mm;margin:0} body{margin:0}</style></head><body>"
    f'<img src="{ADDRESS}" alt="" style="max-width:60mm;height:60mm"></body></html>'
)
SHARP = 4  # pixels a point, so that the thin strokes of a wide logo are seen in their colour
PALEST = 1.05 / 3.0 - 0.05  # the light of what has a contrast of 3 with white paper
_LINEAR = np.array([linear(value / 255) for value in range(256)])


def check_drawn(data: bytes, *, on_white: bool = True) -> None:
    """Hold a logo against the rules and draw it; LogoError says why it cannot be printed."""
    check(data)
    darkest = draw(data, media_type(data) or "")
    if darkest is None or (on_white and darkest > PALEST):
        raise LogoError("drawing" if darkest is None else "pale")


@lru_cache(maxsize=8)  # `watch` asks at every save, a build of several catalogues for each
def draw(picture: bytes, media_type: str) -> float | None:
    """Return the least light of a picture, drawn within bounds and without a complaint, if so."""
    try:
        return run_limited(LIMITS, _drawn, picture, media_type)
    except LimitError:
        return None


def _drawn(picture: bytes, media_type: str) -> float | None:
    complaints = _Complaints()
    logging.getLogger("weasyprint").addHandler(complaints)
    try:
        pdf = HTML(string=PAGE, url_fetcher=_PictureFetcher(picture, media_type)).write_pdf()
        drawn = pdfium.PdfDocument(pdf)[0].render(scale=SHARP, rev_byteorder=True).to_numpy()
    except Exception:  # noqa: BLE001  whatever it is, the picture is at fault
        return None
    return None if complaints.told else float((_LINEAR[drawn] @ LIGHT).min())


class _Complaints(logging.Handler):
    def __init__(self) -> None:
        super().__init__()
        self.told = False

    def emit(self, record: logging.LogRecord) -> None:  # noqa: ARG002  one is enough
        self.told = True


class _PictureFetcher(URLFetcher):
    """Answers the address of one picture, and gives what that carries within itself."""

    def __init__(self, picture: bytes, media_type: str) -> None:
        super().__init__(allowed_protocols=("roadmap", "data"), fail_on_errors=True)
        self._picture = picture, media_type

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:  # noqa: ARG002
        try:
            content, kind = self._picture if url == ADDRESS else embedded_picture(url)
        except LogoError:
            raise FatalURLFetchingError(f"not in the picture: {url[:40]}") from None
        return URLFetcherResponse(url, content, {"Content-Type": kind})

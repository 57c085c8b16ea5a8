"""A logo drawn by itself before it is believed: many a picture is sound and cannot be drawn.

WeasyPrint takes hours over some drawings, such as a gradient that repeats a million times, all
memory over others, and raises any exception or none over more.
"""

import logging
from functools import lru_cache

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
PAGE = f'<html><body><img src="{ADDRESS}" alt="" style="width:10mm"></body></html>'


def check_drawn(data: bytes) -> None:
    """Hold a logo against the rules and draw it; LogoError says why it cannot be printed."""
    check(data)
    if not draws(data, media_type(data) or ""):
        raise LogoError("drawing")


@lru_cache(maxsize=8)  # `watch` asks at every save, a build of several catalogues for each
def draws(picture: bytes, media_type: str) -> bool:
    """Say whether a picture can be drawn within bounds and without a complaint."""
    try:
        return run_limited(LIMITS, _drawn, picture, media_type)
    except LimitError:
        return False


def _drawn(picture: bytes, media_type: str) -> bool:
    complaints = _Complaints()
    logging.getLogger("weasyprint").addHandler(complaints)
    try:
        HTML(string=PAGE, url_fetcher=_PictureFetcher(picture, media_type)).write_pdf()
    except Exception:  # noqa: BLE001  whatever it is, the picture is at fault
        return False
    return not complaints.told


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

"""WeasyPrint, imported without a detour; `pdf` takes it from here.

WeasyPrint asks for each C library under the names of several systems. For each name that is
another system's, `ctypes.util.find_library` starts the compiler and the linker to look for it:
0.2 s in all. On Linux the names tried include the right one, which the loader finds by itself.
"""

from __future__ import annotations

import ctypes.util
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from PIL import ImageFile


@contextmanager
def _no_search() -> Iterator[None]:
    search = ctypes.util.find_library
    if sys.platform == "linux":
        ctypes.util.find_library = lambda name: None  # noqa: ARG005  the signature is ctypes'
    try:
        yield
    finally:
        ctypes.util.find_library = search


with _no_search():
    from weasyprint import HTML, Document
    from weasyprint.pdf.metadata import DocumentMetadata
    from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

ImageFile.LOAD_TRUNCATED_IMAGES = False  # WeasyPrint prints what is left of a damaged picture

__all__ = [
    "HTML",
    "Document",
    "DocumentMetadata",
    "FatalURLFetchingError",
    "URLFetcher",
    "URLFetcherResponse",
]

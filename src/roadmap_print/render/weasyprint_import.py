"""WeasyPrint, imported without a detour; `weasyprint_pdf` takes it from here.

WeasyPrint asks for each C library under the names of several systems. For each name that is
another system's, `ctypes.util.find_library` starts the compiler and the linker to look for it.
On Linux the names tried include the right one, which the loader finds by itself.

It also imports the parts of fontTools that subset fonts where HarfBuzz does not. They are imported
where they are first used.

What both save, measured on two cores as the least of five runs each: 0.37 s to import WeasyPrint
where it takes 0.75 s otherwise, in every build.
"""

import ctypes.util
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from importlib import import_module
from types import ModuleType

from PIL import ImageFile

SELDOM = ("fontTools.subset", "fontTools.varLib.instancer")


@contextmanager
def _no_search() -> Iterator[None]:
    search = ctypes.util.find_library
    if sys.platform == "linux":
        ctypes.util.find_library = lambda name: None  # noqa: ARG005  the signature is ctypes'
    try:
        yield
    finally:
        ctypes.util.find_library = search


@contextmanager
def _later() -> Iterator[None]:
    """Give those who import what is seldom used a module that imports it when it is."""
    stands = {name: _LazyModule(name) for name in SELDOM if name not in sys.modules}
    sys.modules.update(stands)
    try:
        yield
    finally:
        for name in stands:
            del sys.modules[name]


class _LazyModule(ModuleType):
    """Stands for a module: what is taken from it meanwhile imports the real one when called."""

    def __getattr__(self, name: str) -> object:
        if name.startswith("__"):
            raise AttributeError(name)
        if sys.modules.get(self.__name__) is not self:
            return getattr(import_module(self.__name__), name)
        return partial(self._call, name)

    def _call(self, name: str, *values: object, **options: object) -> object:
        return getattr(import_module(self.__name__), name)(*values, **options)


with _no_search(), _later():
    from weasyprint import HTML, Document
    from weasyprint import draw as weasyprint_draw
    from weasyprint.pdf import tags as weasyprint_tags
    from weasyprint.pdf.metadata import DocumentMetadata
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

ImageFile.LOAD_TRUNCATED_IMAGES = False  # WeasyPrint prints what is left of a damaged picture

__all__ = [
    "HTML",
    "Document",
    "DocumentMetadata",
    "FatalURLFetchingError",
    "FontConfiguration",
    "URLFetcher",
    "URLFetcherResponse",
    "weasyprint_draw",
    "weasyprint_tags",
]

"""The one door to files: all that a page shows besides text has an address of our own.

Whatever is not registered here does not exist for a page: no file beside the catalogue, no
network. Content is its own key, so the same code is stored once however often it is shown.
"""

import hashlib
from collections.abc import Mapping
from types import MappingProxyType
from urllib.parse import quote

from roadmap_print.catalogue.logo import LogoError, embedded_picture, media_type
from roadmap_print.content.qr_codes import QrCode
from roadmap_print.fonts.faces import Face, face, stands_in
from roadmap_print.layout.font_metrics import house_face
from roadmap_print.paths import font_files
from roadmap_print.render import greyscale

PHOTOGRAPHS = {"image/png", "image/jpeg"}


class Assets:
    """Images and fonts by address; `read` is what WeasyPrint may see of the world.

    `fonts` are a house's own, by the names of the faces that they stand in for.
    `in_grey` photographs lose their colour; drawings lose theirs when the PDF is written.
    """

    def __init__(
        self, fonts: Mapping[str, Face] = MappingProxyType({}), *, in_grey: bool = False
    ) -> None:
        self.in_grey = in_grey
        own = {name: face(name) for name in font_files()}
        own |= {house_face(name): each for name, each in fonts.items()}
        self._faces = {f"roadmap:font/{name}": each for name, each in own.items()}
        self._made: dict[str, tuple[bytes, str]] = {}

    def read(self, url: str) -> tuple[bytes, str]:
        """Return content and media type; raises KeyError for an address that is not ours.

        A drawing may hold photographs, whose addresses they are themselves.
        """
        if url in self._made:
            return self._made[url]
        if url.startswith("data:"):
            return self._photograph(*_embedded(url))
        return self._faces[url].content(), "font/otf"

    def font(self, name: str) -> str:
        """Return the address of a face; one that stands in for ours is there from now on.

        Another process that pages are drawn in has not chosen it, and knows it from here.
        """
        url = f"roadmap:font/{quote(name)}"
        if stands_in(name):
            self._faces[url] = face(name)
        return url

    def code(self, code: QrCode, *, bare: bool = False) -> str:
        """Return the address of a code's image, one pixel a module; `bare` without quiet zone."""
        return self._add(code.bare_png if bare else code.png, "image/png")

    def svg(self, drawing: str) -> str:
        """Return the address of a drawing."""
        return self._add(drawing.encode(), "image/svg+xml")

    def image(self, picture: bytes) -> str:
        """Return the address of a picture that the reader of the catalogue has allowed."""
        return self._add(*self._photograph(picture, media_type(picture) or ""))

    def _photograph(self, content: bytes, kind: str) -> tuple[bytes, str]:
        if self.in_grey and kind in PHOTOGRAPHS:
            return greyscale.picture(content), "image/png"
        return content, kind

    def _add(self, content: bytes, media_type: str) -> str:
        url = f"roadmap:made/{hashlib.sha256(content).hexdigest()[:20]}"
        self._made[url] = (content, media_type)
        return url


def _embedded(url: str) -> tuple[bytes, str]:
    try:
        return embedded_picture(url)
    except LogoError as error:
        raise KeyError(url) from error

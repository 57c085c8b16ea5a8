"""The one door to files: all that a page shows besides text has an address of our own.

Whatever is not registered here does not exist for a page: no file beside the catalogue, no
network. Content is its own key, so the same code is stored once however often it is shown.
"""

import hashlib
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from urllib.parse import quote

from roadmap_print.catalogue.logo import media_type, read
from roadmap_print.content.qr_codes import QrCode
from roadmap_print.fonts.faces import Face, face, stands_in
from roadmap_print.layout.font_metrics import house_face
from roadmap_print.paths import font_files
from roadmap_print.render import greyscale

PHOTOGRAPHS = {"image/png", "image/jpeg"}


class Assets:
    """Images and fonts by address; `read` is what WeasyPrint may see of the world.

    `fonts` are a house's own files, by the names of the faces that they stand in for.
    `in_grey` photographs lose their colour; drawings lose theirs when the PDF is written.
    """

    def __init__(
        self,
        fonts: Mapping[str, Path] = MappingProxyType({}),
        *,
        in_grey: bool = False,
    ) -> None:
        self.in_grey = in_grey
        own = font_files() | {house_face(each): path for each, path in fonts.items()}
        self._contents = {f"roadmap:font/{name}": (path, "font/otf") for name, path in own.items()}
        self._made: dict[str, tuple[bytes, str]] = {}
        self._faces: dict[str, Face] = {}

    def read(self, url: str) -> tuple[bytes, str]:
        """Return content and media type; raises KeyError for an address that is not ours."""
        if url in self._made:
            return self._made[url]
        if url in self._faces:
            return self._faces[url].content(), "font/otf"
        path, media_type = self._contents[url]
        return path.read_bytes(), media_type

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

    def image(self, path: Path) -> str:
        """Return the address of a picture that the reader of the catalogue has allowed.

        Raises LogoError where it has gone meanwhile.
        """
        content = read(path)
        kind = media_type(content) or ""
        if self.in_grey and kind in PHOTOGRAPHS:
            content, kind = greyscale.picture(content), "image/png"
        return self._add(content, kind)

    def _add(self, content: bytes, media_type: str) -> str:
        url = f"roadmap:made/{hashlib.sha256(content).hexdigest()[:20]}"
        self._made[url] = (content, media_type)
        return url

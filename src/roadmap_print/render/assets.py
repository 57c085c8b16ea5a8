"""The one door to files: all that a page shows besides text has an address of our own.

Whatever is not registered here does not exist for a page: no file beside the catalogue, no
network. Content is its own key, so the same code is stored once however often it is shown.
"""

import hashlib
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from urllib.parse import unquote

from roadmap_print.catalogue.logo import media_type, read
from roadmap_print.content.qr_codes import QrCode
from roadmap_print.fonts import faces
from roadmap_print.layout.font_metrics import house_face
from roadmap_print.paths import font_files
from roadmap_print.render import greyscale

FONT = "roadmap:font/"
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
        faces = font_files() | {house_face(face): path for face, path in fonts.items()}
        self._contents = {
            f"roadmap:font/{name}": (path, "font/otf") for name, path in faces.items()
        }
        self._made: dict[str, tuple[bytes, str]] = {}

    def read(self, url: str) -> tuple[bytes, str]:
        """Return content and media type; raises KeyError for an address that is not ours."""
        if url in self._made:
            return self._made[url]
        if url in self._contents:
            path, media_type = self._contents[url]
            return path.read_bytes(), media_type
        return faces.content(unquote(url.removeprefix(FONT))), "font/otf"

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

"""The one door to files: all that a page shows besides text has an address of our own.

Whatever is not registered here does not exist for a page: no file beside the catalogue, no
network. Content is its own key, so the same code is stored once however often it is shown.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from roadmap_print.pages.codes import Code
from roadmap_print.resources import folder, font_files

_TYPES = {".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".svg": "image/svg+xml"}


class Assets:
    """Images and fonts by address; `read` is what WeasyPrint may see of the world."""

    def __init__(self) -> None:
        self._contents = {
            f"roadmap:font/{name}": (path, "font/otf") for name, path in font_files().items()
        }
        self._made: dict[str, tuple[bytes, str]] = {}

    def read(self, url: str) -> tuple[bytes, str]:
        """Return content and media type; raises KeyError for an address that is not ours."""
        if url in self._made:
            return self._made[url]
        path, media_type = self._contents[url]
        return path.read_bytes(), media_type

    def code(self, code: Code) -> str:
        """Return the address of a code's image, one pixel a module."""
        return self._add(code.png, "image/png")

    def svg(self, drawing: str) -> str:
        """Return the address of a drawing."""
        return self._add(drawing.encode(), "image/svg+xml")

    def image(self, path: Path) -> str:
        """Return the address of a picture that the reader of the catalogue has allowed."""
        return self._add(path.read_bytes(), _TYPES[path.suffix.lower()])

    def pictogram(self, name: str, colour: str) -> str:
        """Return the address of a pictogram of `styles/pictograms`, `other` where it has none."""
        file = folder("styles") / "pictograms" / f"{name}.svg"
        if not file.is_file():
            file = file.with_name("other.svg")
        return self.svg(file.read_text("utf-8").replace("currentColor", colour))

    def _add(self, content: bytes, media_type: str) -> str:
        url = f"roadmap:made/{hashlib.sha256(content).hexdigest()[:20]}"
        self._made[url] = (content, media_type)
        return url

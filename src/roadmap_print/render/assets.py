"""The one door to files: all that a page shows besides text has an address of our own.

Whatever is not registered here does not exist for a page: no file beside the catalogue, no
network. Content is its own key, so the same code is stored once however often it is shown.
"""

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from roadmap_print.catalogue.logo import media_type, read
from roadmap_print.content.qr_codes import QrCode
from roadmap_print.layout.font_metrics import house_face
from roadmap_print.paths import folder, font_files
from roadmap_print.render import greyscale

PHOTOGRAPHS = {"image/png", "image/jpeg"}

MARKS = (  # on the sheet of styles/pictograms/other.svg, round 12, 14.4; unlike ones first
    "M12 12.2a2.2 2.2 0 1 0 .01 0z",
    "M8.4 11.4h7.200v2H8.4zM8.4 15.4h7.200v2H8.4z",
    "M12 11l3.4 5.8H8.6z",
    "M11 10.8h2v2.6h2.6v2H13V18h-2v-2.6H8.4v-2H11z",
    "M9.4 11.8h5.2v5.2H9.4z",
    "M12 10.6l3.8 3.8-3.8 3.8-3.8-3.8z",
)


class Assets:
    """Images and fonts by address; `read` is what WeasyPrint may see of the world.

    `fonts` are a house's own files, by the names of the faces that they stand in for.
    `in_grey` photographs lose their colour; drawings lose theirs when the PDF is written.
    """

    def __init__(
        self,
        formats: Sequence[str] = (),
        fonts: Mapping[str, Path] = MappingProxyType({}),
        *,
        in_grey: bool = False,
    ) -> None:
        self.in_grey = in_grey
        self._others = [name for name in formats if not _pictogram(name).is_file()]
        faces = font_files() | {house_face(face): path for face, path in fonts.items()}
        self._contents = {
            f"roadmap:font/{name}": (path, "font/otf") for name, path in faces.items()
        }
        self._made: dict[str, tuple[bytes, str]] = {}

    def read(self, url: str) -> tuple[bytes, str]:
        """Return content and media type; raises KeyError for an address that is not ours."""
        if url in self._made:
            return self._made[url]
        path, media_type = self._contents[url]
        return path.read_bytes(), media_type

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

    def pictogram(self, name: str, colour: str) -> str:
        """Return the address of a pictogram of `styles/pictograms`.

        A format that has none gets a sheet with a mark, one mark after the other, so that two of
        them are told apart.
        """
        drawing = _pictogram(name if _pictogram(name).is_file() else "other").read_text("utf-8")
        mark = MARKS[self._others.index(name) % len(MARKS)] if name in self._others else MARKS[0]
        return self.svg(drawing.replace("MARK", mark).replace("currentColor", colour))

    def _add(self, content: bytes, media_type: str) -> str:
        url = f"roadmap:made/{hashlib.sha256(content).hexdigest()[:20]}"
        self._made[url] = (content, media_type)
        return url


def _pictogram(name: str) -> Path:
    return folder("styles") / "pictograms" / f"{name}.svg"

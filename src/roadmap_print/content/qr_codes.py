"""QR codes: each address encoded once, as few modules as hold it, dark on white.

How wide a module is printed is the page’s affair; here is what its floors make of it.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from roadmap_print.content.qr_masks import best_mask

if TYPE_CHECKING:
    from PIL import Image

QUIET = 4  # modules on each side, ISO/IEC 18004
LEAST_QUIET = 2.0  # mm of white on each side, at least


@dataclass(frozen=True, slots=True)
class QrCode:
    """An address as modules: `size` a side without quiet zone, `png` with it."""

    address: str
    version: int
    png: bytes

    @property
    def size(self) -> int:
        """Modules a side, without the quiet zone."""
        return 17 + 4 * self.version

    @property
    def bare_png(self) -> bytes:
        """The picture without quiet zone, for pages where that is tinted paper."""
        from PIL import Image

        with Image.open(io.BytesIO(self.png)) as whole:
            side = QUIET + self.size
            return _saved(whole.crop((QUIET, QUIET, side, side)))


def code_side(code: QrCode, side: float, least_module: float) -> float:
    """Return the side in mm of a code's dark square: `side`, more where a module needs it."""
    return max(side, code.size * least_module)


def quiet_zone(code: QrCode, side: float) -> float:
    """Return the white in mm that a code of this side needs round it."""
    return max(LEAST_QUIET, QUIET * side / code.size)


def encode(addresses: Iterable[str]) -> dict[str, QrCode]:
    """Return a code for each address.

    Raises ValueError for an address of over 2,331 bytes, which no code at level M holds.
    """
    return {address: _code(address) for address in dict.fromkeys(addresses)}


def _code(address: str) -> QrCode:
    from qrcode import QRCode
    from qrcode.constants import ERROR_CORRECT_H, ERROR_CORRECT_M, ERROR_CORRECT_Q
    from qrcode.exceptions import DataOverflowError

    code = QRCode(error_correction=ERROR_CORRECT_M, border=0)
    code.add_data(address.encode("ascii"), optimize=0)
    version = code.best_fit()
    for level in (ERROR_CORRECT_H, ERROR_CORRECT_Q, ERROR_CORRECT_M):
        code.error_correction = level
        try:
            fits = code.best_fit(start=version) == version
        except (DataOverflowError, ValueError):  # the largest version has nothing above it
            fits = False
        if fits:
            break
    code.version = version
    code.mask_pattern = best_mask(code)
    code.make(fit=False)
    return QrCode(address, version, _png(code.get_matrix()))


def _png(matrix: list[list[bool]]) -> bytes:
    """Write a pixel a module, quiet zone included, in grey.

    WeasyPrint turns one bit a pixel into RGB; grey it takes as it is, and a press prints it in
    black alone.
    """
    from PIL import Image

    side = len(matrix)
    pixels = bytes(0 if dark else 255 for row in matrix for dark in row)
    image = Image.new("L", (side + 2 * QUIET, side + 2 * QUIET), 255)
    image.paste(Image.frombytes("L", (side, side), pixels), (QUIET, QUIET))
    return _saved(image)


def _saved(image: Image.Image) -> bytes:
    file = io.BytesIO()
    image.save(file, "PNG")
    return file.getvalue()

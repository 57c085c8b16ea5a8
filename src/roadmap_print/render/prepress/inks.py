"""From the screen's red, green and blue to the press's four inks.

Text, codes and whatever is grey take black alone: four plates are never quite in register, and
small print would show it. Colours take as much black as they hold grey, which saves ink and dries.
"""

from __future__ import annotations

import io
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from roadmap_print.brand.palette import LIGHT
from roadmap_print.icc_profile import Profile

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from PIL.Image import Image

Ink = tuple[float, ...]
"""Cyan, magenta, yellow and black from 0 to 1."""

MOST_INK = 2.8  # sheets: 280 %, more does not dry on uncoated paper
GREY = 0.12  # between the strongest and the weakest channel, below which a colour is a grey
SOLID = 1.3  # times a text's darkness: a tint is a screen of dots, which frays small letters

# Cyan, magenta and yellow that absorb what red, green and blue lack. Each ink absorbs some of
# what it should let through, so that plain complements make blue purple; fitted by least squares
# to a press profile of coated paper (that of Ghostscript) for the colours of `colour.py`.
MASKING = np.array(((0.95, 0.15, -0.04), (-0.23, 1.35, -0.05), (0.04, -0.54, 1.48)))


class PressInks:
    """Separates colours: by the print shop's profile where there is one, else by a rule."""

    def __init__(self, profile: Profile | None = None) -> None:
        self._profile = profile

    def text(self, red: float, green: float, blue: float) -> Ink:
        """Return black alone for a text in a colour from 0 to 1."""
        return 0.0, 0.0, 0.0, _rounded(min(1.0, SOLID * _darkness(red, green, blue)))

    def paint(self, red: float, green: float, blue: float) -> Ink:
        """Return the inks of a surface or a line in a colour from 0 to 1."""
        if max(red, green, blue) - min(red, green, blue) <= GREY:
            return 0.0, 0.0, 0.0, _rounded(_darkness(red, green, blue))
        (inks,) = self._separated(np.array(((red, green, blue),)))
        return tuple(map(_rounded, inks))

    def picture(self, picture: Image) -> Image:
        """Return a picture in four inks."""
        from PIL import Image as Images

        pixels = np.asarray(picture.convert("RGB")).reshape(-1, 3) / 255
        inks = (self._separated(pixels) * 255).astype(np.uint8)  # downwards: never too much
        return Images.frombytes("CMYK", picture.size, inks.tobytes())

    def _separated(self, colours: NDArray[Any]) -> NDArray[Any]:
        inks = _ruled(colours) if self._profile is None else self._profiled(colours)
        colour, black = inks[:, :3], inks[:, 3:]
        total = np.maximum(colour.sum(axis=1, keepdims=True), 1e-9)
        return np.hstack((colour * np.minimum(1, (MOST_INK - black) / total), black))

    def _profiled(self, colours: NDArray[Any]) -> NDArray[Any]:
        from PIL import Image as Images
        from PIL import ImageCms

        pixels = np.round(colours * 255).astype(np.uint8)
        picture = Images.frombytes("RGB", (len(pixels), 1), pixels.tobytes())
        inks = ImageCms.applyTransform(picture, self._transform)
        assert inks  # noqa: S101  None is for a change in place
        return np.frombuffer(inks.tobytes(), np.uint8).reshape(-1, 4) / 255

    @cached_property
    def _transform(self) -> Any:  # noqa: ANN401  Pillow's own
        from PIL import ImageCms

        assert self._profile  # noqa: S101
        profile = ImageCms.ImageCmsProfile(io.BytesIO(self._profile.data))
        intent = ImageCms.Intent.RELATIVE_COLORIMETRIC
        screen = ImageCms.createProfile("sRGB")
        return ImageCms.buildTransform(screen, profile, "RGB", "CMYK", intent)


def _ruled(colours: NDArray[Any]) -> NDArray[Any]:
    needed = ((1 - colours) @ MASKING.T).clip(0, 1)
    black = needed.min(axis=1, keepdims=True)
    colour = (needed - black) / np.maximum(1 - black, 1e-9)
    return np.hstack((colour, black))


def _darkness(red: float, green: float, blue: float) -> float:
    return 1.0 - float(np.dot(LIGHT, (red, green, blue)))


def _rounded(share: float) -> float:
    return int(share * 10_000) / 10_000  # downwards: never too much

"""What a text or a code on a slide stands on: fills of shapes below it, else the background."""

import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias
from xml.etree import ElementTree as ET

import numpy as np
from PIL import Image

from roadmap_print.proof.extract.page_values import Box, Colour
from roadmap_print.proof.extract.seen_colours import LARGE
from roadmap_print.proof.presentation.colours import ColourScheme, fills

OPAQUE: Final = 0.95  # of a fill that nothing shows through
CELLS: Final = 8  # a side, that a picture under a text is looked at in
MOST_PIXELS: Final = 50_000_000  # of a picture: more is made to fill the memory
WHITE: Final = (255, 255, 255)
_FILLS: Final = frozenset({"solidFill", "gradFill", "pattFill", "blipFill", "noFill", "grpFill"})

PictureLoader: TypeAlias = "Callable[[ET.Element], Image.Image | None]"
"""Gives the pixels of the picture that a blipFill names, None where they are not to be had."""


@dataclass(frozen=True, slots=True)
class Field:
    """A box of some colours, one upon the other in the order of a slide; `sight` is a picture's."""

    box: Box
    colours: tuple[tuple[Colour, float], ...]
    sight: Image.Image | None = None

    @property
    def solid(self) -> bool:
        """Whether nothing shows through it."""
        return all(opacity >= OPAQUE for _, opacity in self.colours)

    def under(self, box: Box) -> Iterator[Colour]:
        """Yield the colours under a box: of a picture, those of its lightest and darkest parts."""
        yield from (colour for colour, _ in self.colours)
        if self.sight is None:
            return
        wide = self.sight.width / max(self.box.width, 1e-6)
        high = self.sight.height / max(self.box.height, 1e-6)
        edges = (
            max(0.0, (box.left - self.box.left) * wide),
            max(0.0, (box.top - self.box.top) * high),
            min(float(self.sight.width), (box.right - self.box.left) * wide),
            min(float(self.sight.height), (box.bottom - self.box.top) * high),
        )
        if edges[2] - edges[0] < 1 or edges[3] - edges[1] < 1:
            return
        cells = np.asarray(self.sight.resize((CELLS, CELLS), Image.Resampling.BOX, edges))
        flat = cells.reshape(-1, 3)
        light = flat.astype(int).sum(axis=1)
        for place in (int(light.argmin()), int(light.argmax())):
            red, green, blue = (int(part) for part in flat[place])
            yield red, green, blue


def seen(below: Sequence[Field], box: Box) -> tuple[Colour, ...]:
    """Return the colours under a box, where `below` are fields from the lowest to the highest.

    A field that lies under a small part of the box counts not: text seldom fills its box.
    """
    found: list[Colour] = []
    area = max(box.width * box.height, 1e-6)
    for field in reversed(below):
        across, down = field.box.shared(box)
        if across <= 0 or down <= 0 or across * down / area < LARGE:
            continue
        found.extend(field.under(box))
        if field.solid and field.box.holds(box, 0.5):
            break
    return tuple(dict.fromkeys(found)) or (WHITE,)


def field(
    holder: ET.Element | None,
    box: Box,
    scheme: ColourScheme,
    style: ET.Element | None,
    picture: PictureLoader,
) -> Iterator[Field]:
    """Yield the field that a shape's own fill makes, else that of its `style`."""
    found = list(fills(holder, scheme))
    has_own = holder is not None and any(each.tag in _FILLS for each in holder)
    if not has_own and style is not None:
        found = list(fills(scheme.styled(style), scheme.for_placeholder(style)))
    sight = next((picture(each) for each in found if isinstance(each, ET.Element)), None)
    colours = tuple(each for each in found if isinstance(each, tuple) and each[1] > 0)
    if colours or sight:
        yield Field(box, colours, sight)


def opened(data: bytes) -> Image.Image | None:
    """Return a picture's pixels, None where they are not to be had: of a drawing, or too many."""
    try:
        with Image.open(io.BytesIO(data)) as found:
            if found.width * found.height > MOST_PIXELS:
                return None
            clear = found.convert("RGBA")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None
    ground = Image.new("RGBA", clear.size, (*WHITE, 255))
    return Image.alpha_composite(ground, clear).convert("RGB")

"""The colours that a reader sees under a text and in a picture, from their pixels."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from roadmap_print.brand.palette import LIGHT, linear
from roadmap_print.proof.extract.page_values import Box, Colour, Ink

Pixels = NDArray[np.uint8]

ENOUGH = 1_200  # pixels that tell the colours of a box
LARGE = 0.25  # share of a box that a colour takes to be a background
FIELD = (24, 8)  # a picture's shape is told apart on so many squares
FADED = 0.75  # of a text's own colour that its strongest pixel has, thin strokes as well
INSIDE = 3  # pixels inside a field's lower edge, where nothing goes on beyond its sides
NEAR = 200  # pixels of a row, looked at at once
EDGE = 2  # pixels around a picture that show what it stands on
ALIKE = 24  # levels of a channel within which a colour is the same


def within(pixels: Pixels, box: Box, scale: float) -> Pixels:
    """Return the pixels of a box in mm, none where it lies outside the page."""
    top, bottom, left, right = _places(box, scale)
    return pixels[top:bottom, left:right]


def _places(box: Box, scale: float) -> tuple[int, int, int, int]:
    """Return the first row of pixels, the one behind the last, and the columns likewise."""
    left, top = max(0, int(box.left * scale)), max(0, int(box.top * scale))
    right, bottom = int(np.ceil(box.right * scale)), int(np.ceil(box.bottom * scale))
    return top, max(top, bottom), left, max(left, right)


def ground(pixels: Pixels, text: Box, start: float, scale: float) -> Box:
    """Return the field of one colour that a text stands on, seen from `start`, beside its letters.

    It is looked along where no letter of a paragraph stands: between the text and the field's edge,
    where marks over letters leave the most room.
    """
    row = _place((text.top + text.bottom) / 2, scale, pixels.shape[0])
    column = _place(start, scale, pixels.shape[1])
    colour = pixels[row, column].astype(np.int16)
    sides = _reach(pixels[row], colour, column)
    edge = sides[0] if start < text.left else sides[1]
    column = (column + edge) // 2
    top, bottom = _reach(pixels[:, column], colour, row)
    room = max(0, _place(text.top, scale, pixels.shape[0]) - top)
    rows = (top + room // 8, top + room // 4, top + room // 2, max(top, bottom - INSIDE))
    *over, under = (_reach(pixels[row], colour, column) for row in rows)
    left = max(under[0], min(each[0] for each in over))
    right = min(under[1], max(each[1] for each in over))
    return Box(left / scale, top / scale, right / scale, bottom / scale)


def _place(length: float, scale: float, most: int) -> int:
    return min(max(0, int(length * scale)), most - 1)


def _reach(pixels: Pixels, colour: NDArray[np.int16], place: int) -> tuple[int, int]:
    """Return the first and the last place, beyond it, of a row of pixels of one colour."""
    before, after = _alike_for(pixels[:place][::-1], colour), _alike_for(pixels[place:], colour)
    return place - before, place + after


def _alike_for(pixels: Pixels, colour: NDArray[np.int16]) -> int:
    """Count the pixels of a row before one of another colour: a few at a time, most are near."""
    for start in range(0, len(pixels), NEAR):
        near = pixels[start : start + NEAR].astype(np.int16)
        other = (np.abs(near - colour) > ALIKE).any(axis=1)
        if other.any():
            return start + int(other.argmax())
    return len(pixels)


class Seen(NamedTuple):
    """What a text looks like: the colours it stands on, its own, and whether any of it is seen.

    `ink` is its colour mixed with what shows through, `strongest` the most of it that any pixel
    has: less, where a mask or a veil of any kind makes it paler.
    """

    backgrounds: tuple[Colour, ...]
    ink: Colour
    strongest: Colour
    inked: bool


def under(pixels: Pixels, fill: Colour, opacity: float = 1.0) -> Seen:
    """Return what a text drawn in `fill`, of which `opacity` covers, looks like."""
    step = max(1, int(np.sqrt(pixels.shape[0] * pixels.shape[1] / ENOUGH)))
    few = pixels[::step, ::step, :3].astype(np.uint32)
    flat = np.asarray(few[:, :, 0] << 16 | few[:, :, 1] << 8 | few[:, :, 2], np.uint32).ravel()
    if not len(flat):
        return Seen((), fill, fill, inked=False)
    values, counts = np.unique(flat, return_counts=True)
    order = np.argsort(counts)[::-1]
    found = [(_unpacked(int(values[i])), counts[i] / len(flat)) for i in order[:4]]
    ink = mixed(fill, found[0][0], opacity)
    others = [(colour, share) for colour, share in found if not _alike(colour, ink)]
    if not others:
        return Seen((found[0][0],), ink, ink, inked=False)
    backgrounds = tuple(c for i, (c, share) in enumerate(others) if i == 0 or share > LARGE)
    strongest = _strongest(values, ink, backgrounds[0])
    return Seen(backgrounds, ink, strongest, inked=len(values) > 1)


def mixed(fill: Colour, ground: Colour, opacity: float) -> Colour:
    """Return a colour as it is seen on another, of which it covers a share."""
    red, green, blue = (
        round(one * opacity + other * (1 - opacity))
        for one, other in zip(fill, ground, strict=True)
    )
    return red, green, blue


def _strongest(values: NDArray[np.uint32], ink: Colour, ground: Colour) -> Colour:
    """Return the pixel that is the farthest from the ground, or the ink if it nearly is."""
    span = ink[1] - ground[1]
    if abs(span) <= ALIKE:
        return ink
    parts = ((values >> 8 & 255).astype(np.int64) - ground[1]) / span
    most = int(parts.argmax())
    return ink if parts[most] > FADED else _unpacked(int(values[most]))


def picture(pixels: Pixels, box: Box, scale: float) -> tuple[float, bytes]:
    """Return a picture's greatest contrast and its shape in grey.

    One that is all of one colour is seen by what it stands on.
    """
    top, bottom, left, right = _places(box, scale)
    above, below, before, behind = _places(box.wider(EDGE / scale), scale)
    edge = _light(pixels[above:below, before:behind])
    light = edge[top - above : bottom - above, left - before : right - before]
    if not light.size:
        return 1.0, b""
    low, high = float(light.min()), float(light.max())
    rows = np.linspace(0, light.shape[0] - 1, FIELD[1]).round().astype(int)
    columns = np.linspace(0, light.shape[1] - 1, FIELD[0]).round().astype(int)
    dark = light[np.ix_(rows, columns)] < (low + high) / 2
    low, high = float(edge.min()), float(edge.max())
    return (high + 0.05) / (low + 0.05), np.packbits(dark).tobytes()


def _light(pixels: Pixels) -> NDArray[np.float32]:
    red, green, blue = (part[pixels[:, :, channel]] for channel, part in enumerate(_PARTS))
    return np.asarray(red + green + blue, np.float32)


def ink(pixels: Pixels) -> Ink:
    """Return how much of a page is black, greys by their part, and whether any of it has colour."""
    red, green, blue = (pixels[:, :, channel] for channel in range(3))
    other = (red != green) | (green != blue)
    levels = pixels[other][:, :3].astype(int)  # black ink alone is not quite without colour
    coloured = bool((np.ptp(levels, axis=1) > ALIKE).any())
    return Ink(1 - float(green.mean()) / 255, coloured)


_LINEAR = np.array([linear(value / 255) for value in range(256)])
_PARTS = [(part * _LINEAR).astype(np.float32) for part in LIGHT]
"""What a channel's value adds to the luminance."""


def _unpacked(value: int) -> Colour:
    return value >> 16, value >> 8 & 255, value & 255


def _alike(one: Colour, other: Colour) -> bool:
    return all(abs(a - b) <= ALIKE for a, b in zip(one, other, strict=True))

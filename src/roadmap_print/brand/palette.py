"""A hue a step: as many colours as there are steps, all equally dark.

Two steps differ in hue alone, so a grey copy shows one even line and no step shouts. The colours
are found in OKLCH (Ottosson 2020, https://bottosson.github.io/posts/oklab/).
"""

import math
from functools import cache

CONTRAST = 5.2  # to white, by WCAG 2.2's formula
FIRST_HUE = 200.0  # degrees: the teal of the first step
OLIVE = (62.0, 128.0)  # degrees left out: at this lightness they look like mud
CHROMA = 0.135  # at most; less where sRGB ends sooner
DARKEST = 0.003  # of a linear channel: a printer cannot show less

LIGHT = (0.2126, 0.7152, 0.0722)  # what red, green and blue add to luminance (ITU-R BT.709)

LEVEL_COLOURS = ("#1B7A3D", "#1D5FA9", "#B3261E", "#1A1A1A", "#6B3FA0", "#7A4B12")


@cache
def hues(count: int) -> tuple[str, ...]:
    """Return `count` colours as `#RRGGBB`, evenly round the circle without its olive arc."""
    arc = 360.0 - (OLIVE[1] - OLIVE[0])
    return tuple(_equally_dark(_skip_olive(FIRST_HUE + i * arc / count)) for i in range(count))


def level_colours(count: int) -> tuple[str, ...]:
    """Return a colour a level, in the order that French ski runs have taught everybody."""
    return LEVEL_COLOURS[:count]


def contrast(colour: str, other: str = "#FFFFFF") -> float:
    """Return WCAG 2.2's contrast ratio of two colours, 1 to 21."""
    dark, light = sorted((_luminance(linear_channels(colour)), _luminance(linear_channels(other))))
    return (light + 0.05) / (dark + 0.05)


def _skip_olive(hue: float) -> float:
    turned = hue - 360.0 if hue >= 360.0 + OLIVE[0] else hue
    return turned + OLIVE[1] - OLIVE[0] if turned != hue else hue % 360.0


def _equally_dark(hue: float) -> str:
    """Bisect the lightness for the one luminance that has the contrast wanted."""
    target = 1.05 / CONTRAST - 0.05
    low, high = 0.2, 0.9
    for _ in range(24):
        middle = (low + high) / 2
        if _luminance(_in_gamut(middle, hue)) < target:
            low = middle
        else:
            high = middle
    return "#" + "".join(f"{round(255 * gamma(c)):02X}" for c in _in_gamut(high, hue))


def _in_gamut(lightness: float, hue: float) -> tuple[float, float, float]:
    """Return linear sRGB, with as much of the chroma as sRGB can show."""
    chroma = CHROMA
    while True:
        colour = in_linear(lightness, chroma, hue)
        if all(DARKEST <= c <= 1 for c in colour) or chroma <= 0:
            red, green, blue = (min(1.0, max(0.0, c)) for c in colour)
            return red, green, blue
        chroma -= 0.001


def in_linear(lightness: float, chroma: float, hue: float) -> tuple[float, float, float]:
    """Return linear sRGB of a colour in OKLCH; what sRGB cannot show is outside 0 to 1."""
    a = chroma * math.cos(math.radians(hue))
    b = chroma * math.sin(math.radians(hue))
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )


def linear_channels(colour: str) -> tuple[float, float, float]:
    """Return the light of the three channels of a colour, `#RRGGBB`."""
    red, green, blue = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return linear(red), linear(green), linear(blue)


def linear(channel: float) -> float:
    """Return the light that an sRGB channel gives off, both from 0 to 1."""
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)


def gamma(channel: float) -> float:
    """Return the sRGB channel that gives off this much light, both from 0 to 1."""
    return 12.92 * channel if channel <= 0.0031308 else 1.055 * channel ** (1 / 2.4) - 0.055


def _luminance(colour: tuple[float, float, float]) -> float:
    return sum(share * channel for share, channel in zip(LIGHT, colour, strict=True))

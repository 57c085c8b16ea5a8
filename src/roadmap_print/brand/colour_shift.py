"""A house's colours shifted as little as can be until words in them, or on them, can be read.

Surfaces are printed exactly as a house has chosen them; what has to be read is held to WCAG 2.2,
1.4.3 and 1.4.11. Colours are shifted in OKLab, where a step looks equally large everywhere
(Ottosson 2020, https://bottosson.github.io/posts/oklab/).
"""

import math
from collections.abc import Callable
from dataclasses import dataclass, replace

from roadmap_print.brand.palette import contrast, gamma, in_linear, linear_channels

WHITE = "#FFFFFF"
READABLE = 4.5
"""Contrast of words with what is behind them (1.4.3, AA)."""
VISIBLE = 3.0
"""Contrast of what is no word and is to be seen all the same (1.4.11)."""
INK = 7.0
"""Contrast of a colour with white that is dark enough to be the ink of titles and lines (1.4.6)."""
INK_LIGHTNESS = 0.30
"""OKLab's lightness of an ink that is made of a paler colour."""
NEARLY_WHITE = 0.05
"""OKLab's distance to white under which paper shows no surface: #F2F2F2 does not, #E6E6E6 does."""
GREYISH = 0.02
"""OKLab's chroma under which a colour has no hue to speak of."""

_STEPS = 20  # of a bisection: more than eight bits of a channel need


@dataclass(frozen=True, slots=True)
class Oklch:
    """A colour by OKLab's lightness (0 to 1), chroma and hue (degrees)."""

    lightness: float
    chroma: float
    hue: float

    @property
    def colour(self) -> str:
        """It as `#RRGGBB`, with as much of its chroma as sRGB can show."""
        low, high = 0.0, self.chroma
        channels = in_linear(self.lightness, high, self.hue)
        if not _shown(channels):
            for _ in range(_STEPS):
                middle = (low + high) / 2
                inside = _shown(in_linear(self.lightness, middle, self.hue))
                low, high = (middle, high) if inside else (low, middle)
            channels = in_linear(self.lightness, low, self.hue)
        bytes_ = (round(255 * gamma(min(1.0, max(0.0, each)))) for each in channels)
        return "#" + "".join(f"{each:02X}" for each in bytes_)


def oklch(colour: str) -> Oklch:
    """Return a colour, `#RRGGBB`, by its lightness, chroma and hue."""
    red, green, blue = linear_channels(colour)
    long = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)
    medium = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
    short = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
    a = 1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short
    b = 0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short
    lightness = 0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short
    return Oklch(lightness, math.hypot(a, b), math.degrees(math.atan2(b, a)) % 360)


def darken(colour: str, least: float = READABLE, ground: str = WHITE) -> str:
    """Lower a colour's lightness, its hue kept, until it has a contrast with a paler ground.

    What has it already stays as it is.
    """
    if contrast(colour, ground) >= least:
        return colour
    start = oklch(colour)
    dark, pale = 0.0, start.lightness
    for _ in range(_STEPS):
        middle = (dark + pale) / 2
        fits = contrast(replace(start, lightness=middle).colour, ground) >= least
        dark, pale = (middle, pale) if fits else (dark, middle)
    return replace(start, lightness=dark).colour


def ink_of(colour: str) -> str:
    """Return the ink of a house's colour: itself where it is dark enough, else its hue, dark."""
    if contrast(colour) >= INK:
        return colour
    return replace(oklch(colour), lightness=INK_LIGHTNESS).colour


def vanishes(surface: str) -> bool:
    """Tell whether a surface is so nearly white that paper does not show it."""
    colour = oklch(surface)
    return math.hypot(1 - colour.lightness, colour.chroma) < NEARLY_WHITE


def words_on(surface: str, ink: str) -> str:
    """Return what words on a surface are printed in: white, else ink, else a darker ink yet.

    On the middle tones, 2.9 to 4.5 to 1 with white, neither of the first two can be read; what is
    nearly black always can.
    """
    if contrast(surface) >= READABLE:
        return WHITE
    return darken(ink, ground=surface)


def arc(first: str, last: str, count: int) -> tuple[str, ...]:
    """Return `count` colours on the shorter way round from one to another, both ends exact.

    Those between are dark enough for white words on them.
    """
    way = _way(oklch(first), oklch(last))
    between = (darken(way(place / (count - 1)).colour) for place in range(1, count - 1))
    return (first, *between, last)[:count] if count > 1 else (first,)


def _way(first: Oklch, last: Oklch) -> Callable[[float], Oklch]:
    """Return what lies at a share of the way; a grey has any hue, so it takes the other's."""
    start = last.hue if first.chroma < GREYISH else first.hue
    end = first.hue if last.chroma < GREYISH else last.hue
    turn = (end - start + 180) % 360 - 180

    def at(share: float) -> Oklch:
        return Oklch(
            first.lightness + share * (last.lightness - first.lightness),
            first.chroma + share * (last.chroma - first.chroma),
            (start + share * turn) % 360,
        )

    return at


def _shown(channels: tuple[float, float, float]) -> bool:
    return all(-1e-4 <= each <= 1 + 1e-4 for each in channels)

"""Which bands stand on which sheet in which column, and how high they may be."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from roadmap_print.publications.poster.band_search.bands import Band, BandMaker

_ROUNDING = 1e-6
_HALVINGS = 14


@dataclass(frozen=True, slots=True)
class Room:
    """What is between head and foot: the middle of the first branch, and the last foot's place."""

    top: float
    bottom: float

    @property
    def height(self) -> float:
        """The height that bands of a column and the white between them have."""
        return self.bottom - self.top


@dataclass(frozen=True, slots=True)
class Plan:
    """A poster laid out: bands of each column of each sheet."""

    maker: BandMaker
    room: Room
    sheets: tuple[tuple[tuple[Band, ...], ...], ...]

    @property
    def bands(self) -> tuple[Band, ...]:
        """All bands in order."""
        return tuple(band for sheet in self.sheets for column in sheet for band in column)

    @property
    def zoom(self) -> float:
        """Times by which entries are larger than the least."""
        return self.maker.sizes.zoom


def fill(bands: Sequence[Band], room: float, gap: float) -> list[tuple[Band, ...]] | None:
    """Part bands into columns, each as full as it gets; None where one is too high."""
    columns: list[list[Band]] = []
    used = 0.0
    for band in bands:
        if band.height > room + _ROUNDING:
            return None
        if columns and used + gap + band.height <= room + _ROUNDING:
            columns[-1].append(band)
            used += gap + band.height
        else:
            columns.append([band])
            used = band.height
    return [tuple(column) for column in columns]


def balance(bands: Sequence[Band], columns: int, room: float, gap: float) -> list[tuple[Band, ...]]:
    """Part bands into so many columns that the highest is as low as can be.

    No column is empty where there are bands enough.
    """
    low, high = max((band.height for band in bands), default=0.0), room
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        found = fill(bands, middle, gap)
        if found is not None and len(found) <= columns:
            high = middle
        else:
            low = middle
    found = fill(bands, high, gap) or []
    while len(found) < min(columns, len(bands)):
        found = _halved(found)
    return found


def _halved(columns: list[tuple[Band, ...]]) -> list[tuple[Band, ...]]:
    """Part the highest column of several bands in two."""
    place = max(
        (place for place, column in enumerate(columns) if len(column) > 1),
        key=lambda each: sum(band.height for band in columns[each]),
    )
    column = columns[place]
    heights = list(accumulate(band.height for band in column))
    middle = heights[-1] / 2
    at = min(range(1, len(column)), key=lambda each: abs(heights[each - 1] - middle))
    return [*columns[:place], column[:at], column[at:], *columns[place + 1 :]]


def spread(column: Sequence[Band], room: float, gap: float) -> tuple[Band, ...]:
    """Share what is left of a column equally among its bands."""
    left = room - sum(band.height for band in column) - gap * (len(column) - 1)
    return tuple(replace(band, spare=max(0.0, left / len(column))) for band in column)

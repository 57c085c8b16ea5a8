"""The table of what is printed: which files, on which sheets."""

from __future__ import annotations

from enum import StrEnum


class Publication(StrEnum):
    """A file that `build` makes; its value is the file's stem and its templates' name."""

    BOOKLET = "booklet"
    POSTER = "poster"
    SLIDES = "slides"


POSTER_SHEETS = {"a3": (297, 420), "a2": (420, 594), "a1": (594, 841), "a0": (841, 1189)}
"""Width and height in mm of the sheets that the poster is offered for (ISO 216)."""

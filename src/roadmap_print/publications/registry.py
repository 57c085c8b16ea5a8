"""The table of what is printed: which files, on which sheets."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from enum import StrEnum


class Publication(StrEnum):
    """A file that `build` makes; its value is the file's stem and its templates' name."""

    BOOKLET = "booklet"
    POSTER = "poster"
    SLIDES = "slides"


BOOKLET_PAGES = ((210, 297), (148, 210))
"""Width and height in mm of a booklet's pages: A4, and the A5 that two of are a sheet of A4."""

POSTER_SHEETS = {"a3": (297, 420), "a2": (420, 594), "a1": (594, 841), "a0": (841, 1189)}
"""Width and height in mm of the sheets that the poster is offered for (ISO 216)."""


class PaperVariant(StrEnum):
    """A file made from a publication for one way of putting it on paper; its name's ending."""

    PRESS = "press"
    FOLD_A3 = "fold-a3"
    FOLD_A4 = "fold-a4"


PRINTINGS = {
    Publication.BOOKLET: tuple(PaperVariant),
    Publication.POSTER: (PaperVariant.PRESS,),
    Publication.SLIDES: (),
}
"""What each publication is offered for: slides are for a screen, and one sheet is not folded."""

FOLD_SHEETS = {PaperVariant.FOLD_A3: (420, 297), PaperVariant.FOLD_A4: (297, 210)}
"""Width and height in mm of the sheets that are folded; two A5 pages are 1 mm less than A4."""
SIGNATURE = 4  # pages on a folded sheet
BLEED = 3.0
"""Millimetres by which colour goes on beyond the trim, since no cut is exact."""


def file_name(publication: Publication, printing: PaperVariant | None = None) -> str:
    """Return the name that a file of a publication has."""
    return f"{publication}-{printing}.pdf" if printing else f"{publication}.pdf"


File = tuple[Publication, PaperVariant | None]
"""What one file is: a publication itself, or a printing of it."""

FILES: tuple[File, ...] = tuple(
    (publication, printing)
    for publication in Publication
    for printing in (None, *PRINTINGS[publication])
)
"""All files that a build may write, in the order in which it tells of them."""


def files(
    publications: Iterable[Publication], printings: Collection[PaperVariant]
) -> tuple[File, ...]:
    """Return the files of publications and what is wanted of them for paper, each once."""
    wanted = set(publications)
    return tuple(
        (publication, printing)
        for publication, printing in FILES
        if publication in wanted and (printing is None or printing in printings)
    )

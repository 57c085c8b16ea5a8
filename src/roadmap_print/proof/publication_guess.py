"""Which publication a PDF is, told by its pages: a file may have been given any name.

A page whose TrimBox lies inside its sheet is for a print shop (ISO 32000-2, 14.11.2), and of what
this house prints, no two kinds have the same sheet. The name counts where the pages do not tell.
"""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf

from roadmap_print.proof.extract.page_values import MM
from roadmap_print.proof.findings import UnreadableError, finding
from roadmap_print.publications.registry import (
    FOLD_SHEETS,
    POSTER_SHEETS,
    File,
    PaperVariant,
    Publication,
)

Size = tuple[float, float]

SAME = 1.0  # mm; what converters round
CUT_OFF = 1.0  # mm on each side, from which on a sheet is there to be trimmed
WIDE = 1.5  # a page that is so much wider than high is a slide
LARGE = 280.0  # mm, a page wider than that is a poster

SHEETS: dict[File, tuple[tuple[int, int], ...]] = {
    (Publication.BOOKLET, None): ((210, 297),),
    (Publication.POSTER, None): tuple(POSTER_SHEETS.values()),
    **{(Publication.BOOKLET, printing): (size,) for printing, size in FOLD_SHEETS.items()},
}
"""Width and height in mm; slides are known by their shape."""


def kind(data: bytes, name: Path) -> File:
    """Tell what a PDF is: by its first page, else by its name, else by the page's shape.

    Raises pikepdf.PdfError for what is no PDF, UnreadableError for one without pages.
    """
    with pikepdf.open(io.BytesIO(data)) as document:
        if not document.pages:
            raise UnreadableError(finding("no_pages"))
        page = document.pages[0]
        sheet, trim = ([float(edge) * MM for edge in box] for box in (page.mediabox, page.trimbox))
    trimmed = min(trim[0] - sheet[0], trim[1] - sheet[1], sheet[2] - trim[2], sheet[3] - trim[3])
    size = trim[2] - trim[0], trim[3] - trim[1]
    known = _by_sheet(size) or (_by_name(name) or _by_shape(size), _printing(name))
    return (known[0], PaperVariant.PRESS) if trimmed >= CUT_OFF else known


def _by_sheet(size: Size) -> File | None:
    if size[0] > WIDE * size[1]:
        return Publication.SLIDES, None
    for file, sheets in SHEETS.items():
        if any(_same(size, sheet) for sheet in sheets):
            return file
    return None


def _same(one: Size, other: tuple[int, int]) -> bool:
    return all(abs(a - b) < SAME for a, b in zip(one, other, strict=True))


def _by_name(name: Path) -> Publication | None:
    return next((each for each in Publication if name.stem.startswith(each)), None)


def _by_shape(size: Size) -> Publication:
    return Publication.POSTER if size[0] > LARGE else Publication.BOOKLET


def _printing(name: Path) -> PaperVariant | None:
    return next((each for each in PaperVariant if name.stem.endswith(f"-{each}")), None)

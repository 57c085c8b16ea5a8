"""What a file is: what it says itself, or a guess where it is a foreign one.

A page whose TrimBox lies inside its sheet is for a print shop (ISO 32000-2, 14.11.2), and of what
this house prints, no two kinds have the same sheet. The name counts where the pages do not tell.
"""

import io
from dataclasses import replace
from pathlib import Path

import pikepdf

from roadmap_print.package_stamp import read_stamp
from roadmap_print.proof.extract.page_values import MM
from roadmap_print.proof.findings import UnreadableError, finding, readable, readable_slides
from roadmap_print.proof.presentation.package import OLD_OFFICE, Package
from roadmap_print.publications import file_stamp
from roadmap_print.publications.output_file import PPTX, OutputFile
from roadmap_print.publications.registry import FOLD_SHEETS, PaperVariant, every, is_size

CUT_OFF = 1.0  # mm on each side, from which on a sheet is there to be trimmed
WIDE = 16.0, 9.0
"""What slides of no name of ours have the shape of."""
OFFICE = b"PK\x03\x04", OLD_OFFICE
"""How files of PowerPoint begin."""
SURELY = 1.0  # the likeness of a page that can be of one publication alone

Size = tuple[float, float]


def kind(data: bytes, path: Path) -> OutputFile:
    """Tell what a file is: what it says, else its first page, else its name, else its shape.

    Raises UnreadableError for a file that cannot be looked at.
    """
    if is_slides(path) or data.startswith(OFFICE):
        with readable_slides():
            return _slides(data, path)
    with readable():
        return _pages(data, path)


def is_slides(path: Path) -> bool:
    """Tell whether a file is called as slides of PowerPoint are."""
    return path.suffix.lower() == f".{PPTX}"


def _slides(data: bytes, path: Path) -> OutputFile:
    """Tell what slides are: what they say, else what they are called, else slides."""
    known = file_stamp.read_slides(read_stamp(Package(data))) or by_name(path)
    shape = max(every(), key=lambda each: each.likeness(*WIDE))
    return replace(known or OutputFile(shape), paper=None, suffix=PPTX)


def _pages(data: bytes, path: Path) -> OutputFile:
    with pikepdf.open(io.BytesIO(data)) as document:
        if not document.pages:
            raise UnreadableError(finding("no_pages"))
        if stamp := file_stamp.read(document):
            return stamp
        page = document.pages[0]
        sheet, trim = ([float(edge) * MM for edge in box] for box in (page.mediabox, page.trimbox))
    trimmed = min(trim[0] - sheet[0], trim[1] - sheet[1], sheet[2] - trim[2], sheet[3] - trim[3])
    size = trim[2] - trim[0], trim[3] - trim[1]
    shape = max(every(), key=lambda each: each.likeness(*size))
    known = _by_sheet(size) or by_name(path) or OutputFile(shape, _paper(path))
    return replace(known, paper=PaperVariant.PRESS) if trimmed >= CUT_OFF else known


def _by_sheet(size: Size) -> OutputFile | None:
    for publication in every():
        if publication.likeness(*size) >= SURELY:
            return OutputFile(publication)
        for paper, sheet in FOLD_SHEETS.items():
            if paper in publication.papers and is_size(size, sheet):
                return OutputFile(publication, paper)
    return None


def by_name(path: Path) -> OutputFile | None:
    """Tell what a file is by the name that it has."""
    found = (each for each in every() if path.stem.startswith(each.name))
    return next((OutputFile(each, _paper(path)) for each in found), None)


def _paper(path: Path) -> PaperVariant | None:
    return next((each for each in PaperVariant if path.stem.endswith(f"-{each}")), None)

"""LibreOffice Impress, by which slow tests see slides drawn, and saved again by somebody else."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeAlias

import numpy as np
import pypdfium2 as pdfium

from roadmap_print.proof.extract import qr_scan
from roadmap_print.proof.extract.page_values import MM, Box
from roadmap_print.proof.presentation.deck import Deck, DeckSlide
from roadmap_print.proof.subject import normalise_text

TOLERANCE: Final = 1.0
"""Millimetres by which a line may leave its box: PDFium’s boxes hold accents and overshoot, and
Impress rounds places to a hundredth of a millimetre."""
PIXELS: Final = 4.0  # a mm, in which pages are looked at for codes
LONGEST: Final = 180  # seconds
IMPRESS: Final = shutil.which("soffice") or "soffice"


def saved(file: Path, folder: Path, ending: str) -> Path:
    """Let Impress open a file and save it with another ending."""
    home = folder / "impress"
    arguments = [f"-env:UserInstallation={home.as_uri()}", "--headless", "--convert-to", ending]
    ended = subprocess.run(
        [IMPRESS, *arguments, "--outdir", str(folder), str(file)],
        capture_output=True,
        check=True,
        timeout=LONGEST,
        text=True,
    )
    made = folder / f"{file.stem}.{ending}"
    assert made.exists(), ended.stderr
    return made


Edges: TypeAlias = tuple[float, float, float, float]
"""The left, lower, right and upper edge of a box in pt, as PDF counts them."""


@dataclass(frozen=True)
class DrawnLine:
    """A line of text as it is drawn on a page, numbered from 1."""

    page: int
    text: str
    box: Box


def lines(pdf: Path) -> Iterator[DrawnLine]:
    """Yield the lines of all pages of a PDF, by the texts that are set at once."""
    with pdfium.PdfDocument(pdf) as document:
        for number, page in enumerate(document, start=1):
            text = page.get_textpage()
            every = [*range(text.count_chars())]
            letters = [place for place in every if text.get_text_range(place, 1).strip()]
            boxes = [text.get_charbox(place) for place in letters]
            for index in range(text.count_rects()):
                rect = text.get_rect(index)
                # A space at the end of a line is no ink, and may stand outside.
                inside = [box for box in boxes if _is_in(box, rect)]
                if inside:
                    said = text.get_text_bounded(*rect)
                    yield DrawnLine(number, said.strip(), _round(inside, page.get_height()))


def _is_in(box: Edges, rect: Edges) -> bool:
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return rect[0] <= x <= rect[2] and rect[1] <= y <= rect[3]


def _round(boxes: Sequence[Edges], height: float) -> Box:
    """Return the box round others, in mm from the upper left."""
    left, bottom = (min(box[edge] for box in boxes) for edge in (0, 1))
    right, top = (max(box[edge] for box in boxes) for edge in (2, 3))
    return Box(left * MM, (height - top) * MM, right * MM, (height - bottom) * MM)


def overflowing(deck: Deck, pdf: Path) -> list[DrawnLine]:
    """Return the lines that no shape holds of those that have their words."""
    return [line for line in lines(pdf) if not _held(line, deck.slides[line.page - 1])]


def _held(line: DrawnLine, slide: DeckSlide) -> bool:
    if line.text.isdecimal():  # a slide's number, which is a field
        return True
    words = normalise_text(line.text)
    owners = [each.box for each in slide.shapes if words in normalise_text(each.text)]
    # What stands on every slide is the master's, and no shape of this one.
    return not owners or any(box.holds(line.box, TOLERANCE) for box in owners)


def codes(pdf: Path) -> list[list[str]]:
    """Return the codes of each page of a PDF, decoded from its pixels."""
    with pdfium.PdfDocument(pdf) as document:
        pages = (page.render(scale=PIXELS * MM, grayscale=True).to_numpy() for page in document)
        found = [qr_scan.find(np.ascontiguousarray(page), PIXELS) for page in pages]
    return [sorted(code.text for code in each) for each in found]


def codes_of(deck: Deck) -> list[list[str]]:
    """Return the codes of each slide, decoded from its pictures."""
    return [
        sorted(code.text for each in slide.shapes for code in each.codes) for slide in deck.slides
    ]

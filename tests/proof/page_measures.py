"""How full pages are, and how small their letters: what a reader sees of them at a glance."""

from collections.abc import Collection, Iterator

import numpy as np
import pypdfium2 as pdfium

from roadmap_print.proof.extract import line_strokes, page_pixels, tag_tree
from roadmap_print.proof.extract.page_values import MM, PageCoordinates

SCALE = 4  # pixels a mm
TOP, FOOT = 45.0, 271.5  # mm: between them a booklet's page has its entries
LINE = 34.0  # mm from the edge, up to which the line has its discs
BESIDE = 6.0  # mm on either side of another track, for its discs
INK = 160  # grey, of 255, below which a pixel is ink: the rules of Notes are paler
SMALL = 10.0  # pt


def blank_height(pdf: bytes, pages: Collection[int]) -> float:
    """Return the share of rows of 1 mm, of these pages, that have no ink but the line's."""
    rows = [inked for page in pages for inked in _inked(pdf, page)]
    return 1 - sum(rows) / len(rows)


def _inked(pdf: bytes, number: int) -> Iterator[bool]:
    document = pdfium.PdfDocument(pdf)
    page = document[number - 1]
    frame = PageCoordinates(*page.get_cropbox())
    grey = page.render(scale=SCALE * MM, grayscale=True).to_numpy().squeeze()
    dark = grey < INK
    dark[:, : round(LINE * SCALE)] = False
    for stroke in line_strokes.read(page, frame):
        for (x, y), (to_x, to_y) in zip(stroke.points, stroke.points[1:], strict=False):
            wide = stroke.width / 2 + (BESIDE if x == to_x else 0.5)
            across, down = sorted((x, to_x)), sorted((y, to_y))
            dark[
                max(0, round((down[0] - wide) * SCALE)) : round((down[1] + wide) * SCALE),
                max(0, round((across[0] - wide) * SCALE)) : round((across[1] + wide) * SCALE),
            ] = False
    for top in np.arange(TOP, FOOT, 1.0):
        yield bool(dark[round(top * SCALE) : round((top + 1) * SCALE)].any())


def small_letters(pdf: bytes) -> float:
    """Return the share of a file's letters that are smaller than 10 pt as they are drawn."""
    links = tag_tree.read(pdf).links
    sizes = [
        run.size
        for sheet in page_pixels.look(pdf, links, 1)
        for run in sheet.runs
        for letter in run.text
        if letter.isalnum()
    ]
    return sum(size < SMALL - 0.05 for size in sizes) / len(sizes)

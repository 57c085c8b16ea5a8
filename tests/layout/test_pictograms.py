"""The signs of formats as they are seen on paper, where they are smallest: 4 mm wide."""

import io
import re
from functools import cache
from itertools import combinations
from pathlib import Path

import numpy as np
import pypdfium2
import pytest
import weasyprint

from roadmap_print.brand.pictogram_guess import LETTER
from roadmap_print.layout.pictograms import draw_pictogram

ROOT = Path(__file__).parents[2]
NAMES = [
    *sorted(path.stem for path in (ROOT / "styles" / "pictograms").glob("*.svg")),
    f"{LETTER}F",
    f"{LETTER}M",
]
SIDE, AROUND, PIXELS = 4, 1, 12  # mm, mm, pixels a mm: 300 dpi
LEAST_INK, LEAST_OTHER = 0.12, 0.10  # of the field
SMALLEST = 3.74  # mm: a sign in the booklet's index
PRESS_LINE = 0.5  # pt: what is thinner breaks up on the press
IN_FIELD, WHITE_LINE = 4.2, 0.75  # mm in a poster's head; pt: ink fills what is finer in white


@cache
def pictures() -> dict[str, np.ndarray]:
    """Draw all in a row, dark as 1, each with white around it."""
    cell = SIDE + 2 * AROUND
    width = cell * len(NAMES)
    signs = "".join(
        f'<g transform="translate({place * cell + AROUND} {AROUND}) scale({SIDE / 24})">'
        f"{draw_pictogram(name, '#000000')}</g>"
        for place, name in enumerate(NAMES)
    )
    page = f"@page{{size:{width}mm {cell}mm;margin:0}}body{{margin:0}}svg{{display:block}}"
    svg = f'<svg width="{width}mm" height="{cell}mm" viewBox="0 0 {width} {cell}">{signs}</svg>'
    pdf = weasyprint.HTML(string=f"<style>{page}</style>{svg}").write_pdf()
    drawn = pypdfium2.PdfDocument(io.BytesIO(pdf))[0].render(scale=PIXELS * 25.4 / 72)
    grey = 1 - np.asarray(drawn.to_pil().convert("L").resize((width * PIXELS, cell * PIXELS))) / 255
    step = cell * PIXELS
    return {name: grey[:, i * step : (i + 1) * step] for i, name in enumerate(NAMES)}


@pytest.mark.parametrize("name", NAMES)
def test_a_sign_fills_its_field_and_does_not_leave_it(name: str) -> None:
    picture, edge = pictures()[name], AROUND * PIXELS
    field = picture[edge:-edge, edge:-edge]
    assert field.mean() > LEAST_INK
    assert picture.sum() - field.sum() < 0.01 * field.sum()
    rows, columns = np.nonzero(field > 0.5)
    assert max(np.ptp(rows), np.ptp(columns)) > 0.7 * SIDE * PIXELS


def test_no_sign_looks_like_another() -> None:
    different = {
        (one, other): float(abs(pictures()[one] - pictures()[other]).sum())
        for one, other in combinations(NAMES, 2)
    }
    nearest = min(different, key=lambda pair: different[pair])
    assert different[nearest] > LEAST_OTHER * (SIDE * PIXELS) ** 2, nearest


def test_no_line_of_a_sign_is_too_thin_for_the_press() -> None:
    widths = {
        float(width)
        for name in NAMES
        for width in re.findall(r'stroke-width="([\d.]+)"', draw_pictogram(name, "#000000"))
    }
    assert widths
    assert min(widths) / 24 * SMALLEST * 72 / 25.4 >= PRESS_LINE
    assert min(widths) / 24 * IN_FIELD * 72 / 25.4 >= WHITE_LINE


def test_a_sign_has_one_colour_and_is_known() -> None:
    for name in NAMES:
        drawing = draw_pictogram(name, "#123456")
        assert "currentColor" not in drawing
        assert set(re.findall(r'(?:fill|stroke)="([^"]*)"', drawing)) <= {"none", "#123456"}
    with pytest.raises(FileNotFoundError):
        draw_pictogram("nothing", "#123456")

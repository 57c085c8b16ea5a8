"""The pictograms of formats and gestures, as SVG on a field of 24 units."""

import re
from functools import cache
from typing import Any

from roadmap_print.paths import folder, font_files

DIRECTIONAL = frozenset({"article", "book", "event"})
"""Those that show a page of text, a spine or the days of a week: they begin where lines do.

Not a video's triangle, which shows the way of time on players everywhere, nor the pointer's arrow.
"""
LETTER = "letter:"
"""What the name of a framed letter begins with, for a format that has no pictogram."""
_INSIDE = re.compile(r"<svg([^>]*)>(.*)</svg>", re.DOTALL)
_DRAWN = ("fill", "stroke", "stroke-width", "stroke-linejoin", "stroke-linecap")
_CAP_HEIGHT = 11.0  # units of a framed letter
_FRAME = '<path d="M3.5 2.5h17v19h-17z"/>'


@cache
def draw_pictogram(name: str, colour: str) -> str:
    """Return a pictogram in a colour, a group of SVG; raises FileNotFoundError for an unknown one.

    `letter:X` is the letter X in a frame.
    """
    if name.startswith(LETTER):
        return _framed(name.removeprefix(LETTER), colour)
    source = (folder("styles") / "pictograms" / f"{name}.svg").read_text("utf-8")
    found = _INSIDE.search(source)
    if not found:
        raise ValueError(f"{name}.svg holds no drawing")
    attributes = "".join(
        f' {key}="{value}"'
        for key, value in re.findall(r'([\w-]+)="([^"]*)"', found[1])
        if key in _DRAWN
    )
    return f"<g{attributes}>{found[2]}</g>".replace("currentColor", colour)


def _framed(letter: str, colour: str) -> str:
    path, width, height = _outline(letter)
    scale = _CAP_HEIGHT / height
    start, foot = 12 - scale * width / 2, 12 + _CAP_HEIGHT / 2
    return (
        f'<g fill="none" stroke="{colour}" stroke-width="2" stroke-linejoin="round">{_FRAME}</g>'
        f'<path transform="translate({start:.2f} {foot:.2f}) scale({scale:.5f} {-scale:.5f})" '
        f'fill="{colour}" d="{path}"/>'
    )


@cache
def _outline(letter: str) -> tuple[str, float, float]:
    """Return the path of a capital, its advance and the height of capitals, in font units."""
    from fontTools.pens.svgPathPen import SVGPathPen
    from fontTools.ttLib import TTFont

    font: Any
    with TTFont(font_files()["title"], lazy=True) as font:
        glyphs = font.getGlyphSet()
        name = font.getBestCmap().get(ord(letter), ".notdef")
        pen: Any = SVGPathPen(glyphs)
        glyphs[name].draw(pen)
        return pen.getCommands(), glyphs[name].width, font["OS/2"].sCapHeight


def framed_icon(name: str, colour: str, *, mirrored: bool = False) -> str:
    """Return a whole SVG of a pictogram, for what shows it as a picture.

    On a page whose lines run from the right, a `mirrored` one, it may be directional.
    """
    drawing = draw_pictogram(name, colour)
    if mirrored and name in DIRECTIONAL:
        drawing = f'<g transform="translate(24 0) scale(-1 1)">{drawing}</g>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">{drawing}</svg>'

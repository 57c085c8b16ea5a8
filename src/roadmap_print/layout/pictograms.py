"""The pictograms of formats and gestures, as SVG on a field of 24 units."""

import re
from functools import cache
from typing import Any, NamedTuple

from roadmap_print.paths import folder, font_files

DIRECTIONAL = frozenset({"article", "book", "event"})
"""Those that show a page of text, a spine or the days of a week: they begin where lines do.

Not a video's triangle, which shows the way of time on players everywhere, nor the pointer's arrow.
"""
LETTER = "letter:"
"""What the name of a framed letter or number begins with, for a format without a pictogram."""
_INSIDE = re.compile(r"<svg([^>]*)>(.*)</svg>", re.DOTALL)
_DRAWN = ("fill", "stroke", "stroke-width", "stroke-linejoin", "stroke-linecap")
_CAP_HEIGHT, _WIDEST = 11.0, 13.0  # units of what a frame holds: letters are high, numbers wide
_FRAME = '<path d="M3.5 2.5h17v19h-17z"/>'


@cache
def draw_pictogram(name: str, colour: str) -> str:
    """Return a pictogram in a colour, a group of SVG; raises FileNotFoundError for an unknown one.

    `letter:X` is the letter X in a frame, `letter:27` a number.
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


def _framed(sign: str, colour: str) -> str:
    outlines = tuple(map(_outline, sign))
    width, high = sum(each.width for each in outlines), outlines[0].height
    scale = min(_CAP_HEIGHT / high, _WIDEST / width)
    start, foot = 12 - scale * width / 2, 12 + scale * high / 2
    drawn = [
        f'<g fill="none" stroke="{colour}" stroke-width="2" stroke-linejoin="round">{_FRAME}</g>'
    ]
    for each in outlines:
        drawn.append(
            f'<path transform="translate({start:.2f} {foot:.2f}) scale({scale:.5f} {-scale:.5f})" '
            f'fill="{colour}" d="{each.path}"/>'
        )
        start += scale * each.width
    return "".join(drawn)


class _Outline(NamedTuple):
    """The path of a capital or figure, its advance and the height of capitals, in font units."""

    path: str
    width: float
    height: float


@cache
def _outline(letter: str) -> _Outline:
    from fontTools.pens.svgPathPen import SVGPathPen
    from fontTools.ttLib import TTFont

    font: Any
    with TTFont(font_files()["title"], lazy=True) as font:
        glyphs = font.getGlyphSet()
        name = font.getBestCmap().get(ord(letter), ".notdef")
        pen: Any = SVGPathPen(glyphs)
        glyphs[name].draw(pen)
        return _Outline(pen.getCommands(), glyphs[name].width, font["OS/2"].sCapHeight)


def framed_icon(name: str, colour: str, *, mirrored: bool = False) -> str:
    """Return a whole SVG of a pictogram, for what shows it as a picture.

    On a page whose lines run from the right, a `mirrored` one, it may be directional.
    """
    drawing = draw_pictogram(name, colour)
    if mirrored and name in DIRECTIONAL:
        drawing = f'<g transform="translate(24 0) scale(-1 1)">{drawing}</g>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">{drawing}</svg>'

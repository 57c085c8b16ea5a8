"""The stops of the cover's line: a bead for each resource, its format told by shape and tone.

All are one family on a field of 24 units: 18.4 wide in a white ring, dark, yellow or white; in
grey the yellow ones are pale.
"""

from roadmap_print.brand.theme import WHITE, Theme
from roadmap_print.layout.frame import Area
from roadmap_print.layout.page_model import IconShape
from roadmap_print.layout.pictograms import LETTER, draw_pictogram

YELLOW, PALE = "#FFD34D", "#DADADA"
RING = 24 / 18.4
"""How much larger a bead is with the white round it."""
_ROUND = '<circle cx="12" cy="12" r="{r}" fill="{fill}"{outline}/>'
_OUTLINE = ' stroke="{ink}" stroke-width="2.2"'
_SQUARE = '<rect x="3.9" y="3.9" width="16.2" height="16.2" rx="2.6" fill="{fill}"{outline}/>'
_DIAMOND = '<path d="M12 3 21 12 12 21 3 12z" fill="{fill}" stroke-linejoin="round"{outline}/>'
_RULES = '<path d="M7.6 9.4h8.8M7.6 14.6h8.8" stroke="{ink}" stroke-width="2.2"/>'
_DISC = _ROUND.replace("{r}", "9.2")
_OPEN_DISC = _ROUND.replace("{r}", "8.1").replace("{fill}", WHITE).replace("{outline}", _OUTLINE)
_OPEN_SQUARE = _SQUARE.replace("{fill}", WHITE).replace("{outline}", _OUTLINE)
_DARK_SQUARE = _SQUARE.replace("{fill}", "{ink}").replace("{outline}", "")
_DARK_DISC = _DISC.replace("{fill}", "{ink}").replace("{outline}", "")
_YELLOW_DISC = _DISC.replace("{fill}", "{yellow}").replace("{outline}", "")
_OPEN_DIAMOND = _DIAMOND.replace("{fill}", WHITE).replace("{outline}", _OUTLINE)
_DARK_DIAMOND = _DIAMOND.replace("{fill}", "{ink}").replace("{outline}", "")
_DRAWINGS = {
    "course": _DARK_DISC,
    "video": _YELLOW_DISC + '<path d="M9.2 7.2 17 12 9.2 16.8z" fill="{ink}"/>',
    "document": _OPEN_SQUARE + _RULES,
    "article": _OPEN_SQUARE + '<path d="M4 4h16v6.4H4z" fill="{ink}"/>',
    "book": _OPEN_SQUARE + '<path d="M12 4v16" stroke="{ink}" stroke-width="2.2"/>',
    "podcast": _YELLOW_DISC + '<circle cx="12" cy="12" r="3.6" fill="{ink}"/>',
    "website": _OPEN_DISC + '<path d="M4 12h16" stroke="{ink}" stroke-width="2.2"/>',
    "tool": _DARK_DIAMOND,
    "app": _DARK_SQUARE,
    "event": _OPEN_DIAMOND,
    "dataset": _DARK_SQUARE + '<path d="M12 4v16M4 12h16" stroke="#FFFFFF" stroke-width="1.8"/>',
    "game": _YELLOW_DISC + '<path d="M12 8v8M8 12h8" stroke="{ink}" stroke-width="2.4"/>',
}
_HALO = '<circle cx="12" cy="12" r="12" fill="#FFFFFF"/>'


def draw_bead(theme: Theme, pictogram: str, start: float, top: float, diameter: float) -> IconShape:
    """Place the bead of a format's pictogram round (start, top), with the white round it."""
    side = RING * diameter
    area = Area(start - side / 2, top - side / 2, side, side)
    yellow = PALE if theme.colourless else YELLOW
    if pictogram.startswith(LETTER):
        letter = draw_pictogram(pictogram, theme.ink)
        drawing = f'<g transform="translate(2.4 2.4) scale(0.8)">{letter}</g>'
        backed = '<rect x="5" y="4" width="14" height="16" fill="#FFFFFF"/>'
        return IconShape(area, f"{_HALO}{backed}{drawing}")
    drawing = _DRAWINGS.get(pictogram, _OPEN_DISC)
    return IconShape(area, _HALO + drawing.format(ink=theme.ink, yellow=yellow))

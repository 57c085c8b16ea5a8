"""The colours of a house as they are put on paper: on surfaces, in words, on edges.

A colour that a house has chosen is printed exactly where it fills a surface; words and thin signs
have its nearest tone that can be read (WCAG 2.2, 1.4.3: 4.5 to 1).
"""

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from roadmap_print.brand import palette
from roadmap_print.catalogue.logo import PictureFile
from roadmap_print.fonts.faces import Face

WHITE = "#FFFFFF"
TINT = 0.075  # of a surface's colour on white: a plate that text is read on


@dataclass(frozen=True, slots=True)
class Hue:
    """A colour: its `surface` as it is, its `tone` for words and thin signs on white.

    Words on the surface are `on_surface`; a surface too pale for white paper has an `edge`.
    """

    surface: str
    tone: str
    on_surface: str = WHITE
    edge: str | None = None

    @property
    def tint(self) -> str:
        """The surface's colour so thin that text is read on it."""
        channels = (int(self.surface[i : i + 2], 16) for i in (1, 3, 5))
        return "#" + "".join(f"{round(255 - TINT * (255 - each)):02X}" for each in channels)


@dataclass(frozen=True, slots=True)
class Logo:
    """A picture that may be printed: its file, its width for its height, what it says aloud."""

    file: PictureFile
    proportion: float
    alt: str | None = None


@dataclass(frozen=True, slots=True)
class Theme:
    """The colours of all pages: `primary` is of the cover's field and of the line before a step.

    `hues` gives a colour a step for a number of steps, `level_colours` one a level. Where `field`
    is set, covers have a field of the primary colour, else white. `colourless` is for printers
    that have no colour.

    `name` is the house's, `logo` stands on white, and so on a white tab where covers have a field,
    unless there is a `field_logo`, which stands on the field itself. `fonts` are in place of ours,
    by the names of faces in `paths.font_files`.
    """

    ink: str
    text: str
    grey: str
    pale: str
    primary: Hue
    hues: Callable[[int], tuple[Hue, ...]]
    level_colours: Callable[[int], tuple[str, ...]]
    field: bool = False
    colourless: bool = False
    name: str | None = None
    logo: Logo | None = None
    field_logo: Logo | None = None
    fonts: Mapping[str, Face] = dataclasses.field(default_factory=dict, hash=False)


def _own_hues(count: int) -> tuple[Hue, ...]:
    return tuple(Hue(colour, colour) for colour in palette.hues(count))


INK, BLACK = "#0B3F4A", "#000000"
DEFAULT = Theme(
    ink=INK,
    text="#16282D",
    grey="#51656B",
    pale="#C3CED1",
    primary=Hue(INK, INK),
    hues=_own_hues,
    level_colours=palette.level_colours,
)
"""Our own colours, where a house has none."""
GREY = Theme(
    ink=BLACK,
    text=BLACK,
    grey="#404040",
    pale="#999999",
    primary=Hue(BLACK, BLACK),
    hues=lambda count: (Hue(BLACK, BLACK),) * count,
    level_colours=lambda count: (BLACK,) * count,
    colourless=True,
)
"""Black and greys, for printers that have no colour."""

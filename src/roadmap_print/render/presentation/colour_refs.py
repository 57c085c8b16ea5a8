"""Colours as references to a theme's, so that a change of the theme changes every slide.

Our own theme holds our colours exactly, but for those that a theme has no place for. In a house's
template our colours give way to the nearest part that its own play there.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from roadmap_print.brand import palette
from roadmap_print.brand.theme import WHITE, Theme

ACCENTS = 6
"""How many colours a theme has besides those of text and ground (ECMA-376, 20.1.6.2)."""
LEVELS = 6  # of difficulty at most
LEGIBLE = 4.5  # to 1: the contrast of type (WCAG 2.2, 1.4.3)


@dataclass(frozen=True, slots=True)
class ColourRefs:
    """Colours by what they are called in a theme; those without a name as they are.

    `shown` are the colours that names stand for, where words must be read on them.
    """

    names: Mapping[str, str]
    shown: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of_theme(cls, theme: Theme, steps: int) -> ColourRefs:
        """Return the references to our own theme."""
        return cls({colour: name for name, colour in reversed(theme_colours(theme, steps))})

    @classmethod
    def of_house(cls, theme: Theme, steps: int, shown: Mapping[str, str]) -> ColourRefs:
        """Return the references to a house's theme, whose colours are `shown`."""
        hues = [*theme.hues(steps), theme.primary]
        names = {theme.pale: "bg2", WHITE: "bg1"}
        for place, hue in enumerate(hues):
            accent = f"accent{place % ACCENTS + 1}"
            names.update(dict.fromkeys((hue.surface, hue.tone), accent))
        levels = [each for count in range(1, LEVELS + 1) for each in theme.level_colours(count)]
        names.update(dict.fromkeys((*levels, theme.ink, theme.text, theme.grey), "tx1"))
        return cls(names, shown)

    def colour(self, colour: str) -> str:
        """Return a colour as DrawingML."""
        name = self.names.get(colour)
        if name:
            return f'<a:schemeClr val="{name}"/>'
        return f'<a:srgbClr val="{colour.removeprefix("#").upper()}"/>'

    def fill(self, colour: str) -> str:
        """Return a fill; `none` for a colour that is."""
        if colour == "none":
            return "<a:noFill/>"
        return f"<a:solidFill>{self.colour(colour)}</a:solidFill>"

    def on(self, ground: str, colour: str) -> str:
        """Return the colour of words on a surface: as wanted, or what can be read there."""
        name = self.names.get(ground, "")
        if name not in self.shown:
            return self.fill(colour)
        surface = self.shown[name]
        wanted = self.shown.get(self.names.get(colour, ""), colour)
        if palette.contrast(surface, wanted) >= LEGIBLE:
            return self.fill(colour)
        best = max(("bg1", "tx1"), key=lambda each: palette.contrast(surface, self.shown[each]))
        return f'<a:solidFill><a:schemeClr val="{best}"/></a:solidFill>'


def theme_colours(theme: Theme, steps: int) -> list[tuple[str, str]]:
    """Return the names of a theme's colours, and ours behind them; the first of equal ones counts.

    The steps' colours are the accents, the first six of them.
    """
    accents = [hue.surface for hue in theme.hues(max(1, steps))][:ACCENTS]
    accents += [theme.primary.surface, theme.grey, theme.ink, theme.text, theme.pale, theme.ink]
    named = [("tx1", theme.text), ("bg1", WHITE), ("tx2", theme.ink), ("bg2", theme.pale)]
    return [*named, *((f"accent{n}", colour) for n, colour in enumerate(accents[:ACCENTS], 1))]

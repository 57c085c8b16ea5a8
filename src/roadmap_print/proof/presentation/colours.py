"""Colours as a slide shows them: of a theme, through the map of its master, lighter or darker.

ECMA-376, part 1, 20.1.2.3 has the colours and what transforms them, 20.1.8 the fills.
"""

from __future__ import annotations

import colorsys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final, TypeAlias
from xml.etree import ElementTree as ET

from PIL import ImageColor

from roadmap_print.brand.palette import gamma
from roadmap_print.proof.extract.page_values import Colour

WHOLE: Final = 100_000  # thousandths of a percent, in which DrawingML counts
_DEGREE: Final = 60_000
_THEME_MAP: Final = {
    "bg1": "lt1",
    "tx1": "dk1",
    "bg2": "lt2",
    "tx2": "dk2",
}
"""How masters map the theme's colours where they do not say otherwise."""
_PRESET_WORDS: Final = (("dk", "dark"), ("lt", "light"), ("med", "medium"))
NO_COLOUR: Final = "000000"


@dataclass(frozen=True, slots=True)
class ColourScheme:
    """The colours of a theme by their names, and the names that slides use by those of the theme.

    `fonts` are its faces by the names that stand for them, as `+mj-lt` for that of titles.
    `placeholder` is the colour that fills of the theme stand in for (phClr), `styles` are those
    fills, of shapes and of backgrounds.
    """

    colours: Mapping[str, ET.Element]
    names: Mapping[str, str]
    fonts: Mapping[str, str]
    fills: tuple[ET.Element, ...] = ()
    backgrounds: tuple[ET.Element, ...] = ()
    placeholder: Colour | None = None

    @classmethod
    def of(cls, theme: ET.Element | None) -> ColourScheme:
        """Return what a theme has, None for none."""
        if theme is None:
            return cls({}, _THEME_MAP, {})
        scheme = theme.find(".//clrScheme")
        listed = {} if scheme is None else {each.tag: each[0] for each in scheme if len(each)}
        lists = (theme.find(f".//{tag}") for tag in ("fillStyleLst", "bgFillStyleLst"))
        fills, backgrounds = (() if each is None else tuple(each) for each in lists)
        return cls(listed, _THEME_MAP, dict(_faces(theme)), fills, backgrounds)

    def mapped(self, names: Mapping[str, str]) -> ColourScheme:
        """Return the scheme of a layout or slide that names some colours otherwise."""
        return replace(self, names={**self.names, **names}) if names else self

    def colour(self, holder: ET.Element | None) -> tuple[Colour, float] | None:
        """Return the colour that an element holds, and how much of it covers; None for none."""
        if holder is None:
            return None
        for each in holder:
            if read := _READERS.get(each.tag):
                base = read(self, each)
                return base and _transformed(base, each)
        return None

    def named(self, name: str) -> Colour | None:
        """Return a colour of the theme by the name that slides use."""
        if name == "phClr":
            return self.placeholder
        holder = self.colours.get(self.names.get(name, name))
        if holder is None or holder.tag not in _READERS:
            return None
        return _READERS[holder.tag](self, holder)

    def styled(self, reference: ET.Element | None) -> ET.Element | None:
        """Return the fill that a style refers to: from 1 those of shapes, from 1001 grounds."""
        index = int(reference.get("idx", "0")) if reference is not None else 0
        fills, place = (self.backgrounds, index - 1001) if index > 1000 else (self.fills, index - 1)
        return fills[place] if 0 <= place < len(fills) else None

    def for_placeholder(self, reference: ET.Element) -> ColourScheme:
        """Return the scheme in which the theme's own fills have the colour that a style names."""
        found = self.colour(reference)
        return replace(self, placeholder=found[0]) if found else self


def _faces(theme: ET.Element) -> Iterator[tuple[str, str]]:
    for short, kind in (("mj", "majorFont"), ("mn", "minorFont")):
        for script, tag in (("lt", "latin"), ("ea", "ea"), ("cs", "cs")):
            if (face := theme.find(f".//{kind}/{tag}")) is not None:
                yield f"+{short}-{script}", face.get("typeface", "")


def share(element: ET.Element, key: str = "val") -> float:
    """Return a share; in the strict form it is written with a percent sign."""
    text = element.get(key, "0")
    return float(text[:-1]) / 100 if text.endswith("%") else float(text) / WHOLE


def _hex(text: str) -> Colour | None:
    return ImageColor.getrgb(f"#{text}")[:3]


def _preset(_: ColourScheme, element: ET.Element) -> Colour | None:
    name = element.get("val", "")
    for short, long in _PRESET_WORDS:
        if name.startswith(short) and not name.startswith(long):
            name = long + name.removeprefix(short)
    return ImageColor.getrgb(name)[:3]


def _percents(_: ColourScheme, element: ET.Element) -> Colour | None:
    red, green, blue = (round(255 * gamma(share(element, key))) for key in "rgb")
    return red, green, blue


def _hsl(_: ColourScheme, element: ET.Element) -> Colour | None:
    hue = float(element.get("hue", "0")) / _DEGREE / 360
    return _of_hls(hue, share(element, "lum"), share(element, "sat"))


_READERS: Final[Mapping[str, Callable[[ColourScheme, ET.Element], Colour | None]]] = {
    "srgbClr": lambda _, element: _hex(element.get("val", NO_COLOUR)),
    "sysClr": lambda _, element: _hex(element.get("lastClr", NO_COLOUR)),
    "schemeClr": lambda scheme, element: scheme.named(element.get("val", "")),
    "prstClr": _preset,
    "scrgbClr": _percents,
    "hslClr": _hsl,
}


def _of_hls(hue: float, light: float, saturation: float) -> Colour:
    within = (min(1.0, max(0.0, part)) for part in (light, saturation))
    red, green, blue = (round(part * 255) for part in colorsys.hls_to_rgb(hue % 1, *within))
    return red, green, blue


def _transformed(colour: Colour, element: ET.Element) -> tuple[Colour, float]:
    """Apply what makes a colour lighter, darker, greyer or clear, in the order it stands in."""
    opacity = 1.0
    for each in element:
        if each.tag == "alpha":
            opacity = share(each)
        elif change := _CHANGES.get(each.tag):
            hue, light, saturation = colorsys.rgb_to_hls(*(part / 255 for part in colour))
            colour = _of_hls(*change(hue, light, saturation, share(each)))
    return colour, opacity


_Change: TypeAlias = Callable[[float, float, float, float], tuple[float, float, float]]
_CHANGES: Final[Mapping[str, _Change]] = {
    "lumMod": lambda hue, light, grey, by: (hue, light * by, grey),
    "lumOff": lambda hue, light, grey, by: (hue, light + by, grey),
    "lum": lambda hue, _, grey, by: (hue, by, grey),
    "satMod": lambda hue, light, grey, by: (hue, light, grey * by),
    "satOff": lambda hue, light, grey, by: (hue, light, grey + by),
    "shade": lambda hue, light, grey, by: (hue, light * by, grey),
    "tint": lambda hue, light, grey, by: (hue, 1 - (1 - light) * by, grey),
}


def fills(
    holder: ET.Element | None, scheme: ColourScheme
) -> Iterator[tuple[Colour, float] | ET.Element]:
    """Yield the colours of a fill with how much they cover, or the picture that it is of.

    `holder` holds the fill or is one itself; of a gradient each stop is a colour.
    """
    if holder is None:
        return
    own = holder if holder.tag in _PARTS else next((e for e in holder if e.tag in _PARTS), None)
    if own is None:
        return
    if own.tag == "blipFill":
        yield own
        return
    for path in _PARTS[own.tag]:
        for each in own.findall(path):
            if found := scheme.colour(each):
                yield found


_PARTS: Final[Mapping[str, tuple[str, ...]]] = {
    "solidFill": (".",),
    "gradFill": ("gsLst/gs",),
    "pattFill": ("fgClr", "bgClr"),
    "blipFill": (),
    "noFill": (),
    "grpFill": (),
}

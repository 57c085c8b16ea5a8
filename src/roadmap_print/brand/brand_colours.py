"""A house's colours as `_brand.yml` names them: values, or names in its palette."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from roadmap_print.brand.brand_model import BrandColour, BrandColours
from roadmap_print.brand.colour_shift import READABLE, darken, vanishes
from roadmap_print.brand.palette import contrast
from roadmap_print.catalogue.reading.diagnostics import Diagnostics
from roadmap_print.catalogue.reading.suggestions import nearest
from roadmap_print.i18n.translator import Message

BARE = re.compile(r"[0-9A-Fa-f]{6}")
SURFACES = frozenset({"primary", "secondary"})
"""Colours that fields, discs and the line are printed in."""
MOST_LISTED = 12
MOST_STEPS = 12
"""Names that lead to names, in the palette; one more is a circle."""


@dataclass(frozen=True, slots=True)
class Colours:
    """The colour of a house as `#RRGGBB`, its accent and the colour of its text where given."""

    primary: str
    accent: str | None = None
    text: str | None = None


def read_colours(keys: BrandColours, problems: Diagnostics) -> Colours | None:
    """Give the colours that pages are made from; None where the house has no primary one.

    All that is written as a colour and is none is told, whether a page has it or not.
    """
    values = {name: _value(each) for name, each in keys.palette.items()}
    for name, value in values.items():
        if value:
            _resolved(value, f"color.palette.{name}", values, problems)
    found = {}
    for name in ("primary", "secondary", "foreground", "background"):
        value = _value(getattr(keys, name))
        if value and (colour := _resolved(value, f"color.{name}", values, problems)):
            found[name] = colour
    for name in found.keys() & SURFACES:
        if vanishes(found[name]):
            problems.error(f"color.{name}", Message("brand.white"), colour=found[name])
    if text := found.get("foreground"):
        _hold_to_paper(text, found.get("background"), problems)
    if "primary" not in found:
        if found and not problems.failed:
            problems.warn("color", Message("brand.no_primary"))
        return None
    return Colours(found["primary"], found.get("secondary"), text)


def _value(colour: BrandColour | None) -> str | None:
    return (colour.light or colour.dark) if colour else None


def _hold_to_paper(text: str, ground: str | None, problems: Diagnostics) -> None:
    """Tell of a colour of text that cannot be read: pages are white, whatever a screen's are."""
    if (found := contrast(text)) >= READABLE:
        return
    dark = ground is not None and contrast(ground) > contrast(text)
    hint = Message("brand.pale_on_dark_hint") if dark else None
    problems.error(
        "color.foreground",
        Message("brand.pale_text"),
        hint,
        colour=text,
        ratio=round(found, 1),
        least=READABLE,
        near=darken(text),
    )


def _resolved(
    value: str, where: str, palette: Mapping[str, str | None], problems: Diagnostics
) -> str | None:
    """Give a colour as `#RRGGBB`, by way of the palette where it is a name there."""
    text = value
    for _ in range(MOST_STEPS):
        named = palette.get(text)
        if named is None or named == text:  # "blue: blue" is CSS's
            break
        text = named
    else:
        problems.error(where, Message("brand.circle"), text=value)
        return None
    colour = _parsed(text)
    if colour is None:
        if text == value:  # else it is told where the palette has it
            _tell(text, where, palette, problems)
        return None
    if isinstance(colour, str):
        return colour
    problems.error(where, Message("brand.transparent"), text=value, near=_hex(colour))
    return None


def _parsed(text: str) -> str | tuple[int, ...] | None:
    """Read a colour as CSS writes it; one that lets through what is behind it as four numbers."""
    from PIL import ImageColor

    try:
        channels = tuple(ImageColor.getrgb(text.strip()))
    except ValueError:
        return None
    return channels if len(channels) == 4 and channels[3] < 255 else _hex(channels)


def _hex(channels: tuple[int, ...]) -> str:
    return "#" + "".join(f"{each:02X}" for each in channels[:3])


def _tell(text: str, where: str, palette: Mapping[str, object], problems: Diagnostics) -> None:
    hint, near, names = None, "", ""
    if BARE.fullmatch(text):
        hint, near = Message("brand.bare_colour_hint"), f"#{text}"
    elif problems.patient and (known := nearest(text, palette)):
        hint, near = Message("catalogue.did_you_mean"), known
    elif 0 < len(palette) <= MOST_LISTED:
        hint, names = Message("brand.bad_colour_names_hint"), ", ".join(palette)
    problems.error(where, Message("brand.bad_colour"), hint, text=text, near=near, names=names)

"""From what a house has chosen to the colours, logos and typefaces of its pages."""

from dataclasses import replace
from functools import partial

from roadmap_print.brand import palette
from roadmap_print.brand.brand_colours import Colours
from roadmap_print.brand.brand_file import Brand
from roadmap_print.brand.colour_shift import VISIBLE, Oklch, arc, darken, ink_of, oklch, words_on
from roadmap_print.brand.theme import DEFAULT, GREY, WHITE, Hue, Logo, Theme
from roadmap_print.catalogue import logo as pictures

# Text, secondary text and hairlines of a house: nearly grey, with as much of its hue as ours have
# (theme.DEFAULT). Lightness and chroma in OKLab; the contrast that secondary text keeps.
TEXT, SECOND, HAIRLINE = (0.265, 0.026), (0.49, 0.025), (0.845, 0.014)
SECOND_CONTRAST = 6.0


def make_theme(brand: Brand | None, own_logo: pictures.PictureFile | None, *, grey: bool) -> Theme:
    """Return the theme of a house; without one, ours with the catalogue's `own_logo`."""
    theme = GREY if grey else DEFAULT
    logo = picture_of(own_logo) if own_logo else None
    if brand is None:
        return replace(theme, logo=logo)
    if brand.colours and not grey:
        theme = _coloured(brand.colours)
    field = not grey and (brand.cover == "field" if brand.cover else brand.colours is not None)
    dark = not grey and theme.primary.on_surface == WHITE
    return replace(
        theme,
        field=field,
        name=brand.name,
        logo=(brand.plain_logo if grey else None) or brand.logo or logo,
        field_logo=brand.dark_logo if dark else None,
        fonts=brand.fonts,
    )


def picture_of(file: pictures.PictureFile) -> Logo:
    """Return a picture that was checked, as a logo."""
    size = pictures.size(file.data)
    return Logo(file, size.width / size.height)


def _coloured(colours: Colours) -> Theme:
    primary, ink = colours.primary, ink_of(colours.primary)
    return Theme(
        ink=ink,
        text=colours.text or _neutral(primary, *TEXT),
        grey=darken(_neutral(primary, *SECOND), SECOND_CONTRAST),
        pale=_neutral(primary, *HAIRLINE),
        primary=make_hue(primary, ink),
        hues=partial(_hues, colours, ink),
        level_colours=palette.level_colours,
    )


def make_hue(surface: str, ink: str) -> Hue:
    """Return a colour as it is put on paper by a house with this ink (design, B5, 1 to 5)."""
    edge = ink if palette.contrast(surface) < VISIBLE else None
    return Hue(surface, darken(surface), words_on(surface, ink), edge)


def _hues(colours: Colours, ink: str, count: int) -> tuple[Hue, ...]:
    """Return a colour a step: the way to the accent; without one numerals tell steps apart."""
    accent = colours.accent or colours.primary
    one = accent == colours.primary
    surfaces = (accent,) * count if one else arc(colours.primary, accent, count)
    return tuple(make_hue(each, ink) for each in surfaces)


def _neutral(colour: str, lightness: float, chroma: float) -> str:
    like = oklch(colour)
    return Oklch(lightness, min(chroma, like.chroma), like.hue).colour
